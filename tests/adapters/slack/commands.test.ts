import { z } from 'zod';
import type { SimulatedMessage } from '../../../src/playground/slack/simulator-types.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { CAMILLE, HUGO, LEA, MARC, type SlackDesk, SUPPORT, TRIAGE, typed, wordsOf } from './a-slack-desk.ts';
import { asksByCommand, newestCard, promptTo, windowOf } from './people-who-ask.ts';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
});

/** A ticket #1 of Camille's, asked for by command. */
async function hasTicket(): Promise<void> {
  // The first answer of a cold process may take longer than Slack waits.
  await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'aide');
  await asksByCommand(desk, CAMILLE);
}

/** What `/ticket <text>` answers, to whoever typed it alone. */
async function answerTo(user: string, text: string): Promise<string> {
  const before = desk.private(user, SUPPORT).length;
  await desk.slack.command(user, SUPPORT, '/ticket', text);
  await desk.work();
  return desk.private(user, SUPPORT).slice(before).map(wordsOf).join(' ');
}

async function formOf(user: string, text: string) {
  await desk.slack.command(user, SUPPORT, '/ticket', text);
  return windowOf(desk, user);
}

const menus = z.object({
  block_id: z.string(),
  elements: z.array(
    z.object({
      action_id: z.string(),
      options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })).optional(),
    }),
  ),
});

/** Where a gesture stands in a menu of a message. */
function menuOf(message: SimulatedMessage, label: string) {
  for (const block of message.blocks) {
    const read = menus.safeParse(block).data;
    for (const { action_id, options } of read?.elements ?? []) {
      const option = options?.find(({ text }) => text.text === label);
      if (read && option)
        return {
          at: { channel: message.channel, ts: message.ts },
          blockId: read.block_id,
          actionId: action_id,
          value: option.value,
        };
    }
  }
  throw new Error(`no "${label}" in a menu of: ${JSON.stringify(message.blocks)}`);
}

const cardInTriage = () => wordsOf(newestCard(desk));

describe('a command on a ticket', () => {
  beforeEach(hasTicket);

  test('takes it, once', async () => {
    expect(await answerTo(LEA, 'prendre 1')).toContain('Le ticket #1 est à vous');
    expect(await answerTo(MARC, 'take #1')).toContain('Léa Fontaine s’occupe déjà du ticket #1');
    expect(cardInTriage()).toContain('Léa Fontaine');
  });

  test('opens the form of a gesture that needs words, with those that were typed; its requester validates what is resolved (S0-37)', async () => {
    await answerTo(LEA, 'prendre 1');

    const view = await formOf(LEA, 'statut 1 résolu, cache vidé');
    expect(JSON.stringify(view.state)).toContain('cache vidé');
    await desk.slack.submit(LEA, view.id, typed({ text: 'Le cache est vidé.' }));
    await desk.work();

    expect(cardInTriage()).toContain('RÉSOLU');
    expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('Le cache est vidé.');

    expect(await answerTo(CAMILLE, 'statut 1 fermé')).toContain('FERMÉ');
    expect(cardInTriage()).toContain('FERMÉ');
  });

  test('closes it for the reason that was named', async () => {
    const view = await formOf(LEA, 'clore 1 doublon');

    expect(JSON.stringify(view.state)).toContain('"duplicate"');
  });

  test('makes a gesture that needs no words at once', async () => {
    const question = await formOf(LEA, 'status 1 waiting');
    await desk.slack.submit(
      LEA,
      question.id,
      typed({ reason: { choose: 'third_party' }, text: 'L’hébergeur répond.' }),
    );
    await desk.work();

    expect(await answerTo(LEA, 'statut 1 en cours')).toContain('EN COURS');
  });

  test('is refused in a sentence: not an agent, not now, not the owner', async () => {
    expect(await answerTo(CAMILLE, 'prendre 1')).toContain('Seule l’équipe peut faire cela');
    expect(await answerTo(LEA, 'rouvrir 1')).toContain('Le ticket #1 est maintenant NOUVEAU');
    await answerTo(LEA, 'prendre 1');
    expect(await answerTo(MARC, 'fermer 1')).toContain('Léa Fontaine s’occupe du ticket #1');
  });

  test.each(['prendre', 'fermer', 'rouvrir', 'statut'])('%s: a ticket of others reads like none', async (verb) => {
    const state = verb === 'statut' ? ' résolu' : '';

    const ofOthers = await answerTo(HUGO, `${verb} 1${state}`);

    expect(ofOthers).toContain('n’existe pas, ou vous n’y avez pas accès');
    expect(await answerTo(HUGO, `${verb} 99${state}`)).toBe(ofOthers);
  });
});

describe('a form that Slack does not open in time', () => {
  beforeEach(hasTicket);

  const CHOSEN_DUPLICATE = '"initial_option":{"text":{"type":"plain_text","text":"Doublon"';
  const expires = async (text: string) => {
    desk.slack.arm({ kind: 'expired_trigger' });
    await desk.slack.command(LEA, SUPPORT, '/ticket', text);
    return promptTo(desk, LEA);
  };

  test.each([
    ['statut 1 à tester, le cache est vidé', 'le cache est vidé'],
    ['fermer 1 doublon du "12"', 'du "12"'],
    ['statut 1 résolu : réparé ce matin', 'réparé ce matin'],
  ])('comes back with what was typed: /ticket %s', async (text, words) => {
    await answerTo(LEA, 'prendre 1');

    await desk.click(LEA, await expires(text), 'Réessayer');

    const { view } = windowOf(desk, LEA);
    expect(JSON.stringify(view)).toContain(JSON.stringify(words).slice(1, -1));
    if (text.includes('doublon')) expect(JSON.stringify(view)).toContain(CHOSEN_DUPLICATE);
  });

  test('shows words that are too long to come back', async () => {
    await answerTo(LEA, 'prendre 1');
    const words = 'le formulaire répond enfin. '.repeat(120);

    const again = await expires(`fermer 1 doublon ${words}`);

    expect(wordsOf(again).replaceAll(/\s+/g, ' ')).toContain(words.slice(0, 2500).trim());
    await desk.click(LEA, again, 'Réessayer');
    expect(JSON.stringify(windowOf(desk, LEA).view)).toContain(CHOSEN_DUPLICATE);
  });
});

describe('a ticket in somebody’s hands', () => {
  beforeEach(hasTicket);

  const chosenIn = (label: string) => {
    const card = desk.slack.messages(TRIAGE, LEA).find(({ threadTs }) => threadTs === undefined);
    return card ? menuOf(card, label) : undefined;
  };

  test('is given by a mention, and its new owner is told in private', async () => {
    expect(await answerTo(LEA, 'affecter 1 @marc.dubois')).toContain('Le ticket #1 est confié à Marc Dubois');

    expect(cardInTriage()).toContain('Marc Dubois');
    expect(wordsOf(desk.direct(MARC).at(-1))).toContain('Léa Fontaine vous confie le ticket #1');
    expect(desk.direct(CAMILLE).map(wordsOf).join(' ')).toContain('Marc Dubois');
  });

  test.each([
    ['assign 1 me', 'confié à Léa Fontaine'],
    ['affecter 1 à marc', 'confié à Marc Dubois'],
    ['affecter 1 @camille.roy', 'Camille Roy ne fait pas partie de l’équipe'],
    ['affecter 1 @personne', 'personne ne fait pas partie de l’équipe'],
    ['libérer 1', 'Le ticket #1 n’a plus de responsable'],
    ['priorité 1 P1', 'Le ticket #1 est maintenant de rang 1 · Critique'],
  ])('/ticket %s', async (text, answer) => {
    expect(await answerTo(LEA, text)).toContain(answer);
  });

  test('is given by a form that offers the team', async () => {
    const view = await formOf(LEA, 'affecter 1');
    const offered = JSON.stringify(view.view);
    expect(offered).toContain('Marc Dubois');
    expect(offered).not.toContain('Camille Roy');

    const marc = /"Marc Dubois"[^}]*\},"value":"([0-9a-f-]{36})"/.exec(offered)?.[1];
    await desk.slack.submit(LEA, view.id, typed({ owner: { choose: marc ?? '' } }));
    await desk.work();

    expect(cardInTriage()).toContain('Marc Dubois');
  });

  test('gets another rank by a form, and its requester reads the new promise (C4)', async () => {
    const view = await formOf(LEA, 'rang 1');
    expect(JSON.stringify(view.view)).toContain('4 · Quand possible');

    await desk.slack.submit(LEA, view.id, typed({ rank: { choose: '1' } }));
    await desk.work();

    expect(cardInTriage()).toContain('1 · Critique');
    expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('avant mar. 24 nov. 11:00 (Paris)');
  });

  test('is escalated by a form, and taken on from the card of its level (S4-09)', async () => {
    const view = await formOf(LEA, 'escalader 1');
    expect(JSON.stringify(view.view)).toContain('N2 · Support technique');

    const answers = { escalation_level: { choose: '2' }, escalation_reason: { choose: 'skill_missing' } };
    await desk.slack.submit(LEA, view.id, typed({ ...answers, text: 'Il faut quelqu’un pour le DNS.' }));
    await desk.work();

    const card = () => {
      const found = desk.slack.messages(TRIAGE, LEA).find((message) => wordsOf(message).includes('N2 · Support'));
      if (!found) throw new Error('no card of the level');
      return found;
    };
    expect(wordsOf(card())).toContain('compétence manquante, signalée par Léa Fontaine');
    await desk.click(MARC, card(), 'Je m’en occupe');
    await desk.work();
    expect(wordsOf(desk.private(MARC, TRIAGE).at(-1))).toContain('vous vous occupez du ticket #1');
    expect(wordsOf(card())).toContain('Marc Dubois, jusqu’à');
    expect(desk.direct(CAMILLE).map(wordsOf).join(' ')).not.toContain('DNS');
  });

  test('has its due time unfolded by a button, in private, for who asked and for agents (N11)', async () => {
    const asked = desk.direct(CAMILLE).at(-1);
    const label = 'Pourquoi cette échéance\u202f?';
    const menu = chosenIn(label);
    if (!asked || !menu) throw new Error('no card with that button');

    await desk.click(CAMILLE, asked, label);
    await desk.slack.act(LEA, menu.at, menu.blockId, menu.actionId, { selected_option: { value: menu.value } });
    await desk.work();

    for (const answer of [desk.direct(CAMILLE).at(-1), desk.private(LEA, TRIAGE).at(-1)]) {
      const words = plainSpaces(wordsOf(answer));
      expect(words).toContain('Pourquoi cette échéance ? · #1');
      expect(words).toContain('mar. 24 nov. 10:00 → 12:00 : 2 h');
      expect(words).toContain('En tout 4 h, jusqu’à mar. 24 nov. 16:00 (Paris).');
    }
    expect(desk.slack.messages(TRIAGE, MARC).map(wordsOf).join(' ')).not.toContain('En tout');
  });

  test('is released from the menu of its card', async () => {
    await answerTo(LEA, 'prendre 1');
    const menu = chosenIn('Libérer');
    if (!menu) throw new Error('no menu');

    await desk.slack.act(LEA, menu.at, menu.blockId, menu.actionId, { selected_option: { value: menu.value } });
    await desk.work();

    expect(wordsOf(desk.private(LEA, TRIAGE).at(-1))).toContain('n’a plus de responsable');
    expect(cardInTriage()).toContain('personne pour l’instant');
  });

  test('is not taken from a colleague', async () => {
    await answerTo(LEA, 'prendre 1');

    expect(await answerTo(MARC, 'affecter 1 moi')).toContain('Léa Fontaine s’occupe du ticket #1');
    expect(await answerTo(MARC, 'libérer 1')).toContain('Léa Fontaine s’occupe du ticket #1');
    expect(await answerTo(HUGO, 'affecter 1 moi')).toContain('n’existe pas, ou vous n’y avez pas accès');
  });
});

describe('what is not quite a command', () => {
  test.each([
    ['prendr 12', '« prendr » ; vouliez-vous dire « /ticket prendre 12 » ?'],
    ['prendre', '« prendre » attend un numéro de ticket : « /ticket prendre 12 »'],
    ['statut 12 bleu', '« bleu » n’est pas un état. Les états : NOUVEAU, EN COURS'],
  ])('%s is answered in private', async (text, answer) => {
    expect(await answerTo(CAMILLE, text)).toContain(answer);
    expect(desk.slack.openView(CAMILLE)).toBeUndefined();
  });

  test('but a sentence opens the form, word for word', async () => {
    const view = await formOf(CAMILLE, 'prendr rdv sur le site est lent');

    expect(JSON.stringify(view.state)).toContain('prendr rdv sur le site est lent');
  });
});
