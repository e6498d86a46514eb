import { clockOf, dueAlerts, type ToldAlert, wasNeverDue } from '../../domain/sla/alerts.ts';
import { type Clock, clocksOf, type Metric, nextDueAt } from '../../domain/sla/clocks.ts';
import { dueFollowUp, silenceOf } from '../../domain/sla/follow-ups.ts';
import type { TermsOf } from '../../domain/sla/promise.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { termsOf } from '../../policy/terms.ts';
import { keepEscalation } from '../escalation/keep-escalation.ts';
import type { KeptClock, NotedAlert, Stores } from '../ports/stores.ts';

/** A ticket's clocks with what they were worked out of. */
export interface TicketClocks {
  readonly history: readonly TicketEvent[];
  readonly clocks: readonly Clock[];
  readonly terms: TermsOf;
}

/** The clocks of a ticket as its whole history makes them. */
export async function readClocks(stores: Stores, ticket: Pick<Ticket, 'ticketId' | 'client'>): Promise<TicketClocks> {
  const history = await stores.history.of(ticket.ticketId);
  const terms = await termsFor(stores, history, ticket.client);
  return { history, terms, clocks: clocksOf(history, terms) };
}

/**
 * Works the ticket's clocks out anew, and where it stands on the ladder; after each event that may change them, in its
 * transaction, the ticket locked.
 */
export async function keepClocks(
  stores: Stores,
  ticket: Pick<Ticket, 'ticketId' | 'client' | 'revision'>,
): Promise<void> {
  const read = await readClocks(stores, ticket);
  const noted = await stores.clocks.alertsOf(ticket.ticketId);
  await storeClocks(stores, ticket.ticketId, read, await takeBack(stores, ticket, read, noted));
}

/** Takes back what was told too early, as an event shows that is heard of late. What is left is told. */
async function takeBack(
  { clocks, outbox }: Stores,
  { ticketId, revision }: Pick<Ticket, 'ticketId' | 'revision'>,
  { clocks: now, terms }: TicketClocks,
  noted: readonly NotedAlert[],
): Promise<readonly NotedAlert[]> {
  const left: NotedAlert[] = [];
  for (const told of noted) {
    const alert = toldAlertOf(told);
    const clock = alert && told.outcome !== 'skipped' ? clockOf(now, alert) : undefined;
    if (!alert || !clock || !wasNeverDue(clock, (version) => terms(version).calendar, alert, told.detectedAt)) {
      left.push(told);
      continue;
    }
    await clocks.skip(ticketId, alert, 'never_so');
    await outbox.refreshAlert(ticketId, alert, revision);
  }
  return left;
}

/** What was told of a promise; undefined for what is told to a requester who is waited for. */
function toldAlertOf({ metric, cycle, revision, kind, level }: NotedAlert): ToldAlert | undefined {
  if (metric === 'requester' || metric === 'closing' || kind === 'reminder' || kind === 'close') return undefined;
  return { metric, cycle, revision, kind, level };
}

/** The clocks that a ticket begins with, before anything was read or told of it. */
export async function beginClocks(
  stores: Stores,
  created: Extract<TicketEvent, { kind: 'created' }>,
): Promise<TicketClocks> {
  const terms = await termsFor(stores, [created], created.client ?? null);
  return { history: [created], terms, clocks: clocksOf([created], terms) };
}

/** What a worker that has just looked at the clocks knows of them. */
interface LookedAt {
  readonly at: Date;
  /** When to look again at what is due and has to wait. */
  readonly waits: ReadonlyMap<Metric, Date>;
}

/** @param looked what is due and was not told then waits: it is not found due again at once */
export async function storeClocks(
  stores: Stores,
  ticketId: Ticket['ticketId'],
  read: TicketClocks,
  noted: readonly NotedAlert[],
  looked?: LookedAt,
): Promise<void> {
  await stores.clocks.keep(
    ticketId,
    read.clocks.map((clock) => toKept(clock, read, noted, looked)),
    nextDueAt(read.clocks),
  );
  await keepEscalation(stores, ticketId, read);
}

function toKept(
  clock: Clock,
  read: TicketClocks,
  noted: readonly NotedAlert[],
  looked: LookedAt | undefined,
): KeptClock {
  const { segments, warnAtPercent, ...kept } = clock;
  const checkAt = nextCheckAt(clock, read, noted);
  return { ...kept, nextCheckAt: checkAt && looked ? notBefore(checkAt, clock.metric, looked) : checkAt };
}

const SHORTEST_WAIT_MS = 60_000;

function notBefore(checkAt: Date, metric: Metric, { at, waits }: LookedAt): Date {
  if (checkAt > at) return checkAt;
  return new Date(Math.max(at.getTime() + SHORTEST_WAIT_MS, waits.get(metric)?.getTime() ?? 0));
}

/** The earliest alert, reminder or end that is due or to come and was not told. */
function nextCheckAt(clock: Clock, { terms, history }: TicketClocks, noted: readonly NotedAlert[]): Date | null {
  const silence = silenceOf(clock, history);
  if (silence) return dueFollowUp(silence, terms(clock.policyVersion), noted, BEFORE_ALL).nextAt;
  const calendarOf = (version: number) => terms(version).calendar;
  return dueAlerts(clock, calendarOf, toldOf(clock, noted), BEFORE_ALL).nextCheckAt;
}

const BEFORE_ALL = new Date(0);

/** Whether an alert of this cycle and revision of the clock was told, or passed over. What was skipped may come about again. */
export function toldOf({ metric, cycle, revision }: Clock, noted: readonly NotedAlert[]) {
  return ({ kind, level }: { readonly kind: string; readonly level: number }): boolean =>
    noted.some(
      (alert) =>
        alert.outcome !== 'skipped' &&
        alert.metric === metric &&
        alert.cycle === cycle &&
        alert.revision === revision &&
        alert.kind === kind &&
        alert.level === level,
    );
}

/** The terms of every version of the policy that the history names. */
async function termsFor(
  { policies }: Stores,
  history: readonly TicketEvent[],
  client: string | null,
): Promise<TermsOf> {
  const named = history.flatMap((event) => {
    if (event.kind === 'created') return [event.promisedVersion ?? event.policyVersion];
    return event.kind === 'repromised' ? [event.promisedVersion] : [];
  });
  const known = new Map<number, ReturnType<typeof termsOf>>();
  for (const version of new Set(named)) known.set(version, termsOf(await policies.version(version), client));
  return (version) => {
    const terms = known.get(version);
    if (!terms) throw new Error(`the history does not name the policy version ${version}`);
    return terms;
  };
}
