import { z } from 'zod';
import { createDesks } from '../../../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { createHomeQueue } from '../../../src/adapters/db/queues/home-queue.ts';
import { createInboxQueue } from '../../../src/adapters/db/queues/inbox-queue.ts';
import { createOutboxQueue } from '../../../src/adapters/db/queues/outbox-queue.ts';
import { makeInTransaction } from '../../../src/adapters/db/stores/stores.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createSlackDirectory } from '../../../src/adapters/slack/directory.ts';
import { createEar } from '../../../src/adapters/slack/ear.ts';
import { makeSlackInboxHandler } from '../../../src/adapters/slack/inbox-handler.ts';
import { createSlackHomeScreen } from '../../../src/adapters/slack/listeners/home-screen.ts';
import { registerListeners } from '../../../src/adapters/slack/listeners/register-listeners.ts';
import { createSlackMessenger } from '../../../src/adapters/slack/messenger.ts';
import { makeReferToFiles } from '../../../src/adapters/slack/read/file-info.ts';
import { waitForOurAccount } from '../../../src/adapters/slack/workspaces/our-account.ts';
import { makeWebClients } from '../../../src/adapters/slack/workspaces/web-clients.ts';
import { fixedWorkspaces } from '../../../src/adapters/slack/workspaces/workspaces.ts';
import { makePublishNextHome } from '../../../src/app/home/publish-next-home.ts';
import { makeHandleNext } from '../../../src/app/inbox/handle-next.ts';
import { makeDeliverNext } from '../../../src/app/outbox/deliver-next.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import { makeUseCases } from '../../../src/app/use-cases.ts';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SimulatedMessage, SimulatorOptions, ViewState } from '../../../src/playground/slack/simulator-types.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { createFixedClock } from '../../support/fixed-clock.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import type { TestDatabase } from '../../support/test-database.ts';
import { countingLog, SIGNING_SECRET } from './signed-request.ts';

export const CAMILLE = 'UCAMILLE01';
export const HUGO = 'UHUGO00001';
export const LEA = 'ULEA000001';
export const MARC = 'UMARC00001';
export const SUPPORT = 'CSUPPORT01';
export const TRIAGE = 'CTRIAGE001';
const BOT_TOKEN = 'xoxb-test-token';
const APP_TOKEN = 'xapp-test-token';

/** Longer than any machine pauses. */
const PATIENT_MS = 30_000;
export type Over = 'http' | 'socket' | 'hasty http';

/**
 * A desk served in the simulated workspace over signed HTTP or Socket Mode, on the database of this run. Workers run when told to
 * (`work`), so that a test decides what happens when. One database serves the desks of a file, one after the other.
 * Nobody is in a hurry, on either side, unless it is `hasty`: then all have the time that Slack leaves.
 * @param who the people and channels of the workspace, when they are not the usual ones
 */
export async function aSlackDesk(
  { dataSource }: TestDatabase,
  over: Over = 'http',
  who: Pick<SimulatorOptions, 'users' | 'channels'> = {},
) {
  const isHasty = over === 'hasty http';
  const slack = await createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    ...who,
    ...(over === 'socket' && { appToken: APP_TOKEN, socketGraceMs: 200 }),
    ...(!isHasty && { triggerLifeMs: PATIENT_MS }),
    // Over a socket that was cut, an acknowledgement would be waited for.
    ...(over === 'http' && { deliveryTimeoutMs: PATIENT_MS }),
    // As often as it takes while lines are renewed, also on a busy machine.
    retryDelaysMs: Array(over === 'socket' ? 400 : 40).fill(50),
  });
  const { log, counts, lines } = countingLog();
  const clock = createFixedClock();
  const ids = createUuidV7Ids();

  // What a database that is away, or slow, does to every statement.
  let isAway = false;
  let slownessMs = 0;
  const unlessAway = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isAway) throw new Error('connection refused');
    if (slownessMs > 0) await new Promise((resolve) => setTimeout(resolve, slownessMs));
    return work();
  };
  const transact = makeInTransaction({ dataSource, ids, wake: () => {} });
  const inTransaction: InTransaction = (deskId, work) => unlessAway(() => transact(deskId, work));
  const queue = createInboxQueue({ dataSource, wake: () => {} });

  const api = { apiUrl: slack.apiUrl, ...(!isHasty && { interactiveTimeoutMs: PATIENT_MS }) };
  const clients = makeWebClients({ botToken: BOT_TOKEN, ...api }, log);
  const account = await waitForOurAccount(clients.outbox, log);
  const desks = createDesks({ dataSource, ids });
  const connection = await desks.ensureDesk(
    { platform: 'slack', externalId: account.teamId, botUserId: account.botUserId, botId: account.botId },
    { name: account.teamName, policy: presetPolicy('agence'), at: clock.now() },
  );
  const { deskId, connectionId } = connection;
  await inTransaction(deskId, async ({ channels }) => {
    await channels.remember({ connectionId, externalId: SUPPORT, role: 'support', name: 'support' });
    await channels.remember({ connectionId, externalId: TRIAGE, role: 'triage', name: 'triage' });
  });
  const workspaces = fixedWorkspaces([{ ...connection, account, clients }]);
  const directory = createSlackDirectory(async () => clients.interactive);
  const useCases = makeUseCases({
    inTransaction,
    directory,
    ids,
    administratorEmail: 'ines.bernard@agence-lumiere.example',
  });
  await useCases.syncAgents({ deskId });

  const settings = { ...api, log, workspaces };
  const ear = createEar({
    ...settings,
    hears:
      over === 'socket' ? { over: 'sockets', appToken: APP_TOKEN } : { over: 'http', signingSecret: SIGNING_SECRET },
  });
  const inbox = {
    ...queue,
    receive: (event: Parameters<typeof queue.receive>[0]) => unlessAway(() => queue.receive(event)),
  };
  const answerWithinMs = isHasty ? undefined : PATIENT_MS;
  registerListeners(ear.app, { useCases, inbox, clock, workspaces, log, answerWithinMs });
  const server = createHttpServer(ear.routes, log);
  const address = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/slack/events`;
  await ear.start();
  slack.deliverTo(address);

  const handler = makeSlackInboxHandler({
    useCases,
    inTransaction,
    directory,
    referToFiles: makeReferToFiles(async () => clients.outbox),
    workspaces,
    clock,
    log,
  });
  const handleNext = makeHandleNext({ queue, handlers: { slack: handler }, log });
  const deliverNext = makeDeliverNext({
    queue: createOutboxQueue({ dataSource }),
    messengers: { slack: createSlackMessenger(async () => clients.outbox) },
    drawSurface: useCases.drawSurface,
    log,
    paceMs: {},
  });

  const publishNextHome = makePublishNextHome({
    queue: createHomeQueue({ dataSource }),
    screens: { slack: createSlackHomeScreen(async () => clients.outbox) },
    drawHome: useCases.drawHome,
    clock,
    log,
    paceMs: 0,
  });

  /** Handles what was received and delivers what is to be said, until nothing is due. */
  const work = async (): Promise<void> => {
    await slack.settled();
    while ((await handleNext()) === 'handled');
    while ((await deliverNext()) === 'delivered');
    while ((await publishNextHome()) === 'published');
    await slack.settled();
  };

  const press = (user: string, { channel, ts, blockId, actionId }: PlacedButton) =>
    slack.act(user, { channel, ts }, blockId, actionId);

  return {
    slack,
    clock,
    log: counts,
    /** What was logged, in words. */
    logged: () => lines.join('\n'),
    connection,
    dataSource,
    work,
    databaseAway: (away: boolean) => {
      isAway = away;
    },
    databaseSlow: (ms: number) => {
      slownessMs = ms;
    },
    /** Says something and lets the desk do what it does with it. */
    async say(user: string, channel: string, text: string, threadTs?: string): Promise<SimulatedMessage> {
      const said = await slack.say(user, channel, text, threadTs);
      await work();
      return said;
    },
    /** What only this person sees there, oldest first. */
    private: (user: string, channel: string) =>
      slack.messages(channel, user).filter((message) => message.onlyFor === user),
    direct: (user: string) => slack.messages(slack.directChannel(user).id, user),
    /** Clicks the button of that label. */
    click: (user: string, message: SimulatedMessage, label: string) => press(user, buttonOf(message, label)),
    /** Clicks a button as it stood when it was looked up, whatever its message has become. */
    press,
    address,
    async close() {
      await work();
      await Promise.all([ear.stop(1000), server.stop(1000)]);
      await slack.close();
      // The next simulated workspace has the same id: it gets a desk of its own.
      await dataSource.query('update connection set external_id = connection_id::text where connection_id = $1', [
        connectionId,
      ]);
    },
  };
}

export type SlackDesk = Awaited<ReturnType<typeof aSlackDesk>>;

/** All the words of a message as people see them. */
export function wordsOf(message: SimulatedMessage | undefined): string {
  return message === undefined ? '' : textsWithin(message.blocks).join(' ');
}

export function textsWithin(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(textsWithin);
  if (typeof drawn !== 'object' || drawn === null) return [];
  return Object.entries(drawn).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [plainSpaces(value)] : textsWithin(value),
  );
}

export interface PlacedButton {
  readonly channel: string;
  readonly ts: string;
  readonly blockId: string;
  readonly actionId: string;
}

// A menu has no text of its own.
const drawnButton = z.object({ action_id: z.string(), text: z.object({ text: z.string() }).optional() });
const actionsBlock = z.object({ block_id: z.string(), elements: z.array(drawnButton) });
const accessoryBlock = z
  .object({ block_id: z.string(), accessory: drawnButton })
  .transform(({ block_id, accessory }) => ({ block_id, elements: [accessory] }));

export function buttonOf(message: SimulatedMessage, label: string): PlacedButton {
  return { channel: message.channel, ts: message.ts, ...buttonIn(message, label) };
}

/** The button of that label in a message or a view. */
export function buttonIn(drawn: { readonly blocks: readonly unknown[] }, label: string) {
  for (const block of drawn.blocks) {
    const read = actionsBlock.safeParse(block).data ?? accessoryBlock.safeParse(block).data;
    const button = read?.elements.find(({ text }) => text?.text === label);
    if (read && button) return { blockId: read.block_id, actionId: button.action_id };
  }
  throw new Error(`no button "${label}" among: ${textsWithin(drawn.blocks).join(' ')}`);
}

/** What a person answers in a form, by field. */
export type Answers = Readonly<
  Record<string, string | { readonly choose: string } | { readonly tick: string[] } | { readonly files: string[] }>
>;

/** The same as typed in our forms. */
export function typed(answers: Answers): ViewState {
  return Object.fromEntries(
    Object.entries(answers).map(([field, answer]) => {
      if (typeof answer === 'string') return [field, { field: { type: 'plain_text_input', value: answer } }];
      if ('files' in answer)
        return [field, { field: { type: 'file_input', files: answer.files.map((id) => ({ id })) } }];
      if ('tick' in answer)
        return [field, { field: { type: 'checkboxes', selected_options: answer.tick.map((value) => ({ value })) } }];
      return [field, { field: { type: 'static_select', selected_option: { value: answer.choose } } }];
    }),
  );
}
