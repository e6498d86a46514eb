import { cleanText } from '../../../domain/clean-text.ts';
import { findSecrets, kindsOf, type Masked, maskSecrets } from '../../../domain/secrets/mask-secrets.ts';
import { MASKS } from '../../../domain/secrets/secret.ts';

/** Names of accounts by Slack id, where the message does not carry them. */
export type NameOf = (userId: string) => string | undefined;

const nobodyKnown: NameOf = () => undefined;
/** `<…>` holds what Slack recognised; a `<` that was typed arrives as `&lt;`. */
const RECOGNISED = /<([^<>]+)>/g;

/**
 * A message's text as a person reads it: Slack's markup of mentions, channels, links and dates becomes plain words, its
 * three escaped characters come back, control characters go, secrets are masked. Formatting (`*bold*`) stays as typed.
 * Source: docs.slack.dev/messaging/formatting-message-text.
 */
export function readMessage(text: string, nameOf: NameOf = nobodyKnown): string {
  return readMasked(text, nameOf).text;
}

/** The same, with the kinds of secrets that were in it. */
export function readMasked(text: string, nameOf: NameOf = nobodyKnown): Masked {
  const words = text.replace(RECOGNISED, (_, recognised: string) => wordsOfRecognised(recognised, nameOf));
  return maskSecrets(cleanText(unescapeMarkup(words)));
}

/** What Slack recognised, its three escaped characters, and what was typed between them. */
const MARKED = /<[^<>]+>|&(?:lt|gt|amp);|[^<&]+|[<&]/g;

/**
 * A message's text with its secrets masked and its markup kept, to be read later. Links become what a person reads of them
 * where there is a secret: Slack makes links of what only looks like an address, also within a password.
 */
export function maskMarkup(text: string): Masked {
  const unlinked = text.replace(RECOGNISED, (marked, recognised: string) =>
    /^[@#!]/.test(recognised) ? marked : wordsOfRecognised(recognised, nobodyKnown),
  );
  const pieces = (unlinked.match(MARKED) ?? []).map((marked) => ({ marked, words: wordsOfMarked(marked) }));
  const secrets = findSecrets(pieces.map(({ words }) => words).join(''));
  if (secrets.length === 0) return { text, kinds: [] };
  let masked = '';
  let at = 0;
  let next = 0;
  for (const { marked, words } of pieces) {
    const end = at + words.length;
    let from = at;
    let isTouched = false;
    for (let secret = secrets[next]; secret && secret.start < end; secret = secrets[next]) {
      isTouched = true;
      // Masked where it begins, left out where it goes on.
      if (marked === words) masked += words.slice(from - at, Math.max(from, secret.start) - at);
      if (secret.start >= at) masked += MASKS[secret.kind];
      from = Math.min(secret.end, end);
      if (secret.end > end) break;
      next += 1;
    }
    if (marked === words) masked += words.slice(from - at);
    else if (!isTouched) masked += marked;
    at = end;
  }
  const again = maskMarkup(masked);
  return { text: again.text, kinds: kindsOf([...secrets.map(({ kind }) => kind), ...again.kinds]) };
}

function wordsOfMarked(marked: string): string {
  const recognised = /^<(.+)>$/s.exec(marked)?.[1];
  return recognised === undefined ? unescapeMarkup(marked) : wordsOfRecognised(recognised, nobodyKnown);
}

/** The accounts that a text mentions, in order, each as often as it is mentioned. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].flatMap(([, id]) => id ?? []);
}

function wordsOfRecognised(recognised: string, nameOf: NameOf): string {
  const bar = recognised.indexOf('|');
  const target = bar < 0 ? recognised : recognised.slice(0, bar);
  const label = bar < 0 ? undefined : recognised.slice(bar + 1) || undefined;
  const named = target.slice(1);
  if (target.startsWith('@')) return `@${label ?? nameOf(named) ?? named}`;
  if (target.startsWith('#')) return `#${label ?? named}`;
  if (target.startsWith('!')) return wordsOfCommand(named, label);
  return wordsOfLink(target, label);
}

/** `!channel`, `!here`, `!everyone`; `!subteam^S1|@team`; `!date^…|words for those who cannot show the date`. */
function wordsOfCommand(command: string, label: string | undefined): string {
  const [name = '', id] = command.split('^');
  if (name === 'date') return label ?? '';
  if (name === 'subteam') return label ?? `@${id ?? name}`;
  return label ?? `@${name}`;
}

/** The address, which is what a form wants; before it the label when it says something else. */
function wordsOfLink(target: string, label: string | undefined): string {
  const address = target.replace(/^(mailto|tel):/, '');
  return label === undefined || isSameAddress(label, address) ? address : `${label} (${address})`;
}

/** Slack links what looks like an address: `example.com` arrives as `http://example.com` labelled with what was typed. */
function isSameAddress(label: string, address: string): boolean {
  const bare = (words: string) =>
    words
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return bare(label) === bare(address);
}

function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
