import type { Language } from '../domain/language.ts';
import { en } from './en.ts';
import { fr, type Texts } from './fr.ts';

const catalogues: Readonly<Record<Language, Texts>> = { fr, en };

/** The catalogue of a language. */
export function textsFor(language: Language): Texts {
  return catalogues[language];
}

export type { Texts };
