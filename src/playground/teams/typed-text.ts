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
      html.push(escaped(piece));
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

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/ {2}/g, '&nbsp; ');

/** One per line, as the composer writes them; a space after a mention is one that does not break. */
function paragraphs(html: string): string {
  return html
    .replaceAll('</span> ', '</span>&nbsp;')
    .split('\n')
    .map((line) => `<p>${line === '' ? '&nbsp;' : line}</p>`)
    .join('\n');
}
