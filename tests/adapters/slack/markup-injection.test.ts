import type { SimulatedMessage } from '../../../src/playground/slack/simulator-types.ts';
import { type Effect, effectsOf } from '../../support/as-slack-reads.ts';
import { HOSTILE_STRINGS } from '../../support/hostile-strings.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import {
  type Answers,
  aSlackDesk,
  CAMILLE,
  LEA,
  MARC,
  type SlackDesk,
  SUPPORT,
  TRIAGE,
  typed,
} from './a-slack-desk.ts';
import { BUG } from './people-who-ask.ts';

let database: TestDatabase;
let desk: SlackDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await aSlackDesk(database);
});
afterAll(async () => {
  await desk.close();
  await database.close();
});

/** As many as one ticket has places for; 200 are told in fifteen tickets. */
const WORDS_PER_TICKET = 14;
const rounds = Array.from({ length: Math.ceil(HOSTILE_STRINGS.length / WORDS_PER_TICKET) }, (_, round) =>
  HOSTILE_STRINGS.slice(round * WORDS_PER_TICKET, (round + 1) * WORDS_PER_TICKET),
);

test('nothing that is typed, said, edited, searched or attached reaches anybody as more than words (architecture §4.8)', async () => {
  for (const [index, words] of rounds.entries())
    await livesThrough(index + 1, (place) => words[place % words.length] ?? '');

  expect(effectsOfAllThatWasSent()).toEqual([]);

  const [stored] = await desk.dataSource.query(
    `select (select count(*)::int from ticket where desk_id = $1) as tickets,
            (select count(*)::int from outbox_message where desk_id = $1 and state = 'dead') as dead`,
    [desk.connection.deskId],
  );
  expect(stored).toEqual({ tickets: rounds.length, dead: 0 });
}, 240_000);

/** A ticket with hostile words in every place of it, as they come through Slack. */
async function livesThrough(number: number, word: (place: number) => string): Promise<void> {
  const { slack } = desk;
  for (const [place, command] of ['', 'prendre', 'statut 1', 'chercher', `affecter ${number} @`].entries())
    await slack.command(LEA, SUPPORT, '/ticket', `${command} ${word(place)}`);

  const request = await opensTicket(word);
  const card = slack.messages(TRIAGE, LEA).findLast(({ threadTs }) => threadTs === undefined);
  if (!card) throw new Error('no card');

  await desk.say(CAMILLE, SUPPORT, `où en est le #${number} ? ${word(10)}`);
  const reply = await desk.say(CAMILLE, SUPPORT, word(5), request.ts);
  await slack.edit(CAMILLE, SUPPORT, reply.ts, word(6));
  await desk.say(MARC, TRIAGE, word(7), card.ts);
  await desk.click(LEA, card, 'Répondre');
  await sends(LEA, { text: word(8) }, { text: 'Bien reçu.' });
  await desk.click(LEA, card, 'Prendre en charge');
  await desk.click(LEA, card, 'Demander une info');
  await sends(
    LEA,
    { reason: { choose: 'information' }, text: word(9) },
    { reason: { choose: 'information' }, text: 'Où ?' },
  );
  await slack.command(CAMILLE, SUPPORT, '/ticket', 'mes demandes');
  await slack.command(LEA, SUPPORT, '/ticket', String(number));
  await desk.work();
}

/** From a message with a file in a thread of its own, through a form that is first filled in with hostile words only. */
async function opensTicket(word: (place: number) => string): Promise<SimulatedMessage> {
  // Slack's own addresses of files cannot hold half a character.
  const name = word(11).replace(/\p{Surrogate}/gu, '?');
  const file = desk.slack.addFile(CAMILLE, { name: `${name}.png`, mimetype: 'image/png', size: 1000 });
  desk.clock.advance({ hours: 3 });
  const said = await desk.slack.say(
    CAMILLE,
    SUPPORT,
    `Salut, le site ne marche plus du tout, la page d’accueil est cassée. ${word(12)}`,
    undefined,
    [file],
  );
  await desk.work();
  const prompt = desk.private(CAMILLE, SUPPORT).findLast(({ blocks }) => JSON.stringify(blocks).includes('draft.open'));
  if (!prompt) throw new Error(`no prompt for ${word(12)}`);
  await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');
  const hostile = { ...BUG, title: word(0), description: word(1), url: word(2), expected: word(3) };
  const view = desk.slack.openView(CAMILLE);
  const bug = { selected_option: { value: 'bug' } };
  await desk.slack.actInView(CAMILLE, view?.id ?? '', 'type', 'form.redraw', bug, typed(hostile));
  await sends(CAMILLE, { ...hostile, screenshots_impossible: word(4) }, BUG);
  return said;
}

/** Sends the form on screen. What is refused as an answer is answered well; a desk that is busy is asked again. */
async function sends(user: string, hostile: Answers, well: Answers): Promise<void> {
  const view = desk.slack.openView(user);
  if (!view) throw new Error('no form');
  let answers = hostile;
  for (let attempts = 0; attempts < 5; attempts += 1) {
    const outcome = await desk.slack.submit(user, view.id, typed(answers));
    const refused = outcome.kind === 'corrections' ? Object.keys(outcome.errors) : [];
    if (refused.length === 0) break;
    answers = { ...answers, ...Object.fromEntries(Object.entries(well).filter(([field]) => refused.includes(field))) };
  }
  while (desk.slack.openView(user)) await desk.slack.closeView(user, desk.slack.openView(user)?.id ?? '');
  await desk.work();
}

/** What everything that the desk has sent or answered would do, save leading to the files that people gave. */
function effectsOfAllThatWasSent(): Effect[] {
  const sent = desk.slack
    .apiCalls()
    .filter(({ method }) => /^(chat|views)\./.test(method))
    .map((call) => call.arguments);
  const answered = desk.slack
    .deliveries()
    .map(({ answer, body, kind }) => (kind === 'response' ? body : parsed(answer)));
  return effectsOf([...sent, ...answered]).filter(
    ({ kind, what }) =>
      !(kind === 'link' && what.startsWith('https://agence-lumiere.slack.com/files/')) &&
      !(kind === 'picture' && /^\{"id":"F[A-Z0-9]+"\}$/.test(what)),
  );
}

const parsed = (answer: string): unknown => (answer.startsWith('{') ? JSON.parse(answer) : answer);
