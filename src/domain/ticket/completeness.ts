/** One thing a good ticket says, with what it is worth. `given` is 1 when it is there, 0 when not, between for half an answer. */
export interface QualityPoint {
  readonly field: string;
  readonly weight: number;
  readonly given: number;
}

export interface Quality {
  /** 0–100, whole. */
  readonly score: number;
  /** Fields not given at all, the most useful first. */
  readonly missing: readonly string[];
}

/** The completeness score of S0-03, S0-39..40 and N7: the share of what would help that is there. */
export function qualityOf(points: readonly QualityPoint[]): Quality {
  const total = points.reduce((sum, point) => sum + point.weight, 0);
  const given = points.reduce((sum, point) => sum + point.weight * point.given, 0);
  return {
    score: total === 0 ? 100 : Math.round((100 * given) / total),
    missing: points
      .filter((point) => point.given === 0 && point.weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .map((point) => point.field),
  };
}
