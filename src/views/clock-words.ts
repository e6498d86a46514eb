import type { ClockAt } from '../domain/sla/clock-at.ts';
import type { PromisedMetric } from '../domain/sla/promise.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { ClockedTicket } from './ticket-words.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** An instant that was promised: where it is read, and where the desk works (C3). */
function promisedInstant(at: Date, { timeZones }: Pick<ClockedTicket, 'timeZones'>, reader: Reader): string {
  return reader.formats.promised(at, [reader.timeZone, ...timeZones]);
}

/** When its requester hears back, while nobody has answered them; null once somebody has, or where nobody was to. */
export function responsePromise(shown: ClockedTicket, reader: Reader): string | null {
  const clock = clockOf(shown, 'first_response');
  if (clock?.state !== 'running') return null;
  return promiseWords(clock, shown, reader, reader.texts.promise.planned);
}

/** When it is resolved, as its requester reads it; null once it is. */
export function resolutionPromise(shown: ClockedTicket, reader: Reader): string | null {
  const clock = clockOf(shown, 'resolution');
  if (!clock || clock.state === 'stopped' || clock.state === 'void') return null;
  if (clock.targetMs === null) return reader.texts.promise.resolutionOpen;
  if (clock.state === 'paused') return reader.texts.clocks.pausedFor[pausedFor(shown.ticket)];
  return promiseWords(clock, shown, reader, reader.texts.promise.resolutionOpen);
}

function promiseWords(clock: ClockAt, shown: ClockedTicket, reader: Reader, without: string): string {
  if (!clock.dueAt) return without;
  const instant = promisedInstant(clock.dueAt, shown, reader);
  return clock.breachedAt ? reader.texts.clocks.overdue(instant) : reader.texts.clocks.before(instant);
}

/** What somebody who asks "where is my ticket?" is told of what comes next, or of what is late; null when nothing was promised (N14). */
export function hearBackWords(shown: ClockedTicket, reader: Reader): string | null {
  const { hearBack } = reader.texts.clocks;
  const running = (['first_response', 'resolution'] as const)
    .map((metric) => clockOf(shown, metric))
    .find((clock) => clock?.state === 'running' && clock.dueAt !== null);
  if (!running?.dueAt) return null;
  const metric = running.metric === 'first_response' ? 'first_response' : 'resolution';
  const instant = promisedInstant(running.dueAt, shown, reader);
  if (!running.breachedAt) return hearBack.before[metric](instant);
  return hearBack.overdue[metric](instant, toldWords(shown, reader));
}

/** Who knows that the time is over: whoever is in charge only where it escalates at once. */
function toldWords({ policy, ticket, ownerName }: ClockedTicket, { texts }: Reader): string {
  const { told } = texts.clocks.hearBack;
  const { on, ranks, afterMinutes } = policy.escalation.rules.breach;
  if (!on || !ranks.includes(ticket.rank) || afterMinutes > 0) return told.team;
  return ownerName === null ? told.leads : told.owner(ownerName);
}

/** Both clocks as agents read them. `live`: as an answer of this moment; else on a card, where nothing may go stale. */
export function clockFacts(shown: ClockedTicket, as: 'live' | 'card', reader: Reader): readonly Fact[] {
  const { promise } = reader.texts;
  return [
    ...factOf(clockOf(shown, 'first_response'), promise.label, shown, as, reader),
    ...factOf(clockOf(shown, 'resolution'), promise.resolution, shown, as, reader),
  ];
}

function factOf(
  clock: ClockAt | undefined,
  label: string,
  shown: ClockedTicket,
  as: 'live' | 'card',
  reader: Reader,
): readonly Fact[] {
  return clock && clock.state !== 'void' ? [{ label, value: clockWords(clock, shown, as, reader) }] : [];
}

/** A clock in a few words. `live`: as an answer of this moment; else on a card, where nothing may go stale. */
export function clockWords(clock: ClockAt, shown: ClockedTicket, as: 'live' | 'card', reader: Reader): string {
  const { texts, formats } = reader;
  const { leftMs, dueAt } = clock;
  const took = formats.brief(clock.elapsedMs);
  if (clock.state === 'stopped') {
    if (leftMs === null) return texts.clocks.took(took);
    return clock.breachedAt ? texts.clocks.missed(took, formats.brief(-leftMs)) : texts.clocks.kept(took);
  }
  if (leftMs === null) return clock.metric === 'resolution' ? texts.promise.resolutionOpen : texts.clocks.nothing;
  if (clock.state === 'paused')
    return clock.breachedAt
      ? texts.clocks.pausedLate(formats.brief(-leftMs))
      : texts.clocks.pausedLeft(formats.brief(leftMs));
  if (!dueAt) return texts.clocks.nothing;
  const instant = promisedInstant(dueAt, shown, reader);
  if (clock.breachedAt)
    return as === 'live' ? texts.clocks.lateBy(formats.brief(-leftMs), instant) : texts.clocks.late(instant);
  if (as === 'live') return texts.clocks.left(instant, formats.brief(leftMs));
  const passed = passedPercent(clock);
  return passed === null ? texts.clocks.before(instant) : texts.clocks.passed(instant, passed);
}

/** The highest warning that is behind: cards are drawn anew when one passes. */
function passedPercent({ warnAtPercent, elapsedMs, targetMs }: ClockAt): number | null {
  return warnAtPercent.findLast((percent) => targetMs !== null && elapsedMs >= (percent / 100) * targetMs) ?? null;
}

export function clockOf({ clocks }: Pick<ClockedTicket, 'clocks'>, metric: PromisedMetric): ClockAt | undefined {
  return clocks.find((clock) => clock.metric === metric);
}

/** What the resolution clock stands still for. */
function pausedFor({ state }: Ticket): 'information' | 'third_party' | 'approval' | 'to_test' {
  return state.name === 'waiting' ? state.reason : 'to_test';
}
