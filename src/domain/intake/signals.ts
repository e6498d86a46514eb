import { clausesOf } from './clauses.ts';
import { englishPhrases } from './lexicon-en.ts';
import { frenchPhrases } from './lexicon-fr.ts';
import type { Normalised } from './normalise.ts';
import { compilePhrases, type Match, matchesOf, type PhrasePattern, startsIn } from './phrase-pattern.ts';
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

const plainPatterns: readonly { key: PlainKey; pattern: PhrasePattern }[] = [
  ...keysOf(frenchPhrases).map((key) => ({
    key,
    pattern: compilePhrases([...frenchPhrases[key], ...englishPhrases[key]]),
  })),
  ...keysOf(machinePhrases).map((key) => ({ key, pattern: compilePhrases(machinePhrases[key]) })),
];

const plainKeys: readonly PlainKey[] = [...plainPatterns.map(({ key }) => key), ...shapeKeys];
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
  const starts = startsIn(message.text);
  const perClause = clauses.map(({ start, end }) => heldByShape(shapes, message.text.slice(start, end)));

  for (const [index, { key, pattern }] of plainPatterns.entries()) {
    for (const match of matchesOf(pattern, message.text, starts)) {
      if (!found.has(key)) found.set(key, rawSpan(message, match));
      const held = perClause[clauses.findIndex(({ end }) => match.start < end)];
      if (held) held[index] = 1;
    }
  }
  for (const held of perClause) readConjunctions(clauseRules, held, found);
  readConjunctions(messageRules, heldAnywhere(perClause), found);
  return found;
}

/** Which plain signals hold in one clause, by their place in `plainKeys`. */
type Held = Uint8Array;

function heldByShape(shapes: ReadonlyMap<PlainKey, Span | undefined>, clause: string): Held {
  const held = new Uint8Array(plainKeys.length);
  for (const key of shapes.keys()) {
    if (key !== 'question_mark' || clause.includes('?')) held[plainKeys.indexOf(key)] = 1;
  }
  return held;
}

function heldAnywhere(perClause: readonly Held[]): Held {
  return Uint8Array.from({ length: plainKeys.length }, (_, index) =>
    Number(perClause.some((held) => held[index] === 1)),
  );
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
  const placeOf = (key: PlainKey) => plainKeys.indexOf(key);
  return { of, all: all.map((group) => group.map(placeOf)), none: none.map(placeOf) };
}

function rawSpan(message: Normalised, { start, end }: Match): Span {
  return { start: message.from[start] ?? 0, end: message.to[end - 1] ?? 0 };
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
