// The product under measure, wired as it is when installed. Started by child.ts.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { createDesks } from '../src/adapters/db/desks.ts';
import { openDatabase } from '../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { readConfig } from '../src/config.ts';
import { TEAM } from '../src/playground/slack/default-workspace.ts';
import { rememberChannels, startDesk } from '../src/wiring.ts';
import { cpuMs, serveParent, settingsOfChild } from './child.ts';
import { APP_ID, APP_PASSWORD, TENANT_ID } from './tenant.ts';
import { BOT_TOKEN, SIGNING_SECRET, SUPPORT_CHANNELS, TRIAGE } from './workspace.ts';

const settings = z
  .object({
    databaseUrl: z.string().nullable(),
    dataDir: z.string(),
    apiUrl: z.string(),
    /** `web` receives only, `all` also handles what it received. */
    role: z.enum(['web', 'all']),
    /** The product's own pace, unless told otherwise. */
    paceMs: z.number().optional(),
    /** The tenant that the desk serves beside the workspace, unless it is in Slack alone. */
    teams: z.object({ loginUrl: z.string(), metadataUrl: z.string(), supportChannels: z.array(z.string()) }).optional(),
  })
  .parse(settingsOfChild());

const read = readConfig({
  HOST: '127.0.0.1',
  PORT: '0',
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_SUPPORT_CHANNELS: SUPPORT_CHANNELS.join(),
  SLACK_TRIAGE_CHANNEL: TRIAGE,
  SLACK_API_URL: settings.apiUrl,
  ...(settings.paceMs !== undefined && {
    SLACK_PACE_MS: String(settings.paceMs),
    TEAMS_PACE_MS: String(settings.paceMs),
  }),
  ...(settings.teams && {
    TEAMS_APP_ID: APP_ID,
    TEAMS_APP_PASSWORD: APP_PASSWORD,
    TEAMS_TENANT_ID: TENANT_ID,
    TEAMS_SERVICE_HOSTS: '127.0.0.1',
    TEAMS_LOGIN_URL: settings.teams.loginUrl,
    TEAMS_OPENID_METADATA_URL: settings.teams.metadataUrl,
  }),
});
if (read.kind === 'unusable' || read.config.slack === null) throw new Error(JSON.stringify(read));
const { slack } = read.config;
const log = createPinoLog({ level: read.config.logLevel });
const database = await openDatabase({
  databaseUrl: settings.databaseUrl,
  dataDir: settings.dataDir,
  log,
  onFailure: (error) => {
    throw error;
  },
});
const desk = await startDesk({
  // Not asked of the environment, which refuses it for the embedded database: here it tells the cost of receiving alone.
  config: { ...read.config, role: settings.role },
  slack: { ...slack, apiUrl: settings.apiUrl },
  teams: read.config.teams,
  database,
  log,
});

if (settings.teams) await listenIn(settings.teams.supportChannels);

serveParent(desk.port, {
  /** How much is received and not yet handled, or handled and not yet said. */
  backlog: async () =>
    database.background.query(`
      select (select count(*)::int from inbox_event where due_at is not null) as received,
             (select count(*)::int from outbox_message where state in ('ready', 'sending')) as unsaid`),
  memory: async () => {
    for (let round = 0; round < 3; round += 1) globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heapUsed };
  },
  cpu: async () => cpuMs(),
  loadsBotFramework: async () =>
    Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('node_modules/botbuilder/')),
});

/** What an administrator says in Teams: which of its channels the desk listens in. */
async function listenIn(supportChannels: readonly string[]): Promise<void> {
  const ids = createUuidV7Ids();
  const dataSource = database.background;
  const desks = createDesks({ dataSource, ids });
  const known = await desks.deskOfConnection('slack', TEAM.id);
  if (!known) throw new Error('the workspace has no desk');
  const tenant = { platform: 'teams', externalId: TENANT_ID, botUserId: `28:${APP_ID}`, botId: APP_ID } as const;
  const connection = await desks.ensureConnection(known.deskId, tenant);
  const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
  await rememberChannels(inTransaction, connection, { supportChannels, triageChannel: null });
}
