import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people say of triage's verdicts, one vote per person and message, with what the verdict stood on and without its
 * words; and how readily the desk asks in each channel.
 */
export class KeepVotes1763856110000 implements MigrationInterface {
  name = 'KeepVotes1763856110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table triage_vote (
        desk_id     uuid             not null,
        channel_id  uuid             not null,
        message_id  text             not null,
        person_id   uuid             not null,
        -- Null while a form was opened from the message, and not sent.
        vote        text             check (vote in ('was_fine', 'needed_ticket')),
        voted_at    timestamptz(3),
        noted_at    timestamptz(3)   not null,
        -- The form that the vote goes with.
        draft_id    uuid,
        label       text             not null,
        probability double precision not null check (probability between 0 and 1),
        signals     text[]           not null,
        outcome     text             not null check (outcome in ('answered', 'joined', 'quiet', 'muted', 'unsure', 'passed')),
        text_hash   text,
        -- Whether the vote says that the desk should have done something else: those alone move a channel's offset.
        corrects    boolean          not null generated always as (
          coalesce(vote = 'was_fine' and outcome = 'answered'
                or vote = 'needed_ticket' and outcome in ('passed', 'unsure'), false)) stored,
        primary key (desk_id, channel_id, message_id, person_id),
        check ((vote is null) = (voted_at is null))
      );
      create index triage_vote_of_draft on triage_vote (desk_id, draft_id) where draft_id is not null;
      create index triage_vote_counted  on triage_vote (desk_id, channel_id, voted_at) where corrects;
      create index triage_vote_to_erase on triage_vote (desk_id, noted_at);

      insert into triage_vote (desk_id, channel_id, message_id, person_id, vote, voted_at, noted_at, draft_id,
                               label, probability, signals, outcome)
      select desk_id, channel_id, message_id, person_id, vote, voted_at, voted_at, draft_id,
             label, probability, signals, outcome
        from verdict
       where vote is not null;

      alter table verdict
        drop column vote,
        drop column voted_at,
        add column text_hash text;
      create index verdict_to_erase on verdict (desk_id, at);

      alter table channel
        add column sensitivity text not null default 'normal' check (sensitivity in ('discreet', 'normal', 'insistent'));

      alter table desk_event
        drop constraint desk_event_kind_check,
        add constraint desk_event_kind_check check (kind in (
          'role_changed', 'channels_chosen', 'account_joined', 'people_linked', 'account_unlinked', 'channel_tuned'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table channel drop column sensitivity;
      drop index verdict_to_erase;
      alter table verdict
        drop column text_hash,
        add column vote     text check (vote in ('was_fine')),
        add column voted_at timestamptz(3),
        add constraint verdict_check check ((vote is null) = (voted_at is null));
      drop table triage_vote;
    `);
  }
}
