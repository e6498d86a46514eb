import { isMasked, type SecretKind } from '../domain/secrets/secret.ts';
import type { Correction } from '../forms/build-form.ts';
import type { Reader } from '../texts/reader.ts';
import { correctionSentence } from '../views/correction-sentence.ts';
import type { FormOrCard } from './form-or-card.ts';

/** What a gesture comes to, with what is to be said of the secrets that were typed with it: beside the fields that hold them, or below. */
export function withSecretsTold(answered: FormOrCard, kinds: readonly SecretKind[], reader: Reader): FormOrCard {
  if (kinds.length === 0) return answered;
  const correction: Correction = { code: 'secret', kinds };
  if (answered.show === 'card') {
    const { card } = answered;
    return {
      show: 'card',
      card: { ...card, parts: [...card.parts, { kind: 'note', spans: [correctionSentence(correction, reader)] }] },
    };
  }
  const { dialog } = answered;
  const masked = Object.entries(dialog.typed).filter(([, value]) => typeof value === 'string' && isMasked(value));
  const corrections = Object.fromEntries(masked.map(([field]) => [field, correction]));
  return { ...answered, dialog: { ...dialog, corrections: { ...corrections, ...dialog.corrections } } };
}
