import { inspect } from 'node:util';
import { z } from 'zod';
import type { GestureOutcome, SimulatedDialog } from '../../../src/playground/teams/simulator-types.ts';
import { dumpOf } from '../../support/dump-of.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { until } from '../../support/until.ts';
import { aTeamsDesk, type TeamsDesk, wordsOf } from './a-teams-desk.ts';

let database: TestDatabase;
let desk: TeamsDesk;
let camille: string;
let hugo: string;
let lea: string;
let marc: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  desk = await aTeamsDesk(database);
  [camille, hugo, lea, marc] = [desk.person('Camille'), desk.person('Hugo'), desk.person('Léa'), desk.person('Marc')];
});
afterEach(() => desk.close());
afterAll(() => database.close());

const REQUEST = 'Salut, le site bug : le formulaire de contact ne part plus sur https://monsite.com/contact';

const ANSWERS = {
  type: 'bug',
  title: 'Formulaire de contact muet',
  description: 'Depuis ce matin, le bouton Envoyer ne fait plus rien *du tout*.',
  url: 'https://monsite.com/contact',
  expected: 'Le message part et une page de merci s’affiche.',
  environment: 'production',
  urgency: 'important',
  screenshots_impossible: 'Rien ne s’affiche.',
};

const ASK_TYPE = 'Afficher les questions de ce type';

function dialogOf(outcome: GestureOutcome): SimulatedDialog {
  if (outcome.kind !== 'dialog') throw new Error(`no dialog but ${JSON.stringify(outcome)}`);
  return outcome.dialog;
}

async function promptOf(who: string) {
  await desk.say(who, desk.support, REQUEST);
  const prompt = desk.private(who, desk.support).at(-1);
  if (!prompt) throw new Error('no prompt');
  return prompt;
}

/** Chooses the type "bug" in the open form: what was typed before stays. */
async function asksForBug(who: string) {
  const { type, title, description } = ANSWERS;
  const dialog = dialogOf(await desk.teams.submitDialog(who, ASK_TYPE, { type, title, description }));
  expect(dialog.inputs).toMatchObject({ type, title, description });
}

/** Fills the open form as a bug, whatever the message was taken for, and sends it. */
async function sendsBug(who: string) {
  await asksForBug(who);
  return desk.teams.submitDialog(who, 'Envoyer', ANSWERS);
}

/** A ticket of Camille's, and its card among the agents. */
async function createdTicket() {
  const prompt = await promptOf(camille);
  dialogOf(await desk.click(camille, prompt, 'Ouvrir un ticket'));
  await sendsBug(camille);
  await desk.work();
}

const cardInTriage = () => desk.posted(desk.triage, lea).at(0);
const wordsInTriage = () => wordsOf(cardInTriage()?.cards);
const said = (outcome: GestureOutcome) => (outcome.kind === 'message' ? outcome.text : JSON.stringify(outcome));
const hasButton = (cards: unknown, button: string) => JSON.stringify(cards).includes(`"title":"${button}"`);

describe('a message', () => {
  test('that needs work is answered to its author alone', async () => {
    const prompt = await promptOf(camille);

    expect(wordsOf(prompt.cards)).toContain('Ouvrir un ticket');
    expect(desk.private(hugo, desk.support)).toEqual([]);
    expect(desk.teams.messages(desk.support, hugo)).toHaveLength(1);
  });

  test.each(['ok merci', 'C’est en ligne', 'RDV demain 14h OK ?'])('"%s" gets no answer', async (text) => {
    await desk.say(camille, desk.support, text);

    expect(desk.teams.messages(desk.support, camille)).toHaveLength(1);
  });

  test('delivered three times is answered once', async () => {
    desk.teams.arm({ kind: 'duplicate_delivery', copies: 3 });

    await desk.say(camille, desk.support, REQUEST);

    expect(desk.private(camille, desk.support)).toHaveLength(1);
  });

  test('that is edited is judged again, and its deletion takes its draft with it', async () => {
    const { id } = await desk.say(camille, desk.support, 'ok merci');
    const at = { conversation: desk.support, id };
    await desk.teams.edit(camille, at, REQUEST);
    await desk.work();
    const prompt = desk.private(camille, desk.support).at(-1);
    await desk.teams.remove(camille, at);
    await desk.work();

    expect(said(await desk.click(camille, prompt, 'Ouvrir un ticket'))).toContain('n’existe plus');
  });

  test('is answered in the language that its author’s Teams has by then, and so is all that follows', async () => {
    await createdTicket();
    const reads = async (locale: string, text: string) => {
      desk.teams.setLocale(camille, locale);
      await desk.say(camille, desk.support, text);
      return wordsOf(desk.private(camille, desk.support).at(-1)?.cards);
    };

    expect(await reads('en-GB', REQUEST.replace('contact', 'devis'))).toContain('Open a ticket');
    await desk.click(lea, cardInTriage(), 'Prendre en charge');
    await desk.work();
    expect(wordsOf(desk.direct(camille).at(-1)?.cards)).toContain('your ticket #1');
    expect(await reads('fr-CA', 'où en est le #1 ?')).toContain('Quelqu’un y travaille');
    const heard = 'select count(*)::int as events from inbox_event where inbox_key like $1';
    const changes = () => desk.dataSource.query(heard, [`teams:%:account:${camille}:%`]);
    expect(await changes()).toEqual([{ events: 2 }]);
    await reads('fr-FR', 'ok merci');
    expect(await changes()).toEqual([{ events: 2 }]);
  });

  test('is dated as Teams says that it was written, a command like any other words', async () => {
    const real = new Date();
    desk.clock.believePlatforms();
    await createdTicket();
    await desk.say(lea, desk.triage, '@Guichet prendre 1');

    const timeOf = async (query: string) =>
      z
        .tuple([z.object({ at: z.date() })])
        .parse(await desk.dataSource.query(query, [desk.deskId]))[0]
        .at.getTime();
    const judged = await timeOf('select at from verdict where desk_id = $1');
    const taken = await timeOf(`select occurred_at as at from ticket_event where desk_id = $1 and kind = 'taken'`);
    // The desk's own clock stands still on another day.
    for (const at of [judged, taken]) {
      expect(at).toBeGreaterThanOrEqual(real.getTime());
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });

  test('that asks where a ticket stands is answered in private', async () => {
    await createdTicket();
    await desk.say(camille, desk.support, 'où en est le #1 ?');

    expect(wordsOf(desk.private(camille, desk.support).at(-1)?.cards)).toContain('#1');
  });
});

describe('the form', () => {
  test('opens from the prompt with what the message said, becomes a ticket, and the prompt says so', async () => {
    const prompt = await promptOf(camille);

    const dialog = dialogOf(await desk.click(camille, prompt, 'Ouvrir un ticket'));
    expect(dialog.title).toBe('Ouvrir un ticket');
    expect(Object.values(dialog.inputs).join(' ')).toContain('https://monsite.com/contact');

    expect(said(await sendsBug(camille))).toContain('#1');
    await desk.work();
    expect(wordsInTriage()).toContain('Formulaire de contact muet');
    expect(wordsOf(desk.direct(camille).at(-1)?.cards)).toContain('#1');
    // Replaced behind the answer to the form.
    await until(() => wordsOf(desk.private(camille, desk.support)[0]?.cards).includes('#1'));
    expect(wordsOf(desk.private(camille, desk.support)[0]?.cards)).not.toContain('Ouvrir un ticket');
  });

  test('comes back with everything that was typed and what is wrong with it', async () => {
    const prompt = await promptOf(camille);
    await desk.click(camille, prompt, 'Ouvrir un ticket');
    await asksForBug(camille);

    const wrong = { ...ANSWERS, title: '', url: 'pas une adresse' };
    const dialog = dialogOf(await desk.teams.submitDialog(camille, 'Envoyer', wrong));

    expect(dialog.inputs).toMatchObject({
      description: ANSWERS.description,
      url: 'pas une adresse',
      urgency: 'important',
    });
    expect(wordsOf(dialog.card)).toContain('À corriger');
    expect(said(await desk.teams.submitDialog(camille, 'Envoyer', ANSWERS))).toContain('#1');
  });

  test('opens from the menu of a message, for the message’s author when an agent asks', async () => {
    const { id } = await desk.say(hugo, desk.support, 'la page panier est vide chez moi');

    const dialog = dialogOf(await desk.teams.messageAction(lea, { conversation: desk.support, id }, 'createTicket'));

    expect(Object.values(dialog.inputs).join(' ')).toContain('panier');
    expect(wordsOf(dialog.card)).toContain('Hugo Petit');
    expect(said(await sendsBug(lea))).toContain('Hugo Petit');
  });

  test.each(['compose', 'commandBox'] as const)('opens empty from the %s menu', async (context) => {
    const dialog = dialogOf(await desk.teams.composeAction(camille, desk.support, 'createTicket', context));

    expect(dialog.inputs['title'] ?? '').toBe('');
    expect(said(await sendsBug(camille))).toContain('#1');
  });

  test('sent twice is one ticket, and keeps what was typed when nothing can be kept', async () => {
    const prompt = await promptOf(camille);
    await desk.click(camille, prompt, 'Ouvrir un ticket');
    await asksForBug(camille);

    desk.databaseAway(true);
    const kept = dialogOf(await desk.teams.submitDialog(camille, 'Envoyer', ANSWERS));
    expect(wordsOf(kept.card)).toContain(ANSWERS.title);
    desk.databaseAway(false);
    desk.teams.arm({ kind: 'lost_answer' });
    expect(said(await desk.teams.submitDialog(camille, 'Réessayer'))).toContain('#1');
    await desk.work();

    expect(desk.posted(desk.triage, lea)).toHaveLength(1);
    expect(wordsInTriage()).toContain('Formulaire de contact muet');
  });
});

describe('a ticket', () => {
  test('is taken, asked about, answered, tested, resolved and reopened by buttons', async () => {
    await createdTicket();
    /** Clicks on the agents' card, or in the requester's own chat. */
    const click = async (who: string, button: string) => {
      const place =
        who === camille ? desk.direct(camille).findLast(({ cards }) => hasButton(cards, button)) : cardInTriage();
      const outcome = await desk.click(who, place, button);
      await desk.work();
      return outcome;
    };
    const says = async (who: string, button: string, typed: Readonly<Record<string, string>>, send: string) => {
      dialogOf(await click(who, button));
      const outcome = await desk.teams.submitDialog(who, send, typed);
      await desk.work();
      return said(outcome);
    };

    expect(said(await click(lea, 'Prendre en charge'))).toBe('Le ticket #1 est à vous.');
    expect(wordsInTriage()).toContain('Léa Fontaine');
    await says(lea, 'Demander une info', { text: 'Sur quel navigateur ?' }, 'Demander');
    expect(wordsInTriage()).toContain('EN ATTENTE');
    expect(await says(camille, 'Répondre', { text: 'Firefox 131' }, 'Répondre')).toContain('#1');
    expect(await says(lea, 'À tester', { text: 'Corrigé en préprod' }, 'Envoyer')).toBe('C’est fait.');
    await says(camille, 'Pas encore', { text: 'Toujours vide' }, 'Envoyer');
    await says(lea, 'À tester', { text: 'Et maintenant ?' }, 'Envoyer');
    expect(said(await click(camille, 'C’est bon'))).toMatch(/résolu/i);
    await says(camille, 'Rouvrir', { text: 'C’est revenu' }, 'Rouvrir');

    expect(wordsInTriage()).toContain('EN COURS');
    expect(wordsOf(desk.posted(desk.triage, lea).map(({ cards }) => cards))).toContain('Firefox 131');
    await says(lea, 'Résoudre', { text: 'Réglé' }, 'Résoudre');
    expect(said(await click(camille, 'Valider'))).toMatch(/fermé/i);
    expect(wordsInTriage()).toContain('FERMÉ');
  });

  test('clicked twice is taken once, and both clicks are answered alike', async () => {
    await createdTicket();
    desk.teams.arm({ kind: 'lost_answer' });

    expect(said(await desk.click(lea, cardInTriage(), 'Prendre en charge'))).toBe('Le ticket #1 est à vous.');
    const answers = desk.teams.deliveries().filter(({ activity }) => activity['name'] === 'adaptiveCard/action');
    expect(answers).toHaveLength(2);
    expect(answers[0]?.answer).toBe(answers[1]?.answer);
  });

  test('has its due time unfolded by a button, in private, for who asked and for agents (N11)', async () => {
    await createdTicket();
    const label = 'Pourquoi cette échéance\u202f?';

    for (const [who, card] of [
      [camille, desk.direct(camille).at(-1)],
      [lea, cardInTriage()],
    ] as const) {
      const answer = dialogOf(await desk.click(who, card, label));
      const words = plainSpaces(wordsOf(answer.card));
      expect(plainSpaces(answer.title)).toBe('Pourquoi cette échéance ? · #1');
      expect(words).toContain('mar. 24 nov. 10:00 → 12:00 : 2 h');
      expect(words).toContain('En tout 4 h, jusqu’à mar. 24 nov. 16:00 (Paris).');
    }
  });

  test('is escalated by a form, and taken on from the card of its level (S4-09)', async () => {
    await createdTicket();
    const form = dialogOf(await desk.click(lea, cardInTriage(), 'Escalader…'));
    const typed = { ...form.inputs, text: 'Il faut quelqu’un pour le DNS.' };

    expect(said(await desk.teams.submitDialog(lea, 'Escalader', typed))).toBe('C’est fait.');
    await desk.work();

    const card = () => desk.posted(desk.triage, lea).find(({ cards }) => hasButton(cards, 'Je m’en occupe'));
    expect(wordsOf(card()?.cards)).toContain('N2 · Support technique');
    expect(said(await desk.click(marc, card(), 'Je m’en occupe'))).toContain('vous vous occupez du ticket #1');
    await desk.work();
    expect(card()).toBeUndefined();
    expect(wordsOf(desk.posted(desk.triage, lea).map(({ cards }) => cards))).toContain('Marc Dubois, jusqu’à');
    expect(wordsOf(desk.direct(camille).map(({ cards }) => cards))).not.toContain('DNS');
  });

  test('is given to somebody by a form with the team in it, and seen by who clicks alone', async () => {
    await createdTicket();
    const form = dialogOf(await desk.click(lea, cardInTriage(), 'Affecter…'));
    const marcsChoice = /"title":"Marc Dubois","value":"([^"]+)"/.exec(JSON.stringify(form.card))?.[1] ?? '';

    expect(said(await desk.teams.submitDialog(lea, 'Affecter', { owner: marcsChoice }))).toBe('C’est fait.');
    await desk.work();
    expect(wordsInTriage()).toContain('Marc Dubois');
    const shown = dialogOf(await desk.click(marc, desk.direct(marc).at(-1), 'Voir le ticket'));
    expect(wordsOf(shown.card)).toContain('Formulaire de contact muet');
  });
});

describe('a command', () => {
  /** What the desk answers in somebody's own chat. */
  const asks = async (who: string, text: string) => {
    await desk.say(who, desk.teams.personalChat(who).id, text);
    return wordsOf(desk.direct(who).at(-1)?.cards);
  };

  test('in the chat with the desk is done and answered, in both languages', async () => {
    await createdTicket();

    expect(await asks(camille, 'aide')).toContain('• ticket prendre 12');
    expect(await asks(camille, 'mes tickets')).toContain('#1');
    expect(await asks(camille, 'ticket #1 ?')).toContain('Formulaire de contact muet');
    expect(await asks(lea, 'prendre 1')).toContain('à vous');
    expect(await asks(lea, 'statut 1 résolu : cache vidé')).toContain('Le formulaire est prêt.');
    const resolves = dialogOf(await desk.click(lea, desk.direct(lea).at(-1), 'Ouvrir le formulaire'));
    expect(resolves.title).toBe('Résoudre');
    expect(resolves.inputs).toMatchObject({ text: 'cache vidé' });
    desk.teams.setLocale(hugo, 'en-GB');
    expect(await asks(hugo, 'my tickets')).toContain('no ticket');
    expect(await asks(hugo, 'take 1')).not.toContain('yours');
  });

  test('with the desk’s name in a channel is answered to its author alone; another word is judged like any', async () => {
    await desk.say(camille, desk.support, '@Guichet ticket le panier est vide');
    const offer = desk.private(camille, desk.support).at(-1);
    const form = dialogOf(await desk.click(camille, offer, 'Ouvrir le formulaire'));

    expect(Object.values(form.inputs).join(' ')).toContain('le panier est vide');
    expect(said(await sendsBug(camille))).toContain('#1');
    await desk.work();
    await until(() => !wordsOf(desk.private(camille, desk.support)[0]?.cards).includes('Ouvrir le formulaire'));
    await desk.say(hugo, desk.support, '@Guichet merci !');
    expect(desk.private(hugo, desk.support)).toEqual([]);
  });

  test('is named as one types it where one reads: alone with the desk, or in a channel', async () => {
    const [ines, chat] = [desk.person('Inès'), desk.teams.personalChat(camille).id];
    expect(plainSpaces(await asks(camille, 'mes tickets'))).toContain('tapez « ticket » suivi');
    await desk.say(camille, desk.support, '@Guichet mes tickets');
    const [list] = desk.private(camille, desk.support);
    expect(plainSpaces(wordsOf(list?.cards))).toContain('tapez « @Guichet ticket » suivi');
    const prompt = await promptOf(camille);
    await desk.click(camille, prompt, 'Ne plus me demander ici');
    const muted = () => plainSpaces(wordsOf(desk.private(camille, desk.support).at(-1)?.cards));
    await until(() => muted().includes('« @Guichet ticket ici », pour changer d’avis'));
    expect(await asks(camille, 'ticket file')).not.toContain('/ticket');
    expect(await asks(ines, 'aide')).toContain('• ticket configurer');
    const shown = [desk.support, desk.triage, chat].flatMap((place) => desk.teams.messages(place, camille));
    expect(shown.filter(({ cards }) => wordsOf(cards).includes('/ticket'))).toEqual([]);
  });

  test('in reply to a message that got silence, says that it needed a ticket', async () => {
    const { id } = await desk.say(camille, desk.support, 'ok merci');
    await desk.say(hugo, desk.support, '@Guichet ticket', id);
    const offer = desk.teams
      .messages(desk.support, hugo, id)
      .find(({ cards }) => JSON.stringify(cards).includes('Ouvrir le formulaire'));
    dialogOf(await desk.click(hugo, offer, 'Ouvrir le formulaire'));
    expect(said(await sendsBug(hugo))).toContain('#1');

    const votes = await desk.dataSource.query('select message_id, vote, corrects from triage_vote where desk_id = $1', [
      desk.deskId,
    ]);
    expect(votes).toEqual([{ message_id: id, vote: 'needed_ticket', corrects: true }]);
  });

  test('behind a slash is answered to its author alone', async () => {
    await desk.teams.slash(camille, desk.support, 'ticket mes tickets');
    await desk.work();

    expect(desk.private(camille, desk.support)).toHaveLength(1);
    expect(desk.posted(desk.support, hugo)).toEqual([]);
  });

  test('delivered again is done once', async () => {
    await createdTicket();
    desk.teams.arm({ kind: 'duplicate_delivery', copies: 3 });
    await asks(lea, 'prendre 1');

    expect(desk.direct(lea).filter(({ cards }) => wordsOf(cards).includes('à vous'))).toHaveLength(1);
  });

  test('sets up the desk by a form with the channels of the teams in it', async () => {
    const ines = desk.person('Inès');
    await desk.useCases.giveRole({
      deskId: desk.deskId,
      connectionId: desk.connectionId,
      externalId: ines,
      role: 'admin',
    });
    await asks(ines, 'setup');
    const form = dialogOf(await desk.click(ines, desk.direct(ines).at(-1), 'Ouvrir le formulaire'));

    expect(form.inputs).toMatchObject({ setup_triage: desk.triage, setup_support: desk.support });
    // A team's owner puts the app into a channel: it enters none by itself.
    expect(form.inputs).not.toHaveProperty('setup_join');
    const typed = { setup_triage: desk.triage, setup_support: desk.support, setup_language: 'en' };
    const outcome = await desk.teams.submitDialog(ines, 'Enregistrer', typed);
    expect(said(outcome)).toContain('support');
  });

  test('tells in a channel what the desk does there, and makes it more insistent', async () => {
    const ines = desk.person('Inès');
    const { deskId, connectionId } = desk;
    await desk.useCases.giveRole({ deskId, connectionId, externalId: ines, role: 'lead' });
    const here = () => desk.private(ines, desk.support).at(-1);
    await desk.teams.slash(ines, desk.support, 'ticket ici');
    await desk.work();

    expect(wordsOf(here()?.cards)).toContain('J’écoute ce salon');
    await desk.click(ines, here(), 'Plus insistant');
    expect(wordsOf(here()?.cards)).toContain('mode insistant');
    const tuned = 'select sensitivity from channel where desk_id = $1 and external_id = $2';
    expect(await desk.dataSource.query(tuned, [deskId, desk.support])).toEqual([{ sensitivity: 'insistent' }]);
  });
});

describe('a secret (N18, C12)', () => {
  /** Whether it is anywhere but where its author wrote it. */
  const isKept = async (secret: string): Promise<boolean> => {
    const shown = [desk.support, desk.triage, desk.teams.personalChat(camille).id].flatMap((conversation) =>
      desk.teams.messages(conversation, camille).filter(({ from }) => from === 'app'),
    );
    const logged = inspect(desk.log.lines, { depth: 10 });
    return [await dumpOf(desk.dataSource), logged, JSON.stringify(shown)].some((kept) => kept.includes(secret));
  };

  test('in a message is masked before it is kept, told to its author alone, and masked in the form', async () => {
    await desk.teams.say(camille, desk.support, `${REQUEST}\nlogin : admin / mdp : Tr0ub4dor&3`);
    await desk.teams.settled();
    expect(await isKept('Tr0ub4dor')).toBe(false);
    await desk.work();

    const [warning, prompt] = desk.private(camille, desk.support);
    expect(plainSpaces(wordsOf(warning?.cards))).toMatch(
      /un mot de passe ou un code.+Modifiez ou supprimez.+lien à usage unique/s,
    );
    expect(desk.private(hugo, desk.support)).toEqual([]);
    const { inputs } = dialogOf(await desk.click(camille, prompt, 'Ouvrir un ticket'));
    expect(inputs['description']).toContain('mdp : 🔒••••••');
    await sendsBug(camille);
    await desk.work();
    expect(wordsInTriage()).toContain('Formulaire de contact muet');
    expect(await isKept('Tr0ub4dor')).toBe(false);
  });

  test('in a form comes back masked once, with what to do instead, and is accepted the second time', async () => {
    dialogOf(await desk.click(camille, await promptOf(camille), 'Ouvrir un ticket'));
    await asksForBug(camille);
    const filled = { ...ANSWERS, description: 'Le bouton ne fait rien, pour tester mdp : Kangourou9!' };
    const { inputs, card } = dialogOf(await desk.teams.submitDialog(camille, 'Envoyer', filled));

    expect(inputs['description']).toBe('Le bouton ne fait rien, pour tester mdp : 🔒••••••');
    expect(plainSpaces(wordsOf(card))).toContain('Masqué : un mot de passe ou un code.');
    expect(JSON.stringify(card)).not.toContain('Kangourou9');
    expect(await desk.teams.submitDialog(camille, 'Envoyer')).toMatchObject({ kind: 'message' });
    await desk.work();
    expect(wordsInTriage()).toContain('Formulaire de contact muet');
    expect(await isKept('Kangourou9')).toBe(false);
  });

  test('in a command is masked in what it opens, and told to its author', async () => {
    await desk.teams.slash(camille, desk.support, 'ticket le site est cassé, admin / mdp : Pissenlit#4');
    await desk.work();

    const [warning, offer] = desk.private(camille, desk.support);
    expect(plainSpaces(wordsOf(warning?.cards))).toContain('un mot de passe ou un code');
    const { inputs } = dialogOf(await desk.click(camille, offer, 'Ouvrir le formulaire'));
    expect(inputs['description']).toContain('mdp : 🔒••••••');
    expect(await isKept('Pissenlit')).toBe(false);
  });
});
