import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which versions of a policy promise something else than the one before, and since when their calendars count. */
export class FollowThePolicy1763856150000 implements MigrationInterface {
  name = 'FollowThePolicy1763856150000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table policy_version
        -- Running clocks follow it. Those of before keep what was promised by them.
        add column repromises boolean not null default false,
        -- Open time is counted by its calendars since then; null: since it was published.
        add column counts_since timestamptz(3),
        add constraint policy_counts_since_the_past check (counts_since <= published_at);

      alter table desk_event
        drop constraint desk_event_kind_check,
        add constraint desk_event_kind_check check (kind in (
          'role_changed', 'channels_chosen', 'account_joined', 'people_linked', 'account_unlinked', 'channel_tuned',
          'policy_published'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // Events of the new kind stay: the history is append-only, and nothing of before minds them.
    await queryRunner.query(`
      alter table policy_version
        drop constraint policy_counts_since_the_past,
        drop column counts_since,
        drop column repromises;
    `);
  }
}
