import { browserIn, deviceIn, domainIn, environmentIn, expectedIn, urgencyIn } from './facts.ts';
import type { Reading, SignalKey } from './signals.ts';
import { linksOf, type Piece, shownBy } from './unwrap.ts';
import type { MissingPoint } from './verdict.ts';

const DETAIL: readonly SignalKey[] = [
  'since',
  'when_doing',
  'error_code',
  'log_line',
  'wrong_result',
  'broken_state',
  'where_device',
  'code_block',
  'work_verb',
];
const ON_A_PAGE =
  /\b(?:pages?|sites?|menus?|boutons?|formulaires?|panier|accueil|affich\w*|images?|photos?|lien|header|footer|slider|filtre|recherche|catalogue|boutique|checkout|button|form|cart|homepage|website|search|shop|layout)\b/iu;
const IN_A_BROWSER =
  /\b(?:affich\w*|menus?|boutons?|page blanche|d[eé]cal\w*|mise en page|responsive|css|clique\w*|button|layout|display|click|blank page)\b/iu;
const NOT_ON_A_PAGE =
  /\b(?:dns|smtp|spf|dkim|vpn|imprimante|printer|wifi|mot de passe|password|comptes?|accounts?|bo[iî]te mail|mailbox|mails?|emails?|port|firewall|laptop|pc|[eé]cran|licence|cron|sauvegarde|backup|api|webhook|docker|npm|erp|sap|excel|outlook)\b/iu;

const FAULTS: readonly SignalKey[] = [
  'fault_unsoftened',
  'fault_mine',
  'fault_since',
  'client_fault',
  'client_unhappy',
  'displeased',
  'urgent_bare',
  'log_line',
  'stuck_on_fault',
];
const WORK: readonly SignalKey[] = [
  'request_work',
  'request_work_thing',
  'request_large',
  'please_work',
  'work_without_request',
];

/**
 * What a ticket would need and this text does not say (S0-03, S0-05), most useful first. A fault asks for more than a
 * request for work; an address is asked for where there is a page, not for a name server whose domain is named.
 */
export function missingFrom(pieces: readonly Piece[], reading: Reading): MissingPoint[] {
  if (reading.has('pasted_template')) return [];
  const words = shownBy(pieces);
  const holds = (signals: readonly SignalKey[]) => signals.some((signal) => reading.has(signal));
  const isWork = holds(WORK) && !holds(['strong_fault_plain', 'fault_mine', 'fault_since']);
  const isFault = !isWork && (holds(FAULTS) || !holds(WORK));
  const isVague = !holds(DETAIL) && words.split(/\s+/).length <= 14;
  const hasAddress = linksOf(pieces).length > 0 || domainIn(words) !== undefined;
  const isOnAPage = ON_A_PAGE.test(words) || (isVague && !NOT_ON_A_PAGE.test(words));

  const points: readonly [MissingPoint, boolean][] = [
    ['what_happens', isVague],
    ['url', !hasAddress && isOnAPage && (isFault || !NOT_ON_A_PAGE.test(words))],
    ['expected', isFault && !reading.has('log_line') && expectedIn(words) === undefined],
    ['screenshot', isFault && isOnAPage && !/capture|screenshot/i.test(words)],
    ['environment', (isFault || NOT_ON_A_PAGE.test(words)) && isOnAPage && environmentIn(words) === undefined],
    ['browser', isFault && IN_A_BROWSER.test(words) && browserIn(words) === undefined && deviceIn(words) === undefined],
    ['urgency', urgencyIn(words).urgency === undefined],
  ];
  return points.filter(([, isMissing]) => isMissing).map(([point]) => point);
}
