import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may do what at a desk, where it listens, and who decided it. */
export class SetUpDesks1763856060000 implements MigrationInterface {
  name = 'SetUpDesks1763856060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What was decided about a desk, append-only like the history of its tickets. No actor: a platform, or the command line.
      create table desk_event (
        desk_id       uuid           not null references desk,
        desk_event_id bigint         generated always as identity,
        kind          text           not null check (kind in ('role_changed', 'channels_chosen')),
        actor_id      uuid,
        recorded_at   timestamptz(3) not null default now(),
        codes         jsonb          not null,
        primary key (desk_id, desk_event_id)
      );
      create trigger append_only          before update or delete on desk_event for each row       execute function refuse_change();
      create trigger append_only_truncate before truncate         on desk_event for each statement execute function refuse_change();

      -- What the channel was last told of what is read and kept there, so that it is told once.
      alter table channel
        add column greeted_as text check (greeted_as in ('support', 'triage', 'client', 'ignored', 'direct')),
        add column greeted_at timestamptz(3),
        add constraint channel_greeted_once check ((greeted_as is null) = (greeted_at is null));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table channel
        drop constraint channel_greeted_once,
        drop column greeted_at,
        drop column greeted_as;
      drop table desk_event;
    `);
  }
}
