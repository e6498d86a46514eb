import { createDesks } from '../../../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { createInboxQueue } from '../../../src/adapters/db/queues/inbox-queue.ts';
import { createOutboxQueue } from '../../../src/adapters/db/queues/outbox-queue.ts';
import { makeInTransaction } from '../../../src/adapters/db/stores/stores.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { makeTeamsInboxHandler } from '../../../src/adapters/teams/inbox-handler.ts';
import { makeListen } from '../../../src/adapters/teams/listeners/register-listeners.ts';
import { makeHandleNext } from '../../../src/app/inbox/handle-next.ts';
import { makeDeliverNext } from '../../../src/app/outbox/deliver-next.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import { makeUseCases } from '../../../src/app/use-cases.ts';
import { createTeamsSimulator } from '../../../src/playground/teams/simulator.ts';
import type {
  GestureOutcome,
  SimulatedMessage,
  SimulatorOptions,
} from '../../../src/playground/teams/simulator-types.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { openTeams } from '../../../src/wiring-teams.ts';
import { createFixedClock } from '../../support/fixed-clock.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import type { TestDatabase } from '../../support/test-database.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const APP_PASSWORD = 'a-password';
/** Longer than any machine pauses: nobody is in a hurry, on either side. */
const PATIENT_MS = 30_000;

/**
 * A desk served in the simulated tenant: the SDK's own adapter over HTTP, with tokens that it checks, on the database of this
 * run. Workers run when told to (`work`), so that a test decides what happens when.
 * @param who the people and teams of the tenant, when they are not the usual ones
 */
export async function aTeamsDesk({ dataSource }: TestDatabase, who: Pick<SimulatorOptions, 'people' | 'teams'> = {}) {
  const teams = await createTeamsSimulator({
    appId: APP_ID,
    appPassword: APP_PASSWORD,
    ...who,
    redeliveryDelaysMs: [10, 20],
    answerTimeoutMs: PATIENT_MS,
    submitTimeoutMs: PATIENT_MS,
  });
  const log = createRecordingLog();
  const clock = createFixedClock();
  const ids = createUuidV7Ids();

  let isAway = false;
  const transact = makeInTransaction({ dataSource, ids, wake: () => {} });
  const inTransaction: InTransaction = async (deskId, work) => {
    if (isAway) throw new Error('connection refused');
    return transact(deskId, work);
  };
  const inbox = createInboxQueue({ dataSource, wake: () => {} });
  const served = await openTeams({
    teams: {
      appId: APP_ID,
      registration: { password: APP_PASSWORD, tenantId: teams.tenantId },
      tenants: [{ tenantId: teams.tenantId, slackTeam: null }],
      serviceHosts: ['127.0.0.1'],
      loginUrl: teams.loginUrl,
      metadataUrl: teams.openIdMetadataUrl,
      tokenIssuer: teams.tokenIssuer,
    },
    database: { interactive: dataSource, background: dataSource },
    desks: createDesks({ dataSource, ids }),
    policy: presetPolicy('agence'),
    singleDeskId: null,
    log,
    interactiveTimeoutMs: PATIENT_MS,
  });
  const useCases = makeUseCases({
    inTransaction,
    directory: served.directory,
    ids,
    administratorEmail: 'ines.bernard@agence-lumiere.example',
  });
  const listen = makeListen({ useCases, inbox, clock, log, answerWithinMs: PATIENT_MS }, served);
  const server = createHttpServer(await served.route(listen), log);
  const address = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/messages`;
  teams.deliverTo(address);

  const handler = makeTeamsInboxHandler({ useCases, inTransaction, clock, log });
  const handleNext = makeHandleNext({ queue: inbox, handlers: { teams: handler }, log });
  const deliverNext = makeDeliverNext({
    queue: createOutboxQueue({ dataSource }),
    messengers: { teams: served.messenger },
    drawSurface: useCases.drawSurface,
    log,
    paceMs: { slack: 0, teams: 0 },
  });
  /** Handles what was received and delivers what is to be said, until nothing is due. */
  const work = async (): Promise<void> => {
    await teams.settled();
    while ((await handleNext()) === 'handled');
    while ((await deliverNext()) === 'delivered');
    await teams.settled();
  };

  await teams.installEverywhere();
  await work();
  const { deskId, connectionId } = await served.tenants.enter(teams.tenantId);
  const channel = (name: string): string => {
    const found = teams.conversations().find((one) => one.kind === 'channel' && one.name === name);
    if (!found) throw new Error(`no channel is called ${name}`);
    return found.id;
  };
  const person = (name: string): string => {
    const found = teams.people().find(({ givenName }) => givenName === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found.id;
  };
  const support = channel('support');
  const triage = channel('triage');
  await inTransaction(deskId, async ({ channels }) => {
    await channels.remember({ connectionId, externalId: support, role: 'support', name: 'support' });
    await channels.remember({ connectionId, externalId: triage, role: 'triage', name: 'triage' });
  });
  await useCases.syncAgents({ deskId });
  await work();

  return {
    teams,
    clock,
    log,
    deskId,
    connectionId,
    dataSource,
    useCases,
    inTransaction,
    work,
    support,
    triage,
    person,
    databaseAway: (away: boolean) => {
      isAway = away;
    },
    /** Says something and lets the desk do what it does with it. */
    async say(who: string, conversation: string, text: string, thread?: string): Promise<SimulatedMessage> {
      const said = await teams.say(who, conversation, text, thread === undefined ? {} : { thread });
      await work();
      return said;
    },
    /** What only this person sees there, oldest first. */
    private: (who: string, conversation: string) =>
      teams.messages(conversation, who).filter(({ onlyFor, from }) => onlyFor === who && from === 'app'),
    /** What the desk wrote in somebody's own chat, oldest first. */
    direct: (who: string) => teams.messages(teams.personalChat(who).id, who).filter(({ from }) => from === 'app'),
    posted: (conversation: string, who: string) =>
      teams.messages(conversation, who).filter(({ from, onlyFor }) => from === 'app' && onlyFor === undefined),
    async click(who: string, message: SimulatedMessage | undefined, button: string): Promise<GestureOutcome> {
      if (!message) throw new Error(`there is no message with a button “${button}”`);
      return teams.click(who, { conversation: message.conversation, id: message.id }, button);
    },
    async close() {
      await work();
      await server.stop(1000);
      await teams.close();
      // The next simulated tenant has the same id: it gets a desk of its own.
      await dataSource.query('update connection set external_id = connection_id::text where connection_id = $1', [
        connectionId,
      ]);
    },
  };
}

export type TeamsDesk = Awaited<ReturnType<typeof aTeamsDesk>>;

/** All the words that somebody reads on a card. */
export function wordsOf(drawn: unknown): string {
  return textsWithin(drawn).join(' ');
}

function textsWithin(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(textsWithin);
  if (typeof drawn !== 'object' || drawn === null) return [];
  return Object.entries(drawn).flatMap(([key, value]) =>
    (key === 'text' || key === 'title' || key === 'label') && typeof value === 'string' ? [value] : textsWithin(value),
  );
}
