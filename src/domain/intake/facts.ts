import type { Prefill } from './prefilled-fields.ts';

/** Facts that a message states in passing, each found by its own pattern; undefined when it does not say. */

const BROWSERS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'Chrome', pattern: /\b(?:google\s)?chrome(?:\s(?:v|version\s)?(\d{1,3}(?:\.\d{1,4}){0,3}))?/i },
  { name: 'Firefox', pattern: /\b(?:firefox|\bff)(?:\s(?:v|version\s)?(\d{1,3}(?:\.\d{1,4}){0,3}))?/i },
  { name: 'Safari', pattern: /\bsafari(?:\s(?:v|version\s)?(\d{1,3}(?:\.\d{1,4}){0,3}))?/i },
  { name: 'Edge', pattern: /\b(?:microsoft\s|ms\s)?edge\b(?:\s(?:v|version\s)?(\d{1,3}(?:\.\d{1,4}){0,3}))?/i },
  { name: 'Opera', pattern: /\bopera\b(?:\s(?:v|version\s)?(\d{1,3}(?:\.\d{1,4}){0,3}))?/i },
  { name: 'Brave', pattern: /\bbrave\b(?:\s(?:v|version\s)?(\d{1,3}(?:\.\d{1,4}){0,3}))?/i },
  { name: 'Internet Explorer', pattern: /\b(?:internet explorer|ie(?=\s?\d))\s?(\d{1,2})?/i },
];

/** The browser named, with its version when said; several are joined: « Chrome 91, Firefox ». */
export function browserIn(text: string): string | undefined {
  const named = BROWSERS.flatMap(({ name, pattern }) => {
    const match = pattern.exec(text);
    if (!match) return [];
    return [{ at: match.index, shown: match[1] ? `${name} ${match[1]}` : name }];
  });
  named.sort((left, right) => left.at - right.at);
  return named.length > 0 ? named.map(({ shown }) => shown).join(', ') : undefined;
}

const ENVIRONMENTS = {
  staging: /\b(?:staging|pr[eé][ -]?prod(?:uction)?|recette|uat|environnement de test|test environment)\b/i,
  dev: /\b(?:en dev|env(?:ironnement)? de d[eé]v(?:eloppement)?|d[eé]veloppement|localhost|en local|dev environment|on dev|dev server|type\s?:\s?dev)\b/i,
  production: /\b(?:prod|production|en ligne|live site|site live|site en ligne)\b/i,
} as const;

export function environmentIn(text: string): Prefill['environment'] {
  return firstNamed(ENVIRONMENTS, text);
}

const DEVICES = {
  tablet: /\b(?:tablettes?|tablets?|ipads?)\b/i,
  mobile: /\b(?:mobiles?|smartphones?|iphones?|(?:mon|un|le|sur) t[eé]l(?:[eé]phones?)?|phones?|samsung|pixel \d)\b/i,
  desktop: /\b(?:desktop|ordinateurs?|ordi|pc|laptops?|portables?|macbook|imac|poste fixe)\b/i,
} as const;

/** The one kind of device named; several say nothing of where it fails. */
export function deviceIn(text: string): Prefill['device'] {
  const named = (['tablet', 'mobile', 'desktop'] as const).filter((device) => DEVICES[device].test(text));
  return named.length === 1 ? named[0] : undefined;
}

const SYSTEMS = {
  ios: /\b(?:ios|iphones?|ipads?)\b/i,
  android: /\b(?:android|samsung)\b/i,
  windows: /\b(?:windows|win(?:10|11)|w10|w11)\b/i,
  mac: /\b(?:mac ?os|osx|os x|macs?|macbook|imac)\b/i,
  linux: /\b(?:linux|ubuntu|debian|fedora)\b/i,
} as const;

export function systemIn(text: string): Prefill['system'] {
  return firstNamed(SYSTEMS, text);
}

const CMS =
  /\b(wordpress|woocommerce|drupal|prestashop|magento|joomla|shopify|typo3|elementor|wix|spip|strapi|symfony|laravel)\b(?:\s(?:v|version\s)?(\d{1,2}(?:\.\d{1,3}){0,2}))?/i;
const CMS_NAMES: Readonly<Record<string, string>> = {
  wordpress: 'WordPress',
  woocommerce: 'WooCommerce',
  prestashop: 'PrestaShop',
  typo3: 'TYPO3',
  spip: 'SPIP',
};

/** The content management system named, with its version when said. */
export function cmsIn(text: string): string | undefined {
  const match = CMS.exec(text);
  const typed = match?.[1]?.toLowerCase();
  if (typed === undefined) return undefined;
  const name = CMS_NAMES[typed] ?? typed.charAt(0).toUpperCase() + typed.slice(1);
  return match?.[2] ? `${name} ${match[2]}` : name;
}

const SERVER =
  /\b(?:ovh(?:\s(?:mutualis[eé]|cloud|vps|d[eé]di[eé]))?|o2switch|infomaniak|gandi|ionos|hostinger|scaleway|aws|azure|google cloud|gcp|heroku|vercel|netlify|cloudflare|hetzner|digital ?ocean|plesk|cpanel|nginx|apache2?|iis)(?![\p{L}\d])/iu;

export function serverIn(text: string): string | undefined {
  return SERVER.exec(text)?.[0];
}

const DOMAIN =
  /(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?:fr|com|net|org|eu|io|mq|gp|gf|re|ca|be|ch|app|dev|shop|info|biz|co|uk|de)\b(?!\()/i;

/** The first host name written as such, or in the address given. */
export function domainIn(text: string): string | undefined {
  return DOMAIN.exec(text)?.[0].toLowerCase();
}

const EXPECTED = [
  /(?:r[eé]sultat attendu|attendu|expected(?: result)?)\s?:\s?([^\n]{3,400})/i,
  /((?:[çc]a|il|elle|cela|on|le|la|les|it|the|we)\s[^.\n!?]{0,60}?\b(?:devrai(?:t|ent)|should)\s[^.\n!?]{3,300})/i,
  /(?:au lieu de|instead of)\s([^.\n!?]{3,200})/i,
];

/** What should happen, when the message says so. */
export function expectedIn(text: string): string | undefined {
  for (const pattern of EXPECTED) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found) return found;
  }
  return undefined;
}

const URGENCIES = {
  normal:
    /\b(?:pas (?:du tout |tr[eè]s |si |bien )?(?:urgent|press[eé])|rien d['’]urgent|aucune urgence|sans urgence|quand (?:tu|vous) (?:peux|pouvez|as|avez)|no (?:rush|hurry)|not urgent|whenever you|quand possible|priorit[eé] basse|nice to have)/i,
  critical:
    /\b(?:critique|critical|inaccessibles?|(?:site|prod|production|serveur|server)(?: is| est)? (?:down|hs|ko|tomb[eé]e?)|pirat[eé]e?s?|hack(?:ed|[eé]e?s?)|faille|breach|perte de donn[eé]es|data loss|on perd|losing (?:money|sales|orders)|perte (?:estim[eé]e|de revenus|de ca)|plus aucune? (?:commande|vente)|paiements? (?:bloqu[eé]s?|cass[eé]s?|impossibles?|broken)|urgence absolue|emergency|en urgence|(?:can['’]?t|cannot) pay|ransomware)/i,
  important:
    /\b(?:urgent(?:e|es|s)?|urgence|asap|au plus vite|d[eè]s que possible|rapidement|imp[eé]rativement|important(?:e|es|s)?|prioritaire|bloqu(?:[eé]|ant)(?:e|es|s)?|blocking|blocked|tout de suite|imm[eé]diatement|right now|immediately|avant (?:ce soir|demain|midi)|pour (?:demain|ce soir)|by (?:tonight|tomorrow|eod))/i,
} as const;

/** How urgent the author says it is, and the sentence that says so. */
export function urgencyIn(text: string): Pick<Prefill, 'urgency' | 'urgencyWords'> {
  for (const urgency of ['normal', 'critical', 'important'] as const) {
    const match = URGENCIES[urgency].exec(text);
    if (match) return { urgency, urgencyWords: sentenceAround(text, match.index) };
  }
  return {};
}

function sentenceAround(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const start = Math.max(
    ...['. ', '! ', '? ', '\n'].map((end) => before.lastIndexOf(end) + (before.includes(end) ? end.length : 0)),
    0,
  );
  const length = text.slice(offset).search(/[.!?](?=\s|$)|\n/);
  return text.slice(start, length === -1 ? text.length : offset + length + 1).trim();
}

function firstNamed<Name extends string>(patterns: Readonly<Record<Name, RegExp>>, text: string): Name | undefined {
  for (const name in patterns) {
    if (patterns[name].test(text)) return name;
  }
  return undefined;
}
