import { instantOfJump } from '../../../src/adapters/time/clock-jumps.ts';
import { createDeskClock } from '../../../src/adapters/time/desk-clock.ts';

const HOUR_MS = 3_600_000;
const MOVES = [
  { movedAt: new Date('2026-11-23T10:00:00Z'), aheadMs: HOUR_MS },
  { movedAt: new Date('2026-11-23T11:00:00Z'), aheadMs: 24 * HOUR_MS },
];
const MACHINE = new Date('2026-11-23T12:00:00Z');

describe('the desk’s clock (architecture §5 "Two times")', () => {
  const clock = createDeskClock(
    () => MOVES,
    () => MACHINE,
  );

  test('is the machine’s, and ahead by its last move', () => {
    expect(
      createDeskClock(
        () => [],
        () => MACHINE,
      ).now(),
    ).toEqual(MACHINE);
    expect(clock.now()).toEqual(new Date('2026-11-24T12:00:00Z'));
  });

  test.each([
    ['before the clock was moved', '2026-11-23T09:59:59Z', '2026-11-23T09:59:59Z'],
    ['after one move', '2026-11-23T10:30:00Z', '2026-11-23T11:30:00Z'],
    ['after both', '2026-11-23T11:59:00Z', '2026-11-24T11:59:00Z'],
    ['a week ago', '2026-11-16T12:00:00Z', '2026-11-16T12:00:00Z'],
    ['longer ago than anybody tells', '2026-11-16T11:59:59Z', '2026-11-24T12:00:00Z'],
    ['by a platform whose clock is ahead', '2026-11-23T12:00:01Z', '2026-11-24T12:00:00Z'],
    ['at a time that is none', 'soon', '2026-11-24T12:00:00Z'],
  ])('dates what was said %s', (_when, said, expected) => {
    expect(clock.timeOf(new Date(said))).toEqual(new Date(expected));
  });

  test('dates what nobody dates now', () => {
    expect(clock.timeOf(undefined)).toEqual(clock.now());
  });
});

test.each([
  ['hour', '2026-11-22T15:39:42Z', '2026-11-22T16:39:42Z'],
  ['night', '2026-11-22T15:39:42Z', '2026-11-23T08:00:00Z'],
  ['night', '2026-11-22T23:30:00Z', '2026-11-23T08:00:00Z'],
  ['night', '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z'],
  ['night', '2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
  ['night', '2026-03-28T20:00:00Z', '2026-03-29T07:00:00Z'],
  ['weekend', '2026-11-20T17:00:00Z', '2026-11-23T08:00:00Z'],
  ['weekend', '2026-11-22T23:30:00Z', '2026-11-23T08:00:00Z'],
  ['weekend', '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
  ['weekend', '2026-10-23T16:00:00Z', '2026-10-26T08:00:00Z'],
  ['may_22', '2026-05-22T13:59:59Z', '2026-05-22T14:00:00Z'],
  // A Saturday in 2027.
  ['may_22', '2026-05-22T14:00:00Z', '2028-05-22T14:00:00Z'],
  // Ascension Day, a Saturday, a Sunday.
  ['may_22', '2030-06-01T00:00:00Z', '2034-05-22T14:00:00Z'],
] as const)('a %s from %s leads to %s, by the clocks of Paris', (jump, from, to) => {
  expect(instantOfJump(jump, new Date(from))).toEqual(new Date(to));
});
