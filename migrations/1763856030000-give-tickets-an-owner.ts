import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every kind of event there is, also those of changes made beside this one: whichever runs last, all stay possible. */
const KINDS = `'created', 'taken', 'moved', 'replied', 'noted', 'words_edited', 'words_removed', 'assigned', 'released'`;

/** Tickets are given to people, by hand or in turn: `person.given_turn` grows each time, so that the smallest is next. */
export class GiveTicketsAnOwner1763856030000 implements MigrationInterface {
  name = 'GiveTicketsAnOwner1763856030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table ticket_event drop constraint if exists ticket_event_kind_check;
      alter table ticket_event add constraint ticket_event_kind_check check (kind in (${KINDS}));

      alter table person add column given_turn integer not null default 0 check (given_turn >= 0);

      create index ticket_open_of_owner on ticket (desk_id, owner_id)
        where owner_id is not null and state not in ('resolved', 'closed');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index ticket_open_of_owner;
      alter table person drop column given_turn;
    `);
  }
}
