import type { ConnectionId } from '../../../domain/ids.ts';
import type { Card } from '../../../views/card.ts';
import type { ListenerDeps } from './deps.ts';
import type { Prompt } from './open-view.ts';

/**
 * Gives a prompt that has done its work another card. Not waited for by whoever clicked; one that Teams no longer lets us
 * change, as after its 24 hours, stays: its buttons tell of the ticket.
 */
export async function replacePrompt(
  { replacePrivately, log }: Pick<ListenerDeps, 'replacePrivately' | 'log'>,
  connectionId: ConnectionId,
  prompt: NonNullable<Prompt>,
  card: Card,
): Promise<void> {
  try {
    await replacePrivately({ connectionId, ...prompt }, card);
  } catch (error) {
    log.info({ err: error }, 'a prompt stays as it was: Teams did not change it');
  }
}
