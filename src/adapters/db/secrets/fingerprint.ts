import { createHmac, hkdfSync } from 'node:crypto';
import type { Fingerprint } from '../../../app/ports/fingerprint.ts';
import type { DeskId } from '../../../domain/ids.ts';

const KEY_BYTES = 32;
/** 128 bits: two different texts of a desk do not meet by chance. */
const LETTERS = 22;

/**
 * HMAC-SHA-256 under a key of each desk, derived (HKDF) from the secret with the desk's id for salt: short messages could be
 * guessed from a plain hash. Spaces around the words, and how their accents are composed, make no difference.
 * @param secret null where there is none: then nothing is told of any words
 */
export function createFingerprint(secret: string | null): Fingerprint {
  if (secret === null) return () => null;
  const keys = new Map<DeskId, Buffer>();
  const keyOf = (deskId: DeskId): Buffer => {
    const known = keys.get(deskId) ?? Buffer.from(hkdfSync('sha256', secret, deskId, 'guichet votes', KEY_BYTES));
    keys.set(deskId, known);
    return known;
  };
  return (deskId, words) =>
    createHmac('sha256', keyOf(deskId)).update(words.normalize('NFC').trim()).digest('base64url').slice(0, LETTERS);
}
