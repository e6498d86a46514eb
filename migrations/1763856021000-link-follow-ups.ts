import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows a closed ticket is a new one that says so, by the number that people know. */
export class LinkFollowUps1763856021000 implements MigrationInterface {
  name = 'LinkFollowUps1763856021000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table ticket add column follows integer check (follows < number)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table ticket drop column follows');
  }
}
