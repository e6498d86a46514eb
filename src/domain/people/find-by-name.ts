/**
 * Those whom a name may mean, accents and capitals aside: whoever is called exactly so, otherwise whoever has all its words
 * in their name ("léa", "martin léa", "lea.martin").
 */
export function findByName<Somebody extends { readonly name: string }>(
  people: readonly Somebody[],
  name: string,
): readonly Somebody[] {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return [];
  const exact = people.filter((person) => wordsOf(person.name).join(' ') === wanted.join(' '));
  if (exact.length > 0) return exact;
  return people.filter((person) => {
    const has = wordsOf(person.name);
    return wanted.every((word) => has.includes(word));
  });
}

function wordsOf(name: string): string[] {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
