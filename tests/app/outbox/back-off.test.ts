import fc from 'fast-check';
import { backOffMs } from '../../../src/app/outbox/back-off.ts';

describe('the wait before another attempt', () => {
  test.each([
    [0, 500],
    [1, 1000],
    [2, 2000],
    [5, 16_000],
    [12, 1_800_000],
    [1000, 1_800_000],
  ])('after %d attempts is at most %d ms', (attempts, most) => {
    expect(backOffMs(attempts, () => 1)).toBe(most);
    expect(backOffMs(attempts, () => 0)).toBe(most / 2);
  });

  test('has jitter, from half to whole', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const waited = backOffMs(attempts, () => random);
        expect(waited).toBeGreaterThanOrEqual(backOffMs(attempts, () => 0));
        expect(waited).toBeLessThanOrEqual(backOffMs(attempts, () => 1));
      }),
    );
  });
});
