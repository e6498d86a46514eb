import { z } from 'zod';
import type { KnownAccount, Reattributed, Stores } from '../../../app/ports/stores.ts';
import type { PersonId, TicketId } from '../../../domain/ids.ts';
import { affected, one, run, type Statement, statement } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import type { StoreContext } from './store-context.ts';

// What is of person $2 becomes $3's: all of it, or where $4 is a connection, what came about there. A ticket's owner is so as
// an agent, which has nothing to do with where it was asked for: an owner changes only when everything does.
const tickets = statement({
  name: 'people_move_tickets',
  text: `
    with moved as (
      update ticket
         set requester_id = case when requester_id = $2 and ($4::uuid is null or origin_connection_id = $4) then $3 else requester_id end,
             owner_id     = case when owner_id = $2 and $4::uuid is null then $3 else owner_id end,
             revision     = revision + 1,
             updated_at   = $5
       where desk_id = $1
         and (requester_id = $2 and ($4::uuid is null or origin_connection_id = $4) or owner_id = $2 and $4::uuid is null)
      returning ticket_id, revision, requester_id, owner_id, policy_version
    )
    insert into ticket_event (desk_id, ticket_id, sequence, kind, occurred_at, policy_version, codes)
    select $1, ticket_id, revision, 'reattributed', $5, policy_version,
           jsonb_build_object('requesterId', requester_id, 'ownerId', owner_id)
      from moved
    returning ticket_id as "ticketId", sequence as "revision"`,
  row: z.object({ ticketId: idOf<TicketId>(), revision: z.int() }),
});

const drafts = statement({
  name: 'people_move_drafts',
  text: `
    update draft
       set person_id = case when person_id = $2 then $3 else person_id end,
           filled_by = case when filled_by = $2 then $3 else filled_by end
     where desk_id = $1 and $2 in (person_id, filled_by) and ($4::uuid is null or connection_id = $4)`,
});

const byChannel = (table: 'verdict' | 'triage_vote' | 'prompt_mute' | 'recent_words') => `
    update ${table}
       set person_id = $3
      from channel
     where ${table}.desk_id = $1 and ${table}.person_id = $2
       and channel.desk_id = $1 and channel.channel_id = ${table}.channel_id
       and ($4::uuid is null or channel.connection_id = $4)`;

const verdicts = statement({ name: 'people_move_verdicts', text: byChannel('verdict') });
const votes = statement({ name: 'people_move_votes', text: byChannel('triage_vote') });
const mutes = statement({ name: 'people_move_mutes', text: byChannel('prompt_mute') });
const words = statement({ name: 'people_move_words', text: byChannel('recent_words') });

// Both draw their pages anew: what they see has changed.
const homes = statement({
  name: 'people_move_homes',
  text: `
    with forgotten as (
      delete from home_change
       where desk_id = $1 and person_id = $2 and ($4::uuid is null or connection_id = $4)
    ), moved as (
      update home
         set person_id = $3, lease_token = null
       where desk_id = $1 and person_id = $2 and ($4::uuid is null or connection_id = $4)
      returning connection_id, person_id
    )
    insert into home_change (desk_id, connection_id, person_id, change_id)
    select $1, connection_id, person_id, gen_random_uuid() from moved
     union all
    select $1, connection_id, person_id, gen_random_uuid()
      from home
     where desk_id = $1 and (person_id = $3 or person_id = $2 and connection_id <> $4)`,
});

// Whoever was joined to the one who goes is joined to the one who stays: nobody is looked up twice.
const goesInto = statement({
  name: 'people_goes_into',
  text: `
    with turned as (
      select given_turn from person where desk_id = $1 and person_id = $3
    ), gone as (
      update person
         set joined_to = $2, role = 'requester'
       where desk_id = $1 and (person_id = $3 or joined_to = $3)
    ), stayed as (
      update person
         set given_turn = greatest(person.given_turn, turned.given_turn)
        from turned
       where desk_id = $1 and person_id = $2
    ), joined as (
      update identity
         set person_id = $2, joined_at = coalesce(joined_at, now()),
             joined_from = case when joined_at is null then $3 else joined_from end
       where desk_id = $1 and person_id = $3
      returning connection_id, external_id
    )
    insert into desk_event (desk_id, kind, codes)
    select $1, 'people_linked',
           jsonb_build_object('person', $2::uuid, 'former', $3::uuid, 'cause', 'command_line',
                              'accounts', jsonb_agg(jsonb_build_object('connection', connection_id, 'account', external_id)))
      from joined`,
});

// Who had the account before it was joined, or somebody new, who begins with what is known of the one who had it until now.
const comesOut = statement({
  name: 'people_comes_out',
  text: `
    with taken as (
      select coalesce(joined_from, $5) as person_id, is_guest
        from identity
       where desk_id = $1 and person_id = $2 and connection_id = $3 and external_id = $4 and joined_at is not null
    ), left_behind as (
      update person
         set last_connection_id = nullif(last_connection_id, $3)
       where desk_id = $1 and person_id = $2
      returning name, language, time_zone
    )
    insert into person (desk_id, person_id, role, name, language, time_zone, last_connection_id)
    select $1, taken.person_id, case when is_guest then 'external' else 'requester' end, name, language, time_zone, $3
      from taken, left_behind
    on conflict (desk_id, person_id) do update
       set joined_to = null, role = excluded.role, last_connection_id = excluded.last_connection_id
    returning person_id as "personId"`,
  row: z.object({ personId: idOf<PersonId>() }),
});

const leaves = statement({
  name: 'people_account_leaves',
  text: `
    with gone as (
      update identity
         set person_id = $3, joined_at = null, joined_from = null
       where desk_id = $1 and person_id = $2 and connection_id = $4 and external_id = $5
      returning connection_id, external_id
    )
    insert into desk_event (desk_id, kind, codes)
    select $1, 'account_unlinked',
           jsonb_build_object('person', $2::uuid, 'becomes', $3::uuid, 'connection', connection_id, 'account', external_id,
                              'cause', 'command_line')
      from gone`,
});

/** Two people who are one, and one who is two. */
export function createPeopleLinks({ client, deskId, ids }: StoreContext): Pick<Stores['people'], 'link' | 'unlink'> {
  const move = async (
    from: PersonId,
    to: PersonId,
    only: KnownAccount['connectionId'] | null,
    at: Date,
  ): Promise<readonly Reattributed[]> => {
    const moved = await run(client, tickets, [deskId, from, to, only, at]);
    const others: readonly Statement<unknown>[] = [drafts, verdicts, votes, mutes, words, homes];
    for (const each of others) await affected(client, each, [deskId, from, to, only]);
    return moved;
  };
  return {
    async link(stays, goes, at) {
      const moved = await move(goes, stays, null, at);
      await affected(client, goesInto, [deskId, stays, goes]);
      return moved;
    },
    async unlink(personId, { connectionId, externalId }, at) {
      const other = await one(client, comesOut, [deskId, personId, connectionId, externalId, ids.next()]);
      await affected(client, leaves, [deskId, personId, other.personId, connectionId, externalId]);
      return { ...other, tickets: await move(personId, other.personId, connectionId, at) };
    },
  };
}
