import type { DataSource } from 'typeorm';
import { z } from 'zod';

const named = z.array(z.object({ name: z.string() }));
const dumped = z.tuple([z.object({ rows: z.string() })]);

/** All that the database holds, in words. */
export async function dumpOf(dataSource: DataSource): Promise<string> {
  const tables = named.parse(
    await dataSource.query(
      `select table_schema || '.' || quote_ident(table_name) as name
         from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    ),
  );
  const contents: string[] = [];
  for (const { name } of tables) {
    const [{ rows }] = dumped.parse(
      await dataSource.query(`select coalesce(string_agg(r::text, chr(10)), '') as rows from ${name} r`),
    );
    contents.push(rows);
  }
  return contents.join('\n');
}
