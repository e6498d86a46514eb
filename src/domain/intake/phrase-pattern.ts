import { endOfAlternative, headsOf } from './phrase-heads.ts';

/** Where a phrase was found in the normalised text. */
export type Match = { readonly start: number; readonly end: number };

// No gap crosses punctuation, so a match cannot wander from one statement into another.
const GAP_WORD = `[a-z0-9'"§]+`;
const WORD_END = "(?:(?<=')|(?![a-z0-9]))";
const MAXIMUM_MATCHES = 12;

/** After these words a clause starts anew: « bonjour, le site… », « ok merci, peux-tu… ». */
const OPENERS =
  "bonjour|salut|hello|hi|hey|bonsoir|coucou|§at|mais|sinon|donc|alors|dis|bon|et|ok|merci|juste|but|so|and|also|please|svp|stp|euh|ah|oh|tiens|par contre|du coup|ensuite|then|well|yeah|no|oui|non|yes|quick question|question|petite question|question rapide|au fait|dites|all|tous|l'equipe|team|guys|voila|urgent|anyway|maintenant|now";
const STARTS = new RegExp(`[.!?;:,\\n(-]+ *|(?<![a-z0-9§])(?:${OPENERS})(?:,? +)`, 'g');

/** Offsets in a normalised text where a clause starts, ascending. */
function startsIn(text: string): number[] {
  const starts = [text.search(/\S/)];
  for (const found of text.matchAll(STARTS)) starts.push(found.index + found[0].length);
  return [...new Set(starts)].filter((start) => start >= 0 && start < text.length);
}

/** The phrases of many signals, laid out so that a text is held against those only that may begin with its letters. */
export type PhraseBook = {
  /** Where the phrases of each signal stand, in the order given: at most a dozen each, so that repetition costs nothing more. */
  readonly matchesIn: (text: string) => readonly (readonly Match[])[];
};

/**
 * Compiles the phrases of each signal, as fragments of regular expressions; `<n>` is a gap of up to n words, a leading `^`
 * the start of a clause. There are thousands of phrases, and one pattern of all of a signal's would be tried at every letter
 * of a text: here the first letters of each word choose the few phrases that are tried there.
 */
export function compilePhrases(fragmentsPerSignal: readonly (readonly string[])[]): PhraseBook {
  const anywhere = emptyNode();
  const atStart = emptyNode();
  for (const [signal, fragments] of fragmentsPerSignal.entries()) {
    for (const [place, fragment] of fragments.flatMap(alternativesOf).map(withGaps).entries()) {
      if (fragment.startsWith('^')) plant(atStart, { signal, place, source: fragment.slice(1) });
      else plant(anywhere, { signal, place, source: fragment });
    }
  }
  return {
    matchesIn(text) {
      const matches = fragmentsPerSignal.map((): Match[] => []);
      read(anywhere, text, wordStartsIn(text), matches);
      const anchored = fragmentsPerSignal.map((): Match[] => []);
      read(atStart, text, startsIn(text).slice(0, MAXIMUM_MATCHES), anchored);
      for (const [signal, found] of matches.entries()) found.push(...(anchored[signal] ?? []));
      return matches;
    },
  };
}

type Phrase = { readonly signal: number; readonly place: number; readonly pattern: RegExp };

/** One letter further into the heads of the phrases; `phrases` are those whose head ends here. */
type Node = {
  readonly next: Map<number, Node>;
  readonly phrases: Phrase[];
  /** Those and all that end on the way here, in the order of the lexicon; undefined until a text leads here. */
  onTheWay: readonly Phrase[] | undefined;
};

function emptyNode(): Node {
  return { next: new Map(), phrases: [], onTheWay: undefined };
}

/**
 * V8 turns a pattern into byte code first and into machine code later, when messages ask for it. A text of this length makes
 * it write machine code at once: the memory of thousands of patterns is then taken at the start, and grows no more.
 */
const TEXT_FOR_MACHINE_CODE = ' '.repeat(1000);

function plant(root: Node, { signal, place, source }: { signal: number; place: number; source: string }): void {
  const phrase = { signal, place, pattern: new RegExp(`(?:${source})${WORD_END}`, 'y') };
  phrase.pattern.test(TEXT_FOR_MACHINE_CODE);
  for (const head of headsOf(source)) {
    let node = root;
    for (let at = 0; at < head.length; at += 1) {
      const further = node.next.get(head.charCodeAt(at)) ?? emptyNode();
      node.next.set(head.charCodeAt(at), further);
      node = further;
    }
    node.phrases.push(phrase);
  }
}

/** Adds the matches of each signal at these places: of its phrases the first that matches counts, and none begins within another. */
function read(root: Node, text: string, places: readonly number[], matches: readonly Match[][]): void {
  for (const start of places) {
    for (const { signal, pattern } of phrasesAt(start, text, root)) {
      const found = matches[signal];
      if (found === undefined || found.length >= MAXIMUM_MATCHES || start < (found.at(-1)?.end ?? 0)) continue;
      pattern.lastIndex = start;
      if (pattern.test(text) && pattern.lastIndex > start) found.push({ start, end: pattern.lastIndex });
    }
  }
}

function phrasesAt(start: number, text: string, root: Node): readonly Phrase[] {
  let node = root;
  for (let at = start; ; at += 1) {
    const further = node.next.get(text.charCodeAt(at));
    if (further === undefined) break;
    node = further;
  }
  node.onTheWay ??= onTheWayTo(start, text, root);
  return node.onTheWay;
}

function onTheWayTo(start: number, text: string, root: Node): Phrase[] {
  const phrases: Phrase[] = [];
  let node: Node | undefined = root;
  for (let at = start; node !== undefined; at += 1) {
    phrases.push(...node.phrases);
    node = node.next.get(text.charCodeAt(at));
  }
  return phrases.sort((left, right) => left.signal - right.signal || left.place - right.place);
}

/** Offsets at which a word, or what is none, begins. */
function wordStartsIn(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (at === 0 || !isWordLetter(text.charCodeAt(at - 1))) starts.push(at);
  }
  return starts;
}

const [LETTER_A, LETTER_Z, FIGURE_0, FIGURE_9, SECTION_SIGN] = [97, 122, 48, 57, 167];

function isWordLetter(code: number): boolean {
  return (code >= LETTER_A && code <= LETTER_Z) || (code >= FIGURE_0 && code <= FIGURE_9) || code === SECTION_SIGN;
}

function withGaps(phrase: string): string {
  return phrase.replace(/<(\d)>/g, (_gap, words: string) => `(?:${GAP_WORD} ){0,${words}}`);
}

/** Splits a fragment at its outermost bars: `a|^(?:b|c)` is `a` and `^(?:b|c)`. */
function alternativesOf(fragment: string): string[] {
  const end = endOfAlternative(fragment, 0);
  const first = fragment.slice(0, end);
  return end < fragment.length ? [first, ...alternativesOf(fragment.slice(end + 1))] : [first];
}
