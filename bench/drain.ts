import { WebClient } from '@slack/web-api';
import { createDesks } from '../src/adapters/db/desks.ts';
import { openDatabase } from '../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { presetPolicy } from '../src/policy/presets/presets.ts';
import { sentence } from '../src/views/sentence.ts';
import { type Child, startChild } from './child.ts';
import { type Comparison, compare, inTurns } from './figures.ts';
import { untilIdle } from './message-events.ts';
import { onSite, type Place, type Site } from './place.ts';
import { BOT_TOKEN, SUPPORT_CHANNELS } from './workspace.ts';

/** What Slack allows in one channel. Source: docs.slack.dev/apis/web-api/rate-limits, chat.postMessage. */
const SLACKS_PACE_MS = 1000;
/** As many conversations as the product posts to at the same time. */
const AT_ONCE = 4;
const WORDS = 'Le ticket #12 est en cours : Léa s’en occupe.';

export interface DrainFigures {
  /** Posts a second without pace, against a bare client that posts the same. */
  readonly unpaced: Comparison;
  /** Posts a second without pace, against what Slack allows in that many channels together. */
  readonly againstSlack: Comparison;
  /** Seconds to post at Slack's pace, against the seconds that this pace takes by itself. */
  readonly paced: Comparison;
}

/**
 * How fast the outbox is drained, against the pace that Slack allows: first without any pace, then at Slack's own in many
 * channels at once. On PostgreSQL, where another process may write what the workers then deliver.
 */
export async function measureDrain(
  place: Extract<Place, { kind: 'postgres' }>,
  sizes: { readonly rounds: number; readonly postsPerChannel: number; readonly pacedChannels: number },
): Promise<DrainFigures> {
  return onSite(place, async (site) => {
    const { rounds, postsPerChannel, pacedChannels } = sizes;
    const posts = SUPPORT_CHANNELS.length * postsPerChannel;
    const fast = await inTurns(rounds, {
      product: () => withDesk(place, site, 0, (fill) => fill(SUPPORT_CHANNELS, postsPerChannel)),
      reference: () => postBarely(site, SUPPORT_CHANNELS, postsPerChannel),
    });
    const unpaced = compare(fast, (seconds) => posts / seconds);
    const seconds = await withDesk(place, site, SLACKS_PACE_MS, (fill) =>
      fill(SUPPORT_CHANNELS.slice(0, pacedChannels), postsPerChannel),
    );
    const ideal = ((postsPerChannel - 1) * SLACKS_PACE_MS) / 1000;
    const allowed = (pacedChannels * 1000) / SLACKS_PACE_MS;
    return {
      unpaced,
      againstSlack: { product: unpaced.product, reference: allowed, ratio: unpaced.product / allowed },
      paced: { product: seconds, reference: ideal, ratio: seconds / ideal },
    };
  });
}

type Fill = (channels: readonly string[], postsPerChannel: number) => Promise<number>;

/** Lends a way to announce something in channels, which says how many seconds it took until all of it was posted. */
async function withDesk<T>(
  place: Extract<Place, { kind: 'postgres' }>,
  { slack, settingsFor }: Site,
  paceMs: number,
  work: (fill: Fill) => Promise<T>,
): Promise<T> {
  const settings = await settingsFor('desk');
  const desk = await startChild('serve-desk.js', { ...settings, role: 'all', paceMs });
  const database = await openDatabase({
    databaseUrl: place.databaseUrl,
    dataDir: settings.dataDir,
    log: createPinoLog({ level: 'error' }),
    onFailure: (error) => {
      throw error;
    },
  });
  const ids = createUuidV7Ids();
  const { deskId, connectionId } = await createDesks({ dataSource: database.background, ids }).ensureDesk(
    { platform: 'slack', externalId: slack.teamId, botUserId: slack.botUserId, botId: slack.botId },
    { name: '', policy: presetPolicy('agence'), at: new Date() },
  );
  const inTransaction = makeInTransaction({ dataSource: database.background, ids, wake: () => {} });
  try {
    return await work(async (channels, postsPerChannel) => {
      await inTransaction(deskId, async ({ outbox }) => {
        for (let post = 0; post < postsPerChannel; post += 1)
          for (const conversation of channels)
            await outbox.announce({
              key: ids.next(),
              kind: 'card',
              card: sentence(WORDS),
              to: { connectionId, conversation },
              ticketId: null,
            });
      });
      return secondsUntilSaid(desk);
    });
  } finally {
    await desk.stop();
    await database.close();
  }
}

async function secondsUntilSaid(desk: Child): Promise<number> {
  const startedAt = performance.now();
  await untilIdle(desk);
  return (performance.now() - startedAt) / 1000;
}

/** The same posts by Slack's client alone, nothing kept. */
async function postBarely({ slack }: Site, channels: readonly string[], postsPerChannel: number): Promise<number> {
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: slack.apiUrl });
  const left = Array.from({ length: postsPerChannel }, () => channels).flat();
  const startedAt = performance.now();
  const post = async () => {
    for (let channel = left.pop(); channel !== undefined; channel = left.pop())
      await client.chat.postMessage({ channel, text: WORDS });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, post));
  return (performance.now() - startedAt) / 1000;
}
