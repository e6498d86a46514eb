import { editDistance } from './edit-distance.ts';
import type { Normalised } from './normalise.ts';
import type { ShapeKey } from './signal-rules.ts';
import type { Piece } from './unwrap.ts';

/** Offsets in the raw message. */
export type Span = { readonly start: number; readonly end: number };

const LENGTHS: readonly { upTo: number; key: ShapeKey }[] = [
  { upTo: 0, key: 'length_0' },
  { upTo: 1, key: 'length_1' },
  { upTo: 3, key: 'length_2_3' },
  { upTo: 6, key: 'length_4_6' },
  { upTo: 12, key: 'length_7_12' },
  { upTo: 25, key: 'length_13_25' },
  { upTo: Number.POSITIVE_INFINITY, key: 'length_26_up' },
];

const WORD = /(?<![§a-z0-9])[a-z0-9]+(?:'[a-z0-9]*)?/g;
const QUOTED = /(?:["«“„]\s?([^"«»“”„\n]{1,60}?)\s?["»”])|(?<![\p{L}\d])['‘`]([^'‘’`\n]{1,60})['’`](?![\p{L}\d])/gu;
const UNQUOTED_PAIRS: readonly RegExp[] = [
  /(?<![\p{L}\d'’-])([\p{L}\d'’-]{2,30})\s?(?:->|→|=>|⇒|➡️?|➜)\s?([\p{L}\d'’-]{2,30})/gu,
  /(?<![\p{L}\d'’-])([\p{L}\d'’-]{3,30}),? (?:en|par|au lieu d[eu]|à la place de|et non(?: pas)?|et pas|pas|plutôt que|il faut|c['’]est|should be|instead of|not|to|with|rather than|with a?) ([\p{L}\d'’-]{3,30})/giu,
];

/**
 * Signals about how the message looks: length, marks, links, emoji, code, and pairs of words that differ by a slip
 * of the pen. The pair is sought in the text as typed, since folding accents would make « qualite » and « qualité » one.
 */
export function shapesOf(raw: string, pieces: readonly Piece[], message: Normalised): Map<ShapeKey, Span | undefined> {
  const shapes = new Map<ShapeKey, Span | undefined>();
  const words = message.text.match(WORD)?.length ?? 0;
  const kinds = new Set(pieces.map((piece) => piece.kind));
  const hasEmoji = kinds.has('emoji') || /§(?:joke|ok|alarm|cheer|emoji)/.test(message.text);

  shapes.set(LENGTHS.find(({ upTo }) => words <= upTo)?.key ?? 'length_26_up', undefined);
  if (message.text.includes('?')) shapes.set('question_mark', undefined);
  if (message.text.includes('!')) shapes.set('exclamation', undefined);
  if (message.text.includes('...')) shapes.set('ellipsis', undefined);
  if (isShouted(raw)) shapes.set('shouting', undefined);
  if (kinds.has('link')) shapes.set('has_link', undefined);
  if (kinds.has('link') && words === 0) shapes.set('only_link', undefined);
  if (words === 0 && hasEmoji) shapes.set('only_emoji', undefined);
  if (/^\s*(?:§at|@)/.test(message.text)) shapes.set('starts_with_mention', undefined);
  if (kinds.has('code')) shapes.set('code_block', undefined);
  if (kinds.has('code') && words === 0) shapes.set('only_code', undefined);
  if ((message.text.trim().match(/\n/g)?.length ?? 0) >= 2) shapes.set('several_lines', undefined);
  readPairs(raw.slice(0, 600), shapes);
  return shapes;
}

function isShouted(raw: string): boolean {
  let letters = 0;
  let capitals = 0;
  for (const sign of raw.slice(0, 600)) {
    const small = sign.toLowerCase();
    if (sign !== small) capitals += 1;
    if (sign !== small || small !== sign.toUpperCase()) letters += 1;
  }
  return letters >= 8 && capitals >= letters * 0.7;
}

function readPairs(text: string, shapes: Map<ShapeKey, Span | undefined>): void {
  const quotes = [...text.matchAll(QUOTED)].map((match) => ({
    words: (match[1] ?? match[2] ?? '').trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const [first] = quotes;
  if (first) shapes.set('quoted_words', first);

  for (const [index, left] of quotes.entries()) {
    const right = quotes[index + 1];
    if (right === undefined || right.start - left.end > 30) continue;
    const span = { start: left.start, end: right.end };
    if (isSlip(left.words, right.words)) shapes.set('close_pair', span);
    else shapes.set('distant_pair', span);
  }
  for (const pattern of UNQUOTED_PAIRS) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (isSlip(match[1] ?? '', match[2] ?? '')) shapes.set('close_pair', span);
    }
  }
}

/** Two spellings of one thing: at most two letters apart, or a third of the longer one (design note, §4.4). */
function isSlip(left: string, right: string): boolean {
  if (left === right || left === '' || right === '') return false;
  const longest = Math.max(left.length, right.length);
  const allowed = longest <= 3 ? 1 : Math.max(2, Math.floor(longest / 3));
  return Math.abs(left.length - right.length) <= allowed && editDistance(left, right) <= allowed;
}
