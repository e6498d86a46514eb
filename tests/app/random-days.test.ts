import fc from 'fast-check';
import { z } from 'zod';
import { makeDrawSurface } from '../../src/app/outbox/draw-surface.ts';
import { isAgent } from '../../src/domain/access/may.ts';
import type { SurfaceId } from '../../src/domain/ids.ts';
import { type Desk, desksOfThisFile } from '../support/a-desk.ts';
import { type Shown, screensOf } from '../support/screens.ts';
import { type Day, deeds, FIRST, happens, markOf, NOTE, REQUESTERS, sideOfSlack, sideOfTeams } from './a-random-day.ts';

const { aDesk } = desksOfThisFile();

/** Seven hundred and twenty days in all, over both databases (issue 3 asks for five hundred). */
const DAYS_IN_ORDER = 250;
const DAYS_AT_ONCE = 110;

describe('whatever people do', () => {
  test('in whatever order: histories replay, numbers have no gap, nobody reads what is not theirs', async () => {
    const desks = await bothDesks();

    await fc.assert(
      fc.asyncProperty(fc.nat(1), deeds, async (which, each) => {
        const day = await dawns(desks, which);
        for (const done of [FIRST, ...each]) await happens(day, done);
        await expectInvariants(day);
      }),
      { numRuns: DAYS_IN_ORDER },
    );
    await expectTicketsOfEach(desks[1]);
  }, 600_000);

  test('at once: the same holds', async () => {
    const desks = await bothDesks();

    await fc.assert(
      fc.asyncProperty(fc.nat(1), deeds, async (which, each) => {
        const day = await dawns(desks, which);
        await happens(day, FIRST);
        await Promise.all(each.map((done) => happens(day, done)));
        await expectInvariants(day);
      }),
      { numRuns: DAYS_AT_ONCE },
    );
  }, 600_000);
});

type Known = Pick<Day, 'desk' | 'sides'>;

/** A desk in Slack alone, and one in Slack and in Teams. */
async function bothDesks(): Promise<readonly [Known, Known]> {
  const [inSlack, inBoth] = [await aDesk(), await aDesk()];
  return [
    { desk: inSlack, sides: [sideOfSlack(inSlack)] },
    { desk: inBoth, sides: [sideOfSlack(inBoth), await sideOfTeams(inBoth)] },
  ];
}

/** Otherwise nothing was tried there. */
async function expectTicketsOfEach({ desk, sides }: Known): Promise<void> {
  for (const { connectionId } of sides) {
    const [asked] = await desk.dataSource.query(
      'select count(*)::int as tickets from ticket where desk_id = $1 and origin_connection_id = $2',
      [desk.deskId, connectionId],
    );
    expect(asked.tickets).toBeGreaterThan(10);
  }
}

/** A new day at one of them: what is on the screens of the day before is not looked at any more. */
async function dawns(desks: readonly [Known, Known], which: number): Promise<Day> {
  const known = desks[which] ?? desks[0];
  await screensOf(known.desk).delivered();
  return { ...known, screens: screensOf(known.desk), tickets: [], glances: [], deleted: [] };
}

async function expectInvariants(day: Day): Promise<void> {
  const shown = await day.screens.delivered();
  await expectGoodOrder(day);
  await expectSurfaces(day, shown);
  await expectOwners(day);
  expectDiscretion(day, shown);
  expectGlances(day);
  for (const message of day.deleted) expect((await day.desk.draftOf(message))?.ticketId).not.toBeNull();
}

/** Numbers without a gap (requirement of the desk), each ticket as its history tells, due as its history tells. */
async function expectGoodOrder({ desk, tickets }: Day): Promise<void> {
  const [numbers] = await desk.dataSource.query(
    'select count(*)::int as tickets, max(number)::int as last from ticket where desk_id = $1',
    [desk.deskId],
  );
  expect(numbers.tickets).toBe(numbers.last);
  for (const { ticketId } of tickets) {
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
    expect(await desk.dueAt(ticketId)).toEqual(await desk.dueByHistory(ticketId));
  }
}

const surfaceRows = z.array(
  z.object({
    surface_id: z.string().transform((id) => id as SurfaceId),
    kind: z.string(),
    is_up_to_date: z.boolean(),
    wanted_revision: z.number(),
    posted_message_id: z.string(),
    posts: z.number(),
  }),
);

/**
 * Each ticket is acknowledged once and has one card in the triage channel of each platform, of the same revision; the team's
 * cards and the note in the thread are what would be drawn now. (A requester's is too, save that a change of their language waits for its next edit.)
 */
async function expectSurfaces({ desk, sides, tickets }: Day, shown: readonly Shown[]): Promise<void> {
  for (const { ticketId } of tickets) {
    const surfaces = surfaceRows.parse(
      await desk.dataSource.query(
        `select surface_id, kind, posted_revision >= wanted_revision as is_up_to_date, wanted_revision,
                posted_message_id,
                (select count(*)::int from outbox_message where desk_id = s.desk_id and surface_id = s.surface_id) as posts
           from surface s
          where ticket_id = $1 and kind <> 'said'`,
        [ticketId],
      ),
    );
    const kinds = surfaces.map(({ kind }) => kind).sort();
    expect(kinds.filter((kind) => kind !== 'thread_note')).toEqual([
      'requester_card',
      ...sides.map(() => 'triage_card'),
    ]);
    const triage = surfaces.filter(({ kind }) => kind === 'triage_card');
    expect(new Set(triage.map(({ wanted_revision }) => wanted_revision)).size).toBe(1);
    for (const { surface_id, kind, is_up_to_date, posted_message_id, posts } of surfaces) {
      expect({ is_up_to_date, posts }).toEqual({ is_up_to_date: true, posts: 1 });
      if (kind === 'requester_card') continue;
      const message = shown.find(({ messageId }) => messageId === posted_message_id);
      const drawn = message && (await drawnThen(desk, message)(desk.deskId, surface_id));
      expect(message?.card).toEqual(drawn?.card);
    }
  }
}

/** Draws surfaces at the instant at which the message was: clocks run on without a card being drawn anew. */
const drawnThen = (desk: Desk, { drawnAt }: Shown) =>
  makeDrawSurface({ inTransaction: (_deskId, work) => desk.stores(work), clock: { now: () => drawnAt } });

/** Nobody but the team ever answers for a ticket; whoever has left it since is still its owner until it is given. */
async function expectOwners({ desk }: Day): Promise<void> {
  const owners = await desk.dataSource.query(
    `select p.name from ticket t join person p on p.desk_id = t.desk_id and p.person_id = t.owner_id
      where t.desk_id = $1 and p.name = any($2)`,
    [desk.deskId, REQUESTERS],
  );
  expect(owners).toEqual([]);
}

/**
 * A requester reads of their own requests only, and nothing that agents write among themselves; a whole channel reads no
 * words at all (architecture §4.4, §4.5).
 */
function expectDiscretion({ sides }: Day, shown: readonly Shown[]): void {
  for (const { conversation, onlyFor, card } of shown) {
    const words = JSON.stringify(card);
    if (sides.some(({ support }) => support === conversation) && onlyFor === null)
      expect(words).not.toMatch(/SUJET|NOTE/);
    const reader = REQUESTERS.find((name) =>
      sides.some(
        ({ account, direct }) =>
          [`person:${account(name)}`, direct(name)].includes(conversation) || onlyFor === account(name),
      ),
    );
    if (!reader) continue;
    expect(words).not.toContain(NOTE);
    for (const other of REQUESTERS.filter((name) => name !== reader)) expect(words).not.toContain(markOf(other));
  }
}

/** The same for what people were shown at once; whoever has left the team sees their own only. */
function expectGlances({ glances }: Day): void {
  for (const { by, name, shown } of glances) {
    if (isAgent(by)) continue;
    expect(shown).not.toContain(NOTE);
    for (const other of REQUESTERS.filter((each) => each !== name)) expect(shown).not.toContain(markOf(other));
  }
}
