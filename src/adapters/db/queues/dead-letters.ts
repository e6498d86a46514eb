import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { affected, run, statement, withClient } from '../engine/statement.ts';

const letterRow = z.object({
  id: z.string(),
  what: z.enum(['post', 'edit', 'event']),
  place: z.string(),
  reason: z.string(),
  attempts: z.int(),
  endedAt: z.date(),
});

/** Something that could not be done and waits for the administrator. What it says is not shown. */
export type DeadLetter = z.infer<typeof letterRow>;

const deadDeliveries = statement({
  name: 'dead_deliveries',
  text: `
    select outbox_id::text as id, 'post' as what, destination_id as place, coalesce(detail, '') as reason, attempts,
           ended_at as "endedAt"
      from outbox_message where state = 'dead' and payload is not null
    union all
    select surface_id::text, 'edit', destination_id, coalesce(detail, ''), attempts, gone_at
      from surface where gone_at is not null and posted_message_id is not null
     order by "endedAt"`,
  row: letterRow,
});

const deadEvents = statement({
  name: 'dead_events',
  text: `
    select inbox_key as id, 'event' as what, platform || ':' || external_connection as place,
           coalesce(detail, '') as reason, attempts, ended_at as "endedAt"
      from inbox_event where state = 'dead' and payload is not null
     order by "endedAt"`,
  row: letterRow,
});

/** Where the letter was to go is due again, and gives it the last turn there. */
const WOKEN = `woken as (
      update destination
         set turn = destination.turn + 1, due_at = coalesce(destination.due_at, date_trunc('milliseconds', now()))
        from letter
       where destination.desk_id = letter.desk_id and destination.destination_id = letter.destination_id
      returning destination.desk_id, destination.turn
    )`;

// Last in its conversation, behind what waits there. One that may have been posted is looked for first. A surface comes
// back with its post, and is drawn as its ticket is now.
const retryPost = statement({
  name: 'retry_post',
  text: `
    with letter as (
      select desk_id, outbox_id, destination_id, surface_id
        from outbox_message
       where outbox_id::text = $1 and state = 'dead' and payload is not null
         for update
    ), ${WOKEN}, shown as (
      update surface
         set gone_at = null, detail = null, attempts = 0
        from letter
       where surface.desk_id = letter.desk_id and surface.surface_id = letter.surface_id
    )
    update outbox_message
       set state = case when maybe_posted_since is null then 'ready' else 'sending' end,
           attempts = 0, ended_at = null, detail = null, turn = woken.turn
      from letter
      join woken using (desk_id)
     where outbox_message.desk_id = letter.desk_id and outbox_message.outbox_id = letter.outbox_id`,
});

const retryEdit = statement({
  name: 'retry_edit',
  text: `
    with letter as (
      select desk_id, surface_id, destination_id
        from surface
       where surface_id::text = $1 and gone_at is not null and posted_message_id is not null
         for update
    ), ${WOKEN}
    update surface
       set gone_at = null, detail = null, attempts = 0, dirty_turn = woken.turn,
           wanted_revision = (select revision from ticket
                               where ticket.desk_id = surface.desk_id and ticket.ticket_id = surface.ticket_id)
      from letter
      join woken using (desk_id)
     where surface.desk_id = letter.desk_id and surface.surface_id = letter.surface_id`,
});

const retryEvent = statement({
  name: 'retry_event',
  text: `
    update inbox_event
       set state = 'ready', attempts = 0, ended_at = null, detail = null,
           due_at = date_trunc('milliseconds', now())
     where inbox_key = $1 and state = 'dead' and payload is not null`,
});

const lookBeforePosting = statement({
  name: 'look_before_posting',
  text: `
    update outbox_message
       set state = 'sending', attempted_at = coalesce(attempted_at, added_at)
     where state = 'ready'`,
});

/** What was put aside for the administrator, as long as its words are kept: 7 days. */
export interface DeadLetters {
  deliveries(): Promise<readonly DeadLetter[]>;
  events(): Promise<readonly DeadLetter[]>;
  /** Tries a delivery again, after what waits in the same place. False when there is no such dead letter. */
  retryDelivery(id: string): Promise<boolean>;
  /** Handles an event again. False when there is no such dead letter. */
  retryEvent(id: string): Promise<boolean>;
  /**
   * After a restore: what waits may have been posted since the backup was made, so it is looked for first. Returns how much
   * waits. What only one person saw cannot be looked for, and is posted again.
   */
  lookBeforePosting(): Promise<number>;
}

export function createDeadLetters({ dataSource }: { readonly dataSource: DataSource }): DeadLetters {
  return {
    deliveries: () => withClient(dataSource, (client) => run(client, deadDeliveries)),
    events: () => withClient(dataSource, (client) => run(client, deadEvents)),
    retryDelivery: (id) =>
      withClient(
        dataSource,
        async (client) => (await affected(client, retryPost, [id])) + (await affected(client, retryEdit, [id])) > 0,
      ),
    retryEvent: (id) => withClient(dataSource, async (client) => (await affected(client, retryEvent, [id])) > 0),
    lookBeforePosting: () => withClient(dataSource, (client) => affected(client, lookBeforePosting)),
  };
}
