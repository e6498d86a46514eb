import { clocksOf } from '../../../src/domain/sla/clocks.ts';
import {
  type DueFollowUp,
  dueFollowUp,
  type NotedFollowUp,
  type Silence,
  silenceOf,
  silentDays,
} from '../../../src/domain/sla/follow-ups.ts';
import type { TicketState } from '../../../src/domain/ticket/ticket.ts';
import { type Happening, historyOf, termsSaying } from './a-life.ts';

/** Monday, 23 November 2026, in Paris; `+1 09:00` is the day after. */
function at(time: string): Date {
  const [clock = '', days = '+0'] = time.split(' ').toReversed();
  return new Date(Date.parse(`2026-11-23T${clock}:00+01:00`) + Number(days) * 86_400_000);
}

const TERMS = termsSaying({ 1: {} });
const WAITING: TicketState = { name: 'waiting', reason: 'information' };
const moved = (to: TicketState): Happening => ({ is: 'moved', to });

function silenceAfter(...days: readonly (readonly [string, Happening])[]): Silence | null {
  const history = historyOf(
    at('09:00'),
    days.map(([time, happening]) => ({ ...happening, at: at(time) })),
  );
  return (
    clocksOf(history, TERMS)
      .map((clock) => silenceOf(clock, history))
      .find((silence) => silence !== null) ?? null
  );
}

/** An answer is awaited from Monday at 09:00 on: reminders after 2 and 5 working days, the end after 10. */
const ASKED: Silence = { metric: 'requester', cycle: 1, revision: 0, expected: 'waiting', since: at('09:00') };

const told = (kind: 'reminder' | 'close', level: number, time: string, revision = 0): NotedFollowUp => ({
  ...{ metric: 'requester', cycle: 1, revision, kind, level },
  outcome: 'announced',
  detectedAt: at(time),
});

const due = (noted: readonly NotedFollowUp[], time: string): DueFollowUp =>
  dueFollowUp(ASKED, TERMS(1), noted, at(time));

describe('a silence', () => {
  test('is kept by who is asked, who tests, and who does not say whether what is resolved is', () => {
    const resolved: TicketState = { name: 'resolved', at: at('10:00') };

    expect(silenceAfter(['09:30', moved(WAITING)])).toMatchObject({ expected: 'waiting', since: at('09:30') });
    expect(silenceAfter(['09:10', { is: 'taken' }], ['10:00', moved({ name: 'to_test' })])).toMatchObject({
      metric: 'requester',
      expected: 'to_test',
      cycle: 1,
    });
    expect(silenceAfter(['09:10', { is: 'taken' }], ['10:00', moved(resolved)])).toMatchObject({
      metric: 'closing',
      expected: 'resolved',
    });
  });

  test.each(['third_party', 'approval'] as const)('is nobody’s while it waits for %s', (reason) => {
    expect(silenceAfter(['09:30', moved({ name: 'waiting', reason })])).toBeNull();
  });

  test('ends when the work goes on', () => {
    expect(silenceAfter(['09:30', moved(WAITING)], ['10:00', moved({ name: 'in_progress' })])).toBeNull();
  });

  test('begins anew with each word of either side', () => {
    const days: (readonly [string, Happening])[] = [
      ['09:10', { is: 'said', by: 'agent' }],
      ['09:30', moved(WAITING)],
      ['+1 10:00', { is: 'said', by: 'agent' }],
      ['+2 11:00', { is: 'said', by: 'requester' }],
      ['+3 11:00', { is: 'noted' }],
    ];

    expect(silenceAfter(...days)).toMatchObject({ revision: 2, since: at('+2 11:00') });
  });

  test('lasts so many working days', () => {
    expect(silentDays(ASKED, TERMS(1), at('+1 17:59'))).toBe(1);
    expect(silentDays(ASKED, TERMS(1), at('+1 18:00'))).toBe(2);
    expect(silentDays(ASKED, TERMS(1), at('+6 12:00'))).toBe(5);
  });
});

describe('the requester is followed up', () => {
  test('with a reminder after two working days, another after five, and the end after ten', () => {
    const first = told('reminder', 1, '+1 18:00');
    const second = told('reminder', 2, '+4 18:00');

    expect(due([], '+1 17:59')).toEqual({ followUp: null, superseded: [], nextAt: at('+1 18:00') });
    expect(due([], '+1 18:00').followUp).toEqual({ kind: 'reminder', level: 1, at: at('+1 18:00') });
    expect(due([first], '+1 18:00')).toEqual({ followUp: null, superseded: [], nextAt: at('+4 18:00') });
    expect(due([first], '+4 18:00').followUp).toMatchObject({ kind: 'reminder', level: 2 });
    expect(due([first, second], '+4 18:00').nextAt).toEqual(at('+11 18:00'));
    expect(due([first, second], '+11 18:00').followUp).toEqual({ kind: 'close', level: 1, at: at('+11 18:00') });
    expect(due([first, second, told('close', 1, '+11 18:00')], '+30 12:00')).toEqual({
      followUp: null,
      superseded: [],
      nextAt: null,
    });
  });

  test('after an outage with the last reminder alone, and the end a working day after it', () => {
    const found = due([], '+30 12:00');

    expect(found).toMatchObject({ followUp: { kind: 'reminder', level: 2 }, superseded: [{ level: 1 }], nextAt: null });
    const noted = [
      { ...told('reminder', 1, '+30 12:00'), outcome: 'superseded' as const },
      told('reminder', 2, '+30 12:00'),
    ];
    expect(due(noted, '+30 12:00')).toMatchObject({ followUp: null, nextAt: at('+31 12:00') });
    expect(due(noted, '+31 12:00').followUp?.kind).toBe('close');
  });

  test('by what was told in this silence, and not in one before it or by nobody', () => {
    const other = told('reminder', 1, '+1 18:00', 1);
    const dropped = { ...told('reminder', 1, '+1 18:00'), outcome: 'skipped' as const };

    for (const noted of [[other], [dropped]]) expect(due(noted, '+1 18:00').followUp?.level).toBe(1);
  });
});
