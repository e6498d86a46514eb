import type { JsonObject } from '../simulator-types.ts';
import { addMessage, type NewMessage, type StoredMessage, type Tenant } from '../tenant.ts';
import { type Answer, type Call, OK } from './call.ts';
import { type Content, readActivity, readContent, type WrittenActivity } from './content.ts';
import { type AppPlace, memberOf, ownMessage, placeOfApp } from './place.ts';
import { badArgument, notInRoster } from './refusal.ts';

const created = (body: JsonObject, content?: Content): Answer => ({
  status: 201,
  body,
  warnings: content?.warnings ?? [],
});

/** `POST /v3/conversations/{id}/activities` and, the same, `…/activities/{anything}`. */
export function postActivity(tenant: Tenant, { address, body, query }: Call): Answer {
  const place = placeOfApp(tenant, address);
  const activity = readActivity(body);
  if (activity.type === 'typing') return { status: 202, body: {}, warnings: [] };
  const onlyFor = targetOf(tenant, place, activity, query);
  return post(tenant, place, activity, onlyFor);
}

/**
 * Text beside a card becomes two messages, and nobody is told their ids: the note in "build-conversational-capability".
 * So what is answered can't be updated.
 */
export function post(tenant: Tenant, place: AppPlace, activity: WrittenActivity, onlyFor?: string): Answer {
  if (activity.type !== 'message') throw badArgument(`Activity type ${activity.type} cannot be posted.`);
  const content = readContent(activity);
  const add = (shown: Partial<NewMessage>): StoredMessage =>
    addMessage(tenant, {
      conversation: place.conversation.id,
      threadId: place.rootId,
      from: 'app',
      text: '',
      summary: content.summary,
      ...shown,
      ...(onlyFor === undefined ? {} : { onlyFor }),
    });
  if (content.text !== '' && content.cards.length > 0) {
    add({ text: content.text });
    add({ cards: content.cards });
    return { status: 202, body: {}, warnings: [...content.warnings, 'text beside a card: no id'] };
  }
  return created({ id: add({ text: content.text, cards: content.cards }).id }, content);
}

const isTargetedQuery = (query: URLSearchParams): boolean => query.get('isTargetedActivity') === 'true';

/** Whom a targeted activity is for; undefined for one that everybody sees. */
function targetOf(
  tenant: Tenant,
  { conversation }: AppPlace,
  { recipient }: WrittenActivity,
  query: URLSearchParams,
): string | undefined {
  if (!isTargetedQuery(query)) return undefined;
  if (conversation.kind === 'personal') throw badArgument('Targeted activities are not supported in personal chats.');
  if (!recipient) throw badArgument('Bad argument: recipient is missing.');
  const member = memberOf(tenant, conversation, recipient.id);
  if (!member) throw notInRoster();
  return member.id;
}

/** `PUT /v3/conversations/{id}/activities/{activityId}`: for everybody again, whatever single people were shown instead. */
export function updateActivity(tenant: Tenant, { address, activityId, body, query }: Call): Answer {
  const activity = readActivity(body);
  const isTargeted = isTargetedQuery(query);
  if (isTargeted && activity.recipient) throw badArgument('Bad argument: recipient cannot be changed.');
  const message = ownMessage(tenant, placeOfApp(tenant, address), activityId, isTargeted);
  const content = readContent(activity);
  if (content.text !== '' && content.cards.length > 0) throw badArgument('Text and card cannot be updated together.');
  message.text = content.text;
  message.cards = content.cards;
  message.summary = content.summary;
  message.isEdited = true;
  message.cardsSeenBy.clear();
  tenant.changed();
  return { status: 200, body: { id: message.id }, warnings: content.warnings };
}

export function deleteActivity(tenant: Tenant, { address, activityId, query }: Call): Answer {
  const message = ownMessage(tenant, placeOfApp(tenant, address), activityId, isTargetedQuery(query));
  message.isDeleted = true;
  tenant.changed();
  return OK;
}
