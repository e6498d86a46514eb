import { LANGUAGES } from '../../domain/language.ts';
import { textsFor } from '../../texts/texts.ts';

export type TicketCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'show'; readonly number: number }
  | { readonly kind: 'open'; readonly text: string };

const helpWords = new Set(LANGUAGES.flatMap((language) => textsFor(language).helpWords));

/** What stands behind `/ticket`: a word for help in any of our languages, a ticket's number, or a request. */
export function readCommand(text: string): TicketCommand {
  const words = text.trim();
  if (helpWords.has(words.toLowerCase())) return { kind: 'help' };
  const number = /^#?(\d{1,9})$/.exec(words)?.[1];
  return number === undefined ? { kind: 'open', text: words } : { kind: 'show', number: Number(number) };
}
