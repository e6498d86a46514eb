import { assertNever } from '../domain/assert-never.ts';
import type { Correction } from '../forms/build-form.ts';
import type { Reader } from '../texts/reader.ts';

/** What is wrong with an answer and what to do about it, in the reader's language. */
export function correctionSentence(correction: Correction, { texts }: Pick<Reader, 'texts'>): string {
  switch (correction.code) {
    case 'too_short':
      return texts.corrections.too_short(correction.min);
    case 'too_long':
      return texts.corrections.too_long(correction.max);
    case 'required':
    case 'not_a_url':
    case 'not_an_option':
    case 'whim':
      return texts.corrections[correction.code];
    default:
      return assertNever(correction);
  }
}
