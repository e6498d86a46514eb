/** A limit of a ratio. */
export type Limit = { readonly most: number } | { readonly least: number };

export interface Row {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB' | '/s';
  readonly product: number;
  readonly reference: number;
  readonly ratio: number;
  /** What the product wants to reach. */
  readonly goal?: Limit;
  /** What no run may exceed, on however busy a machine. */
  readonly bound?: Limit;
}

const keeps = (ratio: number, limit: Limit): boolean => ('most' in limit ? ratio <= limit.most : ratio >= limit.least);

const written = (limit: Limit | undefined): string => {
  if (limit === undefined) return '';
  return 'most' in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`;
};

const HEAD = ['', 'product', 'reference', 'unit', 'ratio', 'goal', 'bound', ''];

/** Prints what was measured beside what was wanted. @returns whether every bound was kept */
export function printTable(rows: readonly Row[]): boolean {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  return rows.every(({ ratio, bound }) => bound === undefined || keeps(ratio, bound));
}

function cells({ name, product, reference, unit, ratio, goal, bound }: Row): string[] {
  return [
    name,
    product.toPrecision(3),
    reference.toPrecision(3),
    unit,
    ratio.toFixed(2),
    written(goal),
    written(bound),
    remark(ratio, goal, bound),
  ];
}

function remark(ratio: number, goal: Limit | undefined, bound: Limit | undefined): string {
  if (bound && !keeps(ratio, bound)) return 'OUT OF BOUNDS';
  if (goal === undefined) return '';
  return keeps(ratio, goal) ? 'reached' : 'missed';
}
