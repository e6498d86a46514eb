import type { DataSource } from 'typeorm';
import type { Database } from './adapters/db/database.ts';
import { type Connection, createDesks } from './adapters/db/desks.ts';
import { createInboxQueue } from './adapters/db/inbox-queue.ts';
import { createOutboxQueue } from './adapters/db/outbox-queue.ts';
import { makeOnStage } from './adapters/db/stage.ts';
import { makeInTransaction } from './adapters/db/stores.ts';
import { createUuidV7Ids } from './adapters/db/uuid-v7.ts';
import { healthRoutes } from './adapters/http/health.ts';
import { createHttpServer } from './adapters/http/server.ts';
import { createSlackApp } from './adapters/slack/app.ts';
import { createSlackDirectory } from './adapters/slack/directory.ts';
import { makeReferToFiles } from './adapters/slack/file-info.ts';
import { hearSlackbot } from './adapters/slack/hear-slackbot.ts';
import { makeSlackInboxHandler } from './adapters/slack/inbox-handler.ts';
import { registerListeners } from './adapters/slack/listeners/register-listeners.ts';
import { type ClientOf, createSlackMessenger } from './adapters/slack/messenger.ts';
import { drawDialog } from './adapters/slack/open-view.ts';
import { waitForOurAccount } from './adapters/slack/our-account.ts';
import { renderCard } from './adapters/slack/render-card.ts';
import { makeWebClients } from './adapters/slack/web-clients.ts';
import { fixedWorkspaces } from './adapters/slack/workspaces.ts';
import { systemClock } from './adapters/time/system-clock.ts';
import { makeHandleNext } from './app/inbox/handle-next.ts';
import { makeDeliverNext } from './app/outbox/deliver-next.ts';
import type { InboxQueue, Messenger } from './app/ports/delivery.ts';
import type { Log } from './app/ports/log.ts';
import type { InTransaction } from './app/ports/stores.ts';
import { playDays, rehearse } from './app/rehearse.ts';
import { makeSweep } from './app/sweep.ts';
import { makeUseCases, type UseCases } from './app/use-cases.ts';
import type { Config } from './config.ts';
import { presetPolicy } from './policy/presets/presets.ts';
import { startWorkers, type Workers } from './workers/workers.ts';

/** Running requests are given this long to end when the process stops. */
const DRAIN_MS = 5000;

/** What a workspace gave when the app was installed in it. */
export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly supportChannels: readonly string[];
  readonly triageChannel: string;
  /** Slack accounts that lead the desk. */
  readonly leads: readonly string[];
}

/** Ports that a fault test stands in front of, to stop the process at a chosen point. */
export interface Interceptors {
  readonly inbox: (queue: InboxQueue) => InboxQueue;
  readonly inTransaction: (inTransaction: InTransaction) => InTransaction;
  readonly messenger: (messenger: Messenger) => Messenger;
}

const noInterceptors: Interceptors = {
  inbox: (port) => port,
  inTransaction: (port) => port,
  messenger: (port) => port,
};

export interface RunningDesk {
  /** Where the product listens; 0 for a process that only works. */
  readonly port: number;
  /** Takes no more requests, ends the work in hand, then returns. */
  stop(): Promise<void>;
}

interface Parts {
  readonly config: Config;
  readonly slack: SlackSettings;
  readonly database: Database;
  readonly log: Log;
}

/** Builds the product from its parts and starts it: the one file that names every concrete implementation. */
export async function startDesk(parts: Parts, interceptors: Interceptors = noInterceptors): Promise<RunningDesk> {
  const { config, slack, database, log } = parts;
  const ids = createUuidV7Ids();
  const clients = makeWebClients(slack, log);
  const account = await waitForOurAccount(clients.outbox, log);
  const desks = createDesks({ dataSource: database.background, ids });
  const connection = await desks.ensureDesk(
    { platform: 'slack', externalId: account.teamId, botUserId: account.botUserId, botId: account.botId },
    { name: account.teamName, policy: presetPolicy(config.preset), at: systemClock.now() },
  );

  const workspaces = fixedWorkspaces([{ ...connection, account, clients }]);

  let workers: Workers | undefined;
  const directory = createSlackDirectory(
    async (connectionId) => (await workspaces.clientsOf(connectionId)).interactive,
  );
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
  const useCasesOn = (inTransaction: InTransaction) => makeUseCases({ inTransaction, directory, ids });
  const backgroundUseCases = useCasesOn(background.inTransaction);

  await rememberChannels(background.inTransaction, connection, slack);
  const onStage = makeOnStage({ dataSource: database.interactive, ids, policy: presetPolicy(config.preset) });
  await rehearse(log, () => playDays({ onStage, ids, drawing: { card: renderCard, dialog: drawDialog } }));
  if (config.role !== 'web') {
    const outbox = createOutboxQueue({ dataSource: database.background });
    const sweep = makeSweep({ ...background, outbox, desks: () => desks.all() });
    workers = startWorkers({
      handleNext: makeHandleNext({
        queue: background.inbox,
        handlers: {
          slack: makeSlackInboxHandler({
            useCases: backgroundUseCases,
            inTransaction: background.inTransaction,
            directory,
            referToFiles: makeReferToFiles(outboxClientOf),
            workspaces,
            clock: systemClock,
            log,
          }),
        },
        log,
      }),
      deliverNext: makeDeliverNext({
        queue: outbox,
        messengers: { slack: interceptors.messenger(messenger) },
        drawSurface: backgroundUseCases.drawSurface,
        log,
        paceMs: config.slackPaceMs,
      }),
      deliveryDueInMs: (atMostMs) => outbox.nextDueInMs(atMostMs),
      sweep: () => sweep(systemClock.now()),
      nameTeam: () => nameTeam(backgroundUseCases, connection, slack.leads),
      log,
    });
  }
  if (config.role === 'worker') return { port: 0, stop: async () => workers?.stop() };

  const { app, route } = createSlackApp({ ...slack, log, workspaces });
  registerListeners(app, {
    useCases: useCasesOn(interactive.inTransaction),
    inbox: interactive.inbox,
    clock: systemClock,
    workspaces,
    log,
  });
  const routes = { '/slack/events': route, ...healthRoutes(() => database.isReady()) };
  const { signingSecret } = slack;
  await rehearse(log, () => hearSlackbot({ server: createHttpServer(routes, log), signingSecret, account }));
  const server = createHttpServer(routes, log);
  const port = await server.listen(config.port, config.host);
  return {
    port,
    stop: async () => {
      await server.stop(DRAIN_MS);
      await workers?.stop();
    },
  };
}

/** Which channels are watched, and where the agents work. */
export async function rememberChannels(
  inTransaction: InTransaction,
  { deskId, connectionId }: Connection,
  slack: Pick<SlackSettings, 'supportChannels' | 'triageChannel'>,
): Promise<void> {
  await inTransaction(deskId, async ({ channels }) => {
    for (const externalId of slack.supportChannels)
      await channels.remember({ connectionId, externalId, role: 'support', name: '' });
    await channels.remember({ connectionId, externalId: slack.triageChannel, role: 'triage', name: '' });
  });
}

async function nameTeam(
  useCases: UseCases,
  { deskId, connectionId }: Connection,
  leads: readonly string[],
): Promise<void> {
  await useCases.syncAgents({ deskId });
  for (const externalId of leads) await useCases.giveRole({ deskId, connectionId, externalId, role: 'lead' });
}
