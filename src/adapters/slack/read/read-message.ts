import { cleanText } from '../../../domain/clean-text.ts';

/** Names of accounts by Slack id, where the message does not carry them. */
export type NameOf = (userId: string) => string | undefined;

const nobodyKnown: NameOf = () => undefined;
/** `<…>` holds what Slack recognised; a `<` that was typed arrives as `&lt;`. */
const RECOGNISED = /<([^<>]+)>/g;

/**
 * A message's text as a person reads it: Slack's markup of mentions, channels, links and dates becomes plain words, its
 * three escaped characters come back, control characters go. Formatting (`*bold*`) stays as typed.
 * Source: docs.slack.dev/messaging/formatting-message-text.
 */
export function readMessage(text: string, nameOf: NameOf = nobodyKnown): string {
  const words = text.replace(RECOGNISED, (_, recognised: string) => wordsOfRecognised(recognised, nameOf));
  return cleanText(unescapeMarkup(words));
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
