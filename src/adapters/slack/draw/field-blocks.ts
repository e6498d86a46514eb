import { createHash } from 'node:crypto';
import type { FileReference } from '../../../forms/file-reference.ts';

/**
 * The block of a field is called as the field. Where files were given before, what shows them and asks for more has a mark
 * of theirs in its name: through a redraw Slack keeps what a block of the same name held, and these are to begin anew, since
 * what the input held is now among those given before.
 */
export function blockOf(key: string, given: readonly FileReference[]): string {
  if (given.length === 0) return key;
  const ids = given.map(({ id }) => id).join();
  return `${key}:${createHash('sha256').update(ids).digest('hex').slice(0, 8)}`;
}

/** The name that `blockOf` was given; no field has a colon in its name. */
export function fieldOfBlock(blockId: string): string {
  return blockId.split(':')[0] ?? blockId;
}
