import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people say on a ticket is shown in several places, which follow its words when they are edited or deleted. The list
 * of kinds also names those of assignment, whose migration stands beside this one: whichever runs last is right for both.
 */
export class FollowWords1763856020000 implements MigrationInterface {
  name = 'FollowWords1763856020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table ticket_event
        drop constraint ticket_event_kind_check,
        add constraint ticket_event_kind_check check (kind in (
          'created', 'taken', 'moved', 'replied', 'assigned', 'released', 'noted', 'words_edited', 'words_removed'));

      -- The same rule as before, in the order in which a message is looked for when its ticket is not known.
      drop index ticket_event_of_gesture;
      create unique index ticket_event_of_gesture on ticket_event (desk_id, gesture_key, ticket_id) where gesture_key is not null;

      -- A surface of kind 'said' shows the words of one event, and is wanted anew only when these change.
      alter table surface
        drop constraint surface_kind_check,
        add constraint surface_kind_check check (kind in ('triage_card', 'requester_card', 'thread_note', 'said')),
        add column event_sequence integer,
        add constraint surface_said_of_an_event check ((kind = 'said') = (event_sequence is not null));

      -- Messages deleted before they were heard: what is delivered late is then not kept. Swept after a week.
      create table removed_message (
        desk_id       uuid           not null,
        connection_id uuid           not null,
        conversation  text           not null,
        message_id    text           not null,
        removed_at    timestamptz(3) not null,
        primary key (desk_id, connection_id, conversation, message_id),
        foreign key (desk_id, connection_id) references connection (desk_id, connection_id)
      );
      create index removed_message_to_sweep on removed_message (desk_id, removed_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table removed_message;
      delete from surface where kind = 'said';
      alter table surface
        drop constraint surface_said_of_an_event,
        drop column event_sequence,
        drop constraint surface_kind_check,
        add constraint surface_kind_check check (kind in ('triage_card', 'requester_card', 'thread_note'));
      drop index ticket_event_of_gesture;
      create unique index ticket_event_of_gesture on ticket_event (desk_id, ticket_id, gesture_key) where gesture_key is not null;
    `);
  }
}
