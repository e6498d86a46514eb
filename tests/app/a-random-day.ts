import fc from 'fast-check';
import type { WrittenMessage } from '../../src/app/ports/directory.ts';
import type { Person } from '../../src/app/ports/stores.ts';
import { isAgent } from '../../src/domain/access/may.ts';
import type { ConnectionId, DraftId } from '../../src/domain/ids.ts';
import { LIST_NAMES } from '../../src/domain/ticket/lists.ts';
import { MOVE_NAMES } from '../../src/domain/ticket/moves.ts';
import { CLOSING_REASONS, type Ticket, WAITING_REASONS } from '../../src/domain/ticket/ticket.ts';
import { readerOf } from '../../src/texts/reader.ts';
import { typingReader } from '../../src/texts/typing.ts';
import { ticketListCard } from '../../src/views/ticket-list.ts';
import {
  type Desk,
  type Heard,
  type Name,
  SUPPORT,
  TEAMS_SUPPORT,
  TEAMS_TRIAGE,
  TRIAGE,
  type Where,
} from '../support/a-desk.ts';
import { aFile, bugReport } from '../support/builders.ts';
import type { screensOf } from '../support/screens.ts';

export const REQUESTERS: readonly Name[] = ['Camille', 'Hugo', 'Zoé'];
/** Agents who may leave the triage channel, and come back. */
const PASSING_AGENTS: readonly Name[] = ['Léa', 'Marc'];
const TEAM: readonly Name[] = [...PASSING_AGENTS, 'Inès'];
const EVERYBODY: readonly Name[] = [...REQUESTERS, ...TEAM];
/** Known to be the same on both platforms; the others have an account on each, and are two people to the desk. */
const JOINED: readonly Name[] = ['Camille', 'Hugo', 'Léa', 'Inès'];

/** A platform that the desk is on. */
export interface Side {
  readonly connectionId: ConnectionId;
  readonly support: string;
  readonly triage: string;
  account(name: Name): string;
  /** Somebody's own chat with the desk. */
  direct(name: Name): string;
}

/** In all that somebody asks for or says to be read: nobody else is to read it. */
export const markOf = (name: Name) => `SUJET-DE-${name.toUpperCase()}`;
/** In all that agents write among themselves. */
export const NOTE = 'NOTE-INTERNE';

/** What people write, by what the desk makes of it. */
const WORDS = {
  complex: (by: Name) => `Salut, le site bug, erreur 500 sur https://monsite.com/panier ${markOf(by)}`,
  fragment: () => 'c’est sur https://monsite.com/contact',
  allowed: () => 'C’est en ligne, merci !',
  status: () => 'où en est le #1 ?',
} as const;

const somebody = fc.constantFrom(...EVERYBODY);
const which = fc.nat(7);
const after = fc.constantFrom('nothing' as const, 'edits' as const, 'deletes' as const);
/** Where somebody does something, when the desk is on both platforms: at which of its sides. */
const at = fc.nat(1);

/** One thing that somebody does; `which` names a ticket among those that there are. */
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('asks' as const),
      by: fc.constantFrom(...REQUESTERS),
      way: fc.constantFrom('prompt' as const, 'command' as const),
      typed: fc.constantFrom('well' as const, 'well' as const, 'with a file' as const, 'badly' as const),
      twice: fc.boolean(),
      at,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('writes' as const),
      by: somebody,
      words: fc.constantFrom(...(['complex', 'complex', 'fragment', 'allowed', 'status'] as const)),
      where: fc.constantFrom('support' as const, 'direct' as const),
      next: fc.constantFrom('nothing' as const, 'sends' as const, 'dismisses' as const, 'mutes' as const),
      after,
      at,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('points' as const, 'reacts' as const),
      by: somebody,
      author: fc.constantFrom(...REQUESTERS),
      message: fc.nat(1),
      at,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takes' as const), by: somebody, which, at }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('moves' as const),
      by: somebody,
      which,
      move: fc.constantFrom(...MOVE_NAMES),
      reason: fc.constantFrom(...WAITING_REASONS, ...CLOSING_REASONS),
      again: fc.boolean(),
      at,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('assigns' as const),
      by: somebody,
      which,
      to: somebody,
      again: fc.boolean(),
      at,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('releases' as const), by: somebody, which, at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replies' as const), by: somebody, which, at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('says in the thread' as const, 'says under the card' as const),
      by: somebody,
      which,
      after,
      at,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('looks' as const),
      by: somebody,
      which,
      list: fc.constantFrom(...LIST_NAMES),
      at,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('changes' as const), by: somebody, guest: fc.boolean(), at }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('leaves triage' as const, 'joins triage' as const),
      by: fc.constantFrom(...PASSING_AGENTS),
      at,
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

export const deeds = fc.array(deed, { minLength: 3, maxLength: 8 });

/** A day begins with a ticket: without one, little can happen. */
export const FIRST: Deed = { kind: 'asks', by: 'Camille', way: 'prompt', typed: 'well', twice: false, at: 0 };

/** What somebody was shown at once: a status, a list, a form, their Home. */
export interface Glance {
  readonly by: Person;
  readonly name: Name;
  readonly shown: string;
}

/** What came of a day, as far as whoever looks at it cannot find it in the database. */
export interface Day {
  readonly desk: Desk;
  /** One, or two: Slack, and Teams. */
  readonly sides: readonly [Side, ...Side[]];
  readonly screens: ReturnType<typeof screensOf>;
  readonly tickets: Ticket[];
  readonly glances: Glance[];
  readonly deleted: Heard[];
}

let gestures = 0;
const nextGesture = () => {
  gestures += 1;
  return `gesture-${gestures}`;
};

/** A desk in Slack alone. */
export const sideOfSlack = ({ connectionId }: Desk): Side => ({
  connectionId,
  support: SUPPORT,
  triage: TRIAGE,
  account: accountIdOf,
  direct: (name) => `D${accountIdOf(name)}`,
});

/** The desk comes to Teams too, where everybody has an account. */
export async function sideOfTeams(desk: Desk): Promise<Side> {
  const { connectionId, knows } = await desk.isOnTeamsToo();
  const account = (name: Name) => `aad-${name.toLowerCase()}`;
  for (const name of JOINED) await knows(name);
  for (const name of EVERYBODY) desk.directory.knows({ externalId: account(name), name, isExternal: name === 'Zoé' });
  const side = { connectionId, support: TEAMS_SUPPORT, triage: TEAMS_TRIAGE, account };
  desk.directory.hasMembers(TRIAGE, TEAM.map(accountIdOf));
  desk.directory.hasMembers(TEAMS_TRIAGE, TEAM.map(account));
  await desk.app.syncAgents({ deskId: desk.deskId });
  return { ...side, direct: (name) => `a:${name}` };
}

/** Does it, with the rights and in the language that the person has by now. */
export async function happens(day: Day, done: Deed): Promise<void> {
  const { desk, screens } = day;
  const at = desk.clock.advance({ seconds: 61 });
  const side = day.sides[done.at] ?? day.sides[0];
  const actor = await personNow(desk, side, done.by);
  const acting = { deskId: desk.deskId, actor };
  if (done.kind === 'asks') return asks(day, side, done, actor);
  if (done.kind === 'writes') return writes(day, side, done, actor);
  if (done.kind === 'points' || done.kind === 'reacts') return points(day, side, done, actor);
  if (done.kind === 'changes') return changes(desk, side, done.by, done.guest);
  if (done.kind === 'leaves triage') return passes(desk, side, done.by, false);
  if (done.kind === 'joins triage') return passes(desk, side, done.by, true);
  if (!('which' in done)) return;
  const ticket = day.tickets[done.which % day.tickets.length];
  if (!ticket) return;
  const { ticketId } = ticket;
  const gestureKey = nextGesture();
  switch (done.kind) {
    case 'takes':
      await desk.app.takeTicket({ ...acting, ticketId, at });
      return;
    case 'moves': {
      const typed = { reason: done.reason, text: `Un mot de ${done.by}` };
      const gesture = { ...acting, ticketId, move: done.move, typed, gestureKey, at };
      await desk.app.moveTicket(gesture);
      if (done.again) await desk.app.moveTicket(gesture);
      return;
    }
    case 'assigns': {
      const to = { kind: 'person', personId: desk.person(done.to).personId } as const;
      const gesture = { ...acting, ticketId, to, gestureKey, at };
      await desk.app.assignTicket(gesture);
      if (done.again) await desk.app.assignTicket(gesture);
      return;
    }
    case 'releases':
      await desk.app.releaseTicket({ ...acting, ticketId, gestureKey, at });
      return;
    case 'replies':
      await desk.app.addReply({ ...acting, ticketId, typed: { text: `Réponse de ${done.by}` }, gestureKey, at });
      return;
    case 'looks':
      return looks(day, side, done.by, actor, ticket, done.list);
    case 'says in the thread': {
      const origin = await desk.stores((stores) => stores.tickets.origin(ticketId));
      const there = day.sides.find(({ connectionId }) => connectionId === origin?.connectionId) ?? side;
      const thread = { ...on(there, done.by), threadId: origin?.threadId ?? '' };
      await says(day, done.by, `Je précise, ${markOf(done.by)}`, thread, done.after);
      return;
    }
    case 'says under the card': {
      const thread = { ...on(side, done.by), ...(await screens.underCard(ticketId, side.triage)) };
      await says(day, done.by, `${NOTE} de ${done.by}`, thread, done.after);
    }
  }
}

/** In the support channel of that side, unless told otherwise. */
function on({ connectionId, support, account }: Side, by: Name): Where {
  return { connectionId, author: account(by), conversation: support };
}

async function personNow({ app, deskId }: Desk, { connectionId, account }: Side, name: Name): Promise<Person> {
  const person = await app.identifyPerson({ deskId, connectionId, externalId: account(name) });
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
}

async function asks(day: Day, side: Side, { by, way, typed, twice }: Extract<Deed, { kind: 'asks' }>, actor: Person) {
  const { desk } = day;
  const { connectionId } = side;
  const place = { deskId: desk.deskId, actor, connectionId, conversation: side.support };
  const isInSlack = connectionId === desk.connectionId;
  const { draftId } =
    way === 'prompt' && isInSlack
      ? await desk.hasDraft({ by })
      : await desk.app.openNewForm({ ...place, text: WORDS.complex(by), at: desk.clock.now() });
  const changes = {
    title: `Le bug, ${markOf(by)}`,
    ...(typed === 'badly' && { url: 'nulle part' }),
    // A form of Teams takes no files.
    ...(typed === 'with a file' && isInSlack && { screenshots: [aFile({ connectionId })] }),
  };
  await sends(day, side, by, actor, draftId, changes);
  if (twice) await sends(day, side, by, actor, draftId, changes);
}

async function sends(
  { desk, tickets, glances }: Day,
  { connectionId }: Side,
  name: Name,
  actor: Person,
  draftId: DraftId,
  changes: Parameters<typeof bugReport>[0],
): Promise<void> {
  const { deskId } = desk;
  const form = {
    draftId,
    type: 'bug',
    policyVersion: 1,
    typed: bugReport(changes),
    connectionId,
    at: desk.clock.now(),
  };
  const opened = await desk.app.openForm({ deskId, actor, draftId, at: desk.clock.now() });
  glances.push({ by: actor, name, shown: JSON.stringify(opened) });
  const result = await desk.app.createTicket({ deskId, actor, ...form });
  if (result.kind === 'created') tickets.push(result.ticket);
}

async function writes(day: Day, side: Side, done: Extract<Deed, { kind: 'writes' }>, actor: Person): Promise<void> {
  const { desk } = day;
  const isDirect = done.where === 'direct';
  const where = { ...on(side, done.by), ...(isDirect && { directly: true, conversation: side.direct(done.by) }) };
  const said = await desk.hears(done.by, WORDS[done.words](done.by), where);
  const draft = await desk.draftOf(said);
  if (draft) {
    const { draftId, connectionId, conversation } = draft;
    const click = { deskId: desk.deskId, actor, draftId, connectionId, conversation, at: desk.clock.now() };
    if (done.next === 'sends')
      await sends(day, side, done.by, actor, draftId, { title: `Un message, ${markOf(done.by)}` });
    if (done.next === 'dismisses') await desk.app.dismissDraft(click);
    if (done.next === 'mutes') await desk.app.mutePrompts(click);
  }
  await followsUp(day, said, done.after);
}

let pointed = 0;

/** The message's author when an agent points at it, or whoever does, asks with a ticket of their own. */
async function points(
  day: Day,
  side: Side,
  done: Extract<Deed, { kind: 'points' | 'reacts' }>,
  actor: Person,
): Promise<void> {
  const { desk } = day;
  const { deskId } = desk;
  const { connectionId, support, account } = side;
  const at = desk.clock.now();
  pointed += 1;
  const message: WrittenMessage = {
    messageId: `1763000000.${String(pointed - done.message).padStart(6, '0')}`,
    threadId: null,
    author: account(done.author),
    text: 'Le panier plante sur https://monsite.com/panier',
    files: [],
    at,
  };
  const place = { deskId, connectionId, conversation: support, at };
  if (done.kind === 'reacts') {
    desk.directory.hasWritten(support, [message]);
    const { messageId } = message;
    const reaction = { ...place, inboxKey: `${deskId} ${nextGesture()}`, isDirect: false, messageId };
    await desk.app.promptFromReaction(await desk.received({ ...reaction, by: account(done.by) }));
    return;
  }
  const opened = await desk.app.openFormFromMessage({ ...place, actor, message });
  if (opened.kind !== 'form') return;
  const requester = isAgent(actor) ? done.author : done.by;
  await sends(day, side, done.by, actor, opened.draftId, { title: `Ce message, ${markOf(requester)}` });
}

/** Another language, and perhaps a guest by now. */
async function changes(desk: Desk, side: Side, by: Name, isExternal: boolean): Promise<void> {
  const { deskId } = desk;
  const { connectionId } = side;
  const externalId = side.account(by);
  const { language } = await personNow(desk, side, by);
  desk.directory.knows({ externalId, name: by, language: language === 'fr' ? 'en' : 'fr', isExternal });
  const event = { deskId, connectionId, externalId, inboxKey: `${deskId} ${nextGesture()}` };
  await desk.app.refreshPerson(await desk.received(event));
}

/** Who is out of the triage channel of a side. */
const away = new WeakMap<Side, Set<Name>>();

async function passes(desk: Desk, side: Side, by: Name, joins: boolean): Promise<void> {
  const gone = away.get(side) ?? new Set();
  away.set(side, gone);
  if (joins) gone.delete(by);
  else gone.add(by);
  const { connectionId, triage, account } = side;
  desk.directory.hasMembers(triage, TEAM.filter((name) => !gone.has(name)).map(account));
  const { deskId } = desk;
  const event = { deskId, connectionId, conversation: triage, inboxKey: `${deskId} ${nextGesture()}` };
  await desk.app.followMembership(await desk.received(event));
}

async function looks(
  { desk, glances }: Day,
  side: Side,
  name: Name,
  actor: Person,
  ticket: Ticket,
  list: (typeof LIST_NAMES)[number],
) {
  const asking = { deskId: desk.deskId, actor };
  const reader = typingReader(readerOf(actor), 'slack');
  const see = (shown: unknown) => glances.push({ by: actor, name, shown: JSON.stringify(shown) });
  see(await desk.app.giveStatus({ ...asking, number: ticket.number, at: desk.clock.now() }));
  for (const wanted of [{ list }, { words: 'sujet' }]) {
    const result = await desk.app.listTickets({ ...asking, wanted, turn: null, at: desk.clock.now() });
    if (result.kind === 'page') see(ticketListCard(result.page, wanted, reader));
  }
  const { deskId } = desk;
  const { connectionId } = side;
  const shown = await desk.app.drawHome({ deskId, connectionId, personId: actor.personId, at: desk.clock.now() });
  // Drawn with the rights of that instant: whoever came back to the team meanwhile may see more.
  const by = isAgent(actor) ? actor : await personNow(desk, side, name);
  glances.push({ by, name, shown: JSON.stringify(shown) });
}

async function says(day: Day, by: Name, words: string, where: Where, then: 'nothing' | 'edits' | 'deletes') {
  await followsUp(day, await day.desk.hears(by, words, where), then);
}

async function followsUp({ desk, deleted }: Day, said: Heard, then: 'nothing' | 'edits' | 'deletes'): Promise<void> {
  if (then === 'edits') await desk.hearsEdit(said, `${said.message.text}, enfin presque`);
  if (then !== 'deletes') return;
  await desk.hearsDeletion(said);
  deleted.push(said);
}

const accountIdOf = (name: Name) => `U${name.toUpperCase()}`;
