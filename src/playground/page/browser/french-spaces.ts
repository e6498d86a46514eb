/** U+202F: before ; ! ? and the signs of numbers, and inside « ». */
const NARROW = '\u202f';
/** U+00A0: before a colon. */
const FULL = '\u00a0';

// The twin of `src/texts/french-spaces.ts`: the playground imports nothing of the product. One test holds both.

/**
 * The sentence with the spaces that French puts beside its punctuation made unbreakable, so that no line ever begins with
 * a lone "?" or ends with "«". What is no prose keeps its spaces: `12:30`, `:emoji:`, the parameters of an address.
 * Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
 */
export function holdTogether(sentence: string): string {
  return sentence
    .replace(/ (?=[;!?]+(?:[\s)»…]|$)|»)|(?<=«) |(?<=\d) (?=[%€])/gu, NARROW)
    .replace(/ (?=:(?:\s|$))/gu, FULL);
}

/**
 * A catalogue whose sentences, also those that its functions make, hold their punctuation. The words that a function was
 * given stay as their author wrote them. The catalogue itself is changed and returned.
 */
export function inFrench<Catalogue extends object>(catalogue: Catalogue): Catalogue {
  return holdAll(catalogue, []);
}

function holdAll<Sentences extends object>(sentences: Sentences, given: readonly string[]): Sentences {
  for (const [key, value] of Object.entries(sentences)) Reflect.set(sentences, key, held(value, given));
  return sentences;
}

function held(value: unknown, given: readonly string[]): unknown {
  if (typeof value === 'string') return aroundWords(value, given);
  if (typeof value === 'function')
    return (...args: readonly unknown[]) =>
      held(Reflect.apply(value, undefined, args), args.flatMap(wordsThatWouldChange));
  return typeof value === 'object' && value !== null ? holdAll(value, given) : value;
}

function wordsThatWouldChange(argument: unknown): readonly string[] {
  if (typeof argument === 'object' && argument !== null) return Object.values(argument).flatMap(wordsThatWouldChange);
  return typeof argument === 'string' && holdTogether(argument) !== argument ? [argument] : [];
}

function aroundWords(sentence: string, [word, ...others]: readonly string[]): string {
  if (word === undefined) return holdTogether(sentence);
  return sentence
    .split(word)
    .map((part) => aroundWords(part, others))
    .join(word);
}
