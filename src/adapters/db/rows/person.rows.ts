import { z } from 'zod';
import type { AddressHolder, KnownPerson, Person } from '../../../app/ports/stores.ts';
import { ROLES } from '../../../domain/access/may.ts';
import type { ConnectionId, PersonId } from '../../../domain/ids.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { idOf } from './id.rows.ts';

export const PERSON_COLUMNS = `
  person.person_id as "personId",
  person.role      as "role",
  person.name      as "name",
  person.language  as "language",
  person.time_zone as "timeZone"`;

const person = z.object({
  personId: idOf<PersonId>(),
  role: z.enum(ROLES),
  name: z.string(),
  language: z.enum(LANGUAGES),
  timeZone: z.string(),
});

/** One row of `PERSON_COLUMNS`. */
export const personRow: z.ZodType<Person> = person;

/** The same with the id that was asked for, under which the person was known before. */
export const namedPersonRow = person
  .extend({ namedId: idOf<PersonId>() })
  .transform(({ namedId, ...columns }): { namedId: PersonId; person: Person } => ({ namedId, person: columns }));

export const knownPersonRow: z.ZodType<KnownPerson> = person.extend({
  accounts: z.array(
    z.object({
      connectionId: idOf<ConnectionId>(),
      platform: z.enum(['slack', 'teams']),
      externalId: z.string(),
      email: z.string().nullable(),
      isGuest: z.boolean(),
      isJoined: z.boolean(),
    }),
  ),
});

export const addressHolderRow: z.ZodType<AddressHolder> = z.object({
  personId: idOf<PersonId>(),
  role: z.enum(ROLES),
  connectionIds: z.array(idOf<ConnectionId>()),
  account: z.object({ connectionId: idOf<ConnectionId>(), externalId: z.string() }),
});
