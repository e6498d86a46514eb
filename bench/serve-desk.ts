// The product under measure, wired as it is when installed. Started by child.ts.
import { z } from 'zod';
import { openDatabase } from '../src/adapters/db/engine/database.ts';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { readConfig } from '../src/config.ts';
import { startDesk } from '../src/wiring.ts';
import { serveParent, settingsOfChild } from './child.ts';
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
  ...(settings.paceMs !== undefined && { SLACK_PACE_MS: String(settings.paceMs) }),
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
  database,
  log,
});

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
});
