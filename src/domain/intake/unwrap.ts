/** One stretch of a message as the platform delivered it: `start` and `end` are offsets in that raw text. */
export type Piece = {
  readonly kind: 'words' | 'link' | 'mention' | 'emoji' | 'code' | 'quote';
  /** What a reader sees: a link's address, a mention's name, an emoji's short name, the text itself. */
  readonly shown: string;
  readonly start: number;
  readonly end: number;
};

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};

const NAME_SIGN = '\\wÀ-ÖØ-öø-ÿŒœ';
// What stands before is looked at from behind the sign, so that it is looked at nowhere else.
const BARE_NAME = new RegExp(
  `@(?<=(?<![${NAME_SIGN}.@/-])@)(?<bareName>[a-zÀ-ÖØ-öø-ÿŒœ](?:[${NAME_SIGN}.-]{0,40}[${NAME_SIGN}])?)(?![${NAME_SIGN}/@])`,
);

// Every repetition is bounded or excludes its own end, so the scan stays linear on hostile text.
const MARKUP = new RegExp(
  [
    /```(?<fence>[^`]{0,4000})(?:```|$)/,
    /(?<=^|\n)[ \t]{0,3}(?:>|&gt;)(?<quoted>[^\n]{0,1000})/,
    /<at(?: [^<>]{0,100})?>(?<teamsName>[^<>]{0,100})<\/at>/,
    /<(?<sigil>[@#!])(?<target>[^<>|\n]{1,100})(?:\|(?<label>[^<>\n]{0,200}))?>/,
    /<(?<address>(?:https?:\/\/|mailto:|tel:)[^<>|\s]{1,2000})(?:\|(?<linkLabel>[^<>\n]{0,300}))?>/,
    BARE_NAME,
    /(?<bareAddress>\bhttps?:\/\/[^\s<>"»]{1,2000})/,
    /&(?<entity>lt|gt|amp|quot|apos|nbsp|#39);/,
    /(?<![\w:]):(?<emoji>[a-z+][a-z0-9_+'-]{0,40}):(?!\w)/,
    /<\/?(?:b|i|em|strong|p|br|div|span|ul|ol|li|code|pre)(?: [^<>]{0,200})?\/?>/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'gi',
);

/**
 * Takes a raw Slack or Teams message apart into what a reader sees: links, mentions, emoji, code and quoted lines
 * are pieces of their own, so that triage judges the author's words only. One linear pass.
 */
export function unwrap(raw: string): Piece[] {
  const pieces: Piece[] = [];
  let seenUpTo = 0;
  for (const found of raw.matchAll(MARKUP)) {
    const start = found.index;
    const end = start + found[0].length;
    if (start > seenUpTo)
      pieces.push({ kind: 'words', shown: raw.slice(seenUpTo, start), start: seenUpTo, end: start });
    pieces.push({ ...meaningOf(found.groups ?? {}), start, end });
    seenUpTo = end;
  }
  if (seenUpTo < raw.length) {
    pieces.push({ kind: 'words', shown: raw.slice(seenUpTo), start: seenUpTo, end: raw.length });
  }
  return pieces;
}

/** The message as a person reads it, links as addresses, without the platform's markup. */
export function readable(raw: string): string {
  return shownBy(unwrap(raw));
}

/** What {@link readable} gives, of a message already taken apart. */
export function shownBy(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'emoji') return `:${piece.shown}:`;
      if (piece.kind === 'quote') return `> ${piece.shown}`;
      return piece.shown;
    })
    .join('')
    .trim();
}

/** Addresses named in a message, in order, without trailing punctuation. */
export function linksIn(raw: string): string[] {
  return linksOf(unwrap(raw));
}

/** What {@link linksIn} gives, of a message already taken apart. */
export function linksOf(pieces: readonly Piece[]): string[] {
  return pieces
    .filter((piece) => piece.kind === 'link')
    .map((piece) => piece.shown.split(' ')[0] ?? '')
    .map((address) => address.replace(/[.,;:!?)\]}'»]+$/, ''));
}

function meaningOf(groups: Readonly<Record<string, string | undefined>>): Pick<Piece, 'kind' | 'shown'> {
  const { fence, quoted, teamsName, sigil, target, label, address, linkLabel, bareName, bareAddress, entity, emoji } =
    groups;
  if (fence !== undefined) return { kind: 'code', shown: fence };
  if (quoted !== undefined) return { kind: 'quote', shown: quoted.trim() };
  if (teamsName !== undefined) return { kind: 'mention', shown: `@${teamsName}` };
  if (target !== undefined) return { kind: 'mention', shown: `${sigil === '#' ? '#' : '@'}${label ?? target}` };
  if (bareName !== undefined) return { kind: 'mention', shown: `@${bareName}` };
  if (address !== undefined) return { kind: 'link', shown: withLabel(address, linkLabel) };
  if (bareAddress !== undefined) return { kind: 'link', shown: bareAddress };
  if (entity !== undefined) return { kind: 'words', shown: ENTITIES[entity.toLowerCase()] ?? '' };
  if (emoji !== undefined) return { kind: 'emoji', shown: emoji };
  return { kind: 'words', shown: ' ' };
}

function withLabel(address: string, label: string | undefined): string {
  const plain = address.replace(/^(?:mailto:|tel:)/, '');
  return label === undefined || plain.endsWith(label) ? plain : `${plain} (${label})`;
}
