import { createServer, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { createTeamsSimulator } from '../../../src/playground/teams/simulator.ts';
import type { SimulatorOptions, TeamsSimulator } from '../../../src/playground/teams/simulator-types.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
const APP_PASSWORD = 'a-password';

export type Json = Readonly<Record<string, unknown>>;

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly activity: Json;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly afterMs?: number;
}

export interface Answered {
  readonly status: number;
  readonly body: Json;
  readonly retryAfter: string | null;
}

export interface ATenant {
  readonly teams: TeamsSimulator;
  /** Everything that reached the app. */
  readonly received: Received[];
  /** The activities among it, of this type or this invoke. */
  activities(kind?: string): Json[];
  /** What the app answers from now on. */
  answer(reply: (activity: Json) => Reply): void;
  /** Calls the Connector with a good token; `path` from `/v3/` on. */
  call(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Writes in a conversation as the app. */
  post(conversation: string, activity: Json, query?: string): Promise<Answered>;
  readonly support: string;
  readonly triage: string;
  readonly camille: string;
  readonly hugo: string;
  readonly lea: string;
  readonly olivier: string;
  close(): Promise<void>;
}

/** A simulator and an app that answers what the test says: the bare wire, without botbuilder. */
export async function aTenant(options: Partial<SimulatorOptions> = {}): Promise<ATenant> {
  const received: Received[] = [];
  let reply: (activity: Json) => Reply = () => ({});
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const activity: Json = JSON.parse(Buffer.concat(chunks).toString());
      received.push({ headers: request.headers, activity });
      const { status = 200, body, afterMs = 0 } = reply(activity);
      setTimeout(() => response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body)), afterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const teams = await createTeamsSimulator({
    appId: APP_ID,
    appPassword: APP_PASSWORD,
    messagesUrl: `http://127.0.0.1:${address.port}/api/messages`,
    redeliveryDelaysMs: [5, 10],
    answerTimeoutMs: 5000,
    ...options,
  });
  const channel = (name: string): string => {
    const found = teams.conversations().find((one) => one.kind === 'channel' && one.name === name);
    if (!found) throw new Error(`no channel ${name}`);
    return found.id;
  };
  const person = (name: string): string => {
    const found = teams.people().find(({ givenName }) => givenName === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found.id;
  };
  let token: string | undefined;
  const call: ATenant['call'] = async (method, path, body) => {
    token ??= await tokenOf(teams);
    const response = await fetch(new URL(`.${path}`, teams.serviceUrl()), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(response);
  };
  return {
    teams,
    received,
    activities: (kind) =>
      received
        .map(({ activity }) => activity)
        .filter((activity) => kind === undefined || activity['type'] === kind || activity['name'] === kind),
    answer(next) {
      reply = next;
    },
    call,
    post: (conversation, activity, query = '') =>
      call('POST', `/v3/conversations/${encodeURIComponent(conversation)}/activities${query}`, activity),
    support: channel('support'),
    triage: channel('triage'),
    camille: person('Camille'),
    hugo: person('Hugo'),
    lea: person('Léa'),
    olivier: person('Olivier'),
    async close() {
      await teams.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

async function answerOf(response: Response): Promise<Answered> {
  const text = await response.text();
  const body: Json = text === '' ? {} : JSON.parse(text);
  return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
}

export function askToken(teams: TeamsSimulator, fields: Readonly<Record<string, string>> = {}, tenant?: string) {
  return fetch(`${teams.loginUrl}/${tenant ?? teams.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: APP_ID,
      client_secret: APP_PASSWORD,
      scope: 'https://api.botframework.com/.default',
      ...fields,
    }),
  });
}

const given = z.object({ access_token: z.string() });

export async function tokenOf(teams: TeamsSimulator): Promise<string> {
  return given.parse(await (await askToken(teams)).json()).access_token;
}

export const message = (text: string): Json => ({ type: 'message', text });

export const card = (body: readonly Json[], actions: readonly Json[] = []): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  actions,
});

export const textBlock = (text: string): Json => ({ type: 'TextBlock', text, wrap: true });

export const attached = (content: unknown): Json => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});

export const cardMessage = (content: unknown): Json => ({
  type: 'message',
  summary: 'Une carte',
  attachments: [attached(content)],
});
