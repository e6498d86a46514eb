import fc from 'fast-check';
import { climbOf, climbsOf, occurrencesIn, stateOfClimb } from '../../../src/domain/escalation/climb.ts';
import { isToldToAll, nextStep, nextStepAt } from '../../../src/domain/escalation/next-step.ts';
import { RANKS, type TicketState } from '../../../src/domain/ticket/ticket.ts';
import { defaultEscalation } from '../../../src/policy/escalation.ts';
import { type Happening, minutes, termsSaying } from '../sla/a-life.ts';
import { ACKNOWLEDGED, type Desk, lived, SILENCE, situationOf, stepsIn } from './a-ladder.ts';

/** Monday, 23 November 2026, in Paris; `+1 09:00` is the day after. Open 9–12 and 14–18. */
function at(time: string): Date {
  const [clock = '', days = '+0'] = time.split(' ').toReversed();
  return new Date(Date.parse(`2026-11-23T${clock}:00+01:00`) + Number(days) * 86_400_000);
}

const WAITING = { is: 'moved', to: { name: 'waiting', reason: 'information' } } as const;
const GOES_ON = { is: 'moved', to: { name: 'in_progress' } } as const;
const RESOLVED = { is: 'moved', to: { name: 'resolved', at: at('10:00') } } as const;
const TAKEN = { is: 'taken' } as const;

const { rules } = defaultEscalation;
const only = (named: Desk['rules']): Desk => ({ rules: { ...SILENCE, ...named } });
const CLIMBING = { not_acknowledged: rules.not_acknowledged };
const VIP = { ...only({ vip: rules.vip, ...CLIMBING }), isVip: true };

type Told = readonly (readonly [string, Happening | typeof ACKNOWLEDGED])[];

/** What a ticket of Monday 9:00 is escalated for until Wednesday evening, in UTC. */
const stepsOf = (told: Told, desk: Parameters<typeof lived>[3] = {}, from = '09:00', until = '+2 18:00') =>
  stepsIn(
    lived(
      at(from),
      told.map(([time, is]) => [at(time), is] as const),
      at(until),
      desk,
    ),
  );

describe('each rule by its own setting (C13)', () => {
  test.each<[string, Told, Parameters<typeof lived>[3], readonly string[]]>([
    [
      'a promise that is missed, once its time is over',
      [],
      only({ breach: rules.breach }),
      ['11-23T09:00:00 1:N2 breach', '11-23T14:00:00 1:N2 breach'],
    ],
    [
      'so long after it was missed',
      [],
      only({ breach: { ...rules.breach, afterMinutes: 90 } }),
      ['11-23T10:30:00 1:N2 breach', '11-23T15:30:00 1:N2 breach'],
    ],
    [
      'not one that was kept',
      [
        ['09:30', TAKEN],
        ['10:00', RESOLVED],
      ],
      only({ breach: rules.breach }),
      [],
    ],
    [
      'a promise that runs out',
      [['09:10', TAKEN]],
      only({ warning: { on: true, ranks: [2], level: 1 } }),
      ['11-23T11:00:00 1:N1 warning'],
    ],
    [
      '30 minutes of diagnosis without progress (S4-09)',
      [['09:10', TAKEN]],
      { ...only({ diagnosis_stalled: rules.diagnosis_stalled }), rank: 1 },
      ['11-23T08:40:00 1:N2 diagnosis_stalled'],
    ],
    [
      'counted from the last note, not from a requester who asks again',
      [
        ['09:10', TAKEN],
        ['09:30', { is: 'noted' }],
        ['09:45', { is: 'said', by: 'requester' }],
      ],
      { ...only({ diagnosis_stalled: rules.diagnosis_stalled }), rank: 1 },
      ['11-23T09:00:00 1:N2 diagnosis_stalled'],
    ],
    [
      'no diagnosis of a rank that it is off for',
      [['09:10', TAKEN]],
      only({ diagnosis_stalled: rules.diagnosis_stalled }),
      [],
    ],
    [
      'rank 1 unresolved after 30 minutes, to the managers (S3-14)',
      [['09:10', TAKEN]],
      { ...only({ unresolved: rules.unresolved }), rank: 1 },
      ['11-23T08:30:00 1:N3 unresolved'],
    ],
    [
      'which stands still while the requester is awaited',
      [
        ['09:10', WAITING],
        ['11:00', GOES_ON],
      ],
      { ...only({ unresolved: rules.unresolved }), rank: 1 },
      ['11-23T10:20:00 1:N3 unresolved'],
    ],
    [
      'and counts anew once it came back',
      [
        ['09:10', TAKEN],
        ['09:20', RESOLVED],
        ['11:00', GOES_ON],
      ],
      { ...only({ unresolved: rules.unresolved }), rank: 1 },
      ['11-23T10:30:00 1:N3 unresolved'],
    ],
    [
      'two working days in one state (S1-07)',
      [],
      only({ stuck: { ...rules.stuck, days: { ...rules.stuck.days, new: 2 } } }),
      ['11-24T17:00:00 1:N1 stuck'],
    ],
    ['a client whose record says VIP (C16)', [], only({ vip: rules.vip }), []],
    ['the same, when it does', [], { ...only({ vip: rules.vip }), isVip: true }, ['11-23T08:00:00 1:N2 vip']],
    [
      'a true impact (S0-30)',
      [],
      { ...only({ impact: { ...rules.impact, on: true } }), impacts: ['legal'] },
      ['11-23T08:00:00 1:N3 impact'],
    ],
    [
      'not one that the rule does not name',
      [],
      { ...only({ impact: { ...rules.impact, on: true } }), impacts: ['revenue'] },
      [],
    ],
  ])('%s', (_what, told, desk, steps) => {
    expect(stepsOf(told, desk)).toEqual(steps);
  });

  test('waits for the desk to open, when it fires at night', () => {
    expect(stepsOf([], { ...only({ vip: rules.vip }), isVip: true }, '19:00')).toEqual(['11-24T08:00:00 1:N2 vip']);
  });

  test('does not wait where the clock is the wall’s and somebody is on call', () => {
    const terms = termsSaying({ 1: { response: minutes(60, { counted: 'calendar' }) } });
    const onCall = { name: 'Support', tell: [{ kind: 'on_call', rota: 'nuit' } as const] };
    const breach = { ...only({ breach: rules.breach }), terms };
    const levels = { ...defaultEscalation.levels, 2: onCall };
    expect(stepsOf([], breach, '22:00', '+1 09:30')).toEqual(['11-24T08:00:00 1:N2 breach']);
    expect(stepsOf([], { ...breach, levels }, '22:00', '+1 09:30')).toEqual(['11-23T22:00:00 1:N2 breach']);
  });
});

describe('a climb (S4-08)', () => {
  test.each<[string, Told, Parameters<typeof lived>[3], readonly string[]]>([
    [
      'goes up while nobody takes it on, and tells the last level once more',
      [],
      VIP,
      [
        '11-23T08:00:00 1:N2 vip',
        '11-23T09:00:00 1:N3 not_acknowledged',
        '11-23T10:00:00 1:N4 not_acknowledged',
        '11-23T11:00:00 1:N4 not_acknowledged 1',
      ],
    ],
    [
      'sooner for rank 1',
      [],
      { ...VIP, rank: 1 },
      [
        '11-23T08:00:00 1:N2 vip',
        '11-23T08:15:00 1:N3 not_acknowledged',
        '11-23T08:30:00 1:N4 not_acknowledged',
        '11-23T08:45:00 1:N4 not_acknowledged 1',
      ],
    ],
    [
      'stands still for two hours once somebody says so, and goes on where they did nothing',
      [['09:30', ACKNOWLEDGED]],
      VIP,
      [
        '11-23T08:00:00 1:N2 vip',
        '11-23T10:30:00 1:N3 lapsed',
        '11-23T13:30:00 1:N4 not_acknowledged',
        '11-23T14:30:00 1:N4 not_acknowledged 1',
      ],
    ],
    [
      'for as long as something is done',
      [
        ['09:30', ACKNOWLEDGED],
        ['11:00', { is: 'noted' }],
        ['14:30', { is: 'said', by: 'agent' }],
      ],
      VIP,
      [
        '11-23T08:00:00 1:N2 vip',
        '11-23T15:30:00 1:N3 lapsed',
        '11-23T16:30:00 1:N4 not_acknowledged',
        '11-24T08:30:00 1:N4 not_acknowledged 1',
      ],
    ],
    [
      'taking the ticket is taking it on',
      [['09:30', TAKEN]],
      VIP,
      [
        '11-23T08:00:00 1:N2 vip',
        '11-23T10:30:00 1:N3 lapsed',
        '11-23T13:30:00 1:N4 not_acknowledged',
        '11-23T14:30:00 1:N4 not_acknowledged 1',
      ],
    ],
    [
      'holds its step while the requester is awaited, and goes on with the time left',
      [
        ['09:40', WAITING],
        ['15:00', GOES_ON],
      ],
      VIP,
      [
        '11-23T08:00:00 1:N2 vip',
        '11-23T14:20:00 1:N3 not_acknowledged',
        '11-23T15:20:00 1:N4 not_acknowledged',
        '11-23T16:20:00 1:N4 not_acknowledged 1',
      ],
    ],
    [
      'is over once the ticket is resolved',
      [
        ['09:40', TAKEN],
        ['09:50', RESOLVED],
      ],
      VIP,
      ['11-23T08:00:00 1:N2 vip'],
    ],
    [
      'is raised by a rule of a higher level',
      [['09:05', ACKNOWLEDGED]],
      { ...only({ vip: rules.vip, unresolved: rules.unresolved }), isVip: true, rank: 1 },
      ['11-23T08:00:00 1:N2 vip', '11-23T08:30:00 1:N3 unresolved'],
    ],
  ])('%s', (_what, told, desk, steps) => {
    expect(stepsOf(told, desk)).toEqual(steps);
  });

  test('is not changed by a rule of its own level or a lower one, which is noted', () => {
    const desk = { ...only({ vip: rules.vip, breach: rules.breach }), isVip: true };
    const history = lived(at('09:00'), [], at('10:30'), desk);
    expect(stepsIn(history)).toEqual(['11-23T08:00:00 1:N2 vip', '11-23T09:00:00 1:N2 breach']);
    expect(climbOf(history)).toMatchObject({ level: 2, reason: 'vip', toldAt: at('09:00') });
    expect([...occurrencesIn(history)]).toEqual(['vip:created', 'breach:first_response:1:0']);
  });

  test('begins again once the ticket has come back', () => {
    const desk = only({ unresolved: { ...rules.unresolved, ranks: [2] } });
    const told: Told = [
      ['10:00', RESOLVED],
      ['11:00', GOES_ON],
    ];
    const history = lived(
      at('09:00'),
      told.map(([time, is]) => [at(time), is] as const),
      at('18:00'),
      desk,
    );
    expect(stepsIn(history)).toEqual(['11-23T08:30:00 1:N3 unresolved', '11-23T10:30:00 2:N3 unresolved']);
    expect(climbsOf(history).map(stateOfClimb)).toEqual(['done', 'armed']);
  });

  test('finds one step after an outage, the highest, with all that made it', () => {
    const history = lived(at('09:00'), [], at('09:00'), { rank: 1, rules: SILENCE });
    expect(nextStep(situationOf(history), at('+1 10:00'))).toMatchObject({
      level: 3,
      reason: 'unresolved',
      occurrences: [`unresolved:${at('09:00').toISOString()}`, 'breach:first_response:1:0', 'breach:resolution:1:0'],
    });
  });
});

describe('in any life of a ticket', () => {
  const MINUTE_MS = 60_000;
  const state = fc.constantFrom<TicketState>(
    { name: 'in_progress' },
    { name: 'waiting', reason: 'information' },
    { name: 'to_test' },
    { name: 'resolved', at: at('09:00') },
  );
  const happening = fc.oneof(
    fc.constantFrom<Happening | typeof ACKNOWLEDGED>(
      TAKEN,
      { is: 'noted' },
      ACKNOWLEDGED,
      ACKNOWLEDGED,
      { is: 'said', by: 'agent' },
      { is: 'said', by: 'requester' },
    ),
    state.map((to): Happening => ({ is: 'moved', to })),
    fc.constantFrom(...RANKS).map((rank): Happening => ({ is: 'ranked', rank })),
  );
  const life = fc.record({
    from: fc.nat({ max: 3 * 24 * 60 }),
    gaps: fc.array(fc.tuple(fc.nat({ max: 900 }), happening), { maxLength: 8 }),
    rank: fc.constantFrom(...RANKS),
    isVip: fc.boolean(),
    warning: fc.boolean(),
  });

  test('each cause counts once, no climb falls, all is told while the desk is open, and rows can be worked out anew', () => {
    fc.assert(
      fc.property(life, ({ from, gaps, rank, isVip, warning }) => {
        const createdAt = new Date(at('00:00').getTime() + from * MINUTE_MS);
        let clock = createdAt.getTime();
        const told = gaps.map(([gap, is]) => {
          clock += gap * MINUTE_MS;
          return [new Date(clock), is] as const;
        });
        const desk: Desk = { rules: { warning: { on: warning, ranks: [...RANKS], level: 1 } }, isVip };
        // A step that is looked for when it is due is found then: `lived` refuses a history in which it is not.
        const history = lived(createdAt, told, new Date(clock + 5 * 24 * 60 * MINUTE_MS), { ...desk, rank });
        const causes = history.flatMap((event) => (event.kind === 'escalated' ? (event.occurrences ?? []) : []));
        expect(new Set(causes).size).toBe(causes.length);
        for (const [index, event] of history.entries()) {
          if (event.kind !== 'escalated') continue;
          const before = climbOf(history.slice(0, index));
          const after = climbOf(history.slice(0, index + 1));
          if (before && after?.number === before.number) expect(after.level).toBeGreaterThanOrEqual(before.level);
          expect(after?.repeats ?? 0).toBeLessThanOrEqual(rules.not_acknowledged.mostRepeats);
          expect(before?.endedAt ?? null).toEqual(after?.number === before?.number ? null : (before?.endedAt ?? null));
          expect(isToldToAll(situationOf(history.slice(0, index), desk), event.occurredAt)).toBe(true);
        }
        const shuffled = history.toReversed();
        expect(climbsOf(shuffled)).toEqual(climbsOf(history));
        expect(nextStepAt(situationOf(shuffled, desk), null)).toEqual(nextStepAt(situationOf(history, desk), null));
      }),
      { numRuns: 1000 },
    );
  });
});
