import { createHash, randomUUID } from 'node:crypto';
import { assertNever } from '../../../domain/assert-never.ts';
import type { Acting } from '../../../gestures/acting.ts';
import { answerClick, kindOfClick } from '../../../gestures/button-clicked.ts';
import type { ClickAnswer } from '../../../gestures/click.ts';
import { formOffer } from '../../../views/form-offer.ts';
import type { Heard } from '../app.ts';
import { renderCard } from '../draw/render-card.ts';
import { sayBeside, sayInDialog } from '../invoke-answers.ts';
import { baseOf } from '../read/conversation-id.ts';
import type { ClickedButton } from '../read/payloads.ts';
import { inItsPlace } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { type Prompt, showCard, showForm, withChannels } from './open-view.ts';
import { replacePrompt } from './prompt-address.ts';
import { strangerWords, whoOf } from './who.ts';

/** Where the button stood, and what Teams expects: a card's button that opens a window, one that does not, or one in a window. */
export type ClickedIn = 'card_to_window' | 'card' | 'window';

/** A click on one of our buttons: reads, calls, answers. */
export async function answerButton(
  deps: ListenerDeps,
  heard: Heard,
  clicked: ClickedButton,
  where: ClickedIn,
): Promise<unknown> {
  const say = where === 'card' ? sayBeside : sayInDialog;
  const { action, value } = clicked;
  const who = whoOf(heard);
  if (!who) return say(strangerWords(heard));
  const conversation = baseOf(heard.activity.conversation.id);
  const gestureKey = `teams:${who.externalConnection}:click:${clicked.drawn}:${action}:${fingerprint(value)}:${who.externalId}`;

  const attempt = await deps.attemptFor(kindOfClick(action), who, async (acting) => {
    const answered = await answerClick(deps, { action, value, conversation, gestureKey }, acting);
    if (answered.show !== 'form') return answered;
    return { ...answered, opened: await withChannels(answered.dialog, deps, acting) };
  });

  if (attempt.kind === 'stranger') return say(strangerWords(heard));
  if (attempt.kind === 'unavailable') return say(attempt.reader.texts.unavailableCommand);
  const { value: answered, acting } = attempt;
  const prompt = where === 'window' ? undefined : messageOf(heard);
  if (where === 'card') return besideCard(answered, clicked, acting);
  switch (answered.show) {
    case 'form':
      return showForm(answered.opened, answered.endsPrompt ? prompt : undefined, acting.reader);
    case 'instead':
      // Not waited for: what is to be read is in the window already.
      if (prompt) void replacePrompt(deps, acting.connectionId, prompt, answered.card);
      return showCard(answered.card, acting.reader);
    case 'beside':
      return showCard(answered.card, acting.reader);
    case 'on_home':
      return sayInDialog(acting.reader.texts.form.sent);
    default:
      return assertNever(answered);
  }
}

/** What Teams takes for a click that opens no window: a sentence beside the card, or another card in its place. */
function besideCard(answered: ClickAnswer, clicked: ClickedButton, { reader }: Acting): unknown {
  switch (answered.show) {
    case 'beside':
      return sayBeside(answered.card.plain);
    case 'instead':
      return inItsPlace(renderCard(answered.card, randomUUID()).card);
    case 'form':
      return inItsPlace(renderCard(formOffer(clicked, reader), randomUUID()).card);
    case 'on_home':
      return sayBeside(reader.texts.form.sent);
    default:
      return assertNever(answered);
  }
}

/** The message that was clicked. */
function messageOf({ activity }: Heard): Prompt {
  const { replyToId, conversation } = activity;
  return typeof replyToId === 'string' ? { conversation: conversation.id, messageId: replyToId } : undefined;
}

function fingerprint(value: ClickedButton['value']): string {
  const inOrder = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('base64url').slice(0, 16);
}
