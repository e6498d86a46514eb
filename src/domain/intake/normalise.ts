import { chatSpellings } from './chat-spellings.ts';
import type { Piece } from './unwrap.ts';

/** Only so much of a message is judged by its words: the request stands in its first lines, and the cost stays bounded. */
const JUDGED_CHARACTERS = 600;

/**
 * A message in the one spelling that the lexicons know: lower case, no accents, straight quotes, chat spellings
 * written out, `§url` `§at` `§joke` … for what is not words. `from[i]` and `to[i]` are the raw offsets of character `i`.
 */
export type Normalised = {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
};

const LETTERS_APART: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': '"',
  '´': "'",
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  '→': '->',
  '⇒': '->',
  '➡': '->',
  '➜': '->',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\r': '\n',
};

const EMOJI: ReadonlyMap<string, string> = new Map([
  ...[
    '😂',
    '🤣',
    '😅',
    '😆',
    '😁',
    '😄',
    '😃',
    '😀',
    '😉',
    '😜',
    '😛',
    '😝',
    '🙃',
    '😎',
    '😇',
    '😋',
    '🤪',
    '😏',
    '🤡',
  ].map((sign) => [sign, '§joke'] as const),
  ...[
    'joy',
    'rofl',
    'sweat_smile',
    'laughing',
    'grin',
    'smile',
    'wink',
    'stuck_out_tongue',
    'upside_down_face',
    'sunglasses',
    'satisfied',
    'smiley',
    'clown_face',
  ].map((name) => [name, '§joke'] as const),
  ...[
    '👍',
    '👌',
    '✅',
    '✔',
    '☑',
    '+1',
    'thumbsup',
    'ok_hand',
    'white_check_mark',
    'heavy_check_mark',
    'ballot_box_with_check',
    'check',
  ].map((name) => [name, '§ok'] as const),
  ...[
    '🔥',
    '🚨',
    '🆘',
    '⚠',
    '❌',
    '⛔',
    '🛑',
    'fire',
    'rotating_light',
    'sos',
    'warning',
    'x',
    'no_entry',
    'octagonal_sign',
  ].map((name) => [name, '§alarm'] as const),
  ...[
    '🎉',
    '🎂',
    '🥳',
    '👏',
    '🙏',
    '❤',
    '🍰',
    '🚀',
    '💪',
    '🙌',
    '🎁',
    '☕',
    '🍻',
    '🥐',
    'tada',
    'pray',
    'clap',
    'heart',
    'cake',
    'rocket',
    'birthday',
    'muscle',
    'raised_hands',
    'coffee',
    'beers',
    'croissant',
  ].map((name) => [name, '§cheer'] as const),
]);

const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
const TOKEN = /[a-z0-9§]+(?:'[a-z0-9§]+)*'?|[^a-z0-9§]/g;
const ELONGATED = /([a-z])\1{2,}/g;
const ELIDED = /^[cdjlmnst]$/;
const AFTER_HAVE = /^(?:un|une|le|la|les|des|du|plus|pas|pb|besoin|toujours|tjs|encore|rien|eu|mis|fait|vu)$/;
const NEGATABLE = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|will)$/;

/** Brings the pieces of a message to one spelling, at most `JUDGED_CHARACTERS` long. */
export function normalise(pieces: readonly Piece[]): Normalised {
  return spellOut(fold(pieces));
}

function fold(pieces: readonly Piece[]): Normalised {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  const write = (written: string, start: number, end: number) => {
    for (let index = 0; index < written.length; index += 1) {
      from.push(start);
      to.push(end);
    }
    text += written;
  };

  for (const piece of pieces) {
    if (text.length >= JUDGED_CHARACTERS) break;
    if (piece.kind === 'link') write(' §url ', piece.start, piece.end);
    else if (piece.kind === 'mention') write(' §at ', piece.start, piece.end);
    else if (piece.kind === 'emoji') write(` ${EMOJI.get(piece.shown) ?? '§emoji'} `, piece.start, piece.end);
    else if (piece.kind === 'code') write(' §code ', piece.start, piece.end);
    else if (piece.kind === 'quote') write('\n', piece.start, piece.end);
    else foldWords(piece, write);
  }
  return { text, from, to };
}

function foldWords(piece: Piece, write: (written: string, start: number, end: number) => void): void {
  // An entity such as `&lt;` is shorter as shown than as written: all its letters stand for the whole.
  const isVerbatim = piece.shown.length === piece.end - piece.start;
  let offset = 0;
  for (const sign of piece.shown.slice(0, JUDGED_CHARACTERS)) {
    const start = isVerbatim ? piece.start + offset : piece.start;
    offset += sign.length;
    write(foldSign(sign), start, isVerbatim ? start + sign.length : piece.end);
  }
}

function foldSign(sign: string): string {
  if (sign >= 'a' && sign <= 'z') return sign;
  if (sign < '\u0080') return LETTERS_APART[sign] ?? sign.toLowerCase();
  const apart = LETTERS_APART[sign.toLowerCase()] ?? ACCENTED.get(sign);
  if (apart !== undefined) return apart;
  if (PICTOGRAPH.test(sign)) return ` ${EMOJI.get(sign) ?? '§emoji'} `;
  return withoutAccents(sign).toLowerCase();
}

const ACCENTED = new Map(
  [...'àâäáãçéèêëíîïìñóôöòõúûüùÀÂÄÁÃÇÉÈÊËÍÎÏÌÑÓÔÖÒÕÚÛÜÙ'].map((sign) => [sign, withoutAccents(sign).toLowerCase()]),
);

function withoutAccents(sign: string): string {
  return sign.normalize('NFD').replace(/\p{M}|\ufe0f|\u200d/gu, '');
}

function spellOut(folded: Normalised): Normalised {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  const write = (written: string, start: number, end: number) => {
    for (let index = 0; index < written.length; index += 1) {
      from.push(folded.from[start] ?? 0);
      to.push(folded.to[end] ?? 0);
    }
    text += written;
  };

  const tokens = folded.text.match(TOKEN) ?? [];
  let offset = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    const joined = joinedWithNext(tokens, index);
    const length = token.length + (joined?.taken ?? 0);
    const written = joined?.written ?? spelled(token, text);
    // Copying letter by letter keeps exact offsets where nothing was rewritten.
    if (written === token)
      for (let at = 0; at < token.length; at += 1) write(token.charAt(at), offset + at, offset + at);
    else write(written, offset, offset + length - 1);
    offset += length;
    if (joined) index += 2;
  }
  return { text, from, to };
}

/** "c est" is "c'est", "does not" is "doesn't": two tokens and the space between become one. */
function joinedWithNext(tokens: readonly string[], index: number): { written: string; taken: number } | undefined {
  const token = tokens[index] ?? '';
  const next = tokens[index + 2] ?? '';
  if (tokens[index + 1] !== ' ' || next === '') return undefined;
  if (ELIDED.test(token) && /^[aeiouyh]/.test(next) && next.length > 1) {
    return { written: `${token}'${next}`, taken: 1 + next.length };
  }
  if (token === 'c' && /^[a-z]/.test(next)) return { written: `c'est ${spelled(next, ' ')}`, taken: 1 + next.length };
  if (token === 'g' && AFTER_HAVE.test(next)) return { written: `j'ai ${spelled(next, ' ')}`, taken: 1 + next.length };
  if (NEGATABLE.test(token) && next === 'not') return { written: negated(token), taken: 4 };
  return undefined;
}

function negated(verb: string): string {
  if (verb === 'can') return "can't";
  if (verb === 'will') return "won't";
  return `${verb}n't`;
}

function spelled(token: string, before: string): string {
  if (token === '-') return /[a-z0-9]$/.test(before) ? ' ' : '-';
  if (token === ' ') return before === '' || before.endsWith(' ') || before.endsWith('\n') ? '' : ' ';
  const short = token.length > 2 ? token.replace(ELONGATED, '$1') : token;
  return chatSpellings.get(short) ?? short;
}
