import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { InboxClaim, InboxQueue, ReceivedEvent } from '../../../app/ports/delivery.ts';
import type { ConnectionId, DeskId } from '../../../domain/ids.ts';
import { affected, maybeOne, statement, withClient } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';

const receive = statement({
  name: 'inbox_receive',
  text: `
    insert into inbox_event (inbox_key, platform, external_connection, payload)
    values ($1, $2, $3, $4)
    on conflict (inbox_key) do nothing`,
});

// due_at holds the end of the lease while a worker is on the event: one that dies leaves it due again.
const claimNext = statement({
  name: 'inbox_claim_next',
  text: `
    with next as (
      select inbox_key
        from inbox_event
       where due_at <= now()
       order by due_at, received_at
       limit 1
         for update skip locked
    ), claimed as (
      update inbox_event
         set attempts = attempts + 1, due_at = now() + make_interval(secs => $1)
        from next
       where inbox_event.inbox_key = next.inbox_key
      returning inbox_event.*
    )
    select claimed.inbox_key        as "inboxKey",
           connection.connection_id as "connectionId",
           connection.desk_id       as "deskId",
           claimed.platform         as "platform",
           claimed.payload          as "payload",
           claimed.received_at      as "receivedAt",
           claimed.attempts         as "attempts"
      from claimed
      left join connection on connection.platform = claimed.platform
                          and connection.external_id = claimed.external_connection`,
  row: z.object({
    inboxKey: z.string(),
    connectionId: idOf<ConnectionId>().nullable(),
    deskId: idOf<DeskId>().nullable(),
    platform: z.enum(['slack', 'teams']),
    payload: z.string(),
    receivedAt: z.date(),
    attempts: z.int(),
  }),
});

// A claim is known by its number of attempts: a worker whose lease was taken over has an older one and changes nothing.
const postpone = statement({
  name: 'inbox_postpone',
  text: `
    update inbox_event
       set due_at = date_trunc('milliseconds', now()) + make_interval(secs => $3), detail = $4
     where inbox_key = $1 and attempts = $2 and state = 'ready'`,
});

const bury = statement({
  name: 'inbox_bury',
  text: `
    update inbox_event
       set state = 'dead', due_at = null, ended_at = now(), detail = $3
     where inbox_key = $1 and attempts = $2 and state = 'ready'`,
});

const sweep = statement({
  name: 'inbox_sweep',
  text: `
    with forgotten as (
      delete from inbox_event where state = 'done' and ended_at < now() - interval '7 days'
      returning inbox_key
    ), emptied as (
      update inbox_event set payload = null
       where state = 'dead' and payload is not null and ended_at < now() - interval '7 days'
      returning inbox_key
    )
    select inbox_key from forgotten union all select inbox_key from emptied`,
});

/** Keeps an event, in the transaction of the connection if there is one; false when its key is already known. */
export async function keepReceived(
  client: pg.ClientBase,
  { inboxKey, platform, externalConnection, payload }: ReceivedEvent,
): Promise<boolean> {
  return (await affected(client, receive, [inboxKey, platform, externalConnection, payload])) === 1;
}

/**
 * The received events, in the database.
 * @param wake called when an event was kept. A hint: the inbox is polled anyway
 */
export function createInboxQueue({ dataSource, wake }: { dataSource: DataSource; wake: () => void }): InboxQueue {
  return {
    async receive(event) {
      const isNew = await withClient(dataSource, (client) => keepReceived(client, event));
      if (isNew) wake();
      return isNew;
    },
    async claimNext(leaseSeconds) {
      for (;;) {
        const row = await withClient(dataSource, (client) => maybeOne(client, claimNext, [leaseSeconds]));
        if (!row) return undefined;
        const { connectionId, deskId, ...event } = row;
        if (connectionId !== null && deskId !== null) return { ...event, connectionId, deskId };
        await change(dataSource, bury, event, 'it came for a connection that is not known here');
      }
    },
    postpone: (claim, afterMs, detail) => change(dataSource, postpone, claim, afterMs / 1000, detail),
    bury: (claim, detail) => change(dataSource, bury, claim, detail),
    sweep: () => withClient(dataSource, (client) => affected(client, sweep)),
  };
}

async function change(
  dataSource: DataSource,
  how: typeof postpone,
  { inboxKey, attempts }: Pick<InboxClaim, 'inboxKey' | 'attempts'>,
  ...values: unknown[]
): Promise<void> {
  await withClient(dataSource, (client) => affected(client, how, [inboxKey, attempts, ...values]));
}
