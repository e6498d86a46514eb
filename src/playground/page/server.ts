import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import type { SlackSimulator } from '../slack/simulator-types.ts';
import { GESTURES } from './gestures.ts';
import { type GestureName, stateQuery } from './requests.ts';
import { people, ReadMarks, readState } from './state.ts';

const MAX_BODY_BYTES = 1_000_000;
const HEARTBEAT_MS = 15_000;
/** Changes that come together (a post, its reaction, its card) reach the browser as one. */
const CHANGE_GATHERING_MS = 25;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const PROTECTIVE_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export interface PageOptions {
  readonly simulator: SlackSimulator;
  /** 0, the default, takes a free port. Always bound to 127.0.0.1. */
  readonly port?: number;
  /** The secret part of the address; whoever has it may act as anybody in the simulated workspace. */
  readonly token: string;
  /** Where `index.html`, `page.css` and `browser/*.js` stand. Default: beside this file, as the build lays them. */
  readonly assetsFolder?: string;
}

/**
 * Serves the playground's page over the simulator, on 127.0.0.1 only. A request whose `Host` is not this server's own
 * address gets 403 (DNS rebinding), one outside `/playground/<token>/` gets 404.
 *
 * @throws when the port is taken
 */
export async function servePage(options: PageOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { simulator, token, assetsFolder = import.meta.dirname } = options;
  for (const person of people(simulator)) simulator.directChannel(person.id);
  const marks = new ReadMarks(`${Math.floor(Date.now() / 1000)}.000000`);
  const listeners = new Set<ServerResponse>();
  const announceChange = gather(CHANGE_GATHERING_MS, () => {
    for (const listener of listeners) listener.write('event: changed\ndata: {}\n\n');
  });
  const stopListening = simulator.onChange(announceChange);
  const heartbeat = setInterval(() => {
    for (const listener of listeners) listener.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'internal_error', detail: detailOf(error) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const hosts: ReadonlySet<string> = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(PROTECTIVE_HEADERS)) response.setHeader(name, value);
    const host = request.headers.host ?? '';
    const { origin } = request.headers;
    if (!hosts.has(host) || (origin !== undefined && origin !== `http://${host}`)) {
      return sendJson(response, 403, { error: 'forbidden_host' });
    }
    const url = new URL(request.url ?? '/', `http://${host}`);
    const [, top, given = '', ...rest] = url.pathname.split('/');
    if (top !== 'playground' || !isSame(given, token)) return sendJson(response, 404, { error: 'not_found' });
    if (rest.length === 0) {
      response.writeHead(308, { Location: `/playground/${token}/` }).end();
      return;
    }
    const [folder, name = ''] = rest;
    if (folder === 'api' && rest.length === 2) return answerApi(name, url, request, response);
    return sendAsset(assetsFolder, rest.join('/'), request, response);
  }

  async function answerApi(name: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (name === 'state' || name === 'events') {
      if (request.method !== 'GET') return sendJson(response, 405, { error: 'method_not_allowed' });
      if (name === 'events') return streamChanges(request, response);
      const query = stateQuery.safeParse(Object.fromEntries(url.searchParams));
      if (!query.success)
        return sendJson(response, 400, { error: 'bad_request', detail: z.prettifyError(query.error) });
      const state = readState(simulator, marks, query.data);
      return state ? sendJson(response, 200, state) : sendJson(response, 404, { error: 'unknown_user' });
    }
    if (!isGesture(name)) return sendJson(response, 404, { error: 'not_found' });
    if (request.method !== 'POST') return sendJson(response, 405, { error: 'method_not_allowed' });
    // Anything but JSON could be sent by another site's form without the browser asking first.
    if (!/^application\/json(;|$)/.test(request.headers['content-type'] ?? '')) {
      return sendJson(response, 415, { error: 'json_expected' });
    }
    const text = await readBody(request);
    if (text === undefined) return sendJson(response, 413, { error: 'too_large' });
    const { status, answer: outcome } = await GESTURES[name](simulator, marks, parseJson(text));
    if (name === 'read' && status === 200) announceChange();
    return sendJson(response, status, outcome);
  }

  function streamChanges(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'keep-alive' });
    // Whoever reconnects may have missed something, so the first line already says "changed".
    response.write('retry: 1000\nevent: changed\ndata: {}\n\n');
    listeners.add(response);
    request.once('close', () => listeners.delete(response));
  }

  return {
    url: `http://127.0.0.1:${port}/playground/${token}/`,
    close: () => {
      stopListening();
      clearInterval(heartbeat);
      for (const listener of listeners) listener.end();
      return new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}

function isGesture(name: string): name is GestureName {
  return Object.hasOwn(GESTURES, name);
}

/** At most one call of `tell` per `waitMs`, after the last of the changes that come together. */
function gather(waitMs: number, tell: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tell();
    }, waitMs);
    timer.unref();
  };
}

function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

async function sendAsset(
  folder: string,
  asked: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = asked === '' ? 'index.html' : asked;
  const isKnown = /^(index\.html|page\.css|icon\.svg|browser\/[a-z0-9-]+\.js)$/.test(name);
  const content = isKnown ? await readFile(path.join(folder, name)).catch(() => undefined) : undefined;
  if (!content) return sendJson(response, 404, { error: 'not_found' });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendJson(response, 405, { error: 'method_not_allowed' });
  }
  response.writeHead(200, { 'Content-Type': CONTENT_TYPES[path.extname(name)], 'Content-Length': content.length });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/** The whole body as text; undefined, with the rest left unread, when it is larger than this server accepts. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const content = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(content),
    ...(status === 413 ? { Connection: 'close' } : {}),
  });
  response.end(content);
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
