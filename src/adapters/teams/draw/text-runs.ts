import { cleanText, cutInSight } from '../../../domain/clean-text.ts';
import type { Span } from '../../../views/card.ts';
import type { Element, RichText, TextRun } from './adaptive-card.ts';
import { TEAMS } from './limits.ts';

/** How all runs of a text look, whatever else each of them is. */
type Look = Pick<TextRun, 'size' | 'isSubtle' | 'color' | 'weight'>;

/** Spaces where a line may break: those that hold French punctuation stay. */
const BREAKABLE = /[^\S\u00a0\u202f]+/g;

/**
 * Words on one line as Teams shows them in titles, labels and buttons, where it reads no markup. Nothing may be blank, so
 * that is drawn as "…".
 */
export function plainLine(words: string, limit: number): string {
  const line = cutInSight(asTyped(words).replace(BREAKABLE, ' ').trim(), limit);
  return line.length > 0 ? line : '…';
}

/**
 * Words where a client may read Markdown in them, be it against the documentation: in the options that it draws as boxes to
 * tick, and in notifications. What begins markup is replaced by its twin, since a backslash would show where nothing is read.
 */
export function inertLine(words: string, limit: number): string {
  return plainLine(words, limit)
    .replaceAll('://', ':/\u2060/')
    .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}\u2060.`)
    .replace(/[*_~`[\]<>|#&\\]/g, (character) => TWINS[character] ?? character);
}

const TWINS: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  '<': '‹',
  '>': '›',
  '|': '∣',
  '#': '＃',
  '&': '＆',
  '\\': '＼',
};

/**
 * Spans as rich texts, one a line, at most `limit` characters of words in all, cut in sight. Teams reads no markup in a run of
 * rich text. Lines are elements of their own, since not every client breaks a run; a link stands on a line of its own, which
 * opens as a whole: links within rich text were lost for months (microsoft/AdaptiveCards issue 9100).
 */
export function textElements(spans: readonly Span[], limit: number, look: Look = {}): Element[] {
  return linesOf(spans, limit).map((line, index) => ({
    ...lineElement(line, look),
    ...(index > 0 && { spacing: 'None' as const }),
  }));
}

/** One rich text of one line. */
export function richLine(words: string, limit: number, look: Look = {}): RichText {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: plainLine(words, limit), ...look }] };
}

export function wordsOf(span: Span): string {
  if (typeof span === 'string') return span;
  return 'bold' in span ? span.bold : span.label;
}

/** The spans as lines: a line feed ends one, and a link has one to itself. */
function linesOf(spans: readonly Span[], limit: number): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of within(spans, limit)) {
    if (isLink(span)) {
      lines.push([span], []);
      continue;
    }
    const [first = '', ...others] = wordsOf(span).split('\n');
    lines.at(-1)?.push(...withWords(span, first));
    lines.push(...others.map((words) => withWords(span, words)));
  }
  return atMost(withoutIdleLines(lines));
}

/** The spans that `limit` characters of words hold, clean, the last one cut in sight. */
function within(spans: readonly Span[], limit: number): Span[] {
  let left = limit;
  return spans.flatMap((span) => {
    const words = left > 0 ? cutInSight(asTyped(wordsOf(span)), left) : '';
    left -= words.length;
    return withWords(span, words);
  });
}

function withWords(span: Span, words: string): Span[] {
  if (words.length === 0) return [];
  if (isLink(span)) return [{ link: span.link, label: words }];
  return [typeof span === 'string' ? words : { bold: words }];
}

function isLink(span: Span): span is Extract<Span, { link: string }> {
  return typeof span === 'object' && 'link' in span && isOpenable(span.link);
}

/** No blank line first, last, or after another one or a link. */
function withoutIdleLines(lines: readonly Span[][]): Span[][] {
  const kept = lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1] ?? []));
  const from = kept.findIndex((line) => !isBlank(line));
  return from < 0 ? [] : kept.slice(from, kept.findLastIndex((line) => !isBlank(line)) + 1);
}

const isBlank = (line: readonly Span[]) => line.every((span) => wordsOf(span).trim().length === 0);

function atMost(lines: Span[][]): Span[][] {
  return lines.length > TEAMS.partLines ? [...lines.slice(0, TEAMS.partLines - 1), ['…']] : lines;
}

function lineElement(line: readonly Span[], look: Look): Element {
  const [only] = line;
  if (only !== undefined && isLink(only)) return linkElement(only, look);
  if (isBlank(line)) return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '\u00A0' }] };
  const inlines = line.map((span): TextRun => {
    const isBold = typeof span === 'object' && 'bold' in span;
    return { type: 'TextRun', text: wordsOf(span), ...look, ...(isBold && { weight: 'Bolder' as const }) };
  });
  return { type: 'RichTextBlock', inlines };
}

function linkElement({ link, label }: Extract<Span, { link: string }>, look: Look): Element {
  const words = plainLine(label, TEAMS.partWords);
  const run: TextRun = { type: 'TextRun', text: words, ...look, color: 'Accent', underline: true };
  return {
    type: 'Container',
    selectAction: { type: 'Action.OpenUrl', title: words, url: link },
    items: [{ type: 'RichTextBlock', inlines: [run] }],
  };
}

function isOpenable(address: string): boolean {
  return /^https?:\/\//i.test(address) && address.length <= TEAMS.linkUrl;
}

/** Clean words in which clients find no date to write out: `{{DATE(…)}}` is a function of Adaptive Cards, in runs too. */
function asTyped(words: string): string {
  return cleanText(words).replace(/\{(?=\{(?:DATE|TIME)\()/gi, '{\u2060');
}
