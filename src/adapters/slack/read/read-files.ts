import { z } from 'zod';
import { cleanText, shorten } from '../../../domain/clean-text.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { maskFileName } from '../../../domain/secrets/mask-file-name.ts';
import type { FileReference } from '../../../forms/file-reference.ts';

/**
 * A file as Slack tells of it, in a message or in a form. One that another organisation shared (Slack Connect) comes with
 * its id and `file_access: check_file_info` only: `file-info.ts` asks for the rest.
 */
export const slackFileSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  permalink: z.string().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
});
export type SlackFile = z.infer<typeof slackFileSchema>;

/** The files of a payload; what has no id is nothing that could be referred to. */
export const slackFilesSchema = z
  .array(z.unknown())
  .nullish()
  .transform((list) => (list ?? []).flatMap((file) => slackFileSchema.safeParse(file).data ?? []));

/** Deleted, or hidden by the limit of a free workspace: nobody can see it. */
const UNSEEN = new Set(['tombstone', 'hidden_by_limit']);

/** Whether Slack must be asked what this file is. */
export function isToBeAsked({ file_access }: SlackFile): boolean {
  return file_access === 'check_file_info';
}

const NAME_LENGTH = 150;

/** A reference to a file; undefined when nobody can see it. */
export function readFile(file: SlackFile, connectionId: ConnectionId): FileReference | undefined {
  const { permalink } = file;
  if (!permalink || !URL.canParse(permalink) || UNSEEN.has(file.mode ?? '')) return undefined;
  const { name, kinds } = maskFileName(cleanText(file.name || file.title || ''));
  return {
    connectionId,
    id: file.id,
    name: shorten(name, NAME_LENGTH) || file.id,
    mimeType: file.mimetype ?? '',
    size: Math.max(0, Math.trunc(file.size ?? 0)),
    permalink: kinds.length > 0 ? withoutName(permalink) : permalink,
  };
}

/** Slack's address of a file ends with its name, and works without it. */
export function withoutName(permalink: string): string {
  return permalink.replace(/(\/files\/[A-Z0-9-]+\/[A-Z0-9-]+)\/.*$/i, '$1');
}
