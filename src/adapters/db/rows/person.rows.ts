import { z } from 'zod';
import type { KnownPerson, Person } from '../../../app/ports/stores.ts';
import { ROLES } from '../../../domain/access/may.ts';
import type { PersonId } from '../../../domain/ids.ts';
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

export const knownPersonRow: z.ZodType<KnownPerson> = person.extend({
  accounts: z.array(z.object({ externalId: z.string(), email: z.string().nullable() })),
});
