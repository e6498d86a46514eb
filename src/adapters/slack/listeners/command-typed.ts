import type { App } from '@slack/bolt';
import { assertNever } from '../../../domain/assert-never.ts';
import type { Card } from '../../../views/card.ts';
import { helpCard } from '../../../views/help.ts';
import { sentence } from '../../../views/sentence.ts';
import { privateAnswer, tryAgainCard } from '../answers.ts';
import { drawDialog, openView } from '../open-view.ts';
import { commandSchema } from '../payloads.ts';
import { readCommand } from '../read-command.ts';
import { readMessage } from '../read-message.ts';
import type { Acting } from '../who-acts.ts';
import type { ListenerDeps } from './deps.ts';

/** `/ticket`: opens the form, filled with what stands behind it; shows a ticket; helps. */
export function listenToCommand(app: App, deps: ListenerDeps): void {
  app.command('/ticket', async ({ ack, client, command }) => {
    const typed = commandSchema.parse(command);

    const attempt = await deps.attemptFor({ team: typed.team_id, user: typed.user_id }, (acting) =>
      answerCommand(deps, typed, acting),
    );

    if (attempt.kind === 'stranger') return ack();
    if (attempt.kind === 'unavailable') return ack(privateAnswer(sentence(attempt.reader.texts.unavailableCommand)));
    const { value: answered, acting } = attempt;
    if (answered.show === 'card') return ack(privateAnswer(answered.card));
    const opened = await openView(client, typed.trigger_id, drawDialog(answered.dialog, acting.reader), deps.log);
    if (opened) return ack();
    const again = { action: 'draft.open', value: { draftId: answered.draftId } } as const;
    return ack(privateAnswer(tryAgainCard(again, acting.reader)));
  });
}

type CommandAnswer =
  | { readonly show: 'card'; readonly card: Card }
  | ({ readonly show: 'form' } & Pick<
      Awaited<ReturnType<ListenerDeps['useCases']['openNewForm']>>,
      'dialog' | 'draftId'
    >);

async function answerCommand(
  { useCases, clock }: ListenerDeps,
  typed: { readonly text: string; readonly channel_id: string },
  { deskId, connectionId, actor, reader }: Acting,
): Promise<CommandAnswer> {
  const command = readCommand(readMessage(typed.text));
  switch (command.kind) {
    case 'help':
      return { show: 'card', card: helpCard(reader) };
    case 'show':
      return { show: 'card', card: await useCases.giveStatus({ deskId, actor, number: command.number }) };
    case 'open': {
      const place = { connectionId, conversation: typed.channel_id };
      const form = await useCases.openNewForm({ deskId, actor, ...place, text: command.text, at: clock.now() });
      return { show: 'form', dialog: form.dialog, draftId: form.draftId };
    }
    default:
      return assertNever(command);
  }
}
