import { makeCatchUpClocks } from '../../../src/app/sla/catch-up-clocks.ts';
import { keepClocks } from '../../../src/app/sla/keep-clocks.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { type Desk, desksOfThisFile, TRIAGE } from '../../support/a-desk.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { screensOf } from '../../support/screens.ts';
import { aWorkerOf, nextCheckOf, notedOf } from './a-poll.ts';

const { aDesk } = desksOfThisFile();

// Asked on Tuesday at 10:00 in Paris, an important ticket has four open hours for its first answer: warned at 15:00, due at
// 16:00 after a lunch break of two hours.
const HOURS_TO_WARNING = 5;
const HOURS_TO_DUE = 6;

const answers = (desk: Desk, ticketId: Parameters<typeof notedOf>[1], at = desk.clock.now()) =>
  desk.app.addReply({ ...desk.as('Léa'), ticketId, typed: { text: 'Je regarde.' }, gestureKey: `${at.getTime()}`, at });

describe('a promise that runs out (S1-05, S3-13)', () => {
  test('is said under the team’s card and to the owner, with what is left, once', async () => {
    const desk = await aDesk();
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    await desk.app.assignTicket({
      ...desk.as('Inès'),
      ticketId,
      to: { kind: 'person', personId: desk.person('Marc').personId },
      gestureKey: 'given',
      at: desk.clock.now(),
    });
    const under = await screens.underCard(ticketId, TRIAGE);
    const [worker, other] = [aWorkerOf(desk), aWorkerOf(desk)];

    await worker.polls();
    expect(await notedOf(desk, ticketId)).toEqual([]);
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    await Promise.all([worker.polls(), other.polls()]);
    await worker.polls();

    expect(await notedOf(desk, ticketId)).toEqual(['first_response warning 75 announced']);
    expect(await screens.readIn(under.conversation, under.threadId)).toEqual([
      'Ticket #1 : première réponse attendue avant mar. 24 nov. 16:00, il reste 1 heure ouvrée.',
    ]);
    // Marc reads it in Martinique.
    expect((await screens.readIn('person:UMARC')).at(-1)).toBe(
      'Ticket #1 : première réponse attendue avant mar. 24 nov. 11:00, il reste 1 heure ouvrée.',
    );
  });

  test('is told as missed where no rule of the ladder takes it on', async () => {
    const desk = await aDesk();
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    const under = await screens.underCard(ticketId, TRIAGE);
    desk.clock.advance({ hours: HOURS_TO_DUE, seconds: 1 });
    await aWorkerOf(desk).polls();
    desk.clock.advance({ minutes: 30 });
    await aWorkerOf(desk).polls();

    expect(await notedOf(desk, ticketId)).toEqual([
      'first_response warning 75 superseded',
      'first_response breach 100 announced',
    ]);
    expect(await screens.readIn(under.conversation, under.threadId)).toEqual([
      'Ticket #1 : première réponse en retard de 30 minutes ouvrées, elle était attendue avant mar. 24 nov. 16:00.',
    ]);
  });

  test('is the ladder’s where a rule takes it on, and not said twice', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    const escalated: string[] = [];
    const worker = aWorkerOf(desk, {
      escalateForAlert: async (_stores, { ticket, alert, isOpen }) => {
        escalated.push(`#${ticket.number} ${alert.kind} ${isOpen}`);
        return 'escalated';
      },
    });
    desk.clock.advance({ hours: HOURS_TO_DUE, seconds: 1 });
    await worker.polls();

    expect(escalated).toEqual(['#1 breach true']);
    expect(await desk.told()).toEqual([]);
    expect(await notedOf(desk, ticketId)).toHaveLength(2);
  });

  test('of which nothing could be noted for a night is told at the next opening, as late as it was', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    // Wednesday, three o’clock in the morning.
    desk.clock.advance({ hours: 17 });
    const worker = aWorkerOf(desk);
    await worker.polls();
    expect(await notedOf(desk, ticketId)).toEqual([]);
    expect(await nextCheckOf(desk, ticketId)).toEqual(new Date('2026-11-25T08:00:00Z'));

    desk.clock.advance({ hours: 6 });
    await worker.polls();
    const [warning, breach] = await desk.stores(({ clocks }) => clocks.alertsOf(ticketId));
    expect(warning).toMatchObject({ kind: 'warning', outcome: 'superseded' });
    expect(breach).toMatchObject({
      kind: 'breach',
      outcome: 'announced',
      dueAt: new Date('2026-11-24T15:00:00Z'),
      detectedAt: desk.clock.now(),
    });
  });

  test('on a closing is told within five minutes of it, and not later that evening', async () => {
    const desk = await aDesk();
    desk.clock.advance({ hours: 2 });
    // Asked at noon: four hours are over at 18:00, the closing.
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: 6, seconds: 20 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toContain('first_response breach 100 announced');
  });
});

describe('what is no longer so when it is sent', () => {
  test('is not said, and may come about again', async () => {
    const desk = await aDesk();
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    const under = await screens.underCard(ticketId, TRIAGE);
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    await aWorkerOf(desk).polls();
    await answers(desk, ticketId);

    await screens.delivered();
    expect(await notedOf(desk, ticketId)).toEqual(['first_response warning 75 skipped']);
    expect(
      (await screens.readIn(under.conversation, under.threadId)).filter((said) => said.includes('attendue')),
    ).toEqual([]);
    const [row] = await desk.dataSource.query(
      `select count(*)::int as dropped from outbox_message where ticket_id = $1 and state = 'dropped'`,
      [ticketId],
    );
    expect(row).toEqual({ dropped: 1 });
  });

  test('is not said to who gave the ticket back meanwhile, and to the team all the same', async () => {
    const desk = await aDesk({ targets: { ...presetPolicy('agence').targets, 2: resolvedWithin(240) } });
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    const under = await screens.underCard(ticketId, TRIAGE);
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    await aWorkerOf(desk).polls();
    await desk.app.releaseTicket({ ...desk.as('Léa'), ticketId, gestureKey: 'back', at: desk.clock.now() });

    expect(await screens.readIn('person:ULÉA')).not.toContainEqual(expect.stringContaining('attendue'));
    expect(await screens.readIn(under.conversation, under.threadId)).toContainEqual(
      expect.stringContaining('attendue'),
    );
    expect(await notedOf(desk, ticketId)).toEqual(['resolution warning 75 announced']);
  });

  test('is told later, where the clock stood still meanwhile', async () => {
    const desk = await aDesk({ targets: { ...presetPolicy('agence').targets, 2: resolvedWithin(240) } });
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    await screens.underCard(ticketId, TRIAGE);
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    const worker = aWorkerOf(desk);
    await worker.polls();
    await desk.gesture(ticketId, { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Quelle page ?' } });
    await screens.delivered();
    expect(await notedOf(desk, ticketId)).toEqual(['resolution warning 75 skipped']);

    desk.clock.advance({ minutes: 1 });
    await desk.gesture(ticketId, { by: 'Léa', move: 'resume' });
    await worker.polls();
    expect(await notedOf(desk, ticketId)).toEqual(['resolution warning 75 announced']);
    const said = (await screens.delivered()).map(({ card }) => card.plain);
    expect(said.filter((words) => words.includes('résolution attendue'))).toHaveLength(2);
  });

  test('is taken back by an edit, when an answer of before is heard of late', async () => {
    const desk = await aDesk();
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    const under = await screens.underCard(ticketId, TRIAGE);
    const inTime = desk.clock.advance({ hours: HOURS_TO_DUE });
    desk.clock.advance({ seconds: 40 });
    await aWorkerOf(desk).polls();
    expect(await screens.readIn(under.conversation, under.threadId)).toEqual([expect.stringContaining('en retard')]);

    await answers(desk, ticketId, inTime);
    expect(await screens.readIn(under.conversation, under.threadId)).toContain(
      'Ticket #1 : alerte retirée. La première réponse avait été donnée à temps.',
    );
    // The warning of an hour before that was so, and was passed over.
    expect(await notedOf(desk, ticketId)).toEqual([
      'first_response warning 75 superseded',
      'first_response breach 100 skipped',
    ]);
  });
});

describe('a worker', () => {
  test('that dies before it commits leaves everything to the next', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    const dying = aWorkerOf(desk, {
      inTransaction: (deskId, work) =>
        desk.inTransaction(deskId, async (stores) => {
          const result = await work(stores);
          if (result === 'checked' || result === 'breached') throw new Error('killed');
          return result;
        }),
    });
    await dying.polls();
    expect(await notedOf(desk, ticketId)).toEqual([]);

    desk.clock.advance({ minutes: 5 });
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toEqual(['first_response warning 75 announced']);
  });

  test('puts off a ticket that fails, names it, and goes on with the others', async () => {
    const desk = await aDesk();
    const broken = await desk.hasTicket();
    const sound = await desk.hasTicket({ by: 'Hugo' });
    desk.clock.advance({ hours: HOURS_TO_DUE, seconds: 1 });
    const worker = aWorkerOf(desk, {
      escalateForAlert: async (_stores, { ticket }) => {
        if (ticket.ticketId === broken.ticketId) throw new Error('this one cannot be escalated');
        return 'no_rule';
      },
    });
    await worker.polls();

    expect(await notedOf(desk, broken.ticketId)).toEqual([]);
    expect(await notedOf(desk, sound.ticketId)).toContain('first_response breach 100 announced');
    expect(await nextCheckOf(desk, broken.ticketId)).toEqual(new Date(desk.clock.now().getTime() + 300_000));
    expect(worker.log.lines).toEqual([
      expect.objectContaining({
        level: 'error',
        deskId: desk.deskId,
        ticketId: broken.ticketId,
        err: expect.objectContaining({ message: 'this one cannot be escalated' }),
      }),
    ]);
  });

  test('goes on with the next desk where one fails, and says so', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    const broken = (await aDesk()).deskId;
    const worker = aWorkerOf(desk, {
      desksBefore: [broken],
      inTransaction: (deskId, work) => {
        if (deskId === broken) throw new Error('its policy cannot be read');
        return desk.inTransaction(deskId, work);
      },
    });

    await expect(worker.polls()).rejects.toThrow('its policy cannot be read');
    expect(worker.log.lines).toEqual([expect.objectContaining({ level: 'warn', deskId: broken })]);
    expect(await notedOf(desk, ticketId)).toEqual(['first_response warning 75 announced']);
  });

  test('tells more than ten missed promises of one poll together, and ten each by itself', async () => {
    const desk = await aDesk();
    for (let ticket = 0; ticket < 11; ticket += 1) await desk.hasTicket();
    const storms: boolean[] = [];
    const worker = aWorkerOf(desk, {
      escalateForAlert: async (_stores, { isStorm }) => {
        storms.push(isStorm);
        return 'no_rule';
      },
    });
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    await worker.polls();
    expect(storms).toEqual(Array.from({ length: 11 }, () => false));

    desk.clock.advance({ hours: 1, seconds: 1 });
    await worker.polls();
    expect(storms.slice(11)).toEqual(Array.from({ length: 11 }, () => true));
  });

  test('gives clocks to tickets of before clocks existed, and then finds what they missed', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    await desk.hasTicket({}, { by: 'Léa', move: 'take' }, { by: 'Léa', move: 'resolve', typed: { text: 'Fait.' } });
    const kept = await desk.stores(({ clocks }) => clocks.of(ticketId));
    await desk.dataSource.query('delete from sla_clock where desk_id = $1', [desk.deskId]);
    desk.clock.advance({ hours: HOURS_TO_DUE, seconds: 1 });
    const catchUp = makeCatchUpClocks({
      inTransaction: desk.inTransaction,
      desks: async () => [desk.deskId],
      log: createRecordingLog(),
    });

    expect(await catchUp()).toBe(false);
    expect(await desk.stores(({ clocks }) => clocks.of(ticketId))).toEqual(kept);
    expect(await desk.stores(({ clocks }) => clocks.missing(10))).toEqual([]);
    await aWorkerOf(desk).polls();
    expect(await notedOf(desk, ticketId)).toContain('first_response breach 100 announced');
  });

  test('tells of a raised rank whose time was over already that it is missed since then, and of no lower alert', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: HOURS_TO_WARNING });
    const worker = aWorkerOf(desk);
    await worker.polls();
    const raisedAt = desk.clock.advance({ minutes: 10 });
    await desk.stores(async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (!ticket) throw new Error('the ticket is gone');
      const raised = { ...ticket, rank: 1 as const, revision: ticket.revision + 1 };
      await stores.tickets.save(raised);
      await stores.history.append(
        {
          ...{ kind: 'ranked', rank: 1, ticketId, sequence: raised.revision, occurredAt: raisedAt },
          ...{ actorId: desk.person('Léa').personId, policyVersion: 1, contentId: null },
        } as const,
        null,
        null,
      );
      await keepClocks(stores, raised);
    });
    desk.clock.advance({ minutes: 1 });
    await worker.polls();

    expect(await notedOf(desk, ticketId)).toEqual([
      'first_response warning 75 announced',
      'first_response breach 100 announced',
    ]);
    const breach = (await desk.stores(({ clocks }) => clocks.alertsOf(ticketId))).at(-1);
    expect(breach).toMatchObject({ kind: 'breach', revision: 1, dueAt: raisedAt, detectedAt: desk.clock.now() });
  });
});

const resolvedWithin = (amount: number) => ({ resolution: { amount, unit: 'business_minutes' as const } });
