import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  type AccountReference,
  CONVERSATION_KINDS,
  type ConversationReference,
  type KnownConversation,
  type TeamsConnection,
  type TeamsReferences,
} from '../../../app/ports/teams-references.ts';
import { affected, inTransaction, maybeOne, run, statement, withClient } from '../engine/statement.ts';
import { keepReceived } from '../queues/inbox-queue.ts';

const conversationRow: z.ZodType<KnownConversation> = z.object({
  conversation: z.string(),
  kind: z.enum(CONVERSATION_KINDS),
  serviceUrl: z.string(),
  teamId: z.string().nullable(),
  name: z.string().nullable(),
  inactive: z.string().nullable(),
});

const accountRow: z.ZodType<AccountReference> = z.object({
  externalId: z.string(),
  memberId: z.string(),
  serviceUrl: z.string(),
  personalChat: z.string().nullable(),
  metIn: z.string(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
});

const CONVERSATION_COLUMNS = `
  conversation.external_id  as "conversation",
  conversation.kind         as "kind",
  conversation.service_url  as "serviceUrl",
  conversation.team_id      as "teamId",
  conversation.name         as "name",
  conversation.inactive_why as "inactive"`;

// A name and a team that nobody mentioned this time are still what they were. Hearing from a conversation ($8) says that
// the app is there; finding it in a list does not. What was overheard once ($9) stays so.
const noteConversations = statement({
  name: 'teams_note_conversations',
  text: `
    insert into teams_conversation as known (desk_id, connection_id, external_id, kind, service_url, team_id, name, overheard_at)
    select $1::uuid, $2::uuid, *, case when $9::boolean then now() end
      from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    on conflict (desk_id, connection_id, external_id) do update
       set kind = excluded.kind, service_url = excluded.service_url, team_id = coalesce(excluded.team_id, known.team_id),
           name = coalesce(excluded.name, known.name), refreshed_at = now(),
           inactive_since = case when not $8 then known.inactive_since end,
           inactive_why = case when not $8 then known.inactive_why end,
           overheard_at = coalesce(known.overheard_at, excluded.overheard_at)
     where (known.kind, known.service_url, known.team_id, known.name, known.inactive_since is not null and $8,
            known.overheard_at is null and $9)
           is distinct from
           (excluded.kind, excluded.service_url, coalesce(excluded.team_id, known.team_id),
            coalesce(excluded.name, known.name), false, false)`,
});

const noteAccounts = statement({
  name: 'teams_note_accounts',
  text: `
    insert into teams_account as known (desk_id, connection_id, external_id, member_id, service_url, personal_chat, met_in,
                                        locale, time_zone)
    select $1::uuid, $2::uuid, * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    on conflict (desk_id, connection_id, external_id) do update
       set member_id = excluded.member_id, service_url = excluded.service_url,
           personal_chat = coalesce(excluded.personal_chat, known.personal_chat), met_in = excluded.met_in,
           locale = coalesce(excluded.locale, known.locale), time_zone = coalesce(excluded.time_zone, known.time_zone),
           refreshed_at = now()
     where (known.member_id, known.service_url, known.personal_chat, known.met_in, known.locale, known.time_zone)
           is distinct from
           (excluded.member_id, excluded.service_url, coalesce(excluded.personal_chat, known.personal_chat),
            excluded.met_in, coalesce(excluded.locale, known.locale), coalesce(excluded.time_zone, known.time_zone))`,
});

const OF_TEAM_OR_ITSELF =
  'desk_id = $1 and connection_id = $2 and (external_id = $3 or ($4::text is not null and team_id = $4))';

const installed = statement({
  name: 'teams_installed',
  text: `
    update teams_conversation
       set inactive_since = null, inactive_why = null
     where ${OF_TEAM_OR_ITSELF} and inactive_since is not null`,
});

const removed = statement({
  name: 'teams_removed',
  text: `
    update teams_conversation
       set inactive_since = now(), inactive_why = 'the app was taken out'
     where ${OF_TEAM_OR_ITSELF} and inactive_since is null`,
});

const markInactive = statement({
  name: 'teams_mark_inactive',
  text: `
    update teams_conversation
       set inactive_since = now(), inactive_why = $4
     where desk_id = $1 and connection_id = $2 and external_id = $3 and inactive_since is null`,
});

const conversation = statement({
  name: 'teams_conversation',
  text: `
    select ${CONVERSATION_COLUMNS} from teams_conversation as conversation
     where desk_id = $1 and connection_id = $2 and external_id = $3`,
  row: conversationRow,
});

const account = statement({
  name: 'teams_account',
  text: `
    select external_id as "externalId", member_id as "memberId", service_url as "serviceUrl",
           personal_chat as "personalChat", met_in as "metIn", locale, time_zone as "timeZone"
      from teams_account
     where desk_id = $1 and connection_id = $2 and external_id = $3`,
  row: accountRow,
});

const channels = statement({
  name: 'teams_channels',
  text: `
    select ${CONVERSATION_COLUMNS}
      from teams_conversation as conversation
     where desk_id = $1 and connection_id = $2 and kind = 'channel' and inactive_since is null
     order by row_number() over (partition by team_id order by external_id), team_id, external_id`,
  row: conversationRow,
});

const CONVERSATION = ['conversation', 'kind', 'serviceUrl', 'teamId', 'name'] as const;
const ACCOUNT = ['externalId', 'memberId', 'serviceUrl', 'personalChat', 'metIn', 'locale', 'timeZone'] as const;

const columnsOf = <Row, Key extends keyof Row>(rows: readonly Row[], keys: readonly Key[]) =>
  keys.map((key) => rows.map((row) => row[key]));
const placeOf = ({ deskId, connectionId }: TeamsConnection) => [deskId, connectionId];

function note(
  client: pg.ClientBase,
  place: TeamsConnection,
  seen: readonly ConversationReference[],
  { isHeard, isOverheard = false }: { readonly isHeard: boolean; readonly isOverheard?: boolean | undefined },
) {
  return affected(client, noteConversations, [
    ...placeOf(place),
    ...columnsOf(seen, CONVERSATION),
    isHeard,
    isOverheard,
  ]);
}

function know(client: pg.ClientBase, place: TeamsConnection, accounts: readonly AccountReference[]) {
  // One row is written once: who stands twice in a roster is one person.
  const once = [...new Map(accounts.map((account) => [account.externalId, account])).values()];
  return affected(client, noteAccounts, [...placeOf(place), ...columnsOf(once, ACCOUNT)]);
}

/** The references of Teams, in the database. */
export function createTeamsReferences({ dataSource }: { readonly dataSource: DataSource }): TeamsReferences {
  const on = async (work: (client: pg.ClientBase) => Promise<unknown>): Promise<void> => {
    await withClient(dataSource, work);
  };
  return {
    note: (place, { conversation: heardIn, account: heard, isOverheard }, whatFollows = () => undefined) =>
      inTransaction(dataSource, async (client) => {
        await note(client, place, [heardIn], { isHeard: true, isOverheard });
        if (!heard) return false;
        const known = await maybeOne(client, account, [...placeOf(place), heard.externalId]);
        await know(client, place, [heard]);
        const event = known && whatFollows(known);
        return event ? keepReceived(client, event) : false;
      }),
    noteAccounts: (place, accounts) => on((client) => know(client, place, accounts)),
    noteChannels: (place, listed) => on((client) => note(client, place, listed, { isHeard: false })),
    installed: (place, where) =>
      on((client) => affected(client, installed, [...placeOf(place), where.conversation, where.teamId])),
    removed: (place, where) =>
      on((client) => affected(client, removed, [...placeOf(place), where.conversation, where.teamId])),
    markInactive: (place, externalId, why) =>
      on((client) => affected(client, markInactive, [...placeOf(place), externalId, why])),
    conversation: (place, externalId) =>
      withClient(dataSource, (client) => maybeOne(client, conversation, [...placeOf(place), externalId])),
    account: (place, externalId) =>
      withClient(dataSource, (client) => maybeOne(client, account, [...placeOf(place), externalId])),
    channels: (place) => withClient(dataSource, (client) => run(client, channels, placeOf(place))),
  };
}
