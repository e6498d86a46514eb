import { makeCheckNextEscalation } from '../../../src/app/escalation/check-next-escalation.ts';
import type { Reached } from '../../../src/app/escalation/climb-ladder.ts';
import { makeEscalateForAlert } from '../../../src/app/escalation/escalate-for-alert.ts';
import { situationOf } from '../../../src/app/escalation/keep-escalation.ts';
import { readClocks } from '../../../src/app/sla/keep-clocks.ts';
import { nextStepAt } from '../../../src/domain/escalation/next-step.ts';
import type { TicketId } from '../../../src/domain/ids.ts';
import { type Desk, desksOfThisFile } from '../../support/a-desk.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const { aDesk } = desksOfThisFile();

/** A desk whose ladder tells nobody, and says whom it would have told. */
function watching(desk: Desk) {
  const told: string[] = [];
  const tellLevel = async (_stores: unknown, { ticket, level, isStorm }: Reached) => {
    told.push(`#${ticket.number} N${level}${isStorm ? ' with others' : ''}`);
    return true;
  };
  const log = createRecordingLog();
  const { inTransaction } = desk;
  const checkNext = makeCheckNextEscalation({ inTransaction, tellLevel, tellDeferred: async () => false, log });
  return {
    told,
    tellLevel,
    /** One poll of a worker. */
    async poll(): Promise<number> {
      let steps = 0;
      while ((await checkNext({ deskId: desk.deskId, at: desk.clock.now() })) === 'checked') steps += 1;
      return steps;
    },
  };
}

/** What is kept of a ticket's ladder, and when its next step is due as its history says. */
const kept = (desk: Desk, ticketId: TicketId) =>
  desk.stores(async (stores) => {
    const ticket = await stores.tickets.byId(ticketId);
    if (!ticket) throw new Error('this ticket does not exist');
    const { situation } = await situationOf(stores, await readClocks(stores, ticket));
    return { kept: await stores.escalations.of(ticketId), worked: nextStepAt(situation, null) };
  });

describe('the ladder of a ticket', () => {
  test('is watched from its creation on, climbed when a step is due, and kept as its history makes it', async () => {
    const desk = await aDesk();
    const { told, poll } = watching(desk);
    const { ticketId } = await desk.hasTicket();
    // Promised an answer within four hours of Tuesday, 10:00 in Paris.
    expect(await kept(desk, ticketId)).toEqual({
      kept: expect.objectContaining({ climb: 0, state: 'watched', nextStepAt: new Date('2026-11-24T15:00:00.001Z') }),
      worked: new Date('2026-11-24T15:00:00.001Z'),
    });
    expect(await poll()).toBe(0);

    desk.clock.advance({ hours: 6, minutes: 1 });
    expect(await poll()).toBe(1);

    expect(told).toEqual(['#1 N2']);
    const climbing = await kept(desk, ticketId);
    expect(climbing.kept).toMatchObject({ climb: 1, state: 'armed', level: 2, reason: 'breach' });
    expect(climbing.kept?.nextStepAt).toEqual(climbing.worked);
    expect(await desk.history(ticketId)).toContainEqual(
      expect.objectContaining({ kind: 'escalated', level: 2, rule: 'breach', actorId: null }),
    );
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
    expect(await poll()).toBe(0);

    await desk.gesture(ticketId, { by: 'Léa', move: 'take' });
    const taken = await kept(desk, ticketId);
    expect(taken.kept).toMatchObject({ state: 'acknowledged', nextStepAt: taken.worked });
    await desk.gesture(ticketId, { by: 'Léa', move: 'resolve', typed: { text: 'Fait.' } });
    expect((await kept(desk, ticketId)).kept).toMatchObject({ state: 'done', nextStepAt: null });
  });

  test('is climbed once, by whichever of two workers is faster, and of an alert by whoever notes it', async () => {
    const desk = await aDesk();
    const { told, poll, tellLevel } = watching(desk);
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: 6, minutes: 1 });

    await Promise.all([poll(), poll()]);

    const outcome = await desk.stores(async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      const clock = ticket && (await readClocks(stores, ticket)).clocks[0];
      if (!ticket || !clock) throw new Error('the ticket has a clock');
      const about = { ticket, clock, isStorm: false, at: desk.clock.now() };
      return makeEscalateForAlert({ tellLevel })(stores, { ...about, alert: { kind: 'breach' } });
    });
    expect(outcome).toBe('escalated');
    expect(told).toEqual(['#1 N2']);
  });
});
