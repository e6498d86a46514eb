import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where each ticket stands on the ladder of its desk, kept where a worker finds whose next step is due. Worked out of the
 * history like its clocks: a row can be dropped and made again.
 */
export class ClimbTheLadder1763856140000 implements MigrationInterface {
  name = 'ClimbTheLadder1763856140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table escalation (
        desk_id        uuid           not null,
        ticket_id      uuid           not null,
        -- Climbs are counted from 1; 0 while no rule has fired.
        climb          integer        not null check (climb >= 0),
        state          text           not null check (state in ('watched', 'armed', 'acknowledged', 'done')),
        level          smallint       check (level between 1 and 4),
        reason         text,
        told_at        timestamptz(3),
        -- Whose ladder is climbed, until the climb is over.
        policy_version integer        not null,
        -- When a worker must look at it again, in desk time; null while nothing is to come.
        next_step_at   timestamptz(3),
        primary key (desk_id, ticket_id),
        foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id),
        check ((climb = 0) = (state = 'watched')),
        check ((climb = 0) = (level is null) and (climb = 0) = (reason is null) and (climb = 0) = (told_at is null))
      ) with (fillfactor = 80);
      create index escalation_to_step on escalation (desk_id, next_step_at) where next_step_at is not null;

      -- What is to be told together, because too much came at once: taken by whoever posts the digest of a place.
      create table escalation_deferred (
        desk_id       uuid    not null,
        connection_id uuid    not null,
        conversation  text    not null,
        ticket_id     uuid    not null,
        climb         integer not null,
        level         integer not null,
        primary key (desk_id, connection_id, conversation, ticket_id, climb, level),
        foreign key (desk_id, connection_id) references connection (desk_id, connection_id),
        foreign key (desk_id, ticket_id) references ticket (desk_id, ticket_id)
      );

      -- One card for each climb and channel, edited as the story goes on.
      alter table surface
        add column climb integer,
        add constraint surface_of_a_climb check ((kind = 'escalation_card') = (climb is not null));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from surface where kind = 'escalation_card';
      alter table surface
        drop constraint surface_of_a_climb,
        drop column climb;
      drop table escalation_deferred, escalation;
    `);
  }
}
