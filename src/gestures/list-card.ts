import type { Turn } from '../app/tickets/ticket-page.ts';
import { cutInSight } from '../domain/clean-text.ts';
import type { Card } from '../views/card.ts';
import { sentence } from '../views/sentence.ts';
import { ticketListCard, type Wanted } from '../views/ticket-list.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';

/** What was looked for rides on the buttons that turn the pages. */
const WORDS_SEARCHED = 200;

/** The page of a list that somebody asked for, or turned to. */
export async function listCard(
  { useCases, clock }: Pick<GestureDeps, 'useCases' | 'clock'>,
  asked: Wanted,
  turn: Turn,
  { deskId, actor, reader }: Acting,
): Promise<Card> {
  const wanted = 'words' in asked ? { words: cutInSight(asked.words, WORDS_SEARCHED) } : asked;
  const result = await useCases.listTickets({ deskId, actor, wanted, turn, at: clock.now() });
  return result.kind === 'page'
    ? ticketListCard(result.page, wanted, reader)
    : sentence(reader.texts.lists.teamOnly(reader.command('mine')));
}
