import type { DeskId, TicketId } from '../../domain/ids.ts';
import { dueAlerts, type Threshold } from '../../domain/sla/alerts.ts';
import { breachedAt, type Clock, type Metric } from '../../domain/sla/clocks.ts';
import { nextOpeningAt } from '../../domain/sla/open-intervals.ts';
import type { Terms } from '../../domain/sla/promise.ts';
import { isToldAt } from '../../domain/sla/telling-time.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { routedTo } from '../escalation/places.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction, NotedAlert, Stores } from '../ports/stores.ts';
import { readClocks, storeClocks, type TicketClocks, toldOf } from './keep-clocks.ts';
import { notQuietFrom } from './quiet.ts';
import type { TellAlert } from './tell-alert.ts';

/**
 * Does what the ladder says of an alert that is noted for the first time: of a clock's warning, or of its breach. The ticket
 * is locked, as it is now. `no_rule`: no rule of the desk takes such an alert on.
 */
export type EscalateForAlert = (
  stores: Stores,
  about: {
    readonly ticket: Ticket;
    readonly clock: Clock;
    readonly alert: Threshold;
    /** Outside the ticket's hours only who is on call is told: of a clock that runs by the wall clock. */
    readonly isOpen: boolean;
    /** So many breaches at once that each is to stand in a digest instead of on a card of its own. */
    readonly isStorm: boolean;
    readonly at: Date;
  },
) => Promise<'escalated' | 'no_rule'>;

/**
 * Reminds a silent requester, or closes their ticket: what is due of a clock that counts up. The ticket is locked. Returns
 * when to look again where something is due and has to wait; null where nothing is left to do now.
 */
export type FollowUp = (
  stores: Stores,
  about: {
    readonly ticket: Ticket;
    readonly clock: Clock;
    readonly terms: Terms;
    readonly history: readonly TicketEvent[];
    readonly noted: readonly NotedAlert[];
    readonly at: Date;
  },
) => Promise<Date | null>;

export type CheckNextClock = (desk: {
  readonly deskId: DeskId;
  readonly isStorm: boolean;
  readonly at: Date;
}) => Promise<'checked' | 'breached' | 'nothing_due'>;

interface CheckDeps {
  readonly inTransaction: InTransaction;
  readonly tellAlert: TellAlert;
  readonly escalateForAlert: EscalateForAlert;
  readonly followUp: FollowUp;
  readonly log: Log;
}

/** What cannot be checked is looked at again after so long, and keeps nothing else waiting. */
const PUT_OFF_MS = 5 * 60_000;

/**
 * Looks at the ticket whose clocks have waited longest, in one transaction: notes what is due, tells it, and notes when to look
 * again. A ticket that fails is put off, so that those behind it have their turn.
 */
export const makeCheckNextClock =
  (deps: CheckDeps): CheckNextClock =>
  async ({ deskId, isStorm, at }) => {
    let looksAt: TicketId | undefined;
    try {
      return await deps.inTransaction(deskId, async (stores) => {
        looksAt = undefined;
        const ticket = await stores.clocks.lockDue(at);
        if (!ticket) return 'nothing_due';
        looksAt = ticket.ticketId;
        return (await checkTicket(deps, stores, ticket, { isStorm, at })) ? 'breached' : 'checked';
      });
    } catch (error) {
      if (!looksAt) throw error;
      const ticketId = looksAt;
      deps.log.error({ err: error, deskId, ticketId }, 'the clocks of a ticket could not be checked, they are put off');
      await deps.inTransaction(deskId, async ({ tickets, clocks }) => {
        await tickets.lock(ticketId);
        await clocks.putOff(ticketId, at, new Date(at.getTime() + PUT_OFF_MS));
      });
      return 'checked';
    }
  };

interface Moment {
  readonly isStorm: boolean;
  readonly at: Date;
}

/** Whether a breach was found. */
async function checkTicket(deps: CheckDeps, stores: Stores, ticket: Ticket, moment: Moment): Promise<boolean> {
  const read = await readClocks(stores, ticket);
  const noted = await stores.clocks.alertsOf(ticket.ticketId);
  const waits = new Map<Metric, Date>();
  let isBreached = false;
  for (const clock of read.clocks) {
    const found = await checkClock(deps, stores, { ticketId: ticket.ticketId, read, noted, clock }, moment);
    if (found instanceof Date) waits.set(clock.metric, found);
    if (found === 'breach') isBreached = true;
  }
  // What was done may have changed the ticket: it is read again.
  const after = (await stores.tickets.byId(ticket.ticketId)) ?? ticket;
  const alerts = await stores.clocks.alertsOf(ticket.ticketId);
  await storeClocks(stores, ticket.ticketId, await readClocks(stores, after), alerts, { waits, at: moment.at });
  return isBreached;
}

interface Looked {
  readonly ticketId: TicketId;
  readonly read: TicketClocks;
  readonly noted: readonly NotedAlert[];
  readonly clock: Clock;
}

/** When to look again, where something is due and has to wait. */
async function checkClock(
  deps: CheckDeps,
  stores: Stores,
  { ticketId, read, noted, clock }: Looked,
  moment: Moment,
): Promise<Date | Threshold['kind'] | null> {
  const { at } = moment;
  const terms = read.terms(clock.policyVersion);
  const { calendar } = terms;
  if (clock.metric === 'requester' || clock.metric === 'closing') {
    const ticket = await lockedTicket(stores, ticketId);
    return deps.followUp(stores, { ticket, clock, terms, history: read.history, noted, at });
  }
  const { alert, superseded } = dueAlerts(clock, (version) => read.terms(version).calendar, toldOf(clock, noted), at);
  if (!alert) return null;
  const isOpen = isToldAt(calendar, at);
  if (!isOpen && clock.counted === 'business') return nextOpeningAt(calendar, at);
  const about = { clock, alert, isOpen, ...moment };
  const ticket = await lockedTicket(stores, ticketId);
  const quietUntil = await quietFor(stores, ticket, about);
  if (alert.kind === 'warning' && quietUntil) return quietUntil;
  // A rule's level is told whatever the hour is. What no rule takes on is told below, the owner in private.
  const outcome = alert.kind === 'breach' ? await deps.escalateForAlert(stores, { ticket, ...about }) : null;
  if (outcome === 'no_rule' && quietUntil) return quietUntil;

  for (const lower of superseded) await stores.clocks.note(ticketId, toNoted(clock, lower, 'superseded', at));
  if (!(await stores.clocks.note(ticketId, toNoted(clock, alert, 'announced', at)))) return null;

  if (alert.kind === 'warning') await deps.escalateForAlert(stores, { ticket, ...about });
  if (outcome !== 'escalated') await deps.tellAlert(stores, { ticket: await lockedTicket(stores, ticketId), ...about });
  return alert.kind;
}

/**
 * Until when a word to the owner, or to people of a route, waits: for the end of the quiet hours, unless it is of a missed
 * promise of the first rank. Null where nobody is written to in private, or nothing keeps from it.
 */
async function quietFor(
  stores: Stores,
  ticket: Ticket,
  { clock, alert, isOpen, isStorm, at }: Omit<Parameters<TellAlert>[1], 'ticket'>,
): Promise<Date | null> {
  if (!isOpen || clock.counted !== 'business') return null;
  if (alert.kind === 'breach' && (ticket.rank === 1 || isStorm)) return null;
  if (!ticket.ownerId && !(alert.kind === 'warning' && (await routesTellPeople(stores, ticket)))) return null;
  const aloud = await notQuietFrom(stores, at);
  return aloud > at ? aloud : null;
}

/** Whether a route tells somebody of the ticket's warnings in private, other than who is on call. */
async function routesTellPeople({ policies }: Stores, ticket: Ticket): Promise<boolean> {
  const { policy } = await policies.current();
  return routedTo(policy, ticket, 'warned').some(({ kind }) => kind !== 'channel' && kind !== 'on_call');
}

/** As it stands now: each thing that is told may have changed it. */
async function lockedTicket({ tickets }: Stores, ticketId: TicketId): Promise<Ticket> {
  const ticket = await tickets.byId(ticketId);
  if (!ticket) throw new Error(`the ticket ${ticketId} is locked and does not exist`);
  return ticket;
}

function toNoted(clock: Clock, alert: Threshold, outcome: NotedAlert['outcome'], at: Date): NotedAlert {
  const { metric, cycle, revision } = clock;
  const { kind, level } = alert;
  // A promise that was past when it was made is missed from then on.
  const dueAt = kind === 'breach' ? (breachedAt(clock, at) ?? alert.at) : alert.at;
  return { metric, cycle, revision, kind, level, outcome, dueAt, detectedAt: at };
}
