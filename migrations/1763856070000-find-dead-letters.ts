import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts and lists what was put aside for the administrator without reading what was sent. */
export class FindDeadLetters1763856070000 implements MigrationInterface {
  name = 'FindDeadLetters1763856070000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index outbox_dead  on outbox_message (desk_id, connection_id) where state = 'dead' and payload is not null;
      create index inbox_dead   on inbox_event (platform) where state = 'dead' and payload is not null;
      create index surface_gone on surface (desk_id, connection_id) where gone_at is not null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index outbox_dead, inbox_dead, surface_gone');
  }
}
