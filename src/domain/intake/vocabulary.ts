import { clausesOf } from './clauses.ts';
import type { Normalised } from './normalise.ts';
import type { Span } from './shape.ts';
import { labels } from './verdict.ts';

/**
 * What a message says in words that no list of ours names, as the fit may learn it: each word (`panier`), each two side by
 * side (`du panier`), and how a clause begins (`^il`, `^il faudrait`) and ends (`merci$`). Figures count as `0`.
 */
export type Wording = ReadonlyMap<string, Span>;

/** Weights learnt for wordings: one number per label each, in the order of `labels`. */
export type Vocabulary = Iterable<Learnt> & {
  readonly size: number;
  get: (wording: string) => readonly number[] | undefined;
};
type Learnt = readonly [wording: string, weights: readonly number[]];

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
export function writeVocabulary(vocabulary: Iterable<Learnt>): string {
  const lines = [...vocabulary].flatMap(([wording, weights]) => {
    const steps = weights.map((weight) => Math.round(weight * STEPS_PER_UNIT) + 0);
    return steps.every((step) => step === 0) ? [] : [`${wording}|${steps.join(',')}`];
  });
  return lines.join('\n');
}

/** The inverse of {@link writeVocabulary}. The weights stay in one block of small numbers: a list for each of 20,000 wordings would weigh three times as much. */
export function readVocabulary(text: string): Vocabulary {
  const lines = text === '' ? [] : text.split('\n');
  const steps = new Int16Array(lines.length * labels.length);
  const places = new Map<string, number>();
  for (const [place, line] of lines.entries()) {
    const bar = line.indexOf('|');
    places.set(line.slice(0, bar), place);
    steps.set(
      line
        .slice(bar + 1)
        .split(',')
        .map(Number),
      place * labels.length,
    );
  }
  const weightsAt = (place: number): readonly number[] => {
    const first = place * labels.length;
    return labels.map((_, label) => (steps[first + label] ?? 0) / STEPS_PER_UNIT);
  };
  return {
    size: places.size,
    get: (wording) => {
      const place = places.get(wording);
      return place === undefined ? undefined : weightsAt(place);
    },
    *[Symbol.iterator]() {
      for (const [wording, place] of places) yield [wording, weightsAt(place)];
    },
  };
}
