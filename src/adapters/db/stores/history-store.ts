import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import { maybeOne, one, run, statement } from '../engine/statement.ts';
import { contentSchema, TICKET_EVENT_COLUMNS, ticketEventRow, toCodes } from '../rows/ticket-event.rows.ts';
import type { StoreContext } from './store-context.ts';

const append = statement({
  name: 'history_append',
  text: `
    with event as (
      insert into ticket_event (desk_id, ticket_id, sequence, kind, actor_id, occurred_at, policy_version, content_id,
                                gesture_key, codes)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict do nothing
      returning sequence
    ), content as (
      insert into ticket_content (desk_id, content_id, ticket_id, body, written_at)
      select $1, $8, $2, $11, $6 from event where $11::jsonb is not null
    )
    select sequence from event`,
  row: z.object({ sequence: z.int() }),
});

const knows = statement({
  name: 'history_knows',
  text: `
    select exists (select from ticket_event where desk_id = $1 and ticket_id = $2 and gesture_key = $3) as "known"`,
  row: z.object({ known: z.boolean() }),
});

const ofTicket = statement({
  name: 'history_of_ticket',
  text: `select ${TICKET_EVENT_COLUMNS} from ticket_event where desk_id = $1 and ticket_id = $2 order by sequence`,
  row: ticketEventRow,
});

const byGesture = statement({
  name: 'history_by_gesture',
  text: `
    select ${TICKET_EVENT_COLUMNS}
      from ticket_event
     where desk_id = $1 and gesture_key = $2
     order by recorded_at desc
     limit 1`,
  row: ticketEventRow,
});

const erase = statement({
  name: 'history_erase',
  text: 'select erase_ticket_content($1, $2, $3, $4) as "erased"',
  row: z.object({ erased: z.boolean() }),
});

const contentById = statement({
  name: 'history_content',
  text: 'select body from ticket_content where desk_id = $1 and content_id = $2 and body is not null',
  row: z.object({ body: contentSchema }),
});

export function createHistoryStore({ client, deskId }: StoreContext): Stores['history'] {
  const isKnown = async (ticketId: string, gestureKey: string) =>
    (await one(client, knows, [deskId, ticketId, gestureKey])).known;

  return {
    async append(event, content, gestureKey) {
      if ((event.contentId === null) !== (content === null))
        throw new Error('an event names the content it comes with');
      const appended = await maybeOne(client, append, [
        deskId,
        event.ticketId,
        event.sequence,
        event.kind,
        event.actorId,
        event.occurredAt,
        event.policyVersion,
        event.contentId,
        gestureKey,
        toCodes(event),
        content === null ? null : JSON.stringify(content),
      ]);
      if (appended) return true;
      if (gestureKey !== null && (await isKnown(event.ticketId, gestureKey))) return false;
      throw new Error(`the history of ${event.ticketId} already has an event ${event.sequence}`);
    },
    knows: isKnown,
    of: (ticketId) => run(client, ofTicket, [deskId, ticketId]),
    byGesture: (gestureKey) => maybeOne(client, byGesture, [deskId, gestureKey]),
    erase: async (contentId, by, at) => (await one(client, erase, [deskId, contentId, by, at])).erased,
    content: async (contentId) => (await maybeOne(client, contentById, [deskId, contentId]))?.body,
  };
}
