import { WebClient } from '@slack/web-api';
import { createSlackDirectory } from '../../../src/adapters/slack/directory.ts';
import { createSlackMessenger } from '../../../src/adapters/slack/messenger.ts';
import { waitForOurAccount } from '../../../src/adapters/slack/workspaces/our-account.ts';
import { clientOptions, makeWebClients } from '../../../src/adapters/slack/workspaces/web-clients.ts';
import { DeliveryError, type Messenger, type OutgoingMessage } from '../../../src/app/ports/delivery.ts';
import type { ConnectionId } from '../../../src/domain/ids.ts';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { Fault, SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { sentence } from '../../../src/views/sentence.ts';
import { CAMILLE, HUGO, LEA, MARC, SUPPORT, TRIAGE, wordsOf } from './a-slack-desk.ts';
import { countingLog, SIGNING_SECRET } from './signed-request.ts';

const TOKEN = 'xoxb-test-token';
const connectionId = 'connection' as ConnectionId;

let slack: SlackSimulator;
let messenger: Messenger;
let client: WebClient;
/** Before all that is posted in the test. */
let before: Date;

beforeEach(async () => {
  before = new Date(Date.now() - 2000);
  slack = await createSlackSimulator({ signingSecret: SIGNING_SECRET, botToken: TOKEN });
  client = makeWebClients({ botToken: TOKEN, apiUrl: slack.apiUrl }, countingLog().log).outbox;
  messenger = createSlackMessenger(async () => client);
});
afterEach(() => slack.close());

const message = (but: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  connectionId,
  conversation: SUPPORT,
  inThreadOf: null,
  onlyFor: null,
  card: sentence('Ticket #1 <!channel> *ouvert*'),
  outboxId: '0199c0de-0000-7000-8000-000000000001',
  ...but,
});

async function problemOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`no DeliveryError: ${String(error)}`);
  return error.problem;
}

describe('a post', () => {
  test('reaches a channel, as it was written', async () => {
    const posted = await messenger.post(message());
    const [seen] = slack.messages(SUPPORT, HUGO);

    expect(posted).toEqual({ conversation: SUPPORT, messageId: seen?.ts });
    expect(wordsOf(seen)).toBe('Ticket #1 <!channel> *ouvert*');
    expect(slack.apiCalls('chat.postMessage')[0]?.arguments).toMatchObject({
      text: 'Ticket #1 &lt;!channel&gt; *ouvert*',
      parse: 'none',
      metadata: expect.anything(),
      client_msg_id: '0199c0de-0000-7000-8000-000000000001',
    });
  });

  test('stays in its thread', async () => {
    const { messageId } = await messenger.post(message());
    await messenger.post(message({ inThreadOf: messageId }));

    expect(slack.messages(SUPPORT, HUGO, messageId)).toHaveLength(2);
  });

  test('reaches one person alone', async () => {
    await messenger.post(message({ onlyFor: CAMILLE }));

    expect(slack.messages(SUPPORT, CAMILLE)).toHaveLength(1);
    expect(slack.messages(SUPPORT, HUGO)).toEqual([]);
  });

  test('reaches a person’s direct messages, whose channel is asked for once', async () => {
    const posted = await messenger.post(message({ conversation: `person:${CAMILLE}` }));
    await messenger.post(message({ conversation: `person:${CAMILLE}` }));

    expect(posted.conversation).toBe(slack.directChannel(CAMILLE).id);
    expect(slack.messages(posted.conversation, CAMILLE)).toHaveLength(2);
    expect(slack.apiCalls('conversations.open')).toHaveLength(1);
  });

  const faults: readonly [string, Fault, object][] = [
    [
      '429',
      { kind: 'rate_limited', method: 'chat.postMessage', retryAfterSeconds: 7 },
      { kind: 'try_later', afterMs: 7000 },
    ],
    ['503', { kind: 'http_error', method: 'chat.postMessage', status: 503 }, { kind: 'try_later' }],
    ['500', { kind: 'http_error', method: 'chat.postMessage', status: 500 }, { kind: 'unknown' }],
    ['a dropped answer', { kind: 'dropped_response', method: 'chat.postMessage' }, { kind: 'unknown' }],
    ['internal_error', { kind: 'api_error', method: 'chat.postMessage', error: 'internal_error' }, { kind: 'unknown' }],
    [
      'token_revoked',
      { kind: 'api_error', method: 'chat.postMessage', error: 'token_revoked' },
      { kind: 'credentials' },
    ],
  ];
  test.each(faults)('is made once, whatever comes of it: %s', async (_what, fault, problem) => {
    slack.arm(fault);

    expect(await problemOf(messenger.post(message()))).toMatchObject(problem);
    expect(slack.apiCalls('chat.postMessage').length).toBeLessThanOrEqual(1);
  });

  test('to a channel that is archived is for nobody', async () => {
    slack.setArchived(SUPPORT, true);

    expect(await problemOf(messenger.post(message()))).toEqual({ kind: 'destination_gone', detail: 'is_archived' });
  });

  test('to a channel that is not there is for nobody', async () => {
    expect(await problemOf(messenger.post(message({ conversation: 'CNOWHERE01' })))).toMatchObject({
      kind: 'destination_gone',
    });
    expect(await problemOf(messenger.post(message({ conversation: 'person:UNOBODY001' })))).toMatchObject({
      kind: 'destination_gone',
    });
  });

  test('that cannot be drawn is refused for good', async () => {
    const value = { ticketId: 'x'.repeat(3000) };
    const card = {
      ...sentence('x'),
      parts: [{ kind: 'buttons' as const, buttons: [{ action: 'ticket.take' as const, label: 'x', value }] }],
    };

    expect(await problemOf(messenger.post(message({ card })))).toMatchObject({ kind: 'refused' });
  });

  test('that takes too long may have been made', async () => {
    const impatient = new WebClient(TOKEN, {
      ...clientOptions({ apiUrl: slack.apiUrl }, countingLog().log),
      timeout: 50,
    });
    slack.arm({ kind: 'slow', method: 'chat.postMessage', delayMs: 300 });

    expect(await problemOf(createSlackMessenger(async () => impatient).post(message()))).toMatchObject({
      kind: 'unknown',
    });
  });
});

describe('an edit', () => {
  test('changes the message in its place', async () => {
    const posted = await messenger.post(message());
    await messenger.edit({ ...posted, connectionId, card: sentence('Ticket #1 résolu') });

    expect(slack.messages(SUPPORT, HUGO).map(wordsOf)).toEqual(['Ticket #1 résolu']);
  });

  test('of a message that is gone says so', async () => {
    const edit = messenger.edit({ conversation: SUPPORT, messageId: '1.000001', connectionId, card: sentence('x') });

    expect(await problemOf(edit)).toEqual({ kind: 'message_gone', detail: 'message_not_found' });
  });
});

describe('a message that may have been posted', () => {
  test('is found by its outbox id, in a channel, in a thread, in direct messages', async () => {
    const root = await messenger.post(message({ outboxId: 'root' }));
    for (const sent of [
      message(),
      message({ inThreadOf: root.messageId, outboxId: 'in-thread' }),
      message({ conversation: `person:${CAMILLE}`, outboxId: 'direct' }),
    ]) {
      slack.arm({ kind: 'dropped_response', method: 'chat.postMessage' });
      expect(await problemOf(messenger.post(sent))).toMatchObject({ kind: 'unknown' });

      const found = await messenger.find(sent, before);
      const seen = slack.messages(found?.conversation ?? '', CAMILLE).map(({ ts }) => ts);
      expect(seen).toContain(found?.messageId);
    }
  });

  test('is found after it was edited', async () => {
    const posted = await messenger.post(message());
    await messenger.edit({ ...posted, connectionId, card: sentence('changé') });

    expect(await messenger.find(message(), before)).toEqual(posted);
  });

  test('is found pages away', async () => {
    const posted = await messenger.post(message());
    for (let index = 0; index < 250; index += 1) await slack.say(HUGO, SUPPORT, `bavardage ${index}`);

    expect(await messenger.find(message(), before)).toEqual(posted);
    expect(slack.apiCalls('conversations.history').length).toBeGreaterThan(1);
  });

  test('is not found when it was never posted', async () => {
    await messenger.post(message({ outboxId: 'another' }));

    expect(await messenger.find(message(), before)).toBeUndefined();
  });

  test('cannot be looked for when it was for one person alone', async () => {
    await messenger.post(message({ onlyFor: CAMILLE }));

    expect(await messenger.find(message({ onlyFor: CAMILLE }), before)).toBeUndefined();
    expect(slack.apiCalls('conversations.history')).toEqual([]);
  });
});

describe('the directory', () => {
  const directory = () => createSlackDirectory(async () => client);

  test('knows a person’s name, language and zone', async () => {
    slack.setLocale(HUGO, 'en-US');

    expect(await directory().describe(connectionId, HUGO)).toMatchObject({
      externalId: HUGO,
      name: 'Hugo Petit',
      language: 'en',
      timeZone: 'America/Martinique',
      isExternal: false,
      isBot: false,
    });
  });

  test('knows a bot, and not a stranger', async () => {
    expect(await directory().describe(connectionId, slack.botUserId)).toMatchObject({ isBot: true });
    expect(await directory().describe(connectionId, 'UNOBODY001')).toBeUndefined();
  });

  test('knows who is in a channel', async () => {
    const members = await directory().membersOf(connectionId, TRIAGE);

    expect(members).toEqual(expect.arrayContaining([LEA, MARC]));
    expect(members).not.toContain(CAMILLE);
  });

  test('says when it cannot be asked', async () => {
    slack.arm({ kind: 'rate_limited', method: 'users.info', retryAfterSeconds: 3 });
    slack.arm({ kind: 'api_error', method: 'conversations.members', error: 'missing_scope' });

    expect(await problemOf(directory().describe(connectionId, HUGO))).toMatchObject({ kind: 'try_later' });
    expect(await problemOf(directory().membersOf(connectionId, TRIAGE))).toMatchObject({ kind: 'credentials' });
  });
});

describe('our own account', () => {
  test('is asked for until Slack answers', async () => {
    slack.arm({ kind: 'dropped_response', method: 'auth.test' });
    const { log, counts } = countingLog();

    const account = await waitForOurAccount(client, log);

    expect(account).toEqual({
      teamId: slack.teamId,
      teamName: 'Agence Lumière',
      botUserId: slack.botUserId,
      botId: slack.botId,
    });
    expect(counts.warn).toBe(1);
  });

  test('is not waited for when the token is refused', async () => {
    const stranger = makeWebClients({ botToken: 'xoxb-wrong', apiUrl: slack.apiUrl }, countingLog().log).outbox;

    await expect(waitForOurAccount(stranger, countingLog().log)).rejects.toThrow('SLACK_BOT_TOKEN (invalid_auth)');
  });
});

test('what the SDK says is logged without the words of messages', async () => {
  const said: unknown[] = [];
  const { log } = countingLog();
  const listening = {
    ...log,
    warn: (...line: unknown[]) => void said.push(line),
    debug: (...line: unknown[]) => void said.push(line),
  };
  const { outbox } = makeWebClients({ botToken: TOKEN, apiUrl: slack.apiUrl }, listening);
  slack.arm({ kind: 'dropped_response', method: 'chat.postMessage' });

  await problemOf(createSlackMessenger(async () => outbox).post(message({ card: sentence('mot de passe : azerty') })));

  expect(JSON.stringify(said)).toContain('http request failed');
  expect(JSON.stringify(said)).not.toContain('azerty');
  expect(JSON.stringify(said)).not.toContain(TOKEN);
});
