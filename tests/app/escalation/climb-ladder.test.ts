import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { makeEscalateForAlert } from '../../../src/app/escalation/escalate-for-alert.ts';
import { situationOf } from '../../../src/app/escalation/keep-escalation.ts';
import { makeTellLevel } from '../../../src/app/escalation/tell-level.ts';
import { makeCheckWhatIsDue } from '../../../src/app/sla/check-what-is-due.ts';
import { readClocks } from '../../../src/app/sla/keep-clocks.ts';
import { nextStepAt } from '../../../src/domain/escalation/next-step.ts';
import type { TicketId } from '../../../src/domain/ids.ts';
import { defaultEscalation } from '../../../src/policy/escalation.ts';
import { type Desk, desksOfThisFile, TRIAGE } from '../../support/a-desk.ts';
import { buttonsOf, wordsOf } from '../../support/builders.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const { aDesk } = desksOfThisFile();

const ids = createUuidV7Ids();

/** The desk with a worker that looks at its ladders. */
function watched(desk: Desk) {
  const log = createRecordingLog();
  const { inTransaction, deskId } = desk;
  const tellLevel = makeTellLevel({ ids, log });
  const poll = () => makeCheckWhatIsDue({ inTransaction, ids, desks: async () => [deskId], clock: desk.clock, log });
  return {
    log,
    tellLevel,
    /** One poll of a worker, of clocks and ladders: how many things it found due. */
    async poll(): Promise<number> {
      const step = poll();
      let steps = 0;
      while (await step()) steps += 1;
      return steps;
    },
    /** The card of a ticket's climb, as it is drawn now. */
    async card(ticketId: TicketId) {
      const surfaces = await desk.stores((stores) => stores.surfaces.of(ticketId));
      const surface = surfaces.findLast(({ kind }) => kind === 'escalation_card');
      const drawn = surface && (await desk.app.drawSurface(deskId, surface.surfaceId));
      if (!drawn) throw new Error('the ticket has no card of a climb');
      return drawn;
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

const SILENT = Object.fromEntries(
  Object.entries(defaultEscalation.rules).map(([name, rule]) => [name, { ...rule, on: false }]),
);

describe('the ladder of a ticket', () => {
  test('is watched from its creation on, climbed when a step is due, and kept as its history makes it', async () => {
    const desk = await aDesk();
    const { poll, card } = watched(desk);
    const { ticketId } = await desk.hasTicket();
    // Promised an answer within four hours of Tuesday, 10:00 in Paris.
    expect(await kept(desk, ticketId)).toEqual({
      kept: expect.objectContaining({ climb: 0, state: 'watched', nextStepAt: new Date('2026-11-24T15:00:00.001Z') }),
      worked: new Date('2026-11-24T15:00:00.001Z'),
    });
    expect(await poll()).toBe(0);

    desk.clock.advance({ hours: 6, minutes: 40 });
    expect(await poll()).toBe(1);

    const climbing = await kept(desk, ticketId);
    expect(climbing.kept).toMatchObject({ climb: 1, state: 'armed', level: 2, reason: 'breach' });
    expect(climbing.kept?.nextStepAt).toEqual(climbing.worked);
    expect(await desk.history(ticketId)).toContainEqual(
      expect.objectContaining({ kind: 'escalated', level: 2, rule: 'breach', actorId: null }),
    );
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
    expect(await desk.told()).toEqual([`${TRIAGE}: <escalation_card>`]);
    const late = await card(ticketId);
    expect(wordsOf(late.card)).toEqual(
      expect.arrayContaining([
        'N2 · Support technique',
        'Pourquoi : le délai de première réponse est dépassé.',
        'dépassée depuis mar. 24 nov. 16:00',
      ]),
    );
    expect(buttonsOf(late.card).map(({ action }) => action)).toEqual([
      'ticket.acknowledge',
      'ticket.take',
      'ticket.show',
    ]);
    expect(await poll()).toBe(0);

    await desk.gesture(ticketId, { by: 'Léa', move: 'take' });
    const taken = await kept(desk, ticketId);
    expect(taken.kept).toMatchObject({ state: 'acknowledged', nextStepAt: taken.worked });
    await desk.gesture(ticketId, { by: 'Léa', move: 'resolve', typed: { text: 'Fait.' } });
    expect((await kept(desk, ticketId)).kept).toMatchObject({ state: 'done', nextStepAt: null });
    const over = await card(ticketId);
    expect(over.isStillSo).toBe(false);
    expect(wordsOf(over.card)).toContain('faite en 4 h 40, hors délai');
    expect(buttonsOf(over.card).map(({ action }) => action)).toEqual(['ticket.show']);
  });

  test('goes up with a line under its card and a private card for those of the level, never for its requester', async () => {
    const desk = await aDesk();
    const { poll, card } = watched(desk);
    const { ticketId } = await desk.hasTicket({ by: 'Inès' });
    desk.clock.advance({ hours: 7 });
    await desk.stores(({ policies }) => policies.current());
    const { ticketId: other } = await desk.hasTicket();
    await desk.app.escalateTicket({
      ...desk.as('Léa'),
      ...{ ticketId: other, level: 2, reason: 'skill_missing', text: 'Il faut quelqu’un pour le DNS.' },
      ...{ gestureKey: 'call', at: desk.clock.now() },
    });
    expect(await desk.said(other)).toContain('Il faut quelqu’un pour le DNS.');
    expect(await desk.told()).toEqual([
      `${TRIAGE}, in a thread: Note interne de Léa sur le ticket #2 : Il faut quelqu’un pour le DNS.`,
      `${TRIAGE}: <escalation_card>`,
    ]);
    await desk.forgetAnnouncements();

    desk.clock.advance({ hours: 17 });
    await poll();

    expect((await desk.told()).toSorted()).toEqual([
      `${TRIAGE}, in a thread: Le ticket #2 passe à N3 · Développement.`,
      'Inès: <escalation_card>',
    ]);
    expect(wordsOf((await card(other)).card)).toEqual(
      expect.arrayContaining([
        'N3 · Développement',
        'Pourquoi : personne ne s’en est chargé en 1 heure ouvrée.',
        'Avant cela : compétence manquante, signalée par Léa.',
      ]),
    );
    // Inès is told of everybody’s tickets but her own.
    expect((await desk.history(ticketId)).some(({ kind }) => kind === 'escalated')).toBe(false);
  });

  test('is climbed once, by whichever of two workers is faster, and of an alert by whoever notes it', async () => {
    const desk = await aDesk();
    const { poll, tellLevel } = watched(desk);
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
    expect(await desk.told()).toEqual([`${TRIAGE}: <escalation_card>`]);
  });

  test('is told in one digest for each place, when more than ten tickets climb at once', async () => {
    const desk = await aDesk();
    const { poll } = watched(desk);
    for (let ticket = 0; ticket < 12; ticket += 1) await desk.hasTicket();
    desk.clock.advance({ hours: 6, minutes: 1 });

    await Promise.all([poll(), poll()]);

    expect(await desk.told()).toEqual([`${TRIAGE}: 12 tickets escaladés en même temps.`]);
    const [digest] = await desk.announcements();
    const words = digest?.kind === 'card' ? wordsOf(digest.card) : [];
    expect(words.filter((word) => /^#\d+$/.test(word))).toHaveLength(10);
    expect(words).toContain('Et 2 autres. Tous ceux qui sont en retard : /ticket en retard');
    const rows = await desk.dataSource.query('select climb from escalation where desk_id = $1 and climb = 1', [
      desk.deskId,
    ]);
    expect(rows).toHaveLength(12);
  });

  test('is told at once in channels, and in private once the quiet hours are over', async () => {
    const desk = await aDesk({ quietHours: { from: '15:30', until: '16:30' } });
    const { poll } = watched(desk);
    const { ticketId } = await desk.hasTicket();
    const to = { kind: 'person', personId: desk.person('Marc').personId } as const;
    await desk.app.assignTicket({ ...desk.as('Inès'), ticketId, to, gestureKey: 'given', at: desk.clock.now() });
    desk.clock.advance({ hours: 6, minutes: 1 });
    const before = (await desk.told()).length;

    await poll();
    expect((await desk.told()).slice(before)).toEqual([`${TRIAGE}: <escalation_card>`]);
    desk.clock.advance({ minutes: 29 });
    await Promise.all([poll(), poll()]);
    expect((await desk.told()).slice(before)).toEqual([`${TRIAGE}: <escalation_card>`, 'Marc: <escalation_card>']);
    expect(await poll()).toBe(0);
  });

  test('waits in private no longer for the quiet hours to be over once somebody is on it, nor at all on the first rank', async () => {
    const desk = await aDesk({ quietHours: { from: '10:15', until: '16:30' } });
    const { poll } = watched(desk);
    const { ticketId } = await desk.hasTicket();
    const urgent = await desk.hasTicket();
    const to = { kind: 'person', personId: desk.person('Marc').personId } as const;
    const gesture = { ...desk.as('Inès'), at: desk.clock.now() };
    await desk.app.assignTicket({ ...gesture, ticketId, to, gestureKey: 'given' });
    await desk.app.assignTicket({ ...gesture, ticketId: urgent.ticketId, to, gestureKey: 'given' });
    await desk.app.rankTicket({ ...gesture, ticketId: urgent.ticketId, rank: 1, gestureKey: 'ranked' });
    const cards = async (of: TicketId) =>
      (await desk.stores(({ surfaces }) => surfaces.of(of))).filter(
        ({ kind, address }) => kind === 'escalation_card' && address.conversation.startsWith('person:'),
      ).length;

    desk.clock.advance({ hours: 6, minutes: 1 });
    await poll();
    expect([await cards(ticketId), (await cards(urgent.ticketId)) > 0]).toEqual([0, true]);
    const at = desk.clock.now();
    await desk.app.acknowledgeClimb({ ...desk.as('Marc'), ticketId, gestureKey: 'click', at });
    desk.clock.advance({ minutes: 29 });
    await poll();
    expect(await cards(ticketId)).toBe(0);
  });

  test('starts at the next level where nobody of a level can be reached, and says so of an unknown channel', async () => {
    const nobody = { name: 'Astreinte', tell: [{ kind: 'group', group: 'nuit' } as const] };
    const unknown = { name: 'Développement', tell: [{ kind: 'channel', channel: '#ailleurs' } as const] };
    const levels = { ...defaultEscalation.levels, 2: nobody, 3: unknown };
    const desk = await aDesk({ escalation: { ...defaultEscalation, levels } });
    const { poll, log } = watched(desk);
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: 6, minutes: 1 });

    await poll();

    expect((await kept(desk, ticketId)).kept).toMatchObject({ level: 3, reason: 'nobody_reachable' });
    expect(await desk.told()).toEqual([`${TRIAGE}: <escalation_card>`]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  });
});

describe('"Je m’en occupe" and "Escalader"', () => {
  const VIP = {
    clients: [{ id: 'roux', name: 'Boulangerie Roux', vip: true, channels: ['support'], emailDomains: [] }],
    escalation: {
      ...defaultEscalation,
      rules: { ...defaultEscalation.rules, ...SILENT, vip: defaultEscalation.rules.vip },
    },
  };

  test('hold the climb of a VIP’s ticket, which its client’s record says and not its words (C16)', async () => {
    const desk = await aDesk(VIP);
    const { poll, card } = watched(desk);
    const { ticketId } = await desk.hasTicket();
    await poll();
    expect(wordsOf((await card(ticketId)).card)).toEqual(
      expect.arrayContaining(['Pourquoi : client VIP (Boulangerie Roux).', 'Boulangerie Roux · VIP']),
    );
    const click = { ...desk.as('Marc'), ticketId, gestureKey: 'click', at: desk.clock.now() };

    expect(await desk.app.acknowledgeClimb(click)).toMatchObject({ kind: 'acknowledged' });
    expect(await desk.app.acknowledgeClimb(click)).toMatchObject({ kind: 'acknowledged' });

    const held = await kept(desk, ticketId);
    expect(held.kept).toMatchObject({ state: 'acknowledged', nextStepAt: held.worked });
    expect((await desk.history(ticketId)).filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
    expect(wordsOf((await card(ticketId)).card)).toContain('S’en occupe');
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('are for those who work on tickets, on a ticket that is escalated and not at its top', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    const click = (by: 'Camille' | 'Hugo' | 'Léa') => ({
      ...desk.as(by),
      ticketId,
      gestureKey: by,
      at: desk.clock.now(),
    });
    const call = { level: 4, reason: 'by_hand', text: '' } as const;

    expect(await desk.app.acknowledgeClimb(click('Hugo'))).toEqual({ kind: 'unknown_ticket' });
    expect(await desk.app.acknowledgeClimb(click('Camille'))).toEqual({ kind: 'forbidden' });
    expect(await desk.app.acknowledgeClimb(click('Léa'))).toMatchObject({ kind: 'not_escalated' });
    expect(await desk.app.startEscalation(click('Camille'))).toEqual({ kind: 'forbidden' });
    expect(await desk.app.startEscalation(click('Léa'))).toMatchObject({ kind: 'form' });
    expect(await desk.app.escalateTicket({ ...click('Léa'), ...call })).toMatchObject({ kind: 'escalated', level: 4 });
    expect(await desk.app.escalateTicket({ ...click('Léa'), ...call })).toMatchObject({ kind: 'escalated', level: 4 });
    expect(await desk.app.startEscalation(click('Léa'))).toMatchObject({ kind: 'at_the_top', level: 4 });
    expect((await desk.history(ticketId)).filter(({ kind }) => kind === 'escalated')).toHaveLength(1);
  });
});
