import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { answerAuthorize } from '../authorize-page.ts';
import type { ApiFault } from '../faults.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { ApiCall } from '../simulator-types.ts';
import type { World } from '../world.ts';
import { readable } from './method.ts';
import { METHODS } from './methods.ts';
import { OPEN_TO_ALL, WITH_APP_TOKEN } from './workspace-info.ts';

const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

export interface ApiServerOptions {
  /** Absent: the app is reached over HTTP. */
  readonly appToken: string | undefined;
  readonly scopes: readonly string[] | undefined;
  readonly port: number;
  readonly record: (call: Omit<ApiCall, 'id'>) => void;
}

interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Slack says when a call broke it. */
const FATAL: JsonObject = { ok: false, error: 'fatal_error' };

/** Serves the Web API under `/api/` and the response_urls beside it, on 127.0.0.1 only. */
export async function startApiServer(world: World, options: ApiServerOptions): Promise<Server> {
  const server = createServer((request, response) => {
    serve(world, options, request, response).catch(() => send(response, { status: 200, body: FATAL }));
  });
  server.on('upgrade', (request, socket, head) => world.sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

async function serve(
  world: World,
  options: ApiServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'GET' && answerAuthorize(world, url, response)) return;
  const body = await readBody(request);
  if (body === undefined) {
    send(response, { status: 413, body: { ok: false, error: 'request_too_large' } });
    return;
  }
  const method = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
  const name = method ?? 'response_url';
  const fault = world.faults.takeForCall(name);
  const answered =
    answerOfFault(fault) ??
    (method === undefined
      ? answerToResponse(world, url.pathname, body)
      : answerToCall(world, options, method, readArguments(request, url, body)));
  if (method !== undefined) {
    const given = readable(readArguments(request, url, body));
    const { status, body: said } = answered;
    const tookMs = performance.now() - startedAt;
    options.record({ method, arguments: given, response: said, status, tookMs, at: world.workspace.now() });
  }
  if (fault?.kind === 'slow') await delay(fault.delayMs);
  if (fault?.kind === 'dropped_response') response.destroy();
  else send(response, answered);
}

/** The faults that keep a call from having any effect. */
function answerOfFault(fault: ApiFault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'rate_limited':
      return {
        status: 429,
        body: { ok: false, error: 'ratelimited' },
        headers: { 'retry-after': String(fault.retryAfterSeconds) },
      };
    case 'http_error':
      return { status: fault.status, body: { ok: false, error: 'http_error' } };
    case 'api_error':
      return { status: 200, body: { ok: false, error: fault.error } };
    case 'slow':
    case 'dropped_response':
    case undefined:
      return undefined;
  }
}

function answerToCall(world: World, options: ApiServerOptions, method: string, given: JsonObject): Answer {
  const run = METHODS.get(method);
  return {
    status: 200,
    body: answerOf(() => {
      if (!run) throw new SlackRefusal('unknown_method');
      if (!OPEN_TO_ALL.has(method)) checkToken(world, given['token'], method, options);
      return { ok: true, ...run(world, given) };
    }),
    ...(options.scopes && { headers: { 'x-oauth-scopes': options.scopes.join(',') } }),
  };
}

function checkToken({ installs }: World, token: unknown, method: string, { appToken }: ApiServerOptions): void {
  const isOfApp = appToken !== undefined && token === appToken;
  if (!isOfApp) installs.check(token);
  if (WITH_APP_TOKEN.has(method) !== isOfApp) throw new SlackRefusal('not_allowed_token_type');
}

function answerToResponse(world: World, path: string, body: string): Answer {
  const given = parseJson(body);
  const answered = answerOf(() => {
    world.responseUrls.post(path, given);
    return { ok: true };
  });
  const status = statusOfResponse(answered);
  world.wire.record({
    kind: 'response',
    body: isObject(given) ? given : {},
    status,
    answer: answered['ok'] === true ? '' : JSON.stringify(answered),
    attempt: 0,
    tookMs: 0,
    at: world.workspace.now(),
  });
  return { status, body: answered };
}

const GONE: ReadonlySet<unknown> = new Set(['used_url', 'expired_url', 'invalid_url', 'message_not_found']);

function statusOfResponse(answered: JsonObject): number {
  if (answered['ok'] === true) return 200;
  return GONE.has(answered['error']) ? 404 : 400;
}

function answerOf(run: () => JsonObject): JsonObject {
  try {
    return run();
  } catch (error) {
    if (error instanceof SlackRefusal) return error.answer();
    throw error;
  }
}

function readArguments(request: IncomingMessage, url: URL, body: string): JsonObject {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  const parsed = isJson ? parseJson(body) : Object.fromEntries(new URLSearchParams(body));
  return {
    ...Object.fromEntries(url.searchParams),
    ...(isObject(parsed) ? parsed : {}),
    ...(bearer === undefined ? {} : { token: bearer }),
  };
}

/** The body as text; undefined when it is larger than Slack would take. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size <= LARGEST_BODY_BYTES) chunks.push(part);
  }
  return size > LARGEST_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}
