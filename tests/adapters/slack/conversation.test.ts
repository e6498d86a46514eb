import { dumpOf } from '../../support/dump-of.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { until } from '../../support/until.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import {
  buttonOf,
  CAMILLE,
  HUGO,
  LEA,
  MARC,
  type SlackDesk,
  SUPPORT,
  TRIAGE,
  textsWithin,
  typed,
  wordsOf,
} from './a-slack-desk.ts';
import {
  bugReport,
  cardsIn,
  choosesBug,
  newestCard,
  opensFromPrompt,
  promptTo,
  REQUEST,
  sendsBug,
  windowOf,
} from './people-who-ask.ts';
import { sendSigned } from './signed-request.ts';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
});

const answers = bugReport({
  description: 'Depuis ce matin, le bouton Envoyer ne fait plus rien <!channel> *du tout*.',
});

async function promptOf(user: string, request = REQUEST) {
  const said = await desk.say(user, SUPPORT, request);
  return { said, prompt: promptTo(desk, user) };
}

const openedForm = (user: string) => opensFromPrompt(desk, user);

async function createdTicket(user = CAMILLE) {
  const { said } = await openedForm(user);
  await sendsBug(desk, user, answers);
  return { said, card: newestCard(desk) };
}

/** Chooses the type "bug" in the form, and gives good answers. */
async function asBug(user: string) {
  await choosesBug(desk, user, answers);
  return answers;
}

const cardInTriage = () => cardsIn(desk)[0];
/** Its replacement goes out beside the answer to the form. */
const promptIsReplaced = () => until(() => !wordsOf(desk.private(CAMILLE, SUPPORT)[0]).includes('Ouvrir un ticket'));

describe('a message', () => {
  test('that needs work is answered to its author alone', async () => {
    const { prompt } = await promptOf(CAMILLE);

    expect(wordsOf(prompt)).toContain('Ouvrir un ticket');
    expect(desk.private(HUGO, SUPPORT)).toEqual([]);
    expect(desk.slack.messages(SUPPORT, HUGO)).toHaveLength(1);
  });

  test.each(['ok merci', 'C’est en ligne', 'RDV demain 14h OK ?'])('"%s" gets no answer', async (text) => {
    await desk.say(CAMILLE, SUPPORT, text);

    expect(desk.slack.messages(SUPPORT, CAMILLE)).toHaveLength(1);
  });

  test('delivered three times is answered once', async () => {
    desk.slack.arm({ kind: 'duplicate_delivery', copies: 3 });

    await desk.say(CAMILLE, SUPPORT, REQUEST);

    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
  });

  test('is sent again by Slack while the database is away, and answered once it is back', async () => {
    desk.databaseAway(true);
    await desk.slack.say(CAMILLE, SUPPORT, REQUEST);
    await until(() => desk.slack.deliveries().length > 0);
    desk.databaseAway(false);
    await desk.work();

    expect(desk.slack.deliveries().map(({ status }) => status)).toEqual(expect.arrayContaining([500, 200]));
    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
  });

  test('that is deleted takes its draft with it', async () => {
    const { said, prompt } = await promptOf(CAMILLE);
    await desk.slack.remove(CAMILLE, SUPPORT, said.ts);
    await desk.work();

    await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');

    expect(desk.slack.openView(CAMILLE)).toBeUndefined();
    expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('Ce brouillon n’existe plus');
  });

  test('that is edited is read again in the form', async () => {
    const { said, prompt } = await promptOf(CAMILLE);
    await desk.slack.edit(CAMILLE, SUPPORT, said.ts, `${REQUEST} depuis hier soir`);
    await desk.work();

    await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');

    expect(JSON.stringify(desk.slack.openView(CAMILLE)?.state)).toContain('depuis hier soir');
  });
});

describe('the prompt', () => {
  test('opens a form that is already filled', async () => {
    const { view } = await openedForm(CAMILLE);

    expect(view.view).toMatchObject({ callback_id: 'ticket.submit', title: { text: 'Ouvrir un ticket' } });
    expect(JSON.stringify(view.state)).toContain('https://monsite.com/contact');
  });

  test('goes away when it was nothing', async () => {
    const { prompt } = await promptOf(CAMILLE);

    await desk.click(CAMILLE, prompt, 'Ce n’était rien');

    expect(wordsOf(desk.private(CAMILLE, SUPPORT)[0])).toContain('c’est oublié');
  });

  test('that has become a ticket says so, whatever is clicked', async () => {
    const { prompt, view } = await openedForm(CAMILLE);
    const notNothing = buttonOf(prompt, 'Ce n’était rien');
    await desk.slack.submit(CAMILLE, view.id, await asBug(CAMILLE));
    await promptIsReplaced();
    await desk.press(CAMILLE, notNothing);

    expect(wordsOf(desk.private(CAMILLE, SUPPORT)[0])).toContain('est déjà le ticket #1');
  });

  test('does not come back once muted', async () => {
    const { prompt } = await promptOf(CAMILLE);

    await desk.click(CAMILLE, prompt, 'Ne plus me demander ici');
    desk.clock.advance({ hours: 5 });
    await desk.say(CAMILLE, SUPPORT, 'Le panier du site plante avec une erreur 500 depuis ce matin');

    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
    expect(wordsOf(desk.private(CAMILLE, SUPPORT)[0])).toContain('ne vous proposerai plus');
  });

  test('offers to try again when Slack did not open the form in time, and nothing is lost', async () => {
    const { prompt } = await promptOf(CAMILLE);
    desk.slack.arm({ kind: 'expired_trigger' });

    await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');
    const again = desk.private(CAMILLE, SUPPORT).at(-1);
    expect(wordsOf(again)).toContain('Rien n’est perdu');
    if (again) await desk.click(CAMILLE, again, 'Réessayer');

    expect(JSON.stringify(desk.slack.openView(CAMILLE)?.state)).toContain('https://monsite.com/contact');
  });

  test('says so when the database is away, and works when it is back', async () => {
    const { prompt } = await promptOf(CAMILLE);
    desk.databaseAway(true);
    await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');
    desk.databaseAway(false);

    expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('ne répond pas');
    await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');
    expect(desk.slack.openView(CAMILLE)).toBeDefined();
  });
});

describe('the form', () => {
  test('becomes a ticket, told to its author, in the thread and to the agents', async () => {
    const { said, view } = await openedForm(CAMILLE);

    const outcome = await desk.slack.submit(CAMILLE, view.id, await asBug(CAMILLE));
    await desk.work();

    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(textsWithin(desk.slack.openView(CAMILLE)?.view).join(' ')).toContain('ticket #1');
    expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('Ticket #1 enregistré');
    expect(wordsOf(desk.slack.messages(SUPPORT, HUGO, said.ts).at(-1))).toContain('Ticket #1');
    expect(wordsOf(cardInTriage())).toContain('Formulaire de contact muet');
  });

  test('takes the prompt that it was opened from out of the way', async () => {
    const { view } = await openedForm(CAMILLE);
    await desk.slack.submit(CAMILLE, view.id, await asBug(CAMILLE));
    await promptIsReplaced();

    expect(wordsOf(desk.private(CAMILLE, SUPPORT)[0])).toBe('Cette demande est maintenant le ticket #1.');
  });

  test('shows what was typed as it was typed', async () => {
    const { card } = await createdTicket();

    expect(wordsOf(card)).toContain('<!channel> *du tout*');
    expect(card.text).not.toContain('<!channel>');
  });

  test('comes back with each mistake beside its field', async () => {
    const { view } = await openedForm(CAMILLE);
    await asBug(CAMILLE);

    const wrong = { ...answers, ...typed({ url: 'monsite', urgency: { choose: 'critical' } }) };
    const outcome = await desk.slack.submit(CAMILLE, view.id, wrong);

    expect(outcome).toMatchObject({
      kind: 'corrections',
      errors: { url: expect.stringContaining('https://'), justification: 'Cette réponse est nécessaire.' },
    });
  });

  test('is redrawn in the fields of another type, with what was typed', async () => {
    const { view } = await openedForm(CAMILLE);
    await asBug(CAMILLE);
    const config = { selected_option: { value: 'config_technique' } };

    await desk.slack.actInView(CAMILLE, view.id, 'type', 'form.redraw', config, answers);
    const redrawn = desk.slack.openView(CAMILLE);

    expect(redrawn?.view['private_metadata']).toContain('config_technique');
    expect(redrawn?.state).toMatchObject({ title: { field: { value: 'Formulaire de contact muet' } } });
    expect(redrawn?.state).toHaveProperty('hosting');
  });

  test('is left alone by a change that a newer one has overtaken', async () => {
    const { view } = await openedForm(CAMILLE);
    desk.slack.arm({ kind: 'api_error', method: 'views.update', error: 'hash_conflict' });
    const config = { selected_option: { value: 'config_technique' } };

    const outcome = await desk.slack.actInView(CAMILLE, view.id, 'type', 'form.redraw', config, answers);

    expect(outcome).toEqual({ kind: 'acknowledged' });
  });

  test('sent before it was redrawn comes back in the fields of the chosen type', async () => {
    const { view } = await openedForm(CAMILLE);
    const type = { 'form.redraw': { type: 'static_select', selected_option: { value: 'config_technique' } } };

    const outcome = await desk.slack.submit(CAMILLE, view.id, { ...(await asBug(CAMILLE)), type });

    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(desk.slack.openView(CAMILLE)?.view['private_metadata']).toContain('config_technique');
    expect(desk.slack.openView(CAMILLE)?.state).toMatchObject({
      title: { field: { value: 'Formulaire de contact muet' } },
    });
    expect(cardInTriage()).toBeUndefined();
  });

  test('keeps what was typed while the database is away', async () => {
    const { view } = await openedForm(CAMILLE);
    const good = await asBug(CAMILLE);
    desk.databaseAway(true);
    const refused = await desk.slack.submit(CAMILLE, view.id, good);
    desk.databaseAway(false);

    expect(refused).toMatchObject({
      kind: 'corrections',
      errors: { type: expect.stringContaining('Rien n’est perdu') },
    });
    expect(await desk.slack.submit(CAMILLE, view.id, good)).toEqual({ kind: 'acknowledged' });
  });

  test('sent twice is one ticket', async () => {
    const { view } = await openedForm(CAMILLE);
    await desk.slack.submit(CAMILLE, view.id, await asBug(CAMILLE));
    const sent = desk.slack.deliveries().findLast(({ body }) => body['type'] === 'view_submission');

    const body = new URLSearchParams({ payload: JSON.stringify(sent?.body) }).toString();
    const again = await sendSigned(desk.address, { body, contentType: 'application/x-www-form-urlencoded' });
    await desk.work();

    expect(await again.text()).toContain('ticket #1');
    expect(desk.slack.messages(TRIAGE, LEA)).toHaveLength(1);
  });
});

describe('in the time that Slack leaves', () => {
  aDeskForEachTest((made) => {
    desk = made;
  }, 'hasty http');

  test('a form that the database answers too late is told so, and sent again it is the same ticket', async () => {
    const { view } = await openedForm(CAMILLE);
    const good = await asBug(CAMILLE);
    const sendsInVain = async () => {
      desk.databaseSlow(1500);
      const outcome = await desk.slack.submit(CAMILLE, view.id, good);
      desk.databaseSlow(0);
      return outcome;
    };
    let refused = await sendsInVain();
    // Where this machine paused, Slack did not wait either: a desk that is not in time never is.
    for (let times = 1; times < 10 && refused.kind === 'failed'; times += 1) refused = await sendsInVain();

    expect(refused).toMatchObject({
      kind: 'corrections',
      errors: { type: expect.stringContaining('Rien n’est perdu') },
    });
    expect(desk.slack.deliveries().at(-1)?.tookMs).toBeLessThan(3000);
    await desk.slack.submit(CAMILLE, view.id, good);
    await desk.work();
    expect(textsWithin(desk.slack.openView(CAMILLE)?.view).join(' ')).toContain('C’est noté : ticket #1');
    expect(desk.slack.messages(TRIAGE, LEA)).toHaveLength(1);
  });
});

test('somebody of another organisation in a shared channel reads who may use the desk, in both languages', async () => {
  const { prompt } = await promptOf(CAMILLE);
  await desk.click(CAMILLE, prompt, 'Ce n’était rien');
  const click = desk.slack.deliveries().findLast(({ body }) => body['type'] === 'block_actions')?.body;
  const before = desk.private(CAMILLE, SUPPORT).length;

  // In a shared channel the gesture names the team of whoever made it.
  const elsewhere = {
    ...click,
    team: { id: 'TELSEWHERE', domain: 'elsewhere' },
    user: { id: 'UELSEWHERE', team_id: 'TELSEWHERE' },
  };
  const body = new URLSearchParams({ payload: JSON.stringify(elsewhere) }).toString();
  const answer = await sendSigned(desk.address, { body, contentType: 'application/x-www-form-urlencoded' });
  await until(() => desk.private(CAMILLE, SUPPORT).length > before);

  expect(answer.status).toBe(200);
  const told = wordsOf(desk.private(CAMILLE, SUPPORT).at(-1));
  expect(told).toContain('Guichet sert les membres de l’espace où il est installé');
  expect(told).toContain('Guichet serves the members of the workspace');
});

describe('the agents’ card', () => {
  test('is taken by one agent; the next one is told by whom', async () => {
    const { card } = await createdTicket();

    await desk.click(LEA, card, 'Prendre en charge');
    await desk.click(MARC, card, 'Prendre en charge');
    await desk.work();

    expect(wordsOf(desk.private(LEA, TRIAGE).at(-1))).toContain('est à vous');
    expect(wordsOf(desk.private(MARC, TRIAGE).at(-1))).toContain('Léa Fontaine s’occupe déjà');
    expect(wordsOf(cardInTriage())).toContain('EN COURS');
    expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('Léa Fontaine prend en charge');
  });

  test('leads from a question to a fix that the requester confirms', async () => {
    const { card } = await createdTicket();
    await desk.click(LEA, card, 'Prendre en charge');
    await desk.work();

    await desk.click(LEA, card, 'Demander une info');
    const question = desk.slack.openView(LEA);
    const asked = await desk.slack.submit(
      LEA,
      question?.id ?? '',
      typed({ reason: { choose: 'information' }, text: 'Sur quel navigateur ?' }),
    );
    await desk.work();
    expect(asked).toEqual({ kind: 'acknowledged' });
    expect(wordsOf(cardInTriage())).toContain('EN ATTENTE');
    expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('Sur quel navigateur ?');

    const acknowledgement = desk.direct(CAMILLE).find((message) => wordsOf(message).includes('Ticket #1'));
    if (!acknowledgement) throw new Error('no acknowledgement');
    await desk.click(CAMILLE, acknowledgement, 'Répondre');
    await desk.slack.submit(CAMILLE, desk.slack.openView(CAMILLE)?.id ?? '', typed({ text: 'Firefox 133' }));
    await desk.work();
    expect(wordsOf(cardInTriage())).toContain('EN COURS');

    await desk.click(LEA, cardInTriage() ?? card, 'À tester');
    await desk.slack.submit(LEA, desk.slack.openView(LEA)?.id ?? '', typed({ text: 'Formulaire réparé, essayez.' }));
    await desk.work();
    const asks = desk.direct(CAMILLE).findLast((message) => wordsOf(message).includes('C’est bon'));
    if (!asks) throw new Error('nothing to confirm');
    await desk.click(CAMILLE, asks, 'C’est bon');
    await desk.work();

    expect(wordsOf(cardInTriage())).toContain('RÉSOLU');
  });

  test('says that a stale button has no use any more', async () => {
    const { card } = await createdTicket();
    await desk.click(LEA, card, 'Prendre en charge');
    await desk.work();
    const stale = buttonOf(card, 'Demander une info');
    await desk.click(LEA, card, 'Résoudre');
    await desk.slack.submit(LEA, desk.slack.openView(LEA)?.id ?? '', typed({ text: 'Fait.' }));
    await desk.work();

    await desk.press(LEA, stale);

    expect(wordsOf(desk.private(LEA, TRIAGE).at(-1))).toContain('n’est plus possible');
  });
});

describe('/ticket', () => {
  const command = (text: string, user = CAMILLE) => desk.slack.command(user, SUPPORT, '/ticket', text);

  test('opens the form', async () => {
    await command('');

    expect(desk.slack.openView(CAMILLE)?.view).toMatchObject({ callback_id: 'ticket.submit' });
  });

  test('opens the form filled with what stands behind it', async () => {
    await command('le panier plante sur https://monsite.com/panier');

    expect(JSON.stringify(desk.slack.openView(CAMILLE)?.state)).toContain('https://monsite.com/panier');
  });

  test.each(['help', 'aide', 'AIDE '])('helps with "%s"', async (word) => {
    await command(word);

    expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('mode d’emploi');
  });

  test('shows a ticket to those who may see it, and says nothing of it to others', async () => {
    await createdTicket();
    await command('1');
    await command('#1', HUGO);

    expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('Formulaire de contact muet');
    expect(wordsOf(desk.private(HUGO, SUPPORT).at(-1))).toContain('n’existe pas, ou vous n’y avez pas accès');
  });

  test('keeps what was typed when Slack did not open the form in time', async () => {
    desk.slack.arm({ kind: 'expired_trigger' });
    await command('le panier plante sur https://monsite.com/panier');
    const again = desk.private(CAMILLE, SUPPORT).at(-1);
    if (again) await desk.click(CAMILLE, again, 'Réessayer');

    expect(JSON.stringify(desk.slack.openView(CAMILLE)?.state)).toContain('https://monsite.com/panier');
  });

  test('says so when the database is away, in the language of whoever was here before', async () => {
    desk.slack.setLocale(HUGO, 'en-US');
    await command('help', HUGO);
    desk.databaseAway(true);
    await command('help', HUGO);
    await command('aide', CAMILLE);

    expect(wordsOf(desk.private(HUGO, SUPPORT).at(-1))).toContain('minute');
    expect(wordsOf(desk.private(HUGO, SUPPORT).at(-1))).not.toContain('Réessayez');
    expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('Réessayez dans une minute');
  });
});

test('never hears itself: nothing that the desk says or edits is kept as received', async () => {
  const [{ started }] = await desk.dataSource.query('select now() as started');
  const { card } = await createdTicket();
  await desk.click(LEA, card, 'Prendre en charge');
  await desk.work();

  const kept = await desk.dataSource.query(
    'select 1 from inbox_event where external_connection = $1 and received_at >= $2',
    [desk.connection.externalId, started],
  );

  expect(kept).toHaveLength(1);
});

describe('a secret (N18, C12)', () => {
  /** Whether it is anywhere but where its author wrote it. */
  const isKept = async (secret: string): Promise<boolean> => {
    const ours = [SUPPORT, TRIAGE, desk.slack.directChannel(CAMILLE).id].flatMap((channel) =>
      desk.slack.messages(channel, CAMILLE).filter(({ user }) => user === desk.slack.botUserId),
    );
    const shown = [ours, desk.slack.openView(CAMILLE)?.view ?? {}];
    return [await dumpOf(desk.dataSource), desk.logged(), JSON.stringify(shown)].some((kept) => kept.includes(secret));
  };
  const warnings = () =>
    desk.private(CAMILLE, SUPPORT).filter((message) => wordsOf(message).includes('Un secret à retirer'));

  test('in a message is masked before it is kept, told to its author alone, and masked in the form', async () => {
    await desk.slack.say(CAMILLE, SUPPORT, `${REQUEST}\nlogin : admin / mdp : Tr0ub4dor&3`);
    await desk.slack.settled();
    expect(await isKept('Tr0ub4dor')).toBe(false);
    await desk.work();

    const [warning, prompt] = desk.private(CAMILLE, SUPPORT);
    expect(wordsOf(warning)).toMatch(/un mot de passe ou un code.+Modifiez ou supprimez.+lien à usage unique/);
    expect(desk.private(HUGO, SUPPORT)).toEqual([]);
    if (!prompt) throw new Error('no prompt');
    await desk.click(CAMILLE, prompt, 'Ouvrir un ticket');
    expect(JSON.stringify(windowOf(desk, CAMILLE).view)).toContain('mdp : 🔒••••••');
    await sendsBug(desk, CAMILLE);
    expect(await isKept('Tr0ub4dor')).toBe(false);
  });

  test('that an edit puts into a message is told once', async () => {
    const { ts } = await desk.say(CAMILLE, SUPPORT, 'ok merci');
    await desk.slack.edit(CAMILLE, SUPPORT, ts, 'ok merci, le code wifi est <mailto:Zebre@2024.fr|Zebre@2024.fr>');
    await desk.work();
    await desk.slack.edit(CAMILLE, SUPPORT, ts, 'ok merci, le code wifi est Girafe2024');
    await desk.work();

    expect(warnings()).toHaveLength(1);
    expect(await isKept('Zebre')).toBe(false);
    expect(await isKept('Girafe2024')).toBe(false);
  });

  test('in a form comes back masked once, with what to do instead, and is accepted the second time', async () => {
    await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'aide');
    await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'le formulaire ne part plus');
    const filled = bugReport({ description: 'Le bouton ne fait rien, pour tester mdp : Kangourou9!' });
    await choosesBug(desk, CAMILLE, bugReport());
    await desk.slack.submit(CAMILLE, windowOf(desk, CAMILLE).id, filled);

    const back = JSON.stringify(windowOf(desk, CAMILLE).view);
    expect(plainSpaces(back)).toContain('Masqué : un mot de passe ou un code. Mettez plutôt un lien à usage unique');
    expect(back).toContain('Le bouton ne fait rien, pour tester mdp : 🔒••••••');
    expect(await isKept('Kangourou9')).toBe(false);

    await desk.slack.submit(CAMILLE, windowOf(desk, CAMILLE).id, filled);
    await desk.work();
    expect(wordsOf(newestCard(desk))).toContain('Formulaire de contact muet');
    expect(await dumpOf(desk.dataSource)).toContain('pour tester mdp : 🔒••••••');
    expect(await isKept('Kangourou9')).toBe(false);
  });

  test('behind a command is masked in the form that it opens, which says so', async () => {
    await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'aide');
    await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'le site est cassé, admin / mdp : Pissenlit#4');

    const form = plainSpaces(JSON.stringify(windowOf(desk, CAMILLE).view));
    expect(form).toContain('mdp : 🔒••••••');
    expect(form).toContain('Masqué : un mot de passe ou un code.');
    expect(await isKept('Pissenlit')).toBe(false);
  });
});
