import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createConversation } from './conversation.ts';
import { createWire } from './deliver.ts';
import { createEventQueue, SLACK_RETRY_DELAYS_MS } from './event-queue.ts';
import { createEvents } from './events.ts';
import { createFaults } from './faults.ts';
import { makeSlackId } from './ids.ts';
import { createInstalls } from './installs.ts';
import { createInteractions } from './interactions.ts';
import { isObject, parseJson } from './json.ts';
import { createResponseUrls } from './response-urls.ts';
import type { ApiCall, SimulatorOptions, SlackSimulator } from './simulator-types.ts';
import { createSockets } from './sockets.ts';
import { createStateFile, loadState, type StateFile } from './state-file.ts';
import { createTriggers } from './triggers.ts';
import { homeOf, topView } from './view-stacks.ts';
import { startApiServer } from './web-api/server.ts';
import { createWorkspace, directChannelOf, maySee } from './workspace.ts';

const KEPT_CALLS = 5000;
const SLACK_DELIVERY_TIMEOUT_MS = 3000;

/**
 * A Slack workspace on this machine: its Web API on 127.0.0.1, and people who write, click and fill in forms.
 * It keeps Slack's limits and refuses with Slack's error codes, so that what works here works there.
 * @throws Error when the port is taken or the state file can't be read or written
 */
export async function createSlackSimulator(options: SimulatorOptions): Promise<SlackSimulator> {
  const now = options.now ?? Date.now;
  const listeners = new Set<() => void>();
  const trafficListeners = new Set<() => void>();
  const calls: ApiCall[] = [];
  let lastTrafficId = 0;
  const nextTrafficId = (): number => {
    lastTrafficId += 1;
    return lastTrafficId;
  };
  const trafficEnded = (): void => {
    for (const listener of trafficListeners) listener();
  };
  let stateFile: StateFile | undefined;

  const workspace = createWorkspace(options, now, () => {
    stateFile?.saveSoon();
    for (const listener of listeners) listener();
  });
  if (options.stateFile !== undefined) {
    loadState(options.stateFile, workspace);
    stateFile = createStateFile(options.stateFile, workspace);
  }

  const faults = createFaults();
  const timeoutMs = options.deliveryTimeoutMs ?? SLACK_DELIVERY_TIMEOUT_MS;
  const sockets = createSockets({
    isEnabled: options.appToken !== undefined,
    appId: workspace.app.id,
    address: () => base.replace('http', 'ws'),
    timeoutMs,
    graceMs: options.socketGraceMs,
    takeLateAck: () => faults.takeLateAck(),
  });
  const wire = createWire({
    requestUrl: options.requestUrl,
    signingSecret: options.signingSecret,
    timeoutMs,
    sockets: options.appToken === undefined ? undefined : sockets,
    now,
    nextId: nextTrafficId,
    ended: trafficEnded,
  });
  const queue = createEventQueue(wire, faults, options.retryDelaysMs ?? SLACK_RETRY_DELAYS_MS);
  const installs = createInstalls(workspace, options);
  const events = createEvents(workspace, queue, installs);
  const triggers = createTriggers(now, () => faults.takeExpiredTrigger(), options.triggerLifeMs);
  const responseUrls = createResponseUrls(workspace, events);
  const world = { workspace, events, installs, triggers, responseUrls, faults, wire, sockets };

  const server = await startApiServer(world, {
    appToken: options.appToken,
    scopes: options.scopes,
    port: options.port ?? 0,
    record(call) {
      calls.push({ ...call, id: nextTrafficId() });
      if (calls.length > KEPT_CALLS) calls.shift();
      trafficEnded();
    },
  });
  const base = `http://127.0.0.1:${portOf(server)}`;

  return {
    apiUrl: `${base}/api/`,
    teamId: workspace.team.id,
    botUserId: workspace.app.botUserId,
    botId: workspace.app.botId,
    appId: workspace.app.id,
    app: options.app ?? { messageShortcuts: [], hasHomeTab: false },
    deliverTo: (requestUrl) => wire.deliverTo(requestUrl),
    sockets,

    users: () => [...workspace.users.values()],
    channels: () => [...workspace.channels.values()],
    directChannel: (user) => directChannelOf(workspace, user),
    messages(channelId, seenBy, threadTs) {
      const channel = workspace.channels.get(channelId);
      if (!channel || !maySee(channel, seenBy)) return [];
      return (workspace.messages.get(channelId) ?? []).filter(
        (message) =>
          (message.onlyFor ?? seenBy) === seenBy &&
          (threadTs === undefined || message.ts === threadTs || message.threadTs === threadTs),
      );
    },
    openView: (user) => topView(workspace, user),
    homeView: (user) => homeOf(workspace, user),
    setLocale(userId, locale) {
      const user = workspace.users.get(userId);
      if (!user) throw new Error(`there is nobody called ${userId}`);
      if (user.locale === locale) return;
      user.locale = locale;
      workspace.changed();
      events.userChanged(user);
    },
    setGuest(userId, isGuest) {
      const user = workspace.users.get(userId);
      if (!user) throw new Error(`there is nobody called ${userId}`);
      user.isGuest = isGuest;
      workspace.changed();
      events.userChanged(user);
    },
    setArchived(channelId, isArchived) {
      const channel = workspace.channels.get(channelId);
      if (!channel) throw new Error(`there is no channel ${channelId}`);
      channel.isArchived = isArchived;
      workspace.changed();
    },
    file: (id) => workspace.files.get(id),
    addFile(user, given) {
      const file = { ...given, id: makeSlackId('F'), user, created: Math.floor(now() / 1000) };
      workspace.files.set(file.id, file);
      workspace.changed();
      return file;
    },

    ...createConversation(workspace, events),
    ...createInteractions(world, () => base),
    async verifyUrl() {
      const challenge = randomUUID();
      const delivered = await wire.send('event', { type: 'url_verification', token: '', challenge });
      const answer = parseJson(delivered.body);
      return isObject(answer) ? answer['challenge'] === challenge : delivered.body === challenge;
    },
    authorize: (authorizeUrl, user, decision) => installs.decide(new URL(authorizeUrl), user, decision),
    uninstall() {
      installs.removeAll();
      events.tokensRevoked();
      events.appUninstalled();
    },
    endTokens: () => installs.endTokens(),
    settled: () => queue.settled(),

    arm: (fault) => faults.arm(fault),
    disarmAll() {
      faults.disarmAll();
      queue.release();
    },
    apiCalls: (method) => calls.filter((call) => method === undefined || call.method === method),
    deliveries: () => wire.deliveries(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onTraffic(listener) {
      trafficListeners.add(listener);
      return () => trafficListeners.delete(listener);
    },
    async close() {
      queue.close();
      wire.close();
      sockets.close();
      await queue.settled();
      await stop(server);
      stateFile?.saveNow();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return address.port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
