import {
  browserIn,
  cmsIn,
  deviceIn,
  domainIn,
  environmentIn,
  expectedIn,
  serverIn,
  systemIn,
  urgencyIn,
} from './facts.ts';
import type { Prefill } from './prefilled-fields.ts';
import { readMessage } from './read-message.ts';
import type { Reading, SignalKey } from './signals.ts';
import { given, readTemplate } from './template.ts';
import { linksIn, readable } from './unwrap.ts';

export type { Prefill };

const TITLE_CHARACTERS = 100;
/** Facts are looked for in the head of a message: a pasted log must not keep everybody else waiting. */
const FACTS_CHARACTERS = 4000;
/** An address in a sentence: a title names its site, the form's own field holds the rest. */
const ADDRESS = /https?:\/\/(?:www\.)?([^\s/?#,;!)]+)[^\s,;!)]*/giu;
const GREETING =
  /^(?:(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|bjr|slt|cc|yo|good morning|dear)(?: (?:à tous|tout le monde|all|team|everyone|l['’]équipe))?|urgent|asap|ok|merci|thanks|@[\p{L}\d._-]+)[\s,!.:;-]+/iu;
const CONFIGURATION =
  /\b(?:smtp|dns|spf|dkim|dmarc|ssl|https|vpn|ssh|s?ftp|firewall|pare-feu|port \d+|nom de domaine|sous-domaine|domain|certificat|certificate|redirections?|redirects?|h[eé]bergement|hosting|serveur|server|migr\w+|configur\w+|param[eé]tr\w+|acc[eè]s|access|mot de passe|password|comptes?|accounts?|bo[iî]te mail|mailbox|php \d|cron|sauvegarde|backup|environnement|staging)\b/iu;
const IMPROVEMENT =
  /\b(?:optimis\w+|am[eé]lior\w+|acc[eé]l[eé]r\w+|refonte|refaire|revoir|redesign|redessiner|seo|r[eé]f[eé]rencement|vitesse|speed up|improve\w*|plus (?:rapide|joli|moderne)|d[eé]placer|agrandir|couleurs?|police|marges?|rajouter|ajouter|add (?:a|an)|nouvelle fonctionnalit[eé]|new feature|filtre|filter)\b/iu;

const FAULTS: readonly SignalKey[] = [
  'fault_plain',
  'fault_unsoftened',
  'strong_fault_plain',
  'fault_mine',
  'fault_since',
  'client_fault',
  'stuck_on_fault',
  'pasted_template',
  'log_line',
];

/** The form that a message fills: a pasted template field by field, otherwise the facts that its words state (S0-12 to S0-22). */
export function prefillFrom(text: string): Prefill {
  return readTemplate(text) ?? fromWords(text);
}

function fromWords(text: string): Prefill {
  const description = readable(text);
  const words = description.slice(0, FACTS_CHARACTERS);
  const url = linksIn(text.slice(0, FACTS_CHARACTERS))[0];
  return {
    type: typeOf(words, readMessage(text)),
    title: titleOf(words),
    description,
    ...given({
      url,
      domain: domainIn(url ? words : words.replace(/https?:\/\/\S+/g, '')),
      browser: browserIn(words),
      environment: environmentIn(words),
      device: deviceIn(words),
      system: systemIn(words),
      cms: cmsIn(words),
      server: serverIn(words),
      expected: expectedIn(words),
    }),
    ...urgencyIn(words),
  };
}

function typeOf(words: string, reading: Reading): Prefill['type'] {
  if (FAULTS.some((signal) => reading.has(signal))) return 'bug';
  if (IMPROVEMENT.test(words)) return 'amelioration';
  if (CONFIGURATION.test(words)) return 'config_technique';
  return 'demande';
}

/** The first line that says something, without its greeting, addresses by their site, cut at a word. */
function titleOf(words: string): string {
  const lines = words.replace(ADDRESS, '$1').split('\n').map(withoutGreeting);
  const line = lines.find((one) => one.length > 3) ?? lines[0] ?? '';
  if (line.length <= TITLE_CHARACTERS) return line;
  const firstSentence = line.split(/(?<=[.!?])\s/)[0] ?? line;
  if (firstSentence.length <= TITLE_CHARACTERS) return firstSentence;
  const cut = line.slice(0, TITLE_CHARACTERS - 1);
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > TITLE_CHARACTERS / 2 ? cut.slice(0, atWord) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function withoutGreeting(line: string): string {
  let rest = line.trim();
  for (let round = 0; round < 3; round += 1) {
    const next = rest.replace(GREETING, '').trim();
    if (next === '' || next === rest) break;
    rest = next;
  }
  return rest === '' ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
}
