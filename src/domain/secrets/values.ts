import { isEverydayWord } from './everyday-words.ts';
import { isPlaceholder } from './known-formats.ts';
import { isMasked } from './secret.ts';

/** Something that may be the value of a secret, and where it stands. */
export interface Value {
  /** At most its first 200 characters, which is what is judged. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Quotation marks set it apart. */
  readonly isQuoted: boolean;
}

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '«': '»',
  '“': '”',
  '‘': '’',
  '„': '“',
  '”': '”',
};
const LONGEST_QUOTED = 100;
const JUDGED = 200;

/** The value that begins here: what stands between quotation marks, or all up to the next blank. */
export function valueAt(text: string, start: number): Value | undefined {
  return quotedAt(text, start) ?? bareAt(text, start);
}

function quotedAt(text: string, start: number): Value | undefined {
  const closing = CLOSING[text.charAt(start)];
  if (closing === undefined) return undefined;
  const from = start + 1;
  const inside = text.slice(from, from + LONGEST_QUOTED).split(closing, 2);
  const [words = ''] = inside;
  if (inside.length < 2 || words.trim() === '' || words.includes('\n')) return undefined;
  const lead = words.length - words.trimStart().length;
  const trimmed = words.trim();
  return { text: trimmed, start: from + lead, end: from + lead + trimmed.length, isQuoted: true };
}

const RUN = /[^\s\u200b]{0,201}/y;
/** Marks around a value, of formatting or of a sentence, which are none of it. */
const LEADING = /^["'`*_~«“”‘’([{]+(?=.)/;
const TRAILING = /["'`*_~»“”‘’)\]},;:.…]+$/;
/** Where the next setting begins: `password=…&user=…`, `Password=…;Server=…`, `</password>`, `","`. */
const NEXT_SETTING = /[&;]\s?[A-Za-z][\w .-]{0,40}=|<\/|["'],\s?["']/;

function bareAt(text: string, start: number): Value | undefined {
  const run = matchAt(RUN, text, start)?.[0] ?? '';
  const isLong = run.length > JUDGED;
  const lead = LEADING.exec(run)?.[0].length ?? 0;
  const isSetting = /[=>"']$/.test(text.slice(Math.max(0, start - 1), start));
  const cut = (isSetting ? NEXT_SETTING.exec(run)?.index : undefined) ?? run.length;
  const core = run.slice(lead, Math.max(lead, cut));
  const trail = isLong && cut === run.length ? 0 : (TRAILING.exec(core)?.[0].length ?? 0);
  const kept = core.slice(0, core.length - trail);
  if (kept === '') return undefined;
  return { text: kept.slice(0, JUDGED), start: start + lead, end: start + lead + kept.length, isQuoted: false };
}

/** What the sticky pattern finds exactly here. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const REST = /[^\s\u200b]*/y;

/** The value with all that hangs on to it: one that is longer than what was judged is masked as a whole. */
export function whole(text: string, value: Value): Value {
  if (value.text.length < JUDGED) return value;
  return { ...value, end: value.end + (matchAt(REST, text, value.end)?.[0].length ?? 0) };
}

const SHAPES_OF_OTHERS: readonly RegExp[] = [
  // Addresses, of pages, of people, of files.
  /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)/i,
  /^[\w.+-]{1,64}@[a-z][\w-]{0,62}(?:\.[a-z][\w-]{1,62}){1,3}$/i,
  /^(?:~?\/[\w.-]|\.{1,2}\/|[a-z]:\\|\\\\)/i,
  /^[\w.-]{1,80}\.(?:png|jpe?g|gif|webp|pdf|docx?|xlsx?|pptx?|csv|txt|zip|php|html?|css|jsx?|tsx?|json|xml|ya?ml|kdbx|log|sql|md)$/i,
  // Dates, versions, amounts, tickets.
  /^(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}[h:]\d{0,2}|\d{1,2}(?:er|st|nd|rd|th|e|è|ème))$/i,
  /^v?\d{1,4}(?:\.\d{1,5}){1,3}$/i,
  /^[~<>≥≤+-]?\d{1,6}(?:[.,]\d+)?(?:€|\$|%|°|k|m|ms|s|h|j|min|go|mo|ko|gb|mb|kb|px|x|fois|e)$/i,
  /^(?:#\d+|[A-Z]{2,10}-\d{1,6}|n°\d+)$/,
  // Markup, code that names a variable.
  /^(?:&\w+;|<\/?\w|process\.env|os\.(?:environ|getenv)|getenv|env\()/,
  /^(?:null|none|undefined|true|false|yes|no|oui|non|n\/a)$/i,
  /^[a-z_]{2,20}\(\d*\)?$/i,
];

/** What is no value of a secret by its shape. */
export function isSomethingElse({ text }: Value): boolean {
  return isMasked(text) || isPlaceholder(text) || SHAPES_OF_OTHERS.some((shape) => shape.test(text));
}

const LETTER = /\p{L}/u;
const DIGIT = /\d/;
/** A sign that no sentence puts inside a word. */
const SIGN = /[^\p{L}\p{M}\d\s.,:;'’"()[\]/\\!?…«»–—-]/u;
const CAPITAL_INSIDE = /\p{Ll}\p{Lu}/u;

/** Whether it looks like nothing but a secret: letters with digits or signs, a capital inside; at least so many characters. */
export function looksSecret({ text }: Value, atLeast = 4): boolean {
  if (text.length < atLeast || isMention(text) || isProduct(text)) return false;
  if (!LETTER.test(text)) return DIGIT.test(text) && SIGN.test(text);
  if (DIGIT.test(text)) return !isWordsWithNumber(text);
  if (SIGN.test(text)) return text.length >= 5 && !isJoinedWords(text);
  if (/!\p{L}/u.test(text)) return text.length >= 6;
  return (
    CAPITAL_INSIDE.test(text) &&
    text.length >= 6 &&
    !isEverydayWord(text) &&
    !/^[\p{Lu}][\p{Ll}]+(?:[\p{Lu}][\p{Ll}]+)$/u.test(text)
  );
}

const isMention = (text: string): boolean => /^[@#]\p{L}[\p{L}\d._-]*$/u.test(text);

/** "Office365", "php8", "PC042", "2FA", "UTF-8": names that have a number. */
const isProduct = (text: string): boolean =>
  /^(?:office|outlook|windows|win|sage|php|o|m|sharepoint|exchange|server|serveur|sql|mysql|drupal|wordpress|wp|magento|prestashop|joomla|ubuntu|debian|android|ios|iphone|ipad|pc|poste|vm|srv|nas|sap|as|plesk|http|https|oauth|utf|iso|sha|md|rgpd|ipv|h|mp|base|web|b2b|level|niveau|step|étape|etape|p|n|v|q|t)[-_/ ]?\d{1,4}(?:[.-]\d{1,3})?$/iu.test(
    text,
  ) || /^\d(?:fa|d|g|nd|rd|th|ème|eme)$/i.test(text);

/** "8-12", "page2", "champ_1": words of every day beside a number. */
function isWordsWithNumber(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const isShort = (text.match(/\d/g)?.length ?? 0) <= 2;
  return isShort && words.length < 3 && !/[!?]/.test(text) && !SIGN.test(text) && words.every(isEverydayWord);
}

/** "email+mdp", "user&pass", "l'accès=ko": words that a sign joins. */
function isJoinedWords(text: string): boolean {
  const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  return (
    words.some((word) => isEverydayWord(word) || ABOUT_ACCESS.test(word)) || words.every((word) => word.length <= 2)
  );
}

const ABOUT_ACCESS =
  /^(?:mdp|pass|passe|password|pwd|login|user|users|admin|email|mail|id|ids|wifi|code|compte|token|key|pin)$/iu;

/** How many of small letters, capitals, digits and signs it has. */
export function classesOf({ text }: Value): number {
  return [/\p{Ll}/u, /\p{Lu}/u, DIGIT, /[^\p{L}\p{M}\d\s]/u].filter((kind) => kind.test(text)).length;
}

const HOST = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,10}$/u;

/** Whether it can be nothing but a secret, wherever it stands: three of small letters, capitals, digits and rare signs. */
export function isStrong(value: Value): boolean {
  const { text } = value;
  if (!looksSecret(value, 7) || !DIGIT.test(text) || HOST.test(text) || isEverydayWord(text) || isSomethingElse(value))
    return false;
  return [/\p{Ll}/u, /\p{Lu}/u, DIGIT, /[!@#$%^&*+=?€£~]/].filter((kind) => kind.test(text)).length > 2;
}
