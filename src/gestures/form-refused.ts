import { assertNever } from '../domain/assert-never.ts';
import type { Corrections } from '../forms/read-submission.ts';
import type { Dialog } from '../views/dialog.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import type { FormGiven } from './form-given.ts';
import { moveIdsSchema, ticketFormIdsSchema, ticketIdsSchema } from './ids.ts';

type RefusedForm = FormGiven & { readonly submits: Dialog['submits']; readonly corrections: Corrections };

/**
 * A form that came back with corrections, drawn again with all that was typed, for a platform that does not leave it on the
 * screen. Undefined when it can no longer be shown: its ticket has moved on in the meantime.
 * @throws ZodError when the form is not one of ours
 */
export async function refusedForm(
  deps: Pick<GestureDeps, 'useCases'>,
  form: RefusedForm,
  acting: Acting,
): Promise<Dialog | undefined> {
  const started = await start(deps, form, acting);
  if (started.kind !== 'form') return undefined;
  // A ticket form holds more than what was typed: the files that came with the message.
  const typed = form.submits === 'ticket.submit' ? started.dialog.typed : form.typed;
  return { ...started.dialog, typed, corrections: form.corrections };
}

function start(
  { useCases }: Pick<GestureDeps, 'useCases'>,
  { submits, context, typed, corrections }: RefusedForm,
  { deskId, connectionId, actor }: Acting,
) {
  switch (submits) {
    case 'ticket.submit':
      return useCases.showFormAgain({ deskId, actor, ...ticketFormIdsSchema.parse(context), typed, corrections });
    case 'ticket.move':
      return useCases.startMove({ deskId, actor, ...moveIdsSchema.parse(context) });
    case 'ticket.assign':
      return useCases.startAssignment({ deskId, actor, ...ticketIdsSchema.parse(context) });
    case 'ticket.escalate':
      return useCases.startEscalation({ deskId, actor, ...ticketIdsSchema.parse(context) });
    case 'ticket.rank':
      return useCases.startRanking({ deskId, actor, ...ticketIdsSchema.parse(context) });
    case 'ticket.reply':
      return useCases.startReply({ deskId, actor, ...ticketIdsSchema.parse(context) });
    case 'desk.setup':
      return useCases.startSetup({ deskId, connectionId, actor });
    default:
      return assertNever(submits);
  }
}
