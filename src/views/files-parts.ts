import type { FileReference } from '../forms/file-reference.ts';
import type { CardPart } from './card.ts';

/** Files as a part of a card; nothing where there are none. */
export function filesParts(files: readonly FileReference[]): CardPart[] {
  return files.length > 0 ? [{ kind: 'files', files: [...files] }] : [];
}
