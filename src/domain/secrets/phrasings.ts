import { isEverydayWord, maySayHow } from './everyday-words.ts';
import { type Label, labelsIn } from './labels.ts';
import type { Secret } from './secret.ts';
import { classesOf, isSomethingElse, isStrong, looksSecret, matchAt, type Value, valueAt, whole } from './values.ts';

/**
 * Secrets that people announce in words, French or English: "mot de passe : …", "le mdp c'est …", "login / pass : a / b",
 * "code wifi …", "password is …". What is said about passwords is none: "mot de passe : voir le coffre", "le mdp ne marche
 * pas".
 */
export function findPhrasings(text: string): Secret[] {
  const found: Secret[] = [];
  let loginEnd = Number.NEGATIVE_INFINITY;
  for (const label of labelsIn(text)) {
    if (label.start < (found.at(-1)?.end ?? 0) || isInAddress(text, label)) continue;
    const isNearLogin = label.start - loginEnd <= NEAR;
    for (const value of READERS[label.kind](text, label, isNearLogin)) {
      const { start, end } = whole(text, value);
      found.push({ kind: label.kind === 'key' ? 'key' : 'password', start, end });
    }
    if (label.kind === 'login') loginEnd = label.end;
  }
  return found;
}

/** So near to a login, a "pass" is what goes with it. */
const NEAR = 80;

/** @param isNearLogin a login was named just before */
type Read = (text: string, label: Label, isNearLogin: boolean) => readonly Value[];

const READERS: Readonly<Record<Label['kind'], Read>> = {
  password: (text, label, isNearLogin) => firstOf(readPassword(text, label, true, isNearLogin)),
  soft_password: (text, label, isNearLogin) =>
    firstOf(readPassword(text, label, isNearLogin || isSetting(text, label), isNearLogin)),
  code: readCodeOrPair,
  short_code: (text, label) => firstOf(readCode(text, label, 3)),
  any_code: (text, label) => firstOf(LOCKED.test(around(text, label)) ? readCode(text, label, 4) : undefined),
  key: (text, label) => firstOf(readKey(text, label)),
  any_key: (text, label) => firstOf(NETWORK.test(around(text, label)) ? readKey(text, label) : undefined),
  login: readPair,
  place: readPair,
  both: readPair,
};

/** `WP_ADMIN_PASS=…`, `'pass' => …`: nothing else is written so. */
function isSetting(text: string, { start, end }: Label): boolean {
  return /["'_]$/.test(text.slice(Math.max(0, start - 1), start)) && /^["']?\s?=/.test(text.slice(end, end + 3));
}

/** What a code opens, and where a key lets in: without it, a code may be any number, and a key anything. */
const LOCKED =
  /(?<!\p{L})(?:porte|salle|alarme|coffre|portail|portillon|entr[ée]e|bureau|immeuble|garage|cadenas|t[ée]l[ée]phone|tablette|verrou|serrure|door|room|alarm|safe|gate|lock|phone|tablet)/iu;
const NETWORK = /(?<!\p{L})(?:wi-?fi|ssid|r[ée]seau|network|box|wpa)/iu;

/** The words beside a label: 60 characters before it, 40 behind. */
function around(text: string, { start, end }: Label): string {
  return text.slice(Math.max(0, start - 60), end + 40);
}

const firstOf = (value: Value | undefined): readonly Value[] => (value ? [value] : []);

// What may stand between the words and the value. Each is tried at the end of the words, and is bounded.
const BLANKS = String.raw`[ \t\u00a0\u202f\u200b]`;
const CLOSES = String.raw`["'\u0060*_~»”’)\]]{0,3}${BLANKS}{0,3}`;
const QUALIFIES = String.raw`(?<qualifies>(?:[^\n:=;!?→>.]|\.(?=\S)){0,60}?)`;
const SIGN = new RegExp(
  String.raw`${CLOSES}${QUALIFIES}(?:${BLANKS}|["'*_~\u0060»)]){0,3}(?<sign>::?=?|={1,2}>?|-{1,2}>|→|➡️?|>)[*_~]{0,2}\s{0,3}`,
  'yu',
);
/** `'DB_PASSWORD', '…'`, `<password>…</password>`. */
const LISTED = /["'`]\s{0,2},\s{0,2}(?=["'`])|\s{0,2}>(?=[^\s<>]{1,200}<\/)/y;
const VERB = new RegExp(
  String.raw`${CLOSES}${QUALIFIES}(?:[ ,]{0,2}(?<![\p{L}])(?<verb>c(?:[’' ]\s?(?:est|é|e|etait|était|sera))?|cé|sé|ce sera|est|sera|is|are|was|devient|reste|vaut|serait|(?:has|have) been (?:set|changed|reset) to|(?:has )?changed to)|['’]s)(?:\s(?:now|maintenant|donc|désormais|desormais|toujours|simplement|juste|still|just|bien|actuellement|currently|temporairement|temporarily|set to|changed to|reset to)){0,2}\s{0,2}[:=]?\s{1,3}`,
  'yiu',
);
const TO = new RegExp(
  String.raw`${CLOSES}${QUALIFIES}\s(?:to|en|par|pour|with|avec)\s{1,2}(?:(?:le|la|the|:)\s)?`,
  'yiu',
);
const BESIDE = new RegExp(
  String.raw`${CLOSES}(?:[-–—([;/?]{1,2}\s{0,2})?(?:(?:wi-?fi|admin|ftp|sftp|wordpress|wp|root|provisoire|temporaire|temporary|temp|new|nouveau|actuel|current|bdd|db|sql|mysql|ssh|smtp|imap|test|prod|staging|preprod|préprod|serveur|server|vpn|mail|back-?office|bo|du|de|le|la|the|for|pour|site|client)\s){0,3}(?:[-–—([]{1,2}\s?)?`,
  'yiu',
);
const NEXT_LINE = new RegExp(String.raw`${CLOSES}(?<qualifies>[^\n:=;!?]{0,40})\s?\??\n\s{0,4}(?:[-*•>]\s)?`, 'yu');

/** Words that talk about a password instead of telling it: then only what looks like a secret is one. */
const ABOUT_IT =
  /oubli|perd[ure]|\blos[te]|forg[eo]t|r[ée][- ]?ini|reset|renew|renouv|expir|march|fonction|bloqu|refus|rejet|reject|invalid|incorrect|erron|erreur|error|chang(?:er|es?|ing)?(?!\p{L})|probl|souci|issue|wrong|doesn|n['’]est|n['’]ai|\bpas\b|\bnot?\b|sans\b|without|w\/o\b|aucun|\bfail|\bko\b|requi|obligat|champ|field|page|\blien|\blink|formulaire|\bform\b|politique|policy|gestionnaire|manager|caract|\bchar|longueur|length|demande|(?<!si )besoin|\bneed|r[ée]cup|recover|recev|re[çc]u|received|confirm|minimum|aide|help|\bwhere\b/iu;
/** Names of attributes: `type="password" name="pwd"`. */
const ATTRIBUTE = /(?:^|[\s"'])(?:name|id|type|for|class|placeholder|autocomplete|column|label)$/i;
const LINE_BEFORE = 40;

/** @param isTold what stands right behind a sign is the password, whatever it looks like */
function readPassword(text: string, label: Label, isTold: boolean, isNearLogin: boolean): Value | undefined {
  let doubt: boolean | undefined;
  /** Asked only where there is something to doubt: most words announce nothing. */
  const isDoubtful = (): boolean => {
    doubt ??= !isTold || ABOUT_IT.test(lineBefore(text, label.start));
    return doubt;
  };
  const sign = signAt(text, label.end);
  if (sign && !ATTRIBUTE.test(sign.groups?.['qualifies'] ?? '')) {
    const { qualifies = '', sign: written } = sign.groups ?? {};
    const isStrict = isDoubtful() || written === '>' || /,/.test(qualifies) || ABOUT_IT.test(qualifies);
    const value = (isStrict ? strictAt : toldAt)(text, endOf(sign));
    if (value) return value;
  }
  const listed = matchAt(LISTED, text, label.end);
  if (listed) return toldAt(text, endOf(listed));
  const verb = verbAt(text, label.end);
  if (verb) {
    const isStrict = isDoubtful() || ABOUT_IT.test(verb.groups?.['qualifies'] ?? '');
    const language = /^(?:is|are|was|has|have)/i.test(verb.groups?.['verb'] ?? 'is') ? 'en' : 'fr';
    const value = isStrict ? strictAt(text, endOf(verb)) : statedAt(text, endOf(verb), language);
    if (value) return value;
  }
  return (
    besideOf(text, label, isDoubtful, isNearLogin) ??
    onNextLine(text, label, isDoubtful) ??
    strongBehind(text, label, isDoubtful) ??
    putBefore(text, label)
  );
}

const SENTENCE_REST = /(?:[^\n.?!]|[.?!](?=\S)){0,90}/y;

/** Further on in the sentence, what cannot be anything else: "le mdp de la messagerie si besoin …". */
function strongBehind(text: string, label: Label, isDoubtful: () => boolean): Value | undefined {
  const rest = matchAt(SENTENCE_REST, text, label.end)?.[0] ?? '';
  if (!/\d/.test(rest) || isDoubtful()) return undefined;
  const until = rest.search(ABOUT_IT);
  for (const { 0: run, index } of rest.matchAll(/\S+/g)) {
    if (until >= 0 && index > until) return undefined;
    const value = run.length > 6 && /\d/.test(run) ? valueAt(text, label.end + index) : undefined;
    if (value && isStrong(value)) return value;
  }
  return undefined;
}

function besideOf(text: string, label: Label, isDoubtful: () => boolean, isNearLogin: boolean): Value | undefined {
  const beside = matchAt(BESIDE, text, label.end);
  if (beside && endOf(beside) > label.end) {
    const value = strictAt(text, endOf(beside), 5) ?? digitsAt(text, endOf(beside), 4);
    // Behind "réinitialiser le mdp" stands an account.
    if (value) return isDoubtful() && /^[\p{L}._-]+\d{1,2}$/u.test(value.text) ? undefined : value;
    const word = valueAt(text, endOf(beside));
    if (
      word?.isQuoted
        ? isQuotedSecret(word) && !isDoubtful() && !isSomethingElse(word)
        : word && isNearLogin && isPlainSecret(text, word)
    )
      return word;
  }
  const to = matchAt(TO, text, label.end);
  return to && (strictAt(text, endOf(to), 5) ?? quotedWordsAt(text, endOf(to)));
}

function quotedWordsAt(text: string, start: number): Value | undefined {
  const value = valueAt(text, start);
  return value?.isQuoted && isQuotedSecret(value) && !isSomethingElse(value) ? value : undefined;
}

/** Alone on the line below. */
function onNextLine(text: string, label: Label, isDoubtful: () => boolean): Value | undefined {
  const below = matchAt(NEXT_LINE, text, label.end);
  const value = below && strictAt(text, endOf(below), 5);
  const isAlone = value && /^["'`*_~).,]{0,3}[ \t]{0,3}(?:\n|$)/.test(text.slice(value.end, value.end + 8));
  return isAlone && !isDoubtful() && !ABOUT_IT.test(below.groups?.['qualifies'] ?? '') ? value : undefined;
}

const PUT_BEFORE =
  /(?<![^\s"'`«“(])(?<value>[^\s"'`«»“”]{5,60})["'`»”]?,?\s(?:est|is|c['’]est|comme|en|as|for|pour|dans|in|into|=)\s(?:(?:le champ|le|mon|ton|son|notre|votre|the|my|our|your|a|un)\s)?(?:(?:nouveau|new|current)\s)?$/iu;

/** "J'ai mis … comme mot de passe", "… is the password". */
function putBefore(text: string, label: Label): Value | undefined {
  const from = Math.max(0, label.start - 100);
  const before = text.slice(from, label.start);
  const found = /[\d!@#$%&*]/.test(before) ? PUT_BEFORE.exec(before) : undefined;
  const value = found && valueAt(text, from + found.index);
  return value && classesOf(value) > 1 && looksSecret(value, 5) && !isSomethingElse(value) ? value : undefined;
}

/** A value that looks like nothing else, whatever is said about it. */
function strictAt(text: string, start: number, atLeast = 4): Value | undefined {
  const value = valueAt(text, start);
  if (!value || isSomethingElse(value)) return undefined;
  if (value.isQuoted && /\s/.test(value.text)) return undefined;
  return looksSecret(value, atLeast) ? value : undefined;
}

/** A value behind a sign: "mot de passe : …". */
function toldAt(text: string, start: number): Value | undefined {
  const value = valueAt(text, start);
  if (!value || isSomethingElse(value)) return undefined;
  if (value.isQuoted) return isQuotedSecret(value) ? value : undefined;
  const grouped = groupsAt(text, value.start) ?? phraseAt(text, value);
  if (grouped) return grouped;
  if (looksSecret(value)) return value;
  if (/^\d+$/.test(value.text)) return isAmount(text, value) ? undefined : value;
  return isPlainSecret(text, value) ? value : undefined;
}

/** A value behind a verb: "le mdp c'est …". Words that may say how a password is are none. */
function statedAt(text: string, start: number, language: 'fr' | 'en'): Value | undefined {
  const value = toldAt(text, start);
  if (!value || value.isQuoted || looksSecret(value) || /\d/.test(value.text)) return value;
  return maySayHow(value.text, language) ? undefined : value;
}

function isQuotedSecret(value: Value): boolean {
  const words = value.text.split(/\s+/);
  if (words.length === 1) return looksSecret(value) || !isEverydayWord(value.text);
  if (!words.some(isEverydayWord)) return true;
  return (classesOf(value) > 2 || words.length > 3) && /\d/.test(value.text) && !ABOUT_IT.test(value.text);
}

/** Where a sentence may go on behind a value that is a plain word: otherwise that word begins a sentence itself. */
const GOES_ON =
  /^["'`*_~»”)\]]{0,3}\s{0,2}(?:$|\n|[,;.)\]|/"»&+!–—-]|(?:et|and|puis|pour|for|login|user|utilisateur|identifiant|id|merci|svp|stp|please|thanks|thx|si|if|tout|en|avec|sans|all|with|in|attention|mdp|mot|password|pass|à|sur|on)(?![\p{L}])|\()/iu;

function isPlainSecret(text: string, value: Value): boolean {
  if (isSomethingElse(value) || isEverydayWord(value.text) || !/^[^=<>{}()]*[\p{L}\d][^=<>{}()]*$/u.test(value.text))
    return false;
  return GOES_ON.test(text.slice(value.end, value.end + 24));
}

/** Passwords that programs make: "abcd efgh ijkl mnop", "ABCD-1234-EFGH-5678", codes as "12 34 56". */
const GROUPS =
  /(?:[A-Za-z0-9]{4}(?:[ -][A-Za-z0-9]{4}){3,7}|\d{6}(?:-\d{6}){5,7}|\d{2,4}(?:[ .-]\d{2,4}){1,3})(?![\p{L}\d])/uy;

function groupsAt(text: string, start: number): Value | undefined {
  const [found] = matchAt(GROUPS, text, start) ?? [];
  if (found === undefined) return undefined;
  const isSaid = found.split(/[ -]/).some(isEverydayWord);
  const isPhone = /^0\d(?:[ .-]?\d\d){2,4}$/.test(found);
  if (isSaid || isPhone || isSomethingElse({ text: found, start, end: start, isQuoted: false })) return undefined;
  return { text: found, start, end: start + found.length, isQuoted: false };
}

const CLAUSE = /[^\n,;.(:=?]{0,100}/y;

/** Several words that are no sentence: "correct horse battery staple", "Bleu Ciel 42". */
function phraseAt(text: string, first: Value): Value | undefined {
  if (looksSecret(first)) return undefined;
  const clause = (matchAt(CLAUSE, text, first.start)?.[0] ?? '').trimEnd();
  const words = clause.split(/\s+/);
  const everyday = words.filter(isEverydayWord).length;
  const isPhrase =
    isWithin(words.length, 3, 7) &&
    everyday <= (words.length > 3 ? 1 : 0) &&
    words.every((word) => /^\p{Ll}+$/u.test(word));
  const hasNumber =
    isWithin(words.length, 2, 5) && everyday === 0 && !/^\d/.test(clause) && words.some((word) => /\d/.test(word));
  if (!isPhrase && !hasNumber && !/^\p{Lu}\p{Ll}+ \d{2,4}[!?*]{0,3}$/u.test(clause)) return undefined;
  return { text: clause, start: first.start, end: first.start + clause.length, isQuoted: false };
}

const isWithin = (count: number, from: number, to: number): boolean => count >= from && count <= to;

/** "8 caractères", "12 à 16", "06 12 34 56 78": numbers that count, or call. */
function isAmount(text: string, value: Value): boolean {
  const after = text.slice(value.end, value.end + 20);
  if (value.text.length <= 3 && /^\s{0,2}(?:[\p{L}%€]|[-–/]\s?\d)/u.test(after)) return true;
  return /^0\d(?:[ .-]?\d\d){4}(?!\d)/.test(text.slice(value.start, value.start + 16));
}

function digitsAt(text: string, start: number, atLeast: number): Value | undefined {
  const value = groupsAt(text, start) ?? valueAt(text, start);
  if (!value || !/^[\d .-]+$/.test(value.text) || isSomethingElse(value) || isAmount(text, value)) return undefined;
  const digits = value.text.replace(/\D/g, '').length;
  return digits >= atLeast && digits <= 16 ? value : undefined;
}

/** "Codes d'accès : karine / …" is a login and its password. */
function readCodeOrPair(text: string, label: Label): readonly Value[] {
  const code = firstOf(readCode(text, label, 4));
  return code.length > 0 ? code : readPair(text, label);
}

/** A code has digits, or is short and in capitals. */
function readCode(text: string, label: Label, atLeast: number): Value | undefined {
  const sign = signAt(text, label.end) ?? verbAt(text, label.end);
  if (sign) {
    const value = digitsAt(text, endOf(sign), atLeast) ?? strictAt(text, endOf(sign)) ?? capitalsAt(text, endOf(sign));
    if (value && !ABOUT_IT.test(sign.groups?.['qualifies'] ?? '')) return value;
  }
  const beside = matchAt(BESIDE, text, label.end);
  if (!beside || endOf(beside) === label.end) return undefined;
  return digitsAt(text, endOf(beside), atLeast) ?? strictAt(text, endOf(beside));
}

function capitalsAt(text: string, start: number): Value | undefined {
  const value = valueAt(text, start);
  return value && /^[A-Z]{4,12}$/.test(value.text) && !isEverydayWord(value.text) ? value : undefined;
}

/** A key is long, and no word. */
function readKey(text: string, label: Label): Value | undefined {
  const sign = signAt(text, label.end) ?? matchAt(LISTED, text, label.end) ?? verbAt(text, label.end);
  if (/publi/i.test(sign?.groups?.['qualifies'] ?? '')) return undefined;
  const value = sign && valueAt(text, endOf(sign));
  if (value && isKey(value, 8, 24)) return value;
  for (const { 0: run, index } of (matchAt(SENTENCE_REST, text, label.end)?.[0] ?? '').matchAll(/\S{16,}/g)) {
    const further = (run.match(/\d/g)?.length ?? 0) > 5 ? valueAt(text, label.end + index) : undefined;
    if (further && isKey(further, 16, 24)) return further;
  }
  return undefined;
}

/**
 * @param mixed how long a key is at least that has letters and digits
 * @param plain the same for one that has not
 */
function isKey(value: Value, mixed: number, plain: number): boolean {
  const { text } = value;
  if (isSomethingElse(value) || /^ssh-|\s/.test(text) || isEverydayWord(text)) return false;
  return text.length >= (/\p{L}/u.test(text) && /\d/.test(text) ? mixed : plain);
}

const PAIR_SIGN = new RegExp(
  String.raw`${CLOSES}${QUALIFIES}(?:${BLANKS}|["'*_~\u0060»)]){0,3}(?::|=>?|->|→|>)[*_~]{0,2}\s{0,3}`,
  'yu',
);
const JOINT =
  /["'`*_~»”]{0,2}[ \t]{0,3}(?:(?<written>[/|;,&+]|-{0,2}>|→|[-–—]{1,2}|:|(?:et|and|puis|then)(?=\s))[ \t]{0,3})?(?<line>\n[ \t•*-]{0,4})?/uy;
const MOST_ITEMS = 5;

interface Item {
  readonly value: Value;
  /** What stands before it: a sign or "et", the end of a line, a blank. */
  readonly joint: 'written' | 'line' | 'blank';
}

/** What stands behind a login: "identifiants : admin / …", "accès : ftp.site.fr admin …", a login and the line below it. */
function readPair(text: string, label: Label): readonly Value[] {
  const sign =
    matchAt(PAIR_SIGN, text, label.end) ??
    (label.kind === 'both' ? (verbAt(text, label.end) ?? matchAt(NEXT_LINE, text, label.end)) : undefined);
  if (!sign) return [];
  const items = itemsAt(text, endOf(sign));
  const [first, second] = items;
  if (!first || /^ssh-/.test(first.value.text)) return [];
  const rest = items.slice(1).map(({ value }) => value);
  if (ABOUT_IT.test(sign.groups?.['qualifies'] ?? ''))
    return rest.filter((value) => looksSecret(value, 6) && /\d/.test(value.text) && classesOf(value) > 2);
  if (label.kind === 'both') return passwordOfBoth(text, items);
  const telling = rest.filter((value) => isTelling(value, text.slice(label.start, label.end), label.kind === 'place'));
  if (telling.length > 0) return telling;
  const isPlainPair =
    label.kind === 'login' && items.length === 2 && second?.joint === 'written' && !isSeveral(text, label);
  return isPlainPair && isLogin(first.value) && isPlainSecret(text, second.value) ? [second.value] : [];
}

function passwordOfBoth(text: string, items: readonly Item[]): readonly Value[] {
  const [first, second] = items;
  if (!first) return [];
  if (!second) return isLogin(first.value) && toldAt(text, first.value.start) ? [first.value] : [];
  const telling = items.slice(1).filter(({ value }) => looksSecret(value));
  if (telling.length > 0) return telling.map(({ value }) => value);
  if (second.joint === 'blank' && items.length > 2) return [];
  const last = second.value;
  return /^\d{3,}$/.test(last.text) || isPlainSecret(text, last) ? [last] : [];
}

const isSeveral = (text: string, label: Label): boolean =>
  /s$/i.test(text.slice(label.start, label.end)) &&
  !/^(?:identifiants|credentials|creds)/i.test(text.slice(label.start, label.end));

/** Names of accounts may have a number too: behind what only says where, more is asked of a password. */
function isTelling(value: Value, words: string, isPlace: boolean): boolean {
  if (!looksSecret(value, 5)) return false;
  const isOfMany = /(?:users|utilisateurs|logins|comptes|accounts)$/i.test(words);
  if (!isPlace && !isOfMany) return true;
  const isOfAccess = /acc[eè]s|access|ftp|ssh|connexion|office|\bbo\b|wi-?fi/i.test(words);
  return classesOf(value) > 2 || (isOfAccess && value.text.length > 7);
}

const LOGIN = /^[\p{L}\d._@+-]{1,80}$/u;
const isLogin = ({ text }: Value): boolean => LOGIN.test(text);

/** The values that stand here one after the other, up to a word of a sentence or another announcement. */
function itemsAt(text: string, start: number): readonly Item[] {
  const items: Item[] = [];
  let at = start;
  let joint: Item['joint'] = 'blank';
  while (items.length < MOST_ITEMS) {
    const value = itemAt(text, at);
    if (!value || ANNOUNCES.test(value.text)) return items;
    const { 0: between, groups = {} } = matchAt(JOINT, text, value.end) ?? { 0: '' };
    // A word before a blank begins a sentence; "direction / …" may be a login.
    const isSentence = isEverydayWord(value.text) && groups['written'] === undefined && groups['line'] === undefined;
    if (isSentence && between !== '') return items;
    items.push({ value, joint });
    if (between === '') return items;
    at = value.end + between.length;
    joint = groups['written'] === undefined ? (groups['line'] === undefined ? 'blank' : 'line') : 'written';
  }
  return items;
}

const ANNOUNCES = /^(?:mdp|pass|passe|password|pwd|mot|login|user|url|lien|host|serveur|server|port)(?:[:=].*)?$/isu;

/** One value; of "admin/…" and "admin:…" the first. */
function itemAt(text: string, start: number): Value | undefined {
  const value = valueAt(text, start);
  if (!value || value.isQuoted || /^[a-z][a-z0-9+.-]{1,20}:\/\/|^\d|^[~/]/i.test(value.text)) return value;
  const cut = value.text.search(/[/:|;]/);
  if (cut <= 0) return value;
  return { ...value, text: value.text.slice(0, cut), end: value.start + cut };
}

function lineBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - LINE_BEFORE), end);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** Inside of an address, words are parts of it. */
function isInAddress(text: string, { start }: Label): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  const address = before.lastIndexOf('://');
  return address >= 0 && !/\s/.test(before.slice(address));
}

/** The farthest that a sign or a verb may stand from the words before it. */
const AHEAD = 80;
const MAY_HOLD_SIGN = /[:=>→➡-]/;
const MAY_HOLD_VERB = /(?:^|[\s,'’])(?:c|s|cé|sé|ce|est|sera|is|are|was|has|have|devient|reste|vaut|serait)(?!\p{L})/iu;

/** A look ahead costs little; trying a pattern at each place does not. */
function signAt(text: string, at: number): RegExpExecArray | undefined {
  return MAY_HOLD_SIGN.test(text.slice(at, at + AHEAD)) ? matchAt(SIGN, text, at) : undefined;
}

function verbAt(text: string, at: number): RegExpExecArray | undefined {
  return MAY_HOLD_VERB.test(text.slice(at, at + AHEAD)) ? matchAt(VERB, text, at) : undefined;
}

const endOf = (found: RegExpExecArray): number => found.index + found[0].length;
