import { z } from 'zod';
import type { KeptClock, NotedAlert, Stores } from '../../../app/ports/stores.ts';
import type { TicketId } from '../../../domain/ids.ts';
import { METRICS } from '../../../domain/sla/clocks.ts';
import { RANKS } from '../../../domain/ticket/ticket.ts';
import { affected, integerFromBigint, maybeOne, one, run, statement } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import { TICKET_COLUMNS, ticketRow } from '../rows/ticket.rows.ts';
import type { StoreContext } from './store-context.ts';

const clockRow: z.ZodType<KeptClock> = z.object({
  metric: z.enum(METRICS),
  cycle: z.int(),
  state: z.enum(['running', 'paused', 'stopped', 'void']),
  rank: z.literal(RANKS),
  policyVersion: z.int(),
  counted: z.enum(['business', 'calendar']),
  targetMs: integerFromBigint.nullable(),
  startedAt: z.date(),
  consumedMs: integerFromBigint,
  runningSince: z.date().nullable(),
  dueAt: z.date().nullable(),
  stoppedAt: z.date().nullable(),
  revision: z.int(),
  promisedAt: z.date(),
  nextCheckAt: z.date().nullable(),
});

const ofTicket = statement({
  name: 'clock_of_ticket',
  text: `
    select metric         as "metric",
           cycle          as "cycle",
           state          as "state",
           rank           as "rank",
           policy_version as "policyVersion",
           counted        as "counted",
           target_ms      as "targetMs",
           started_at     as "startedAt",
           consumed_ms    as "consumedMs",
           running_since  as "runningSince",
           due_at         as "dueAt",
           stopped_at     as "stoppedAt",
           revision       as "revision",
           promised_at    as "promisedAt",
           next_check_at  as "nextCheckAt"
      from sla_clock
     where desk_id = $1 and ticket_id = $2
     order by array_position(array['first_response', 'resolution', 'requester', 'closing'], metric)`,
  row: clockRow,
});

// A clock that says the same is not written: most events of a ticket change none.
const keep = statement({
  name: 'clock_keep',
  text: `
    with wanted as (
      select *
        from jsonb_to_recordset($3::jsonb)
          as (metric text, cycle integer, state text, rank smallint, policy_version integer, counted text,
              target_ms bigint, started_at timestamptz, consumed_ms bigint, running_since timestamptz,
              due_at timestamptz, stopped_at timestamptz, revision integer, promised_at timestamptz,
              next_check_at timestamptz)
    ), dropped as (
      delete from sla_clock
       where desk_id = $1 and ticket_id = $2 and metric not in (select metric from wanted)
    ), due as (
      update ticket set due_at = $4 where desk_id = $1 and ticket_id = $2 and due_at is distinct from $4::timestamptz
    )
    insert into sla_clock (desk_id, ticket_id, metric, cycle, state, rank, policy_version, counted, target_ms, started_at,
                           consumed_ms, running_since, due_at, stopped_at, revision, promised_at, next_check_at)
    select $1, $2, metric, cycle, state, rank, policy_version, counted, target_ms, started_at,
           consumed_ms, running_since, due_at, stopped_at, revision, promised_at, next_check_at
      from wanted
    on conflict (desk_id, ticket_id, metric) do update
       set cycle = excluded.cycle, state = excluded.state, rank = excluded.rank,
           policy_version = excluded.policy_version, counted = excluded.counted, target_ms = excluded.target_ms,
           started_at = excluded.started_at, consumed_ms = excluded.consumed_ms, running_since = excluded.running_since,
           due_at = excluded.due_at, stopped_at = excluded.stopped_at, revision = excluded.revision,
           promised_at = excluded.promised_at, next_check_at = excluded.next_check_at
     where sla_clock is distinct from excluded`,
});

const alertRow: z.ZodType<NotedAlert> = z.object({
  metric: z.enum(METRICS),
  cycle: z.int(),
  revision: z.int(),
  kind: z.enum(['warning', 'breach', 'reminder', 'close']),
  level: z.int(),
  outcome: z.enum(['announced', 'superseded', 'skipped']),
  dueAt: z.date(),
  detectedAt: z.date(),
});

const alertsOf = statement({
  name: 'alert_of_ticket',
  text: `
    select metric, cycle, revision, kind, level, outcome, due_at as "dueAt", detected_at as "detectedAt"
      from sla_alert
     where desk_id = $1 and ticket_id = $2
     order by detected_at, level`,
  row: alertRow,
});

const note = statement({
  name: 'alert_note',
  text: `
    insert into sla_alert (desk_id, ticket_id, metric, cycle, revision, kind, level, outcome, due_at, detected_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (desk_id, ticket_id, metric, cycle, revision, kind, level) do update
       set outcome = excluded.outcome, due_at = excluded.due_at, detected_at = excluded.detected_at
     where sla_alert.outcome = 'skipped'`,
});

const skip = statement({
  name: 'alert_skip',
  text: `
    update sla_alert set outcome = 'skipped'
     where desk_id = $1 and ticket_id = $2 and metric = $3 and cycle = $4 and revision = $5 and kind = $6 and level = $7
       and ($8 or not exists (select from surface
                               where desk_id = $1 and ticket_id = $2 and alert = $9 and posted_message_id is not null))`,
});

// The ticket is what is locked, as by everybody who changes its clocks: a worker and an agent cannot wait for each other.
const lockDue = statement({
  name: 'clock_lock_due',
  text: `
    select ${TICKET_COLUMNS}
      from sla_clock
      join ticket on ticket.desk_id = sla_clock.desk_id and ticket.ticket_id = sla_clock.ticket_id
     where sla_clock.desk_id = $1 and sla_clock.next_check_at <= $2
     order by sla_clock.next_check_at
     limit 1
       for no key update of ticket skip locked`,
  row: ticketRow,
});

const putOff = statement({
  name: 'clock_put_off',
  text: 'update sla_clock set next_check_at = $4 where desk_id = $1 and ticket_id = $2 and next_check_at <= $3',
});

const breachesDue = statement({
  name: 'clock_breaches_due',
  text: `
    select count(*)::int as "count"
      from (select from sla_clock where desk_id = $1 and next_check_at <= $2 and due_at < $2 limit $3) as breach`,
  row: z.object({ count: z.int() }),
});

const lockPromisedBefore = statement({
  name: 'clock_lock_promised_before',
  text: `
    select ${TICKET_COLUMNS}
      from sla_clock
      join ticket on ticket.desk_id = sla_clock.desk_id and ticket.ticket_id = sla_clock.ticket_id
     where sla_clock.desk_id = $1 and sla_clock.state in ('running', 'paused')
       and sla_clock.policy_version < (select max(version) from policy_version where desk_id = $1 and repromises)
       and ticket.ticket_id <> all ($2::uuid[])
     order by sla_clock.policy_version
     limit 1
       for no key update of ticket skip locked`,
  row: ticketRow,
});

const unfinished = statement({
  name: 'clock_unfinished',
  text: `
    select ${TICKET_COLUMNS}
      from ticket
     where desk_id = $1 and ($2::uuid is null or ticket_id > $2)
       and exists (select from sla_clock
                    where sla_clock.desk_id = ticket.desk_id and sla_clock.ticket_id = ticket.ticket_id
                      and sla_clock.state in ('running', 'paused'))
     order by ticket_id
     limit $3`,
  row: ticketRow,
});

const ticketsAfter = statement({
  name: 'clock_tickets_after',
  text: `
    select ticket_id as "ticketId"
      from ticket
     where desk_id = $1 and ($2::uuid is null or ticket_id > $2)
     order by ticket_id
     limit $3`,
  row: z.object({ ticketId: idOf<TicketId>() }),
});

const missing = statement({
  name: 'clock_missing',
  text: `
    select ticket_id as "ticketId"
      from ticket
     where desk_id = $1 and state <> 'closed'
       and not exists (select from sla_clock
                        where sla_clock.desk_id = ticket.desk_id and sla_clock.ticket_id = ticket.ticket_id)
     limit $2`,
  row: z.object({ ticketId: idOf<TicketId>() }),
});

export function createClockStore({ client, deskId }: StoreContext): Stores['clocks'] {
  return {
    of: (ticketId) => run(client, ofTicket, [deskId, ticketId]),
    async keep(ticketId, clocks, dueAt) {
      await affected(client, keep, [deskId, ticketId, JSON.stringify(clocks.map(toRow)), dueAt]);
    },
    alertsOf: (ticketId) => run(client, alertsOf, [deskId, ticketId]),
    async note(ticketId, { metric, cycle, revision, kind, level, outcome, dueAt, detectedAt }) {
      const key = [deskId, ticketId, metric, cycle, revision, kind, level];
      return (await affected(client, note, [...key, outcome, dueAt, detectedAt])) === 1;
    },
    async skip(ticketId, { metric, cycle, revision, kind, level }, because) {
      const key = [deskId, ticketId, metric, cycle, revision, kind, level];
      const alert = JSON.stringify({ metric, cycle, revision, kind, level });
      await affected(client, skip, [...key, because === 'never_so', alert]);
    },
    lockDue: (at) => maybeOne(client, lockDue, [deskId, at]),
    async putOff(ticketId, at, until) {
      await affected(client, putOff, [deskId, ticketId, at, until]);
    },
    breachesDue: async (at, most) => (await one(client, breachesDue, [deskId, at, most])).count,
    lockPromisedBefore: (except) => maybeOne(client, lockPromisedBefore, [deskId, except]),
    ticketsAfter: (after, most) => run(client, ticketsAfter, [deskId, after, most]),
    unfinished: (after, most) => run(client, unfinished, [deskId, after, most]),
    missing: async (most) => (await run(client, missing, [deskId, most])).map(({ ticketId }) => ticketId),
  };
}

function toRow(clock: KeptClock) {
  return {
    metric: clock.metric,
    cycle: clock.cycle,
    state: clock.state,
    rank: clock.rank,
    policy_version: clock.policyVersion,
    counted: clock.counted,
    target_ms: clock.targetMs,
    started_at: clock.startedAt,
    consumed_ms: clock.consumedMs,
    running_since: clock.runningSince,
    due_at: clock.dueAt,
    stopped_at: clock.stoppedAt,
    revision: clock.revision,
    promised_at: clock.promisedAt,
    next_check_at: clock.nextCheckAt,
  };
}
