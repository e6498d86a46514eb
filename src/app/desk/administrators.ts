import type { Stores } from '../ports/stores.ts';

/** The names of those who may set up the desk. */
export async function administratorsOf({ people }: Pick<Stores, 'people'>): Promise<readonly string[]> {
  return (await people.withRole('admin')).map(({ name }) => name);
}
