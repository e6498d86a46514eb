/** What a secret is, as far as its author is told: never anything of its value. */
export const SECRET_KINDS = ['password', 'key', 'private_key', 'card'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** A stretch of a text that nobody else should read: offsets in UTF-16 units, `end` excluded. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

const DOTS = '••••••';

/** What stands in the place of a secret: it tells the kind in every language, and nothing of the value, not even its length. */
export const MASKS: Readonly<Record<SecretKind, string>> = {
  password: `🔒${DOTS}`,
  key: `🔑${DOTS}`,
  private_key: `🔐${DOTS}`,
  card: `💳${DOTS}`,
};

/** Whether this is, or holds, what was masked before. */
export function isMasked(text: string): boolean {
  return text.includes(DOTS);
}
