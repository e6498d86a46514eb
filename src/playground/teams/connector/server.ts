import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isObject, parseJson } from '../../slack/json.ts';
import type { CallFault, Faults } from '../faults.ts';
import type { Login } from '../login.ts';
import type { ConnectorCall, Operation } from '../simulator-types.ts';
import type { Tenant } from '../tenant.ts';
import type { TokenIssuer } from '../token-issuer.ts';
import { deleteActivity, postActivity, updateActivity } from './activities.ts';
import type { Answer, Call } from './call.ts';
import { createConversation } from './conversations.ts';
import { createPace, type Pace } from './pace.ts';
import { getAttachment, getChannels, getMember, getPagedMembers, getTeam } from './people.ts';
import { ConnectorRefusal } from './refusal.ts';

export interface ConnectorWorld {
  readonly tenant: Tenant;
  readonly faults: Faults;
  readonly login: Login;
  readonly issuer: TokenIssuer;
}

export interface ConnectorOptions {
  readonly port: number;
  readonly keepsPace: boolean;
  readonly record: (call: Omit<ConnectorCall, 'id'>) => void;
}

interface Route {
  readonly operation: Operation;
  readonly method: string;
  readonly path: RegExp;
  readonly run: (tenant: Tenant, call: Call) => Answer;
}

/** Where `serviceUrl` leads: a region, then the tenant. */
const BASE = '^/(?:emea|amer)/[^/]+';
const CONVERSATION = '/v3/conversations/(?<address>[^/]+)';
const route = (operation: Operation, method: string, path: string, run: Route['run']): Route => ({
  operation,
  method,
  path: new RegExp(`${BASE}${path}/?$`),
  run,
});

const ROUTES: readonly Route[] = [
  route('create_conversation', 'POST', '/v3/conversations', createConversation),
  route('post_activity', 'POST', `${CONVERSATION}/activities(?:/[^/]+)?`, postActivity),
  route('update_activity', 'PUT', `${CONVERSATION}/activities/(?<activityId>[^/]+)`, updateActivity),
  route('delete_activity', 'DELETE', `${CONVERSATION}/activities/(?<activityId>[^/]+)`, deleteActivity),
  route('get_member', 'GET', `${CONVERSATION}/members/(?<memberId>[^/]+)`, getMember),
  route('get_paged_members', 'GET', `${CONVERSATION}/pagedmembers`, getPagedMembers),
  route('get_channels', 'GET', '/v3/teams/(?<address>[^/]+)/conversations', getChannels),
  route('get_team', 'GET', '/v3/teams/(?<address>[^/]+)', getTeam),
  route('get_attachment', 'GET', '/v3/attachments/(?<activityId>[^/]+)/views/original', getAttachment),
];

/** About 100 KB of UTF-16: the page "format-your-bot-messages" of Teams. */
const LARGEST_MESSAGE_UTF16_BYTES = 100 * 1024;
const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

/** Serves the Connector, the login and the key of the tokens on 127.0.0.1 only. */
export async function startConnector(world: ConnectorWorld, options: ConnectorOptions): Promise<Server> {
  const pace = options.keepsPace ? createPace(world.tenant.now) : undefined;
  const server = createServer((request, response) => {
    serve(world, options, pace, request, response).catch(() =>
      send(response, {
        status: 500,
        body: { error: { code: 'ServiceError', message: 'Internal error' } },
        warnings: [],
      }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

async function serve(
  world: ConnectorWorld,
  options: ConnectorOptions,
  pace: Pace | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const base = `http://${request.headers.host ?? '127.0.0.1'}`;
  const url = new URL(request.url ?? '/', base);
  const text = await readBody(request);
  const known = request.method === 'GET' ? keyOf(world, base, url.pathname) : undefined;
  if (known) {
    send(response, known);
    return;
  }
  const tenantOfLogin = /^\/login\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname)?.[1];
  const found = tenantOfLogin === undefined ? findRoute(request.method ?? '', url.pathname) : undefined;
  const operation = tenantOfLogin === undefined ? (found?.operation ?? 'unknown') : 'token';
  const body = tenantOfLogin === undefined ? parseJson(text) : Object.fromEntries(new URLSearchParams(text));
  const fault = world.faults.takeForCall(operation);
  const answered =
    answerOfFault(fault) ??
    (tenantOfLogin === undefined
      ? answerToCall(world, pace, request, found, { query: url.searchParams, body }, text)
      : { ...world.login.answer(tenantOfLogin, isObject(body) ? body : {}), warnings: [] });
  options.record({
    operation,
    method: request.method ?? '',
    path: `${decodeURIComponent(url.pathname)}${url.search}`,
    body: operation === 'token' ? withoutSecret(body) : body,
    status: answered.status,
    response: operation === 'token' && answered.status === 200 ? {} : answered.body,
    warnings: answered.warnings,
    tookMs: performance.now() - started,
    at: world.tenant.now(),
  });
  if (fault?.kind === 'slow') await delay(fault.delayMs);
  if (fault?.kind === 'dropped_response') response.destroy();
  else send(response, answered);
}

function withoutSecret(body: unknown): unknown {
  return isObject(body) ? Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'client_secret')) : body;
}

function keyOf({ issuer }: ConnectorWorld, base: string, path: string): Answer | undefined {
  if (path === '/v1/.well-known/openidconfiguration') return { status: 200, body: issuer.metadata(base), warnings: [] };
  if (path === '/v1/.well-known/keys') return { status: 200, body: issuer.keys(), warnings: [] };
  return undefined;
}

/** The faults that keep a call from having any effect. */
function answerOfFault(fault: CallFault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'rate_limited':
      return tooMany(fault.retryAfterSeconds);
    case 'http_error':
      return refusal(fault.status, fault.code ?? 'ServiceError', 'Armed by a test.');
    case 'forbidden':
      return refusal(403, fault.code, 'Armed by a test.');
    case 'slow':
    case 'dropped_response':
    case undefined:
      return undefined;
  }
}

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
  warnings: [],
});

const tooMany = (retryAfterSeconds: number | null): Answer => ({
  ...refusal(429, 'TooManyRequests', 'API calls quota exceeded!'),
  ...(retryAfterSeconds === null ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }),
});

interface Found extends Route {
  readonly named: Pick<Call, 'address' | 'activityId' | 'memberId'>;
}

function findRoute(method: string, path: string): Found | undefined {
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.path.exec(path) : null;
    if (!match) continue;
    const { address = '', activityId = '', memberId = '' } = match.groups ?? {};
    const named = {
      address: decodeURIComponent(address),
      activityId: decodeURIComponent(activityId),
      memberId: decodeURIComponent(memberId),
    };
    return { ...candidate, named };
  }
  return undefined;
}

function answerToCall(
  { tenant, login }: ConnectorWorld,
  pace: Pace | undefined,
  request: IncomingMessage,
  found: Found | undefined,
  given: Pick<Call, 'query' | 'body'>,
  text: string,
): Answer {
  if (!login.isValid(request.headers.authorization)) {
    return { status: 401, body: { message: 'Authorization has been denied for this request.' }, warnings: [] };
  }
  if (!found) return refusal(404, 'ServiceError', 'No such resource.');
  const waitSeconds = pace?.take(found.operation, found.named.address);
  if (waitSeconds !== undefined) return tooMany(waitSeconds);
  if (text.length * 2 > LARGEST_MESSAGE_UTF16_BYTES) {
    return refusal(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  try {
    return found.run(tenant, { ...found.named, ...given });
  } catch (error) {
    if (error instanceof ConnectorRefusal) return { status: error.status, body: error.answer(), warnings: [] };
    throw error;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size <= LARGEST_BODY_BYTES) chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  if (Buffer.isBuffer(body)) response.end(body);
  else response.end(body === undefined ? '' : JSON.stringify(body));
}
