import type { KitBlock } from '../block-kit.ts';
import type { PageChannel, PageView } from '../protocol.ts';
import { create } from './dom.ts';
import { keyedBlocks } from './draw-blocks.ts';
import type { Drawing, Surface } from './drawing.ts';
import { TypedValues } from './element-state.ts';
import { createModal } from './modal.ts';
import { wordsFor } from './words.ts';

/** What is drawn alone on the page, to take a picture of it. */
type Drawn = { readonly blocks: readonly KitBlock[] } | PageView['view'];

const nothing = () => Promise.resolve({ kind: 'acknowledged' as const });
const modal = createModal('modal', { act: nothing, submit: nothing, close: nothing });

/** Draws a message or a modal as the page draws them for people who try the product. */
function drawPicture(drawn: Drawn, locale: string, theme: string): void {
  const drawing: Drawing = {
    words: wordsFor(locale),
    me: '',
    users: new Map(),
    channels: new Map(['support', 'triage'].map((name) => [name, channelOf(name)])),
    messageShortcuts: [],
    appName: 'Guichet',
    locale,
    timeZone: 'Europe/Paris',
  };
  document.documentElement.lang = locale;
  document.documentElement.dataset['theme'] = theme;
  const message = document.getElementById('message');
  modal.show(null, drawing);
  message?.replaceChildren();
  if ('type' in drawn) modal.show({ id: 'V1', hash: '1', view: drawn, state: {}, errors: {} }, drawing);
  else message?.append(...keyedBlocks(drawn.blocks, silent, drawing).map(({ draw }) => draw()));
}

const channelOf = (name: string): PageChannel => ({
  id: name,
  name,
  isDirect: false,
  isPrivate: false,
  isArchived: false,
  unread: 0,
});

const typed = new TypedValues();
const silent: Surface = {
  name: 'message',
  stateOf: (blockId, element) => typed.of(blockId, element),
  typed: () => undefined,
  act: () => undefined,
};

document.body.append(create('div', { id: 'message', class: 'message-content' }));
Object.assign(globalThis, { drawPicture });
