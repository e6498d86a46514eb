import { type EscalatedLine, escalationDigest } from '../../views/escalation-digest.ts';
import type { EscalationDigest, Stores } from '../ports/stores.ts';
import { personIn } from '../tickets/tell.ts';
import { typingReaderOf } from '../typing-reader.ts';

/** As many as are named in a digest; the others are counted. */
const MOST_NAMED = 10;

/**
 * Tells what came all at once: one digest for each place, the most urgent tickets named. Whoever does so holds the desk's row,
 * and takes what they tell out of the database in the same transaction.
 * @returns false when there is nothing to tell, or when more is still being found
 */
export async function tellDeferred(stores: Stores, at: Date): Promise<boolean> {
  if (!(await stores.escalations.hasDeferred())) return false;
  const digests = await stores.escalations.takeDeferred(at, MOST_NAMED);
  for (const digest of digests) await tellPlace(stores, digest, at);
  return digests.length > 0;
}

async function tellPlace(stores: Stores, { to, total, named }: EscalationDigest, at: Date): Promise<void> {
  const { policy } = await stores.policies.current();
  const person = await personIn(stores, to);
  const isDirect = person !== undefined;
  const reader = await typingReaderOf(stores, person ?? policy, { connectionId: to.connectionId, isDirect });
  const lines: EscalatedLine[] = [];
  for (const { ticketId, level } of named) {
    const ticket = await stores.tickets.byId(ticketId);
    if (ticket) lines.push({ ticket, level });
  }
  const [first] = named;
  await stores.outbox.announce({
    key: ['escalations', to.connectionId, to.conversation, at.toISOString(), first?.ticketId, first?.level].join(':'),
    kind: 'card',
    card: escalationDigest(lines, total, policy, reader),
    to,
    ticketId: null,
  });
}
