import { manifest } from '../manifests/slack/manifest.ts';
import { type Database, openDatabase } from './adapters/db/engine/database.ts';
import { openControl } from './adapters/http/control.ts';
import { createPinoLog } from './adapters/log/pino-log.ts';
import type { TeamsSettings } from './adapters/teams/settings.ts';
import type { Log } from './app/ports/log.ts';
import { type Config, readConfig } from './config.ts';
import { type Playground, startPlayground } from './playground/playground.ts';
import { presetPolicy } from './policy/presets/presets.ts';
import { type RunningDesk, startDesk } from './wiring.ts';
import { createPlayedTime, type DeskTime, openRealTime } from './wiring-clock.ts';
import { furnishPlayedDesk } from './wiring-playground.ts';
import { judgeWith } from './wiring-signals.ts';
import type { SlackSettings } from './wiring-slack.ts';

/** Service managers kill what has not ended by then, and what is killed loses nothing either: it only ends less tidily. */
const STOP_WITHIN_MS = 9500;

/** A start that cannot succeed: every fault, one line each, for the person at the terminal. */
export class UnusableEnvironmentError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the environment is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'UnusableEnvironmentError';
    this.faults = faults;
  }
}

/** How a start hears that it is to end, and what it says of itself. */
interface Ending {
  /** Told once the database is open: from then on there is something to end in good order. */
  readonly onDatabase: () => void;
  /** Ends a start that waits for Slack: what it opened is closed, then the signal's reason is thrown. */
  readonly stopping: AbortSignal;
}

export interface Started {
  /** Where the product listens. */
  readonly port: number;
  /** The page to open; null with real credentials. */
  readonly playgroundUrl: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the product: with credentials the desk of a real workspace, without them the playground (architecture §6).
 * @param onPreparing told once the playground begins to start, which takes some seconds the first time
 * @throws UnusableEnvironmentError, and what `openDatabase` and `startDesk` throw
 */
export async function start(
  environment: Readonly<Record<string, string | undefined>>,
  { onPreparing, ...ending }: Ending & { readonly onPreparing?: () => void },
): Promise<Started> {
  const read = readConfig(environment);
  if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
  const { config } = read;
  const log = createPinoLog({ level: config.logLevel });
  const slack = config.slack && { ...config.slack, apiUrl: config.slackApiUrl };
  if (slack || config.teams) return startReal(config, { slack, teams: config.teams }, log, ending);
  onPreparing?.();
  return startPlay(config, log, ending);
}

/** The platforms that the desk is on. */
interface Platforms {
  readonly slack: SlackSettings | null;
  readonly teams: TeamsSettings | null;
}

async function startReal(config: Config, platforms: Platforms, log: Log, ending: Ending): Promise<Started> {
  const { desk, stop } = await openAndStart(config, platforms, log, ending, (database) => openRealTime(database, log));
  return { port: desk.port, playgroundUrl: null, stop };
}

async function startPlay(config: Config, log: Log, ending: Ending): Promise<Started> {
  const playedTime = createPlayedTime();
  const playground = await startPlayground({
    dataDir: config.dataDir,
    pagePort: config.port,
    manifest,
    judge: judgeWith(presetPolicy(config.preset).triage),
    clock: playedTime.played,
  });
  try {
    const { signingSecret, apiUrl, ...single } = playground.slack;
    const hears = { over: 'http' as const, signingSecret };
    const slack = { hears, apiUrl, single, oauth: null };
    // The page takes the port that people know; only the simulators need to reach the desk itself.
    const ofDesk = { ...config, port: 0, host: '127.0.0.1', stopNoticeMs: 0 };
    let isNewDesk = false;
    const { desk, stop } = await openAndStart(
      ofDesk,
      { slack, teams: teamsPlayed(playground) },
      log,
      ending,
      async (database) => {
        const time = await playedTime.open(database, [playground.slack.teamId, playground.teams.tenantId], log);
        isNewDesk = await furnishPlayedDesk(database, playground, presetPolicy(config.preset), time.clock);
        return time;
      },
    );
    playground.deliverTo(`http://127.0.0.1:${desk.port}`);
    await playground.install(isNewDesk);
    return {
      port: desk.port,
      playgroundUrl: playground.pageUrl,
      stop: async () => {
        await stop();
        await playground.close();
      },
    };
  } catch (error) {
    await playground.close();
    throw error;
  }
}

function teamsPlayed({ teams }: Playground): TeamsSettings {
  return {
    appId: teams.appId,
    registration: { password: teams.appPassword, tenantId: teams.tenantId },
    tenants: [{ tenantId: teams.tenantId, slackTeam: null }],
    serviceHosts: [teams.serviceHost],
    loginUrl: teams.loginUrl,
    metadataUrl: teams.metadataUrl,
    tokenIssuer: teams.tokenIssuer,
  };
}

async function openAndStart(
  config: Config,
  platforms: Platforms,
  log: Log,
  { onDatabase, stopping }: Ending,
  prepare: (database: Database) => Promise<DeskTime>,
): Promise<{ readonly desk: RunningDesk; readonly stop: () => Promise<void> }> {
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    onFailure: (error) => {
      log.error({ err: error }, 'the embedded database has stopped: start the process again');
      process.exit(1);
    },
  });
  if (database.isEmbedded && (config.slack || config.teams))
    log.warn(
      {},
      'real credentials on the embedded database: it survives a killed process but not a power cut; set DATABASE_URL',
    );
  onDatabase();
  let time: DeskTime | undefined;
  try {
    const opened = await prepare(database);
    time = opened;
    const desk = await startDesk({ config, ...platforms, database, time: opened, log, stopping });
    const control = database.backUp && (await openControl(config.dataDir, database.backUp, log));
    log.info({ port: desk.port, embedded: database.isEmbedded, migrated: database.migrated }, 'the desk is open');
    return {
      desk,
      stop: async () => {
        await desk.stop();
        await opened.stop();
        await control?.stop();
        await database.close();
      },
    };
  } catch (error) {
    await time?.stop();
    await database.close();
    throw error;
  }
}

/**
 * Starts, and from before the start on ends the process in order on SIGINT and SIGTERM: at once while there is nothing to
 * end, once the start is through or has given up its wait when there is, and at once on a second one.
 */
export function stopOnSignals(begin: (ending: Ending) => Promise<Started>): Promise<Started> {
  const stopping = new AbortController();
  let isDatabaseOpen = false;
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1);
    if (!isDatabaseOpen) process.exit(0);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stopping.abort();
    starting
      .then((started) => started.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const starting = begin({
    onDatabase: () => {
      isDatabaseOpen = true;
    },
    stopping: stopping.signal,
  }).catch((error: unknown) => {
    if (stopping.signal.aborted && error === stopping.signal.reason) process.exit(0);
    throw error;
  });
  return starting;
}
