import { maskFileName } from '../../../domain/secrets/mask-file-name.ts';
import { kindsOf } from '../../../domain/secrets/mask-secrets.ts';
import type { SecretKind } from '../../../domain/secrets/secret.ts';
import type { Activity } from './activity.ts';
import { type MessageActivity, messageActivitySchema } from './payloads.ts';
import { FILE, htmlIn, type TeamsAttachment } from './read-files.ts';
import { asText, readMasked } from './read-message.ts';

/**
 * An activity as it may be kept: of a message what we read of it, without the secrets in its words and in the names of its
 * files (C12). Its HTML, previews and cards say the words again, in pieces: they are not kept. `secrets` says which kinds
 * there were. What is no message holds no words, and stays as it is.
 */
export function maskEvent(activity: Activity): Activity {
  const read = messageActivitySchema.safeParse(activity);
  return read.success ? maskMessage(read.data) : activity;
}

function maskMessage(message: MessageActivity): Activity {
  const { attachments, entities } = message;
  const words = readMasked({ text: message.text, html: htmlIn(attachments), ownNames: [] });
  const kept = attachments.map(maskAttachment);
  return {
    type: message.type,
    id: message.id,
    channelId: message.channelId,
    serviceUrl: message.serviceUrl,
    from: message.from,
    recipient: message.recipient,
    conversation: message.conversation,
    channelData: message.channelData && channelDataOf(message.channelData),
    locale: message.locale,
    localTimezone: message.localTimezone,
    timestamp: message.timestamp,
    text: asText(words.text),
    entities,
    attachments: kept.map(({ attachment }) => attachment),
    secrets: [...kindsOf([...words.kinds, ...kept.flatMap(({ kinds }) => kinds)])],
  };
}

const channelDataOf = ({ tenant, team, channel, eventType }: NonNullable<Activity['channelData']>) => ({
  tenant,
  team,
  channel,
  eventType,
});

/** Files and pictures by what is read of them; of anything else, that it was there. */
function maskAttachment({ contentType, contentUrl, content, name }: TeamsAttachment): {
  readonly attachment: TeamsAttachment;
  readonly kinds: readonly SecretKind[];
} {
  if (contentType !== FILE && !contentType.startsWith('image/'))
    return { attachment: { contentType, content: '' }, kinds: [] };
  const named = maskFileName(name ?? '');
  const { uniqueId, fileType } = Object(content);
  const attachment = {
    contentType,
    content: contentType === FILE ? { uniqueId, fileType } : undefined,
    // The address of a file ends with its name: whoever may see it finds it by the message.
    contentUrl: named.kinds.length > 0 ? null : contentUrl,
    name: named.name,
  };
  return { attachment, kinds: named.kinds };
}
