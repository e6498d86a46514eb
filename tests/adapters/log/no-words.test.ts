import { createPinoLog } from '../../../src/adapters/log/pino-log.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import { readConfig } from '../../../src/config.ts';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import { startDesk } from '../../../src/wiring.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { until } from '../../support/until.ts';
import { typed } from '../slack/a-slack-desk.ts';
import { sendSigned } from '../slack/signed-request.ts';

/** Whatever holds one of these must never leave the product but to whom it is meant for. */
const WORD = 'MOTMARQUE';
const MARKS = {
  botToken: 'xoxb-JETONMARQUE',
  signingSecret: 'SECRETDESIGNATUREMARQUE',
  metricsToken: 'JETONDESFIGURESMARQUE',
};
const SUPPORT = 'CSUPPORT01';
const CAMILLE = 'UCAMILLE01';
const LEA = 'ULEA000001';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A desk at its most talkative, all of whose lines are kept, and whose database fails when told to. */
async function aTalkativeDesk() {
  const slack = await createSlackSimulator({
    signingSecret: MARKS.signingSecret,
    botToken: MARKS.botToken,
    retryDelaysMs: [20],
  });
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: MARKS.botToken,
    SLACK_SIGNING_SECRET: MARKS.signingSecret,
    GUICHET_METRICS_TOKEN: MARKS.metricsToken,
    SLACK_SUPPORT_CHANNELS: SUPPORT,
    SLACK_TRIAGE_CHANNEL: 'CTRIAGE001',
    SLACK_API_URL: slack.apiUrl,
    SLACK_PACE_MS: '0',
    GUICHET_STOP_NOTICE_MS: '0',
    GUICHET_SECRET: 'a secret of the tests, long enough',
  });
  if (read.kind === 'unusable' || read.config.slack === null) throw new Error(JSON.stringify(read));
  const lines: string[] = [];
  const log = createPinoLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  let fails = false;
  const { dataSource } = database;
  const failing =
    (inTransaction: InTransaction): InTransaction =>
    async (deskId, work) => {
      // PostgreSQL quotes the value that it cannot take.
      if (fails) await dataSource.query('select $1::text::uuid', [`${WORD} de la base`]);
      return inTransaction(deskId, work);
    };
  const desk = await startDesk(
    {
      config: read.config,
      slack: { ...read.config.slack, apiUrl: slack.apiUrl },
      database: {
        interactive: dataSource,
        background: dataSource,
        isEmbedded: true,
        migrated: [],
        isReady: async () => true,
        close: async () => {},
      },
      log,
    },
    { inbox: (port) => port, inTransaction: failing, messenger: (port) => port, rehearsal: (play) => play() },
  );
  const address = `http://127.0.0.1:${desk.port}`;
  slack.deliverTo(`${address}/slack/events`);
  return {
    slack,
    lines,
    address,
    databaseFails: (does: boolean) => {
      fails = does;
    },
    stop: async () => {
      await desk.stop();
      await slack.close();
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('no line, figure or error holds what people wrote, a token or a secret, whatever fails', async () => {
  const { slack, lines, address, databaseFails, stop } = await aTalkativeDesk();
  const events = `${address}/slack/events`;
  const complaints = () => lines.filter((line) => /"level":(40|50)/.test(line));
  // Why a message was answered is known without its words (N1).
  const reasons = () => lines.filter((line) => /"label":"complex_request",.*"signals":\["/.test(line));

  // What goes well.
  const said = await slack.say(CAMILLE, SUPPORT, `Salut, le site bug ${WORD}`);
  await slack.edit(CAMILLE, SUPPORT, said.ts, `Salut, le site bug ${WORD} encore`);
  await slack.say(CAMILLE, SUPPORT, `ok merci ${WORD}`);
  await slack.settled();
  await slack.command(CAMILLE, SUPPORT, '/ticket', `le panier ${WORD} plante`);
  const form = slack.openView(CAMILLE);
  if (form) await slack.submit(CAMILLE, form.id, typed({ title: WORD, urgency: { choose: 'critical' } }));
  await pause(300);
  // What Slack refuses, answers badly, or leaves open.
  for (const fault of [
    { kind: 'api_error', method: 'chat.postEphemeral', error: 'is_archived' },
    { kind: 'http_error', method: 'chat.postMessage', status: 500 },
    { kind: 'api_error', method: 'views.open', error: 'invalid_arguments' },
    { kind: 'dropped_response', method: 'chat.postMessage' },
  ] as const)
    slack.arm({ ...fault, times: 2 });
  await slack.say(LEA, SUPPORT, `Le panier plante, erreur 500 ${WORD}`);
  await slack.command(LEA, SUPPORT, '/ticket', `bug ${WORD}`);
  await slack.command(LEA, SUPPORT, '/ticket', WORD);
  await slack.settled();
  // What is not as Slack says it.
  const strange = { type: 'event_callback', team_id: 'TGUICHET01', event: { type: 'message', channel: 3, text: WORD } };
  for (const body of [`{"text":"${WORD}`, `["${WORD}"]`, JSON.stringify(strange), JSON.stringify({ type: WORD })])
    await sendSigned(events, { body, secret: MARKS.signingSecret });
  await sendSigned(events, { body: `{"text":"${WORD}"}`, secret: 'of another app' });
  for (const payload of [
    { type: 'block_actions', user: WORD },
    { type: 'view_submission', view: { state: WORD } },
  ])
    await sendSigned(events, {
      body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      contentType: 'application/x-www-form-urlencoded',
      secret: MARKS.signingSecret,
    });
  // A database that quotes people's words in its errors.
  databaseFails(true);
  await slack.say(CAMILLE, SUPPORT, `Le formulaire ${WORD} ne part plus`);
  await slack.command(CAMILLE, SUPPORT, '/ticket', `mine ${WORD}`);
  await slack.settled();
  await pause(1500);
  await until(() => complaints().length > 3 && reasons().length > 0);
  databaseFails(false);
  const figures = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${MARKS.metricsToken}` } });
  const measured = await figures.text();
  const details: unknown = await database.dataSource.query(
    `select detail from inbox_event union select detail from outbox_message union select detail from surface`,
  );
  await stop();

  expect(figures.status).toBe(200);
  expect(lines.length).toBeGreaterThan(5);
  for (const mark of [WORD, ...Object.values(MARKS)]) {
    expect(lines.filter((line) => line.includes(mark))).toEqual([]);
    expect(measured).not.toContain(mark);
    expect(JSON.stringify(details)).not.toContain(mark);
  }
});
