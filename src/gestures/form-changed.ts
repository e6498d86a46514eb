import { OFFERED_TYPES } from '../domain/ticket/ticket.ts';
import { maskTyped } from '../forms/mask-typed.ts';
import type { Dialog } from '../views/dialog.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import type { FormGiven } from './form-given.ts';
import { draftIdsSchema } from './ids.ts';

/**
 * Another type was chosen in the ticket form: the same form again in that type's fields, with what was typed. Undefined when
 * the form stays as it is: sending it says what is to be said.
 * @throws ZodError when the form is not one of ours
 */
export async function changedForm(
  { useCases, clock }: Pick<GestureDeps, 'useCases' | 'clock'>,
  { context, typed: given }: FormGiven,
  { deskId, actor }: Acting,
): Promise<Dialog | undefined> {
  const { draftId } = draftIdsSchema.parse(context);
  const { typed, corrections } = maskTyped(given);
  const type = OFFERED_TYPES.find((known) => known === typed['type']);
  if (!type) return undefined;
  const changed = await useCases.changeFormType({ deskId, actor, draftId, type, typed, at: clock.now() });
  if (changed.kind !== 'form') return undefined;
  return { ...changed.dialog, corrections: { ...changed.dialog.corrections, ...corrections } };
}
