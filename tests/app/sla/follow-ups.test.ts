import type { TicketId } from '../../../src/domain/ids.ts';
import { type Desk, desksOfThisFile, type Gesture, TRIAGE } from '../../support/a-desk.ts';
import { screensOf } from '../../support/screens.ts';
import { aWorkerOf, notedOf } from './a-poll.ts';

const { aDesk } = desksOfThisFile();

// Everything begins on Tuesday, 24 November at 10:00 in Paris; a working day later it is 10:00 again.
const WORKING_DAYS_IN_HOURS = { 2: 48, 3: 72, 4: 144, 5: 168, 7: 216, 10: 336 } as const;

const taken: Gesture = { by: 'Léa', move: 'take' };
const asked: Gesture = {
  by: 'Léa',
  move: 'ask',
  typed: { reason: 'information', text: 'Sur quelle page exactement ?' },
};
const fixed: Gesture = { by: 'Léa', move: 'propose_fix', typed: { text: 'Corrigé sur la préproduction.' } };
const resolved: Gesture = { by: 'Léa', move: 'resolve', typed: {} };

const says = (desk: Desk, ticketId: TicketId, text: string) =>
  desk.app.addReply({ ...desk.as('Camille'), ticketId, typed: { text }, gestureKey: text, at: desk.clock.now() });

/** What Camille reads in private once a worker has looked, so many working days after the beginning. */
function followed(desk: Desk) {
  const screens = screensOf(desk);
  const [worker, other] = [aWorkerOf(desk), aWorkerOf(desk)];
  const begun = desk.clock.now().getTime();
  let alreadyRead = 0;
  return {
    screens,
    /** Two workers look at once, and one of them again. */
    async after(days: keyof typeof WORKING_DAYS_IN_HOURS): Promise<void> {
      const until = begun + WORKING_DAYS_IN_HOURS[days] * 3_600_000;
      desk.clock.advance({ seconds: (until - desk.clock.now().getTime()) / 1000 });
      await Promise.all([worker.polls(), other.polls()]);
      await worker.polls();
    },
    lastRead: async () => (await screens.readIn('person:UCAMILLE')).at(-1),
    /** What was not read before: the first look reads what is left of other desks in this database too. */
    async readSince(): Promise<readonly string[]> {
      const all = await screens.readIn('person:UCAMILLE');
      const since = all.slice(alreadyRead);
      alreadyRead = all.length;
      return since;
    },
  };
}

describe('a requester who says nothing (N13)', () => {
  test('to a question is reminded of it twice, then their ticket is closed (S0-35)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, asked);
    const silence = followed(desk);
    const under = await silence.screens.underCard(ticketId, TRIAGE);
    await silence.readSince();

    await silence.after(2);
    expect(await silence.lastRead()).toBe(
      'Petit rappel : nous attendons votre réponse sur le ticket #1 depuis 2 jours ouvrés. Sur quelle page exactement ? Sans réponse de votre part, il sera fermé le mar. 8 déc. 10:00 (Paris).',
    );
    await silence.after(5);
    expect(await silence.lastRead()).toContain('depuis 5 jours ouvrés');
    await silence.after(10);

    expect(await desk.ticket(ticketId)).toMatchObject({ state: { name: 'closed', reason: 'no_answer' } });
    expect((await desk.history(ticketId)).at(-1)).toMatchObject({ kind: 'moved', move: 'close', actorId: null });
    expect(await silence.readSince()).toEqual([
      expect.stringContaining('depuis 2 jours ouvrés'),
      expect.stringContaining('depuis 5 jours ouvrés'),
      'Votre ticket #1 est fermé : sans réponse depuis 10 jours ouvrés.',
    ]);
    const forTeam = 'Ticket #1 fermé : le demandeur n’a pas répondu depuis 10 jours ouvrés.';
    expect((await silence.screens.readIn(under.conversation, under.threadId)).at(-1)).toBe(forTeam);
    expect((await silence.screens.readIn('person:ULÉA')).at(-1)).toBe(forTeam);
    expect((await notedOf(desk, ticketId)).filter((noted) => noted.startsWith('requester')).toSorted()).toEqual([
      'requester close 1 announced',
      'requester reminder 1 announced',
      'requester reminder 2 announced',
    ]);
    expect(await desk.stores(({ clocks }) => clocks.of(ticketId))).not.toContainEqual(
      expect.objectContaining({ metric: 'requester', nextCheckAt: expect.any(Date) }),
    );
  });

  test.each([
    ['about a fix', fixed, [2, 4, 7], 'no_answer', 'Votre ticket #1 est fermé : sans retour sur la correction depuis'],
    ['about what is resolved', resolved, [3, 5], 'done', 'Votre ticket #1, résolu depuis'],
  ] as const)(
    '%s is reminded, then their ticket is closed (S0-36, S0-37)',
    async (_what, left, days, reason, words) => {
      const desk = await aDesk();
      const { ticketId } = await desk.hasTicket({}, taken, left);
      const silence = followed(desk);

      for (const day of days) {
        expect((await desk.ticket(ticketId)).state.name).not.toBe('closed');
        await silence.after(day);
        expect(await silence.lastRead()).toContain(`depuis ${day} jours ouvrés`);
      }
      expect(await silence.lastRead()).toContain(words);
      expect((await desk.ticket(ticketId)).state).toMatchObject({ name: 'closed', reason });
    },
  );

  test('is never who is late while a supplier or an approval is waited for', async () => {
    const desk = await aDesk();
    for (const reason of ['third_party', 'approval'])
      await desk.hasTicket({}, taken, { ...asked, typed: { reason, text: 'Nous vous tiendrons au courant.' } });
    await followed(desk).after(10);

    expect((await desk.told()).filter((told) => told.startsWith('Camille'))).toEqual([]);
  });

  test('is left in peace once they answer, and followed up again from their last word on', async () => {
    const desk = await aDesk();
    const answered = await desk.hasTicket({}, taken, asked);
    const tested = await desk.hasTicket({}, taken, fixed);
    const silence = followed(desk);
    await silence.after(2);
    await says(desk, answered.ticketId, 'Sur la page Contact.');
    await says(desk, tested.ticketId, 'Je teste demain.');

    await silence.after(4);
    expect(await silence.lastRead()).toBe(
      'Petit rappel : la correction du ticket #2 attend votre test depuis 2 jours ouvrés. Corrigé sur la préproduction. Sans retour de votre part, il sera fermé le lun. 7 déc. 10:00 (Paris).',
    );
    await silence.after(7);
    expect((await desk.ticket(tested.ticketId)).state.name).toBe('to_test');
    expect((await desk.ticket(answered.ticketId)).state.name).toBe('in_progress');
  });

  test('is not reminded of what they answered before the reminder was sent', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, asked);
    const silence = followed(desk);
    await silence.readSince();
    await silence.after(2);
    await says(desk, ticketId, 'Sur la page Contact.');

    expect(await silence.readSince()).toEqual([]);
    expect(await notedOf(desk, ticketId)).toContain('requester reminder 1 skipped');
  });

  test('has a working day after the only reminder that comes after an outage', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, fixed);
    const silence = followed(desk);
    await silence.after(10);

    expect(await silence.lastRead()).toContain('il sera fermé le mer. 9 déc. 10:00 (Paris).');
    expect((await notedOf(desk, ticketId)).filter((noted) => noted.startsWith('requester'))).toEqual([
      'requester reminder 1 superseded',
      'requester reminder 2 announced',
    ]);
    desk.clock.advance({ hours: 23 });
    await aWorkerOf(desk).polls();
    expect((await desk.ticket(ticketId)).state.name).toBe('to_test');
    desk.clock.advance({ hours: 1 });
    await aWorkerOf(desk).polls();
    expect((await desk.ticket(ticketId)).state.name).toBe('closed');
  });

  test('is not written to in quiet hours', async () => {
    const desk = await aDesk({ quietHours: { from: '18:00', until: '10:30' } });
    await desk.hasTicket({}, taken, asked);
    const silence = followed(desk);
    await silence.readSince();
    await silence.after(2);
    expect(await silence.readSince()).toEqual([]);
    desk.clock.advance({ minutes: 30 });
    await aWorkerOf(desk).polls();
    expect(await silence.readSince()).toEqual([expect.stringContaining('Petit rappel')]);
  });
});

describe('an owner, in quiet hours', () => {
  const ownedIn = async (quietHours: { readonly from: string; readonly until: string }, rank: 1 | 2) => {
    const desk = await aDesk({ quietHours });
    const { ticketId } = await desk.hasTicket();
    const gesture = { ...desk.as('Inès'), ticketId, at: desk.clock.now() };
    const to = { kind: 'person', personId: desk.person('Marc').personId } as const;
    await desk.app.assignTicket({ ...gesture, to, gestureKey: 'given' });
    if (rank === 1) await desk.app.rankTicket({ ...gesture, rank, gestureKey: 'ranked' });
    return { desk, ticketId };
  };

  test('is warned of what runs out once they are over', async () => {
    const { desk, ticketId } = await ownedIn({ from: '14:00', until: '15:30' }, 2);
    // Four open hours from 10:00 on: three quarters are over at 15:00.
    desk.clock.advance({ hours: 5 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toEqual([]);
    desk.clock.advance({ minutes: 30 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toEqual(['first_response warning 75 announced']);
  });

  test('is told of what is missed once they are over, where no rule takes it on', async () => {
    const { desk, ticketId } = await ownedIn({ from: '14:00', until: '16:30' }, 2);
    desk.clock.advance({ hours: 6, minutes: 10 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toEqual([]);
    desk.clock.advance({ minutes: 20 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toContain('first_response breach 100 announced');
  });

  test('is told at once of what is missed on the first rank', async () => {
    const { desk, ticketId } = await ownedIn({ from: '10:15', until: '16:30' }, 1);
    desk.clock.advance({ hours: 1, minutes: 1 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toContain('first_response breach 100 announced');
  });
});
