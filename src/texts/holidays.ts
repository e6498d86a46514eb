import type { Language } from '../domain/language.ts';
import type { CustomaryDay, PublicHoliday } from '../domain/sla/holidays.ts';

/** What people call the days on which a desk may be closed. */
export const holidayNames = {
  new_year: { fr: 'jour de l’An', en: 'New Year’s Day' },
  shrove_tuesday: { fr: 'mardi gras', en: 'Shrove Tuesday' },
  ash_wednesday: { fr: 'mercredi des Cendres', en: 'Ash Wednesday' },
  good_friday: { fr: 'Vendredi saint', en: 'Good Friday' },
  easter_monday: { fr: 'lundi de Pâques', en: 'Easter Monday' },
  labour_day: { fr: 'fête du Travail', en: 'Labour Day' },
  victory_day: { fr: 'victoire de 1945', en: 'Victory in Europe Day' },
  ascension: { fr: 'Ascension', en: 'Ascension Day' },
  abolition_of_slavery: { fr: 'abolition de l’esclavage', en: 'abolition of slavery' },
  whit_monday: { fr: 'lundi de Pentecôte', en: 'Whit Monday' },
  bastille_day: { fr: 'fête nationale', en: 'Bastille Day' },
  schoelcher_day: { fr: 'fête de Victor Schœlcher', en: 'Victor Schœlcher Day' },
  assumption: { fr: 'Assomption', en: 'Assumption Day' },
  all_saints_day: { fr: 'Toussaint', en: 'All Saints’ Day' },
  all_souls_day: { fr: 'jour des Défunts', en: 'All Souls’ Day' },
  armistice_day: { fr: 'armistice de 1918', en: 'Armistice Day' },
  christmas: { fr: 'Noël', en: 'Christmas Day' },
  saint_stephen: { fr: 'Saint-Étienne', en: 'St Stephen’s Day' },
} as const satisfies Readonly<Record<PublicHoliday | CustomaryDay, Readonly<Record<Language, string>>>>;
