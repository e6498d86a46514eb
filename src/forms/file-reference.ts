import { z } from 'zod';
import type { ConnectionId } from '../domain/ids.ts';

/**
 * A file that somebody gave: where it is, never its content, which stays on the platform with the rights that it has there.
 * `id` is the platform's own and means something on that connection only: elsewhere the file is shown as a link.
 */
export const fileReferenceSchema = z.object({
  connectionId: z.string().transform((id) => id as ConnectionId),
  id: z.string().min(1),
  name: z.string().min(1),
  mimeType: z.string(),
  /** In bytes. */
  size: z.int().min(0),
  /** Where a person who may see it sees it. */
  permalink: z.url(),
});
export type FileReference = z.infer<typeof fileReferenceSchema>;

/** The files in order, each once. */
export function eachOnce(files: readonly FileReference[]): FileReference[] {
  const keyOf = ({ connectionId, id }: FileReference) => `${connectionId} ${id}`;
  return [...new Map(files.map((file) => [keyOf(file), file])).values()];
}
