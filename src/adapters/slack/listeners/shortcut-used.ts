import type { App } from '@slack/bolt';
import { answerShortcut } from '../../../gestures/shortcut-used.ts';
import { sentence } from '../../../views/sentence.ts';
import { strangerCard } from '../../../views/stranger.ts';
import { tryAgainCard } from '../../../views/try-again.ts';
import { headOf } from '../read/messages-near.ts';
import { messageShortcutSchema, teamOfGesture } from '../read/payloads.ts';
import { readFile } from '../read/read-files.ts';
import { readMessage } from '../read/read-message.ts';
import { privateAnswer } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, openView } from './open-view.ts';

/**
 * "Créer un ticket" in the menu of any message, also where we are no member: the form filled with it, or the ticket that it
 * already is. Answers go by the gesture's own address, which reaches wherever it was made.
 */
export function listenToShortcuts(app: App, deps: ListenerDeps): void {
  app.shortcut({ type: 'message_action', callback_id: 'create_ticket' }, async ({ ack, body, client, respond }) => {
    await ack();
    const used = messageShortcutSchema.parse(body);
    const { message, channel } = used;
    const threadTs = message.thread_ts;
    const who = { externalConnection: teamOfGesture(used), externalId: used.user.id, typedOn: 'slack' as const };

    const attempt = await deps.attemptFor('shortcut', who, (acting) => {
      const files = message.files.flatMap((file) => readFile(file, acting.connectionId) ?? []);
      const pointed = { ...headOf(message), text: readMessage(message.text ?? ''), files };
      return answerShortcut(deps, { conversation: channel.id, message: pointed }, acting);
    });

    if (attempt.kind === 'stranger') {
      await respond(privateAnswer(strangerCard(), threadTs));
      return;
    }
    if (attempt.kind === 'unavailable') {
      await respond(privateAnswer(sentence(attempt.reader.texts.unavailableCommand), threadTs));
      return;
    }
    const { value: answered, acting } = attempt;
    if (answered.show === 'card') {
      await respond(privateAnswer(answered.card, threadTs));
      return;
    }
    if (await openView(client, used.trigger_id, drawDialog(answered.dialog, acting.reader), deps.log)) return;
    await respond(privateAnswer(tryAgainCard(answered.again, acting.reader), threadTs));
  });
}
