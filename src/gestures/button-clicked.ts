import type { Button } from '../views/card.ts';
import type { Acting } from './acting.ts';
import { channelClicks } from './channel-clicked.ts';
import type { AnswerToClick, Click, ClickAnswer } from './click.ts';
import type { GestureDeps } from './deps.ts';
import { homeClicks } from './home-clicked.ts';
import { promptClicks } from './prompt-clicked.ts';
import { ticketClicks } from './ticket-clicked.ts';
import type { GestureKind } from './who-acts.ts';

const CLICKS: Readonly<Record<Button['action'], AnswerToClick>> = {
  ...promptClicks,
  ...ticketClicks,
  ...channelClicks,
  ...homeClicks,
};

/**
 * What a click on any of our buttons comes to.
 * @throws ZodError when what rides on it is not ours
 */
export function answerClick(
  deps: GestureDeps,
  { action, ...click }: Click & { readonly action: Button['action'] },
  acting: Acting,
): Promise<ClickAnswer> {
  return CLICKS[action](deps, click, acting);
}

/** Under which kind a click is counted. */
export function kindOfClick(action: Button['action']): GestureKind {
  if (action in promptClicks) return 'prompt';
  if (action in channelClicks) return 'channel';
  return action in homeClicks ? 'home' : 'ticket';
}
