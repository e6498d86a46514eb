import type { JsonObject } from './simulator-types.ts';

export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** What a person typed, as Teams' clients send it. */
export interface WrittenText {
  /** Each mention is `<at>Name</at>`. */
  readonly text: string;
  readonly html: string;
  readonly entities: readonly JsonObject[];
}

/**
 * Reads `@Name` as a mention, longest name first, as the menu of the composer would have put it.
 * @param names the app and the people who can be mentioned there
 */
export function writtenText(typed: string, names: readonly Mentionable[]): WrittenText {
  const longestFirst = [...names].sort((one, other) => other.name.length - one.name.length);
  const pattern = longestFirst.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const entities: JsonObject[] = [];
  const text: string[] = [];
  const html: string[] = [];
  for (const piece of pattern === '' ? [typed] : typed.split(new RegExp(`(@(?:${pattern}))(?![\\p{L}\\d])`, 'u'))) {
    const mentioned = piece.startsWith('@') ? names.find(({ name }) => name === piece.slice(1)) : undefined;
    if (!mentioned) {
      text.push(piece);
      html.push(richText(piece));
      continue;
    }
    html.push(
      `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="${entities.length}">${escaped(mentioned.name)}</span>`,
    );
    const at = `<at>${mentioned.name}</at>`;
    text.push(at);
    entities.push({ type: 'mention', text: at, mentioned: { id: mentioned.id, name: mentioned.name } });
  }
  return { text: text.join(''), html: paragraphs(html.join('')), entities };
}

const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'»”’…])/;

/** Links and emoji are elements of their own, as the composer makes them while one types. */
function richText(typed: string): string {
  return typed
    .split(LINK)
    .map((piece) => (LINK.test(piece) ? linked(escaped(piece)) : withEmoji(escaped(piece))))
    .join('');
}

const linked = (address: string): string =>
  `<a href="${address}" rel="noreferrer noopener" title="${address}" target="_blank">${address}</a>`;

const withEmoji = (html: string): string =>
  html.replace(
    /\p{Emoji_Presentation}/gu,
    (emoji) => `<emoji id="${emoji.codePointAt(0)?.toString(16) ?? ''}" alt="${emoji}" title=""></emoji>`,
  );

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/ {2}/g, '&nbsp; ');

/** What an answer in a chat shows above itself. The words of the answer stand alone in the text beside (openclaw#101856). */
export function quote(quoted: { readonly id: string; readonly author: Mentionable; readonly words: string }): string {
  const { id, author, words } = quoted;
  return [
    `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${id}">`,
    `<strong itemprop="mri" itemid="${author.id}">${escaped(author.name)}</strong>`,
    `<span itemprop="time" itemid="${id}"></span>`,
    `<p itemprop="preview">${escaped(words.slice(0, PREVIEW_LENGTH))}</p>`,
    '</blockquote>',
  ].join('');
}

const PREVIEW_LENGTH = 200;

/** One per line, as the composer writes them; a space after a mention is one that does not break. */
function paragraphs(html: string): string {
  return html
    .replaceAll('</span> ', '</span>&nbsp;')
    .split('\n')
    .map((line) => `<p>${line === '' ? '&nbsp;' : line}</p>`)
    .join('\n');
}
