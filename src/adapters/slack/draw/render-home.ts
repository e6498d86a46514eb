import type { types } from '@slack/bolt';
import type { Reader } from '../../../texts/reader.ts';
import type { Card } from '../../../views/card.ts';
import { SLACK } from './limits.ts';
import { drawBlocks } from './render-card.ts';
import { plainText } from './text-objects.ts';

/** Slack takes 250,000 bytes of a view: words are a part of it. */
const WORDS = 30_000;

/** Draws a card as somebody's Home tab. */
export function renderHome(card: Card): types.HomeView {
  return { type: 'home', blocks: drawBlocks(card, { words: WORDS, blocks: SLACK.blocksPerView }) };
}

/** A card in a window, where there is no message to answer beside: a click on the Home tab. */
export function renderWindow(card: Card, { texts }: Reader): types.ModalView {
  return {
    type: 'modal',
    title: plainText(texts.desk, SLACK.modalTitle),
    close: plainText(texts.form.done, SLACK.modalButton),
    blocks: drawBlocks(card, { words: WORDS, blocks: SLACK.blocksPerView }),
  };
}
