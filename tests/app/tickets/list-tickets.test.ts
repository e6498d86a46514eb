import { LIST_NAMES, type ListName } from '../../../src/domain/ticket/lists.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import type { TicketPage, Wanted } from '../../../src/views/ticket-list.ts';
import { type Desk, desksOfThisFile, type Name } from '../../support/a-desk.ts';
import { bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

async function pageOf(
  desk: Desk,
  who: Name,
  wanted: ListName | { words: string },
  turn: TicketPage['after'] = null,
): Promise<TicketPage | 'team_only'> {
  const asked: Wanted = typeof wanted === 'string' ? { list: wanted } : wanted;
  const result = await desk.app.listTickets({ ...desk.as(who), wanted: asked, turn, at: desk.clock.now() });
  return result.kind === 'page' ? result.page : 'team_only';
}

const numbersOf = (page: TicketPage | 'team_only') =>
  page === 'team_only' ? page : page.lines.map(({ ticket }) => ticket.number);

const linesOf = (page: TicketPage | 'team_only') => (page === 'team_only' ? [] : page.lines);

const numbers = async (...asked: Parameters<typeof pageOf>) => numbersOf(await pageOf(...asked));

describe('a list of tickets', () => {
  test('of somebody who asks for work holds their own tickets only, whatever it is called (architecture §4.4)', async () => {
    const desk = await aDesk();
    await desk.hasTicket({ by: 'Camille' });
    await desk.hasTicket({ by: 'Hugo' });

    for (const list of LIST_NAMES) {
      const seen = await numbers(desk, 'Hugo', list);
      if (seen !== 'team_only') expect(seen).not.toContain(1);
    }
    expect(await numbers(desk, 'Hugo', 'mine')).toEqual([2]);
    expect(await numbers(desk, 'Hugo', 'open')).toEqual([2]);
    expect(await numbers(desk, 'Hugo', 'queue')).toBe('team_only');
    expect(await numbers(desk, 'Zoé', { words: 'formulaire' })).toEqual([]);
    expect(await numbers(desk, 'Hugo', { words: 'formulaire' })).toEqual([2]);
    expect(await numbers(desk, 'Hugo', { words: '1' })).toEqual([]);
  });

  test('of an agent holds the desk’s tickets, or those that are theirs', async () => {
    const desk = await aDesk();
    await desk.hasTicket();
    await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    await desk.hasTicket({}, { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Où ?' } });
    await desk.hasTicket({ by: 'Léa' }, { by: 'Marc', move: 'take' });

    expect(await numbers(desk, 'Léa', 'open')).toEqual([1, 2, 3, 4]);
    expect(await numbers(desk, 'Léa', 'queue')).toEqual([1]);
    expect(await numbers(desk, 'Léa', 'waiting')).toEqual([3]);
    expect(await numbers(desk, 'Léa', 'mine')).toEqual([2, 3]);
    expect(await numbers(desk, 'Léa', 'asked')).toEqual([4]);
    expect(await numbers(desk, 'Camille', 'awaited')).toEqual([3]);
    expect(await numbers(desk, 'Léa', { words: 'formulaire' })).toEqual([4, 3, 2, 1]);
  });

  test('names the people of its lines', async () => {
    const desk = await aDesk();
    await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    const page = await pageOf(desk, 'Marc', 'open');

    expect(page !== 'team_only' && page.lines).toMatchObject([{ requesterName: 'Camille', ownerName: 'Léa' }]);
  });

  test('is turned forwards and back, ten at a time', async () => {
    const desk = await aDesk();
    for (let number = 1; number <= 23; number += 1)
      await desk.hasTicket({ typed: bugReport({ title: `Panier vide ${number}` }) });
    const turned = async (page: TicketPage | 'team_only', to: 'before' | 'after') => {
      if (page === 'team_only') throw new Error('Léa is of the team');
      return pageOf(desk, 'Léa', 'queue', page[to]);
    };
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

    const first = await pageOf(desk, 'Léa', 'queue');
    const second = await turned(first, 'after');
    const third = await turned(second, 'after');
    const back = await turned(third, 'before');

    expect([first, second, third, back].map(numbersOf)).toEqual([
      range(1, 10),
      range(11, 20),
      range(21, 23),
      range(11, 20),
    ]);
    expect(first).toMatchObject({ before: null, count: 23 });
    expect(third).toMatchObject({ after: null });
    expect(numbersOf(await turned(back, 'before'))).toEqual(range(1, 10));
    expect(await turned(back, 'before')).toMatchObject({ before: null });
  });

  test('begins anew where its page has emptied, or its place makes no sense', async () => {
    const desk = await aDesk();
    await desk.hasTicket();

    expect(await numbers(desk, 'Léa', 'queue', { turn: 'after', place: '4..100.99' })).toEqual([1]);
    expect(await numbers(desk, 'Léa', 'queue', { turn: 'before', place: '1..0.0' })).toEqual([1]);
    expect(await numbers(desk, 'Léa', 'queue', { turn: 'after', place: 'drop table' })).toEqual([1]);
    expect(await numbers(desk, 'Léa', 'queue', { turn: 'after', place: '9.999999999999999.999.9999999999' })).toEqual([
      1,
    ]);
  });

  test('is late when the desk should have answered, in open hours, and no longer while it waits (S0-26, S0-35)', async () => {
    const desk = await aDesk(presetPolicy('workflow-support'));
    await desk.hasTicket();
    const late = () => numbers(desk, 'Léa', 'late');
    const [line] = linesOf(await pageOf(desk, 'Léa', 'open'));
    if (!line?.dueAt) throw new Error('a new ticket is due');

    desk.clock.advance({ seconds: (line.dueAt.getTime() - desk.clock.now().getTime()) / 1000 });
    expect(await late()).toEqual([]);
    desk.clock.advance({ seconds: 1 });
    expect(await late()).toEqual([1]);
    await desk.gesture(line.ticket.ticketId, { by: 'Léa', move: 'take' });
    expect(await late()).toEqual([]);
    desk.clock.advance({ hours: 30 * 24 });
    expect(await late()).toEqual([1]);
    await desk.gesture(line.ticket.ticketId, {
      by: 'Léa',
      move: 'ask',
      typed: { reason: 'information', text: 'Où ?' },
    });
    expect(await late()).toEqual([]);
  });

  test('is due today until the end of the day where its reader is, and late ones are part of it (S0-26)', async () => {
    const desk = await aDesk(presetPolicy('workflow-support'));
    await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    await desk.hasTicket({ by: 'Hugo' });
    const taken = linesOf(await pageOf(desk, 'Camille', 'mine'))[0];
    if (!taken?.dueAt) throw new Error('a ticket in progress is due');

    expect(await numbers(desk, 'Léa', 'due')).toEqual([2]);
    expect(await numbers(desk, 'Hugo', 'due')).toEqual([2]);
    expect(await numbers(desk, 'Camille', 'due')).toEqual([]);

    // 00:30 in Paris, 19:30 of the day before in Martinique.
    const eve = new Date(taken.dueAt).setUTCHours(-1, 30, 0, 0);
    desk.clock.advance({ seconds: (eve - desk.clock.now().getTime()) / 1000 });
    expect(await numbers(desk, 'Léa', 'due')).toEqual([2, 1]);
    expect(await numbers(desk, 'Camille', 'due')).toEqual([1]);
    expect(await numbers(desk, 'Marc', 'due')).toEqual([2]);
  });
});
