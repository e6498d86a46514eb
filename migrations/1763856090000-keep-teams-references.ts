import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How conversations and accounts of Teams are reached: Teams says so in parts, with what it sends, and may change it at any
 * time. None of it is needed to read a ticket.
 */
export class KeepTeamsReferences1763856090000 implements MigrationInterface {
  name = 'KeepTeamsReferences1763856090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table teams_conversation (
        desk_id        uuid           not null,
        connection_id  uuid           not null,
        external_id    text           not null,
        kind           text           not null check (kind in ('personal', 'group', 'channel')),
        service_url    text           not null,
        team_id        text,
        name           text,
        refreshed_at   timestamptz(3) not null default now(),
        inactive_since timestamptz(3),
        inactive_why   text,
        primary key (desk_id, connection_id, external_id),
        foreign key (desk_id, connection_id) references connection (desk_id, connection_id),
        check (num_nulls(inactive_since, inactive_why) in (0, 2))
      );
      create index teams_conversation_of_team on teams_conversation (desk_id, connection_id, team_id)
        where team_id is not null;

      create table teams_account (
        desk_id       uuid           not null,
        connection_id uuid           not null,
        external_id   text           not null,
        member_id     text           not null,
        service_url   text           not null,
        personal_chat text,
        met_in        text           not null,
        locale        text,
        time_zone     text,
        refreshed_at  timestamptz(3) not null default now(),
        primary key (desk_id, connection_id, external_id),
        foreign key (desk_id, connection_id) references connection (desk_id, connection_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table teams_account, teams_conversation');
  }
}
