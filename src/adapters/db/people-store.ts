import { z } from 'zod';
import type { Stores } from '../../app/ports/stores.ts';
import type { ConnectionId, PersonId } from '../../domain/ids.ts';
import { personEntity } from './entities.ts';
import { idOf } from './id.rows.ts';
import { PERSON_COLUMNS, personRow } from './person.rows.ts';
import { affected, maybeOne, one, run, statement } from './statement.ts';
import type { StoreContext } from './store-context.ts';

const byIds = statement({
  name: 'people_by_ids',
  text: `select ${PERSON_COLUMNS} from person where desk_id = $1 and person_id = any ($2::uuid[])`,
  row: personRow,
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

const account = statement({
  name: 'people_account',
  text: `
    select person_id as "personId", connection_id as "connectionId", external_id as "externalId"
      from identity
     where desk_id = $1 and person_id = $2 and connection_id = $3
     order by external_id
     limit 1`,
  row: z.object({ personId: idOf<PersonId>(), connectionId: idOf<ConnectionId>(), externalId: z.string() }),
});

// The account decides who is who: of two processes that meet a new account at once, one makes the person, and the other,
// which waited at the account's key, refreshes that same person.
const remember = statement({
  name: 'people_remember',
  text: `
    with account as (
      insert into identity (desk_id, connection_id, external_id, person_id, email)
      values ($1, $2, $3, $4, $5)
      on conflict (desk_id, connection_id, external_id) do update
         set email = coalesce(excluded.email, identity.email)
      returning desk_id, person_id
    )
    insert into person (desk_id, person_id, role, name, language, time_zone)
    select desk_id, person_id, $6, $7, $8, $9 from account
    on conflict (desk_id, person_id) do update
       set name = excluded.name, language = excluded.language, time_zone = excluded.time_zone
    returning ${PERSON_COLUMNS}`,
  row: personRow,
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

const changeRole = statement({
  name: 'people_change_role',
  text: 'update person set role = $4 where desk_id = $1 and person_id = any ($2::uuid[]) and role = $3',
});

export function createPeopleStore({ client, manager, deskId, ids }: StoreContext): Stores['people'] {
  return {
    byId: (personId) => maybeOne(client, byIds, [deskId, [personId]]),
    async byIds(personIds) {
      const people = personIds.length === 0 ? [] : await run(client, byIds, [deskId, personIds]);
      return new Map(people.map((person) => [person.personId, person]));
    },
    async lock(personId) {
      await one(client, lock, [deskId, personId]);
    },
    byAccount: (connectionId, externalId) => maybeOne(client, byAccount, [deskId, connectionId, externalId]),
    account: (personId, connectionId) => maybeOne(client, account, [deskId, personId, connectionId]),
    remember: ({ connectionId, externalId, name, language, timeZone, email, role }) =>
      one(client, remember, [deskId, connectionId, externalId, ids.next(), email, role, name, language, timeZone]),
    withRole: (role) => run(client, withRole, [deskId, role]),
    async setRole(personId, role) {
      const { affected } = await manager.update(personEntity, { deskId, personId }, { role });
      if (affected !== 1) throw new Error(`there is no person ${personId} in the desk ${deskId}`);
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
