import type { App } from '@slack/bolt';
import { readCommand } from '../../../domain/commands/read-command.ts';
import { answerCommand } from '../../../gestures/command-typed.ts';
import { sentence } from '../../../views/sentence.ts';
import { strangerCard } from '../../../views/stranger.ts';
import { tryAgainCard } from '../../../views/try-again.ts';
import { commandSchema } from '../read/payloads.ts';
import { mentionsIn, readMasked } from '../read/read-message.ts';
import { privateAnswer } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, openView } from './open-view.ts';

/** `/ticket`: a form filled with what stands behind it, or one of the commands of `domain/commands`; always answered in private. */
export function listenToCommand(app: App, deps: ListenerDeps): void {
  app.command('/ticket', async ({ ack, client, command }) => {
    const typed = commandSchema.parse(command);
    const { text, kinds: secrets } = readMasked(typed.text);
    const asked = readCommand(text, mentionsIn(typed.text));
    const where = {
      secrets,
      conversation: typed.channel_id,
      gestureKey: `slack:${typed.team_id}:command:${typed.trigger_id}`,
    };
    const who = { externalConnection: typed.team_id, externalId: typed.user_id, typedOn: 'slack' as const };

    const attempt = await deps.attemptFor('command', who, (acting) => answerCommand(deps, asked, where, acting));

    if (attempt.kind === 'stranger') return ack(privateAnswer(strangerCard()));
    if (attempt.kind === 'unavailable') return ack(privateAnswer(sentence(attempt.reader.texts.unavailableCommand)));
    const { value: answered, acting } = attempt;
    if (answered.show === 'card') return ack(privateAnswer(answered.card));
    const opened = await openView(client, typed.trigger_id, drawDialog(answered.dialog, acting.reader), deps.log);
    return opened ? ack() : ack(privateAnswer(tryAgainCard(answered.again, acting.reader)));
  });
}
