import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import type { PageState } from '../../../src/playground/page/protocol.ts';
import type { StateQuery } from '../../../src/playground/page/requests.ts';
import { type PageOptions, servePage } from '../../../src/playground/page/server.ts';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { judgeWith } from '../../../src/wiring-signals.ts';

const jsonObject = z.record(z.string(), z.unknown());
/** Believed: what stands in it is what the tests look at. */
const pageState = z.custom<PageState>();

const TOKEN = 'token-of-the-page';
const judge = judgeWith(presetPolicy('agence').triage);

/** What stands in for the product: it remembers what it is sent and answers as told. */
export interface Product {
  readonly received: URLSearchParams[];
  answer: { status: number; body: string };
}

export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface APage {
  readonly url: string;
  readonly simulator: SlackSimulator;
  readonly product: Product;
  get(path: string): Promise<Answered>;
  state(query: StateQuery): Promise<PageState>;
  post(gesture: string, body: unknown): Promise<Answered>;
  /** A call of the Web API, as the product makes it. */
  call(method: string, body: Readonly<Record<string, unknown>>): Promise<Answered>;
  close(): Promise<void>;
}

/** A page over a real simulator, which delivers to a product that does what the test says. */
export async function aPage(options: Partial<PageOptions> = {}): Promise<APage> {
  const product: Product = { received: [], answer: { status: 200, body: '' } };
  const listening = await startProduct(product);
  const simulator = await createSlackSimulator({
    signingSecret: 'signing-secret',
    botToken: 'xoxb-test',
    requestUrl: `${addressOf(listening)}/slack/events`,
    // Longer than any machine pauses.
    deliveryTimeoutMs: 30_000,
    retryDelaysMs: [],
    app: { hasHomeTab: true, messageShortcuts: [{ callbackId: 'create_ticket', name: 'Créer un ticket' }] },
  });
  const page = await servePage({ simulator, token: TOKEN, judge, ...options });
  const read = async (response: Response): Promise<Answered> => ({
    status: response.status,
    body: jsonObject.parse(await response.json()),
  });
  return {
    url: page.url,
    simulator,
    product,
    async state(query) {
      const asked = Object.entries(query).map(([name, value]) => [name, String(value)]);
      const response = await fetch(`${page.url}api/state?${new URLSearchParams(Object.fromEntries(asked))}`);
      if (!response.ok) throw new Error(`state answered ${response.status}`);
      return pageState.parse(await response.json());
    },
    get: async (path) => read(await fetch(`${page.url}${path}`)),
    post: async (gesture, body) =>
      read(
        await fetch(`${page.url}api/${gesture}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    call: async (method, body) =>
      read(
        await fetch(`${simulator.apiUrl}${method}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: 'Bearer xoxb-test' },
          body: JSON.stringify(body),
        }),
      ),
    async close() {
      await page.close();
      await simulator.close();
      await new Promise((resolve) => {
        listening.close(resolve);
        listening.closeAllConnections();
      });
    },
  };
}

function startProduct(product: Product): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
        product.received.push(new URLSearchParams(body));
      }
      response.writeHead(product.answer.status, { 'Content-Type': 'application/json' }).end(product.answer.body);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the product has no port');
  return `http://127.0.0.1:${address.port}`;
}
