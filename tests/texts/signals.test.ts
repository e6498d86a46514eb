import { signalKeys } from '../../src/domain/intake/signals.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { signalPhrases } from '../../src/texts/signals.ts';

/** Words of whoever builds triage, not of those who read what it found. */
const OF_OUR_TRADE = /regex|token|lexi|string|span|clause|conjonction|conjunction|heuristi|modèle\b.*\bpoids|weight|_/i;

describe.each(LANGUAGES)('what the signals are called in %s (N1)', (language) => {
  test('each has a short phrase in everyday words, which can follow the words that showed it', () => {
    const phrases = signalKeys.map((key) => signalPhrases[key][language]);
    const clumsy = phrases.filter(
      (phrase) =>
        phrase.length < 5 || phrase.length > 72 || OF_OUR_TRADE.test(phrase) || /[«»“”.:!?]|^\p{Lu}/u.test(phrase),
    );

    expect(clumsy).toEqual([]);
  });
});
