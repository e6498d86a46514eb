import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** An installation that was begun is finished within this time. */
export const INSTALL_WITHIN_MS = 10 * 60_000;

export interface InstallStates {
  /** What goes to Slack and comes back, and stays in the browser's cookie meanwhile. */
  issue(): string;
  /** The one-time name of an installation that was begun here not too long ago; undefined for anything else. */
  read(state: string): string | undefined;
}

const stateSchema = z
  .string()
  .regex(/^[0-9a-f]{32}\.\d{13}\.[0-9a-f]{64}$/)
  .transform((state) => {
    const [nonce = '', until = '', signature = ''] = state.split('.');
    return { nonce, until, signature };
  });

/**
 * States signed by us, so that the page for installing writes nothing: anybody may open it, as often as they like. Which ones
 * came back is for the database to know.
 */
export function createInstallStates(secret: string): InstallStates {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'guichet install state', 32));
  const sign = (nonce: string, until: string) => createHmac('sha256', key).update(`${nonce}.${until}`).digest('hex');
  return {
    issue() {
      const nonce = randomBytes(16).toString('hex');
      const until = String(Date.now() + INSTALL_WITHIN_MS);
      return `${nonce}.${until}.${sign(nonce, until)}`;
    },
    read(state) {
      const read = stateSchema.safeParse(state);
      if (!read.success) return undefined;
      const { nonce, until, signature } = read.data;
      const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(nonce, until)));
      return isOurs && Number(until) > Date.now() ? nonce : undefined;
    },
  };
}
