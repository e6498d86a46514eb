import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is who: desks, their connections and channels, the people and their accounts. */
const directory = `
  create table desk (
    desk_id      uuid           primary key,
    name         text           not null,
    created_at   timestamptz(3) not null default now()
  );

  -- Routing: the one table that is read before the desk is known.
  create table connection (
    platform      text           not null check (platform in ('slack', 'teams')),
    external_id   text           not null,
    desk_id       uuid           not null references desk,
    connection_id uuid           not null,
    bot_user_id   text           not null,
    bot_id        text,
    created_at    timestamptz(3) not null default now(),
    primary key (platform, external_id),
    unique (desk_id, connection_id)
  );

  create table policy_version (
    desk_id      uuid           not null references desk,
    version      integer        not null check (version > 0),
    document     jsonb          not null,
    author_id    uuid,
    published_at timestamptz(3) not null,
    primary key (desk_id, version)
  );

  create table channel (
    desk_id       uuid not null,
    channel_id    uuid not null,
    connection_id uuid not null,
    external_id   text not null,
    role          text not null check (role in ('support', 'triage', 'client', 'ignored', 'direct')),
    name          text not null,
    primary key (desk_id, channel_id),
    unique (desk_id, connection_id, external_id),
    foreign key (desk_id, connection_id) references connection (desk_id, connection_id)
  );

  create table person (
    desk_id   uuid not null references desk,
    person_id uuid not null,
    role      text not null check (role in ('external', 'requester', 'agent', 'lead', 'admin')),
    name      text not null,
    language  text not null check (language in ('fr', 'en')),
    time_zone text not null,
    primary key (desk_id, person_id)
  );

  create table identity (
    desk_id       uuid not null,
    connection_id uuid not null,
    external_id   text not null,
    person_id     uuid not null,
    email         text,
    primary key (desk_id, connection_id, external_id),
    foreign key (desk_id, connection_id) references connection (desk_id, connection_id),
    foreign key (desk_id, person_id) references person (desk_id, person_id)
  );
  create index identity_of_person on identity (desk_id, person_id, connection_id);
`;

/** What is asked, what was decided, and the words kept for a short while. */
const intake = `
  create table draft (
    desk_id         uuid           not null,
    draft_id        uuid           not null,
    person_id       uuid           not null,
    connection_id   uuid           not null,
    conversation    text           not null,
    message_id      text,
    thread_id       text,
    type            text           not null check (type in ('bug', 'config_technique', 'amelioration', 'demande')),
    original_text   text           not null,
    typed           jsonb          not null,
    policy_version  integer        not null,
    ticket_id       uuid,
    prompt_answered boolean        not null,
    touched_at      timestamptz(3) not null,
    expires_at      timestamptz(3) not null,
    primary key (desk_id, draft_id),
    foreign key (desk_id, person_id) references person (desk_id, person_id)
  );
  create index draft_of_message on draft (desk_id, connection_id, conversation, message_id) where message_id is not null;
  create index draft_of_person  on draft (desk_id, person_id, connection_id, conversation, touched_at);
  create index draft_to_erase   on draft (desk_id, expires_at);

  create table verdict (
    desk_id     uuid             not null,
    channel_id  uuid             not null,
    message_id  text             not null,
    person_id   uuid             not null,
    label       text             not null,
    probability double precision not null check (probability between 0 and 1),
    signals     text[]           not null,
    outcome     text             not null check (outcome in ('answered', 'joined', 'quiet', 'muted', 'unsure', 'passed')),
    draft_id    uuid,
    at          timestamptz(3)   not null,
    vote        text             check (vote in ('was_fine')),
    voted_at    timestamptz(3),
    primary key (desk_id, channel_id, message_id),
    check ((vote is null) = (voted_at is null))
  );
  create index verdict_answered on verdict (desk_id, channel_id, person_id, at) where outcome = 'answered';
  create index verdict_of_draft on verdict (desk_id, draft_id) where draft_id is not null;

  create table prompt_mute (
    desk_id    uuid           not null,
    channel_id uuid           not null,
    person_id  uuid           not null,
    muted_at   timestamptz(3) not null,
    primary key (desk_id, channel_id, person_id)
  );

  create table recent_words (
    desk_id    uuid           not null,
    channel_id uuid           not null,
    person_id  uuid           not null,
    message_id text           not null,
    text       text           not null,
    at         timestamptz(3) not null,
    primary key (desk_id, channel_id, person_id, message_id)
  );
  create index recent_words_to_erase on recent_words (desk_id, at);
`;

/** Tickets, their history, and what people wrote on them. */
const tickets = `
  create table ticket_counter (
    desk_id     uuid    primary key,
    last_number integer not null
  );

  create table ticket (
    desk_id              uuid           not null,
    ticket_id            uuid           not null,
    number               integer        not null check (number > 0),
    draft_id             uuid           not null,
    type                 text           not null check (type in ('bug', 'config_technique', 'amelioration', 'demande', 'question', 'incident', 'information', 'reclamation')),
    title                text           not null,
    urgency              text           not null check (urgency in ('critical', 'important', 'normal')),
    rank                 smallint       not null check (rank between 1 and 4),
    environment          text           check (environment in ('production', 'staging', 'dev')),
    state                text           not null,
    state_reason         text,
    state_at             timestamptz(3),
    requester_id         uuid           not null,
    owner_id             uuid,
    quality              smallint       not null check (quality between 0 and 100),
    missing              text[]         not null,
    reopened_count       integer        not null check (reopened_count >= 0),
    request_content_id   uuid           not null,
    policy_version       integer        not null,
    revision             integer        not null check (revision > 0),
    created_at           timestamptz(3) not null,
    updated_at           timestamptz(3) not null,
    origin_connection_id uuid           not null,
    origin_conversation  text           not null,
    origin_thread_id     text,
    primary key (desk_id, ticket_id),
    unique (desk_id, number),
    unique (desk_id, draft_id),
    foreign key (desk_id, requester_id) references person (desk_id, person_id),
    foreign key (desk_id, owner_id) references person (desk_id, person_id),
    constraint ticket_state_makes_sense check (
      case state
        when 'new'         then state_reason is null and state_at is null
        when 'in_progress' then state_reason is null and state_at is null
        when 'to_test'     then state_reason is null and state_at is null
        when 'waiting'     then state_at is null and coalesce(state_reason in ('information', 'third_party', 'approval'), false)
        when 'resolved'    then state_reason is null and state_at is not null
        when 'closed'      then state_at is not null and coalesce(state_reason in ('done', 'cancelled', 'duplicate', 'merged', 'no_answer'), false)
        else false
      end
    )
  );
  create index ticket_of_thread on ticket (desk_id, origin_connection_id, origin_conversation, origin_thread_id) where origin_thread_id is not null;
  create index ticket_waiting_for on ticket (desk_id, requester_id) where state = 'waiting' and state_reason = 'information';

  create table ticket_content (
    desk_id    uuid           not null,
    content_id uuid           not null,
    ticket_id  uuid           not null,
    body       jsonb,
    written_at timestamptz(3) not null,
    erased_at  timestamptz(3),
    erased_by  uuid,
    primary key (desk_id, content_id),
    foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id),
    constraint ticket_content_erased_leaves_a_tombstone check (
      (body is null) = (erased_at is not null) and (erased_at is null) = (erased_by is null)
    )
  );

  create table ticket_event (
    desk_id        uuid           not null,
    ticket_id      uuid           not null,
    sequence       integer        not null check (sequence > 0),
    kind           text           not null check (kind in ('created', 'taken', 'moved', 'replied')),
    actor_id       uuid,
    occurred_at    timestamptz(3) not null,
    recorded_at    timestamptz(3) not null default now(),
    policy_version integer        not null,
    content_id     uuid,
    gesture_key    text,
    codes          jsonb          not null,
    primary key (desk_id, ticket_id, sequence),
    foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id),
    foreign key (desk_id, content_id) references ticket_content (desk_id, content_id)
  );
  create unique index ticket_event_of_gesture on ticket_event (desk_id, ticket_id, gesture_key) where gesture_key is not null;
`;

/** Places that show tickets, and what must be delivered there. */
const delivery = `
  -- due_at is when the next look at the destination may happen: null while it has no work, the end of the lease while a
  -- worker is on it, the end of the pause after a post or a refusal. turn grows with every transaction that adds work.
  create table destination (
    desk_id        uuid           not null,
    destination_id text           not null,
    connection_id  uuid           not null,
    turn           integer        not null,
    due_at         timestamptz(3),
    lease_token    uuid,
    primary key (desk_id, destination_id),
    foreign key (desk_id, connection_id) references connection (desk_id, connection_id)
  ) with (fillfactor = 70);
  create index destination_due on destination (due_at) where due_at is not null;

  create table outbox_message (
    desk_id            uuid           not null,
    outbox_id          uuid           not null,
    dedupe_key         text           not null,
    destination_id     text           not null,
    turn               integer        not null,
    place              integer        not null,
    connection_id      uuid           not null,
    surface_id         uuid,
    thread_surface_id  uuid,
    ticket_id          uuid,
    payload            jsonb,
    state              text           not null check (state in ('ready', 'sending', 'sent', 'dropped', 'dead')),
    attempts           integer        not null default 0,
    attempted_at       timestamptz(3),
    maybe_posted_since timestamptz(3),
    drop_at            timestamptz(3),
    added_at           timestamptz(3) not null default now(),
    ended_at           timestamptz(3),
    sent_conversation  text,
    sent_message_id    text,
    detail             text,
    primary key (desk_id, outbox_id),
    unique (desk_id, dedupe_key),
    constraint outbox_payload_until_done check (
      case state
        when 'ready'   then payload is not null and ended_at is null
        when 'sending' then payload is not null and ended_at is null and attempted_at is not null
        when 'dead'    then ended_at is not null
        else payload is null and ended_at is not null
      end
    ),
    constraint outbox_sent_somewhere check ((state = 'sent') = (sent_conversation is not null and sent_message_id is not null))
  ) with (fillfactor = 70);
  create index outbox_waiting  on outbox_message (desk_id, destination_id, turn, place) where state in ('ready', 'sending');
  create index outbox_thread   on outbox_message (desk_id, connection_id, sent_conversation, sent_message_id) where state = 'sent' and ticket_id is not null;
  create index outbox_to_sweep on outbox_message (ended_at) where state in ('sent', 'dropped', 'dead') and (ticket_id is null or payload is not null);

  -- dirty_turn is the destination's turn in which the surface began to show less than is wanted; null while it shows it all.
  create table surface (
    desk_id             uuid    not null,
    surface_id          uuid    not null,
    ticket_id           uuid    not null,
    kind                text    not null check (kind in ('triage_card', 'requester_card', 'thread_note')),
    connection_id       uuid    not null,
    conversation        text    not null,
    thread_message_id   text,
    thread_surface_id   uuid,
    only_for            text,
    destination_id      text    not null,
    wanted_revision     integer not null default 0,
    posted_revision     integer,
    posted_conversation text,
    posted_message_id   text,
    dirty_turn          integer,
    attempts            integer not null default 0,
    gone_at             timestamptz(3),
    detail              text,
    primary key (desk_id, surface_id),
    foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id),
    check (num_nulls(thread_message_id, thread_surface_id) > 0),
    check (num_nulls(posted_revision, posted_conversation, posted_message_id) in (0, 3))
  ) with (fillfactor = 70);
  create index surface_of_ticket on surface (desk_id, ticket_id);
  create index surface_to_edit   on surface (desk_id, destination_id, dirty_turn)
    where dirty_turn is not null and posted_message_id is not null and gone_at is null;

  -- What platforms said. Its key is the platform's own, before the desk is known. due_at is null once it is handled or dead.
  create table inbox_event (
    inbox_key           text           primary key,
    platform            text           not null,
    external_connection text           not null,
    payload             text,
    state               text           not null default 'ready' check (state in ('ready', 'done', 'dead')),
    attempts            integer        not null default 0,
    received_at         timestamptz(3) not null default now(),
    due_at              timestamptz(3) default date_trunc('milliseconds', now()),
    ended_at            timestamptz(3),
    detail              text,
    constraint inbox_payload_until_done check (
      case state
        when 'ready' then payload is not null and due_at is not null and ended_at is null
        when 'done'  then payload is null and due_at is null and ended_at is not null
        else due_at is null and ended_at is not null
      end
    )
  ) with (fillfactor = 70);
  create index inbox_due      on inbox_event (due_at, received_at) where due_at is not null;
  create index inbox_to_sweep on inbox_event (ended_at) where ended_at is not null;
`;

/** The database itself refuses to change what happened (architecture §4.3). */
const appendOnly = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
  end $$;

  create trigger append_only          before update or delete on ticket_event   for each row       execute function refuse_change();
  create trigger append_only_truncate before truncate         on ticket_event   for each statement execute function refuse_change();
  create trigger append_only          before update or delete on policy_version for each row       execute function refuse_change();
  create trigger append_only_truncate before truncate         on policy_version for each statement execute function refuse_change();

  -- A content row changes once: from words to a tombstone.
  create function refuse_all_but_erasure() returns trigger language plpgsql as $$
  begin
    if old.body is null or new.body is not null
       or (new.desk_id, new.content_id, new.ticket_id, new.written_at) is distinct from (old.desk_id, old.content_id, old.ticket_id, old.written_at) then
      raise exception 'ticket_content is append-only: only erase_ticket_content changes it' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;

  create trigger erasure_only         before update   on ticket_content for each row       execute function refuse_all_but_erasure();
  create trigger append_only          before delete   on ticket_content for each row       execute function refuse_change();
  create trigger append_only_truncate before truncate on ticket_content for each statement execute function refuse_change();

  -- The one way to erase what a person wrote on a ticket. The tombstone says when, and on whose word. With a request go its
  -- title and its draft, with any content the undelivered copies of what was announced about its ticket. False when there
  -- is nothing to erase.
  create function erase_ticket_content(of_desk uuid, content uuid, by_person uuid, at timestamptz) returns boolean
  language sql as $$
    with erased as (
      update ticket_content
         set body = null, erased_at = at, erased_by = by_person
       where desk_id = of_desk and content_id = content and body is not null
      returning ticket_id
    ), request as (
      update ticket
         set title = ''
        from erased
       where ticket.desk_id = of_desk and ticket.ticket_id = erased.ticket_id and ticket.request_content_id = content
      returning ticket.draft_id
    ), forgotten as (
      delete from draft
       using request
       where draft.desk_id = of_desk and draft.draft_id = request.draft_id
    ), dead_letter as (
      update outbox_message
         set payload = null
        from erased
       where outbox_message.desk_id = of_desk and outbox_message.ticket_id = erased.ticket_id
         and outbox_message.state = 'dead' and outbox_message.payload is not null
    )
    select exists (select from erased)
  $$;
`;

/**
 * The first tables. `desk_id` comes first in every key, so that the schema shards by desk; only the routing of connections
 * and the platforms' inbox are read before the desk is known. Times are whole milliseconds, as in JavaScript.
 */
export class LayTheTables1763769600000 implements MigrationInterface {
  name = 'LayTheTables1763769600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [directory, intake, tickets, delivery, appendOnly]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table inbox_event, surface, outbox_message, destination, ticket_event, ticket_content, ticket, ticket_counter,
                 recent_words, prompt_mute, verdict, draft, identity, person, channel, policy_version, connection, desk;
      drop function erase_ticket_content, refuse_all_but_erasure, refuse_change;
    `);
  }
}
