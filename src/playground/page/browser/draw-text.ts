import type { TextObject } from '../block-kit.ts';
import { formatDate } from './dates.ts';
import { type Child, create, safeAddress } from './dom.ts';
import { type Drawing, nameOf } from './drawing.ts';
import { emojiFor, withEmoji } from './emoji.ts';
import { type Inline, type Paragraph, readMrkdwn } from './mrkdwn.ts';

/** A text object: plain text word for word, mrkdwn as Slack reads it. */
export function drawText(text: TextObject, drawing: Drawing): readonly Child[] {
  if (text.type === 'plain_text') return [plainText(text)];
  return drawMrkdwn(text.text, drawing, text.verbatim ?? false);
}

/** Plain text as it reads: word for word, shortcodes drawn only when the app asked for it. */
export function plainText(text: { readonly text: string; readonly emoji?: boolean }): string {
  return text.emoji ? withEmoji(text.text) : text.text;
}

export function drawMrkdwn(text: string, drawing: Drawing, verbatim = false): readonly HTMLElement[] {
  return readMrkdwn(text, { verbatim }).map((paragraph) => drawParagraph(paragraph, drawing));
}

function drawParagraph(paragraph: Paragraph, drawing: Drawing): HTMLElement {
  switch (paragraph.kind) {
    case 'preformatted':
      return create('pre', {}, paragraph.text);
    case 'quote':
      return create('blockquote', {}, ...drawInlines(paragraph.children, drawing));
    case 'lines':
      return create('p', {}, ...drawInlines(paragraph.children, drawing));
  }
}

function drawInlines(inlines: readonly Inline[], drawing: Drawing): readonly Child[] {
  return inlines.map((inline) => drawInline(inline, drawing));
}

function drawInline(inline: Inline, drawing: Drawing): Child {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return create('strong', {}, ...drawInlines(inline.children, drawing));
    case 'italic':
      return create('em', {}, ...drawInlines(inline.children, drawing));
    case 'strike':
      return create('s', {}, ...drawInlines(inline.children, drawing));
    case 'code':
      return create('code', {}, inline.text);
    case 'link':
      return drawLink(inline.url, inline.label);
    case 'user':
      return drawUser(inline.id, drawing, inline.label);
    case 'channel':
      return drawChannel(inline.id, drawing, inline.label);
    case 'group':
      return drawMention(inline.label ?? `@${inline.id}`, 'ping', 'group');
    case 'broadcast':
      return drawBroadcast(inline.range);
    case 'emoji':
      return drawEmoji(inline.name);
    case 'date':
      return drawDate(inline, drawing);
  }
}

export function drawLink(url: string, label: string): HTMLElement {
  const address = safeAddress(url);
  return address === undefined
    ? create('span', {}, label)
    : create('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, label);
}

export function drawUser(id: string, drawing: Drawing, label?: string): HTMLElement {
  const known = drawing.users.get(id);
  const mention = drawMention(`@${known?.realName ?? label ?? id}`, id === drawing.me ? 'ping' : 'person', 'user');
  mention.dataset['mentionId'] = id;
  return mention;
}

export function drawChannel(id: string, drawing: Drawing, label?: string): HTMLElement {
  return drawMention(`#${drawing.channels.get(id)?.name ?? label ?? id}`, 'channel', 'channel');
}

/** Everybody would have been pinged: drawn so that nobody, and no test, can miss it. */
export function drawBroadcast(range: string): HTMLElement {
  return drawMention(`@${range}`, 'ping', 'broadcast');
}

function drawMention(text: string, look: string, kind: string): HTMLElement {
  return create('span', { class: `mention mention-${look}`, 'data-mention': kind }, text);
}

export function drawEmoji(name: string, unicode?: string): Child {
  const picture = unicode
    ? String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)))
    : emojiFor(name);
  return picture.startsWith(':')
    ? picture
    : create(
        'span',
        { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:` },
        picture,
      );
}

export function drawDate(
  date: {
    readonly timestamp: number;
    readonly format: string;
    readonly url?: string | undefined;
    readonly fallback?: string | undefined;
  },
  drawing: Drawing,
): HTMLElement {
  const text = formatDate(date.timestamp, date.format, drawing) || (date.fallback ?? '');
  const time = create('time', { datetime: new Date(date.timestamp * 1000).toISOString() }, text);
  if (!date.url) return time;
  const link = drawLink(date.url, '');
  link.append(time);
  return link;
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  return `${words[0]?.charAt(0) ?? '?'}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}

/** The square with somebody's initials. Says nothing to the ears: the name always stands beside it. */
export function drawAvatar(userId: string, drawing: Drawing): HTMLElement {
  const user = drawing.users.get(userId);
  const tone = user?.isBot ? 'app' : String([...drawing.users.keys()].indexOf(userId) % 6);
  const face = user?.isBot ? '🎫' : initialsOf(nameOf(drawing, userId));
  return create('span', { class: `avatar tone-${tone}`, 'aria-hidden': 'true' }, face);
}
