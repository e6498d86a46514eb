import { z } from 'zod';
import { cleanText, shorten } from '../../../domain/clean-text.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { maskFileName } from '../../../domain/secrets/mask-file-name.ts';
import { isMasked } from '../../../domain/secrets/secret.ts';
import type { FileReference } from '../../../forms/file-reference.ts';

/** Something beside the text of a message: the same words as HTML, a file, a picture pasted into them. */
const attachmentSchema = z.looseObject({
  contentType: z.string(),
  content: z.unknown(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
});
export type TeamsAttachment = z.infer<typeof attachmentSchema>;

/** The attachments of a payload; what is none is left out. */
export const teamsFilesSchema = z
  .array(z.unknown())
  .nullish()
  .transform((list) => (list ?? []).flatMap((each) => attachmentSchema.safeParse(each).data ?? []));

const HTML = 'text/html';
export const FILE = 'application/vnd.microsoft.teams.file.download.info';

/** The words of a message as HTML: links and quotes stand there alone. Undefined where there are none. */
export function htmlIn(attachments: readonly TeamsAttachment[]): string | undefined {
  const html = attachments.find(({ contentType }) => contentType === HTML)?.content;
  return typeof html === 'string' && html.trim() !== '' ? html : undefined;
}

const fileContent = z.looseObject({ uniqueId: z.string().nullish(), fileType: z.string().nullish() });
const NAME_LENGTH = 150;

/**
 * References to the files of a message. A file sent to the bot lies in its sender's own store, and is opened there; a picture
 * pasted into the text can be opened by the bot alone, so that people are led to the message.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4.
 */
export function readFiles(
  attachments: readonly TeamsAttachment[],
  at: { readonly connectionId: ConnectionId; readonly messageId: string; readonly link: string },
): FileReference[] {
  const { connectionId, messageId, link } = at;
  return attachments.flatMap(({ contentType, contentUrl, content, name }, index): FileReference[] => {
    if (contentType.startsWith('image/')) {
      const id = `${messageId}:${index}`;
      return [{ connectionId, id, name: nameOf(name, id), mimeType: picture(contentType), size: 0, permalink: link }];
    }
    if (contentType !== FILE) return [];
    const { uniqueId } = fileContent.safeParse(content).data ?? {};
    const id = uniqueId || `${messageId}:${index}`;
    // Without its address since that holds a secret: `mask-event.ts`.
    const permalink = contentUrl || (isMasked(name ?? '') ? link : '');
    if (!URL.canParse(permalink)) return [];
    return [{ connectionId, id, name: nameOf(name, id), mimeType: '', size: 0, permalink }];
  });
}

function nameOf(name: string | null | undefined, id: string): string {
  return shorten(maskFileName(cleanText(name ?? '')).name, NAME_LENGTH) || id;
}

/** Teams says `image/*` of a picture that was pasted: its clients make PNGs of them. */
const picture = (contentType: string): string => (contentType === 'image/*' ? 'image/png' : contentType);
