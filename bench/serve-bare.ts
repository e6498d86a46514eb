// The reference: what a Bolt app costs that keeps each message event, and nothing else. Started by child.ts.
import path from 'node:path';
import { App, HTTPReceiver } from '@slack/bolt';
import pg from 'pg';
import { z } from 'zod';
import { openEmbedded } from '../src/adapters/db/engine/embedded.ts';
import { REQUEST_BYTES } from '../src/adapters/slack/draw/limits.ts';
import { APP, TEAM } from '../src/playground/slack/default-workspace.ts';
import { serveParent, settingsOfChild } from './child.ts';
import { BOT_TOKEN, SIGNING_SECRET } from './workspace.ts';

const settings = z
  .object({
    databaseUrl: z.string().nullable(),
    dataDir: z.string(),
    apiUrl: z.string(),
    /** A message of these words gets a fixed private answer, before it is acknowledged. */
    answered: z.string(),
  })
  .parse(settingsOfChild());

const pool = await openPool();
await pool.query('create table if not exists bare_event (event_id text primary key, payload text not null)');

const receiver = new HTTPReceiver({
  signingSecret: SIGNING_SECRET,
  bodyLimit: REQUEST_BYTES,
  processBeforeResponse: true,
});
const app = new App({
  receiver,
  convoStore: false,
  authorize: async () => ({ botToken: BOT_TOKEN, teamId: TEAM.id, botUserId: APP.botUserId, botId: APP.botId }),
  clientOptions: { slackApiUrl: settings.apiUrl },
});
const eventSchema = z.object({ event_id: z.string() });
app.event('message', async ({ body, event, client }) => {
  const values = [eventSchema.parse(body).event_id, JSON.stringify(body)];
  await pool.query({ name: 'keep', text: 'insert into bare_event (event_id, payload) values ($1, $2)', values });
  if (event.subtype !== undefined || event.text !== settings.answered) return;
  await client.chat.postEphemeral({ channel: event.channel, user: event.user, text: 'Ouvrir un ticket ?' });
});

const server = await receiver.start(0);
const address = server.address();
serveParent(z.object({ port: z.number() }).parse(address).port);

async function openPool(): Promise<pg.Pool> {
  if (settings.databaseUrl !== null) return new pg.Pool({ connectionString: settings.databaseUrl, max: 16 });
  const embedded = await openEmbedded({ dataDir: path.join(settings.dataDir, 'database') });
  return new pg.Pool({ stream: embedded.connect, max: 1, user: 'postgres', database: 'postgres', password: 'unused' });
}
