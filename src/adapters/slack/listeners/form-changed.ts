import type { App } from '@slack/bolt';
import { changedForm } from '../../../gestures/form-changed.ts';
import { REDRAW_ACTION } from '../draw/render-form.ts';
import { formGestureSchema, teamOfGesture } from '../read/payloads.ts';
import { readForm } from '../read/read-form.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, updateView } from './open-view.ts';
import { promptAddressOf } from './prompt-address.ts';

/** Another type was chosen in the ticket form: the same form again in that type's fields, with what was typed. */
export function listenToFormChanges(app: App, deps: ListenerDeps): void {
  app.action(REDRAW_ACTION, async ({ ack, body, client }) => {
    await ack();
    const gesture = formGestureSchema.parse(body);
    const { view, user } = gesture;
    const context: unknown = JSON.parse(view.private_metadata);
    const who = { externalConnection: teamOfGesture(gesture), externalId: user.id, typedOn: 'slack' as const };

    const changed = await deps.attemptFor('form_change', who, (acting) =>
      changedForm(deps, { context, typed: readForm(view.state, acting.connectionId) }, acting),
    );

    // Otherwise the form stays as it is, with what was typed.
    if (changed.kind === 'done' && changed.value)
      await updateView(client, view, drawDialog(changed.value, changed.acting.reader, promptAddressOf(context)));
  });
}
