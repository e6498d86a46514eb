import type { Server } from 'node:http';
import { messageActivity } from './activities.ts';
import { createActivityQueue, REDELIVERY_DELAYS_MS } from './activity-queue.ts';
import { startConnector } from './connector/server.ts';
import { createConversation } from './conversation.ts';
import { DEFAULT_APP } from './default-tenant.ts';
import { createWire } from './deliver.ts';
import { createFaults } from './faults.ts';
import { cardsSeen, createInvokes } from './invokes.ts';
import { createLogin } from './login.ts';
import { conversationSeenBy } from './seen-by.ts';
import type { ConnectorCall, JsonObject, SimulatorOptions, TeamsSimulator } from './simulator-types.ts';
import { createStateFile, loadState, type StateFile } from './state-file.ts';
import { addMessage, createTenant, hasVanished, membersOf, messagesIn, personalChatOf, personOf } from './tenant.ts';
import { createTokenIssuer } from './token-issuer.ts';

const KEPT_CALLS = 5000;
/** MicrosoftDocs/msteams-docs#6084. */
const TEAMS_ANSWER_TIMEOUT_MS = 15_000;
/** learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit */
const TEAMS_SUBMIT_TIMEOUT_MS = 5000;

/**
 * A Microsoft Teams tenant on this machine: its Bot Connector and its tokens on 127.0.0.1, and people who write, click and
 * fill in dialogs. It keeps Teams' limits and refuses with its error codes, so that what works here works there.
 * @throws Error when the port is taken or the state file can't be read or written
 */
export async function createTeamsSimulator(options: SimulatorOptions): Promise<TeamsSimulator> {
  const now = options.now ?? Date.now;
  const listeners = new Set<() => void>();
  const trafficListeners = new Set<() => void>();
  const calls: ConnectorCall[] = [];
  let lastTrafficId = 0;
  const nextTrafficId = (): number => {
    lastTrafficId += 1;
    return lastTrafficId;
  };
  const trafficEnded = (): void => {
    for (const listener of trafficListeners) listener();
  };
  let stateFile: StateFile | undefined;

  const tenant = createTenant(options, now, () => {
    stateFile?.saveSoon();
    for (const listener of listeners) listener();
  });
  if (options.stateFile !== undefined) {
    loadState(options.stateFile, tenant);
    stateFile = createStateFile(options.stateFile, tenant);
  }

  const faults = createFaults();
  const issuer = createTokenIssuer({ appId: options.appId, issuer: options.tokenIssuer });
  const login = createLogin({
    appId: options.appId,
    appPassword: options.appPassword,
    tenantId: options.registrationTenantId ?? tenant.id,
    lifeSeconds: options.tokenLifeSeconds,
  });
  const wire = createWire({
    messagesUrl: options.messagesUrl,
    issuer,
    now,
    nextId: nextTrafficId,
    ended: trafficEnded,
  });
  const answerTimeoutMs = options.answerTimeoutMs ?? TEAMS_ANSWER_TIMEOUT_MS;
  const delaysMs = options.redeliveryDelaysMs ?? REDELIVERY_DELAYS_MS;
  const queue = createActivityQueue(wire, faults, { timeoutMs: answerTimeoutMs, delaysMs });
  const server = await startConnector(
    { tenant, faults, login, issuer },
    {
      port: options.port ?? 0,
      keepsPace: options.keepsPace ?? false,
      record(call) {
        calls.push({ ...call, id: nextTrafficId() });
        if (calls.length > KEPT_CALLS) calls.shift();
        trafficEnded();
      },
    },
  );
  const url = `http://127.0.0.1:${portOf(server)}`;
  let region: 'emea' | 'amer' = 'emea';
  const serviceUrl = (): string => `${url}/${region}/${tenant.id}/`;
  const speaker = { tenant, app: options.app ?? DEFAULT_APP, serviceUrl };
  const tell = (activity: JsonObject): void => queue.send(activity);

  /** A message that nobody sees, as Teams would send it. */
  const anActivity: TeamsSimulator['anActivity'] = (person, conversationId, text) => {
    const conversation = conversationSeenBy(tenant, conversationId, person);
    const message = addMessage(tenant, { conversation: conversationId, threadId: null, from: person, text });
    messagesIn(tenant, conversationId).pop();
    return messageActivity(speaker, conversation, message, { type: 'message' });
  };

  return {
    url,
    loginUrl: `${url}/login`,
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    tokenIssuer: issuer.issuer,
    serviceUrl,
    moveServiceUrl() {
      region = region === 'emea' ? 'amer' : 'emea';
      return serviceUrl();
    },
    tenantId: tenant.id,
    appId: tenant.appId,
    app: speaker.app,
    deliverTo: (messagesUrl) => wire.deliverTo(messagesUrl),

    people: () => [...tenant.people.values()],
    teams: () => [...tenant.teams.values()],
    conversations: () => [...tenant.conversations.values()],
    personalChat: (person) => personalChatOf(tenant, person),
    messages(conversationId, seenBy, thread) {
      const conversation = tenant.conversations.get(conversationId);
      if (!conversation || !membersOf(tenant, conversation).has(seenBy)) return [];
      return messagesIn(tenant, conversationId)
        .filter(
          (message) =>
            (message.onlyFor ?? seenBy) === seenBy &&
            !hasVanished(tenant, message) &&
            (thread === undefined || message.id === thread || message.threadId === thread),
        )
        .map((message) => ({ ...message, cards: message.isDeleted ? [] : cardsSeen(message, seenBy) }));
    },
    openDialog: (person) => tenant.dialogs.get(person),
    setLocale(personId, locale) {
      personOf(tenant, personId).locale = locale;
      tenant.changed();
    },
    setRole(personId, role) {
      personOf(tenant, personId).role = role;
      tenant.changed();
    },
    setBlocked(personId, isBlocked) {
      personalChatOf(tenant, personId).isBlocked = isBlocked;
      tenant.changed();
    },

    ...createConversation(speaker, tell),
    ...createInvokes(speaker, wire, faults, tell, {
      answerTimeoutMs,
      submitTimeoutMs: options.submitTimeoutMs ?? TEAMS_SUBMIT_TIMEOUT_MS,
      delaysMs,
    }),
    anActivity,
    send: (activity) => wire.send(activity, { timeoutMs: answerTimeoutMs }),
    knock(token) {
      const [conversation] = tenant.conversations.keys();
      const [person] = tenant.people.keys();
      const activity = anActivity(person ?? '', conversation ?? '', 'Bonjour');
      return wire.sendWith(issuer.badAuthorization(token, serviceUrl()), activity, answerTimeoutMs);
    },

    endTokens: () => login.endTokens(),
    revokeCredentials: () => login.revokeCredentials(),
    settled: () => queue.settled(),
    arm: (fault) => faults.arm(fault),
    disarmAll() {
      faults.disarmAll();
      queue.release();
    },
    calls: (operation) => calls.filter((call) => operation === undefined || call.operation === operation),
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
