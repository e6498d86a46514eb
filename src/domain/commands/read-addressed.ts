import { classify } from '../intake/classify.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { readCommand, type TicketCommand } from './read-command.ts';

/** How somebody turned to the desk in a chat: by its name among others, in a chat with it alone, or by a word behind a slash. */
export type Addressed = 'by_name' | 'alone' | 'by_slash';

const TICKET = /^\/?\s*ticket(?=$|[\s:,])[\s:,]*/iu;

/**
 * What words to the desk ask for where a platform has no `/ticket` of its own: "ticket 12", "mes tickets", "prendre 12". A
 * leading "ticket" makes a command of whatever follows, as behind `/ticket`; without it, only what is clearly one counts,
 * and undefined means a message like any other.
 * @param text in plain words, without the desk's own name
 * @param mentioned the accounts that the platform recognised in it, in order
 */
export function readAddressed(
  text: string,
  addressed: Addressed,
  mentioned: readonly string[] = [],
): TicketCommand | undefined {
  const words = text.trim();
  const rest = words.replace(TICKET, '');
  if (rest !== words || addressed === 'by_slash') return readAsked(rest.replace(/^\//, ''), mentioned);
  if (words === '') return addressed === 'by_name' ? { kind: 'help' } : undefined;
  const command = readAsked(words.replace(/^\//, ''), mentioned);
  return isClear(command, words, addressed) ? command : undefined;
}

/** "#12 ?" asks for the ticket as "#12" does. */
function readAsked(words: string, mentioned: readonly string[]): TicketCommand {
  const asked = words.replace(/(?<=\S)\s*\?+$/u, '');
  const command = readCommand(asked, mentioned);
  return command.kind === 'open' && command.text !== '' ? { kind: 'open', text: words.trim() } : command;
}

const WHY: readonly string[] = [...COMMAND_WORDS.why.fr, ...COMMAND_WORDS.why.en];

/** In a chat with the desk alone people also answer its questions and describe problems: there more is left to triage. */
function isClear(command: TicketCommand, words: string, addressed: Exclude<Addressed, 'by_slash'>): boolean {
  if (command.kind === 'open') return command.text === '';
  if (addressed === 'by_name') return true;
  if (command.kind === 'show') return !/^\d+\W*$/u.test(words);
  if (command.kind === 'search') return !classify(words).complex;
  // A lone "pourquoi ?" answers what the desk just said.
  if (command.kind === 'incomplete' && WHY.includes(command.word.toLowerCase())) return false;
  return command.kind !== 'unknown' || /\d/.test(words);
}
