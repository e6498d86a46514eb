import { z } from 'zod';
import { startChild } from './child.ts';
import { readMessages } from './classification.ts';
import { sendEvents } from './load.ts';
import { eventsFrom, untilIdle } from './message-events.ts';
import { onSite, type Place } from './place.ts';

export const memorySchema = z.object({ rss: z.number(), heapUsed: z.number() });
/** In bytes, after garbage collection. */
export type Memory = z.infer<typeof memorySchema>;

export interface MemoryFigures {
  readonly events: number;
  /** The process says that it is ready, and no event was sent. */
  readonly started: Memory;
  readonly after: Memory;
  /** After ÷ started, minus one. */
  readonly growth: Memory;
}

/** Handled one batch after the other, so that nothing measured is a queue. */
const BATCH = 500;

/** The memory of the whole product, its workers at work: right after the start, and after that many messages of all kinds. */
export async function measureMemory(place: Place, { events }: { readonly events: number }): Promise<MemoryFigures> {
  const messages = await readMessages();
  return onSite(place, async ({ slack, settingsFor }) => {
    const desk = await startChild('serve-desk.js', { ...(await settingsFor('desk')), role: 'all', paceMs: 0 });
    const memory = async () => memorySchema.parse(await desk.ask('memory'));
    try {
      const started = await memory();
      for (let sent = 0; sent < events; sent += BATCH) {
        const textOf = (index: number) => messages[(sent + index) % messages.length] ?? '';
        await sendEvents(desk.port, eventsFrom(slack, Math.min(BATCH, events - sent), textOf));
        await untilIdle(desk);
      }
      const after = await memory();
      const growth = { rss: after.rss / started.rss - 1, heapUsed: after.heapUsed / started.heapUsed - 1 };
      return { events, started, after, growth };
    } finally {
      await desk.stop();
    }
  });
}
