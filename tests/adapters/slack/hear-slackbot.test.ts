import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createEar, type Hearing } from '../../../src/adapters/slack/ear.ts';
import { hearSlackbot } from '../../../src/adapters/slack/hear-slackbot.ts';
import { listenToMessages } from '../../../src/adapters/slack/listeners/message-event.ts';
import { makeWebClients } from '../../../src/adapters/slack/workspaces/web-clients.ts';
import { fixedWorkspaces } from '../../../src/adapters/slack/workspaces/workspaces.ts';
import type { ConnectionId, DeskId } from '../../../src/domain/ids.ts';
import { countingLog, SIGNING_SECRET } from './signed-request.ts';

const ids = createUuidV7Ids();
const api = { apiUrl: 'http://127.0.0.1:1/api/' };
const account = { teamId: 'T1', teamName: 'Test', botUserId: 'UBOT', botId: 'B1' };
const overHttp: Hearing = { over: 'http', signingSecret: SIGNING_SECRET };
const overSockets: Hearing = { over: 'sockets', appToken: 'xapp-test' };

/** The way of an event, as `wiring.ts` lays it; what comes to the desk's own listeners and what it would keep are counted. */
function anEventRoute(hears: Hearing) {
  const { log, counts: logged } = countingLog();
  const workspaces = fixedWorkspaces([
    {
      deskId: ids.next() as DeskId,
      connectionId: ids.next() as ConnectionId,
      account,
      clients: makeWebClients({ ...api, botToken: 'xoxb-test' }, log),
    },
  ]);
  const ear = createEar({ hears, ...api, log, workspaces });
  const counts = { heard: 0, kept: 0 };
  ear.app.use(async ({ next }) => {
    counts.heard += 1;
    await next();
  });
  listenToMessages(ear.app, {
    inbox: {
      receive: async () => {
        counts.kept += 1;
        return true;
      },
    },
    workspaces,
    log,
  });
  return { ear, server: () => createHttpServer(ear.routes, log), counts, logged };
}

test.each([overHttp, overSockets])(
  'messages of Slackbot come to the listener, and nothing of them is kept or logged ($over)',
  async (hears) => {
    const { ear, server, counts, logged } = anEventRoute(hears);

    await ear.rehearse({ server, account });

    expect(counts.heard).toBeGreaterThan(0);
    expect(counts.kept).toBe(0);
    expect(logged).toMatchObject({ error: 0, warn: 0 });
  },
);

test('a desk that refuses the message says so', async () => {
  const { server } = anEventRoute(overHttp);

  await expect(hearSlackbot({ server: server(), signingSecret: 'another secret', account })).rejects.toThrow('401');
});

test('a desk that fails on an envelope says so', async () => {
  const { log } = countingLog();
  const ear = createEar({ hears: overSockets, ...api, log, workspaces: fixedWorkspaces([]) });
  ear.app.use(() => Promise.reject(new Error('the database is away')));

  await expect(ear.rehearse({ server: () => createHttpServer({}, log), account })).rejects.toThrow('not received');
});
