/** Where a phrase was found in the normalised text. */
export type Match = { readonly start: number; readonly end: number };

/**
 * The phrases of one signal: those that may stand anywhere, and those that only count where a clause starts.
 * Trying the second kind at the few places where a clause starts costs a fraction of a look-behind at each letter.
 */
export type PhrasePattern = { readonly anywhere: RegExp | undefined; readonly atStart: RegExp | undefined };

// No gap crosses punctuation, so a match cannot wander from one statement into another.
const GAP_WORD = `[a-z0-9'"§]+`;
const WORD_START = '(?<![a-z0-9§])';
const WORD_END = "(?:(?<=')|(?![a-z0-9]))";
const MAXIMUM_MATCHES = 12;

/** After these words a clause starts anew: « bonjour, le site… », « ok merci, peux-tu… ». */
const OPENERS =
  "bonjour|salut|hello|hi|hey|bonsoir|coucou|§at|mais|sinon|donc|alors|dis|bon|et|ok|merci|juste|but|so|and|also|please|svp|stp|euh|ah|oh|tiens|par contre|du coup|ensuite|then|well|yeah|no|oui|non|yes|quick question|question|petite question|question rapide|au fait|dites|all|tous|l'equipe|team|guys|voila|urgent|anyway|maintenant|now";
const STARTS = new RegExp(`[.!?;:,\\n(-]+ *|${WORD_START}(?:${OPENERS})(?:,? +)`, 'g');

/** Offsets in a normalised text where a clause starts, ascending. */
export function startsIn(text: string): number[] {
  const starts = [text.search(/\S/)];
  for (const found of text.matchAll(STARTS)) starts.push(found.index + found[0].length);
  return [...new Set(starts)].filter((start) => start >= 0 && start < text.length);
}

/** Compiles the fragments of a lexicon; `<n>` is a gap of up to n words, a leading `^` the start of a clause. */
export function compilePhrases(fragments: readonly string[]): PhrasePattern {
  const alternatives = fragments
    .flatMap(alternativesOf)
    .map((one) => one.replace(/<(\d)>/g, (_gap, words: string) => `(?:${GAP_WORD} ){0,${words}}`));
  const anchored = alternatives.filter((one) => one.startsWith('^')).map((one) => one.slice(1));
  const free = alternatives.filter((one) => !one.startsWith('^'));
  return {
    anywhere: free.length > 0 ? new RegExp(`${WORD_START}(?:${free.join('|')})${WORD_END}`, 'g') : undefined,
    atStart: anchored.length > 0 ? new RegExp(`(?:${anchored.join('|')})${WORD_END}`, 'y') : undefined,
  };
}

/**
 * V8 first turns a pattern into byte code, which for lists as long as ours takes half a second in all: the first message of
 * a process would wait for it. A text of this length makes it write machine code at once, in a fifth of that time.
 */
const TEXT_FOR_MACHINE_CODE = ' '.repeat(1000);
const prepared = new WeakSet<PhrasePattern>();

function prepare(pattern: PhrasePattern): void {
  if (prepared.has(pattern)) return;
  prepared.add(pattern);
  for (const one of [pattern.anywhere, pattern.atStart]) one?.test(TEXT_FOR_MACHINE_CODE);
}

/** All places where the phrases stand, the first of each kind first; at most a dozen, so that repetition costs nothing more. */
export function matchesOf(pattern: PhrasePattern, text: string, starts: readonly number[]): Match[] {
  prepare(pattern);
  const { anywhere, atStart } = pattern;
  const matches: Match[] = [];
  if (anywhere) {
    anywhere.lastIndex = 0;
    while (matches.length < MAXIMUM_MATCHES) {
      const match = anywhere.exec(text);
      if (!match) break;
      if (match[0] === '') anywhere.lastIndex += 1;
      else matches.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  if (atStart) {
    for (const start of starts.slice(0, MAXIMUM_MATCHES)) {
      atStart.lastIndex = start;
      if (atStart.test(text) && atStart.lastIndex > start) matches.push({ start, end: atStart.lastIndex });
    }
  }
  return matches;
}

/** Splits a fragment at its outermost bars: `a|^(?:b|c)` is `a` and `^(?:b|c)`. */
function alternativesOf(fragment: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < fragment.length; at += 1) {
    const sign = fragment[at];
    if (sign === '\\') at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      alternatives.push(fragment.slice(from, at));
      from = at + 1;
    }
  }
  return [...alternatives, fragment.slice(from)];
}
