import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An agent may fill the form of somebody else's request: the draft stays that person's. */
export class LetAnAgentFillADraft1763856030001 implements MigrationInterface {
  name = 'LetAnAgentFillADraft1763856030001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table draft add column filled_by uuid;
      alter table draft add foreign key (desk_id, filled_by) references person (desk_id, person_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table draft drop column filled_by');
  }
}
