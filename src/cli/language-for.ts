import type { Language } from '../domain/language.ts';

/** The language of a command's words: as asked, else as the terminal speaks, else French. */
export function languageFor(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const wanted = asked ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? 'fr';
  return /^en/i.test(wanted) ? 'en' : 'fr';
}
