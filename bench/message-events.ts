import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SlackSimulator } from '../src/playground/slack/simulator-types.ts';
import { type Child, startChild } from './child.ts';
import { type Comparison, compare, inTurns, type Latency, latencyOf, type Round } from './figures.ts';
import { messageEvent, sendEvents } from './load.ts';
import { onSite, type Place } from './place.ts';
import { REQUESTERS, SUPPORT_CHANNELS, UNWATCHED } from './workspace.ts';

/** A message that gets the private prompt. */
export const REQUEST = 'Salut, le site bug';
/** One that gets no answer, as most do. */
export const SMALLTALK = 'ok merci';

export interface Sizes {
  readonly rounds: number;
  readonly eventsPerRound: number;
}

export interface Compared {
  readonly p50: Comparison;
  readonly p99: Comparison;
}

/**
 * How long a signed message event takes to be answered, over 16 connections, against a bare Bolt app that inserts one row.
 * The product receives only, as its web role does.
 */
export async function measureReceiving(place: Place, sizes: Sizes): Promise<Compared> {
  return withProcesses(place, 'web', async ({ slack, desk, bare }) => {
    const measure = ({ port }: Child) => timeEvents(port, slack, sizes.eventsPerRound);
    await measure(desk);
    await measure(bare);
    return compared(await inTurns(sizes.rounds, { product: () => measure(desk), reference: () => measure(bare) }));
  });
}

/** The whole product in one process: its workers handle the events while more of them arrive. */
export async function measureWhole(
  place: Place,
  sizes: Sizes & { readonly promptsPerRound: number },
): Promise<{ readonly receiving: Compared; readonly prompts: Compared }> {
  return withProcesses(place, 'all', async (processes) => ({
    receiving: await measureAtWork(processes, sizes),
    prompts: await measurePrompts(processes, sizes),
  }));
}

async function measureAtWork({ slack, desk, bare }: Processes, sizes: Sizes): Promise<Compared> {
  const measure = {
    product: async () => {
      const measured = await timeEvents(desk.port, slack, sizes.eventsPerRound);
      await untilIdle(desk);
      return measured;
    },
    reference: () => timeEvents(bare.port, slack, sizes.eventsPerRound),
  };
  await measure.product();
  await measure.reference();
  return compared(await inTurns(sizes.rounds, measure));
}

/**
 * How long somebody waits for the private prompt, from the message's event to its arrival in the simulated workspace,
 * against a bare Bolt app that inserts the row and posts a fixed sentence before it acknowledges. One at a time.
 */
async function measurePrompts(
  { slack, desk, bare }: Processes,
  { rounds, promptsPerRound }: { rounds: number; promptsPerRound: number },
): Promise<Compared> {
  const askers = REQUESTERS.slice(0, 2 * (rounds + 1) * promptsPerRound);
  await sendEvents(desk.port, introductions(slack, askers));
  await untilIdle(desk);
  let asked = 0;
  const measure = async ({ port }: Child) => {
    slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    const took: number[] = [];
    for (let prompt = 0; prompt < promptsPerRound; prompt += 1) {
      const channel = SUPPORT_CHANNELS[asked % SUPPORT_CHANNELS.length] ?? '';
      took.push(await timeToPrompt(slack, askers[asked] ?? '', channel));
      asked += 1;
    }
    await slack.settled();
    return latencyOf(took);
  };
  await measure(desk);
  await measure(bare);
  return compared(await inTurns(rounds, { product: () => measure(desk), reference: () => measure(bare) }));
}

/** Everybody says something where nobody listens, so that no measure holds a first meeting. */
const introductions = (slack: SlackSimulator, people: readonly string[]) =>
  people.map((user) =>
    messageEvent({ team: slack.teamId, app: slack.appId, channel: UNWATCHED, user, text: SMALLTALK }),
  );

const PROMPT_WITHIN_MS = 10_000;

async function timeToPrompt(slack: SlackSimulator, asker: string, channel: string): Promise<number> {
  const startedAt = performance.now();
  let late: NodeJS.Timeout | undefined;
  const arrived = new Promise<number>((resolve, reject) => {
    late = setTimeout(() => reject(new Error('no prompt arrived')), PROMPT_WITHIN_MS);
    const stopListening = slack.onChange(() => {
      if (!slack.messages(channel, asker).some(({ onlyFor }) => onlyFor === asker)) return;
      stopListening();
      resolve(performance.now() - startedAt);
    });
  });
  await slack.say(asker, channel, REQUEST);
  const took = await arrived;
  clearTimeout(late);
  return took;
}

const timeEvents = async (port: number, slack: SlackSimulator, count: number): Promise<Latency> =>
  latencyOf(await sendEvents(port, eventsFrom(slack, count)));

/** Messages of many people in many channels; small talk, unless told otherwise. */
export function eventsFrom(slack: SlackSimulator, count: number, textOf: (index: number) => string = () => SMALLTALK) {
  return Array.from({ length: count }, (_, index) =>
    messageEvent({
      team: slack.teamId,
      app: slack.appId,
      channel: SUPPORT_CHANNELS[index % SUPPORT_CHANNELS.length] ?? '',
      user: REQUESTERS[index % REQUESTERS.length] ?? '',
      text: textOf(index),
    }),
  );
}

const backlogSchema = z.tuple([z.object({ received: z.number(), unsaid: z.number() })]);

/** Waits until everything that was received is handled, and everything to be said has been. */
export async function untilIdle(desk: Child): Promise<void> {
  for (;;) {
    const [{ received, unsaid }] = backlogSchema.parse(await desk.ask('backlog'));
    if (received + unsaid === 0) return;
    await sleep(50);
  }
}

interface Processes {
  readonly slack: SlackSimulator;
  readonly desk: Child;
  readonly bare: Child;
}

function withProcesses<T>(place: Place, role: 'web' | 'all', work: (processes: Processes) => Promise<T>): Promise<T> {
  return onSite(place, async ({ slack, settingsFor }) => {
    const desk = await startChild('serve-desk.js', { ...(await settingsFor('desk')), role });
    const bare = await startChild('serve-bare.js', { ...(await settingsFor('bare')), answered: REQUEST });
    try {
      return await work({ slack, desk, bare });
    } finally {
      await Promise.all([desk.stop(), bare.stop()]);
    }
  });
}

export function compared(rounds: readonly Round<Latency>[]): Compared {
  return { p50: compare(rounds, ({ p50 }) => p50), p99: compare(rounds, ({ p99 }) => p99) };
}
