import fc from 'fast-check';
import { type QualityPoint, qualityOf } from '../../../src/domain/ticket/completeness.ts';

const point: fc.Arbitrary<QualityPoint> = fc.record({
  field: fc.string(),
  weight: fc.integer({ min: 0, max: 100 }),
  given: fc.constantFrom(0, 0.5, 1),
});

describe('the quality score (S0-03, S0-39..40, N7)', () => {
  test('is the share of what would help that is there', () => {
    expect(
      qualityOf([
        { field: 'url', weight: 20, given: 1 },
        { field: 'screenshots', weight: 15, given: 0.5 },
        { field: 'browser', weight: 5, given: 0 },
      ]),
    ).toEqual({ score: 69, missing: ['browser'] });
  });

  test('names what is missing, the most useful first, and not what was half given', () => {
    const { missing } = qualityOf([
      { field: 'browser', weight: 5, given: 0 },
      { field: 'url', weight: 20, given: 0 },
      { field: 'screenshots', weight: 15, given: 0.5 },
      { field: 'contact', weight: 0, given: 0 },
    ]);

    expect(missing).toEqual(['url', 'browser']);
  });

  test('a form that asks for nothing is complete', () => {
    expect(qualityOf([])).toEqual({ score: 100, missing: [] });
  });

  test('is a whole number from 0 to 100 that grows with each answer', () => {
    fc.assert(
      fc.property(fc.array(point), fc.nat(), (points, which) => {
        const { score } = qualityOf(points);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        const more = points.map((each, index) => (index === which % points.length ? { ...each, given: 1 } : each));
        expect(qualityOf(more).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
