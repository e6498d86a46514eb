/**
 * What becomes of the words of people on a sample: names, titles, answers, names of files. Everything that somebody could
 * have typed passes through it, so that a test can put other words in their place.
 */
export type Said = (words: string) => string;

export const asTheySay: Said = (words) => words;
