import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was told of a clock stands in a thread, or with the owner, and is edited where a late event shows that it never was so.
 * What too many tickets have at once is told together: each destination's next digest is kept until it is posted.
 */
export class ShowClockAlerts1763856131000 implements MigrationInterface {
  name = 'ShowClockAlerts1763856131000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table surface
        drop constraint surface_kind_check,
        add constraint surface_kind_check check (kind in (
          'triage_card', 'requester_card', 'thread_note', 'said', 'clock_alert', 'escalation_card')),
        -- A surface of kind 'clock_alert' shows what was told of one clock, and is wanted anew only when that was never so.
        add column alert jsonb,
        add constraint surface_alert_of_a_clock check ((kind = 'clock_alert') = (alert is not null));

      create table sla_digest (
        desk_id        uuid        not null,
        destination_id text        not null,
        ticket_id      uuid        not null,
        connection_id  uuid        not null,
        conversation   text        not null,
        primary key (desk_id, destination_id, ticket_id),
        foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table sla_digest;
      delete from surface where kind in ('clock_alert', 'escalation_card');
      alter table surface
        drop constraint surface_alert_of_a_clock,
        drop column alert,
        drop constraint surface_kind_check,
        add constraint surface_kind_check check (kind in ('triage_card', 'requester_card', 'thread_note', 'said'));
    `);
  }
}
