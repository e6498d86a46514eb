import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One person may have accounts on several connections: joined when first met, as the policy says, or by an administrator. */
export class JoinAccounts1763856080000 implements MigrationInterface {
  name = 'JoinAccounts1763856080000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- joined_to: who this person turned out to be. Such a row has no account; it stays because the history names it.
      alter table person
        add column last_connection_id uuid,
        add column joined_to          uuid,
        add foreign key (desk_id, last_connection_id) references connection (desk_id, connection_id),
        add foreign key (desk_id, joined_to)          references person (desk_id, person_id);
      create index person_joined on person (desk_id, joined_to) where joined_to is not null;

      -- joined_at is null for the account that a person was first known by, joined_from who had it before.
      alter table identity
        add column is_guest    boolean        not null default false,
        add column joined_at   timestamptz(3),
        add column joined_from uuid,
        add foreign key (desk_id, joined_from) references person (desk_id, person_id),
        add constraint identity_joined_at_some_time check (joined_from is null or joined_at is not null);
      create index identity_of_address on identity (desk_id, lower(btrim(email))) where email is not null;

      update identity
         set is_guest = true
        from person
       where person.desk_id = identity.desk_id and person.person_id = identity.person_id and person.role = 'external';
      update person
         set last_connection_id = identity.connection_id
        from identity
       where identity.desk_id = person.desk_id and identity.person_id = person.person_id;

      alter table desk_event
        drop constraint desk_event_kind_check,
        add constraint desk_event_kind_check check (kind in (
          'role_changed', 'channels_chosen', 'account_joined', 'people_linked', 'account_unlinked'));

      alter table ticket_event
        drop constraint ticket_event_kind_check,
        add constraint ticket_event_kind_check check (kind in (
          'created', 'taken', 'moved', 'replied', 'assigned', 'released', 'noted', 'words_edited', 'words_removed',
          'reattributed'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity drop column is_guest, drop column joined_at, drop column joined_from;
      drop index identity_of_address;
      alter table person drop column last_connection_id, drop column joined_to;
    `);
  }
}
