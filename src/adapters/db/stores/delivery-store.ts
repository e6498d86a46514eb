import type { Announcement, Stores, Surface } from '../../../app/ports/stores.ts';
import type { TicketId } from '../../../domain/ids.ts';
import type { ToldAlert } from '../../../domain/sla/alerts.ts';
import type { ToldReminder } from '../../../domain/sla/follow-ups.ts';
import { affected, maybeOne, run, statement } from '../engine/statement.ts';
import { SURFACE_COLUMNS, surfaceRow, toAddressColumns } from '../rows/surface.rows.ts';
import type { StoreContext } from './store-context.ts';

const ofTicket = statement({
  name: 'surface_of_ticket',
  text: `select ${SURFACE_COLUMNS} from surface where desk_id = $1 and ticket_id = $2 order by surface_id`,
  row: surfaceRow,
});

const byId = statement({
  name: 'surface_by_id',
  text: `select ${SURFACE_COLUMNS} from surface where desk_id = $1 and surface_id = $2`,
  row: surfaceRow,
});

// All that a transaction has to say, in one statement at its end, and whose pages its tickets may change: of those who
// looked at theirs within half an hour. Destinations come first and in order: their rows stay
// locked until the commit, so two transactions cannot wait for each other, and turns follow the order of commits.
const flush = statement({
  name: 'delivery_flush',
  text: `
    with announced as (
      select *
        from jsonb_to_recordset($3::jsonb)
          as (outbox_id uuid, dedupe_key text, place integer, connection_id uuid, destination_id text, surface_id uuid,
              thread_surface_id uuid, ticket_id uuid, drop_after_seconds double precision, payload jsonb)
    ), refreshed as (
      select surface.surface_id, surface.connection_id, surface.destination_id, wanted.revision
        from jsonb_to_recordset($4::jsonb) as wanted (ticket_id uuid, event_sequence integer, alert jsonb, revision integer)
        join surface on surface.desk_id = $1 and surface.ticket_id = wanted.ticket_id and surface.gone_at is null
                    and surface.event_sequence is not distinct from wanted.event_sequence
                    and surface.alert is not distinct from wanted.alert
    ), woken as (
      insert into destination (desk_id, destination_id, connection_id, turn, due_at)
      select $1, destination_id, connection_id, 1, date_trunc('milliseconds', now())
        from (select destination_id, connection_id from announced
               union
              select destination_id, connection_id from refreshed) as touched
       order by destination_id
      on conflict (desk_id, destination_id) do update
         set turn = destination.turn + 1, due_at = coalesce(destination.due_at, excluded.due_at)
      returning destination_id, turn
    ), added as (
      insert into surface (desk_id, surface_id, ticket_id, kind, event_sequence, alert, climb, connection_id, conversation,
                           thread_message_id, thread_surface_id, only_for, destination_id)
      select $1, surface_id, ticket_id, kind, event_sequence, alert, climb, connection_id, conversation,
             thread_message_id, thread_surface_id, only_for, destination_id
        from jsonb_to_recordset($2::jsonb)
          as (surface_id uuid, ticket_id uuid, kind text, event_sequence integer, alert jsonb, climb integer,
              connection_id uuid, conversation text, thread_message_id text, thread_surface_id uuid, only_for text,
              destination_id text)
    ), changed as (
      select ticket.requester_id
        from (select ticket_id from jsonb_to_recordset($2::jsonb) as added (ticket_id uuid)
               union
              select ticket_id from jsonb_to_recordset($4::jsonb) as wanted (ticket_id uuid)) as touched
        join ticket on ticket.desk_id = $1 and ticket.ticket_id = touched.ticket_id
    ), noted as (
      insert into home_change (desk_id, connection_id, person_id, change_id)
      select $1, home.connection_id, home.person_id, gen_random_uuid()
        from home
        join person on person.desk_id = $1 and person.person_id = home.person_id
       where home.desk_id = $1 and home.opened_at > now() - interval '30 minutes'
         and exists (select from changed
                      where changed.requester_id = person.person_id or person.role in ('agent', 'lead', 'admin'))
    ), wanted as (
      update surface
         set wanted_revision = greatest(surface.wanted_revision, refreshed.revision),
             dirty_turn = case when coalesce(surface.posted_revision < refreshed.revision, true)
                               then coalesce(surface.dirty_turn, woken.turn)
                               else surface.dirty_turn end
        from refreshed
        join woken using (destination_id)
       where surface.desk_id = $1 and surface.surface_id = refreshed.surface_id and surface.gone_at is null
    )
    insert into outbox_message (desk_id, outbox_id, dedupe_key, destination_id, turn, place, connection_id, surface_id,
                                thread_surface_id, ticket_id, drop_at, payload, state)
    select $1, outbox_id, dedupe_key, destination_id, turn, place, connection_id, surface_id,
           thread_surface_id, ticket_id, now() + make_interval(secs => drop_after_seconds), payload, 'ready'
      from announced
      join woken using (destination_id)
     order by place
    on conflict (desk_id, dedupe_key) do nothing`,
});

// A worker that is posting there now finds its lease gone and changes nothing.
const putToSleep = statement({
  name: 'delivery_put_to_sleep',
  text: `update destination set due_at = null, lease_token = null where desk_id = $1 and connection_id = $2`,
});

const buryAllOf = statement({
  name: 'delivery_bury_all_of',
  text: `
    with buried as (
      update outbox_message
         set state = 'dead', ended_at = now(), detail = $3
       where desk_id = $1 and connection_id = $2 and state in ('ready', 'sending')
      returning surface_id
    )
    update surface
       set gone_at = now(), dirty_turn = null, detail = $3
      from buried
     where surface.desk_id = $1 and surface.surface_id = buried.surface_id`,
});

/** Surfaces and outbox of one transaction: what is added is kept here and written by one statement when `flush` is called. */
export function createDeliveryStores({ client, deskId, ids }: StoreContext): {
  surfaces: Stores['surfaces'];
  outbox: Stores['outbox'];
  /** Writes what was added; false when there was nothing. To be called once, at the end of the transaction. */
  flush(): Promise<boolean>;
} {
  const surfaces: Surface[] = [];
  const announcements: Announcement[] = [];
  const refreshes = new Map<string, Refresh>();
  const refresh = ({ ticket_id, event_sequence, alert, revision }: Refresh): void => {
    const key = JSON.stringify([ticket_id, event_sequence, alert]);
    const wanted = Math.max(revision, refreshes.get(key)?.revision ?? 0);
    refreshes.set(key, { ticket_id, event_sequence, alert, revision: wanted });
  };

  return {
    surfaces: {
      async add(surface) {
        surfaces.push(surface);
      },
      async of(ticketId) {
        const added = surfaces.filter((surface) => surface.ticketId === ticketId);
        return [...(await run(client, ofTicket, [deskId, ticketId])), ...added];
      },
      byId: async (surfaceId) =>
        surfaces.find((surface) => surface.surfaceId === surfaceId) ?? maybeOne(client, byId, [deskId, surfaceId]),
    },
    outbox: {
      async announce(announcement) {
        announcements.push(announcement);
      },
      async refreshSurfaces(ticketId, revision) {
        refresh({ ticket_id: ticketId, event_sequence: null, alert: null, revision });
      },
      async refreshSaid(ticketId, eventSequence, revision) {
        refresh({ ticket_id: ticketId, event_sequence: eventSequence, alert: null, revision });
      },
      async refreshAlert(ticketId, alert, revision) {
        refresh({ ticket_id: ticketId, event_sequence: null, alert: toAlertColumn(alert), revision });
      },
      async buryAllOf(connectionId, detail) {
        // The destinations first, as everywhere: two transactions cannot wait for each other.
        await affected(client, putToSleep, [deskId, connectionId]);
        await affected(client, buryAllOf, [deskId, connectionId, detail]);
      },
    },
    async flush() {
      if (surfaces.length + announcements.length + refreshes.size === 0) return false;
      await affected(client, flush, [
        deskId,
        JSON.stringify(surfaces.map(toSurfaceRow)),
        JSON.stringify(announcements.map((announcement, place) => toOutboxRow(announcement, place, ids.next()))),
        JSON.stringify([...refreshes.values()]),
      ]);
      return true;
    },
  };
}

/** The revision that the surfaces of a ticket are to show; with an event, those that show its words; with an alert, its own. */
interface Refresh {
  readonly ticket_id: TicketId;
  readonly event_sequence: number | null;
  readonly alert: Readonly<Record<string, unknown>> | null;
  readonly revision: number;
}

function toSurfaceRow(surface: Surface) {
  return {
    surface_id: surface.surfaceId,
    ticket_id: surface.ticketId,
    kind: surface.kind,
    event_sequence: surface.kind === 'said' ? surface.eventSequence : null,
    alert: surface.kind === 'clock_alert' ? toAlertColumn(surface.alert) : null,
    climb: surface.kind === 'escalation_card' ? surface.climb : null,
    ...toAddressColumns(surface.address),
  };
}

/** What names the alert and nothing else: rows are found by it. */
function toAlertColumn<Told extends ToldAlert | ToldReminder>({ metric, cycle, revision, kind, level }: Told) {
  return { metric, cycle, revision, kind, level };
}

function toOutboxRow(announcement: Announcement, place: number, outboxId: string) {
  const { connection_id, destination_id, thread_surface_id } = toAddressColumns(announcement.to);
  return {
    outbox_id: outboxId,
    dedupe_key: announcement.key,
    place,
    connection_id,
    destination_id,
    surface_id: announcement.kind === 'surface' ? announcement.surfaceId : null,
    thread_surface_id,
    ticket_id: announcement.ticketId,
    drop_after_seconds: announcement.dropAfterSeconds ?? null,
    payload: announcement,
  };
}
