import fc from 'fast-check';
import { MOVE_NAMES, type MoveName } from '../../src/domain/ticket/moves.ts';
import { CLOSING_REASONS, type Ticket, WAITING_REASONS } from '../../src/domain/ticket/ticket.ts';
import { type Desk, desksOfThisFile, type Name, type Where } from '../support/a-desk.ts';
import { bugReport } from '../support/builders.ts';
import { screensOf } from '../support/screens.ts';

const { aDesk } = desksOfThisFile();

const REQUESTERS: readonly Name[] = ['Camille', 'Hugo', 'Zoé'];
const EVERYBODY: readonly Name[] = [...REQUESTERS, 'Léa', 'Marc', 'Inès'];

type Screens = ReturnType<typeof screensOf>;

/** One thing that somebody does; `which` names a ticket among those that there are. */
type Deed =
  | { readonly kind: 'asks'; readonly by: Name; readonly typed: 'well' | 'badly'; readonly twice: boolean }
  | { readonly kind: 'takes'; readonly by: Name; readonly which: number }
  | {
      readonly kind: 'moves';
      readonly by: Name;
      readonly which: number;
      readonly move: MoveName;
      readonly reason: string;
      readonly again: boolean;
    }
  | { readonly kind: 'assigns'; readonly by: Name; readonly which: number; readonly to: Name; readonly again: boolean }
  | { readonly kind: 'releases'; readonly by: Name; readonly which: number }
  | { readonly kind: 'replies'; readonly by: Name; readonly which: number }
  | {
      readonly kind: 'says in the thread' | 'says under the card';
      readonly by: Name;
      readonly which: number;
      readonly after: 'nothing' | 'edits' | 'deletes';
    };

const somebody = fc.constantFrom(...EVERYBODY);
const which = fc.nat(7);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('asks' as const),
      by: fc.constantFrom(...REQUESTERS),
      typed: fc.constantFrom('well', 'well', 'badly'),
      twice: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takes' as const), by: somebody, which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('moves' as const),
      by: somebody,
      which,
      move: fc.constantFrom(...MOVE_NAMES),
      reason: fc.constantFrom(...WAITING_REASONS, ...CLOSING_REASONS),
      again: fc.boolean(),
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
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('releases' as const), by: somebody, which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replies' as const), by: somebody, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('says in the thread', 'says under the card'),
      by: somebody,
      which,
      after: fc.constantFrom('nothing', 'edits', 'deletes'),
    }),
  },
);

/** A day begins with a ticket: without one, little can happen. */
const FIRST: Deed = { kind: 'asks', by: 'Camille', typed: 'well', twice: false };

describe('whatever people do', () => {
  test('in whatever order: histories replay, numbers have no gap, nobody is told of another’s ticket', async () => {
    const desk = await aDesk();
    const screens = screensOf(desk);

    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 8 }), async (deeds) => {
        const tickets: Ticket[] = [];
        const numbersBefore = await dawns(desk, screens);
        for (const each of [FIRST, ...deeds]) await happens(desk, screens, each, tickets);

        await expectGoodOrder(desk, numbersBefore, tickets);
        await expectDiscretion(desk, tickets);
        await expectNotesKept(screens);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  test('at once: the same holds', async () => {
    const desk = await aDesk();
    const screens = screensOf(desk);

    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 8 }), async (deeds) => {
        const tickets: Ticket[] = [];
        const numbersBefore = await dawns(desk, screens);
        await happens(desk, screens, FIRST, tickets);
        await Promise.all(deeds.map((each) => happens(desk, screens, each, tickets)));

        await expectGoodOrder(desk, numbersBefore, tickets);
        await expectDiscretion(desk, tickets);
        await expectNotesKept(screens);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

/** A new day: what was announced before is not looked at, and its tickets are numbered after this. */
async function dawns(desk: Desk, screens: Screens): Promise<number> {
  await screens.delivered();
  await desk.forgetAnnouncements();
  const [row]: { last: number }[] = await desk.dataSource.query(
    'select coalesce(max(number), 0) as last from ticket where desk_id = $1',
    [desk.deskId],
  );
  return row?.last ?? 0;
}

async function expectGoodOrder(desk: Desk, numbersBefore: number, tickets: readonly Ticket[]): Promise<void> {
  const numbers = tickets.map(({ number }) => number).sort((one, other) => one - other);
  expect(numbers).toEqual(tickets.map((_ticket, index) => numbersBefore + index + 1));
  for (const { ticketId } of tickets) {
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
    expect(await desk.dueAt(ticketId)).toEqual(await desk.dueByHistory(ticketId));
  }
}

let gestures = 0;

async function happens(desk: Desk, screens: Screens, { by, ...done }: Deed, tickets: Ticket[]): Promise<void> {
  const at = desk.clock.advance({ seconds: 61 });
  if (done.kind === 'asks') {
    const { draftId } = await desk.hasDraft({ by });
    const typed = done.typed === 'well' ? bugReport({ title: `Le bug de ${by}` }) : bugReport({ url: 'nulle part' });
    const form = { draftId, type: 'bug', policyVersion: 1, typed, connectionId: desk.connectionId, at };
    const result = await desk.app.createTicket({ ...desk.as(by), ...form });
    if (done.twice) await desk.app.createTicket({ ...desk.as(by), ...form });
    if (result.kind === 'created') tickets.push(result.ticket);
    return;
  }
  const ticket = tickets[done.which % tickets.length];
  if (!ticket) return;
  const { ticketId } = ticket;
  gestures += 1;
  const gestureKey = `gesture-${gestures}`;
  switch (done.kind) {
    case 'takes':
      await desk.app.takeTicket({ ...desk.as(by), ticketId, at });
      return;
    case 'moves': {
      const typed = { reason: done.reason, text: `Un mot de ${by}` };
      const gesture = { ...desk.as(by), ticketId, move: done.move, typed, gestureKey, at };
      await desk.app.moveTicket(gesture);
      if (done.again) await desk.app.moveTicket(gesture);
      return;
    }
    case 'assigns': {
      const to = { kind: 'person', personId: desk.person(done.to).personId } as const;
      const gesture = { ...desk.as(by), ticketId, to, gestureKey, at };
      await desk.app.assignTicket(gesture);
      if (done.again) await desk.app.assignTicket(gesture);
      return;
    }
    case 'releases':
      await desk.app.releaseTicket({ ...desk.as(by), ticketId, gestureKey, at });
      return;
    case 'replies':
      await desk.app.addReply({ ...desk.as(by), ticketId, typed: { text: `Réponse de ${by}` }, gestureKey, at });
      return;
    case 'says in the thread': {
      const origin = await desk.stores((stores) => stores.tickets.origin(ticketId));
      await says(desk, by, `Je précise, ${by}`, { threadId: origin?.threadId ?? '' }, done.after);
      return;
    }
    case 'says under the card':
      await says(desk, by, `NOTE de ${by}`, await screens.underCard(ticketId, 'CTRIAGE'), done.after);
  }
}

async function says(desk: Desk, by: Name, words: string, where: Where, after: 'nothing' | 'edits' | 'deletes') {
  const said = await desk.hears(by, words, where);
  if (after === 'edits') await desk.hearsEdit(said, `${words}, enfin presque`);
  if (after === 'deletes') await desk.hearsDeletion(said);
}

/** Nothing of what agents write among themselves is read by a requester or in a channel of theirs (architecture §4.5). */
async function expectNotesKept(screens: Screens): Promise<void> {
  const agents = ['CTRIAGE', ...EVERYBODY.filter((name) => !REQUESTERS.includes(name)).map(directOf)];
  const elsewhere = (await screens.delivered()).filter(({ conversation }) => !agents.includes(conversation));
  expect(elsewhere.filter(({ card }) => JSON.stringify(card).includes('NOTE'))).toEqual([]);
}

/** A requester hears of their own tickets only; a whole channel, of no title and no name (architecture §4.4). */
async function expectDiscretion(desk: Desk, tickets: readonly Ticket[]): Promise<void> {
  const requesterOf = new Map<string, string>(tickets.map(({ ticketId, requesterId }) => [ticketId, requesterId]));
  for (const announcement of await desk.announcements()) {
    const { conversation, onlyFor } = announcement.to;
    const reader = REQUESTERS.find((name) => conversation === directOf(name) || onlyFor === accountIdOf(name));
    if (reader && announcement.ticketId)
      expect(requesterOf.get(announcement.ticketId)).toBe(desk.person(reader).personId);
    if (reader) {
      const others = REQUESTERS.filter((name) => name !== reader).map((name) => `Le bug de ${name}`);
      expect(others.filter((title) => JSON.stringify(announcement).includes(title))).toEqual([]);
    }
    if (conversation === 'CSUPPORT' && !onlyFor) expect(announcement.kind).toBe('surface');
  }
}

const directOf = (name: Name) => `person:${accountIdOf(name)}`;
const accountIdOf = (name: Name) => `U${name.toUpperCase()}`;
