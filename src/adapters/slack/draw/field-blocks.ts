import { createHash } from 'node:crypto';
import { isMasked } from '../../../domain/secrets/secret.ts';
import type { FileReference } from '../../../forms/file-reference.ts';
import type { FieldValue } from '../../../forms/form.ts';

/**
 * The block of a field is called as the field. Where files were given before, what shows them and asks for more has a mark
 * of theirs in its name: through a redraw Slack keeps what a block of the same name held, and these are to begin anew, since
 * what the input held is now among those given before.
 */
export function blockOf(key: string, given: readonly FileReference[]): string {
  if (given.length === 0) return key;
  return marked(key, given.map(({ id }) => id).join());
}

/**
 * The block of a field of words. One that holds a masked secret has a mark of its words in its name, and so begins anew with
 * them: otherwise Slack would go on showing, and sending, what was typed.
 */
export function blockOfWords(key: string, typed: FieldValue | undefined): string {
  return typeof typed === 'string' && isMasked(typed) ? marked(key, typed) : key;
}

function marked(key: string, by: string): string {
  return `${key}:${createHash('sha256').update(by).digest('hex').slice(0, 8)}`;
}

/** The name that `blockOf` was given; no field has a colon in its name. */
export function fieldOfBlock(blockId: string): string {
  return blockId.split(':')[0] ?? blockId;
}
