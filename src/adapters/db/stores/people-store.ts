import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import type { ConnectionId, PersonId } from '../../../domain/ids.ts';
import { affected, maybeOne, one, run, statement } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import { addressHolderRow, knownPersonRow, namedPersonRow, PERSON_COLUMNS, personRow } from '../rows/person.rows.ts';
import { createPeopleLinks } from './people-links.ts';
import type { StoreContext } from './store-context.ts';

const identityRow = z.object({
  personId: idOf<PersonId>(),
  connectionId: idOf<ConnectionId>(),
  externalId: z.string(),
});

// Whoever turned out to be somebody else is that other one, under both ids.
const byIds = statement({
  name: 'people_by_ids',
  text: `
    select named.person_id as "namedId", ${PERSON_COLUMNS}
      from person as named
      join person on person.desk_id = named.desk_id and person.person_id = coalesce(named.joined_to, named.person_id)
     where named.desk_id = $1 and named.person_id = any ($2::uuid[])`,
  row: namedPersonRow,
});

// Not "for update", which would make every insert that refers to the person wait.
const lock = statement({
  name: 'people_lock',
  text: `select ${PERSON_COLUMNS} from person where desk_id = $1 and person_id = $2 for no key update`,
  row: personRow,
});

const byAccount = statement({
  name: 'people_by_account',
  text: `
    select ${PERSON_COLUMNS}
      from identity
      join person using (desk_id, person_id)
     where identity.desk_id = $1 and identity.connection_id = $2 and identity.external_id = $3`,
  row: personRow,
});

// Written only when somebody goes over to another platform.
const acting = statement({
  name: 'people_acting',
  text: `
    with known as (
      ${byAccount.text}
    ), went_over as (
      update person
         set last_connection_id = $2
        from known
       where person.desk_id = $1 and person.person_id = known."personId" and person.last_connection_id is distinct from $2
    )
    select * from known`,
  row: personRow,
});

const account = statement({
  name: 'people_account',
  text: `
    select person_id as "personId", connection_id as "connectionId", external_id as "externalId"
      from identity
     where desk_id = $1 and person_id = $2 and connection_id = $3
     order by external_id
     limit 1`,
  row: identityRow,
});

const accountToTell = statement({
  name: 'people_account_to_tell',
  text: `
    select person_id as "personId", connection_id as "connectionId", external_id as "externalId"
      from identity
      join person using (desk_id, person_id)
     where desk_id = $1 and person_id = $2
     order by (connection_id = $3) desc, (connection_id is not distinct from last_connection_id) desc, connection_id
     limit 1`,
  row: identityRow,
});

const IS_USED_LAST = 'coalesce(person.last_connection_id, $2) = $2';

// The account decides who is who: of two processes that meet a new account at once, one makes the person, and the other,
// which waited at the account's key, refreshes that same person.
const remember = statement({
  name: 'people_remember',
  text: `
    with account as (
      insert into identity (desk_id, connection_id, external_id, person_id, email, is_guest)
      values ($1, $2, $3, $4, $5, $10)
      on conflict (desk_id, connection_id, external_id) do update
         set email = coalesce(excluded.email, identity.email), is_guest = excluded.is_guest
      returning desk_id, person_id
    )
    insert into person (desk_id, person_id, role, name, language, time_zone, last_connection_id)
    select desk_id, person_id, $6, $7, $8, $9, $2::uuid from account
    on conflict (desk_id, person_id) do update
       set name      = case when ${IS_USED_LAST} then excluded.name      else person.name      end,
           language  = case when ${IS_USED_LAST} then excluded.language  else person.language  end,
           time_zone = case when ${IS_USED_LAST} then excluded.time_zone else person.time_zone end
    returning ${PERSON_COLUMNS}`,
  row: personRow,
});

const withAddress = statement({
  name: 'people_with_address',
  text: `
    select person.person_id as "personId",
           person.role      as "role",
           array(select connection_id::text from identity as each
                  where each.desk_id = person.desk_id and each.person_id = person.person_id)       as "connectionIds",
           (array_agg(json_build_object('connectionId', identity.connection_id, 'externalId', identity.external_id)
                      order by identity.connection_id, identity.external_id))[1]                    as "account"
      from identity
      join person using (desk_id, person_id)
     where identity.desk_id = $1 and lower(btrim(identity.email)) = $2
     group by person.desk_id, person.person_id
     order by person.person_id`,
  row: addressHolderRow,
});

// Of two processes that meet the account at once, the second leaves it where the first put it.
const join = statement({
  name: 'people_join',
  text: `
    with joined as (
      insert into identity (desk_id, connection_id, external_id, person_id, email, is_guest, joined_at)
      values ($1, $2, $3, $4, $5, $6, now())
      on conflict do nothing
      returning person_id
    )
    insert into desk_event (desk_id, kind, codes)
    select $1, 'account_joined',
           jsonb_build_object('person', person_id, 'connection', $2::uuid, 'account', $3::text, 'cause', 'address')
      from joined`,
});

const isGuest = statement({
  name: 'people_is_guest',
  text: 'select exists (select from identity where desk_id = $1 and person_id = $2 and is_guest) as "yes"',
  row: z.object({ yes: z.boolean() }),
});

const addressesOf = statement({
  name: 'people_addresses_of',
  text: `
    select distinct lower(btrim(email)) as "address"
      from identity
     where desk_id = $1 and person_id = $2 and email is not null
     order by 1`,
  row: z.object({ address: z.string() }),
});

const withRole = statement({
  name: 'people_with_role',
  text: `select ${PERSON_COLUMNS} from person where desk_id = $1 and role = $2 order by person_id`,
  row: personRow,
});

/** Whoever was given a ticket longest ago comes first; who never was, before all. */
const IN_TURN = 'person.given_turn, person.person_id';

/** Agents; their leads only where there is no agent to ask. */
const OF_THE_TEAM = "person.role in ('agent', 'lead')";
const AGENTS_FIRST = "(person.role = 'lead')";

const nextInTurn = statement({
  name: 'people_next_in_turn',
  text: `
    select ${PERSON_COLUMNS}
      from person
     where desk_id = $1 and ${OF_THE_TEAM} and person_id <> $2
     order by ${AGENTS_FIRST}, ${IN_TURN}
     limit 1`,
  row: personRow,
});

const leastLoaded = statement({
  name: 'people_least_loaded',
  text: `
    select ${PERSON_COLUMNS}
      from person
      left join ticket
        on ticket.desk_id = person.desk_id and ticket.owner_id = person.person_id
       and ticket.state not in ('resolved', 'closed')
     where person.desk_id = $1 and ${OF_THE_TEAM} and person.person_id <> $2
     group by person.desk_id, person.person_id
     order by ${AGENTS_FIRST}, count(ticket.ticket_id), ${IN_TURN}
     limit 1`,
  row: personRow,
});

const gaveTicketTo = statement({
  name: 'people_gave_ticket_to',
  text: `
    update person
       set given_turn = 1 + (select max(given_turn) from person where desk_id = $1 and role in ('agent', 'lead', 'admin'))
     where desk_id = $1 and person_id = $2`,
});

// Like `lock`, for whoever must not lose the role meanwhile. In one order, so that two who ask do not wait for each other.
const lockWithRole = statement({
  name: 'people_lock_with_role',
  text: `
    select ${PERSON_COLUMNS}
      from person
     where desk_id = $1 and role = $2
     order by person_id
       for no key update`,
  row: personRow,
});

const everybody = statement({
  name: 'people_everybody',
  text: `
    select ${PERSON_COLUMNS},
           coalesce(
             json_agg(json_build_object('connectionId', identity.connection_id, 'platform', connection.platform,
                                        'externalId', identity.external_id, 'email', identity.email,
                                        'isGuest', identity.is_guest, 'isJoined', identity.joined_at is not null)
                      order by identity.joined_at nulls first, identity.external_id)
               filter (where identity.external_id is not null), '[]') as "accounts"
      from person
      left join (identity join connection using (desk_id, connection_id)) using (desk_id, person_id)
     where person.desk_id = $1 and person.joined_to is null
     group by person.desk_id, person.person_id
     order by person.name, person.person_id`,
  row: knownPersonRow,
});

// The history of a role is written with it: a role that stays the same leaves no trace.
const changeRole = statement({
  name: 'people_change_role',
  text: `
    with changed as (
      update person
         set role = $4
       where desk_id = $1 and person_id = any ($2::uuid[]) and role = $3
      returning person_id
    )
    insert into desk_event (desk_id, kind, codes)
    select $1, 'role_changed', jsonb_build_object('person', person_id, 'from', $3::text, 'to', $4::text, 'cause', 'membership')
      from changed`,
});

const setRole = statement({
  name: 'people_set_role',
  text: `
    with known as (
      select role from person where desk_id = $1 and person_id = $2 for no key update
    ), changed as (
      update person
         set role = $3
        from known
       where person.desk_id = $1 and person.person_id = $2 and known.role <> $3
      returning known.role as former
    ), noted as (
      insert into desk_event (desk_id, kind, actor_id, codes)
      select $1, 'role_changed', $5, jsonb_build_object('person', $2::uuid, 'from', former, 'to', $3::text, 'cause', $4::text)
        from changed
    )
    select role from known`,
  row: z.object({ role: z.string() }),
});

export function createPeopleStore(context: StoreContext): Stores['people'] {
  const { client, deskId, ids } = context;
  return {
    byId: async (personId) => (await maybeOne(client, byIds, [deskId, [personId]]))?.person,
    async byIds(personIds) {
      const people = personIds.length === 0 ? [] : await run(client, byIds, [deskId, personIds]);
      return new Map(people.map(({ namedId, person }) => [namedId, person]));
    },
    async lock(personId) {
      await one(client, lock, [deskId, personId]);
    },
    byAccount: (connectionId, externalId) => maybeOne(client, byAccount, [deskId, connectionId, externalId]),
    acting: (connectionId, externalId) => maybeOne(client, acting, [deskId, connectionId, externalId]),
    account: (personId, connectionId) => maybeOne(client, account, [deskId, personId, connectionId]),
    accountToTell: (personId, preferred) => maybeOne(client, accountToTell, [deskId, personId, preferred]),
    remember: ({
      connectionId,
      externalId,
      name,
      language,
      timeZone,
      email,
      role,
      isExternal = role === 'external',
    }) => {
      const seen = [connectionId, externalId, ids.next(), email, role, name, language, timeZone, isExternal];
      return one(client, remember, [deskId, ...seen]);
    },
    withAddress: (address) => run(client, withAddress, [deskId, address]),
    async join(personId, { connectionId, externalId, email, isExternal }) {
      await affected(client, join, [deskId, connectionId, externalId, personId, email, isExternal ?? false]);
      return one(client, byAccount, [deskId, connectionId, externalId]);
    },
    ...createPeopleLinks(context),
    addressesOf: async (personId) => (await run(client, addressesOf, [deskId, personId])).map(({ address }) => address),
    isGuest: async (personId) => (await one(client, isGuest, [deskId, personId])).yes,
    withRole: (role) => run(client, withRole, [deskId, role]),
    lockWithRole: (role) => run(client, lockWithRole, [deskId, role]),
    everybody: () => run(client, everybody, [deskId]),
    async setRole(personId, role, { cause, by }) {
      const known = await maybeOne(client, setRole, [deskId, personId, role, cause, by]);
      if (!known) throw new Error(`there is no person ${personId} in the desk ${deskId}`);
    },
    nextOwner: (by, except) => maybeOne(client, by === 'round_robin' ? nextInTurn : leastLoaded, [deskId, except]),
    async gaveTicketTo(personId) {
      await affected(client, gaveTicketTo, [deskId, personId]);
    },
    async changeRole(personIds, from, to) {
      await affected(client, changeRole, [deskId, personIds, from, to]);
    },
  };
}
