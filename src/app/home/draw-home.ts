import { isAgent } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId, PersonId } from '../../domain/ids.ts';
import { endOfLocalDay } from '../../domain/sla/local-day.ts';
import { type ListName, listFor } from '../../domain/ticket/lists.ts';
import { readerOf } from '../../texts/reader.ts';
import { typingReader } from '../../texts/typing.ts';
import type { Card } from '../../views/card.ts';
import { AGENT_HOME_LISTS, type AgentHomeList, agentHome, requesterHome, type Showing } from '../../views/home.ts';
import { notSetUpCard } from '../../views/setup-form.ts';
import type { TicketPage } from '../../views/ticket-list.ts';
import { missingSetup } from '../desk/missing-setup.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { MOST_COUNTED, type Turn, ticketPage } from '../tickets/ticket-page.ts';

const DONE_SHOWN = 5;

export type DrawHome = (page: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly personId: PersonId;
  readonly at: Date;
}) => Promise<Card | undefined>;

/** A person's page as it is now, with what they may see; undefined when the person is gone. */
export const makeDrawHome =
  (deps: { inTransaction: InTransaction }): DrawHome =>
  ({ deskId, connectionId, personId, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const person = await stores.people.byId(personId);
      if (!person) return undefined;
      const missing = await missingSetup(stores, person);
      if (missing) return notSetUpCard(missing, onSlack(person));
      const showing = (await stores.homes.showing(personId, connectionId)) ?? {};
      return isAgent(person)
        ? drawAgentHome(stores, person, showing, at)
        : drawRequesterHome(stores, person, showing, at);
    });

/** No other platform has such a page. */
const onSlack = (person: Person) => typingReader(readerOf(person), 'slack');

async function drawAgentHome(stores: Stores, person: Person, showing: Showing, at: Date): Promise<Card> {
  const list = AGENT_HOME_LISTS.find((name) => name === showing.list) ?? AGENT_HOME_LISTS[0];
  const counted = new Map<AgentHomeList, number>();
  for (const name of AGENT_HOME_LISTS) {
    const tickets = listFor(person, name, endOfLocalDay(at, person.timeZone));
    if (tickets && name !== list) counted.set(name, await stores.tickets.count(tickets, MOST_COUNTED, at));
  }
  const page = await pageOf(stores, person, list, showing.turn ?? null, at);
  const countOf = (name: AgentHomeList) => (name === list ? page.count : (counted.get(name) ?? 0));
  const counts = {
    queue: countOf('queue'),
    mine: countOf('mine'),
    late: countOf('late'),
    waiting: countOf('waiting'),
    asked: countOf('asked'),
  };
  return agentHome({ list, page, counts }, onSlack(person));
}

async function drawRequesterHome(stores: Stores, person: Person, { turn }: Showing, at: Date): Promise<Card> {
  const awaited = await pageOf(stores, person, 'awaited', null, at);
  const open = await pageOf(stores, person, 'open', turn ?? null, at);
  const done = await pageOf(stores, person, 'done', null, at, DONE_SHOWN);
  return requesterHome({ awaited, open, done }, readerOf(person));
}

/** @throws Error for a list that this person may not see: the page asks for none */
async function pageOf(
  stores: Stores,
  person: Person,
  name: ListName,
  turn: Turn,
  at: Date,
  size?: number,
): Promise<TicketPage> {
  const list = listFor(person, name, endOfLocalDay(at, person.timeZone));
  if (!list) throw new Error(`a page may not show the list ${name}`);
  return ticketPage(stores, list, turn, at, size);
}
