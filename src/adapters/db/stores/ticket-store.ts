import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import type { ConnectionId, TicketId } from '../../../domain/ids.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { affected, maybeOne, one, run, statement } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import { TICKET_COLUMNS, ticketRow, toStateColumns } from '../rows/ticket.rows.ts';
import type { StoreContext } from './store-context.ts';
import { createTicketLists } from './ticket-lists.ts';

/** The largest number that a ticket can have: somebody may ask for a larger one. */
const LARGEST_NUMBER = 2 ** 31 - 1;

// One statement, because each costs a round trip while the desk's counter is locked (database.md §4). A transaction that
// is rolled back gives its number back with it, so numbers have no gap; a second ticket of one draft breaks a unique key.
const create = statement({
  name: 'ticket_create',
  text: `
    with counter as (
      insert into ticket_counter (desk_id, last_number)
      values ($1, 1)
      on conflict (desk_id) do update
         set last_number = ticket_counter.last_number + 1
      returning last_number
    ), new_ticket as (
      insert into ticket (desk_id, ticket_id, number, draft_id, type, title, urgency, rank, environment, state,
                          requester_id, quality, missing, reopened_count, request_content_id, policy_version, revision,
                          created_at, updated_at, origin_connection_id, origin_conversation, origin_thread_id, follows,
                          client, due_at)
      select $1, $2, last_number, $3, $4, $5, $6, $7::smallint, $8, 'new',
             $9, $10::smallint, $11, 0, $12, $13, 1,
             $14, $14, $15, $16, $17, $20, $22, $25
        from counter
    ), content as (
      insert into ticket_content (desk_id, content_id, ticket_id, body, written_at)
      values ($1, $12, $2, $18, $14)
    ), event as (
      insert into ticket_event (desk_id, ticket_id, sequence, kind, actor_id, occurred_at, policy_version, content_id,
                                gesture_key, codes)
      select $1, $2, 1, 'created', $19, $14, $13, $12, $21,
             jsonb_build_object('number', last_number, 'type', $4::text, 'urgency', $6::text, 'rank', $7::smallint,
                                'environment', $8::text, 'requesterId', $9::uuid, 'quality', $10::smallint,
                                'missing', to_jsonb($11::text[]), 'follows', $20::integer, 'client', $22::text,
                                'byTeam', $23::boolean, 'promisedVersion', $24::integer, 'impacts', to_jsonb($26::text[]))
        from counter
    ), became_ticket as (
      update draft
         set ticket_id = $2, prompt_answered = true
       where desk_id = $1 and draft_id = $3
    )
    select last_number as "number" from counter`,
  row: z.object({ number: z.int() }),
});

const byNumber = statement({
  name: 'ticket_by_number',
  text: `select ${TICKET_COLUMNS} from ticket where desk_id = $1 and number = $2`,
  row: ticketRow,
});

const byId = statement({
  name: 'ticket_by_id',
  text: `select ${TICKET_COLUMNS} from ticket where desk_id = $1 and ticket_id = $2`,
  row: ticketRow,
});

const ofDraft = statement({
  name: 'ticket_of_draft',
  text: `select ${TICKET_COLUMNS} from ticket where desk_id = $1 and draft_id = $2`,
  row: ticketRow,
});

const waitingFor = statement({
  name: 'ticket_waiting_for',
  text: `
    select ${TICKET_COLUMNS}
      from ticket
     where desk_id = $1 and requester_id = $2 and state = 'waiting' and state_reason = 'information'
     order by number desc`,
  row: ticketRow,
});

const ofFormerAgents = statement({
  name: 'ticket_of_former_agents',
  text: `
    select ticket.ticket_id as "ticketId"
      from ticket
      join person on person.desk_id = ticket.desk_id and person.person_id = ticket.owner_id
     where ticket.desk_id = $1 and ticket.owner_id is not null and ticket.state not in ('resolved', 'closed')
       and person.role not in ('agent', 'lead', 'admin')
     order by ticket.number`,
  row: z.object({ ticketId: idOf<TicketId>() }),
});

const lock = statement({ name: 'ticket_lock', text: `${byId.text} for no key update`, row: ticketRow });

const save = statement({
  name: 'ticket_save',
  text: `
    update ticket
       set type = $3, title = $4, urgency = $5, rank = $6, environment = $7, state = $8, state_reason = $9, state_at = $10,
           owner_id = $11, quality = $12, missing = $13, reopened_count = $14, revision = $15, updated_at = $16,
           due_at = case when $8 in ('new', 'in_progress') then due_at end
     where desk_id = $1 and ticket_id = $2 and revision < $15`,
});

const originOf = statement({
  name: 'ticket_origin',
  text: `
    select origin_connection_id as "connectionId", origin_conversation as "conversation", origin_thread_id as "threadId"
      from ticket
     where desk_id = $1 and ticket_id = $2`,
  row: z.object({
    connectionId: idOf<ConnectionId>(),
    conversation: z.string(),
    threadId: z.string().nullable(),
  }),
});

const ofThread = statement({
  name: 'ticket_of_thread',
  text: `
    select ${TICKET_COLUMNS}
      from ticket
     where desk_id = $1
       and ticket_id in (select ticket_id
                           from ticket
                          where desk_id = $1 and origin_connection_id = $2 and origin_conversation = $3
                            and origin_thread_id = $4
                          union all
                         select ticket_id
                           from outbox_message
                          where desk_id = $1 and connection_id = $2 and sent_conversation = $3 and sent_message_id = $4
                            and state = 'sent' and ticket_id is not null)
     order by number desc
     limit 1`,
  row: ticketRow,
});

export function createTicketStore({ client, deskId }: StoreContext): Stores['tickets'] {
  return {
    async create(
      ticket,
      request,
      { actorId, draftId, origin, dueAt = null, gestureKey = null, byTeam = false, promisedVersion, impacts = [] },
    ) {
      refuseOtherThanNew(ticket);
      const { number } = await one(client, create, [
        deskId,
        ticket.ticketId,
        draftId,
        ticket.type,
        ticket.title,
        ticket.urgency,
        ticket.rank,
        ticket.environment,
        ticket.requesterId,
        ticket.quality,
        ticket.missing,
        ticket.requestContentId,
        ticket.policyVersion,
        ticket.createdAt,
        origin.connectionId,
        origin.conversation,
        origin.threadId,
        JSON.stringify(request),
        actorId,
        ticket.follows,
        gestureKey,
        ticket.client,
        byTeam,
        promisedVersion ?? ticket.policyVersion,
        dueAt,
        impacts,
      ]);
      return { ...ticket, number };
    },
    byNumber: async (number) =>
      Number.isInteger(number) && number > 0 && number <= LARGEST_NUMBER
        ? maybeOne(client, byNumber, [deskId, number])
        : undefined,
    byId: (ticketId) => maybeOne(client, byId, [deskId, ticketId]),
    ofDraft: (draftId) => maybeOne(client, ofDraft, [deskId, draftId]),
    waitingFor: (requesterId) => run(client, waitingFor, [deskId, requesterId]),
    ofFormerAgents: async () => (await run(client, ofFormerAgents, [deskId])).map(({ ticketId }) => ticketId),
    lock: (ticketId) => maybeOne(client, lock, [deskId, ticketId]),
    async save(ticket) {
      const saved = await affected(client, save, [
        deskId,
        ticket.ticketId,
        ticket.type,
        ticket.title,
        ticket.urgency,
        ticket.rank,
        ticket.environment,
        ...toStateColumns(ticket.state),
        ticket.ownerId,
        ticket.quality,
        ticket.missing,
        ticket.reopenedCount,
        ticket.revision,
        ticket.updatedAt,
      ]);
      if (saved !== 1)
        throw new Error(`revision ${ticket.revision} of the ticket ${ticket.ticketId} is not a newer one`);
    },
    ...createTicketLists({ client, deskId }),
    origin: (ticketId) => maybeOne(client, originOf, [deskId, ticketId]),
    ofThread: (connectionId, conversation, threadId) =>
      maybeOne(client, ofThread, [deskId, connectionId, conversation, threadId]),
  };
}

/** The first event says that a ticket begins so: another beginning could not be rebuilt from the history. */
function refuseOtherThanNew(ticket: Omit<Ticket, 'number'>): void {
  const isNew =
    ticket.state.name === 'new' &&
    ticket.revision === 1 &&
    ticket.ownerId === null &&
    ticket.reopenedCount === 0 &&
    ticket.updatedAt.getTime() === ticket.createdAt.getTime();
  if (!isNew) throw new Error('a ticket is created new, without owner, at revision 1');
}
