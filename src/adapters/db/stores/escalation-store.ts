import { z } from 'zod';
import type { EscalationDigest, KeptEscalation, Stores } from '../../../app/ports/stores.ts';
import { LEVELS } from '../../../domain/escalation/ladder.ts';
import type { ConnectionId, TicketId } from '../../../domain/ids.ts';
import { affected, maybeOne, one, run, statement } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import { TICKET_COLUMNS, ticketRow } from '../rows/ticket.rows.ts';
import type { StoreContext } from './store-context.ts';

const escalationRow: z.ZodType<KeptEscalation> = z.object({
  climb: z.int(),
  state: z.enum(['watched', 'armed', 'acknowledged', 'done']),
  level: z.literal(LEVELS).nullable(),
  reason: z.string().nullable(),
  toldAt: z.date().nullable(),
  policyVersion: z.int(),
  nextStepAt: z.date().nullable(),
});

const ofTicket = statement({
  name: 'escalation_of_ticket',
  text: `
    select climb          as "climb",
           state          as "state",
           level          as "level",
           reason         as "reason",
           told_at        as "toldAt",
           policy_version as "policyVersion",
           next_step_at   as "nextStepAt"
      from escalation
     where desk_id = $1 and ticket_id = $2`,
  row: escalationRow,
});

// What says the same is not written: many events of a ticket change nothing of it.
const keep = statement({
  name: 'escalation_keep',
  text: `
    insert into escalation (desk_id, ticket_id, climb, state, level, reason, told_at, policy_version, next_step_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (desk_id, ticket_id) do update
       set climb = excluded.climb, state = excluded.state, level = excluded.level, reason = excluded.reason,
           told_at = excluded.told_at, policy_version = excluded.policy_version, next_step_at = excluded.next_step_at
     where (escalation.climb, escalation.state, escalation.level, escalation.reason, escalation.told_at,
            escalation.policy_version, escalation.next_step_at)
           is distinct from (excluded.climb, excluded.state, excluded.level, excluded.reason, excluded.told_at,
                             excluded.policy_version, excluded.next_step_at)`,
});

// The ticket is what is locked, as for its clocks: whoever has it works its ladder out of the history, alone.
const lockDue = statement({
  name: 'escalation_lock_due',
  text: `
    select ${TICKET_COLUMNS}
      from escalation
      join ticket on ticket.desk_id = escalation.desk_id and ticket.ticket_id = escalation.ticket_id
     where escalation.desk_id = $1 and escalation.next_step_at <= $2
     order by escalation.next_step_at
     limit 1
       for no key update of ticket skip locked`,
  row: ticketRow,
});

const putOff = statement({
  name: 'escalation_put_off',
  text: 'update escalation set next_step_at = $4 where desk_id = $1 and ticket_id = $2 and next_step_at <= $3',
});

const countDue = statement({
  name: 'escalation_count_due',
  text: `
    select count(*)::int as "count"
      from (select from escalation where desk_id = $1 and next_step_at <= $2 limit $3) as due`,
  row: z.object({ count: z.int() }),
});

const defer = statement({
  name: 'escalation_defer',
  text: `
    insert into escalation_deferred (desk_id, connection_id, conversation, ticket_id, climb, level)
    values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing`,
});

const hasDeferred = statement({
  name: 'escalation_has_deferred',
  text: 'select exists (select from escalation_deferred where desk_id = $1) as "yes"',
  row: z.object({ yes: z.boolean() }),
});

// Whoever tells locks the desk's row first: the second finds nothing left.
const lockDesk = statement({
  name: 'escalation_lock_desk',
  text: 'select from desk where desk_id = $1 for no key update',
});

const takeDeferred = statement({
  name: 'escalation_take_deferred',
  text: `
    with taken as (
      delete from escalation_deferred
       where desk_id = $1
         and not exists (select from escalation where desk_id = $1 and next_step_at <= $2)
         and not exists (select from sla_clock where desk_id = $1 and next_check_at <= $2 and due_at < $2)
      returning connection_id, conversation, ticket_id, level
    ), reached as (
      select connection_id, conversation, ticket_id, max(level) as level
        from taken
       group by connection_id, conversation, ticket_id
    ), placed as (
      select reached.*,
             row_number() over (partition by connection_id, conversation order by ticket.rank, ticket.number) as place,
             count(*) over (partition by connection_id, conversation) as total
        from reached
        join ticket on ticket.desk_id = $1 and ticket.ticket_id = reached.ticket_id
    )
    select connection_id as "connectionId", conversation, ticket_id as "ticketId", level, total::int as "total"
      from placed
     where place <= $3
     order by connection_id, conversation, place`,
  row: z.object({
    connectionId: idOf<ConnectionId>(),
    conversation: z.string(),
    ticketId: idOf<TicketId>(),
    level: z.literal(LEVELS),
    total: z.int(),
  }),
});

export function createEscalationStore({ client, deskId }: StoreContext): Stores['escalations'] {
  return {
    of: (ticketId) => maybeOne(client, ofTicket, [deskId, ticketId]),
    async keep(ticketId, { climb, state, level, reason, toldAt, policyVersion, nextStepAt }) {
      const values = [climb, state, level, reason, toldAt, policyVersion, nextStepAt];
      await affected(client, keep, [deskId, ticketId, ...values]);
    },
    lockDue: (at) => maybeOne(client, lockDue, [deskId, at]),
    async putOff(ticketId, at, until) {
      await affected(client, putOff, [deskId, ticketId, at, until]);
    },
    countDue: async (at, most) => (await one(client, countDue, [deskId, at, most])).count,
    async defer({ to, ticketId, climb, level }) {
      await affected(client, defer, [deskId, to.connectionId, to.conversation, ticketId, climb, level]);
    },
    hasDeferred: async () => (await one(client, hasDeferred, [deskId])).yes,
    async takeDeferred(at, mostNamed) {
      await affected(client, lockDesk, [deskId]);
      const digests = new Map<string, EscalationDigest>();
      for (const row of await run(client, takeDeferred, [deskId, at, mostNamed])) {
        const { connectionId, conversation, ticketId, level, total } = row;
        const place = `${connectionId}:${conversation}`;
        const named = [...(digests.get(place)?.named ?? []), { ticketId, level }];
        digests.set(place, { to: { connectionId, conversation }, total, named });
      }
      return [...digests.values()];
    },
  };
}
