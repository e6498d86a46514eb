import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { SlackSimulator } from '../slack/simulator-types.ts';
import type { TeamsSimulator } from '../teams/simulator-types.ts';
import type { PlayedClock } from './clock-protocol.ts';
import { createFileContents } from './file-contents.ts';
import { GESTURES } from './gestures.ts';
import type { Judge } from './protocol.ts';
import {
  clockQuery,
  fileQuery,
  type GestureName,
  judgeBody,
  moveClockBody,
  stateQuery,
  trafficQuery,
  uploadQuery,
} from './requests.ts';
import { people, ReadMarks, readState } from './state.ts';
import { TEAMS_GESTURES, TEAMS_READINGS } from './teams/api.ts';
import { TeamsMarks, type TeamsWorld } from './teams/state.ts';
import { readTraffic, readTrafficDetail } from './traffic.ts';

const MAX_BODY_BYTES = 1_000_000;
/** Of a sentence to judge. */
const MAX_JUDGED_BYTES = 20_000;
/** Larger than what a form may take (10 MB), so that its refusal can be seen too. */
const MAX_FILE_BYTES = 25_000_000;
const HEARTBEAT_MS = 15_000;
/** Changes that come together (a post, its reaction, its card) reach the browser as one. */
const CHANGE_GATHERING_MS = 25;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const securityPolicy = (trustedTypes: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');

/** Microsoft's library makes these when it is loaded; no Markdown is ever given to them, so no text becomes HTML. */
const POLICIES_OF_ADAPTIVE_CARDS = [
  'adaptivecards#markdownPassthroughPolicy',
  'adaptivecards#restoreContentsPolicy',
  'adaptivecards#deprecatedExportedFunctionPolicy',
].join(' ');

const PROTECTIVE_HEADERS = {
  'Content-Security-Policy': securityPolicy("'none'"),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export interface PageOptions {
  readonly simulator: SlackSimulator;
  /** A tenant of the same people, shown on a side of its own. Absent: there is only Slack. */
  readonly teams?: TeamsSimulator;
  /** Says what triage makes of a sentence. */
  readonly judge: Judge;
  /** The clock of the desk, shown and moved. Absent: it is neither. */
  readonly clock?: PlayedClock;
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
  const { simulator, teams, judge, clock, token, assetsFolder = import.meta.dirname } = options;
  for (const person of people(simulator)) simulator.directChannel(person.id);
  const marks = new ReadMarks(`${Math.floor(Date.now() / 1000)}.000000`);
  const world: TeamsWorld | undefined = teams && { teams, slack: simulator, marks: new TeamsMarks() };
  for (const person of teams?.people() ?? []) teams?.personalChat(person.id);
  const listeners = new Set<ServerResponse>();
  const contents = createFileContents();
  const announce = (what: 'changed' | 'traffic' | 'clock') =>
    gather(CHANGE_GATHERING_MS, () => {
      for (const listener of listeners) listener.write(`event: ${what}\ndata: {}\n\n`);
    });
  const announceChange = announce('changed');
  const announceTraffic = announce('traffic');
  const announceClock = announce('clock');
  const stopListening = [simulator, ...(teams ? [teams] : [])].flatMap((side) => [
    side.onChange(announceChange),
    side.onTraffic(announceTraffic),
  ]);
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

  const READINGS: Readonly<Record<Exclude<ReadingName, 'events'>, Reading>> = {
    state: (asked, response) => {
      const query = stateQuery.safeParse(asked);
      if (!query.success) {
        return sendJson(response, 400, { error: 'bad_request', detail: z.prettifyError(query.error) });
      }
      const state = readState(simulator, marks, query.data);
      if (!state) return sendJson(response, 404, { error: 'unknown_user' });
      return sendJson(response, 200, { ...state, hasTeams: world !== undefined });
    },
    traffic: (_asked, response) => sendJson(response, 200, { lines: readTraffic(simulator) }),
    'traffic-detail': (asked, response) => {
      const query = trafficQuery.safeParse(asked);
      const detail = query.success ? readTrafficDetail(simulator, query.data.id) : undefined;
      return detail ? sendJson(response, 200, detail) : sendJson(response, 404, { error: 'not_found' });
    },
    clock: async (asked, response) => {
      const query = clockQuery.safeParse(asked);
      if (!query.success) {
        return sendJson(response, 400, { error: 'bad_request', detail: z.prettifyError(query.error) });
      }
      return sendJson(response, 200, (await clock?.read(query.data.language)) ?? null);
    },
    file: (asked, response) => {
      const query = fileQuery.safeParse(asked);
      const found = query.success ? contents.of(query.data.id) : undefined;
      if (!found) return sendJson(response, 404, { error: 'not_found' });
      response.writeHead(200, { ...found.headers, 'Content-Length': found.content.length }).end(found.content);
    },
  };

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
    const asked = Object.fromEntries(url.searchParams);
    if (isReading(name)) {
      if (request.method !== 'GET') return sendJson(response, 405, { error: 'method_not_allowed' });
      if (name === 'events') return streamChanges(request, response);
      await READINGS[name](asked, response);
      return;
    }
    const readingOfTeams = world && TEAMS_READINGS[name];
    if (readingOfTeams) {
      if (request.method !== 'GET') return sendJson(response, 405, { error: 'method_not_allowed' });
      const { status, body } = readingOfTeams(world, asked);
      return sendJson(response, status, body);
    }
    const gestureOfTeams = world && TEAMS_GESTURES[name];
    const isOfPage = name === 'upload' || name === 'judge' || (name === 'move-clock' && clock !== undefined);
    if (!isOfPage && !gestureOfTeams && !isGesture(name)) return sendJson(response, 404, { error: 'not_found' });
    if (request.method !== 'POST') return sendJson(response, 405, { error: 'method_not_allowed' });
    // What another site's form can send without the browser asking first is none of these.
    const expected = name === 'upload' ? 'application/octet-stream' : 'application/json';
    const [contentType = ''] = (request.headers['content-type'] ?? '').split(';');
    if (contentType !== expected) {
      return sendJson(response, 415, { error: name === 'upload' ? 'bytes_expected' : 'json_expected' });
    }
    const body = await readBody(request, mostBytesOf(name));
    if (body === undefined) return sendJson(response, 413, { error: 'too_large' });
    if (name === 'upload') return keepUpload(asked, body, response);
    const given = parseJson(body.toString('utf8'));
    if (name === 'judge') {
      const read = judgeBody.safeParse(given);
      if (!read.success) return sendJson(response, 400, { error: 'bad_request', detail: z.prettifyError(read.error) });
      return sendJson(response, 200, judge(read.data.text, read.data.language));
    }
    if (name === 'move-clock') {
      const read = moveClockBody.safeParse(given);
      if (!read.success) return sendJson(response, 400, { error: 'bad_request', detail: z.prettifyError(read.error) });
      const outcome = await clock?.move(read.data.to);
      announceClock();
      return outcome === 'moved'
        ? sendJson(response, 200, { kind: 'moved' })
        : sendJson(response, 409, { kind: 'refused' });
    }
    if (gestureOfTeams) {
      const { status, body: told } = await gestureOfTeams(world, given);
      if (name === 'teams-read' && status === 200) announceChange();
      return sendJson(response, status, told);
    }
    if (!isGesture(name)) return sendJson(response, 404, { error: 'not_found' });
    const { status, answer: outcome } = await GESTURES[name](simulator, marks, given);
    if (name === 'read' && status === 200) announceChange();
    return sendJson(response, status, outcome);
  }

  async function keepUpload(
    asked: Readonly<Record<string, string>>,
    content: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const query = uploadQuery.safeParse(asked);
    if (!query.success) return sendJson(response, 400, { error: 'bad_request', detail: z.prettifyError(query.error) });
    const { as, name, type } = query.data;
    if (!people(simulator).some(({ id }) => id === as)) return sendJson(response, 404, { error: 'unknown_user' });
    const file = simulator.addFile(as, { name, mimetype: type, size: content.length });
    contents.keep(file.id, type, content);
    const { id, mimetype, size } = file;
    return sendJson(response, 200, { id, name, mimetype, size });
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
      for (const stop of stopListening) stop();
      clearInterval(heartbeat);
      for (const listener of listeners) listener.end();
      return new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}

type ReadingName = 'state' | 'events' | 'traffic' | 'traffic-detail' | 'clock' | 'file';
type Reading = (asked: Readonly<Record<string, string>>, response: ServerResponse) => void | Promise<void>;

function isReading(name: string): name is ReadingName {
  return /^(state|events|traffic|traffic-detail|clock|file)$/.test(name);
}

function isGesture(name: string): name is GestureName {
  return Object.hasOwn(GESTURES, name);
}

function mostBytesOf(name: string): number {
  if (name === 'upload') return MAX_FILE_BYTES;
  return name === 'judge' ? MAX_JUDGED_BYTES : MAX_BODY_BYTES;
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

const ASSETS =
  /^((index|teams|signals)\.html|(page|teams|signals)\.css|icon\.svg|adaptivecards\.js|browser\/((teams|signals)\/)?[a-z0-9-]+\.js|samples\/[a-z0-9-]+\.png)$/;
/** Its build for browsers. */
const ADAPTIVE_CARDS = createRequire(import.meta.filename).resolve('adaptivecards/dist/adaptivecards.min.js');

async function sendAsset(
  folder: string,
  asked: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = asked === '' ? 'index.html' : asked;
  const file = name === 'adaptivecards.js' ? ADAPTIVE_CARDS : path.join(folder, name);
  const content = ASSETS.test(name) ? await readFile(file).catch(() => undefined) : undefined;
  if (!content) return sendJson(response, 404, { error: 'not_found' });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendJson(response, 405, { error: 'method_not_allowed' });
  }
  if (name === 'teams.html') response.setHeader('Content-Security-Policy', securityPolicy(POLICIES_OF_ADAPTIVE_CARDS));
  response.writeHead(200, { 'Content-Type': CONTENT_TYPES[path.extname(name)], 'Content-Length': content.length });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/** The whole body; undefined, with the rest left unread, when it is larger than `most` bytes. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
