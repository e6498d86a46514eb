import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The clocks of tickets: what their histories make them, kept where a worker finds the ones that are due. Each row can be
 * dropped and worked out again; what was told of it is kept apart, so that nothing is told twice.
 */
export class KeepClocks1763856130000 implements MigrationInterface {
  name = 'KeepClocks1763856130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table ticket
        add column client text,
        -- Waiting for a supplier does not stop the desk's own clock.
        drop constraint ticket_due_while_open,
        add constraint ticket_due_while_open check (due_at is null or state in ('new', 'in_progress', 'waiting'));

      alter table ticket_event
        drop constraint ticket_event_kind_check,
        add constraint ticket_event_kind_check check (kind in (
          'created', 'taken', 'moved', 'replied', 'assigned', 'released', 'noted', 'words_edited', 'words_removed',
          'reattributed', 'ranked', 'repromised', 'escalated', 'acknowledged'));

      create table sla_clock (
        desk_id        uuid           not null,
        ticket_id      uuid           not null,
        metric         text           not null check (metric in ('first_response', 'resolution', 'requester', 'closing')),
        cycle          integer        not null check (cycle > 0),
        state          text           not null check (state in ('running', 'paused', 'stopped', 'void')),
        rank           smallint       not null check (rank between 1 and 4),
        policy_version integer        not null,
        counted        text           not null check (counted in ('business', 'calendar')),
        target_ms      bigint         check (target_ms > 0),
        started_at     timestamptz(3) not null,
        consumed_ms    bigint         not null check (consumed_ms >= 0),
        running_since  timestamptz(3),
        due_at         timestamptz(3),
        stopped_at     timestamptz(3),
        revision       integer        not null check (revision >= 0),
        promised_at    timestamptz(3) not null,
        -- When a worker must look at it again, in desk time; null while nothing is to come.
        next_check_at  timestamptz(3),
        primary key (desk_id, ticket_id, metric),
        foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id),
        check ((state = 'running') = (running_since is not null))
      ) with (fillfactor = 80);
      create index sla_clock_to_check   on sla_clock (desk_id, next_check_at) where next_check_at is not null;
      create index sla_clock_of_version on sla_clock (desk_id, policy_version) where state in ('running', 'paused');

      -- What was told of a clock, once: its key names the promise and the level, so that a retry finds it told.
      create table sla_alert (
        desk_id   uuid           not null,
        ticket_id uuid           not null,
        metric    text           not null,
        cycle     integer        not null,
        revision  integer        not null,
        kind      text           not null check (kind in ('warning', 'breach', 'reminder', 'close')),
        level     integer        not null,
        -- announced; superseded by a higher one; skipped, because it was no longer so when it was to be sent.
        outcome   text           not null check (outcome in ('announced', 'superseded', 'skipped')),
        -- When it came about, and when a worker saw it: later, after an outage.
        due_at      timestamptz(3) not null,
        detected_at timestamptz(3) not null,
        primary key (desk_id, ticket_id, metric, cycle, revision, kind, level),
        foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table sla_alert, sla_clock;
      update ticket set due_at = null where state = 'waiting';
      alter table ticket
        drop constraint ticket_due_while_open,
        add constraint ticket_due_while_open check (due_at is null or state in ('new', 'in_progress')),
        drop column client;
    `);
  }
}
