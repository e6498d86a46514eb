import { editDistance } from '../intake/edit-distance.ts';
import type { ListName } from '../ticket/lists.ts';
import {
  CLOSING_REASONS,
  type ClosingReason,
  RANKS,
  type Rank,
  STATE_NAMES,
  type StateName,
} from '../ticket/ticket.ts';
import {
  CLOSING_WORDS,
  COMMAND_WORDS,
  type CommandName,
  LISTED_BY_COMMAND,
  RANK_WORDS,
  STATE_WORDS,
} from './command-words.ts';

/** Somebody named in a command: oneself, an account that the platform recognised, or words after an @. */
export type Named =
  | { readonly kind: 'me' }
  | { readonly kind: 'account'; readonly externalId: string }
  | { readonly kind: 'name'; readonly name: string };

/** What somebody asks for behind `/ticket`. `said`: further words, for the form that the gesture opens. */
export type TicketCommand =
  | { readonly kind: 'open'; readonly text: string }
  | { readonly kind: 'help' | 'setup' | 'here' }
  | { readonly kind: 'list'; readonly which: ListName }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'show' | 'why' | 'take' | 'release' | 'escalate'; readonly number: number }
  /** Without a name, the people to choose from are shown. */
  | { readonly kind: 'assign'; readonly number: number; readonly who: Named | null }
  /** Without a rank that is known, or with more words behind it, the ranks to choose from are shown. */
  | { readonly kind: 'rank'; readonly number: number; readonly rank: Rank | null; readonly isSure: boolean }
  | { readonly kind: 'status'; readonly number: number; readonly state: StateName; readonly said: string }
  | { readonly kind: 'close'; readonly number: number; readonly reason: ClosingReason | null; readonly said: string }
  | { readonly kind: 'reopen'; readonly number: number; readonly said: string }
  /** A command that names no ticket, with a line that would. */
  | { readonly kind: 'incomplete'; readonly word: string; readonly example: string }
  | { readonly kind: 'unknown_state'; readonly word: string }
  /** Nearly a command, with the line that was probably meant. */
  | { readonly kind: 'unknown'; readonly word: string; readonly nearest: string };

/**
 * What stands behind `/ticket`: a command, with or without accents and capitals, or a request in one's own words. Whatever
 * is not clearly a command is a request, word for word: nobody's problem is lost to a misunderstanding.
 * @param text in plain words, mentions as `@name`
 * @param mentioned the accounts that the platform recognised in it, in order
 */
export function readCommand(text: string, mentioned: readonly string[] = []): TicketCommand {
  const words = text.trim();
  return readExactly(words, mentioned) ?? readNearly(words, mentioned) ?? { kind: 'open', text: words };
}

function readExactly(words: string, mentioned: readonly string[]): TicketCommand | undefined {
  const number = /^#?(\d{1,9})$/.exec(words)?.[1];
  if (number !== undefined) return { kind: 'show', number: Number(number) };
  return readAlone(words) ?? readList(words) ?? readSearch(words) ?? readNumbered(words, mentioned);
}

function readAlone(words: string): TicketCommand | undefined {
  const name = commandOf(words);
  if (name === 'help' || name === 'setup' || name === 'here') return { kind: name };
  if (name === 'new') return { kind: 'open', text: '' };
  return undefined;
}

function readList(words: string): TicketCommand | undefined {
  // A page's number says nothing to us: pages begin at a ticket and are turned by buttons.
  const paged = /^(.+?)\s+(?:page\s*|p\.?\s*)?([1-9]\d{0,3})$/isu.exec(words);
  const name = commandOf(paged?.[1] ?? words);
  const which = LISTED_BY_COMMAND.find((list) => list === name);
  return which && { kind: 'list', which };
}

const MOST_SEARCHED_WORDS = 4;

/**
 * "chercher panier", "search: a whole sentence". Without the colon, more than a few words are a request: "search bar
 * broken on the home page".
 */
function readSearch(words: string): TicketCommand | undefined {
  const {
    word = '',
    colon,
    behind = '',
  } = /^(?<word>\p{L}+)(?<colon>\s*:)?\s+(?<behind>.+)$/su.exec(words)?.groups ?? {};
  if (commandOf(word) !== 'search') return undefined;
  return colon || countWords(behind) <= MOST_SEARCHED_WORDS ? { kind: 'search', words: behind } : undefined;
}

// "prendre 12", "take ticket #12", "affecter le 12 à @Léa", "statut 12 : résolu".
const NUMBERED =
  /^(?<word>[\p{L}\p{M}?-]+)\s+(?:(?:le|the)\s+)?(?:ticket\s+)?(?<mark>n°\s?|#\s?)?(?<digits>\d{1,9})(?![\p{L}\p{N}.,-]*[\p{L}\p{N}])(?<rest>.*)$/isu;

function readNumbered(words: string, mentioned: readonly string[]): TicketCommand | undefined {
  const { word = '', mark, digits, rest = '' } = NUMBERED.exec(words)?.groups ?? {};
  const behind = rest.replace(/^[\s:;,.–—-]+/u, '').trim();
  const name = commandOf(digits === undefined ? firstWordOf(words) : word);
  if (name === undefined || !isNumbered(name)) return undefined;
  if (digits === undefined) return readUnnumbered(words, name);
  const number = Number(digits);
  // With a # nothing but a ticket can be meant; "fermer 12 onglets" is a request.
  const isMarked = mark !== undefined;
  switch (name) {
    case 'show':
    case 'why':
    case 'take':
    case 'release':
    case 'escalate':
      return behind === '' ? { kind: name, number } : undefined;
    case 'assign':
      return readAssignment(number, behind, mentioned);
    case 'rank':
      return readRank(number, behind, isMarked);
    case 'status':
      return readStatus(number, behind, isMarked);
    case 'close': {
      const reason = startOf(behind, CLOSING_REASONS, CLOSING_WORDS);
      if (reason) return { kind: 'close', number, reason: reason.name, said: reason.said };
      return behind === '' || isMarked ? { kind: 'close', number, reason: null, said: behind } : undefined;
    }
    case 'reopen':
      return { kind: 'reopen', number, said: behind };
    default:
      return undefined;
  }
}

type NumberedName = (typeof NUMBERED_NAMES)[number];

const NUMBERED_NAMES = [
  'show',
  'why',
  'take',
  'assign',
  'release',
  'rank',
  'escalate',
  'status',
  'close',
  'reopen',
] as const;

function isNumbered(name: CommandName): name is NumberedName {
  return NUMBERED_NAMES.some((numbered) => numbered === name);
}

/** "prendre", "affecter @Léa": a command without its ticket. More words than that are a request. */
function readUnnumbered(words: string, name: NumberedName): TicketCommand | undefined {
  const word = firstWordOf(words);
  const behind = words.slice(word.length).trim();
  if (behind !== '' && !behind.startsWith('@')) return undefined;
  return { kind: 'incomplete', word, example: exampleOf(name, word) };
}

function readAssignment(number: number, behind: string, mentioned: readonly string[]): TicketCommand | undefined {
  const named = behind.replace(/^(?:à|a|to)\s+/iu, '');
  if (named === '') return { kind: 'assign', number, who: null };
  if (['moi', 'me', 'myself'].includes(fold(named))) return { kind: 'assign', number, who: { kind: 'me' } };
  const [externalId] = mentioned;
  if (named.startsWith('@')) {
    const who: Named =
      externalId === undefined ? { kind: 'name', name: named.slice(1).trim() } : { kind: 'account', externalId };
    return { kind: 'assign', number, who };
  }
  return countWords(named) <= 2 ? { kind: 'assign', number, who: { kind: 'name', name: named } } : undefined;
}

function readRank(number: number, behind: string, isMarked: boolean): TicketCommand | undefined {
  const named = startOf(behind, RANKS, RANK_WORDS);
  if (named) return { kind: 'rank', number, rank: named.name, isSure: named.said === '' };
  return isMarked || countWords(behind) <= 2 ? { kind: 'rank', number, rank: null, isSure: false } : undefined;
}

function readStatus(number: number, behind: string, isMarked: boolean): TicketCommand | undefined {
  if (behind === '') return { kind: 'show', number };
  const state = startOf(behind, STATE_NAMES, STATE_WORDS);
  if (state) return { kind: 'status', number, state: state.name, said: state.said };
  return isMarked || countWords(behind) <= 2 ? { kind: 'unknown_state', word: behind } : undefined;
}

/** The name whose words a text begins with, the longest first, and what follows them. */
function startOf<Name extends string | number>(
  text: string,
  names: readonly Name[],
  words: Readonly<Record<Name, readonly string[]>>,
): { readonly name: Name; readonly said: string } | undefined {
  for (const length of [2, 1]) {
    const start = new RegExp(`^(?:\\S+(?:\\s+|$)){${length}}`, 'u').exec(text)?.[0];
    const folded = start && fold(start).replace(/[\s:;,.!–—-]+$/u, '');
    const name = names.find((known) => folded && words[known].includes(folded));
    if (start && name) return { name, said: text.slice(start.length).replace(/^[\s:;,.–—-]+/u, '') };
  }
  return undefined;
}

/**
 * A first word that is nearly a command, alone or before what a command takes: "prendr 12". Four words and more are a
 * sentence, unless they name somebody.
 */
function readNearly(words: string, mentioned: readonly string[]): TicketCommand | undefined {
  const word = firstWordOf(words);
  const behind = words.slice(word.length).trim();
  if (countWords(words) > 3 && !/^#?\d{1,9}\s+(?:\S+\s+)?@/u.test(behind)) return undefined;
  const [nearest] = SPELLINGS.map((known) => ({ ...known, distance: editDistance(fold(word), known.spelling) }))
    .filter(({ spelling, distance }) => distance > 0 && distance <= mayDiffer(spelling))
    .sort((one, other) => one.distance - other.distance);
  if (!nearest) return undefined;
  if (behind === '') return { kind: 'unknown', word, nearest: exampleOf(nearest.name, nearest.spelling) };
  const meant = readExactly(`${nearest.spelling} ${behind}`, mentioned);
  return meant && { kind: 'unknown', word, nearest: `${shownAs(nearest.name, nearest.spelling)} ${behind}` };
}

/** One letter in a short word, two in a long one; in a very short one every word is near. */
function mayDiffer(spelling: string): number {
  if (spelling.length < 4) return 0;
  return spelling.length < 7 ? 1 : 2;
}

/** A whole line that is this command, in the language of the word that was typed. */
function exampleOf(name: CommandName, word: string): string {
  const shown = shownAs(name, word);
  if (!isNumbered(name)) return shown;
  const language = languageOf(name, word);
  if (name === 'assign') return `${shown} 12 ${language === 'fr' ? '@Camille' : '@Sam'}`;
  if (name === 'status') return `${shown} 12 ${language === 'fr' ? 'résolu' : 'resolved'}`;
  if (name === 'rank') return `${shown} 12 1`;
  return `${shown} 12`;
}

const ACCENTED: Readonly<Record<string, string>> = {
  liberer: 'libérer',
  relacher: 'relâcher',
  etat: 'état',
  priorite: 'priorité',
  echeances: 'échéances',
  echeance: 'échéance',
};

/** The spelling that suggestions show: the one that was meant, with its accents. */
function shownAs(name: CommandName, word: string): string {
  const folded = fold(word);
  const spelling = COMMAND_WORDS[name][languageOf(name, word)].find((known) => known === folded) ?? folded;
  return ACCENTED[spelling] ?? spelling;
}

function languageOf(name: CommandName, word: string): 'fr' | 'en' {
  return COMMAND_WORDS[name].en.includes(fold(word)) ? 'en' : 'fr';
}

const NAMES = Object.keys(COMMAND_WORDS).flatMap((name) => (isCommandName(name) ? [name] : []));

function isCommandName(name: string): name is CommandName {
  return name in COMMAND_WORDS;
}

const NAME_OF: ReadonlyMap<string, CommandName> = new Map(
  NAMES.flatMap((name) =>
    [...COMMAND_WORDS[name].fr, ...COMMAND_WORDS[name].en].map((spelling): [string, CommandName] => [spelling, name]),
  ),
);

/** What one misspelt word may have meant. */
const SPELLINGS = [...NAME_OF].flatMap(([spelling, name]) => (spelling.includes(' ') ? [] : [{ spelling, name }]));

function commandOf(words: string): CommandName | undefined {
  return NAME_OF.get(fold(words));
}

function firstWordOf(words: string): string {
  return /^\S*/u.exec(words)?.[0] ?? '';
}

function countWords(words: string): number {
  return words.split(/\s+/u).filter(Boolean).length;
}

/** Small letters without accents, straight apostrophes, single spaces. */
function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").replace(/\s+/gu, ' ').trim().toLowerCase();
}
