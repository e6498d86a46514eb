import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SimulatorOptions, SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';

export const SECRET = 'a-signing-secret';
export const TOKEN = 'xoxb-simulated';
/** Longer than any machine pauses. */
const PATIENT_MS = 30_000;
/** For what an app answers too late, `TOO_LATE`. */
export const IMPATIENT_MS = 500;
export const TOO_LATE = { afterMs: 1200 };

export type Json = Readonly<Record<string, unknown>>;

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  /** The event envelope, the interaction, or the command's fields. */
  readonly body: Json;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly afterMs?: number;
}

export interface AWorkspace {
  readonly slack: SlackSimulator;
  readonly client: WebClient;
  /** Everything that reached the app. */
  readonly received: Received[];
  /** The events among it. */
  events(type?: string): Json[];
  /** What the app answers from now on. */
  answer(reply: (received: Received) => Reply): void;
  close(): Promise<void>;
}

/** A simulator and an app that answers what the test says: the bare wire, without Bolt. */
export async function aWorkspace(options: Partial<SimulatorOptions> = {}): Promise<AWorkspace> {
  const received: Received[] = [];
  let reply: (received: Received) => Reply = () => ({});
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const one = { headers: request.headers, raw, body: readBody(raw, request.headers['content-type']) };
      received.push(one);
      const { status = 200, body, headers = {}, afterMs = 0 } = reply(one);
      setTimeout(() => {
        response.writeHead(status, headers).end(body === undefined ? '' : JSON.stringify(body));
      }, afterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const slack = await createSlackSimulator({
    signingSecret: SECRET,
    botToken: TOKEN,
    requestUrl: `http://127.0.0.1:${address.port}/slack/events`,
    retryDelaysMs: [0, 5, 10],
    deliveryTimeoutMs: PATIENT_MS,
    ...options,
  });
  return {
    slack,
    client: webClient(slack),
    received,
    events: (type) =>
      received.flatMap(({ body }) => {
        const { event } = body;
        return isJson(event) && (type === undefined || event['type'] === type) ? [event] : [];
      }),
    answer(next) {
      reply = next;
    },
    async close() {
      await slack.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

export function webClient(slack: SlackSimulator, token: string | undefined = TOKEN): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
}

/** The SDK and Bolt print every refusal and failure; these are what we test. */
export const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readBody(raw: string, contentType: string | undefined): Json {
  if (contentType === 'application/json') return JSON.parse(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form['payload'] === undefined ? form : JSON.parse(form['payload']);
}

/** What the Web API refused: its error code, or `ok`. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof Error && 'data' in error && isJson(error.data)) return error.data['error'];
    throw error;
  }
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

export const button = (actionId: string, more: Json = {}) => ({
  type: 'button' as const,
  action_id: actionId,
  text: plain('Ouvrir'),
  ...more,
});

export const actions = (blockId: string, ...elements: Json[]) => ({ type: 'actions', block_id: blockId, elements });

export const modal = (blocks: readonly Json[], more: Json = {}) => ({
  type: 'modal',
  title: plain('Ticket'),
  submit: plain('Envoyer'),
  blocks,
  ...more,
});

export const input = (blockId: string, element: Json, more: Json = {}) => ({
  type: 'input',
  block_id: blockId,
  label: plain('Résumé'),
  element: { action_id: 'field', ...element },
  ...more,
});

/** Any JSON as an argument, as the SDK sends it, past its own types. */
export async function call(client: WebClient, method: string, given: Record<string, unknown>): Promise<Json> {
  return { ...(await client.apiCall(method, given)) };
}
