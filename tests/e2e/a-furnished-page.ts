import path from 'node:path';
import { CLOCK_JUMPS, type PlayedClock } from '../../src/playground/page/clock-protocol.ts';
import { placesAt } from '../../src/wiring-clock.ts';
import { type APage, aPage } from '../playground/page/a-page.ts';
import { buildIfStale } from './a-running-product.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

const CAMILLE = 'UCAMILLE01';
const SUPPORT = 'CSUPPORT01';
const LONG_WORD = 'https://www.exemple.fr/une-adresse/'.concat('tres-longue-'.repeat(20));

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text });
const button = (text: string, style?: 'primary' | 'danger') => ({
  type: 'button',
  action_id: text,
  text: plain(text),
  ...(style ? { style } : {}),
});
const options = [option('Un choix'), option('Un autre choix, plus long que le premier'), option('Un troisième')];
const overflow = { type: 'overflow', action_id: 'overflow', options };
const select = { type: 'static_select', action_id: 'select', placeholder: plain('Choisir'), options };

const cardBlocks = (picture: string) => [
  { type: 'header', text: plain('#1 [BUG CRITIQUE] Le formulaire de contact ne part plus') },
  { type: 'section', text: mrkdwn(`*Adresse* <${LONG_WORD}> et \`du code\``), accessory: overflow },
  {
    type: 'section',
    fields: ['*État* – NOUVEAU', '*Type* – Bug', '*Rang* – 1', `*Demandeur* – <@${CAMILLE}>`].map(mrkdwn),
  },
  { type: 'image', slack_file: { id: picture }, alt_text: 'Une page blanche' },
  { type: 'context', elements: [mrkdwn('Ouvert il y a 5 min')] },
  { type: 'divider' },
  {
    type: 'actions',
    elements: [
      button('Prendre en charge', 'primary'),
      button('Demander une info'),
      button('Fermer', 'danger'),
      select,
      { type: 'users_select', action_id: 'user', placeholder: plain('Affecter à') },
    ],
  },
];

const input = (label: string, element: Readonly<Record<string, unknown>>, hint?: string) => ({
  type: 'input',
  block_id: label,
  optional: element['type'] !== 'plain_text_input',
  label: plain(label),
  ...(hint ? { hint: plain(hint) } : {}),
  element: { action_id: 'v', ...element },
});

const form = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Ouvrir un ticket'),
  submit: plain('Envoyer'),
  close: plain('Annuler'),
  blocks: [
    { type: 'section', text: mrkdwn('Complétez *ce qui manque*.') },
    { type: 'alert', text: plain('Il manque l’adresse de la page.'), level: 'warning' },
    input('Titre', { type: 'plain_text_input' }, 'En une ligne.'),
    input('Description', { type: 'plain_text_input', multiline: true }),
    input('Adresse', { type: 'url_text_input', placeholder: plain('https://') }),
    input('Type', { type: 'static_select', options }),
    input('Impacts', { type: 'checkboxes', options }),
    input('Urgence', { type: 'radio_buttons', options }),
    input('Plusieurs', { type: 'multi_static_select', options }),
    input('Le jour', { type: 'datepicker' }),
    input('Qui', { type: 'users_select' }),
    input('Captures', { type: 'file_input', filetypes: ['png', 'jpg'], max_files: 2 }),
  ],
};

const home = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Mes tickets') },
    { type: 'actions', elements: [button('File', 'primary'), button('En retard'), select] },
    { type: 'divider' },
    ...[1, 2, 3].map((number) => ({
      type: 'section',
      text: mrkdwn(`*#${number}* Le panier se vide\n_En cours_, Léa Fontaine`),
      accessory: overflow,
    })),
    { type: 'context', elements: [mrkdwn('Mis à jour à l’instant')] },
  ],
};

/** On a 22 May, far ahead. */
const NOW = Date.parse('2028-05-22T14:00:00Z');
const aClock: PlayedClock = {
  read: async (language) => ({
    now: NOW,
    moves: [{ movedAt: Date.now(), aheadMs: NOW - Date.now() }],
    places: placesAt(new Date(NOW), language),
    jumps: CLOCK_JUMPS.map((to) => ({ to, at: NOW + 3_600_000 })),
  }),
  move: async () => 'refused',
};

export interface AFurnishedPage extends APage {
  /** Opens the form on Camille's screen, as the app does when she gives its command. */
  openForm(): Promise<void>;
}

/** The page as it is built, over a simulator in which every kind of thing that it draws has been put. */
export async function aFurnishedPage(): Promise<AFurnishedPage> {
  buildIfStale();
  const page = await aPage({ assetsFolder: path.join(root, 'dist', 'src', 'playground', 'page'), clock: aClock });
  try {
    await furnish(page);
  } catch (error) {
    await page.close();
    throw error;
  }
  return {
    ...page,
    async openForm() {
      await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/ticket' });
      await call(page, 'views.open', { trigger_id: page.product.received.at(-1)?.get('trigger_id'), view: form });
    },
  };
}

async function furnish(page: APage): Promise<void> {
  const { simulator } = page;
  const file = simulator.addFile(CAMILLE, { name: 'page-blanche.png', mimetype: 'image/png', size: 4000 });
  const said = await simulator.say(CAMILLE, SUPPORT, `Salut, le *site* bug : ${LONG_WORD}`, undefined, [file]);
  await simulator.say('UHUGO00001', SUPPORT, '> pareil ici\n```un bloc de code```');
  await simulator.react('ULEA000001', SUPPORT, said.ts, 'ticket');
  await call(page, 'chat.postMessage', { channel: SUPPORT, thread_ts: said.ts, text: 'Ticket #1 · NOUVEAU' });
  await call(page, 'chat.postMessage', { channel: SUPPORT, text: 'La carte', blocks: cardBlocks(file.id) });
  const prompt = [{ type: 'actions', elements: [button('Ouvrir un ticket', 'primary'), button('Ce n’était rien')] }];
  await call(page, 'chat.postEphemeral', { channel: SUPPORT, user: CAMILLE, text: 'Un ticket ?', blocks: prompt });
  await call(page, 'views.publish', { user_id: CAMILLE, view: home });
}

async function call(page: APage, method: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { body: answer } = await page.call(method, body);
  if (answer['ok'] !== true) throw new Error(`${method}: ${JSON.stringify(answer)}`);
}
