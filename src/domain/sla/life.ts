import type { TicketEvent } from '../ticket/history.ts';
import type { Rank, StateName, TicketState, WaitingReason } from '../ticket/ticket.ts';

/** From `from` on, the ticket was in that state. */
export interface Stretch {
  readonly from: Date;
  readonly state: StateName;
  /** What was awaited, while it waited. */
  readonly awaited: WaitingReason | null;
  /** Why it was closed, once it is. */
  readonly closedAs: Extract<TicketState, { name: 'closed' }>['reason'] | null;
}

/** From `at` on other promises count: of another rank, or of another version of the policy. */
export interface Change {
  readonly at: Date;
  /** Open time is counted by the new version's calendar from here on; before `at` where a closure was entered late. */
  readonly since: Date;
  readonly rank: Rank;
  readonly policyVersion: number;
}

/** What of a ticket's history its clocks follow, by the time at which things happened and not at which they were heard of. */
export interface Life {
  readonly createdAt: Date;
  /** Asked by somebody of the team: nobody waits for an answer. */
  readonly isOwn: boolean;
  readonly stretches: readonly Stretch[];
  /** The first one is the creation. */
  readonly changes: readonly Change[];
  /** The first thing that a human of the team said or did that the requester sees. */
  readonly answeredAt: Date | null;
}

/**
 * Reads a life out of a history, in whatever order its events are given. States follow each other as they were recorded,
 * each from when it happened, yet never before the one that it followed.
 * @throws Error when the history does not begin with a creation
 */
export function lifeOf(history: readonly TicketEvent[]): Life {
  const events = [...history].sort((one, other) => one.sequence - other.sequence);
  const [created] = events;
  if (created?.kind !== 'created') throw new Error('a history begins with its ticket being created');
  return {
    createdAt: created.occurredAt,
    isOwn: created.byTeam === true,
    stretches: stretchesOf(events, created.occurredAt),
    changes: changesOf(events, created),
    answeredAt: answeredAt(events),
  };
}

function stretchesOf(events: readonly TicketEvent[], createdAt: Date): readonly Stretch[] {
  const stretches: Stretch[] = [{ from: createdAt, state: 'new', awaited: null, closedAs: null }];
  let before: TicketState = { name: 'new' };
  for (const event of events) {
    if (!('state' in event) || isSameState(event.state, before)) continue;
    before = event.state;
    stretches.push({
      from: later(event.occurredAt, stretches.at(-1)?.from ?? createdAt),
      state: before.name,
      awaited: before.name === 'waiting' ? before.reason : null,
      closedAs: before.name === 'closed' ? before.reason : null,
    });
  }
  return stretches;
}

function isSameState(one: TicketState, other: TicketState): boolean {
  if (one.name !== other.name) return false;
  return one.name !== 'waiting' || other.name !== 'waiting' || one.reason === other.reason;
}

function changesOf(
  events: readonly TicketEvent[],
  created: Extract<TicketEvent, { kind: 'created' }>,
): readonly Change[] {
  const { occurredAt, rank, promisedVersion, policyVersion } = created;
  const first = { at: occurredAt, since: occurredAt, rank, policyVersion: promisedVersion ?? policyVersion };
  const changes: Change[] = [first];
  const happened = [...events].sort((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime());
  for (const event of happened) {
    const now = changes.at(-1) ?? first;
    const at = later(event.occurredAt, occurredAt);
    if (event.kind === 'ranked') changes.push({ ...now, at, since: at, rank: event.rank });
    if (event.kind === 'repromised')
      changes.push({ ...now, at, since: later(event.since ?? at, occurredAt), policyVersion: event.promisedVersion });
  }
  return changes;
}

/** Taking a ticket says so to its requester. What the desk does by itself is no answer, nor are notes and gifts among the team. */
function answeredAt(events: readonly TicketEvent[]): Date | null {
  const requesters = events.flatMap((event) => ('requesterId' in event ? [event.requesterId] : []));
  const answers = events.filter(
    ({ actorId, ...event }) =>
      actorId !== null &&
      (event.kind === 'taken' ||
        (event.kind === 'replied' && event.by === 'agent') ||
        (event.kind === 'moved' && !requesters.includes(actorId))),
  );
  return answers.reduce<Date | null>(
    (first, { occurredAt }) => (first && first <= occurredAt ? first : occurredAt),
    null,
  );
}

/** The later one of two instants. */
export function later(one: Date, other: Date): Date {
  return one >= other ? one : other;
}
