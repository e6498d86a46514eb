import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { HomeClaim, HomeQueue } from '../../../app/ports/home.ts';
import type { ConnectionId, DeskId, PersonId } from '../../../domain/ids.ts';
import { affected, maybeOne, one, type Statement, statement, withClient } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';

const claimNext = statement({
  name: 'home_claim_next',
  text: `
    with due as (
      select home.desk_id, home.connection_id, home.person_id
        from home_change
        join home using (desk_id, connection_id, person_id)
       where home.rests_until <= now()
       order by home_change.changed_at
       limit 1
         for no key update of home skip locked
    ), leased as (
      update home
         set rests_until = now() + make_interval(secs => $1), lease_token = gen_random_uuid(), attempts = attempts + 1
        from due
       where home.desk_id = due.desk_id and home.connection_id = due.connection_id and home.person_id = due.person_id
      returning home.*
    )
    select leased.desk_id       as "deskId",
           leased.connection_id as "connectionId",
           leased.person_id     as "personId",
           connection.platform  as "platform",
           leased.external_id   as "externalId",
           leased.hash          as "hash",
           leased.lease_token   as "leaseToken",
           leased.attempts - 1  as "attempts",
           array(select change_id::text
                   from home_change
                  where home_change.desk_id = leased.desk_id and home_change.connection_id = leased.connection_id
                    and home_change.person_id = leased.person_id) as "changes"
      from leased
      join connection on connection.desk_id = leased.desk_id and connection.connection_id = leased.connection_id`,
  row: z.object({
    deskId: idOf<DeskId>(),
    connectionId: idOf<ConnectionId>(),
    personId: idOf<PersonId>(),
    platform: z.enum(['slack', 'teams']),
    externalId: z.string(),
    hash: z.string().nullable(),
    leaseToken: z.string(),
    attempts: z.int(),
    changes: z.array(z.string()),
  }),
});

const IS_OURS = 'desk_id = $1 and connection_id = $2 and person_id = $3 and lease_token = $4';
const ITS_CHANGES =
  'home_change.desk_id = freed.desk_id and home_change.connection_id = freed.connection_id and home_change.person_id = freed.person_id';

const published = statement({
  name: 'home_published',
  text: `
    with freed as (
      update home
         set hash = $6, rests_until = now() + make_interval(secs => $7), lease_token = null, attempts = 0
       where ${IS_OURS}
      returning *
    )
    delete from home_change using freed where ${ITS_CHANGES} and change_id = any($5::uuid[])`,
});

const overtaken = statement({
  name: 'home_overtaken',
  text: `update home set hash = null, rests_until = now(), lease_token = null where ${IS_OURS}`,
});

const postpone = statement({
  name: 'home_postpone',
  text: `update home set rests_until = now() + make_interval(secs => $5), lease_token = null where ${IS_OURS}`,
});

const giveUp = statement({
  name: 'home_give_up',
  text: `
    with freed as (
      update home
         set hash = null, opened_at = '-infinity', rests_until = now(), lease_token = null, attempts = 0
       where ${IS_OURS}
      returning *
    )
    delete from home_change using freed where ${ITS_CHANGES}`,
});

const nextDue = statement({
  name: 'home_next_due',
  text: `
    select ceil(extract(epoch from min(home.rests_until) - clock_timestamp()) * 1000)::double precision as "inMs"
      from home_change
      join home using (desk_id, connection_id, person_id)`,
  row: z.object({ inMs: z.number().nullable() }),
});

/** The pages of all desks, on one PostgreSQL. */
export function createHomeQueue({ dataSource }: { dataSource: DataSource }): HomeQueue {
  const end = async (claim: HomeClaim, how: Statement<never>, ...values: unknown[]): Promise<void> => {
    const lease = [claim.deskId, claim.connectionId, claim.personId, claim.leaseToken];
    await withClient(dataSource, (client) => affected(client, how, [...lease, ...values]));
  };
  return {
    claimNext: (leaseSeconds) => withClient(dataSource, (client) => maybeOne(client, claimNext, [leaseSeconds])),
    published: (claim, hash, paceMs) => end(claim, published, claim.changes, hash, paceMs / 1000),
    overtaken: (claim) => end(claim, overtaken),
    postpone: (claim, afterMs) => end(claim, postpone, afterMs / 1000),
    giveUp: (claim) => end(claim, giveUp),
    async nextDueInMs(atMostMs) {
      const { inMs } = await withClient(dataSource, (client) => one(client, nextDue));
      return Math.min(Math.max(inMs ?? atMostMs, 0), atMostMs);
    },
  };
}
