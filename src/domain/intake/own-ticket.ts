import { unwrap } from './unwrap.ts';

const NOUN = '(?:tickets?|demandes?|signalements?|requests?|reports?)';

// "mon ticket", "notre dernière demande", "my access request"; "le ticket ?"; "la demande que j'ai faite", "the ticket I opened".
const OWN = new RegExp(
  [
    `(?<![\\p{L}'’])(?:mon|ma|mes|notre|nos|my|our)\\s{1,3}(?:[\\p{L}\\d'’-]{1,20}\\s{1,3}){0,3}?${NOUN}(?!\\p{L})`,
    `(?<!\\p{L})(?:le|la|les|du|des|ce|cette|ces|the|this)\\s{1,3}${NOUN}\\s{0,3}(?:[?.!,;:]|$)`,
    `(?<!\\p{L})${NOUN}\\s{1,3}(?:que\\s{1,3}(?:j['’]|nous\\s)|(?:that\\s{1,3})?(?:I|we)\\s)`,
    `(?<!\\p{L})(?:j['’]ai|nous avons|on a|I|we)\\s{1,3}(?:[\\p{L}'’]{1,20}\\s{1,3}){1,2}?(?:un|une|des|a|an)\\s{1,3}${NOUN}(?!\\p{L})`,
  ].join('|'),
  'iu',
);

/**
 * Whether a question about how far something is names a ticket of whoever asks, without its number: "où en est mon ticket ?",
 * "des nouvelles de ma demande ?", and not "où en est le projet ?" or somebody else's ticket (N14).
 */
export function asksAfterOwnTicket(text: string): boolean {
  return OWN.test(
    unwrap(text)
      .map((piece) => (piece.kind === 'words' ? piece.shown : ' \u0000 '))
      .join(''),
  );
}
