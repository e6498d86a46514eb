import type { Language } from '../domain/language.ts';

/** Places whose name is not the last word of their zone's, as each language writes it. */
const NAMED: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Africa/Algiers': { fr: 'Alger', en: 'Algiers' },
  'Africa/Cairo': { fr: 'Le Caire', en: 'Cairo' },
  'America/Montreal': { fr: 'Montréal', en: 'Montreal' },
  'America/Toronto': { fr: 'Toronto', en: 'Toronto' },
  'America/St_Barthelemy': { fr: 'Saint-Barthélemy', en: 'Saint Barthélemy' },
  'America/Marigot': { fr: 'Saint-Martin', en: 'Saint Martin' },
  'America/Miquelon': { fr: 'Saint-Pierre-et-Miquelon', en: 'Saint Pierre and Miquelon' },
  'Asia/Beirut': { fr: 'Beyrouth', en: 'Beirut' },
  'Asia/Dubai': { fr: 'Dubaï', en: 'Dubai' },
  'Asia/Singapore': { fr: 'Singapour', en: 'Singapore' },
  'Asia/Calcutta': { fr: 'Calcutta', en: 'Kolkata' },
  'Asia/Kolkata': { fr: 'Calcutta', en: 'Kolkata' },
  'Europe/Athens': { fr: 'Athènes', en: 'Athens' },
  'Europe/Brussels': { fr: 'Bruxelles', en: 'Brussels' },
  'Europe/Bucharest': { fr: 'Bucarest', en: 'Bucharest' },
  'Europe/Copenhagen': { fr: 'Copenhague', en: 'Copenhagen' },
  'Europe/Lisbon': { fr: 'Lisbonne', en: 'Lisbon' },
  'Europe/London': { fr: 'Londres', en: 'London' },
  'Europe/Moscow': { fr: 'Moscou', en: 'Moscow' },
  'Europe/Vienna': { fr: 'Vienne', en: 'Vienna' },
  'Europe/Warsaw': { fr: 'Varsovie', en: 'Warsaw' },
  'Indian/Reunion': { fr: 'La Réunion', en: 'Réunion' },
  'Pacific/Noumea': { fr: 'Nouméa', en: 'Nouméa' },
  UTC: { fr: 'UTC', en: 'UTC' },
  'Etc/UTC': { fr: 'UTC', en: 'UTC' },
};

/** The place that a zone is named after, in a language: "Europe/London" → "Londres", "America/Martinique" → "Martinique". */
export function cityOf(timeZone: string, language: Language): string {
  return NAMED[timeZone]?.[language] ?? timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
