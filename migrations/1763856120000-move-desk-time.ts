import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each move of the clock of a playground's desks, always forward. Of no desk: all processes read it. */
export class MoveDeskTime1763856120000 implements MigrationInterface {
  name = 'MoveDeskTime1763856120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table desk_time (
        -- Real time, from which on desk time is ahead by that much.
        moved_at timestamptz(3) primary key default clock_timestamp(),
        ahead_ms bigint         not null check (ahead_ms > 0)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table desk_time');
  }
}
