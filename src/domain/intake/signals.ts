import { clausesOf } from './clauses.ts';
import { englishPhrases } from './lexicon-en.ts';
import { frenchPhrases } from './lexicon-fr.ts';
import type { Normalised } from './normalise.ts';
import type { Span } from './shape.ts';
import {
  type Conjunction,
  type ConjunctionKey,
  conjunctions,
  machinePhrases,
  type PlainKey,
  shapeKeys,
} from './signal-rules.ts';

export type SignalKey = PlainKey | ConjunctionKey;

/** The signals a message shows, each with the raw offsets of the words that showed it, if words did. */
export type Reading = ReadonlyMap<SignalKey, Span | undefined>;

// No gap crosses punctuation, so a match cannot wander from one statement into another.
const GAP_WORD = `[a-z0-9'"§]+`;
const OPENERS =
  "bonjour|salut|hello|hi|hey|bonsoir|coucou|§at|mais|sinon|donc|alors|dis|bon|et|ok|merci|juste|but|so|and|also|please|svp|stp|euh|ah|oh|tiens|par contre|du coup|ensuite|then|well|yeah|no|oui|non|yes|quick question|question|petite question|question rapide|au fait|dites|all|tous|l'equipe|team|guys|voila";
const CLAUSE_START = `(?<=^|[.!?;:,\\n(-] ?|(?:^|[^a-z0-9'])(?:${OPENERS}),? )`;
const WORD_START = '(?<![a-z0-9§])';
const WORD_END = "(?:(?<=')|(?![a-z0-9]))";

const MAXIMUM_MATCHES = 12;

const plainPatterns: readonly { key: PlainKey; pattern: RegExp }[] = [
  ...keysOf(frenchPhrases).map((key) => ({ key, pattern: compiled([...frenchPhrases[key], ...englishPhrases[key]]) })),
  ...keysOf(machinePhrases).map((key) => ({ key, pattern: compiled(machinePhrases[key]) })),
];

const plainKeys: readonly PlainKey[] = [...plainPatterns.map(({ key }) => key), ...shapeKeys];
const conjunctionRules = keysOf(conjunctions).map((key) => ({ key, ...indexed(conjunctions[key]) }));

/** Every signal there is, in the order of the columns of the model. */
export const signalKeys: readonly SignalKey[] = [...plainKeys, ...conjunctionRules.map(({ key }) => key)];

/**
 * Reads all signals of a normalised message. `shapes` are those that `shapesOf` found; they hold in every clause,
 * save the question mark, which belongs to the clause that it ends.
 */
export function readSignals(message: Normalised, shapes: ReadonlyMap<PlainKey, Span | undefined>): Reading {
  const found = new Map<SignalKey, Span | undefined>(shapes);
  const clauses = clausesOf(message.text);
  const perClause = clauses.map(({ start, end }) => heldByShape(shapes, message.text.slice(start, end)));

  for (const [index, { key, pattern }] of plainPatterns.entries()) {
    pattern.lastIndex = 0;
    for (let count = 0; count < MAXIMUM_MATCHES; count += 1) {
      const match = pattern.exec(message.text);
      if (!match) break;
      if (match[0] === '') pattern.lastIndex += 1;
      if (!found.has(key)) found.set(key, rawSpan(message, match.index, match.index + match[0].length));
      const clause = clauses.findIndex(({ end }) => match.index < end);
      const held = perClause[clause];
      if (held) held[index] = 1;
    }
  }
  for (const held of perClause) readConjunctions(held, found);
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

function readConjunctions(held: Held, found: Map<SignalKey, Span | undefined>): void {
  const holds = (index: number) => held[index] === 1;
  for (const { key, all, none } of conjunctionRules) {
    if (found.has(key) || none.some(holds) || !all.every((group) => group.some(holds))) continue;
    const first = plainKeys[all[0]?.find(holds) ?? -1];
    found.set(key, first && found.get(first));
  }
}

/** A rule by the places of its signals: the rules are evaluated for every clause, and places are cheaper than names. */
function indexed({ all, none = [] }: Conjunction): { all: readonly (readonly number[])[]; none: readonly number[] } {
  const placeOf = (key: PlainKey) => plainKeys.indexOf(key);
  return { all: all.map((group) => group.map(placeOf)), none: none.map(placeOf) };
}

function rawSpan(message: Normalised, start: number, end: number): Span {
  return { start: message.from[start] ?? 0, end: message.to[end - 1] ?? 0 };
}

function compiled(fragments: readonly string[]): RegExp {
  const source = fragments
    .join('|')
    .replace(/<(\d)>/g, (_gap, words: string) => `(?:${GAP_WORD} ){0,${words}}`)
    .replace(/(?<![[\\])\^/g, CLAUSE_START);
  return new RegExp(`${WORD_START}(?:${source})${WORD_END}`, 'g');
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
