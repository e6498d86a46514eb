import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Log } from '../../app/ports/log.ts';
import { type Measures, noMeasures } from '../../app/ports/measures.ts';
import { makeReadBody, type ReadBody } from './read-body.ts';

/** Answers one request in full. What it throws is a 500. */
export type Route = (request: IncomingMessage, response: ServerResponse, readBody: ReadBody) => void | Promise<void>;

export interface HttpServer {
  /** @returns the port, which the system chose when `port` was 0. @throws Error when the address is taken */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more requests, lets those that run end (at most `drainMs`), then returns. */
  stop(drainMs: number): Promise<void>;
}

/** A platform's payload arrives in one go; whoever sends slower than this holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 15_000;

/** The one HTTP server of the process: exact paths, each answered by the adapter that it belongs to; 404 elsewhere. */
export function createHttpServer(
  routes: Readonly<Record<string, Route>>,
  log: Log,
  measures: Measures = noMeasures,
): HttpServer {
  const table = new Map(Object.entries(routes));
  let isStopping = false;
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    // Otherwise a connection kept alive by its client would hold back the stop for seconds.
    response.once('close', () => isStopping && setImmediate(() => server.closeIdleConnections()));
    const path = pathOf(request);
    const route = table.get(path);
    const known = route ? path : 'unknown';
    measure(response, known, measures);
    void answer(route, request, response, () => log.child({ requestId: randomUUID(), route: known }));
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(addressSchema.parse(server.address()).port);
        });
      }),
    stop: (drainMs) =>
      new Promise((resolve) => {
        isStopping = true;
        const cut = setTimeout(() => server.closeAllConnections(), drainMs);
        // Resolves when the last running request has been answered; connections that wait for one are closed at once.
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function measure(response: ServerResponse, route: string, measures: Measures): void {
  const startedMs = performance.now();
  response.once('close', () => {
    const status = response.writableFinished ? String(response.statusCode) : 'cut';
    measures.request(route, status, (performance.now() - startedMs) / 1000);
  });
}

const addressSchema = z.object({ port: z.number() });

async function answer(
  route: Route | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  about: () => Log,
): Promise<void> {
  try {
    if (route) await route(request, response, makeReadBody(request));
    else response.writeHead(404).end();
  } catch (error) {
    if (response.destroyed) return about().debug({ err: error }, 'a request was cut off by its sender');
    about().error({ err: error }, 'a request could not be answered');
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
