import type { types } from '@slack/bolt';
import { cleanText, cutInSight } from '../../../domain/clean-text.ts';
import type { Span } from '../../../views/card.ts';
import { SLACK } from './limits.ts';

/** A leaf of a rich text as we draw it: words or a link, never a mention, a broadcast or an emoji. */
export type Leaf = types.RichTextText | types.RichTextLink;

/**
 * Words as Slack shows them, untouched: no mention, no link, no formatting, `:smile:` left as it is typed. Slack refuses
 * a blank text, so that is drawn as "…".
 */
export function plainText(words: string, limit: number): types.PlainTextElement {
  const text = cutInSight(cleanText(words), limit);
  return { type: 'plain_text', text: text.trim().length > 0 ? text : '…', emoji: false };
}

/**
 * Spans as leaves of a rich text, at most `limit` characters of words in all, cut in sight. Slack reads nothing into a
 * text leaf, and refuses an empty one.
 */
export function leavesOf(spans: readonly Span[], limit: number): Leaf[] {
  const leaves: Leaf[] = [];
  let left = limit;
  for (const span of spans) {
    const words = cutInSight(cleanText(wordsOf(span)), left);
    if (words.length === 0) continue;
    leaves.push(leafOf(span, words));
    left -= words.length;
    if (left <= 0) break;
  }
  return leaves;
}

export function wordsOf(span: Span): string {
  if (typeof span === 'string') return span;
  return 'bold' in span ? span.bold : span.label;
}

function leafOf(span: Span, words: string): Leaf {
  if (typeof span === 'string') return { type: 'text', text: words };
  if ('bold' in span) return { type: 'text', text: words, style: { bold: true } };
  return isOpenable(span.link) ? { type: 'link', url: span.link, text: words } : { type: 'text', text: words };
}

function isOpenable(address: string): boolean {
  return /^https?:\/\//i.test(address) && address.length <= SLACK.linkUrl;
}

/** For the `text` of a message, which Slack reads as markup: the three characters that start some are escaped. */
export function escapeMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
