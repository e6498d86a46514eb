import type { SimulatedMessage } from '../../../src/playground/slack/simulator-types.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { CAMILLE, HUGO, LEA, type SlackDesk, SUPPORT, wordsOf } from './a-slack-desk.ts';
import { asksByCommand, bugReport } from './people-who-ask.ts';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
  desk.slack.setLocale(HUGO, 'en-GB');
});

const answers = bugReport({ title: 'Panier vide <!channel> *gras*', urgency: { choose: 'normal' } });
const asks = (user: string) => asksByCommand(desk, user, answers);

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
  });
});
