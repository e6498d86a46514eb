import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ReceivedEvent } from '../../app/ports/delivery.ts';
import type { AccountReference, ConversationReference, TeamsReferences } from '../../app/ports/teams-references.ts';
import { timeZoneSchema } from '../../policy/time-zone.ts';
import { languageAndZone } from './directory.ts';
import type { Activity } from './read/activity.ts';
import { baseOf, kindOf } from './read/conversation-id.ts';
import { inboxKeyOf } from './read/inbox-key.ts';
import { ACCOUNT_CHANGED } from './read/read-event.ts';
import type { ServedTenant } from './tenants.ts';

/** Keeps what an activity says of where it happened and who did it, so that we can post there later. */
export type NoteWhere = (tenant: ServedTenant, activity: Activity) => Promise<void>;

/** Others may have noted meanwhile that we may not post there: then hearing from there says that we may. */
const NOTE_AGAIN_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

/**
 * Writes only what is new: an activity that says what the last one of that person said there costs nothing. Of somebody whose
 * language or zone is another than before, an event is kept with it, so that the desk takes them as they are now; where two
 * processes hear two devices of one person, a little later (`NOTE_AGAIN_MS`).
 */
export function makeNoteWhere(references: Pick<TeamsReferences, 'note' | 'installed' | 'removed'>): NoteWhere {
  const noted = new Map<string, number>();
  const isNew = (said: string): boolean => {
    const at = noted.get(said);
    return at === undefined || performance.now() - at > NOTE_AGAIN_MS;
  };
  const remember = (said: string): void => {
    // The oldest half goes at once: the order is that of arrival.
    if (noted.size >= MOST_REMEMBERED)
      for (const old of [...noted.keys()].slice(0, MOST_REMEMBERED / 2)) noted.delete(old);
    noted.set(said, performance.now());
  };
  /** Back in the language of before, they say what they have said already. */
  const forgetWhatSaid = (account: AccountReference): void => {
    for (const said of noted.keys()) if (said.includes(account.externalId)) noted.delete(said);
  };
  return async (tenant, activity) => {
    const seen = whereOf(activity);
    if (!seen) return;
    const { conversation, teamId } = seen.conversation;
    const change = installChangeOf(activity);
    if (change === 'removed') {
      noted.clear();
      return references.removed(tenant, { conversation, teamId });
    }
    const said = JSON.stringify([tenant.connectionId, seen]);
    if (change === undefined && !isNew(said)) return;
    const { account } = seen;
    const hasChanged = await references.note(tenant, seen, (known) => changeOf(known, account, tenant, activity));
    if (hasChanged && account) forgetWhatSaid(account);
    if (change === 'installed') await references.installed(tenant, { conversation, teamId });
    remember(said);
  };
}

/** What a worker is told of somebody who reads in another language or zone than was known; undefined while they do not. */
function changeOf(
  known: AccountReference,
  heard: AccountReference | null,
  { tenantId }: ServedTenant,
  { id = randomUUID(), from, conversation }: Activity,
): ReceivedEvent | undefined {
  if (!heard) return undefined;
  const before = languageAndZone(known);
  const now = languageAndZone({ locale: heard.locale ?? known.locale, timeZone: heard.timeZone ?? known.timeZone });
  if (before.language === now.language && before.timeZone === now.timeZone) return undefined;
  const told = { type: ACCOUNT_CHANGED, id, from, conversation };
  return {
    inboxKey: inboxKeyOf(tenantId, told, { kind: 'account_changed', account: heard.externalId }),
    platform: 'teams',
    externalConnection: tenantId,
    payload: JSON.stringify(told),
  };
}

function whereOf(
  activity: Activity,
): { conversation: ConversationReference; account: AccountReference | null; isOverheard: boolean } | undefined {
  const { serviceUrl, conversation, channelData, from, recipient } = activity;
  if (serviceUrl === undefined) return undefined;
  const base = baseOf(conversation.id);
  const kind = kindOf(conversation);
  const { locale, timeZone } = habitsOf(activity);
  const isPerson = from && from.id !== recipient?.id && !from.id.startsWith('28:');
  return {
    conversation: {
      conversation: base,
      kind,
      serviceUrl,
      teamId: kind === 'channel' ? (channelData?.team?.id ?? null) : null,
      name: kind === 'channel' && channelData?.channel?.id === base ? (channelData.channel.name ?? null) : null,
    },
    account:
      isPerson && from.aadObjectId !== undefined
        ? {
            externalId: from.aadObjectId.toLowerCase(),
            memberId: from.id,
            serviceUrl,
            personalChat: kind === 'personal' ? base : null,
            metIn: base,
            locale,
            timeZone,
          }
        : null,
    isOverheard: kind === 'channel' && isPerson === true && isSaidToOthers(activity),
  };
}

const spoken = z.looseObject({
  type: z.literal('message'),
  recipient: z.looseObject({ id: z.string(), isTargeted: z.boolean().nullish() }),
  entities: z.array(z.looseObject({ mentioned: z.looseObject({ id: z.string() }).nullish() })).nullish(),
});

/** A message that neither mentions us nor is for us alone: Teams brings it only where the team has consented. */
function isSaidToOthers(activity: Activity): boolean {
  const { recipient, entities } = spoken.safeParse(activity).data ?? {};
  return (
    recipient !== undefined &&
    !recipient.isTargeted &&
    !entities?.some(({ mentioned }) => mentioned?.id === recipient.id)
  );
}

const clientInfo = z.object({
  type: z.literal('clientInfo'),
  locale: z.string().optional(),
  timezone: z.string().optional(),
});

/** Messages tell of them beside the words, invokes only among their entities. */
function habitsOf({
  locale,
  localTimezone,
  entities,
}: Pick<Activity, 'locale' | 'localTimezone'> & { readonly entities?: unknown }): {
  locale: string | null;
  timeZone: string | null;
} {
  const told = z
    .array(z.unknown())
    .catch([])
    .parse(entities)
    .map((entity) => clientInfo.safeParse(entity).data);
  const info = told.find((entity) => entity !== undefined);
  const zone = localTimezone ?? info?.timezone;
  return { locale: locale ?? info?.locale ?? null, timeZone: timeZoneSchema.safeParse(zone).data ?? null };
}

const installation = z.object({ type: z.literal('installationUpdate'), action: z.string().optional() });
const membership = z.object({
  type: z.literal('conversationUpdate'),
  membersAdded: z.array(z.object({ id: z.string() })).default([]),
  membersRemoved: z.array(z.object({ id: z.string() })).default([]),
});

/** Whether the app itself was put in there or taken out. An upgrade is told as one too. */
function installChangeOf(activity: Activity): 'installed' | 'removed' | undefined {
  const told = installation.safeParse(activity);
  if (told.success) return told.data.action?.startsWith('remove') ? 'removed' : 'installed';
  const members = membership.safeParse(activity).data;
  const isUs = ({ id }: { readonly id: string }) => id === activity.recipient?.id;
  if (members?.membersRemoved.some(isUs)) return 'removed';
  return members?.membersAdded.some(isUs) ? 'installed' : undefined;
}
