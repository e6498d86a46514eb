import { climbOf } from '../../domain/escalation/climb.ts';
import { type Level, levelAbove } from '../../domain/escalation/ladder.ts';
import { isToldToAll, nextStep, type Step } from '../../domain/escalation/next-step.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { PolicyVersion } from '../../policy/policy.ts';
import type { Stores } from '../ports/stores.ts';
import { keepClocks, readClocks } from '../sla/keep-clocks.ts';
import { type KnownTicket, situationOf, storeEscalation } from './keep-escalation.ts';
import { heldBack, quietUntil } from './quiet-climb.ts';

/** A level that a ticket has just reached. */
export interface Reached {
  /** As it is after that event. */
  readonly ticket: Ticket;
  readonly climb: number;
  readonly level: Level;
  /** Whose ladder is climbed. */
  readonly ladder: PolicyVersion;
  /** Outside the ticket's hours only who is on call is told. */
  readonly isOpen: boolean;
  /** In quiet hours only who is on call is told in private; those who waited, and nobody else, once they are over. */
  readonly inPrivate: 'everybody' | 'on_call' | 'who_waited';
  /** So much at once that it is to stand in a digest instead of on a card of its own. */
  readonly isStorm: boolean;
  readonly at: Date;
}

/** Tells a level that it was reached; false when nobody of it can be reached. */
export type TellLevel = (stores: Stores, reached: Reached) => Promise<boolean>;

/** A ticket that is locked, with what is known of it. */
export interface Climbing {
  readonly ticket: Ticket;
  readonly known: KnownTicket;
}

interface Moment {
  readonly isStorm: boolean;
  readonly at: Date;
}

/**
 * Takes each step that is due on a ticket's ladder, tells those of its level, and notes when to look again. The ticket is
 * locked. Returns it as it is then.
 */
export async function climbLadder(
  stores: Stores,
  locked: Ticket,
  moment: Moment,
  tellLevel: TellLevel,
): Promise<Climbing> {
  let climbing: Climbing = { ticket: locked, known: await readClocks(stores, locked) };
  await tellWhoWaited(stores, climbing, moment, tellLevel);
  for (;;) {
    const { situation, ladder } = await situationOf(stores, climbing.known);
    const step = nextStep(situation, moment.at);
    if (!step) break;
    climbing = await takeStep(stores, climbing, step, { ladder, by: BY_THE_DESK, moment }, tellLevel);
  }
  const { ticket, known } = climbing;
  if (ticket !== locked) await keepClocks(stores, ticket);
  await storeEscalation(stores, ticket.ticketId, await situationOf(stores, known), moment.at);
  return climbing;
}

/** Those whom quiet hours kept from being told in private, once they are over and the climb is still up to them. */
async function tellWhoWaited(
  stores: Stores,
  { ticket, known }: Climbing,
  moment: Moment,
  tellLevel: TellLevel,
): Promise<void> {
  const { situation, ladder } = await situationOf(stores, known);
  const climb = climbOf(situation.history);
  const held = heldBack({ situation, ladder });
  if (!climb || !held || held.until > moment.at || !isToldToAll(situation, moment.at)) return;
  const about = { ticket, climb: climb.number, ladder, isOpen: true, inPrivate: 'who_waited' } as const;
  for (const level of held.levels) await tellLevel(stores, { ...about, level, ...moment });
}

/** Who brought a ticket to a level: somebody by a gesture, or the desk by its rules. */
interface EscalatedBy {
  readonly actorId: PersonId | null;
  readonly gestureKey: string | null;
}

const BY_THE_DESK: EscalatedBy = { actorId: null, gestureKey: null };

interface Taking {
  readonly ladder: PolicyVersion;
  readonly by: EscalatedBy;
  readonly moment: Moment;
}

/** Writes the step and tells the level that it leads to; where nobody of it can be reached, the one above it at once. */
export async function takeStep(
  stores: Stores,
  climbing: Climbing,
  step: Step,
  taking: Taking,
  tellLevel: TellLevel,
): Promise<Climbing> {
  const after = await appendStep(stores, climbing, step, taking);
  if (!step.isTold) return after;
  const { ladder, by, moment } = taking;
  // Somebody who calls for others at night means to.
  const standing = await situationOf(stores, after.known);
  const isOpen = by.actorId !== null || isToldToAll(standing.situation, moment.at);
  const inPrivate = by.actorId === null && quietUntil(standing, moment.at) ? 'on_call' : 'everybody';
  const { climb, level } = step;
  const about = { ticket: after.ticket, climb, level, ladder, isOpen, inPrivate } as const;
  const isReached = await tellLevel(stores, { ...about, ...moment });
  const above = levelAbove(level);
  if (isReached || !above) return after;
  const further = {
    climb,
    level: above,
    reason: 'nobody_reachable',
    repeat: 0,
    occurrences: [],
    isTold: true,
  } as const;
  return takeStep(stores, after, further, { ...taking, by: { ...by, gestureKey: null } }, tellLevel);
}

async function appendStep(
  stores: Stores,
  { ticket: before, known }: Climbing,
  { climb, level, reason, repeat, occurrences }: Step,
  { ladder, by, moment: { at } }: Taking,
): Promise<Climbing> {
  const ticket = { ...before, revision: before.revision + 1, updatedAt: at };
  const event: TicketEvent = {
    kind: 'escalated',
    ticketId: ticket.ticketId,
    sequence: ticket.revision,
    actorId: by.actorId,
    ...{ climb, level, rule: reason, repeat, occurrences },
    occurredAt: at,
    policyVersion: ladder.version,
    contentId: null,
  };
  await stores.tickets.save(ticket);
  await stores.history.append(event, null, by.gestureKey);
  await stores.outbox.refreshSurfaces(ticket.ticketId, ticket.revision);
  return { ticket, known: { ...known, history: [...known.history, event] } };
}
