import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a ticket stands in a list: by rank, due time, quality (C17), age; closed ones behind all others, the newest first.
 * Written by the database, so that no change of a ticket can forget them, and each list is a range of an index.
 */
const places = `
  alter table ticket
    add column due_at        timestamptz(3),
    add column place_rank    smallint       not null generated always as (case when state = 'closed' then 5 else rank end) stored,
    add column place_due     timestamptz(3) not null generated always as (case when state = 'closed' then 'infinity' else coalesce(due_at, 'infinity') end) stored,
    add column place_quality smallint       not null generated always as (case when state = 'closed' then 0 else 100 - quality end) stored,
    add column place_number  integer        not null generated always as (case when state = 'closed' then -number else number end) stored,
    add constraint ticket_due_while_open check (due_at is null or state in ('new', 'in_progress'));

  create index ticket_open    on ticket (desk_id, place_rank, place_due, place_quality, place_number) where state <> 'closed';
  create index ticket_queue   on ticket (desk_id, place_rank, place_due, place_quality, place_number) where state <> 'closed' and owner_id is null;
  create index ticket_waiting on ticket (desk_id, place_rank, place_due, place_quality, place_number) where state = 'waiting';
  create index ticket_owned   on ticket (desk_id, owner_id, place_rank, place_due, place_quality, place_number) where state <> 'closed' and owner_id is not null;
  create index ticket_asked   on ticket (desk_id, requester_id, place_rank, place_due, place_quality, place_number);
  create index ticket_due     on ticket (desk_id, due_at) where due_at is not null;
`;

/**
 * The words of a title, without accents and capitals, and the question for the tickets whose titles hold words that begin
 * so. Each word carries the end of its desk's id: the index is asked about one desk only. No extension, because not every
 * server has them, and no dictionary, because titles are in two languages.
 */
const words = String.raw`
  create function ticket_words(of_desk uuid, words text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct right(of_desk::text, 8) || left(word, 60)), '{}')
      from regexp_split_to_table(
             lower(replace(replace(
               translate(regexp_replace(words, '[\u0300-\u036f]', '', 'g'),
                         'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿŒÆ',
                         'AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyyœæ'), 'œ', 'oe'), 'æ', 'ae')),
             '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+') as word
     where word <> ''
  $$;

  create function ticket_question(of_desk uuid, words text) returns tsquery language sql immutable parallel safe as $$
    select string_agg('''' || word || ''':*', ' & ')::tsquery from unnest(ticket_words(of_desk, words)) as word
  $$;

  alter table ticket
    add column words tsvector not null generated always as (array_to_tsvector(ticket_words(desk_id, title))) stored;

  -- Without a pending list, which every question would read through until a vacuum.
  create index ticket_said on ticket using gin (words) with (fastupdate = off);
`;

/** Lists and search, each a bounded number of rows however many tickets there are. */
export class ListTickets1763856040000 implements MigrationInterface {
  name = 'ListTickets1763856040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [places, words]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table ticket
        drop constraint ticket_due_while_open,
        drop column words, drop column place_number, drop column place_quality, drop column place_due,
        drop column place_rank, drop column due_at;
      drop function ticket_question, ticket_words;
    `);
  }
}
