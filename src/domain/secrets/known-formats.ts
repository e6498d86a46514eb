import { isMasked, type Secret, type SecretKind } from './secret.ts';

/** A format by which a secret is known wherever it stands. */
interface Format {
  readonly kind: SecretKind;
  /** In small letters: where none of them is in the text, the pattern is not tried. */
  readonly needles: readonly string[];
  /** Its group `secret`, or else the whole of it, is the secret. Every repetition is bounded or begins at a boundary of its own. */
  readonly pattern: RegExp;
}

const B = '(?<![A-Za-z0-9_-])';

/** A token that its maker begins with a prefix of their own. */
const prefixed = (prefix: string, rest: string, needle = prefix.toLowerCase()): Format => ({
  kind: 'key',
  needles: [needle],
  pattern: new RegExp(`${B}${prefix}${rest}`, 'g'),
});

/** Something given as the value of this name, in a file of settings or an address. */
const assigned = (name: string, value: string, needle: string): Format => ({
  kind: 'key',
  needles: [needle],
  pattern: new RegExp(`${name}["']?\\s{0,3}(?:=>|[:=])\\s{0,3}["']?(?<secret>${value})`, 'gi'),
});

/**
 * Tokens and keys by their makers' prefixes and lengths, as the makers document them and as secret scanning programs know
 * them (docs/decisions, "A guard of secrets of our own"). Lengths are lower bounds where makers have changed them.
 */
const FORMATS: readonly Format[] = [
  // Code and packages.
  prefixed('gh[oprsu]_', '[A-Za-z0-9]{30,255}', 'gh'),
  prefixed('github_pat_', '[A-Za-z0-9_]{22,255}'),
  prefixed('gl(?:pat|ptt|dt|rt|cbt|ft|agent|soat|oas|imt|ffct)-', '[A-Za-z0-9_.=-]{20,300}', 'gl'),
  prefixed('GR1348941', '[A-Za-z0-9_-]{20,60}'),
  prefixed('ATATT3', '[A-Za-z0-9_=-]{50,300}'),
  prefixed('ATBB', '[A-Za-z0-9]{24,60}'),
  prefixed('npm_', '[A-Za-z0-9]{36}'),
  prefixed('pypi-', 'AgE[A-Za-z0-9_-]{50,400}'),
  prefixed('rubygems_', '[a-f0-9]{48}'),
  prefixed('dckr_(?:pat|oat)_', '[A-Za-z0-9_-]{20,80}', 'dckr_'),
  prefixed('dp\\.(?:pt|st|ct|sa|scim|audit)\\.', '[A-Za-z0-9._-]{30,80}', 'dp.'),
  prefixed('sntry[su]_', '[A-Za-z0-9_=+/-]{40,400}', 'sntry'),
  prefixed('PMAK-', '[a-f0-9]{24}-[a-f0-9]{34}'),
  prefixed('lin_(?:api|oauth)_', '[A-Za-z0-9]{32,80}', 'lin_'),
  prefixed('ntn_', '[A-Za-z0-9]{40,60}'),
  prefixed('secret_', '[A-Za-z0-9]{43}'),
  prefixed('figd_', '[A-Za-z0-9_-]{30,80}'),
  prefixed('pat[A-Za-z0-9]{14}\\.', '[a-f0-9]{64}', 'pat'),
  prefixed('CFPAT-', '[A-Za-z0-9_-]{40,60}'),
  // Clouds and hosting.
  {
    kind: 'key',
    needles: ['akia', 'asia', 'abia', 'acca', 'a3t'],
    pattern: /(?<![A-Za-z0-9_-])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  },
  assigned('aws_?(?:secret|session)[a-z_]{0,24}', '[A-Za-z0-9/+=]{40,2000}', 'aws'),
  prefixed('AIza', '[A-Za-z0-9_-]{35}'),
  prefixed('GOCSPX-', '[A-Za-z0-9_-]{28}'),
  prefixed('ya29\\.', '[A-Za-z0-9_.-]{20,2000}', 'ya29.'),
  prefixed('1//0', '[A-Za-z0-9_-]{30,200}'),
  { kind: 'key', needles: ['q~'], pattern: /(?<![\w.~-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/g },
  assigned('(?:AccountKey|SharedAccessKey)', '[A-Za-z0-9+/]{40,100}={0,2}', 'key'),
  assigned('[?&]sig', '[A-Za-z0-9%+/]{40,120}(?:%3D|=){0,2}', 'sig='),
  assigned('[?&]X-Amz-Signature', '[a-f0-9]{64}', 'x-amz-signature'),
  prefixed('do[opr]_v1_', '[a-f0-9]{64}', '_v1_'),
  prefixed('HRKU-', '[A-Za-z0-9_-]{36,70}'),
  prefixed('dapi', '[a-f0-9]{32}'),
  prefixed('hv[sbr]\\.', '[A-Za-z0-9_-]{24,300}', 'hv'),
  { kind: 'key', needles: ['.atlasv1.'], pattern: /(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,80}/g },
  prefixed('pul-', '[a-f0-9]{40}'),
  prefixed('nfp_', '[A-Za-z0-9]{36,60}'),
  prefixed('sbp_', '[a-f0-9]{40}'),
  prefixed('pscale_(?:tkn|pw|oauth)_', '[A-Za-z0-9_=.-]{32,64}', 'pscale_'),
  prefixed('v1\\.0-', '[a-f0-9]{24}-[a-f0-9]{146}', 'v1.0-'),
  prefixed('gl(?:c|sa)_', '[A-Za-z0-9+/=_]{30,400}', 'gl'),
  prefixed('NRA[AK]-', '[A-Z0-9]{27}', 'nra'),
  prefixed('tskey-[a-z]{2,12}-', '[A-Za-z0-9-]{16,80}', 'tskey-'),
  prefixed('LTAI', '[A-Za-z0-9]{16,20}(?![A-Za-z0-9])'),
  // Payment and shops.
  prefixed('[sr]k_(?:live|test|prod)_', '[A-Za-z0-9]{10,250}', 'k_'),
  prefixed('whsec_', '[A-Za-z0-9+/=]{20,100}'),
  prefixed('(?:live|test)_', '[A-Za-z0-9]{30,40}(?![A-Za-z0-9])', '_'),
  prefixed('sq0(?:atp|csp|idp)-', '[A-Za-z0-9_-]{22,60}', 'sq0'),
  prefixed('shp(?:at|ca|pa|ss)_', '[A-Fa-f0-9]{32}', 'shp'),
  {
    kind: 'key',
    needles: ['access_token$'],
    pattern: /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}/g,
  },
  // Mail and messages.
  prefixed('xox[abeoprs]-', '[A-Za-z0-9-]{10,300}', 'xox'),
  prefixed('xapp-', '\\d-[A-Z0-9]{5,30}-[A-Za-z0-9-]{10,150}'),
  {
    kind: 'key',
    needles: ['hooks.slack.com', 'webhook.office.com', '/api/webhooks/', 'chat.googleapis.com'],
    pattern:
      /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2|discord(?:app)?\.com\/api\/webhooks|chat\.googleapis\.com\/v1\/spaces)\/(?<secret>[A-Za-z0-9_\-/@?&=.%]{20,500})/gi,
  },
  prefixed('SG\\.', '[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}', 'sg.'),
  prefixed('xkeysib-', '[a-f0-9]{64}-[A-Za-z0-9]{16}'),
  prefixed('xsmtpsib-', '[a-f0-9]{64}-[A-Za-z0-9]{16}'),
  prefixed('key-', '[a-f0-9]{32}(?![A-Za-z0-9])'),
  { kind: 'key', needles: ['-us'], pattern: /(?<!\w)[a-f0-9]{32}-us\d{1,2}(?!\d)/g },
  prefixed('re_', '[A-Za-z0-9]{6,12}_[A-Za-z0-9]{20,30}'),
  prefixed('SK', '[a-f0-9]{32}(?![A-Za-z0-9])'),
  { kind: 'key', needles: [':aa'], pattern: /(?<!\w)\d{8,10}:AA[A-Za-z0-9_-]{32,35}/g },
  { kind: 'key', needles: ['.'], pattern: /(?<![\w-])[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/g },
  // Models.
  prefixed('sk-(?:ant|proj|svcacct|admin|or|lf|None)-', '[A-Za-z0-9_-]{20,300}', 'sk-'),
  prefixed('sk-', '[A-Za-z0-9]{32,64}(?![A-Za-z0-9])'),
  prefixed('hf_', '[A-Za-z0-9]{30,40}'),
  prefixed('r8_', '[A-Za-z0-9]{37}'),
  prefixed('gsk_', '[A-Za-z0-9]{40,60}'),
  prefixed('xai-', '[A-Za-z0-9]{60,90}'),
  prefixed('pplx-', '[A-Za-z0-9]{40,60}'),
  // Whoever made them.
  prefixed('eyJ', '[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,8000}(?:\\.[A-Za-z0-9_-]{0,2000})?'),
  prefixed('A3-', '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}'),
  prefixed('ops_eyJ', '[A-Za-z0-9+/=]{200,2000}'),
  { kind: 'private_key', needles: ['age-secret-key-1'], pattern: /AGE-SECRET-KEY-1[A-Z0-9]{50,60}/gi },
  {
    kind: 'key',
    needles: ['secret='],
    pattern: /otpauth:\/\/[^\s"'<>]{0,200}?[?&]secret=(?<secret>[A-Z2-7]{10,128})/gi,
  },
  {
    kind: 'key',
    needles: ['authorization'],
    pattern:
      /[Aa](?:uthorization|UTHORIZATION)["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:[Bb]asic|[Bb]earer|[Tt]oken|[Dd]igest|[Aa]pi[Kk]ey)\s{1,3})?(?<secret>(?=[\w.~+/=:-]{0,200}[A-Z\d=])[\w.~+/=:-]{8,4000})/g,
  },
  {
    kind: 'key',
    needles: ['bearer '],
    pattern: /(?<!\w)bearer\s{1,3}(?<secret>(?=[\w.~+/=-]{0,200}\d)[\w.~+/=-]{16,4000})/gi,
  },
  // Passwords as systems keep them.
  { kind: 'password', needles: ['$2'], pattern: /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}/g },
  {
    kind: 'password',
    needles: ['$'],
    pattern: /\$(?:1|5|6|7|y|apr1|argon2(?:id?|d)|P|H|scrypt)\$[./A-Za-z0-9$=,+-]{20,200}/g,
  },
  { kind: 'password', needles: ['{ss', '{sha'], pattern: /\{S?SHA(?:256|512)?\}[A-Za-z0-9+/]{20,140}={0,2}/g },
  // An account in front of a command or an address.
  {
    kind: 'password',
    needles: ['://'],
    pattern:
      /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,24}:\/\/[^\s:@/?#<>"'|]{0,120}:(?<secret>[^\s/<>"'|]{1,200})@(?=[\p{L}\d[])/gu,
  },
  {
    kind: 'password',
    needles: ['curl', 'wget', 'http'],
    pattern:
      /(?<![\w-])(?:curl|wget|https?)(?=\s)[^\n]{0,200}?\s(?:-u|--user)[\s=]{1,2}["']?[^\s:"']{1,100}:(?<secret>[^\s"']{1,200})/gi,
  },
  {
    kind: 'password',
    needles: ['mysql', 'mariadb', 'sshpass'],
    pattern:
      /(?<!\w)(?:mysql(?:dump|admin)?|mariadb(?:-dump)?|sshpass)\s[^\n]{0,120}?-p\s?["']?(?<secret>[^\s"'-][^\s"']{0,200})/gi,
  },
  {
    kind: 'password',
    needles: ['identified by'],
    pattern: /identified\s{1,3}by\s{1,3}(?:password\s{1,3})?["'](?<secret>[^"'\n]{1,200})["']/gi,
  },
  {
    kind: 'password',
    needles: ['net user'],
    pattern: /(?<!\w)net\s{1,3}user\s{1,3}[\w.-]{1,60}\s{1,3}(?<secret>[^\s/]{4,100})/gi,
  },
];

/** Placeholders that documentation shows in the place of a value. */
const PLACEHOLDER = /^(?:<[^>]*>|\[[^\]]*\]|\{\{?[^}]*\}?\}|\$\{?[A-Za-z_][\w.]*\}?|%\w+%|[*.•…_-]+|x{3,})$/i;

export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

/** Most messages hold nothing long, and no command. */
const MAY_HOLD_ONE = /[^\s]{16}|:\/\/|\s-{1,2}[pu]|identified|net\s{1,3}user|authorization/i;

/** Tokens, keys and the like, known by their format alone. */
export function findKnownFormats(text: string): Secret[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  const small = text.toLowerCase();
  const found: Secret[] = [];
  for (const { kind, needles, pattern } of FORMATS) {
    if (!needles.some((needle) => small.includes(needle))) continue;
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['secret'] ?? match[0];
      if (isMasked(value) || isPlaceholder(value)) continue;
      // The secret stands last in what was matched.
      const start = match.index + match[0].lastIndexOf(value);
      found.push({ kind, start, end: start + value.length });
    }
  }
  return [...found, ...findPrivateKeys(text, small)];
}

const BEGINS = /-----\s?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?\s?-----|PuTTY-User-Key-File-\d:/g;
const ENDS = /-----\s?END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?\s?-----|Private-MAC:\s{0,2}[a-f0-9]{0,128}/g;
/** The lines of a key whose end was not pasted. */
const LINES = /(?:(?:\s|\\n|\\r){0,4}[A-Za-z0-9+/=]{16,200})*/y;

function findPrivateKeys(text: string, small: string): Secret[] {
  if (!small.includes('private key') && !small.includes('putty-user-key-file')) return [];
  const found: Secret[] = [];
  const ends = [...text.matchAll(ENDS)].map((end) => end.index + end[0].length);
  let next = 0;
  for (const begin of text.matchAll(BEGINS)) {
    if (begin.index < (found.at(-1)?.end ?? 0)) continue;
    const from = begin.index + begin[0].length;
    while (next < ends.length && (ends[next] ?? 0) <= from) next += 1;
    const end = ends[next] ?? endOfLines(text, from);
    // Without anything between, somebody talks of keys.
    if (/[A-Za-z0-9+/=]{16}/.test(text.slice(from, end))) found.push({ kind: 'private_key', start: begin.index, end });
  }
  return found;
}

function endOfLines(text: string, from: number): number {
  LINES.lastIndex = from;
  return from + (LINES.exec(text)?.[0].length ?? 0);
}
