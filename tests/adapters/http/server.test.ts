import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { createHttpServer, type Route } from '../../../src/adapters/http/server.ts';
import { countingLog } from '../slack/signed-request.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function serving(routes: Readonly<Record<string, Route>>) {
  const { log, counts } = countingLog();
  const server = createHttpServer(routes, log);
  const port = await server.listen(0, '127.0.0.1');
  return { server, counts, at: (path: string) => `http://127.0.0.1:${port}${path}` };
}

test('says that it lives, and whether it can work', async () => {
  let ready = false;
  const { server, at } = await serving(healthRoutes({ running: () => true, database: async () => ready }));

  expect((await fetch(at('/healthz'))).status).toBe(200);
  const notReady = await fetch(at('/readyz?probe=1'));
  expect(notReady.status).toBe(503);
  expect(await notReady.json()).toEqual({ ready: false, notReady: ['database'] });
  ready = true;
  expect((await fetch(at('/readyz'))).status).toBe(200);
  expect((await fetch(at('/elsewhere'))).status).toBe(404);
  await server.stop(1000);
});

test('answers 500 to what a route throws, and goes on', async () => {
  const { server, counts, at } = await serving({ '/': () => Promise.reject(new Error('broken')) });

  expect((await fetch(at('/'))).status).toBe(500);
  expect((await fetch(at('/'))).status).toBe(500);
  expect(counts.error).toBe(2);
  await server.stop(1000);
});

test('stops taking requests, lets those that run end, then returns', async () => {
  let ended = false;
  const { server, at } = await serving({
    '/quick': (_request, response) => void response.end(),
    '/slow': async (_request, response) => {
      await wait(300);
      ended = true;
      response.end('done');
    },
  });
  await fetch(at('/quick'));
  const slow = fetch(at('/slow')).then((answer) => answer.text());
  await wait(50);

  const started = performance.now();
  await server.stop(5000);

  expect(ended).toBe(true);
  expect(await slow).toBe('done');
  expect(performance.now() - started).toBeLessThan(2000);
  await expect(fetch(at('/quick'))).rejects.toThrow();
});

test('does not wait for a request that never ends', async () => {
  const { server, at } = await serving({ '/stuck': () => {} });
  const stuck = fetch(at('/stuck')).catch(() => 'cut');
  await wait(50);

  await server.stop(200);

  expect(await stuck).toBe('cut');
});

test('says when its port is taken', async () => {
  const { server, at } = await serving({});
  const other = createHttpServer({}, countingLog().log);

  await expect(other.listen(Number(new URL(at('/')).port), '127.0.0.1')).rejects.toThrow('EADDRINUSE');
  await server.stop(1000);
});
