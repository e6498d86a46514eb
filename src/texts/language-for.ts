import { LANGUAGES, type Language } from '../domain/language.ts';
import { commandLineTextsFor } from './command-line.ts';

/** The language of a command's words: as asked, else as the terminal speaks, else French. */
export function languageFor(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const wanted = asked ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? 'fr';
  return /^en/i.test(wanted) ? 'en' : 'fr';
}

/** What is said to whoever asks for a language that there is not, in that of the terminal; null when there is nothing to say. */
export function languageRefusal(
  asked: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (asked === undefined || LANGUAGES.some((language) => language === asked)) return null;
  return commandLineTextsFor(languageFor(undefined, environment)).unknownLanguage(String(asked));
}
