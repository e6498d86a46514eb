import { until } from '../../../support/until.ts';
import { aDeskForEachTest } from '../a-desk-for-each-test.ts';
import { CAMILLE, HUGO, LEA, type SlackDesk, SUPPORT, textsWithin, typed, wordsOf } from '../a-slack-desk.ts';
import { bugReport, cardsIn, choosesBug, opensFromPrompt, REQUEST } from '../people-who-ask.ts';

// The first way through, as in `../conversation.test.ts`, over Socket Mode.

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
}, 'socket');

const answers = bugReport();

async function openedForm(user: string) {
  const { view } = await opensFromPrompt(desk, user);
  await choosesBug(desk, user, answers);
  return view;
}

const cardInTriage = () => cardsIn(desk)[0];

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
  await until(() => desk.log.error > 0);
  desk.databaseAway(false);
  await desk.work();

  expect(desk.slack.deliveries().map(({ status }) => status)).toEqual(expect.arrayContaining(['timeout', 200]));
  expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
});
