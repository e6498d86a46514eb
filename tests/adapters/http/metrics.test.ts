import { metricsRoute } from '../../../src/adapters/http/metrics.ts';
import { createHttpServer, type HttpServer } from '../../../src/adapters/http/server.ts';
import { countingLog } from '../slack/signed-request.ts';

let server: HttpServer;
afterEach(() => server.stop(100));

async function statusFor(token: string | null, headers: Record<string, string>): Promise<number> {
  const route = metricsRoute(async () => ({ contentType: 'text/plain', body: 'figures' }), token);
  server = createHttpServer({ '/metrics': route }, countingLog().log);
  const port = await server.listen(0, '127.0.0.1');
  return (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).status;
}

test.each([
  ['this machine, without a token', null, {}, 200],
  ['somebody behind a proxy, without a token', null, { 'x-forwarded-for': '203.0.113.7' }, 404],
  ['whoever shows the token', 'a token of the tests', { authorization: 'Bearer a token of the tests' }, 200],
  ['whoever shows it through a proxy', 'a token', { authorization: 'Bearer a token', forwarded: 'for=1.2.3.4' }, 200],
  ['whoever shows another one', 'a token of the tests', { authorization: 'Bearer a guess' }, 401],
  ['whoever shows none', 'a token of the tests', {}, 401],
])('the figures for %s', async (_who, token, headers, status) => {
  expect(await statusFor(token, headers)).toBe(status);
});
