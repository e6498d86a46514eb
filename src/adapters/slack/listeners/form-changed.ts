import type { App } from '@slack/bolt';
import { OFFERED_TYPES } from '../../../domain/ticket/ticket.ts';
import { REDRAW_ACTION } from '../draw/render-form.ts';
import { draftIdsSchema, formGestureSchema, teamOfGesture } from '../read/payloads.ts';
import { readForm } from '../read/read-form.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, updateView } from './open-view.ts';
import { promptAddressOf } from './prompt-address.ts';

/** Another type was chosen in the ticket form: the same form again in that type's fields, with what was typed. */
export function listenToFormChanges(app: App, { useCases, attemptFor, clock }: ListenerDeps): void {
  app.action(REDRAW_ACTION, async ({ ack, body, client }) => {
    await ack();
    const gesture = formGestureSchema.parse(body);
    const { view, user } = gesture;
    const context: unknown = JSON.parse(view.private_metadata);
    const { draftId } = draftIdsSchema.parse(context);
    const who = { team: teamOfGesture(gesture), user: user.id };

    const changed = await attemptFor(who, async ({ deskId, connectionId, actor }) => {
      const typed = readForm(view.state, connectionId);
      const type = OFFERED_TYPES.find((known) => known === typed['type']);
      return type && useCases.changeFormType({ deskId, actor, draftId, type, typed, at: clock.now() });
    });

    // Otherwise the form stays as it is, with what was typed; sending it says what is to be said.
    if (changed.kind === 'done' && changed.value?.kind === 'form')
      await updateView(client, view, drawDialog(changed.value.dialog, changed.acting.reader, promptAddressOf(context)));
  });
}
