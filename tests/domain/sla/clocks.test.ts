import { dueAlerts } from '../../../src/domain/sla/alerts.ts';
import { breachedAt, type Clock, clocksOf, elapsedMs, type Metric, nextDueAt } from '../../../src/domain/sla/clocks.ts';
import type { TermsOf } from '../../../src/domain/sla/promise.ts';
import type { TicketState } from '../../../src/domain/ticket/ticket.ts';
import { type Happening, historyOf, minutes, termsSaying } from './a-life.ts';
import { officeIn } from './calendars.ts';

/** Monday, 23 November 2026, in Paris; `+1 09:00` is the day after. */
function at(time: string): Date {
  const [clock = '', days = '+0'] = time.split(' ').toReversed();
  return new Date(Date.parse(`2026-11-23T${clock}:00+01:00`) + Number(days) * 86_400_000);
}

const WAITING: TicketState = { name: 'waiting', reason: 'information' };
const SUPPLIER: TicketState = { name: 'waiting', reason: 'third_party' };
const TESTED: TicketState = { name: 'to_test' };
const GOES_ON: TicketState = { name: 'in_progress' };
const resolved = (time: string): TicketState => ({ name: 'resolved', at: at(time) });

const ONE = termsSaying({ 1: {} });

/** The clocks of a ticket created at that time, after these happenings. */
function lived(from: string, days: readonly (readonly [string, Happening])[], terms: TermsOf = ONE, byTeam = false) {
  const happenings = days.map(([time, happening]) => ({ ...happening, at: at(time) }));
  const clocks = clocksOf(historyOf(at(from), happenings, { byTeam }), terms);
  const clock = (metric: Metric): Clock => {
    const found = clocks.find((each) => each.metric === metric);
    if (!found) throw new Error(`no clock ${metric}`);
    return found;
  };
  return { clocks, clock, due: nextDueAt(clocks)?.toISOString() ?? null };
}

const moved = (to: TicketState, by: 'requester' | 'agent' | 'desk' = 'agent') => ({ is: 'moved', to, by }) as const;
const TAKEN = { is: 'taken' } as const;

describe('a ticket is next due', () => {
  test.each([
    ['to be answered, while it is new', '09:30', [], at('10:30')],
    ['to be answered after the night', '17:30', [], at('+1 09:30')],
    ['to be resolved, once answered, counted from its creation', '09:00', [['10:00', TAKEN]], at('15:00')],
    ['never, while the requester is awaited (K2)', '09:00', [['10:00', moved(WAITING)]], null],
    [
      'never, while a fix is tested (S0-36)',
      '09:00',
      [
        ['09:10', TAKEN],
        ['10:00', moved(TESTED)],
      ],
      null,
    ],
    [
      'while a supplier is awaited, since that is the desk’s own affair',
      '09:00',
      [['10:00', moved(SUPPLIER)]],
      at('15:00'),
    ],
    [
      'never, once it is resolved',
      '09:00',
      [
        ['09:10', TAKEN],
        ['10:00', moved(resolved('10:00'))],
      ],
      null,
    ],
    [
      'later by the open time for which it waited',
      '09:00',
      [
        ['10:00', moved(WAITING)],
        ['15:00', moved(GOES_ON)],
      ],
      at('18:00'),
    ],
    [
      'when it was, if that is past: waiting does not make it earlier or later',
      '09:00',
      [
        ['09:10', TAKEN],
        ['16:00', moved(WAITING)],
        ['17:00', moved(GOES_ON)],
      ],
      at('15:00'),
    ],
    [
      'an hour after it is reopened, when its time was used up (a quarter of it)',
      '09:00',
      [
        ['09:10', TAKEN],
        ['16:00', moved(resolved('16:00'))],
        ['16:30', moved(GOES_ON)],
      ],
      at('17:30'),
    ],
  ] satisfies [string, string, [string, Happening][], Date | null][])('%s', (_when, from, days, expected) => {
    expect(lived(from, days).due).toBe(expected?.toISOString() ?? null);
  });

  test('when what is promised says so, and never when nothing is (C1)', () => {
    expect(lived('09:00', [], termsSaying({ 1: { response: null } })).due).toBe(at('15:00').toISOString());
    expect(lived('09:00', [['09:10', TAKEN]], termsSaying({ 1: { resolution: null } })).due).toBeNull();
    expect(lived('09:00', [], termsSaying({ 1: { response: null, resolution: null } })).due).toBeNull();
  });
});

describe('the first response', () => {
  test.each([
    ['an agent takes it', TAKEN],
    ['an agent writes to the requester', { is: 'said', by: 'agent' }],
    ['an agent asks something', moved(WAITING)],
  ] satisfies [string, Happening][])('is given when %s', (_how, happening) => {
    const clock = lived('09:00', [['09:20', happening]]).clock('first_response');

    expect(clock).toMatchObject({ state: 'stopped', stoppedAt: at('09:20'), consumedMs: 20 * 60_000 });
    expect(breachedAt(clock, at('+3 12:00'))).toBeNull();
  });

  test.each([
    ['the requester writes again', { is: 'said', by: 'requester' }],
    ['agents talk among themselves', { is: 'noted' }],
    ['it is given to somebody', { is: 'given' }],
  ] satisfies [string, Happening][])('is not given when %s', (_how, happening) => {
    expect(lived('09:00', [['09:20', happening]]).clock('first_response').state).toBe('running');
  });

  test('is promised to nobody who works on tickets and asks for themselves', () => {
    expect(lived('09:00', [], ONE, true).clocks.map(({ metric }) => metric)).toEqual(['resolution']);
  });

  test('that was given in time and heard of late is in time', () => {
    const late: readonly (readonly [string, Happening])[] = [
      ['10:30', { is: 'noted' }],
      ['09:50', { is: 'said', by: 'agent' }],
    ];

    expect(breachedAt(lived('09:00', late).clock('first_response'), at('11:00'))).toBeNull();
  });
});

describe('a missed promise', () => {
  test('is missed after its last instant, and not at it', () => {
    const clock = lived('09:00', []).clock('first_response');

    expect(breachedAt(clock, at('10:00'))).toBeNull();
    expect(breachedAt(clock, new Date(at('10:00').getTime() + 1))).toEqual(at('10:00'));
  });

  test('stays missed while the requester is awaited', () => {
    const clock = lived('09:00', [
      ['09:10', TAKEN],
      ['16:00', moved(WAITING)],
    ]).clock('resolution');

    expect(clock).toMatchObject({ state: 'paused', dueAt: at('15:00') });
    expect(breachedAt(clock, at('17:00'))).toEqual(at('15:00'));
  });

  test('is one of nobody, once the ticket turns out to be a duplicate', () => {
    const closed: TicketState = { name: 'closed', at: at('17:00'), reason: 'duplicate' };
    const { clocks } = lived('09:00', [['17:00', moved(closed)]]);

    expect(clocks.map(({ metric, state }) => `${metric} ${state}`)).toEqual([
      'first_response stopped',
      'resolution void',
    ]);
  });
});

describe('what is promised changes', () => {
  const byRank = termsSaying({ 1: { resolution: (rank) => minutes(rank === 1 ? 60 : 240) } });

  test('a raised rank that is past already is missed from then on, never earlier', () => {
    const { clock } = lived(
      '09:00',
      [
        ['09:10', TAKEN],
        ['11:00', { is: 'ranked', rank: 1 }],
      ],
      byRank,
    );

    expect(clock('resolution')).toMatchObject({ dueAt: at('10:00'), revision: 1, promisedAt: at('11:00') });
    expect(breachedAt(clock('resolution'), at('11:30'))).toEqual(at('11:00'));
  });

  test('raised and lowered again, it is due when it was', () => {
    const days: [string, Happening][] = [
      ['09:10', TAKEN],
      ['09:20', { is: 'ranked', rank: 1 }],
      ['09:30', { is: 'ranked', rank: 2 }],
    ];

    expect(lived('09:00', days, byRank).due).toBe(at('15:00').toISOString());
  });

  test('a closure that was entered the day after counts since it was, and stopped clocks stay as they were', () => {
    const storm = { ...officeIn('Europe/Paris'), holidays: ['2026-11-24'] };
    const terms = termsSaying({ 1: {}, 2: { calendar: storm } });
    const days: [string, Happening][] = [
      ['16:10', TAKEN],
      ['+2 08:00', { is: 'repromised', version: 2, since: at('+1 00:00') }],
    ];
    const { clock } = lived('16:00', days, terms);

    expect(clock('resolution').dueAt).toEqual(at('+2 11:00'));
    expect(clock('first_response')).toMatchObject({ policyVersion: 1, revision: 0 });
  });
});

describe('how long the requester is awaited (N13)', () => {
  test('is counted each time anew, and altogether', () => {
    const days: [string, Happening][] = [
      ['09:10', TAKEN],
      ['09:30', moved(WAITING)],
      ['10:30', moved(GOES_ON)],
      ['11:00', moved(TESTED)],
    ];

    expect(lived('09:00', days).clock('requester')).toMatchObject({
      cycle: 2,
      state: 'running',
      startedAt: at('11:00'),
      consumedMs: 60 * 60_000,
      runningSince: at('11:00'),
    });
  });

  test('goes on while they are', () => {
    const clock = lived('09:00', [['09:30', moved(WAITING)]]).clock('requester');

    expect(elapsedMs(clock, (version) => ONE(version).calendar, at('15:00'))).toBe(3.5 * 60 * 60_000);
  });
});

describe('the team is told', () => {
  const calendarOf = (version: number) => ONE(version).calendar;
  const nothingTold = () => false;

  test('when three quarters are over, then when it is missed', () => {
    const clock = lived('09:00', []).clock('first_response');

    expect(dueAlerts(clock, calendarOf, nothingTold, at('09:44'))).toMatchObject({
      alert: null,
      nextCheckAt: at('09:45'),
    });
    expect(dueAlerts(clock, calendarOf, nothingTold, at('09:45')).alert).toMatchObject({ kind: 'warning', level: 75 });
    expect(dueAlerts(clock, calendarOf, nothingTold, at('10:00')).alert).toMatchObject({ kind: 'warning', level: 75 });
    expect(dueAlerts(clock, calendarOf, nothingTold, at('10:01'))).toMatchObject({
      alert: { kind: 'breach', at: at('10:00') },
      superseded: [{ kind: 'warning', level: 75 }],
      nextCheckAt: null,
    });
  });

  test('of nothing lower than what it was told', () => {
    const clock = lived('09:00', []).clock('first_response');

    expect(dueAlerts(clock, calendarOf, ({ level }) => level === 100, at('11:00'))).toEqual({
      alert: null,
      superseded: [],
      nextCheckAt: null,
    });
  });
});
