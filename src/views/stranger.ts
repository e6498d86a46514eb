import { LANGUAGES } from '../domain/language.ts';
import { textsFor } from '../texts/texts.ts';
import type { Card } from './card.ts';

/** What somebody of another organisation reads who uses the desk in a shared channel. Their language is not ours to know: in both. */
export function strangerCard(): Card {
  const sentences = LANGUAGES.map((language) => textsFor(language).stranger);
  return { plain: sentences.join(' '), parts: sentences.map((words) => ({ kind: 'text', spans: [words] })) };
}
