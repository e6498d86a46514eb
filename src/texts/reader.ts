import type { Language } from '../domain/language.ts';
import { type FormatsOf, formatsOf } from './format.ts';
import { type Texts, textsFor } from './texts.ts';

/** Whoever reads: a person in their own language and zone, or a channel in the desk's. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
  readonly texts: Texts;
  readonly formats: FormatsOf;
}

export function readerOf(who: { readonly language: Language; readonly timeZone: string }): Reader {
  return {
    language: who.language,
    timeZone: who.timeZone,
    texts: textsFor(who.language),
    formats: formatsOf(who.language),
  };
}
