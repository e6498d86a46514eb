import type { Language } from '../domain/language.ts';
import { inFrench } from './french-spaces.ts';

/** What our own checks say of a policy, in English: the library's are in the reader's language already. */
const OWN_CHECKS: Readonly<Record<string, string>> = {
  'is at most answerFrom': 'ne dépasse pas answerFrom',
  'is a time zone such as Europe/Paris': 'est un fuseau horaire comme Europe/Paris',
  'is a time such as 09:00': 'est une heure comme 09:00',
  'is a time such as 18:00, or 24:00 for the end of the day': 'est une heure comme 18:00, ou 24:00 pour la fin du jour',
  'closes after it opens; night work is two slots on two days':
    'ferme après avoir ouvert ; une nuit se dit en deux plages sur deux jours',
  'are in order and do not overlap': 'se suivent sans se chevaucher',
  'is a date such as 2026-05-22': 'est une date comme 2026-05-22',
  'is not before from': 'ne précède pas from',
  'is at most a year after from': 'suit from d’un an au plus',
  'open at least once a week': 'ouvre au moins une fois par semaine',
  'is between 1975 and 2199': 'est entre 1975 et 2199',
  'has at most 1000 dates': 'a 1000 dates au plus',
  'is an address such as lea@studio.example': 'est une adresse comme lea@studio.example',
  'is one line': 'tient sur une ligne',
  'is a short name such as boulangerie-roux': 'est un nom court comme boulangerie-roux',
  'is a domain such as example.org': 'est un domaine comme example.org',
  'grow from one to the next': 'croissent de l’un au suivant',
  'comes after a reminder': 'vient après une relance',
  'end before closeAfterDays': 'finissent avant closeAfterDays',
  'is a time such as 20:00': 'est une heure comme 20:00',
  'two fields have the same id': 'deux champs ont le même id',
  'choices have options, other fields have none': 'un choix a des options, les autres champs n’en ont pas',
  'channels are chosen in /ticket setup only': 'les salons se choisissent dans /ticket configurer seulement',
  'is another time than from': 'n’est pas la même heure que from',
};

/** What is said of a policy file that cannot be used, by every command that reads one. */
const fr = inFrench({
  unreadable: (path: string, detail: string) => `${path} : ce fichier ne peut pas être lu (${detail}).`,
  title: (path: string) => `${path} : ces règles ne sont pas utilisables.`,
  notJson: (around: string) => `ce n’est pas du JSON (${around})`,
  syntaxAt: (line: number, column: number) => `ligne ${line}, colonne ${column} : ce n’est plus du JSON`,
  fault: (place: string, what: string) => `${place} : ${what}`,
  whole: 'le fichier',
  own: OWN_CHECKS,
  shrinks: (place: string) => `est plus court que ${place} : un rang moins urgent n’est pas servi avant`,
  responseAfterResolution: 'dépasse la résolution : on répond avant d’avoir résolu',
  rankRises: (urgency: string) => `est un rang plus urgent que celui de ${urgency}`,
  unknown: {
    calendar: (name: string) => `« ${name} » n’est pas l’un des calendars`,
    group: (name: string) => `« ${name} » n’est pas l’un des escalation.groups`,
    rota: (name: string) => `« ${name} » n’est pas l’une des escalation.rotas`,
    client: (name: string) => `« ${name} » n’est l’id d’aucun des clients`,
  },
  same_id: (name: string, _other: string) => `« ${name} » est déjà l’id d’un autre client`,
  same_channel: (name: string, other: string) => `« ${name} » est déjà un salon du client ${other}`,
  same_domain: (name: string, other: string) => `« ${name} » est déjà un domaine du client ${other}`,
  ownerAlone: 'ne mène nulle part tant que personne n’a pris le ticket : ajoutez une autre destination',
  endsBeforeItBegins: 'ne précède pas from',
  neverAloud: 'couvre toutes les heures d’ouverture : personne ne serait jamais prévenu',
});
export type PolicyFaultTexts = typeof fr;

const en: PolicyFaultTexts = {
  unreadable: (path, detail) => `${path}: this file cannot be read (${detail}).`,
  title: (path) => `${path}: this policy is not usable.`,
  notJson: (around) => `this is not JSON (${around})`,
  syntaxAt: (line, column) => `line ${line}, column ${column}: this is JSON no longer`,
  fault: (place, what) => `${place}: ${what}`,
  whole: 'the file',
  own: {},
  shrinks: (place) => `is shorter than ${place}: a less urgent rank is not served first`,
  responseAfterResolution: 'is longer than the resolution: one answers before it is resolved',
  rankRises: (urgency) => `is a more urgent rank than that of ${urgency}`,
  unknown: {
    calendar: (name) => `"${name}" is none of the calendars`,
    group: (name) => `"${name}" is none of the escalation.groups`,
    rota: (name) => `"${name}" is none of the escalation.rotas`,
    client: (name) => `"${name}" is the id of no client`,
  },
  same_id: (name) => `"${name}" is another client’s id already`,
  same_channel: (name, other) => `"${name}" is a channel of the client ${other} already`,
  same_domain: (name, other) => `"${name}" is a domain of the client ${other} already`,
  ownerAlone: 'leads nowhere while nobody has taken the ticket: add another destination',
  endsBeforeItBegins: 'is not before from',
  neverAloud: 'covers all the opening hours: nobody would ever be told anything',
};

const catalogues: Readonly<Record<Language, PolicyFaultTexts>> = { fr, en };

export function policyFaultTextsFor(language: Language): PolicyFaultTexts {
  return catalogues[language];
}
