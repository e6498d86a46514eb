import { assertNever } from '../domain/assert-never.ts';
import { shorten } from '../domain/clean-text.ts';
import type { Correction } from '../forms/build-form.ts';
import type { Reader } from '../texts/reader.ts';
import { kindsInWords } from './secret-warning.ts';

/** What is wrong with an answer and what to do about it, in the reader's language. */
export function correctionSentence(correction: Correction, reader: Pick<Reader, 'texts' | 'language'>): string {
  const { texts } = reader;
  switch (correction.code) {
    case 'too_short':
      return texts.corrections.too_short(correction.min);
    case 'too_long':
      return texts.corrections.too_long(correction.max);
    case 'too_many_files':
      return texts.corrections.too_many_files(correction.max);
    case 'wrong_files':
      return [
        ...(correction.ofType.length > 0 ? [texts.corrections.wrong_type(named(correction.ofType, texts))] : []),
        ...(correction.tooLarge.length > 0 ? [texts.corrections.too_large(named(correction.tooLarge, texts))] : []),
      ].join(' ');
    case 'not_in_channels':
      return texts.corrections.not_in_channels(
        correction.names.map((name) => (name ? `#${name}` : texts.corrections.private_channel)).join(', '),
      );
    case 'secret':
      return texts.corrections.secret(kindsInWords(correction.kinds, reader));
    case 'listened_to_already':
    case 'required':
    case 'not_a_url':
    case 'not_an_option':
    case 'whim':
      return texts.corrections[correction.code];
    default:
      return assertNever(correction);
  }
}

const NAME_SHOWN = 60;

/** Names of files in a sentence, each in the quotation marks of the language. */
function named(names: readonly string[], texts: Reader['texts']): string {
  return names.map((name) => texts.quoted(shorten(name, NAME_SHOWN))).join(', ');
}
