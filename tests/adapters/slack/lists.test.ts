import type { SimulatedMessage } from '../../../src/playground/slack/simulator-types.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { aSlackDesk, CAMILLE, HUGO, LEA, type SlackDesk, SUPPORT, typed, wordsOf } from './a-slack-desk.ts';

let database: TestDatabase;
let desk: SlackDesk;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  desk = await aSlackDesk(database);
  desk.slack.setLocale(HUGO, 'en-GB');
});
afterEach(() => desk.close());
afterAll(() => database.close());

const answers = typed({
  title: 'Panier vide <!channel> *gras*',
  description: 'Depuis ce matin, le panier reste vide après un ajout.',
  url: 'https://monsite.com/panier',
  expected: 'Le produit est dans le panier.',
  environment: { choose: 'production' },
  urgency: { choose: 'normal' },
  screenshots_impossible: 'Rien ne s’affiche.',
});

/** A bug that this person reports by command. */
async function asks(user: string): Promise<void> {
  await desk.slack.command(user, SUPPORT, '/ticket', 'le panier reste vide');
  const view = desk.slack.openView(user);
  const bug = { selected_option: { value: 'bug' } };
  await desk.slack.actInView(user, view?.id ?? '', 'type', 'form.redraw', bug, answers);
  await desk.slack.submit(user, view?.id ?? '', answers);
  await desk.slack.closeView(user, view?.id ?? '');
  await desk.work();
}

/** What `/ticket <text>` answers, to whoever typed it alone. */
async function answerTo(user: string, text: string): Promise<SimulatedMessage> {
  await desk.slack.command(user, SUPPORT, '/ticket', text);
  await desk.work();
  const [last] = desk.private(user, SUPPORT).slice(-1);
  if (!last) throw new Error(`no answer to ${text}`);
  return last;
}

describe('/ticket with the name of a list', () => {
  test('says what to do when there is nothing', async () => {
    expect(wordsOf(await answerTo(HUGO, 'my tickets'))).toContain('You have no tickets. To open one, type /ticket');
    expect(wordsOf(await answerTo(CAMILLE, 'chercher panier'))).toContain(
      'Aucun titre de ticket ne contient « panier »',
    );
    expect(wordsOf(await answerTo(CAMILLE, 'file'))).toContain('celle de l’équipe');
    expect(wordsOf(await answerTo(LEA, 'retard'))).toContain('Aucun ticket en retard');
  });

  test('shows one line for each ticket, in the reader’s language, with a button that shows it', async () => {
    await asks(HUGO);
    await answerTo(LEA, 'prendre 1');

    const list = await answerTo(LEA, 'ouverts');
    expect(wordsOf(list)).toContain('Tickets ouverts (1)');
    expect(wordsOf(list)).toMatch(/#1 \[BUG\] Panier vide <!channel> \*gras\*\nEN COURS · 3 · Normal · Léa Fontaine/);
    expect(wordsOf(await answerTo(HUGO, 'mine'))).toMatch(/My tickets \(1\) #1 .*\nIN PROGRESS/s);
    expect(wordsOf(await answerTo(CAMILLE, 'mes'))).toContain('Vous n’avez aucun ticket');

    await desk.click(LEA, list, 'Voir');
    expect(wordsOf(desk.private(LEA, SUPPORT).at(-1))).toContain('Ticket #1 : EN COURS');
  });

  test('is turned in its place', async () => {
    for (let count = 0; count < 12; count += 1) await asks(HUGO);
    const list = await answerTo(LEA, 'chercher panier');
    const before = desk.private(LEA, SUPPORT).length;

    await desk.click(LEA, list, 'Suivants');
    const [second] = desk.private(LEA, SUPPORT).slice(-1);
    expect(wordsOf(second)).toContain('Recherche « panier » (12)');
    expect(wordsOf(second)).toMatch(/#2 .*#1 /s);
    expect(desk.private(LEA, SUPPORT)).toHaveLength(before);

    if (second) await desk.click(LEA, second, 'Précédents');
    expect(wordsOf(desk.private(LEA, SUPPORT).at(-1))).toMatch(/#12 .*#3 /s);
  }, 60_000);
});
