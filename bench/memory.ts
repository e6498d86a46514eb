import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startChild } from './child.ts';
import { readMessages } from './classification.ts';
import { sendEvents } from './load.ts';
import { eventsFrom, untilIdle } from './message-events.ts';
import { openWorkspace } from './workspace.ts';

const memorySchema = z.object({ rss: z.number(), heapUsed: z.number() });
/** In bytes, after garbage collection. */
export type Memory = z.infer<typeof memorySchema>;

export interface MemoryFigures {
  readonly events: number;
  readonly started: Memory;
  /** After the first events, when code is compiled and caches and connections exist: what growth is counted from. */
  readonly warm: Memory;
  readonly after: Memory;
  /** After ÷ warm, minus one. */
  readonly growth: Memory;
}

/** Handled one batch after the other, so that nothing measured is a queue. */
const BATCH = 500;

/** The memory of the whole product, its workers at work, before and after that many message events of all kinds. */
export async function measureMemory(
  databaseUrl: string | null,
  count: { readonly warmUp: number; readonly events: number },
): Promise<MemoryFigures> {
  const messages = await readMessages();
  const slack = await openWorkspace();
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-bench-'));
  const settings = { databaseUrl, dataDir: folder, apiUrl: slack.apiUrl, role: 'all', paceMs: 0 };
  // Making a new embedded database takes memory that an ordinary start does not.
  if (databaseUrl === null) await (await startChild('serve-desk.js', settings)).stop();
  const desk = await startChild('serve-desk.js', settings);
  const handle = async (total: number) => {
    for (let sent = 0; sent < total; sent += BATCH) {
      const textOf = (index: number) => messages[(sent + index) % messages.length] ?? '';
      await sendEvents(desk.port, eventsFrom(slack, Math.min(BATCH, total - sent), textOf));
      await untilIdle(desk);
    }
  };
  const memory = async () => memorySchema.parse(await desk.ask('memory'));
  try {
    const started = await memory();
    await handle(count.warmUp);
    const warm = await memory();
    await handle(count.events);
    const after = await memory();
    const growth = { rss: after.rss / warm.rss - 1, heapUsed: after.heapUsed / warm.heapUsed - 1 };
    return { events: count.events, started, warm, after, growth };
  } finally {
    await desk.stop();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}
