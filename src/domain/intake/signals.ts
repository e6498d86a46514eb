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

const conjunctionRules: readonly { key: ConjunctionKey; rule: Conjunction }[] = keysOf(conjunctions).map((key) => ({
  key,
  rule: conjunctions[key],
}));

/** Every signal there is, in the order of the columns of the model. */
export const signalKeys: readonly SignalKey[] = [
  ...plainPatterns.map(({ key }) => key),
  ...shapeKeys,
  ...conjunctionRules.map(({ key }) => key),
];

/**
 * Reads all signals of a normalised message. `shapes` are those that `shapesOf` found; they hold in every clause,
 * save the question mark, which belongs to the clause that it ends.
 */
export function readSignals(message: Normalised, shapes: ReadonlyMap<PlainKey, Span | undefined>): Reading {
  const found = new Map<SignalKey, Span | undefined>(shapes);
  const clauses = clausesOf(message.text);
  const perClause = clauses.map(({ start, end }) => {
    const held = new Set<PlainKey>(shapes.keys());
    if (!message.text.slice(start, end).includes('?')) held.delete('question_mark');
    return held;
  });

  for (const { key, pattern } of plainPatterns) {
    pattern.lastIndex = 0;
    for (let count = 0; count < MAXIMUM_MATCHES; count += 1) {
      const match = pattern.exec(message.text);
      if (!match) break;
      if (match[0] === '') pattern.lastIndex += 1;
      if (!found.has(key)) found.set(key, rawSpan(message, match.index, match.index + match[0].length));
      const clause = clauses.findIndex(({ start, end }) => match.index >= start && match.index < end);
      perClause[clause]?.add(key);
    }
  }
  for (const held of perClause) readConjunctions(held, found);
  return found;
}

function readConjunctions(held: ReadonlySet<PlainKey>, found: Map<SignalKey, Span | undefined>): void {
  for (const { key, rule } of conjunctionRules) {
    if (found.has(key)) continue;
    if (rule.none?.some((signal) => held.has(signal))) continue;
    const matched = rule.all.map((group) => group.find((signal) => held.has(signal)));
    if (matched.some((signal, index) => signal === undefined && rule.all[index]?.length !== 0)) continue;
    const first = matched[0];
    found.set(key, first === undefined ? undefined : found.get(first));
  }
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
