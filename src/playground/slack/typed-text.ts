import type { JsonObject } from './json.ts';
import type { SimulatedChannel, SimulatedUser } from './simulator-types.ts';

/** One piece of what a person typed, as Slack's client understands it. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly shown: string }
  | { readonly kind: 'person'; readonly user: SimulatedUser }
  | { readonly kind: 'channel'; readonly channel: SimulatedChannel }
  | { readonly kind: 'broadcast'; readonly range: string };

export interface KnownNames {
  readonly users: readonly SimulatedUser[];
  readonly channels: readonly SimulatedChannel[];
}

const URL_TYPED = /https?:\/\/[^\s<>`]+/.source;
const EMAIL_TYPED = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.source;
/** Slack links a bare host when its end is a real top-level domain; these are the ones our people type. */
const HOST_TYPED =
  /(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|fr|org|net|io|dev|app|eu|be|ch|ca|co)(?![\w-])(?:\/[^\s<>`]*)?/i.source;
const CODE_TYPED = /```[\s\S]*?```|`[^`\n]+`/.source;
const AT_END = /[.,;:!?)\]}'"»”’…]+$/;

/** Slack escapes these three and nothing else: docs.slack.dev/messaging/formatting-message-text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The `text` of a message that a person typed. */
export function textOfMessage(typed: string, names: KnownNames): string {
  return piecesOf(typed, names, { links: true }).map(writtenInMessage).join('');
}

/** The `text` of a slash command whose manifest says `should_escape`: names are resolved, links are left as typed. */
export function textOfCommand(typed: string, names: KnownNames): string {
  return piecesOf(typed, names, { links: false })
    .map((piece) => (piece.kind === 'person' ? `<@${piece.user.id}|${piece.user.name}>` : writtenInMessage(piece)))
    .join('');
}

/** The `rich_text` block that Slack's own composer sends beside the text. */
export function richTextOfMessage(typed: string, names: KnownNames, blockId: string): JsonObject {
  const elements = piecesOf(typed, names, { links: true }).map(richPiece);
  return { type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] };
}

function writtenInMessage(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return escaped(piece.text);
    case 'link':
      return piece.url === piece.shown ? `<${escaped(piece.url)}>` : `<${escaped(piece.url)}|${escaped(piece.shown)}>`;
    case 'person':
      return `<@${piece.user.id}>`;
    case 'channel':
      return `<#${piece.channel.id}|${piece.channel.name}>`;
    case 'broadcast':
      return `<!${piece.range}>`;
  }
}

function richPiece(piece: Piece): JsonObject {
  switch (piece.kind) {
    case 'text':
      return { type: 'text', text: piece.text };
    case 'link':
      return piece.url === piece.shown
        ? { type: 'link', url: piece.url }
        : { type: 'link', url: piece.url, text: piece.shown };
    case 'person':
      return { type: 'user', user_id: piece.user.id };
    case 'channel':
      return { type: 'channel', channel_id: piece.channel.id };
    case 'broadcast':
      return { type: 'broadcast', range: piece.range };
  }
}

function piecesOf(typed: string, names: KnownNames, options: { links: boolean }): Piece[] {
  const kinds = [CODE_TYPED, ...(options.links ? [URL_TYPED, EMAIL_TYPED, HOST_TYPED] : []), mentions(names)];
  const wanted = new RegExp(kinds.map((kind) => `(?:${kind})`).join('|'), 'gi');
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of typed.matchAll(wanted)) {
    const { piece, length } = pieceFor(match[0], names);
    if (match.index > done) pieces.push({ kind: 'text', text: typed.slice(done, match.index) });
    pieces.push(piece);
    done = match.index + length;
    // What was cut from a match (the full stop after a link) is text: it comes with the next slice.
  }
  if (done < typed.length) pieces.push({ kind: 'text', text: typed.slice(done) });
  return pieces;
}

/** `@name` and `#channel`, as the client completes them: by account name or full name, the longest first. */
function mentions(names: KnownNames): string {
  const people = names.users.flatMap((user) => [user.realName, user.name]);
  const at = longestFirst([...people, 'channel', 'here', 'everyone']);
  const hash = longestFirst(names.channels.filter((channel) => channel.name !== '').map((channel) => channel.name));
  const kinds = [`(?<![\\w@])@(?:${at})(?![\\p{L}\\w])`];
  if (hash !== '') kinds.push(`(?<![\\w#])#(?:${hash})(?![\\w-])`);
  return kinds.join('|').replaceAll('\\p{L}', 'A-Za-zÀ-ÿ');
}

const longestFirst = (names: readonly string[]): string =>
  [...names]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

function pieceFor(match: string, names: KnownNames): { piece: Piece; length: number } {
  const whole = (piece: Piece) => ({ piece, length: match.length });
  if (match.startsWith('`')) return whole({ kind: 'text', text: match });
  if (match.startsWith('@')) return whole(mentioned(match.slice(1).toLowerCase(), names));
  if (match.startsWith('#')) {
    const channel = names.channels.find((candidate) => candidate.name === match.slice(1).toLowerCase());
    return whole(channel ? { kind: 'channel', channel } : { kind: 'text', text: match });
  }
  const shown = match.replace(AT_END, '');
  return { piece: { kind: 'link', url: addressOf(shown), shown }, length: shown.length };
}

function mentioned(name: string, names: KnownNames): Piece {
  const user = names.users.find(
    (candidate) => candidate.name.toLowerCase() === name || candidate.realName.toLowerCase() === name,
  );
  return user ? { kind: 'person', user } : { kind: 'broadcast', range: name };
}

function addressOf(shown: string): string {
  if (/^https?:\/\//i.test(shown)) return shown;
  return /^[^/]*@/.test(shown) ? `mailto:${shown}` : `http://${shown}`;
}
