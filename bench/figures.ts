/** Half and 99 % of the samples lie below these, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** The smallest sample that this share of all samples does not exceed (nearest rank). @param share from 0 to 1 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const latencyOf = (samples: readonly number[]): Latency => ({
  p50: percentile(samples, 0.5),
  p99: percentile(samples, 0.99),
});

/** What one round measured of the product and of its reference, right after each other. */
export interface Round<Measured> {
  readonly product: Measured;
  readonly reference: Measured;
}

/** Measures product and reference in turns, each going first every other time: what else the machine does meets both. */
export async function inTurns<Measured>(
  rounds: number,
  measure: { readonly product: () => Promise<Measured>; readonly reference: () => Promise<Measured> },
): Promise<readonly Round<Measured>[]> {
  const results: Round<Measured>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const reference = await measure.reference();
      results.push({ reference, product: await measure.product() });
    } else {
      const product = await measure.product();
      results.push({ product, reference: await measure.reference() });
    }
  }
  return results;
}

export interface Comparison {
  /** Product ÷ reference. */
  readonly ratio: number;
  readonly product: number;
  readonly reference: number;
}

/** The median over the rounds: of their ratios, and of each side. */
export function compare<Measured>(rounds: readonly Round<Measured>[], of: (measured: Measured) => number): Comparison {
  return {
    ratio: median(rounds.map(({ product, reference }) => of(product) / of(reference))),
    product: median(rounds.map(({ product }) => of(product))),
    reference: median(rounds.map(({ reference }) => of(reference))),
  };
}
