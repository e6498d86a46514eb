import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { createHttpServer, type Route } from '../../../src/adapters/http/server.ts';
import { countingLog } from '../slack/signed-request.ts';

/** A request that runs until it is told to end. */
function aRequest() {
  let begin = () => {};
  let end = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { begun, begin: () => begin(), ended, end: () => end() };
}

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

const LONGER_THAN_A_TEST_MS = 600_000;

test('stops taking requests, lets those that run end, then returns', async () => {
  const running = aRequest();
  let hasStopped = false;
  const { server, at } = await serving({
    '/quick': (_request, response) => void response.end(),
    '/slow': async (_request, response) => {
      running.begin();
      await running.ended;
      response.end('done');
    },
  });
  await fetch(at('/quick'));
  const slow = fetch(at('/slow')).then((answer) => answer.text());
  await running.begun;

  const stopped = server.stop(LONGER_THAN_A_TEST_MS).then(() => {
    hasStopped = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hasStopped).toBe(false);
  running.end();
  await stopped;

  expect(await slow).toBe('done');
  await expect(fetch(at('/quick'))).rejects.toThrow();
});

test('does not wait for a request that never ends', async () => {
  const running = aRequest();
  const { server, at } = await serving({ '/stuck': running.begin });
  const stuck = fetch(at('/stuck')).catch(() => 'cut');
  await running.begun;

  await server.stop(200);

  expect(await stuck).toBe('cut');
});

test('says when its port is taken', async () => {
  const { server, at } = await serving({});
  const other = createHttpServer({}, countingLog().log);

  await expect(other.listen(Number(new URL(at('/')).port), '127.0.0.1')).rejects.toThrow('EADDRINUSE');
  await server.stop(1000);
});
