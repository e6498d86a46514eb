/** The words with every space as the bar types it: how French holds its punctuation is one test's matter. */
export function plainSpaces(words: string): string {
  return words.replace(/[\u00a0\u202f]/g, ' ');
}
