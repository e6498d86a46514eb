import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told of a clock stands in a thread, or with the owner, and is edited where a late event shows that it never was so. */
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
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from surface where kind in ('clock_alert', 'escalation_card');
      alter table surface
        drop constraint surface_alert_of_a_clock,
        drop column alert,
        drop constraint surface_kind_check,
        add constraint surface_kind_check check (kind in ('triage_card', 'requester_card', 'thread_note', 'said'));
    `);
  }
}
