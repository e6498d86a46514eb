import type { Route } from './server.ts';

/** `/healthz`: the process answers. `/readyz`: it can do its work now, which a load balancer asks before sending any. */
export function healthRoutes(isReady: () => Promise<boolean>): Readonly<Record<'/healthz' | '/readyz', Route>> {
  return {
    '/healthz': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    },
    '/readyz': async (_request, response) => {
      const ready = await isReady();
      response.writeHead(ready ? 200 : 503, { 'content-type': 'text/plain' }).end(ready ? 'ready\n' : 'not ready\n');
    },
  };
}
