import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Clock } from '../../../app/ports/clock.ts';
import type { QueueDepth, ReadClockDepth, ReadDepths } from '../../../app/ports/measures.ts';
import { one, run, statement, withClient } from '../engine/statement.ts';

// Each part reads one partial index that holds only what waits, or what is dead and not yet emptied: done and sent rows,
// however many, are not looked at.
const depths = statement({
  name: 'queue_depths',
  text: `
    with waiting_inbox as (
      select platform, count(*) as waiting, min(received_at) as oldest
        from inbox_event where due_at is not null
       group by platform
    ), dead_inbox as (
      select platform, count(*) as dead
        from inbox_event where state = 'dead' and payload is not null
       group by platform
    ), waiting_posts as (
      select desk_id, connection_id, count(*) as waiting, min(added_at) as oldest
        from outbox_message where state in ('ready', 'sending')
       group by desk_id, connection_id
    ), waiting_edits as (
      select desk_id, connection_id, count(*) as waiting
        from surface where dirty_turn is not null and posted_message_id is not null and gone_at is null
       group by desk_id, connection_id
    ), dead_posts as (
      select desk_id, connection_id, count(*) as dead
        from outbox_message where state = 'dead' and payload is not null
       group by desk_id, connection_id
    ), outbox as (
      select connection.platform,
             coalesce(sum(waiting_posts.waiting), 0) + coalesce(sum(waiting_edits.waiting), 0) as waiting,
             min(waiting_posts.oldest)         as oldest,
             coalesce(sum(dead_posts.dead), 0) as dead
        from connection
        left join waiting_posts using (desk_id, connection_id)
        left join waiting_edits using (desk_id, connection_id)
        left join dead_posts    using (desk_id, connection_id)
       group by connection.platform
    ), inbox as (
      select connection.platform, waiting, oldest, dead
        from (select distinct platform from connection) as connection
        left join waiting_inbox using (platform)
        left join dead_inbox    using (platform)
    )
    select queue, platform, coalesce(waiting, 0)::int as waiting, coalesce(dead, 0)::int as dead,
           greatest(coalesce(extract(epoch from now() - oldest), 0), 0)::double precision as "oldestSeconds"
      from (select 'inbox' as queue, * from inbox union all
            select 'outbox' as queue, platform, waiting, oldest, dead from outbox) as depth
     order by queue, platform`,
  row: z.object({
    queue: z.enum(['inbox', 'outbox']),
    platform: z.enum(['slack', 'teams']),
    waiting: z.int(),
    dead: z.int(),
    oldestSeconds: z.number(),
  }),
});

// Clocks that are due by the desk's time. Of each desk the range of the index that holds them: the others are not looked at.
const clocksDue = statement({
  name: 'queue_clocks_due',
  text: `
    select coalesce(sum(late.due), 0)::int as due,
           greatest(coalesce(extract(epoch from $1 - min(late.oldest)), 0), 0)::double precision as "oldestSeconds"
      from desk
     cross join lateral (select count(*) as due, min(next_check_at) as oldest
                           from sla_clock
                          where sla_clock.desk_id = desk.desk_id and next_check_at <= $1::timestamptz) as late`,
  row: z.object({ due: z.int(), oldestSeconds: z.number() }),
});

/** Reads how many clocks a worker has still to look at. */
export function makeReadClockDepth(deps: { readonly dataSource: DataSource; readonly clock: Clock }): ReadClockDepth {
  return () => withClient(deps.dataSource, (client) => one(client, clocksDue, [deps.clock.now()]));
}

/** However often it is read, the database is asked once in so many ms. */
const KNOWN_FOR_MS = 2000;

/** Reads how deep the queues are. Readings that come together share one question. */
export function makeReadDepths({ dataSource }: { readonly dataSource: DataSource }): ReadDepths {
  let reading: { readonly atMs: number; readonly depths: Promise<readonly QueueDepth[]> } | undefined;
  return () => {
    if (reading && performance.now() - reading.atMs < KNOWN_FOR_MS) return reading.depths;
    const asked = withClient(dataSource, (client) => run(client, depths));
    reading = { atMs: performance.now(), depths: asked };
    asked.catch(() => {
      reading = undefined;
    });
    return asked;
  };
}
