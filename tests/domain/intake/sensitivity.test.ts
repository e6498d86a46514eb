import fc from 'fast-check';
import { thresholdsIn } from '../../../src/domain/intake/sensitivity.ts';
import { defaultThresholds } from '../../../src/domain/intake/thresholds.ts';

const rounded = (probability: number) => Math.round(probability * 100) / 100;

test.each([
  ['discreet', 0.85, 0.53],
  ['normal', 0.55, 0.2],
  ['insistent', 0.31, 0.08],
] as const)('a channel that is %s answers from %d on, under the default policy', (sensitivity, high, low) => {
  const thresholds = thresholdsIn(sensitivity, defaultThresholds);

  expect({ high: rounded(thresholds.high), low: rounded(thresholds.low) }).toEqual({ high, low });
});

test('whatever the policy says, a discreet channel asks less and an insistent one more', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(probability, (high) => {
      const [discreet, normal, insistent] = (['discreet', 'normal', 'insistent'] as const).map(
        (sensitivity) => thresholdsIn(sensitivity, { high, low: high }).high,
      );
      expect(normal).toBe(high);
      expect(discreet).toBeGreaterThan(high);
      expect(insistent).toBeLessThan(high);
    }),
  );
});
