import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a message that did not mention the app first came from a channel: then its team has consented to that. */
export class NoteWhatIsOverheard1763856090001 implements MigrationInterface {
  name = 'NoteWhatIsOverheard1763856090001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table teams_conversation add column overheard_at timestamptz(3)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table teams_conversation drop column overheard_at');
  }
}
