import { openTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import {
  aSlackDesk,
  CAMILLE,
  HUGO,
  LEA,
  type SlackDesk,
  SUPPORT,
  TRIAGE,
  textsWithin,
  typed,
  wordsOf,
} from '../a-slack-desk.ts';

// The first way through, as in `../conversation.test.ts`, over Socket Mode.

let database: TestDatabase;
let desk: SlackDesk;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  desk = await aSlackDesk(database, 'socket');
});
afterEach(() => desk.close());
afterAll(() => database.close());

const REQUEST = 'Salut, le site bug : le formulaire de contact ne part plus sur https://monsite.com/contact';

const answers = typed({
  title: 'Formulaire de contact muet',
  description: 'Depuis ce matin, le bouton Envoyer ne fait plus rien <!channel> *du tout*.',
  url: 'https://monsite.com/contact',
  expected: 'Le message part et une page de merci s’affiche.',
  environment: { choose: 'production' },
  urgency: { choose: 'important' },
  screenshots_impossible: 'Rien ne s’affiche.',
});

async function openedForm(user: string) {
  await desk.say(user, SUPPORT, REQUEST);
  const prompt = desk.private(user, SUPPORT).at(-1);
  if (!prompt) throw new Error('no prompt');
  await desk.click(user, prompt, 'Ouvrir un ticket');
  const view = desk.slack.openView(user);
  if (!view) throw new Error('no form');
  const bug = { selected_option: { value: 'bug' } };
  await desk.slack.actInView(user, view.id, 'type', 'form.redraw', bug, answers);
  return view;
}

const cardInTriage = () => desk.slack.messages(TRIAGE, LEA).find((message) => message.threadTs === undefined);

test('a message that needs work is answered to its author alone', async () => {
  await desk.say(CAMILLE, SUPPORT, REQUEST);

  expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('Ouvrir un ticket');
  expect(desk.private(HUGO, SUPPORT)).toEqual([]);
  expect(desk.slack.messages(SUPPORT, HUGO)).toHaveLength(1);
});

test('a form with something missing is corrected in place, and taken once it is good', async () => {
  const view = await openedForm(CAMILLE);

  const refused = await desk.slack.submit(CAMILLE, view.id, { ...answers, ...typed({ title: 'ab' }) });
  const taken = await desk.slack.submit(CAMILLE, view.id, answers);
  await desk.work();

  expect(refused).toMatchObject({ kind: 'corrections', errors: { title: expect.any(String) } });
  expect(taken).toEqual({ kind: 'acknowledged' });
  expect(wordsOf(cardInTriage())).toContain('#1');
});

test('a ticket is announced, and taken by an agent', async () => {
  const view = await openedForm(CAMILLE);
  await desk.slack.submit(CAMILLE, view.id, answers);
  await desk.work();
  expect(textsWithin(desk.slack.openView(CAMILLE)?.view).join(' ')).toContain('#1');
  expect(desk.direct(CAMILLE).map(wordsOf)).toEqual([expect.stringContaining('#1')]);
  const card = cardInTriage();
  if (!card) throw new Error('no card');

  expect(await desk.click(LEA, card, 'Prendre en charge')).toEqual({ kind: 'acknowledged' });
  await desk.work();

  expect(wordsOf(cardInTriage())).toContain('Léa Fontaine');
});

test('a command is answered privately', async () => {
  expect(await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'aide')).toEqual({ kind: 'acknowledged' });

  expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('/ticket');
});

test('what is said three times, or acknowledged too late, is answered once', async () => {
  desk.slack.arm({ kind: 'duplicate_delivery', copies: 3 });
  await desk.say(CAMILLE, SUPPORT, REQUEST);

  expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
});

test('nothing is acknowledged while the database is away: Slack sends it again', async () => {
  desk.databaseAway(true);
  await desk.slack.say(CAMILLE, SUPPORT, REQUEST);
  while (desk.log.error === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  desk.databaseAway(false);
  await desk.work();

  expect(desk.slack.deliveries().map(({ status }) => status)).toEqual(expect.arrayContaining(['timeout', 200]));
  expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
});
