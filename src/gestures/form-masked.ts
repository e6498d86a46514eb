import type { Corrections } from '../forms/read-submission.ts';
import type { Dialog } from '../views/dialog.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import { changedForm } from './form-changed.ts';
import type { FormGiven } from './form-given.ts';
import { refusedForm } from './form-refused.ts';

/**
 * A form in which secrets were typed, as it comes back once: with all that was typed, masked, and beside each field what to
 * put there instead (C12). Sent again as it is, it is accepted. Undefined when it can no longer be shown.
 * @throws ZodError when the form is not one of ours
 */
export async function maskedForm(
  deps: Pick<GestureDeps, 'useCases' | 'clock'>,
  form: FormGiven & { readonly submits: Dialog['submits']; readonly corrections: Corrections },
  acting: Acting,
): Promise<Dialog | undefined> {
  // A ticket form goes on from its draft, which keeps what was typed.
  const changed = form.submits === 'ticket.submit' ? await changedForm(deps, form, acting) : undefined;
  const dialog = changed ?? (await refusedForm(deps, form, acting));
  return dialog && { ...dialog, corrections: { ...dialog.corrections, ...form.corrections } };
}
