import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A secret as it may lie in the database: nobody reads it without `GUICHET_SECRET`. */
export interface Sealed {
  /** Which secret it was sealed with. Says nothing about the secret itself. */
  readonly keyId: string;
  /** Nonce, tag and cipher text, in this order. */
  readonly bytes: Buffer;
}

export interface Sealer {
  /** The id of the key that `seal` uses. */
  readonly keyId: string;
  /** @param place names the row and column that it is for: moved to another one, it does not open */
  seal(secret: string, place: string): Sealed;
  /** @throws UnsealableError */
  open(sealed: Sealed, place: string): string;
}

/** What is stored cannot be read with the secrets of this process. The message holds nothing of it. */
export class UnsealableError extends Error {
  constructor(reason: 'unknown_key' | 'altered') {
    super(
      reason === 'unknown_key'
        ? 'a stored token was sealed with another GUICHET_SECRET: put that one in GUICHET_SECRET_PREVIOUS, or install the app again'
        : 'a stored token was altered, or moved to another row: install the app again',
    );
    this.name = 'UnsealableError';
  }
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
/** What NIST SP 800-38D recommends for GCM; with random ones a key is good for 2^32 tokens. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM under a key derived (HKDF-SHA-256) from the secret; the secret itself encrypts nothing.
 * @param previous secrets that were in use before: they open, and seal nothing any more
 */
export function createSealer({
  secret,
  previous,
}: {
  readonly secret: string;
  readonly previous: readonly string[];
}): Sealer {
  const current = keyFrom(secret);
  const keys = new Map([...previous.map(keyFrom), current].map((key) => [key.id, key.bytes]));
  return {
    keyId: current.id,
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current.bytes, nonce).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId: current.id, bytes: Buffer.concat([nonce, cipher.getAuthTag(), hidden]) };
    },
    open({ keyId, bytes }, place) {
      const key = keys.get(keyId);
      if (!key) throw new UnsealableError('unknown_key');
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString();
      } catch {
        throw new UnsealableError('altered');
      }
    },
  };
}

function keyFrom(secret: string): { readonly id: string; readonly bytes: Buffer } {
  return {
    id: derived(secret, 'guichet key id', KEY_ID_BYTES).toString('hex'),
    bytes: derived(secret, 'guichet installation tokens', KEY_BYTES),
  };
}

function derived(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, bytes));
}
