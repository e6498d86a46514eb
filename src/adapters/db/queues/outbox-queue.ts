import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Claim, OutboxQueue } from '../../../app/ports/delivery.ts';
import type { ConnectionId, DeskId, SurfaceId } from '../../../domain/ids.ts';
import { affected, maybeOne, one, type Statement, statement, withClient } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import { announcementSchema } from '../rows/outbox-message.rows.ts';

const claimRow = z.object({
  deskId: idOf<DeskId>(),
  platform: z.enum(['slack', 'teams']),
  destinationId: z.string(),
  leaseToken: z.string().nullable(),
  outboxId: z.string().nullable(),
  payload: z.unknown(),
  inThreadOf: z.string().nullable(),
  attempts: z.int().nullable(),
  maybePostedSince: z.date().nullable(),
  surfaceId: idOf<SurfaceId>().nullable(),
  connectionId: idOf<ConnectionId>(),
  postedConversation: z.string().nullable(),
  postedMessageId: z.string().nullable(),
  wantedRevision: z.int().nullable(),
});

// Takes the destination that has waited longest, says what is the oldest there, and leases it: due_at is then the end of
// the lease, so that a worker that dies leaves it due again. A post that is found in state 'sending' was claimed before by
// a worker that never said what came of it.
//
// A destination where nothing is left falls asleep (due_at null), unless work was added after this statement's view of the
// tables was taken: its turn tells. It then stays due, and no lease is given, as for a head that another worker has just
// finished: the caller claims again.
//
// What the CTEs changed is joined, never asked for in a subquery: PostgreSQL refuses to evaluate such a subquery anew when
// the row to update has a newer version.
const claimNext = statement({
  name: 'outbox_claim_next',
  text: `
    with due as (
      select desk_id, destination_id, turn
        from destination
       where due_at <= now()
       order by due_at
       limit 1
         for update skip locked
    ), dropped as (
      update outbox_message
         set state = 'dropped', payload = null, ended_at = now()
        from due
       where outbox_message.desk_id = due.desk_id and outbox_message.destination_id = due.destination_id
         and outbox_message.state in ('ready', 'sending') and outbox_message.drop_at <= now()
    ), head as (
      select due.desk_id,
             due.destination_id,
             due.turn = seen.turn and post.turn is null and edit.turn is null            as is_empty,
             case when edit.turn is null or post.turn <= edit.turn then post.outbox_id   end as outbox_id,
             case when post.turn is null or post.turn >  edit.turn then edit.surface_id  end as surface_id
        from due
        join destination as seen using (desk_id, destination_id)
        left join lateral (select outbox_id, turn
                             from outbox_message
                            where desk_id = due.desk_id and destination_id = due.destination_id
                              and state in ('ready', 'sending') and (drop_at is null or drop_at > now())
                            order by turn, place
                            limit 1) as post on true
        left join lateral (select surface_id, dirty_turn as turn
                             from surface
                            where desk_id = due.desk_id and destination_id = due.destination_id
                              and dirty_turn is not null and posted_message_id is not null and gone_at is null
                            order by dirty_turn
                            limit 1) as edit on true
    ), post as (
      update outbox_message
         set attempts           = attempts + 1,
             attempted_at       = case when state = 'sending' then attempted_at else now() end,
             maybe_posted_since = case when state = 'sending' then attempted_at end,
             state              = 'sending'
        from head
       where outbox_message.desk_id = head.desk_id and outbox_message.outbox_id = head.outbox_id
         and outbox_message.state in ('ready', 'sending')
      returning outbox_message.*
    ), edit as (
      update surface
         set attempts = attempts + 1
        from head
       where surface.desk_id = head.desk_id and surface.surface_id = head.surface_id
         and surface.dirty_turn is not null and surface.gone_at is null
      returning surface.*
    ), leased as (
      update destination
         set due_at      = case when post.outbox_id is not null or edit.surface_id is not null
                                then now() + make_interval(secs => $1)
                                when not head.is_empty
                                then date_trunc('milliseconds', now()) end,
             lease_token = case when post.outbox_id is not null or edit.surface_id is not null
                                then gen_random_uuid() end
        from head
        left join post on true
        left join edit on true
       where destination.desk_id = head.desk_id and destination.destination_id = head.destination_id
      returning destination.*
    )
    select leased.desk_id            as "deskId",
           connection.platform       as "platform",
           leased.destination_id     as "destinationId",
           leased.lease_token        as "leaseToken",
           leased.connection_id      as "connectionId",
           post.outbox_id            as "outboxId",
           post.payload              as "payload",
           post.maybe_posted_since   as "maybePostedSince",
           case when thread.posted_message_id is not null
                then coalesce(thread.thread_message_id, thread.posted_message_id) end as "inThreadOf",
           coalesce(post.attempts, edit.attempts) - 1                                 as "attempts",
           edit.surface_id           as "surfaceId",
           edit.posted_conversation  as "postedConversation",
           edit.posted_message_id    as "postedMessageId",
           edit.wanted_revision      as "wantedRevision"
      from leased
      join connection on connection.desk_id = leased.desk_id and connection.connection_id = leased.connection_id
      left join post on true
      left join edit on true
      left join surface as thread on thread.desk_id = leased.desk_id and thread.surface_id = post.thread_surface_id`,
  row: claimRow,
});

// Each completion begins so: only the holder of the lease goes on, and the destination rests for $4 seconds.
const FREED = `
  update destination
     set due_at = date_trunc('milliseconds', now()) + make_interval(secs => $4), lease_token = null
   where desk_id = $1 and destination_id = $2 and lease_token = $3
  returning desk_id, turn`;

const posted = statement({
  name: 'outbox_posted',
  text: `
    with freed as (${FREED}),
    sent as (
      update outbox_message
         set state = 'sent', payload = null, detail = null, ended_at = now(), maybe_posted_since = null,
             sent_conversation = $6, sent_message_id = $7
        from freed
       where outbox_message.desk_id = freed.desk_id and outbox_message.outbox_id = $5
      returning outbox_message.desk_id, outbox_message.surface_id, freed.turn
    )
    update surface
       set posted_conversation = $6, posted_message_id = $7, posted_revision = $8, attempts = 0,
           dirty_turn = case when surface.wanted_revision > $8 then coalesce(surface.dirty_turn, sent.turn) end
      from sent
     where surface.desk_id = sent.desk_id and surface.surface_id = sent.surface_id`,
});

const edited = statement({
  name: 'outbox_edited',
  text: `
    with freed as (${FREED})
    update surface
       set posted_revision = greatest(surface.posted_revision, $6), attempts = 0, detail = null,
           dirty_turn = case when surface.wanted_revision > $6 then freed.turn end
      from freed
     where surface.desk_id = freed.desk_id and surface.surface_id = $5`,
});

const postponePost = statement({
  name: 'outbox_postpone_post',
  text: `
    with freed as (${FREED})
    update outbox_message
       set state = case when $6 or maybe_posted_since is not null then 'sending' else 'ready' end, detail = $7
      from freed
     where outbox_message.desk_id = freed.desk_id and outbox_message.outbox_id = $5`,
});

const postponeEdit = statement({
  name: 'outbox_postpone_edit',
  text: `
    with freed as (${FREED})
    update surface
       set detail = $6
      from freed
     where surface.desk_id = freed.desk_id and surface.surface_id = $5`,
});

// The surface was never posted, and will not be.
const dropPost = statement({
  name: 'outbox_drop_post',
  text: `
    with freed as (${FREED}),
    dropped as (
      update outbox_message
         set state = 'dropped', payload = null, ended_at = now(), detail = $6
        from freed
       where outbox_message.desk_id = freed.desk_id and outbox_message.outbox_id = $5
      returning outbox_message.desk_id, outbox_message.surface_id
    )
    update surface
       set gone_at = now(), dirty_turn = null, detail = $6
      from dropped
     where surface.desk_id = dropped.desk_id and surface.surface_id = dropped.surface_id`,
});

const buryPost = statement({
  name: 'outbox_bury_post',
  text: `
    with freed as (${FREED}),
    buried as (
      update outbox_message
         set state = 'dead', ended_at = now(), detail = $6
        from freed
       where outbox_message.desk_id = freed.desk_id and outbox_message.outbox_id = $5
      returning outbox_message.desk_id, outbox_message.surface_id
    )
    update surface
       set gone_at = now(), dirty_turn = null, detail = $6
      from buried
     where surface.desk_id = buried.desk_id and surface.surface_id = buried.surface_id`,
});

const buryEdit = statement({
  name: 'outbox_bury_edit',
  text: `
    with freed as (${FREED})
    update surface
       set gone_at = now(), dirty_turn = null, detail = $6
      from freed
     where surface.desk_id = freed.desk_id and surface.surface_id = $5`,
});

const nextDue = statement({
  name: 'outbox_next_due',
  text: `
    select ceil(extract(epoch from min(due_at) - clock_timestamp()) * 1000)::double precision as "inMs"
      from destination
     where due_at is not null`,
  row: z.object({ inMs: z.number().nullable() }),
});

const sweep = statement({
  name: 'outbox_sweep',
  text: `
    with forgotten as (
      delete from outbox_message
       where state in ('sent', 'dropped') and ticket_id is null and ended_at < now() - interval '7 days'
      returning outbox_id
    ), emptied as (
      update outbox_message set payload = null
       where state = 'dead' and payload is not null and ended_at < now() - interval '7 days'
      returning outbox_id
    )
    select outbox_id from forgotten union all select outbox_id from emptied`,
});

/** The outbox of all desks, on one PostgreSQL. */
export function createOutboxQueue({ dataSource }: { dataSource: DataSource }): OutboxQueue {
  const end = async (claim: LeasedClaim, how: Statement<never>, restMs: number, values: unknown[]): Promise<void> => {
    const lease = [claim.deskId, claim.destinationId, claim.leaseToken, restMs / 1000];
    await withClient(dataSource, (client) => affected(client, how, [...lease, ...values]));
  };

  return {
    async claimNext(leaseSeconds) {
      for (;;) {
        const row = await withClient(dataSource, (client) => maybeOne(client, claimNext, [leaseSeconds]));
        if (!row) return undefined;
        if (row.leaseToken === null) continue;
        const lease = {
          deskId: row.deskId,
          platform: row.platform,
          destinationId: row.destinationId,
          leaseToken: row.leaseToken,
        };
        const claim = toClaim(row, lease);
        if (claim) return claim;
        // Left by a release that wrote it otherwise: it must not stand in the way of those behind it.
        await end(lease, buryPost, 0, [row.outboxId, 'this release cannot read it']);
      }
    },
    posted: (claim, { conversation, messageId }, shownRevision, paceMs) =>
      end(claim, posted, paceMs, [claim.outboxId, conversation, messageId, shownRevision ?? 0]),
    edited: (claim, shownRevision, paceMs) => end(claim, edited, paceMs, [claim.surfaceId, shownRevision]),
    postpone: (claim, afterMs, detail, maybePosted) =>
      claim.kind === 'post'
        ? end(claim, postponePost, afterMs, [claim.outboxId, maybePosted, detail])
        : end(claim, postponeEdit, afterMs, [claim.surfaceId, detail]),
    drop: (claim, detail) => end(claim, dropPost, 0, [claim.outboxId, detail]),
    bury: (claim, detail) =>
      claim.kind === 'post'
        ? end(claim, buryPost, 0, [claim.outboxId, detail])
        : end(claim, buryEdit, 0, [claim.surfaceId, detail]),
    async nextDueInMs(atMostMs) {
      const { inMs } = await withClient(dataSource, (client) => one(client, nextDue));
      return Math.min(Math.max(inMs ?? atMostMs, 0), atMostMs);
    },
    sweep: () => withClient(dataSource, (client) => affected(client, sweep)),
  };
}

type LeasedClaim = Pick<Claim, 'deskId' | 'platform' | 'destinationId' | 'leaseToken'>;

/** The claim that a leased row holds; undefined when its payload cannot be read. */
function toClaim(row: z.output<typeof claimRow>, lease: LeasedClaim): Claim | undefined {
  const attempts = row.attempts ?? 0;
  if (row.surfaceId !== null && row.postedConversation !== null && row.postedMessageId !== null) {
    return {
      ...lease,
      kind: 'edit',
      surfaceId: row.surfaceId,
      connectionId: row.connectionId,
      posted: { conversation: row.postedConversation, messageId: row.postedMessageId },
      wantedRevision: row.wantedRevision ?? 0,
      attempts,
    };
  }
  const announcement = announcementSchema.safeParse(row.payload);
  if (row.outboxId === null || !announcement.success) return undefined;
  const { inThreadOf } = announcement.data.to;
  return {
    ...lease,
    kind: 'post',
    outboxId: row.outboxId,
    announcement: announcement.data,
    inThreadOf: inThreadOf && 'messageId' in inThreadOf ? inThreadOf.messageId : row.inThreadOf,
    attempts,
    maybePostedSince: row.maybePostedSince,
  };
}
