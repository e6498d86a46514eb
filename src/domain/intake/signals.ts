import { clausesOf } from './clauses.ts';
import { englishPhrases } from './lexicon-en.ts';
import { frenchPhrases } from './lexicon-fr.ts';
import type { Normalised } from './normalise.ts';
import { compilePhrases, type Match, type PhraseBook } from './phrase-pattern.ts';
import type { Span } from './shape.ts';
import {
  type Conjunction,
  type ConjunctionKey,
  conjunctions,
  machinePhrases,
  type PlainKey,
  shapeKeys,
} from './signal-rules.ts';

/** `learnt_words` stands for all wordings of the vocabulary together: see vocabulary.ts. */
export type SignalKey = PlainKey | ConjunctionKey | 'learnt_words';

/** The signals a message shows, each with the raw offsets of the words that showed it, if words did. */
export type Reading = ReadonlyMap<SignalKey, Span | undefined>;

const phrases: readonly { key: PlainKey; fragments: readonly string[] }[] = [
  ...keysOf(frenchPhrases).map((key) => ({ key, fragments: [...frenchPhrases[key], ...englishPhrases[key]] })),
  ...keysOf(machinePhrases).map((key) => ({ key, fragments: machinePhrases[key] })),
];
/** Laid out at the first message, which the start rehearses: commands that judge nothing need not wait a third of a second. */
let phraseBook: PhraseBook | undefined;

const plainKeys: readonly PlainKey[] = [...phrases.map(({ key }) => key), ...shapeKeys];
const places = new Map(plainKeys.map((key, place) => [key, place]));
const conjunctionRules = keysOf(conjunctions).map((key) => ({ key, ...indexed(conjunctions[key]) }));
const messageRules = conjunctionRules.filter(({ of }) => of === 'message');
const clauseRules = conjunctionRules.filter(({ of }) => of === 'clause');

/** Every signal there is, in the order of the columns of the model. */
export const signalKeys: readonly SignalKey[] = [...plainKeys, ...conjunctionRules.map(({ key }) => key)];

/** People say a few things in the head of a message; more statements than this are a list or a paste, and cost time. */
const MOST_CLAUSES = 30;

/**
 * Reads all signals of a normalised message. `shapes` are those that `shapesOf` found; they hold in every clause,
 * save the question mark, which belongs to the clause that it ends.
 */
export function readSignals(message: Normalised, shapes: ReadonlyMap<PlainKey, Span | undefined>): Reading {
  const found = new Map<SignalKey, Span | undefined>(shapes);
  const clauses = clausesOf(message.text).slice(0, MOST_CLAUSES);
  const perClause = clauses.map(({ start, end }) => heldByShape(shapes, message.text.slice(start, end)));

  phraseBook ??= compilePhrases(phrases.map(({ fragments }) => fragments));
  const matches = phraseBook.matchesIn(message.text);
  for (const [index, { key }] of phrases.entries()) {
    for (const match of matches[index] ?? []) {
      if (!found.has(key)) found.set(key, rawSpan(message, match));
      const held = perClause[clauses.findIndex(({ end }) => match.start < end)];
      if (held) held[index] = 1;
    }
  }
  const anywhere = heldAnywhere(perClause);
  const possible = clauseRules.filter(({ all }) => all.every((group) => group.some((place) => anywhere[place] === 1)));
  for (const held of perClause) readConjunctions(possible, held, found);
  readConjunctions(messageRules, anywhere, found);
  return found;
}

/** Which plain signals hold in one clause, by their place in `plainKeys`. */
type Held = Uint8Array;

function heldByShape(shapes: ReadonlyMap<PlainKey, Span | undefined>, clause: string): Held {
  const held = new Uint8Array(plainKeys.length);
  for (const key of shapes.keys()) {
    if (key !== 'question_mark' || clause.includes('?')) held[placeOf(key)] = 1;
  }
  return held;
}

function heldAnywhere(perClause: readonly Held[]): Held {
  const anywhere = new Uint8Array(plainKeys.length);
  for (const held of perClause) {
    for (let place = 0; place < held.length; place += 1) if (held[place] === 1) anywhere[place] = 1;
  }
  return anywhere;
}

function readConjunctions(rules: typeof conjunctionRules, held: Held, found: Map<SignalKey, Span | undefined>): void {
  const holds = (index: number) => held[index] === 1;
  for (const { key, all, none } of rules) {
    if (found.has(key) || none.some(holds) || !all.every((group) => group.some(holds))) continue;
    const first = plainKeys[all[0]?.find(holds) ?? -1];
    found.set(key, first && found.get(first));
  }
}

/** A rule by the places of its signals: the rules are evaluated for every clause, and places are cheaper than names. */
function indexed({ of = 'clause', all, none = [] }: Conjunction) {
  return { of, all: all.map((group) => group.map(placeOf)), none: none.map(placeOf) };
}

function placeOf(key: PlainKey): number {
  return places.get(key) ?? -1;
}

function rawSpan(message: Normalised, { start, end }: Match): Span {
  return { start: message.from[start] ?? 0, end: message.to[end - 1] ?? 0 };
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
