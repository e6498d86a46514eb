/** What words lead one to expect: a password; a code of digits; a key; a login, behind which its password may follow; both. */
export type LabelKind =
  | 'password'
  | 'soft_password'
  | 'code'
  | 'short_code'
  | 'any_code'
  | 'key'
  | 'any_key'
  | 'login'
  | 'place'
  | 'both';

/** Words that announce a secret, and where they stand. */
export interface Label {
  readonly kind: LabelKind;
  readonly start: number;
  readonly end: number;
}

const PASSWORD = [
  // Not "mot pas": a word must stand between.
  `mo[dt]s?[ _-]?(?:de|du|d|2|d['’]e?)[ _-]?(?:pas{1,3}es?|pass|psses?)`,
  String.raw`m\.?d\.?p`,
  'mdps',
  'pass[ _-]?(?:words?|phrase|code)',
  'pas{1,2}(?:wrods?|words?|wods?|ords?|wds?|w)',
  'pswd|pwds?|psw|pw|pword',
  'phrases? (?:de passe|secr[eè]te)',
  String.raw`(?:cl[eé]f?s?|key)(?: (?:du|de|de la|pour le|pour la|r[eé]seau|wpa\d?|wep)){0,3} (?:wi-?fi|r[eé]seau|wpa\d?|wep|box)`,
  'wi-?fi (?:password|key|pass|code|cl[eé]f?)',
  'codes?(?: (?:du|de|de la|pour le|acc[eè]s|r[eé]seau)){0,3} wi-?fi',
].join('|');
const SOFT_PASSWORD = 'pass|passe|mp';
const OF = String.raw`(?:(?:du|de la|de l['’]|d['’]|des|de|pour (?:le |la |l['’])?)\s?)?`;
const CODE = [
  `codes? ${OF}(?:alarme|acc[eè]s|entr[eé]e|porte|portail|portillon|immeuble|coffre(?:-fort)?|s[eé]curit[eé]|secret|confidentiel|d[eé]verrouillage|verrouillage|v[eé]rification|validation|confirmation|sms|2fa|otp|mfa|badge|parking|garage|bo[iî]te [aà] cl[eé]s?|double authentification|invit[eé])`,
  '(?:door|gate|alarm|access|security|verification|unlock|entry|safe|otp|2fa|mfa|sms|lock|garage|login)[ -]?codes?',
  'digicodes?|one[ -]time (?:code|password)',
].join('|');
const SHORT_CODE = `codes? ${OF}(?:pin|puk|sim|carte(?: bleue| bancaire)?|cb)|pin(?:[ -]?code)?|puk|cvv2?|cvc2?|cryptogramme(?: visuel)?`;
const KEY = [
  '(?:api|secret|access|private|client|consumer|encryption|signing|master|auth|app|service|webhook|storage|licen[cs]e|product|serial|activation)[ _-]?(?:secret[ _-]?)?(?:keys?|tokens?|secrets?)',
  '(?:refresh|session|id|bot|deploy|bearer|personal access|csrf|push|device)[ _-]tokens?|tokens?|secrets?',
  `cl[eé]f?s?(?: secr[eè]tes?| priv[eé]es?)?[ _-](?:d['’] ?|de l['’]|de |du )?(?:api|acc[eè]s|chiffrement|licence|license|produit|activation|webhook|stripe|secr[eè]te|priv[eé]e|recaptcha|captcha|maps)`,
  `jetons?(?: d['’] ?(?:acc[eè]s|api|authentification))?`,
].join('|');
const LOGIN =
  'identifiants?(?: de connexion)?|id|log-?ins?|log ?in|logon|user[ _-]?names?|users?|utilisateurs?|usernames?|credentials?|creds?|codes|coordonn[eé]es de connexion';
const PLACE = 'acc[eè]s|connexions?|comptes?|accounts?|access|ftp|sftp|ssh|wi-?fi|back-?office|bo|e-?mails?|adresse';
const JOINED = String.raw`["'’)]?\s{0,2}(?:\/|&|\+|,|\||-|:|et|and|ou|or|puis|\s)\s{0,2}(?:(?:le|mon|un|the|my|a)\s)?["'(]?`;

/** `_`, `-` and `.` may come before: DB_PASSWORD, spring.datasource.password. */
const START = String.raw`(?<![\p{L}\p{N}@])`;
const END = String.raw`(?![\p{L}\p{N}])`;

/** "mot de passe : id#0$A" begins a value and names no login: behind a colon, only what ends like a word names one. */
const LOGIN_END = String.raw`(?:(?<!:\s{0,2}\p{L}{1,30})|(?=\s|$|[:=](?:\s|$)|[,;.)](?:\s|$)))`;

const LABELS = new RegExp(
  `${START}(?:${[
    `(?<both>(?:${LOGIN}|e-?mail|mail)${JOINED}(?:${PASSWORD}|pass|passe)|(?:${PASSWORD}|pass)${JOINED}(?:${LOGIN})${LOGIN_END})`,
    `(?<password>${PASSWORD})`,
    `(?<short_code>${SHORT_CODE})`,
    `(?<code>${CODE})`,
    `(?<key>${KEY})`,
    `(?<soft_password>${SOFT_PASSWORD})`,
    `(?<login>${LOGIN})`,
    `(?<place>${PLACE})`,
    '(?<any_code>code)',
    '(?<any_key>cl[eé]f?|key)',
    // As names of settings are written together: adminPassword, userpwd.
    String.raw`(?<setting>[A-Za-z]{1,20}(?:password|passwd|pwd)(?=["']?\s?[:=]))`,
  ].join('|')})${END}`,
  'giu',
);

/** Some of the letters of every label: most messages hold none of them, and need no closer look. */
const MAY_ANNOUNCE =
  /pass|m\.?d\.?p|m[o][dt]|pas?w|pw|psw|pas+o|pas+es|pin|puk|mp|code|cv[cv]|crypto|cl[eé]|key|token|jeton|secret|ident|\bid\b|log|user|util|cred|coord|acc|connex|compte|ftp|ssh|wi-?fi|office|\bbo\b|mail|adresse|phrase/i;

/** The words of a text that announce a secret, in order. */
export function* labelsIn(text: string): Generator<Label> {
  if (!MAY_ANNOUNCE.test(text)) return;
  for (const { groups = {}, index, 0: words } of text.matchAll(LABELS))
    yield { kind: kindOf(groups), start: index, end: index + words.length };
}

const KINDS: readonly LabelKind[] = [
  'both',
  'password',
  'short_code',
  'code',
  'key',
  'soft_password',
  'login',
  'place',
  'any_code',
  'any_key',
];

function kindOf(groups: Readonly<Record<string, string | undefined>>): LabelKind {
  return KINDS.find((kind) => groups[kind] !== undefined) ?? 'password';
}
