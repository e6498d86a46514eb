import { z } from 'zod';
import { botOf, rootOf, type Speaker, writtenIn } from './activities.ts';
import { uuidOf } from './ids.ts';
import type { JsonObject, SimulatedConversation } from './simulator-types.ts';
import { personOf, type StoredMessage } from './tenant.ts';

/** A message as a message extension gets it, in the shape of Graph's chatMessage: `value.messagePayload`. */
export function messagePayload(
  speaker: Speaker,
  conversation: SimulatedConversation,
  message: StoredMessage,
): JsonObject {
  const { tenant } = speaker;
  const written = writtenIn(speaker, conversation, message.text);
  const at = new Date(Number(message.id)).toISOString();
  return {
    id: message.id,
    replyToId: message.threadId,
    createdDateTime: at,
    lastModifiedDateTime: message.isEdited ? new Date(tenant.now()).toISOString() : null,
    deleted: false,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: 'en-us',
    linkToMessage: linkTo(speaker, conversation, message),
    from: {
      device: null,
      conversation: null,
      ...authorOf(speaker, message),
    },
    body: { contentType: 'html', content: bodyOf(written.html, message) },
    attachments: attachmentsOf(message),
    mentions: written.entities.map(({ mentioned }, id) => mentionOf(speaker, mentioned, id)),
    reactions: [],
  };
}

function linkTo({ tenant }: Speaker, conversation: SimulatedConversation, message: StoredMessage): string {
  const place = `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation.id)}/${message.id}`;
  if (conversation.kind !== 'channel') return `${place}?context=${encodeURIComponent('{"contextType":"chat"}')}`;
  return `${place}?tenantId=${tenant.id}&parentMessageId=${rootOf(conversation, message)}&teamName=&channelName=${encodeURIComponent(conversation.name)}`;
}

function authorOf(speaker: Speaker, message: StoredMessage): JsonObject {
  if (message.from === 'app') {
    const { name } = botOf(speaker);
    const application = { applicationIdentityType: 'bot', id: speaker.tenant.appId, displayName: name };
    return { user: null, application };
  }
  const { id, name } = personOf(speaker.tenant, message.from);
  return { user: { userIdentityType: 'aadUser', id, displayName: name }, application: null };
}

/** Mentions are numbered tags here, where an activity has spans. */
function bodyOf(html: string, message: StoredMessage): string {
  const text = html.replace(/<span [^>]*itemid="(\d+)">([^<]*)<\/span>/g, '<at id="$1">$2</at>');
  const pictures = message.files
    .filter(({ isInline }) => isInline)
    .map(({ id }) => `<img src="https://graph.microsoft.com/v1.0/hostedContents/${id}/$value" alt="image">`);
  const others = attachmentsOf(message).map(({ id }) => `<attachment id="${String(id)}"></attachment>`);
  return [text, ...pictures, ...others].join('');
}

function attachmentsOf(message: StoredMessage): JsonObject[] {
  const files = message.files.filter(({ isInline }) => !isInline);
  return [
    ...files.map(({ id, name }) => ({
      id: uuidOf(id),
      contentType: 'reference',
      contentUrl: `https://agence-lumiere.sharepoint.example/sites/documents/${encodeURIComponent(name)}`,
      content: null,
      name,
      thumbnailUrl: null,
    })),
    ...message.cards.map((card, index) => ({
      id: uuidOf(`card ${message.id} ${index}`),
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: JSON.stringify(card),
      name: null,
      thumbnailUrl: null,
    })),
  ];
}

function mentionOf(speaker: Speaker, mentioned: unknown, id: number): JsonObject {
  const { id: account, name } = z.object({ id: z.string(), name: z.string() }).parse(mentioned);
  const isApp = account === botOf(speaker).id;
  const person = [...speaker.tenant.people.values()].find(({ mri }) => mri === account);
  return {
    id,
    mentionText: name,
    mentioned: {
      device: null,
      conversation: null,
      user: isApp ? null : { userIdentityType: 'aadUser', id: person?.id ?? account, displayName: name },
      application: isApp ? { applicationIdentityType: 'bot', id: speaker.tenant.appId, displayName: name } : null,
    },
  };
}
