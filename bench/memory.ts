import { z } from 'zod';
import { startChild } from './child.ts';
import { readMessages } from './classification.ts';
import { sendEvents } from './load.ts';
import { eventsFrom, untilIdle } from './message-events.ts';
import { onSite, type Place } from './place.ts';

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
  place: Place,
  count: { readonly warmUp: number; readonly events: number },
): Promise<MemoryFigures> {
  const messages = await readMessages();
  return onSite(place, async ({ slack, settingsFor }) => {
    const desk = await startChild('serve-desk.js', { ...(await settingsFor('desk')), role: 'all', paceMs: 0 });
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
    }
  });
}
