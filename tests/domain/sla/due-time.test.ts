import fc from 'fast-check';
import { nextDueAt, type Stretch } from '../../../src/domain/sla/due-time.ts';
import { STATE_NAMES, type StateName } from '../../../src/domain/ticket/ticket.ts';
import { alwaysOpen, officeIn } from './calendars.ts';

const paris = officeIn('Europe/Paris');
const PROMISED = { response: 60, resolution: 240 };

/** "09:00 new, 10:00 waiting": what a ticket lived through on Monday, 23 November 2026, in Paris. */
const lived = (day: string): Stretch[] =>
  day.split(', ').map((part) => {
    const [time, state] = part.split(' ');
    return {
      from: new Date(`2026-11-23T${time}:00+01:00`),
      state: STATE_NAMES.find((name) => name === state) ?? 'new',
    };
  });
const dueIn = (day: string, promised: { response: number | null; resolution: number | null } = PROMISED) =>
  nextDueAt(lived(day), promised, paris)?.toISOString() ?? null;

describe('a ticket is next due', () => {
  test.each([
    ['to be answered, while it is new', '09:30 new', '2026-11-23T09:30:00.000Z'],
    ['to be answered after the night', '17:30 new', '2026-11-24T08:30:00.000Z'],
    [
      'to be resolved, in progress, counted from its creation',
      '09:00 new, 10:00 in_progress',
      '2026-11-23T14:00:00.000Z',
    ],
    ['never, while the requester is awaited', '09:00 new, 10:00 waiting', null],
    ['never, while a fix is tested', '09:00 new, 09:10 in_progress, 10:00 to_test', null],
    ['never, once it is resolved', '09:00 new, 09:10 in_progress, 10:00 resolved', null],
    ['never, once it is closed', '09:00 new, 10:00 closed', null],
    [
      'later by the open time for which it waited',
      '09:00 new, 10:00 waiting, 15:00 in_progress',
      '2026-11-23T17:00:00.000Z',
    ],
    [
      'when it was, if that is past: waiting does not make it earlier or later',
      '09:00 new, 09:10 in_progress, 16:00 waiting, 17:00 in_progress',
      '2026-11-23T14:00:00.000Z',
    ],
    [
      'an hour after it is reopened, when its time was used up (a quarter of it)',
      '09:00 new, 09:10 in_progress, 16:00 resolved, 16:30 in_progress',
      '2026-11-23T16:30:00.000Z',
    ],
  ])('%s', (_when, day, expected) => {
    expect(dueIn(day)).toBe(expected);
  });

  test('when what is promised says so, and never when nothing is (C1)', () => {
    expect(dueIn('09:00 new', { response: null, resolution: 240 })).toBe('2026-11-23T14:00:00.000Z');
    expect(dueIn('09:00 new, 10:00 in_progress', { response: 60, resolution: null })).toBeNull();
    expect(dueIn('09:00 new', { response: null, resolution: null })).toBeNull();
  });
});

describe('whatever a ticket lives through', () => {
  const stretches = (states: readonly StateName[]) =>
    fc.array(fc.record({ minutes: fc.nat(5000), state: fc.constantFrom(...states) }), { maxLength: 8 }).map((parts) => {
      let at = Date.parse('2026-11-23T08:00:00Z');
      const later = parts.map(({ minutes, state }): Stretch => {
        at += minutes * 60_000;
        return { from: new Date(at), state };
      });
      const first: Stretch = { from: new Date('2026-11-23T08:00:00Z'), state: 'new' };
      return [first, ...later];
    });

  test('the time that it waited is added to its due time, where it is always open', () => {
    fc.assert(
      fc.property(stretches(['in_progress', 'waiting', 'to_test']), (history) => {
        const promised = { response: null, resolution: 1_000_000 };
        const due = nextDueAt(history, promised, alwaysOpen('UTC'));
        const [first] = history;
        const waitedMs = history.reduce((sum, { from, state }, index) => {
          const until = history[index + 1]?.from;
          const stands = state === 'waiting' || state === 'to_test';
          return stands && until ? sum + until.getTime() - from.getTime() : sum;
        }, 0);
        if (due && first) expect(due.getTime()).toBe(first.from.getTime() + 1_000_000 * 60_000 + waitedMs);
      }),
    );
  });

  test('it is due while the desk is to act, and only then', () => {
    fc.assert(
      fc.property(stretches(STATE_NAMES), (history) => {
        const acts = ['new', 'in_progress'].includes(history.at(-1)?.state ?? '');
        expect(nextDueAt(history, PROMISED, paris) !== null).toBe(acts);
      }),
    );
  });
});
