import type { SecretKind } from '../domain/secrets/secret.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';

/** What the author of a message with a secret in it reads: what it was, what is left to do about it, the safe way (N18). */
export function secretWarning(kinds: readonly SecretKind[], advice: Policy['secretsAdvice'], reader: Reader): Card {
  const { secrets } = reader.texts;
  const what = kindsInWords(kinds, reader);
  return {
    title: secrets.title,
    plain: secrets.plain(what),
    parts: [
      { kind: 'text', spans: [secrets.masked(what)] },
      { kind: 'list', items: [[secrets.remove], ...kinds.map((kind) => [secrets.afterwards[kind]])] },
      { kind: 'text', spans: [{ bold: secrets.safeWay }, ' ', advice?.[reader.language] ?? secrets.advice] },
    ],
  };
}

/** "un mot de passe et une clé d’accès". */
export function kindsInWords(
  kinds: readonly SecretKind[],
  { texts, language }: Pick<Reader, 'texts' | 'language'>,
): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(kinds.map((kind) => texts.secrets.kinds[kind]));
}
