import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Route } from './server.ts';

/** Headers that a proxy adds: then the address that we see is the proxy's, and not who asks. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'];
const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

/**
 * `/metrics`. With a token, for whoever shows it (`Authorization: Bearer …`); without one, for programs of this machine
 * alone, and never through a proxy. Without a token, it does not exist for anybody else.
 */
export function metricsRoute(
  text: () => Promise<{ readonly contentType: string; readonly body: string }>,
  token: string | null,
): Route {
  return async (request, response) => {
    const mayRead = token === null ? isLocal(request) : showsToken(request, token);
    if (!mayRead) {
      response.writeHead(token === null ? 404 : 401).end();
      return;
    }
    const { contentType, body } = await text();
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
  };
}

function isLocal(request: IncomingMessage): boolean {
  const wasPassedOn = PROXY_HEADERS.some((name) => request.headers[name] !== undefined);
  return !wasPassedOn && LOOPBACK.test(request.socket.remoteAddress ?? '');
}

function showsToken(request: IncomingMessage, token: string): boolean {
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

/** Of equal length, whatever was shown. */
const digest = (words: string) => createHash('sha256').update(words).digest();
