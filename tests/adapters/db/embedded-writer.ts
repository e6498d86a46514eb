// A process of its own for embedded.test.ts, which kills it: writes rows and prints each number once it is committed.

import { z } from 'zod';
import { createDataSource } from '../../../src/adapters/db/engine/data-source.ts';
import { openEmbedded } from '../../../src/adapters/db/engine/embedded.ts';
import { inTransaction, one, statement, withClient } from '../../../src/adapters/db/engine/statement.ts';

const WRITERS = 4;

const insert = statement({
  name: 'insert_written',
  text: 'insert into written default values returning number',
  row: z.object({ number: z.int() }),
});

async function main(): Promise<void> {
  const [dataDir = '', templateFile = ''] = process.argv.slice(2);
  const embedded = await openEmbedded({ dataDir, templateFile });
  const dataSource = createDataSource({ embedded, onPoolError: (error) => console.error(error) });
  await dataSource.initialize();
  await withClient(dataSource, (client) =>
    client.query('create table if not exists written (number int generated always as identity)'),
  );

  const write = async () => {
    for (;;) {
      const { number } = await inTransaction(dataSource, (client) => one(client, insert));
      process.stdout.write(`${number}\n`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

void main();
