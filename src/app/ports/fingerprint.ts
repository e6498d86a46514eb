import type { DeskId } from '../../domain/ids.ts';

/**
 * The same words of the same desk always give the same few letters, which say nothing of the words to whoever lacks this
 * installation's secret, and nothing of them to another desk. Null where there is no such secret.
 */
export type Fingerprint = (deskId: DeskId, words: string) => string | null;

/** For what keeps nothing: a rehearsal, most tests. */
export const noFingerprint: Fingerprint = () => null;
