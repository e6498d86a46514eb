import { unwrap } from './unwrap.ts';

const MAXIMUM_TICKET_NUMBER = 9_999_999;

// "#12", "ticket 12", "ticket n°12", "ticket #1234", "tickets 12 et 13"; not "C#", "#ffffff", "#1-general", a price or a version.
const REFERENCE =
  /(?<![\w#&/])#(\d{1,7})(?![\w-]|[.,]\d)|\btickets?\s{0,2}(?:num[eé]ro|number|no\.?|n[°ºo]\.?|#|:)?\s{0,2}#?(\d{1,7})(?![\w-]|[.,]\d|\s?[hH€%])((?:\s{0,2}(?:,|et|and|ou|or|&)\s{0,2}(?:n°\s?)?#?\d{1,7}(?![\w-]|[.,]\d)){0,9})/giu;

/**
 * Numbers of the tickets that a message names, in order, each once. Links, mentions, channels, code and quoted lines
 * are not looked at, so "https://example.com/#12" names none.
 */
export function findTicketReferences(text: string): number[] {
  const words = unwrap(text)
    .map((piece) => (piece.kind === 'words' ? piece.shown : ' \u0000 '))
    .join('');
  const numbers = [...words.matchAll(REFERENCE)].flatMap(([, alone, first, others]) =>
    [alone, first, ...(others?.match(/\d+/g) ?? [])].map((digits) => Number(digits ?? 0)),
  );
  return [...new Set(numbers)].filter((number) => number >= 1 && number <= MAXIMUM_TICKET_NUMBER);
}
