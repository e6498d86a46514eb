import type { types } from '@slack/bolt';
import type { Card } from '../../../views/card.ts';
import { renderCard } from '../draw/render-card.ts';

/** An answer that only the person sees, beside the message that was clicked or below the command that was typed. */
export function privateAnswer(card: Card, threadTs?: string): PrivateAnswer {
  return {
    response_type: 'ephemeral',
    replace_original: false,
    ...renderCard(card),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
  };
}

interface PrivateAnswer {
  response_type: 'ephemeral';
  replace_original: false;
  text: string;
  blocks: types.KnownBlock[];
  thread_ts?: string;
}

/** An answer in the place of the message that was clicked: its buttons have done their work. */
export function inItsPlace(card: Card): { replace_original: true; text: string; blocks: types.KnownBlock[] } {
  return { replace_original: true, ...renderCard(card) };
}
