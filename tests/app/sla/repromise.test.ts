import { makeApplyPolicy } from '../../../src/app/desk/apply-policy.ts';
import { makeCheckKeptClocks } from '../../../src/app/sla/check-kept-clocks.ts';
import { readClocks } from '../../../src/app/sla/keep-clocks.ts';
import { makePreviewPolicy } from '../../../src/app/sla/preview-policy.ts';
import { makeRepromiseNext } from '../../../src/app/sla/repromise.ts';
import type { TicketId } from '../../../src/domain/ids.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { type Desk, desksOfThisFile } from '../../support/a-desk.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const { aDesk } = desksOfThisFile();
const { targets } = presetPolicy('workflow-support');

const workerOf = ({ inTransaction, deskId, clock }: Desk) => {
  const next = makeRepromiseNext({ inTransaction, log: createRecordingLog() });
  return () => next({ deskId, at: clock.now() });
};

async function followAll(desk: Desk): Promise<number> {
  const next = workerOf(desk);
  let followed = 0;
  while ((await next()) === 'checked') followed += 1;
  return followed;
}

const clocksOf = (desk: Desk, ticketId: TicketId) => desk.stores(({ clocks }) => clocks.of(ticketId));

const applied = (desk: Desk, changes: Partial<Policy>, since: Date | null = null) =>
  desk.stores(async ({ policies }) => {
    const { policy } = await policies.current();
    return policies.publish({ ...policy, ...changes }, desk.person('Inès').personId, desk.clock.now(), since);
  });

/** The policy's clocks, with the whole of the first day closed. */
const closedOnTuesday = (): Partial<Policy> => {
  const { calendar } = presetPolicy('agence');
  return calendar
    ? { calendar: { ...calendar, closures: [{ name: 'Cyclone', from: '2026-11-24', until: '2026-11-24' }] } }
    : {};
};

describe('running clocks follow the policy', () => {
  test('from when it was published on, once, by however many processes', async () => {
    const desk = await aDesk();
    const tickets = [await desk.hasTicket(), await desk.hasTicket(), await desk.hasTicket()];
    await applied(desk, { targets });
    const processes = [workerOf(desk), workerOf(desk), workerOf(desk)];

    for (let round = 0; round < 4; round += 1) await Promise.all(processes.map((next) => next()));

    expect(await followAll(desk)).toBe(0);
    for (const { ticketId } of tickets) {
      const history = await desk.history(ticketId);
      expect(history.map(({ kind }) => kind)).toEqual(['created', 'repromised']);
      expect(history[1]).toMatchObject({
        promisedVersion: 2,
        since: null,
        occurredAt: desk.clock.now(),
        actorId: desk.person('Inès').personId,
      });
      expect(await clocksOf(desk, ticketId)).toMatchObject([
        { metric: 'first_response', policyVersion: 2, targetMs: 60 * 60_000, revision: 1 },
        { metric: 'resolution', policyVersion: 2, targetMs: 480 * 60_000, revision: 1 },
      ]);
      expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
      expect(await desk.surfaces(ticketId)).toMatchObject({ triage_card: 2 });
    }
  });

  test('a version that promises the same leaves everything alone, and is looked for by nobody (invariant 18)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    await applied(desk, { tone: 'ferme', language: 'en' });

    expect(await followAll(desk)).toBe(0);
    expect(await desk.history(ticketId)).toHaveLength(1);
  });

  test('each version that was passed over counts in its time; what is resolved stays', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    const resolved = await desk.hasTicket({}, { by: 'Léa', move: 'take' }, { by: 'Léa', move: 'resolve' });
    const before = await clocksOf(desk, resolved.ticketId);
    await applied(desk, { targets });
    await applied(desk, { draftHours: 12 });
    await applied(desk, { targets: presetPolicy('support-applicatif').targets });

    await followAll(desk);

    const versions = (await desk.history(ticketId)).flatMap((event) =>
      event.kind === 'repromised' ? [event.promisedVersion] : [],
    );
    expect(versions).toEqual([2, 4]);
    const promised = (clocks: typeof before) => clocks.filter(({ metric }) => metric !== 'closing');
    expect(promised(await clocksOf(desk, resolved.ticketId))).toEqual(promised(before));
  });

  test('a closure that was entered the day after moves what is due, and saves what was missed', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: 23 });
    const since = new Date('2026-11-23T23:00:00Z');
    const { inTransaction, deskId } = desk;
    const policy = { ...presetPolicy('agence'), ...closedOnTuesday() };
    const at = desk.clock.now();

    const preview = await makePreviewPolicy({ inTransaction })({ deskId, policy, since, at });
    await makeApplyPolicy({ inTransaction })({ deskId, policy, base: 1, since, author: null, at });
    await followAll(desk);

    expect(preview).toEqual({
      tickets: 1,
      lost: [],
      won: [
        {
          number: 1,
          metric: 'first_response',
          dueBefore: new Date('2026-11-24T15:00:00Z'),
          dueAfter: new Date('2026-11-25T14:00:00Z'),
        },
      ],
    });
    expect(await clocksOf(desk, ticketId)).toMatchObject([{ dueAt: new Date('2026-11-25T14:00:00Z') }, {}]);
    const ticket = await desk.ticket(ticketId);
    const { clocks } = await desk.stores((stores) => readClocks(stores, ticket));
    expect(clocks[0]?.dueAt).toEqual(new Date('2026-11-25T14:00:00Z'));
  });

  test('shorter promises are missed from when they were made, never earlier', async () => {
    const desk = await aDesk();
    await desk.hasTicket();
    desk.clock.advance({ hours: 2 });
    const short = { amount: 30, unit: 'business_minutes' } as const;
    const policy = {
      ...presetPolicy('agence'),
      targets: { 1: { response: short }, 2: { response: short }, 3: {}, 4: {} },
    };
    const { inTransaction, deskId, clock } = desk;

    const preview = await makePreviewPolicy({ inTransaction })({ deskId, policy, since: null, at: clock.now() });

    expect(preview).toMatchObject({ lost: [{ number: 1, dueAfter: new Date('2026-11-24T09:30:00Z') }], won: [] });
  });
});

describe('applying a policy', () => {
  test('is refused from a version that another has replaced, and notes who did it', async () => {
    const desk = await aDesk();
    const { inTransaction, deskId, clock } = desk;
    const author = desk.person('Inès').personId;
    const apply = (changes: Partial<Policy>, base: number) =>
      makeApplyPolicy({ inTransaction })({
        deskId,
        policy: { ...presetPolicy('agence'), ...changes },
        base,
        since: null,
        author,
        at: clock.now(),
      });

    expect(await apply({ tone: 'ferme' }, 1)).toEqual({ kind: 'applied', version: 2 });
    expect(await apply({ tone: 'ferme' }, 2)).toEqual({ kind: 'unchanged', version: 2 });
    expect(await apply({ draftHours: 3 }, 1)).toEqual({
      kind: 'stale',
      current: { version: 2, author, publishedAt: clock.now(), since: null },
    });
    const noted = await desk.dataSource.query(
      `select kind, actor_id, codes from desk_event where desk_id = $1 and kind = 'policy_published'`,
      [deskId],
    );
    expect(noted).toEqual([
      { kind: 'policy_published', actor_id: author, codes: { version: 2, repromises: false, since: null } },
    ]);
  });
});

test('clocks that were dropped or changed by hand are found, and worked out anew', async () => {
  const desk = await aDesk();
  const [dropped, changed] = [await desk.hasTicket(), await desk.hasTicket()];
  await desk.hasTicket({}, { by: 'Léa', move: 'take' }, { by: 'Léa', move: 'resolve' });
  const { inTransaction, deskId, dataSource } = desk;
  const check = (mend: boolean) => makeCheckKeptClocks({ inTransaction })({ deskId, mend });
  expect(await check(false)).toEqual({ tickets: 3, clocks: 7, missing: [], different: [] });

  const before = [await clocksOf(desk, dropped.ticketId), await clocksOf(desk, changed.ticketId)];
  await dataSource.query('delete from sla_clock where desk_id = $1 and ticket_id = $2', [deskId, dropped.ticketId]);
  await dataSource.query(
    `update sla_clock set consumed_ms = 1 where desk_id = $1 and ticket_id = $2 and metric = 'resolution'`,
    [deskId, changed.ticketId],
  );

  expect(await check(true)).toEqual({ tickets: 3, clocks: 5, missing: [1], different: [2] });
  expect(await check(false)).toEqual({ tickets: 3, clocks: 7, missing: [], different: [] });
  expect([await clocksOf(desk, dropped.ticketId), await clocksOf(desk, changed.ticketId)]).toEqual(before);
});
