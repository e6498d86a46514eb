import { createUuidV7Ids } from '../../../src/adapters/db/uuid-v7.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createSlackApp } from '../../../src/adapters/slack/app.ts';
import { hearSlackbot } from '../../../src/adapters/slack/hear-slackbot.ts';
import { listenToMessages } from '../../../src/adapters/slack/listeners/message-event.ts';
import { makeWebClients } from '../../../src/adapters/slack/web-clients.ts';
import { fixedWorkspaces } from '../../../src/adapters/slack/workspaces.ts';
import type { ConnectionId, DeskId } from '../../../src/domain/ids.ts';
import { countingLog, SIGNING_SECRET } from './signed-request.ts';

const ids = createUuidV7Ids();
const api = { apiUrl: 'http://127.0.0.1:1/api/' };
const account = { teamId: 'T1', teamName: 'Test', botUserId: 'UBOT', botId: 'B1' };

/** The way of an event, as `wiring.ts` lays it; what comes to the desk's own listeners and what it would keep are counted. */
function anEventRoute() {
  const { log, counts: logged } = countingLog();
  const workspaces = fixedWorkspaces([
    {
      deskId: ids.next() as DeskId,
      connectionId: ids.next() as ConnectionId,
      account,
      clients: makeWebClients({ ...api, botToken: 'xoxb-test' }, log),
    },
  ]);
  const { app, route } = createSlackApp({
    signingSecret: SIGNING_SECRET,
    ...api,
    log,
    workspaces,
  });
  const counts = { heard: 0, kept: 0 };
  app.use(async ({ next }) => {
    counts.heard += 1;
    await next();
  });
  listenToMessages(app, {
    inbox: {
      receive: async () => {
        counts.kept += 1;
        return true;
      },
    },
    workspaces,
    log,
  });
  return { server: createHttpServer({ '/slack/events': route }, log), counts, logged };
}

test('messages of Slackbot come to the listener, and nothing of them is kept or logged', async () => {
  const { server, counts, logged } = anEventRoute();

  await hearSlackbot({ server, signingSecret: SIGNING_SECRET, account });

  expect(counts.heard).toBeGreaterThan(0);
  expect(counts.kept).toBe(0);
  expect(logged).toMatchObject({ error: 0, warn: 0 });
});

test('a desk that refuses the message says so', async () => {
  const { server } = anEventRoute();

  await expect(hearSlackbot({ server, signingSecret: 'another secret', account })).rejects.toThrow('401');
});
