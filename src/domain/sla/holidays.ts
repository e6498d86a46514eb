/**
 * Where in France: the mainland, and each place with days of its own. Names as the State's open data writes them.
 * Saint-Pierre-et-Miquelon has the days of the mainland.
 */
export const HOLIDAY_REGIONS = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'guyane',
  'la-reunion',
  'martinique',
  'mayotte',
  'saint-barthelemy',
  'saint-martin',
] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];

/** Days that custom or a company's agreement may give, and the law does not: each desk ticks its own. */
export const CUSTOMARY_DAYS = [
  'shrove_tuesday',
  'ash_wednesday',
  'good_friday',
  'schoelcher_day',
  'all_souls_day',
] as const;
export type CustomaryDay = (typeof CUSTOMARY_DAYS)[number];

export type PublicHoliday =
  | 'new_year'
  | 'good_friday'
  | 'easter_monday'
  | 'labour_day'
  | 'victory_day'
  | 'ascension'
  | 'whit_monday'
  | 'bastille_day'
  | 'assumption'
  | 'all_saints_day'
  | 'armistice_day'
  | 'christmas'
  | 'saint_stephen'
  | 'abolition_of_slavery';

export interface Holiday<Name extends string = PublicHoliday | CustomaryDay> {
  /** Local, "YYYY-MM-DD". */
  readonly date: string;
  readonly name: Name;
}

/** A day of the calendar ("MM-DD"), or so many days after Easter Sunday. */
type When = string | number;

/** Code du travail, article L3133-1. */
const EVERYWHERE: readonly (readonly [PublicHoliday, When])[] = [
  ['new_year', '01-01'],
  ['easter_monday', 1],
  ['labour_day', '05-01'],
  ['victory_day', '05-08'],
  ['ascension', 39],
  ['whit_monday', 50],
  ['bastille_day', '07-14'],
  ['assumption', '08-15'],
  ['all_saints_day', '11-01'],
  ['armistice_day', '11-11'],
  ['christmas', '12-25'],
];

/**
 * Alsace-Moselle: code du travail, article L3134-13. Abolition days: loi 83-550, décret 83-1003 and code du travail,
 * article L3422-2; Saint-Martin keeps 28 May since a circular of 2018, though the printed law is behind.
 */
const REGIONAL: Readonly<Record<HolidayRegion, readonly (readonly [PublicHoliday, When])[]>> = {
  metropole: [],
  'alsace-moselle': [
    ['good_friday', -2],
    ['saint_stephen', '12-26'],
  ],
  guadeloupe: [['abolition_of_slavery', '05-27']],
  guyane: [['abolition_of_slavery', '06-10']],
  'la-reunion': [['abolition_of_slavery', '12-20']],
  martinique: [['abolition_of_slavery', '05-22']],
  mayotte: [['abolition_of_slavery', '04-27']],
  'saint-barthelemy': [['abolition_of_slavery', '10-09']],
  'saint-martin': [['abolition_of_slavery', '05-28']],
};

/** Customs of Martinique and its neighbours (N12). 21 July is the feast of Victor Schœlcher. */
const CUSTOMARY: Readonly<Record<CustomaryDay, When>> = {
  shrove_tuesday: -47,
  ash_wednesday: -46,
  good_friday: -2,
  schoelcher_day: '07-21',
  all_souls_day: '11-02',
};

/**
 * The public holidays of a region in a year, in order, by the law in force today; two may share a date. Compared with the
 * State's list, github.com/etalab/jours-feries-france-data: the same wherever that list follows today's law.
 */
export function publicHolidays(region: HolidayRegion, year: number): readonly Holiday<PublicHoliday>[] {
  return inOrder([...EVERYWHERE, ...REGIONAL[region]].map(([name, when]) => ({ date: dateOf(when, year), name })));
}

/** The chosen customary days of a year, in order. */
export function customaryDays(chosen: readonly CustomaryDay[], year: number): readonly Holiday<CustomaryDay>[] {
  return inOrder(chosen.map((name) => ({ date: dateOf(CUSTOMARY[name], year), name })));
}

/** Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 as Meeus gives it. */
export function easterSunday(year: number): string {
  const moonYear = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const epact = (19 * moonYear + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((moonYear + 11 * epact + 22 * toSunday) / 451);
  return isoDate(Date.UTC(year, 2, 22 + epact + toSunday - 7 * lateMoon));
}

function dateOf(when: When, year: number): string {
  if (typeof when === 'string') return `${year}-${when}`;
  return isoDate(Date.parse(easterSunday(year)) + when * 86_400_000);
}

const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function inOrder<Name extends string>(holidays: readonly Holiday<Name>[]): readonly Holiday<Name>[] {
  return holidays.toSorted((left, right) => (left.date < right.date ? -1 : Number(left.date > right.date)));
}
