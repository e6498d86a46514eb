import type { WrittenMessage } from '../../../app/ports/directory.ts';
import { answerCommand } from '../../../gestures/command-typed.ts';
import { answerShortcut } from '../../../gestures/shortcut-used.ts';
import type { Heard } from '../app.ts';
import { sayInDialog } from '../invoke-answers.ts';
import { baseOf } from '../read/conversation-id.ts';
import { type PointedPayload, shortcutValueSchema } from '../read/payloads.ts';
import { readMessage } from '../read/read-message.ts';
import type { ListenerDeps } from './deps.ts';
import { showCard, showForm, withChannels } from './open-view.ts';
import { strangerWords, whoOf } from './who.ts';

/**
 * "Créer un ticket" in the menu of any message, under the box where one writes, or behind a slash: the form, filled with the
 * message when there is one, or the ticket that it already is. Also where the app is no member.
 */
export async function answerMenu(deps: ListenerDeps, heard: Heard): Promise<unknown> {
  const who = whoOf(heard);
  if (!who) return sayInDialog(strangerWords(heard));
  const { activity } = heard;
  const { messagePayload } = shortcutValueSchema.parse(activity['value']);
  const conversation = baseOf(activity.conversation.id);

  const attempt = await deps.attemptFor('shortcut', who, async (acting) => {
    const command = { kind: 'open', text: '' } as const;
    const answered = messagePayload
      ? await answerShortcut(deps, { conversation, message: toWritten(messagePayload, deps.clock.now()) }, acting)
      : await answerCommand(deps, command, { conversation, gestureKey: '' }, acting);
    if (answered.show === 'card') return answered;
    return { ...answered, opened: await withChannels(answered.dialog, deps, acting) };
  });

  if (attempt.kind === 'stranger') return sayInDialog(strangerWords(heard));
  if (attempt.kind === 'unavailable') return sayInDialog(attempt.reader.texts.unavailableCommand);
  const { value: answered, acting } = attempt;
  if (answered.show === 'card') return showCard(answered.card, acting.reader);
  return showForm(answered.opened, undefined, acting.reader);
}

function toWritten({ id, replyToId, from, body, createdDateTime }: PointedPayload, now: Date): WrittenMessage {
  const content = body?.content ?? '';
  const isHtml = body?.contentType !== 'text';
  return {
    messageId: id,
    threadId: replyToId && replyToId !== id ? replyToId : null,
    author: from?.user?.id.toLowerCase() ?? null,
    text: readMessage({ text: isHtml ? '' : content, html: isHtml ? content : undefined, ownNames: [] }),
    files: [],
    at: createdDateTime ? new Date(createdDateTime) : now,
  };
}
