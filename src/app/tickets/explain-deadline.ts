import { isAgent, may } from '../../domain/access/may.ts';
import type { DeskId } from '../../domain/ids.ts';
import type { DeskCalendar } from '../../domain/sla/desk-calendar.ts';
import { explainClock, isPromised } from '../../domain/sla/explain.ts';
import { lifeOf } from '../../domain/sla/life.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { deskCalendarFor } from '../../policy/terms.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { explainedCard } from '../../views/explained-card.ts';
import { sentence } from '../../views/sentence.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { readClocks, type TicketClocks } from '../sla/keep-clocks.ts';
import { showClocks } from './shown-ticket.ts';

export type ExplainDeadline = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly number: number;
  readonly at: Date;
}) => Promise<Card>;

/** "Pourquoi cette échéance ?", `/ticket why 12` (N11): for whoever may see the ticket, in private. */
export const makeExplainDeadline =
  (deps: { inTransaction: InTransaction }): ExplainDeadline =>
  ({ deskId, actor, number, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const reader = readerOf(actor);
      const ticket = await stores.tickets.byNumber(number);
      if (!ticket || !may(actor, 'see', ticket)) return sentence(reader.texts.refusals.unknownTicket);

      const read = await readClocks(stores, ticket);
      const calendars = await calendarsOf(stores, ticket, read);
      const about = { life: lifeOf(read.history), terms: read.terms, deskCalendarOf: calendars, at };
      const explained = read.clocks.filter(isPromised).map((clock) => explainClock(clock, about));
      const shown = await showClocks(stores, ticket, reader, at);
      return explainedCard(shown, explained, isAgent(actor) ? 'agent' : 'requester', reader);
    });

/** The calendar of each version of the policy that counted, as its administrator wrote it: with the names of closures. */
async function calendarsOf({ policies }: Stores, { client }: Ticket, { clocks }: TicketClocks) {
  const versions = new Set(clocks.flatMap(({ segments }) => segments.map(({ policyVersion }) => policyVersion)));
  const calendars = new Map<number, DeskCalendar>();
  for (const version of versions)
    calendars.set(version, deskCalendarFor((await policies.version(version)).policy, client));
  return (version: number): DeskCalendar => {
    const calendar = calendars.get(version);
    if (!calendar) throw new Error(`no clock counts by the policy version ${version}`);
    return calendar;
  };
}
