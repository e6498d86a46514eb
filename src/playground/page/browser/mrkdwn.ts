/** What a Slack text means, before anything is drawn. Pure, so that tests read it without a browser. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'channel'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'group'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'broadcast'; readonly range: string }
  | { readonly kind: 'emoji'; readonly name: string }
  | {
      readonly kind: 'date';
      readonly timestamp: number;
      readonly format: string;
      readonly url: string | undefined;
      readonly fallback: string;
    };
export type Paragraph =
  | { readonly kind: 'lines' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string };

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Reads Slack's mrkdwn: styles, code, quotes, references in angle brackets, shortcodes, entities; bare addresses become
 * links unless `verbatim`. Whatever is not well formed stays the text it is.
 * Source: "Formatting text for app surfaces" (docs.slack.dev/messaging/formatting-message-text).
 */
export function readMrkdwn(text: string, options: { readonly verbatim?: boolean } = {}): readonly Paragraph[] {
  const isVerbatim = options.verbatim ?? false;
  return text.split(/```([\s\S]+?)```/).flatMap((part, index): readonly Paragraph[] => {
    if (index % 2 === 1) return [{ kind: 'preformatted', text: plain(part.replace(/^\n|\n$/g, '')) }];
    // The line breaks around a fence belong to the fence.
    const between = index === 0 ? part.replace(/\n$/, '') : part.replace(/^\n|\n$/g, '');
    return between === '' ? [] : readLines(between, isVerbatim);
  });
}

/** The same text for the ears: no markup, names resolved by the caller. */
export function spokenText(text: string, nameOf: (id: string) => string): string {
  return plain(
    text
      .replace(/<@([^>|]+)(?:\|[^>]*)?>/g, (_whole, id: string) => `@${nameOf(id)}`)
      .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
      .replace(/[*_~`]/g, ''),
  );
}

function readLines(text: string, isVerbatim: boolean): readonly Paragraph[] {
  const groups: { kind: 'lines' | 'quote'; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;)\s?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'lines';
    const content = quoted?.[1] ?? line;
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(content);
    else groups.push({ kind, lines: [content] });
  }
  return groups.map(({ kind, lines }) => ({ kind, children: readInline(lines.join('\n'), isVerbatim) }));
}

function readInline(text: string, isVerbatim: boolean): readonly Inline[] {
  const found: Inline[] = [];
  let pending = '';
  const flush = () => {
    if (pending !== '') found.push({ kind: 'text', text: entities(pending) });
    pending = '';
  };
  const reading: Reading = { text, isVerbatim, unclosedUntil: new Map() };
  let index = 0;
  while (index < text.length) {
    const next = readOne(reading, index);
    if (next) {
      flush();
      found.push(next.inline);
      index = next.end;
    } else {
      pending += text[index];
      index += 1;
    }
  }
  flush();
  return found;
}

interface Reading {
  readonly text: string;
  readonly isVerbatim: boolean;
  /** Marks that nothing closes before this index: known once, so that a long line is not searched for each of them. */
  readonly unclosedUntil: Map<string, number>;
}

interface Found {
  readonly inline: Inline;
  readonly end: number;
}

function readOne(reading: Reading, index: number): Found | undefined {
  const { text, isVerbatim } = reading;
  const next = text.charAt(index);
  switch (next) {
    case '<':
      return readReference(text, index);
    case '`':
      return readCode(text, index);
    case '*':
    case '_':
    case '~':
      return readStyled(reading, index);
    case ':':
      return readEmoji(text, index);
    case 'h':
      return isVerbatim ? undefined : readBareAddress(text, index);
    default:
      return undefined;
  }
}

function readReference(text: string, index: number): Found | undefined {
  const match = sticky(/<([^<>\n]+)>/y, text, index);
  const inside = match?.[1];
  if (match === undefined || inside === undefined) return undefined;
  const inline = reference(inside);
  return inline && { inline, end: index + match[0].length };
}

function reference(inside: string): Inline | undefined {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? undefined : entities(inside.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(channel|here|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice('!subteam^'.length), label };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date) {
    const [, timestamp = '0', format = '', url] = date;
    return { kind: 'date', timestamp: Number(timestamp), format, url: url && entities(url), fallback: label ?? '' };
  }
  if (/^(https?:\/\/|mailto:|tel:)/i.test(target)) {
    const url = entities(target);
    return { kind: 'link', url, label: label ?? url.replace(/^mailto:|^tel:/i, '') };
  }
  return undefined;
}

function readCode(text: string, index: number): Found | undefined {
  const match = sticky(/`([^`\n]+)`/y, text, index);
  return match?.[1] === undefined
    ? undefined
    : { inline: { kind: 'code', text: plain(match[1]) }, end: index + match[0].length };
}

function readStyled(reading: Reading, index: number): Found | undefined {
  const { text, isVerbatim, unclosedUntil } = reading;
  const mark = text[index];
  if (mark !== '*' && mark !== '_' && mark !== '~') return undefined;
  const before = text[index - 1];
  const after = text[index + 1];
  if ((before !== undefined && WORD.test(before)) || after === undefined || /\s/.test(after) || after === mark) {
    return undefined;
  }
  if ((unclosedUntil.get(mark) ?? -1) > index) return undefined;
  const lineEnd = text.indexOf('\n', index) === -1 ? text.length : text.indexOf('\n', index);
  const end = closingMark(text, index + 1, lineEnd, mark);
  if (end === undefined) {
    unclosedUntil.set(mark, lineEnd);
    return undefined;
  }
  return {
    inline: { kind: STYLES[mark], children: readInline(text.slice(index + 1, end), isVerbatim) },
    end: end + 1,
  };
}

/** Where a style ends: a mark after something, before no letter, and not inside a reference or code. */
function closingMark(text: string, from: number, lineEnd: number, mark: string): number | undefined {
  for (let at = from; at < lineEnd; at += 1) {
    const here = text.charAt(at);
    if (here === '<' || here === '`') {
      const closed = text.indexOf(here === '<' ? '>' : '`', at + 1);
      if (closed !== -1 && closed < lineEnd) at = closed;
    } else if (here === mark && !/\s/.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + 1))) {
      return at;
    }
  }
  return undefined;
}

function readEmoji(text: string, index: number): Found | undefined {
  const match = sticky(/:([a-z0-9_+-]+(?:::skin-tone-\d)?):/y, text, index);
  // `10:30:45` is a time; the only shortcodes without a letter are the two thumbs.
  if (match?.[1] === undefined || !/[a-z]|^[+-]1$/.test(match[1])) return undefined;
  return { inline: { kind: 'emoji', name: match[1] }, end: index + match[0].length };
}

function readBareAddress(text: string, index: number): Found | undefined {
  const before = text[index - 1];
  if (before !== undefined && WORD.test(before)) return undefined;
  const match = sticky(/https?:\/\/[^\s<>|*`]+/y, text, index);
  const address = match?.[0].replace(/[.,;:!?)'"»…_~]+$/, '');
  if (address === undefined || /^https?:\/\/$/.test(address)) return undefined;
  const url = entities(address);
  return { inline: { kind: 'link', url, label: url }, end: index + address.length };
}

function sticky(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

/** Inside code nothing is styled, but references still show what they point to. */
function plain(text: string): string {
  return entities(
    text.replace(/<([^<>\n|]+)(?:\|([^<>\n]*))?>/g, (whole, target: string, label?: string) => {
      if (/^!(channel|here|everyone)$/.test(target)) return `@${target.slice(1)}`;
      return /^(https?:\/\/|mailto:|tel:|[@#!])/i.test(target) ? (label ?? target) : whole;
    }),
  );
}

function entities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
