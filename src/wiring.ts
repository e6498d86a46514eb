import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { type Connection, createDesks } from './adapters/db/desks.ts';
import type { Database } from './adapters/db/engine/database.ts';
import { createUuidV7Ids } from './adapters/db/engine/uuid-v7.ts';
import { createHomeQueue } from './adapters/db/queues/home-queue.ts';
import { createInboxQueue } from './adapters/db/queues/inbox-queue.ts';
import { createOutboxQueue } from './adapters/db/queues/outbox-queue.ts';
import { makeReadClockDepth, makeReadDepths } from './adapters/db/queues/queue-depths.ts';
import { createFingerprint } from './adapters/db/secrets/fingerprint.ts';
import { ownSecret } from './adapters/db/secrets/own-secret.ts';
import { makeOnStage } from './adapters/db/stage.ts';
import { makeInTransaction } from './adapters/db/stores/stores.ts';
import { healthRoutes } from './adapters/http/health.ts';
import { metricsRoute } from './adapters/http/metrics.ts';
import { createHttpServer, type Route } from './adapters/http/server.ts';
import { createPrometheus } from './adapters/metrics/prometheus.ts';
import { createSlackDirectory } from './adapters/slack/directory.ts';
import { renderCard } from './adapters/slack/draw/render-card.ts';
import { createEar } from './adapters/slack/ear.ts';
import { makeSlackInboxHandler } from './adapters/slack/inbox-handler.ts';
import { createSlackHomeScreen } from './adapters/slack/listeners/home-screen.ts';
import { drawDialog } from './adapters/slack/listeners/open-view.ts';
import { registerListeners } from './adapters/slack/listeners/register-listeners.ts';
import { type ClientOf, createSlackMessenger } from './adapters/slack/messenger.ts';
import { makeReferToFiles } from './adapters/slack/read/file-info.ts';
import { makeTokenCheck } from './adapters/slack/workspaces/token-check.ts';
import type { Workspaces } from './adapters/slack/workspaces/workspaces.ts';
import { makeTeamsInboxHandler } from './adapters/teams/inbox-handler.ts';
import { makeListen } from './adapters/teams/listeners/register-listeners.ts';
import type { TeamsSettings } from './adapters/teams/settings.ts';
import type { Tenants } from './adapters/teams/tenants.ts';
import { makePublishNextHome } from './app/home/publish-next-home.ts';
import { makeHandleNext } from './app/inbox/handle-next.ts';
import { measuredHandler, measuredInbox, measuredOutbox } from './app/measured/measured-queues.ts';
import { measuredTriage } from './app/measured/measured-triage.ts';
import { measuredVotes } from './app/measured/measured-votes.ts';
import { makeDeliverNext } from './app/outbox/deliver-next.ts';
import type { InboxQueue, Messenger } from './app/ports/delivery.ts';
import type { Log } from './app/ports/log.ts';
import type { InTransaction } from './app/ports/stores.ts';
import { playDays, rehearse } from './app/rehearse.ts';
import { makeCatchUpClocks } from './app/sla/catch-up-clocks.ts';
import { makeCheckWhatIsDue } from './app/sla/check-what-is-due.ts';
import { makeSweep } from './app/sweep.ts';
import { neverStopped, unlessStopped } from './app/unless-stopped.ts';
import { makeUseCases, type UseCases } from './app/use-cases.ts';
import type { Config } from './config.ts';
import { presetPolicy } from './policy/presets/presets.ts';
import { type DeskTime, realTime } from './wiring-clock.ts';
import { installPages, openWorkspaces, type Served, type SingleWorkspace, type SlackSettings } from './wiring-slack.ts';
import { openTeams, routeDirectory } from './wiring-teams.ts';
import { startWorkers, type Workers } from './workers/workers.ts';

/** Running requests are given this long to end when the process stops. */
const DRAIN_MS = 4000;
/** The work in hand is given this long: a delivery that Slack does not answer is looked for at the next start. */
const END_WORK_MS = 7000;

/** Ports that a fault test stands in front of, to stop the process at a chosen point. */
export interface Interceptors {
  readonly inbox: (queue: InboxQueue) => InboxQueue;
  readonly inTransaction: (inTransaction: InTransaction) => InTransaction;
  readonly messenger: (messenger: Messenger) => Messenger;
  /** Left out by a test that starts a desk dozens of times. */
  readonly rehearsal: (play: () => Promise<void>) => Promise<void>;
}

const noInterceptors: Interceptors = {
  inbox: (port) => port,
  inTransaction: (port) => port,
  messenger: (port) => port,
  rehearsal: (play) => play(),
};

export interface RunningDesk {
  /** Where the product listens: a process that only works answers there how it is. */
  readonly port: number;
  /** Says that it is not ready, takes no more requests, ends the work in hand, then returns. */
  stop(): Promise<void>;
}

interface Parts {
  readonly config: Config;
  /** Null where the desk is in Teams only. */
  readonly slack: SlackSettings | null;
  /** Absent where it is in Slack only. */
  readonly teams?: TeamsSettings | null;
  readonly database: Database;
  /** The machine's where absent. */
  readonly time?: DeskTime;
  readonly log: Log;
  /** Ends a start that waits for Slack. Never where absent. */
  readonly stopping?: AbortSignal;
}

/**
 * Builds the product from its parts and starts it: this file, `wiring-slack.ts` and `wiring-teams.ts` name every concrete
 * implementation.
 * @throws what `openWorkspaces`, `openTeams` and the start of an ear throw
 */
export async function startDesk(parts: Parts, interceptors: Interceptors = noInterceptors): Promise<RunningDesk> {
  const { config, slack, teams: teamsSettings = null, database, time = realTime, log, stopping = neverStopped } = parts;
  const { clock } = time;
  const policy = presetPolicy(config.preset);
  const ids = createUuidV7Ids();
  const desks = createDesks({ dataSource: database.background, ids });
  const served = await openWorkspaces({ ...parts, desks, ids, clock });
  const { workspaces, single, oauth } = served;
  const teams =
    teamsSettings &&
    (await openTeams({
      teams: teamsSettings,
      database,
      desks,
      policy,
      singleDeskId: single?.deskId ?? null,
      clock,
      log,
    }));

  const prometheus = createPrometheus({
    readDepths: makeReadDepths({ dataSource: database.background }),
    readClockDepth: makeReadClockDepth({ dataSource: database.background, clock }),
  });
  const { measures } = prometheus;
  let workers: Workers | undefined;
  const slackDirectory = createSlackDirectory(
    async (connectionId) => (await workspaces.clientsOf(connectionId)).interactive,
  );
  const directory = teams
    ? routeDirectory({ slack: slackDirectory, teams: teams.directory }, desks.platformOf)
    : slackDirectory;
  const outboxClientOf: ClientOf = async (connectionId) => (await workspaces.clientsOf(connectionId)).outbox;
  const messenger = createSlackMessenger(outboxClientOf);
  const storesOn = (dataSource: DataSource) => ({
    inTransaction: interceptors.inTransaction(
      makeInTransaction({ dataSource, ids, wake: () => workers?.wakeOutbox() }),
    ),
    inbox: interceptors.inbox(createInboxQueue({ dataSource, wake: () => workers?.wakeInbox() })),
  });
  const interactive = storesOn(database.interactive);
  const background = storesOn(database.background);
  // On PostgreSQL there is one only where it is given: each process would make another.
  const fingerprint = createFingerprint(
    config.secret ?? (database.isEmbedded ? await ownSecret(config.dataDir) : null),
  );
  const useCasesOn = (inTransaction: InTransaction) =>
    makeUseCases({
      inTransaction,
      directory,
      ids,
      fingerprint,
      clock,
      log,
      administratorEmail: config.administratorEmail,
    });
  const backgroundUseCases = useCasesOn(background.inTransaction);

  if (single) await rememberChannels(background.inTransaction, single, single);
  const onStage = makeOnStage({ dataSource: database.interactive, ids, policy });
  await rehearse(log, () =>
    interceptors.rehearsal(() => playDays({ onStage, ids, drawing: { card: renderCard, dialog: drawDialog } })),
  );
  time.onMoved(() => workers?.wakeClocks());
  const startWork = (): void => {
    if (config.role === 'web') return;
    const outbox = measuredOutbox(createOutboxQueue({ dataSource: database.background }), measures);
    const homes = createHomeQueue({ dataSource: database.background });
    const sweep = makeSweep({ ...background, outbox, desks: () => desks.all() });
    workers = startWorkers({
      handleNext: makeHandleNext({
        queue: measuredInbox(background.inbox, measures),
        handlers: {
          slack: measuredHandler(
            makeSlackInboxHandler({
              useCases: measuredTriage(backgroundUseCases, measures, log),
              inTransaction: background.inTransaction,
              directory,
              referToFiles: makeReferToFiles(outboxClientOf),
              workspaces,
              clock,
              log,
            }),
            measures,
          ),
          ...(teams && {
            teams: measuredHandler(
              makeTeamsInboxHandler({
                useCases: measuredTriage(backgroundUseCases, measures, log),
                inTransaction: background.inTransaction,
                clock,
                log,
              }),
              measures,
            ),
          }),
        },
        log,
      }),
      deliverNext: makeDeliverNext({
        queue: outbox,
        messengers: {
          slack: interceptors.messenger(messenger),
          ...(teams && { teams: interceptors.messenger(teams.messenger) }),
        },
        drawSurface: backgroundUseCases.drawSurface,
        log,
        paceMs: { slack: config.slackPaceMs, teams: config.teamsPaceMs },
      }),
      publishNextHome: makePublishNextHome({
        queue: homes,
        screens: { slack: createSlackHomeScreen(outboxClientOf) },
        drawHome: backgroundUseCases.drawHome,
        clock,
        log,
      }),
      homeDueInMs: (atMostMs) => homes.nextDueInMs(atMostMs),
      deliveryDueInMs: (atMostMs) => outbox.nextDueInMs(atMostMs),
      checkClocks: makeCheckWhatIsDue({
        inTransaction: background.inTransaction,
        ids,
        desks: () => desks.all(),
        clock,
        log,
      }),
      catchUpClocks: makeCatchUpClocks({ inTransaction: background.inTransaction, desks: () => desks.all(), log }),
      sweep: () => sweep(clock.now()),
      nameTeam: () => nameTeam(backgroundUseCases, workspaces, teams?.tenants, single, log),
      refreshTokens: async () => oauth?.workspaces.refreshTokens(),
      log,
    });
  };

  const ear = config.role === 'worker' || !slack ? undefined : createEar({ ...slack, log, workspaces, measures });
  let isStopping = false;
  const ownRoutes = {
    ...healthRoutes({
      running: () => !isStopping,
      database: () => database.isReady(),
      // A workspace that must install the app again needs the page for it: that says nothing against the process.
      slack: oauth ? () => true : makeTokenCheck(workspaces),
      sockets: () => ear?.isConnected() ?? true,
      // A password that has ended closes Teams, and not the desk in Slack.
      ...(teams && !slack && { teams: teams.isTokenTaken }),
    }),
    '/metrics': metricsRoute(() => prometheus.text(), config.metricsToken),
  };
  const serve = async (routes: Readonly<Record<string, Route>>): Promise<RunningDesk> => {
    const server = createHttpServer(routes, log, measures);
    const port = await server.listen(config.port, config.host);
    return {
      port,
      stop: async () => {
        isStopping = true;
        const isDeaf = ear?.stop(DRAIN_MS);
        await wait(config.stopNoticeMs);
        await Promise.all([isDeaf, server.stop(DRAIN_MS), workers && endWithin(END_WORK_MS, workers.stop(), log)]);
      },
    };
  };
  // Last: what is overdue may be much, and nobody who asks now should wait for it.
  if (config.role === 'worker') {
    const worker = await serve(ownRoutes);
    startWork();
    return worker;
  }

  const listened = {
    useCases: measuredVotes(useCasesOn(interactive.inTransaction), measures),
    inbox: interactive.inbox,
    clock,
    workspaces,
    log,
  };
  if (ear) registerListeners(ear.app, listened, measures);
  const routes = {
    ...ear?.routes,
    ...(slack && installPages(served, slack, policy, backgroundUseCases, { clock, log })),
    ...(teams && (await teams.route(makeListen(listened, teams, measures)))),
    ...ownRoutes,
  };
  const [first] = await workspaces.all();
  if (ear && first)
    await rehearse(log, () =>
      interceptors.rehearsal(() =>
        ear.rehearse({ server: () => createHttpServer(routes, log), account: first.account }),
      ),
    );
  const desk = await serve(routes);
  try {
    if (ear) await unlessStopped(stopping, () => ear.start());
  } catch (error) {
    await desk.stop();
    throw error;
  }
  startWork();
  return desk;
}

async function endWithin(ms: number, work: Promise<void>, log: Log): Promise<void> {
  const late = Symbol();
  const first = await Promise.race([work, wait(ms, late, { ref: false })]);
  if (first === late)
    log.warn({ afterMs: ms }, 'the work in hand did not end in time: it is taken up at the next start');
}

/**
 * Which channels are watched, and where the agents work, as the environment says: until somebody decides it in Slack, whose
 * word counts from then on.
 */
export async function rememberChannels(
  inTransaction: InTransaction,
  { deskId, connectionId }: Connection,
  slack: Pick<SingleWorkspace, 'supportChannels' | 'triageChannel'>,
): Promise<void> {
  await inTransaction(deskId, async ({ channels, desk }) => {
    if (await desk.channelsWereChosen(connectionId)) return;
    for (const externalId of slack.supportChannels)
      await channels.remember({ connectionId, externalId, role: 'support', name: '' });
    if (slack.triageChannel !== null)
      await channels.remember({ connectionId, externalId: slack.triageChannel, role: 'triage', name: '' });
  });
}

async function nameTeam(
  useCases: UseCases,
  workspaces: Workspaces,
  tenants: Tenants | undefined,
  single: Served['single'],
  log: Log,
): Promise<void> {
  const served = [...(await workspaces.all()), ...((await tenants?.all()) ?? [])];
  const desks = new Set(served.map(({ deskId }) => deskId));
  for (const deskId of desks) {
    try {
      await useCases.syncAgents({ deskId });
    } catch (error) {
      // One that cannot be asked does not keep the others waiting.
      log.warn({ err: error, deskId }, 'who works in a desk could not be asked, it is tried again');
    }
  }
  if (!single) return;
  const { deskId, connectionId, leads = [] } = single;
  for (const externalId of leads) await useCases.giveRole({ deskId, connectionId, externalId, role: 'lead' });
}
