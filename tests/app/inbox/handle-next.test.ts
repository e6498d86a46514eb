import { type InboxHandler, makeHandleNext } from '../../../src/app/inbox/handle-next.ts';
import type { InboxClaim } from '../../../src/app/ports/delivery.ts';
import { type Desk, desksOfThisFile } from '../../support/a-desk.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const { aDesk, dataSource } = desksOfThisFile();

beforeEach(() => dataSource().query('delete from inbox_event'));

describe('a received event', () => {
  test('is handed to its platform’s handler, as it was received, and done', async () => {
    const desk = await aDesk();
    const claims: InboxClaim[] = [];
    const { handleNext } = aWorker(desk, async (claim) => {
      claims.push(claim);
      await desk.stores(({ inbox }) => inbox.done(claim.inboxKey));
    });
    const { inboxKey } = await desk.received(desk.heard('Camille', 'Salut', {}));

    expect(await handleNext()).toBe('handled');
    expect(await handleNext()).toBe('nothing_due');

    expect(claims).toEqual([expect.objectContaining({ inboxKey, deskId: desk.deskId, payload: '{}', attempts: 1 })]);
    expect(await states(desk)).toEqual(['done']);
  });

  test('whose handler fails is tried again later, and is not lost', async () => {
    const desk = await aDesk();
    let failures = 2;
    let failedAt = new Date();
    const { handleNext, log } = aWorker(desk, async (claim) => {
      failedAt = await databaseTime(desk);
      if (failures-- > 0) throw new Error('the database is away');
      await desk.stores(({ inbox }) => inbox.done(claim.inboxKey));
    });
    await desk.received(desk.heard('Camille', 'Salut', {}));

    for (const pauseMs of [500, 1000]) {
      expect(await handleNext()).toBe('handled');
      expect(Number(await dueAt(desk)) - Number(failedAt)).toBeGreaterThanOrEqual(pauseMs - 1);
      await afterThePause(desk);
    }
    expect(await handleNext()).toBe('handled');
    expect(await handleNext()).toBe('nothing_due');

    expect(await states(desk)).toEqual(['done']);
    expect(log.lines.map(({ level, attempt, sentence }) => [level, attempt, sentence])).toEqual([
      ['warn', 1, 'received event postponed'],
      ['warn', 2, 'received event postponed'],
    ]);
  });

  test('that fails again and again is put aside for the administrator', async () => {
    const desk = await aDesk();
    const { handleNext, log } = aWorker(desk, async () => {
      throw new Error('cannot be read');
    });
    await desk.received(desk.heard('Camille', 'Salut', {}));
    await desk.dataSource.query('update inbox_event set attempts = 11');

    expect(await handleNext()).toBe('handled');

    expect(await states(desk)).toEqual(['dead']);
    expect(log.lines).toEqual([
      expect.objectContaining({ level: 'error', sentence: 'received event given up, kept as a dead letter' }),
    ]);
  });

  test('does not stand in the way of those behind it', async () => {
    const desk = await aDesk();
    const bad = await desk.received(desk.heard('Camille', 'Salut', {}));
    await desk.received(desk.heard('Hugo', 'Hello', {}));
    const { handleNext } = aWorker(desk, async (claim) => {
      if (claim.inboxKey === bad.inboxKey) throw new Error('cannot be read');
      await desk.stores(({ inbox }) => inbox.done(claim.inboxKey));
    });

    while ((await handleNext()) === 'handled');

    expect(await states(desk)).toEqual(['ready', 'done']);
  });

  test('of a platform that nobody handles waits', async () => {
    const desk = await aDesk();
    await desk.received(desk.heard('Camille', 'Salut', {}));
    const log = createRecordingLog();
    const handleNext = makeHandleNext({ queue: desk.inbox, handlers: {}, log });

    expect(await handleNext()).toBe('handled');

    expect(await states(desk)).toEqual(['ready']);
    expect(log.lines).toEqual([expect.objectContaining({ level: 'warn' })]);
  });

  test('that another worker handled meanwhile has no second effect', async () => {
    const desk = await aDesk();
    const message = await desk.received(desk.heard('Camille', 'Salut, le site bug', {}));
    const { handleNext } = aWorker(desk, async () => {
      await desk.app.answerMessage(message);
      await desk.app.answerMessage(message);
    });

    expect(await handleNext()).toBe('handled');

    expect(await states(desk)).toEqual(['done']);
    expect(await desk.prompts()).toHaveLength(1);
  });

  test('is not named by its words in the log (style rule 11)', async () => {
    const desk = await aDesk();
    const { handleNext, log } = aWorker(desk, async () => {
      throw new Error('away');
    });
    await desk.received(desk.heard('Camille', 'mot-secret', {}));

    await handleNext();

    expect(JSON.stringify(log.lines)).not.toContain('mot-secret');
  });
});

function aWorker(desk: Desk, handler: InboxHandler) {
  const log = createRecordingLog();
  return { log, handleNext: makeHandleNext({ queue: desk.inbox, handlers: { slack: handler }, log }) };
}

const afterThePause = (desk: Desk) =>
  desk.dataSource.query(`update inbox_event set due_at = now() - interval '1 second' where due_at > now()`);

/** Of the only event. */
async function dueAt(desk: Desk): Promise<Date> {
  const [row]: [{ due_at: Date }] = await desk.dataSource.query('select due_at from inbox_event');
  return row.due_at;
}

async function databaseTime(desk: Desk): Promise<Date> {
  const [row]: [{ now: Date }] = await desk.dataSource.query('select now()::timestamptz(3) as now');
  return row.now;
}

async function states(desk: Desk): Promise<string[]> {
  const rows: { state: string }[] = await desk.dataSource.query(
    'select state from inbox_event order by received_at, inbox_key',
  );
  return rows.map(({ state }) => state);
}
