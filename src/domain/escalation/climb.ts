import type { PersonId } from '../ids.ts';
import type { TicketEvent } from '../ticket/history.ts';
import type { Level } from './ladder.ts';

/**
 * One way up the ladder of one ticket: opened by the first rule that fires, raised by a higher one and by silence, over once
 * the ticket is resolved.
 */
export interface Climb {
  /** 1, and one more each time that it begins again. */
  readonly number: number;
  readonly level: Level;
  /** What brought it to that level. */
  readonly reason: string;
  /** The version of the policy whose ladder it climbs, until it is over. */
  readonly policyVersion: number;
  readonly startedAt: Date;
  /** When that level was last told. */
  readonly toldAt: Date;
  /** How often it was told to that level again. */
  readonly repeats: number;
  /** Who said "Je m'en occupe", or took the ticket; nobody once a level was told after it. */
  readonly acknowledged: { readonly by: PersonId | null; readonly at: Date } | null;
  readonly endedAt: Date | null;
}

/** The climbs of a ticket as its history tells them, in order. */
export function climbsOf(history: readonly TicketEvent[]): readonly Climb[] {
  const climbs: Climb[] = [];
  for (const event of [...history].sort((one, other) => one.sequence - other.sequence)) {
    const last = climbs.at(-1);
    const after = afterEvent(last, event);
    if (after && after.number === last?.number) climbs.pop();
    if (after) climbs.push(after);
  }
  return climbs;
}

/** The last climb of a ticket; undefined when there never was one. */
export const climbOf = (history: readonly TicketEvent[]): Climb | undefined => climbsOf(history).at(-1);

/** In which state it is kept: `watched` while no rule has fired. */
export function stateOfClimb(climb: Climb | undefined): 'watched' | 'armed' | 'acknowledged' | 'done' {
  if (!climb) return 'watched';
  if (climb.endedAt) return 'done';
  return climb.acknowledged ? 'acknowledged' : 'armed';
}

/** What made rules fire, as the history knows it: each of them fires once. */
export function occurrencesIn(history: readonly TicketEvent[]): ReadonlySet<string> {
  return new Set(history.flatMap((event) => (event.kind === 'escalated' ? (event.occurrences ?? []) : [])));
}

/** When somebody of the team last did something for the ticket that goes towards its end; null when nobody did. */
export function lastProgressAt(history: readonly TicketEvent[]): Date | null {
  return history.filter(isProgress).reduce<Date | null>((last, { occurredAt }) => later(last, occurredAt), null);
}

/** A requester who asks again is no progress, nor is what the desk does by itself. */
function isProgress(event: TicketEvent): boolean {
  if (event.kind === 'replied') return event.by === 'agent';
  return event.kind === 'noted' || event.kind === 'moved' || event.kind === 'taken';
}

function afterEvent(climb: Climb | undefined, event: TicketEvent): Climb | undefined {
  if (event.kind === 'escalated') return afterEscalation(climb, event);
  if (!climb || climb.endedAt) return climb;
  if (event.kind === 'acknowledged' && event.climb !== climb.number) return climb;
  if (event.kind === 'acknowledged' || event.kind === 'taken')
    return { ...climb, acknowledged: { by: event.actorId, at: event.occurredAt } };
  const isOver = 'state' in event && (event.state.name === 'resolved' || event.state.name === 'closed');
  return isOver ? { ...climb, endedAt: event.occurredAt } : climb;
}

function afterEscalation(
  climb: Climb | undefined,
  event: Extract<TicketEvent, { kind: 'escalated' }>,
): Climb | undefined {
  const { climb: number, level, rule, repeat, occurredAt, policyVersion } = event;
  const told = { level, reason: rule, toldAt: occurredAt, repeats: repeat, acknowledged: null };
  if (!climb || number > climb.number) return { number, policyVersion, startedAt: occurredAt, endedAt: null, ...told };
  // A rule of a lower level, or of the same, is noted and changes nothing.
  return level > climb.level || repeat > climb.repeats ? { ...climb, ...told } : climb;
}

const later = (one: Date | null, other: Date): Date => (one && one >= other ? one : other);
