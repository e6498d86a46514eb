import pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** A statement as the product sent it. */
export interface CapturedStatement {
  /** Without the hash of its text; for those that have no name, the text. */
  readonly name: string;
  readonly text: string;
  /** SQL types of `$1`, `$2` … */
  readonly types: readonly string[];
  readonly values: readonly unknown[];
}

const sentSchema = z.union([
  z.string().transform((text) => ({ name: text, text, values: [] })),
  z.object({ name: z.string(), text: z.string(), values: z.array(z.unknown()) }),
]);

/**
 * Every statement that the work sends, in order, watched where pg sends it. The data source has one connection, which has
 * sent the same statements before.
 */
export async function capturedStatements(
  dataSource: DataSource,
  work: () => Promise<void>,
): Promise<readonly CapturedStatement[]> {
  const query = pg.Client.prototype.query;
  const sent: unknown[] = [];
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, given) {
      sent.push(given[0]);
      return Reflect.apply(target, client, given);
    },
  });
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  const prepared = z
    .array(z.object({ name: z.string(), types: z.array(z.string()) }))
    .parse(await dataSource.query('select name, parameter_types::text[] as types from pg_prepared_statements'));
  const typesOf = new Map(prepared.map(({ name, types }) => [name, types]));
  return sent.map((each) => {
    const { name, text, values } = sentSchema.parse(each);
    return { name: name.replace(/_[0-9a-f]{8}$/, ''), text, values, types: typesOf.get(name) ?? [] };
  });
}

/**
 * The same statements for pgbench, each transaction with a draft and a desk of its own: wherever a captured value holds the
 * 12 digits of the captured draft or desk, it gets those of the transaction.
 * @returns the script, and the values to define
 */
export function toPgbenchScript(
  statements: readonly CapturedStatement[],
  captured: { readonly draft: number; readonly desk: number },
): { readonly sql: string; readonly variables: Readonly<Record<string, string>> } {
  const variables: Record<string, string> = {};
  const expressionOf = (statement: number, place: number): string => {
    const { values, types } = statements[statement] ?? { values: [], types: [] };
    const type = types[place] ?? 'text';
    const value = toText(values[place]);
    if (value === null) return `null::${type}`;
    const name = `v${statement}_${place}`;
    variables[name] = value;
    let expression = `:${name}`;
    for (const [digits, variable] of [
      [String(captured.draft), ':draft'],
      [String(captured.desk), ':desk'],
    ] as const)
      if (value.includes(digits)) expression = `replace(${expression}, '${digits}', ${variable})`;
    return `(${expression})::${type}`;
  };
  const counting = [
    '\\set ticket :ticket + 1',
    '\\set draft :first + :client_id * :per_client + :ticket',
    '\\set desk :first_desk + mod(:draft, :desks)',
  ];
  const sql = statements.map(
    ({ text }, index) =>
      `${text.replace(/\$(\d+)/g, (_parameter, number: string) => expressionOf(index, Number(number) - 1))};`,
  );
  return { sql: `${[...counting, ...sql].join('\n')}\n`, variables };
}

/** A value as pg writes it on the wire. */
function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(item)).join()}}`;
  return String(value);
}
