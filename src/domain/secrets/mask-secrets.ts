import { findInAddresses } from './addresses.ts';
import { findCardNumbers } from './card-numbers.ts';
import { findKnownFormats } from './known-formats.ts';
import { findBarePairs } from './pairs.ts';
import { findPhrasings } from './phrasings.ts';
import { MASKS, SECRET_KINDS, type Secret, type SecretKind } from './secret.ts';

/** A text that may be kept: its secrets masked, and of which kinds they were, each once. */
export interface Masked {
  readonly text: string;
  readonly kinds: readonly SecretKind[];
}

/**
 * The text with its passwords, keys, tokens and card numbers masked (N18, C12). Masking twice changes nothing more; a text
 * without secrets comes back as it is. The cost grows with the length, and no faster.
 * @param text in plain words, without a platform's markup
 */
export function maskSecrets(text: string): Masked {
  const secrets = findSecrets(text);
  if (secrets.length === 0) return { text, kinds: [] };
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of secrets) {
    masked += text.slice(at, start) + MASKS[kind];
    at = end;
  }
  // What stood beside a secret may only now be read as one.
  const again = maskSecrets(masked + text.slice(at));
  return { text: again.text, kinds: kindsOf([...secrets.map(({ kind }) => kind), ...again.kinds]) };
}

/** Each kind once, in the order in which they are told. */
export function kindsOf(kinds: readonly SecretKind[]): readonly SecretKind[] {
  return SECRET_KINDS.filter((kind) => kinds.includes(kind));
}

/** The secrets of a text, in order, none within another; each also wherever else it stands. */
export function findSecrets(text: string): readonly Secret[] {
  const found = [
    ...findKnownFormats(text),
    ...findCardNumbers(text),
    ...findInAddresses(text),
    ...findPhrasings(text),
    ...findBarePairs(text),
  ];
  return found.length === 0 ? [] : apart([...found, ...repeated(text, found)]);
}

const SHORTEST_REPEATED = 6;
const MOST_REPEATED = 20;

/** The same values said again. Short ones are words too often. */
function repeated(text: string, found: readonly Secret[]): Secret[] {
  const values = new Map(found.map(({ kind, start, end }) => [text.slice(start, end), kind]));
  const long = [...values].filter(([value]) => value.length >= SHORTEST_REPEATED && /\d|[^\p{L}\s]/u.test(value));
  return long
    .slice(0, MOST_REPEATED)
    .flatMap(([value, kind]) => placesOf(value, text).map((start) => ({ kind, start, end: start + value.length })));
}

function placesOf(value: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) places.push(at);
  return places;
}

/** In order, those that touch one another as one, which is of the first one's kind. */
function apart(secrets: readonly Secret[]): Secret[] {
  const inOrder = [...secrets].sort((one, other) => one.start - other.start || other.end - one.end);
  const merged: Secret[] = [];
  for (const secret of inOrder) {
    const last = merged.at(-1);
    if (last && secret.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, secret.end) };
    else merged.push(secret);
  }
  return merged;
}
