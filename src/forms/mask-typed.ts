import { kindsOf, maskSecrets } from '../domain/secrets/mask-secrets.ts';
import type { SecretKind } from '../domain/secrets/secret.ts';
import type { FieldValue, Typed } from './form.ts';
import type { Corrections } from './read-submission.ts';

/** The field where a login and its password are put without another word (S0-24): it is read as if they were announced. */
const ACCESS = 'access';
const ANNOUNCED = 'identifiants : ';

/**
 * What was typed in a form with its secrets masked, and for each field that held one the sentence to be said beside it
 * (C12). What a field held masked before is no secret any more.
 */
export function maskTyped(typed: Typed): { readonly typed: Typed; readonly corrections: Corrections } {
  const masked = Object.entries(typed).map(([field, value]) => ({ field, ...maskValue(field, value) }));
  return {
    typed: Object.fromEntries(masked.map(({ field, value }) => [field, value])),
    corrections: Object.fromEntries(
      masked.flatMap(({ field, kinds }) => (kinds.length > 0 ? [[field, { code: 'secret', kinds }] as const] : [])),
    ),
  };
}

function maskValue(
  field: string,
  value: FieldValue,
): { readonly value: FieldValue; readonly kinds: readonly SecretKind[] } {
  if (typeof value !== 'string') return { value, kinds: [] };
  const { text, kinds } = maskSecrets(value);
  if (field !== ACCESS) return { value: text, kinds };
  const announced = maskSecrets(`${ANNOUNCED}${text}`);
  return announced.text.startsWith(ANNOUNCED)
    ? { value: announced.text.slice(ANNOUNCED.length), kinds: kindsOf([...kinds, ...announced.kinds]) }
    : { value: text, kinds };
}
