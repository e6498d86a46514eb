import type { ViewState } from '../../../src/playground/slack/simulator-types.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import {
  buttonIn,
  buttonOf,
  CAMILLE,
  LEA,
  type SlackDesk,
  SUPPORT,
  TRIAGE,
  textsWithin,
  typed,
  wordsOf,
} from './a-slack-desk.ts';

const GENERAL = 'CGENERAL01';
const INES = 'UINES00001';
const REQUEST = 'Salut, le site bug : la page contact ne répond plus';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
});

const notSetUp = () =>
  desk.dataSource.query(`update channel set role = 'ignored' where connection_id = $1`, [desk.connection.connectionId]);
const command = async (user: string, text: string) => {
  await desk.slack.command(user, SUPPORT, '/ticket', text);
  return wordsOf(desk.private(user, SUPPORT).at(-1));
};
const choices = (support: readonly string[], triage: string): ViewState => ({
  ...typed({ setup_preset: { choose: 'agence' }, setup_language: { choose: 'fr' }, setup_join: { tick: ['yes'] } }),
  setup_support: { field: { type: 'multi_conversations_select', selected_conversations: [...support] } },
  setup_triage: { field: { type: 'conversations_select', selected_conversation: triage } },
});
const opensSetup = async () => {
  await desk.slack.command(INES, SUPPORT, '/ticket', 'setup');
  const view = desk.slack.openView(INES);
  if (!view) throw new Error('no form');
  return view;
};

test('a desk that is not set up says so in private, with who can do it, to whoever asks', async () => {
  await notSetUp();

  expect(await command(CAMILLE, REQUEST)).toContain('il manque le salon de l’équipe');
  expect(await command(CAMILLE, 'configurer')).toContain('GUICHET_ADMIN_EMAIL');
  expect(desk.slack.openView(CAMILLE)).toBeUndefined();
  await desk.slack.openHome(CAMILLE);
  await desk.work();
  expect(textsWithin(desk.slack.homeView(CAMILLE)?.view).join(' ')).toContain('il manque le salon de l’équipe');
  await desk.say(CAMILLE, desk.slack.directChannel(CAMILLE).id, REQUEST);
  expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('il manque le salon de l’équipe');
});

test('a message pointed at, and the button on Home, say so too', async () => {
  const said = await desk.say(CAMILLE, SUPPORT, 'ok, le panier');
  await desk.slack.openHome(CAMILLE);
  await desk.work();
  await notSetUp();

  await desk.slack.shortcut(CAMILLE, said, 'create_ticket');
  expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).toContain('il manque le salon de l’équipe');
  await desk.slack.react(INES, SUPPORT, said.ts, 'ticket');
  await desk.work();
  expect(wordsOf(desk.private(INES, SUPPORT).at(-1))).toContain('il manque le salon de l’équipe');
  expect(desk.slack.openView(CAMILLE)).toBeUndefined();

  const home = desk.slack.homeView(CAMILLE);
  const blocks = home?.view['blocks'];
  const { blockId, actionId } = buttonIn({ blocks: Array.isArray(blocks) ? blocks : [] }, 'Créer un ticket');
  await desk.slack.actInView(CAMILLE, home?.id ?? '', blockId, actionId, {}, {});
  expect(textsWithin(desk.slack.openView(CAMILLE)?.view).join(' ')).toContain('il manque le salon de l’équipe');
  expect(await desk.dataSource.query('select 1 from draft where desk_id = $1', [desk.connection.deskId])).toEqual([]);
});

test('whoever has the address of the environment sets it up, and the first message becomes a ticket', async () => {
  await notSetUp();
  await desk.slack.leave(desk.slack.botUserId, GENERAL);
  const view = await opensSetup();

  expect(await desk.slack.submit(INES, view.id, choices([GENERAL], TRIAGE))).toEqual({ kind: 'acknowledged' });
  const said = textsWithin(desk.slack.openView(INES)?.view).join(' ');
  expect(said).toContain('#triage');
  expect(said).toContain('J’écoute #general');
  await desk.work();

  const inGeneral = desk.slack.messages(GENERAL, CAMILLE).map(wordsOf);
  expect(inGeneral).toEqual([expect.stringContaining('Je lis ce qui s’écrit ici')]);
  await desk.say(CAMILLE, GENERAL, REQUEST);
  expect(wordsOf(desk.private(CAMILLE, GENERAL).at(-1))).toContain('Ouvrir un ticket');
  expect(await command(LEA, 'file')).toContain('Personne n’attend');
});

test('a channel where the desk is not is named beside its field, and the form stays', async () => {
  await desk.slack.leave(desk.slack.botUserId, GENERAL);
  const view = await opensSetup();
  expect(view.view).toMatchObject({ title: { text: 'Configurer Guichet' } });

  const outcome = await desk.slack.submit(INES, view.id, {
    ...choices([GENERAL], TRIAGE),
    setup_join: { field: { type: 'checkboxes', selected_options: [] } },
  });

  expect(outcome).toEqual({
    kind: 'corrections',
    errors: { setup_support: expect.stringContaining('#general') },
  });
});

test('a private channel that the desk cannot see is told so, without its name', async () => {
  await desk.slack.leave(desk.slack.botUserId, TRIAGE);
  const view = await opensSetup();

  expect(await desk.slack.submit(INES, view.id, choices([SUPPORT], TRIAGE))).toEqual({
    kind: 'corrections',
    errors: { setup_triage: expect.stringContaining('/invite @Guichet') },
  });
});

test('whoever may, makes a channel more discreet where it is; others are told how it is', async () => {
  await opensSetup(); // Inès is an administrator from now on
  const here = () => {
    const shown = desk.private(INES, SUPPORT).at(-1);
    if (!shown) throw new Error('nothing is shown');
    return shown;
  };
  const sensitivity = async () => {
    const [row] = await desk.dataSource.query(
      'select sensitivity from channel where external_id = $1 and desk_id = $2',
      [SUPPORT, desk.connection.deskId],
    );
    return row.sensitivity;
  };

  expect(await command(CAMILLE, 'ici')).not.toContain('Plus discret');
  expect(await command(INES, 'ici')).toContain('Réglage de ce salon, pour tous : normal');
  await desk.press(INES, buttonOf(here(), 'Plus discret'));
  expect(wordsOf(here())).toContain('mode discret');
  expect(await sensitivity()).toBe('discreet');
  await desk.press(INES, buttonOf(here(), 'Réglage normal'));
  expect(await sensitivity()).toBe('normal');
});
