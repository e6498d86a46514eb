import type { Route } from './server.ts';

/** What the process needs to do its work, by name. */
export type Needs = Readonly<Record<string, () => boolean | Promise<boolean>>>;

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work now, which a load balancer asks before sending any; what it
 * lacks is named: `{"ready":false,"notReady":["database"]}`.
 */
export function healthRoutes(needs: Needs): Readonly<Record<'/healthz' | '/readyz', Route>> {
  return {
    '/healthz': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    },
    '/readyz': async (_request, response) => {
      const met = await Promise.all(
        Object.entries(needs).map(async ([name, isMet]) => ((await isMet()) ? undefined : name)),
      );
      const notReady = met.filter((name) => name !== undefined);
      const ready = notReady.length === 0;
      response
        .writeHead(ready ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(`${JSON.stringify({ ready, notReady })}\n`);
    },
  };
}
