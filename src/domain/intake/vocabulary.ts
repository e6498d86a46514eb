import { type Clause, clausesOf } from './clauses.ts';
import type { Normalised } from './normalise.ts';
import type { Span } from './shape.ts';
import { labels } from './verdict.ts';

/**
 * What a message says in words that no list of ours names, as the fit may learn it: each word (`panier`), each two and three
 * side by side (`du panier`), two around a third (`le _ marche`), and how a clause begins (`^il`, `^il faudrait`) and ends
 * (`merci$`). Figures count as `0`; who is spoken to does not count.
 */
export type Wording = ReadonlyMap<string, Span>;

/** Weights learnt for wordings: one number per label each, in the order of `labels`. */
export type Vocabulary = Iterable<Learnt> & {
  readonly size: number;
  get: (wording: string) => readonly number[] | undefined;
};
type Learnt = readonly [wording: string, weights: readonly number[]];

const WORD = /§[a-z]+|[a-z0-9]+'?/g;
const MENTION = '§at';
const STEPS_PER_UNIT = 20;

/** Reads the wordings of a normalised message, each with the raw offsets of its first place. */
export function readWording(message: Normalised): Wording {
  const found = new Map<string, Span>();
  const note = (wording: string, first: Word, last: Word) => {
    if (found.has(wording)) return;
    found.set(wording, { start: message.from[first.start] ?? 0, end: message.to[last.end - 1] ?? 0 });
  };
  for (const clause of clausesOf(message.text)) {
    const words = wordsIn(message.text, clause);
    for (const [place, word] of words.entries()) {
      const [next, third] = [words[place + 1], words[place + 2]];
      note(word.text, word, word);
      if (place === 0) note(`^${word.text}`, word, word);
      if (!next) note(`${word.text}$`, word, word);
      if (next) note(`${word.text} ${next.text}`, word, next);
      if (next && place === 0) note(`^${word.text} ${next.text}`, word, next);
      if (next && third) note(`${word.text} ${next.text} ${third.text}`, word, third);
      if (third) note(`${word.text} _ ${third.text}`, word, third);
    }
  }
  return found;
}

/** A word with its offsets in the normalised text. */
type Word = Clause & { readonly text: string };

function wordsIn(text: string, { start, end }: Clause): Word[] {
  return [...text.slice(start, end).matchAll(WORD)].flatMap((match) => {
    const [written] = match;
    if (written === MENTION) return [];
    const from = start + match.index;
    return [{ text: /^[0-9]+$/.test(written) ? '0' : written, start: from, end: from + written.length }];
  });
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
