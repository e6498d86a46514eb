import { cleanText } from '../../../domain/clean-text.ts';
import { type Masked, maskSecrets } from '../../../domain/secrets/mask-secrets.ts';

/** A message's words, as Teams sends them: as text with `<at>` tags, and mostly as HTML too. */
export interface WrittenWords {
  readonly text: string | null | undefined;
  readonly html: string | undefined;
  /** Under which names the desk itself is mentioned: what was said to it is the rest. */
  readonly ownNames: readonly string[];
}

/**
 * A message's text as a person reads it. HTML tells more than the text beside it: where links lead, and what is a quote of
 * somebody else's message, which is left out. Mentions become `@Name`, pictures nothing, secrets are masked.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations.
 */
export function readMessage(written: WrittenWords): string {
  return readMasked(written).text;
}

/** The same, with the kinds of secrets that were in it. */
export function readMasked({ text, html, ownNames }: WrittenWords): Masked {
  const read = html === undefined ? wordsOfText(text ?? '') : wordsOfHtml(html);
  const words = read === '' ? wordsOfText(text ?? '') : read;
  return maskSecrets(cleanText(ownNames.reduce(withoutName, words)).trim());
}

/** Words as Teams would send them as text: read again, they are the same. */
export function asText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wordsOfText(text: string): string {
  return decoded(text.replace(/<at[^>]*>(.*?)<\/at>/gsu, '@$1')).trim();
}

function wordsOfHtml(html: string): string {
  const lines = html
    .replace(/<blockquote\b[^>]*>.*?<\/blockquote>/gisu, '\n')
    .replace(/<(style|script)\b[^>]*>.*?<\/\1>/gisu, '')
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/<at\b[^>]*>(.*?)<\/at>/gisu, '@$1')
    .replace(/<span\b[^>]*schema\.skype\.com\/Mention[^>]*>(.*?)<\/span>/gisu, '@$1')
    .replace(/<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gisu, (_, address: string, label: string) =>
      wordsOfLink(address, label),
    )
    .replace(/<li\b[^>]*>/giu, '- ')
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^>]*>/giu, '\n')
    .replace(/<[^>]*>/gu, '');
  return decoded(lines)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** The address, which is what a form wants; before it the label when it says something else. Both are decoded later. */
function wordsOfLink(address: string, label: string): string {
  const words = label.replace(/<[^>]*>/gu, '').trim();
  const bare = (link: string) =>
    decoded(link)
      .replace(/^(?:https?:\/\/|mailto:|tel:)/iu, '')
      .replace(/\/$/u, '')
      .toLowerCase();
  return words === '' || bare(words) === bare(address)
    ? address.replace(/^(?:mailto|tel):/iu, '')
    : `${words} (${address})`;
}

/** The desk's own name, as often as it is mentioned, with the punctuation that addresses it at the beginning. */
function withoutName(words: string, name: string): string {
  const mention = `@${name}`;
  const led = words.startsWith(mention) ? words.slice(mention.length).replace(/^[\s,:]+/u, '') : words;
  return led.replaceAll(mention, '').trim();
}

const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Once, from left to right: an `&` that was typed does not begin a second entity. */
function decoded(words: string): string {
  return words
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/giu,
      (entity: string, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
      },
    )
    .replaceAll('\u00a0', ' ');
}
