import type { PersonId } from '../../domain/ids.ts';
import { textsFor } from '../../texts/texts.ts';
import type { Person, Stores } from '../ports/stores.ts';

/** The name of a person for somebody who reads, also when the person is no longer known. */
export async function personName(
  { people }: Stores,
  personId: PersonId,
  reader: Pick<Person, 'language'>,
): Promise<string> {
  const person = await people.byId(personId);
  return person?.name ?? textsFor(reader.language).unknownPerson;
}
