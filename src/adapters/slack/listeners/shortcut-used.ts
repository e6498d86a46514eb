import type { App } from '@slack/bolt';
import { alreadyTicket } from '../../../views/already-ticket.ts';
import { sentence } from '../../../views/sentence.ts';
import { headOf } from '../read/messages-near.ts';
import { messageShortcutSchema, teamOfGesture } from '../read/payloads.ts';
import { readFile } from '../read/read-files.ts';
import { readMessage } from '../read/read-message.ts';
import { privateAnswer, tryAgainCard } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, openView } from './open-view.ts';

/**
 * "Créer un ticket" in the menu of any message, also where we are no member: the form filled with it, or the ticket that it
 * already is. Answers go by the gesture's own address, which reaches wherever it was made.
 */
export function listenToShortcuts(app: App, { useCases, attemptFor, clock, log }: ListenerDeps): void {
  app.shortcut({ type: 'message_action', callback_id: 'create_ticket' }, async ({ ack, body, client, respond }) => {
    await ack();
    const used = messageShortcutSchema.parse(body);
    const { message, channel } = used;
    const threadTs = message.thread_ts;

    const attempt = await attemptFor(
      { team: teamOfGesture(used), user: used.user.id },
      ({ deskId, connectionId, actor }) =>
        useCases.openFormFromMessage({
          deskId,
          actor,
          connectionId,
          conversation: channel.id,
          message: {
            ...headOf(message),
            text: readMessage(message.text ?? ''),
            files: message.files.flatMap((file) => readFile(file, connectionId) ?? []),
          },
          at: clock.now(),
        }),
    );

    if (attempt.kind === 'stranger') return;
    if (attempt.kind === 'unavailable') {
      await respond(privateAnswer(sentence(attempt.reader.texts.unavailableCommand), threadTs));
      return;
    }
    const { value: result, acting } = attempt;
    if (result.kind === 'already_ticket') {
      await respond(privateAnswer(alreadyTicket(result.ticket, acting.reader), threadTs));
      return;
    }
    if (await openView(client, used.trigger_id, drawDialog(result.dialog, acting.reader), log)) return;
    const again = { action: 'draft.open', value: { draftId: result.draftId } } as const;
    await respond(privateAnswer(tryAgainCard(again, acting.reader), threadTs));
  });
}
