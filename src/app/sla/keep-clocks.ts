import { dueAlerts } from '../../domain/sla/alerts.ts';
import { type Clock, clocksOf, nextDueAt } from '../../domain/sla/clocks.ts';
import type { TermsOf } from '../../domain/sla/promise.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { termsOf } from '../../policy/terms.ts';
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

/** Works the ticket's clocks out anew; after each event that may change them, in its transaction, the ticket locked. */
export async function keepClocks(stores: Stores, ticket: Pick<Ticket, 'ticketId' | 'client'>): Promise<void> {
  await storeClocks(
    stores,
    ticket.ticketId,
    await readClocks(stores, ticket),
    await stores.clocks.alertsOf(ticket.ticketId),
  );
}

/** The clocks that a ticket begins with, before anything was read or told of it. */
export async function beginClocks(
  stores: Stores,
  created: Extract<TicketEvent, { kind: 'created' }>,
): Promise<TicketClocks> {
  const terms = await termsFor(stores, [created], created.client ?? null);
  return { history: [created], terms, clocks: clocksOf([created], terms) };
}

export async function storeClocks(
  stores: Stores,
  ticketId: Ticket['ticketId'],
  { clocks, terms }: TicketClocks,
  noted: readonly NotedAlert[],
): Promise<void> {
  await stores.clocks.keep(
    ticketId,
    clocks.map((clock) => toKept(clock, terms, noted)),
    nextDueAt(clocks),
  );
}

function toKept(clock: Clock, terms: TermsOf, noted: readonly NotedAlert[]): KeptClock {
  const { segments, warnAtPercent, ...kept } = clock;
  return { ...kept, nextCheckAt: nextCheckAt(clock, terms, noted) };
}

/** The earliest alert that is due or to come and was not told. */
function nextCheckAt(clock: Clock, terms: TermsOf, noted: readonly NotedAlert[]): Date | null {
  const calendarOf = (version: number) => terms(version).calendar;
  return dueAlerts(clock, calendarOf, toldOf(clock, noted), BEFORE_ALL).nextCheckAt;
}

const BEFORE_ALL = new Date(0);

/** Whether an alert of this cycle and revision of the clock was told, or passed over. */
function toldOf({ metric, cycle, revision }: Clock, noted: readonly NotedAlert[]) {
  return ({ kind, level }: { readonly kind: string; readonly level: number }): boolean =>
    noted.some(
      (alert) =>
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
