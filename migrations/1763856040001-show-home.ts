import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The page of a person beside their direct messages with the desk. `showing` is the list that they chose there; real times.
 * What changes there is noted in rows of their own, so that whoever changes a ticket waits for nobody: the worker that
 * publishes the page takes away those that it knew of.
 */
const tables = `
  create table home (
    desk_id       uuid           not null,
    connection_id uuid           not null,
    person_id     uuid           not null,
    external_id   text           not null,
    showing       jsonb          not null,
    hash          text,
    opened_at     timestamptz(3) not null default now(),
    rests_until   timestamptz(3) not null default now(),
    lease_token   uuid,
    attempts      integer        not null default 0,
    primary key (desk_id, connection_id, person_id),
    foreign key (desk_id, connection_id) references connection (desk_id, connection_id),
    foreign key (desk_id, person_id) references person (desk_id, person_id)
  ) with (fillfactor = 70);
  create index home_opened on home (desk_id, opened_at);

  create table home_change (
    desk_id       uuid           not null,
    connection_id uuid           not null,
    person_id     uuid           not null,
    change_id     uuid           not null,
    changed_at    timestamptz(3) not null default now(),
    primary key (desk_id, connection_id, person_id, change_id)
  );
  create index home_change_due on home_change (changed_at);
`;

/** Home: what a person sees of the desk at a glance. */
export class ShowHome1763856040001 implements MigrationInterface {
  name = 'ShowHome1763856040001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tables);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table home_change, home');
  }
}
