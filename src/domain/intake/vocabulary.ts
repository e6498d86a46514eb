import { clausesOf } from './clauses.ts';
import type { Normalised } from './normalise.ts';
import type { Span } from './shape.ts';

/**
 * What a message says in words that no list of ours names, as the fit may learn it: each word (`panier`), each two side by
 * side (`du panier`), and how a clause begins (`^il`, `^il faudrait`) and ends (`merci$`). Figures count as `0`.
 */
export type Wording = ReadonlyMap<string, Span>;

/** Weights learnt for wordings: one number per label each, in the order of `labels`. */
export type Vocabulary = ReadonlyMap<string, readonly number[]>;

const WORD = /§[a-z]+|[a-z0-9]+'?/g;
const STEPS_PER_UNIT = 20;

/** Reads the wordings of a normalised message, each with the raw offsets of its first place. */
export function readWording(message: Normalised): Wording {
  const found = new Map<string, Span>();
  for (const { start, end } of clausesOf(message.text)) {
    const words = [...message.text.slice(start, end).matchAll(WORD)].map((match) => ({
      text: /^[0-9]+$/.test(match[0]) ? '0' : match[0],
      from: start + match.index,
      to: start + match.index + match[0].length,
    }));
    const note = (wording: string, first: number, last: number) => {
      const [one, other] = [words[first], words[last]];
      if (!one || !other || found.has(wording)) return;
      found.set(wording, { start: message.from[one.from] ?? 0, end: message.to[other.to - 1] ?? 0 });
    };
    for (const [place, { text }] of words.entries()) {
      const next = words[place + 1];
      note(text, place, place);
      if (next) note(`${text} ${next.text}`, place, place + 1);
      if (place === 0) note(`^${text}`, place, place);
      if (place === 0 && next) note(`^${text} ${next.text}`, place, place + 1);
      if (!next) note(`${text}$`, place, place);
    }
  }
  return found;
}

/** A vocabulary as text, a line each: the wording, a bar, and its weights in twentieths. Those that round to nothing go. */
export function writeVocabulary(vocabulary: Vocabulary): string {
  const lines = [...vocabulary].flatMap(([wording, weights]) => {
    const steps = weights.map((weight) => Math.round(weight * STEPS_PER_UNIT) + 0);
    return steps.every((step) => step === 0) ? [] : [`${wording}|${steps.join(',')}`];
  });
  return lines.join('\n');
}

/** The inverse of {@link writeVocabulary}. */
export function readVocabulary(text: string): Vocabulary {
  const lines = text === '' ? [] : text.split('\n');
  return new Map(
    lines.map((line) => {
      const bar = line.indexOf('|');
      const weights = line.slice(bar + 1).split(',');
      return [line.slice(0, bar), weights.map((steps) => Number(steps) / STEPS_PER_UNIT)];
    }),
  );
}
