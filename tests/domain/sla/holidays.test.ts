import {
  CUSTOMARY_DAYS,
  customaryDays,
  easterSunday,
  HOLIDAY_REGIONS,
  publicHolidays,
} from '../../../src/domain/sla/holidays.ts';

const datesOf = (holidays: readonly { readonly date: string }[]) => holidays.map(({ date }) => date);

test.each([
  // The earliest and the latest possible, and the two years in which the simple rule needs its correction.
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
  [2000, '2000-04-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %d is %s', (year, date) => {
  expect(easterSunday(year)).toBe(date);
});

test('the eleven public holidays of 2026, in order (code du travail L3133-1)', () => {
  expect(publicHolidays('metropole', 2026)).toEqual([
    { date: '2026-01-01', name: 'new_year' },
    { date: '2026-04-06', name: 'easter_monday' },
    { date: '2026-05-01', name: 'labour_day' },
    { date: '2026-05-08', name: 'victory_day' },
    { date: '2026-05-14', name: 'ascension' },
    { date: '2026-05-25', name: 'whit_monday' },
    { date: '2026-07-14', name: 'bastille_day' },
    { date: '2026-08-15', name: 'assumption' },
    { date: '2026-11-01', name: 'all_saints_day' },
    { date: '2026-11-11', name: 'armistice_day' },
    { date: '2026-12-25', name: 'christmas' },
  ]);
});

test.each([
  ['alsace-moselle', ['2026-04-03', '2026-12-26']],
  ['guadeloupe', ['2026-05-27']],
  ['guyane', ['2026-06-10']],
  ['la-reunion', ['2026-12-20']],
  ['martinique', ['2026-05-22']],
  ['mayotte', ['2026-04-27']],
  ['saint-barthelemy', ['2026-10-09']],
  ['saint-martin', ['2026-05-28']],
] as const)('%s has its own besides (N12)', (region, own) => {
  const everywhere = datesOf(publicHolidays('metropole', 2026));
  expect(datesOf(publicHolidays(region, 2026)).filter((date) => !everywhere.includes(date))).toEqual(own);
});

test('two holidays may share a date (2008: Labour Day and Ascension)', () => {
  const names = publicHolidays('metropole', 2008).flatMap(({ date, name }) => (date === '2008-05-01' ? [name] : []));
  expect(names).toEqual(['labour_day', 'ascension']);
});

test('customary days are public holidays nowhere in Martinique: each is chosen', () => {
  const lawful = datesOf(publicHolidays('martinique', 2026));

  expect(customaryDays([], 2026)).toEqual([]);
  expect(customaryDays(CUSTOMARY_DAYS, 2026)).toEqual([
    { date: '2026-02-17', name: 'shrove_tuesday' },
    { date: '2026-02-18', name: 'ash_wednesday' },
    { date: '2026-04-03', name: 'good_friday' },
    { date: '2026-07-21', name: 'schoelcher_day' },
    { date: '2026-11-02', name: 'all_souls_day' },
  ]);
  expect(datesOf(customaryDays(CUSTOMARY_DAYS, 2026)).filter((date) => lawful.includes(date))).toEqual([]);
});

test('days that move keep their weekday, every year and everywhere', () => {
  const weekdays = new Map<string, number>(
    Object.entries({ good_friday: 5, easter_monday: 1, ascension: 4, whit_monday: 1 }),
  );
  for (let year = 1975; year <= 2199; year += 1) {
    const easter = easterSunday(year);
    expect(new Date(easter).getUTCDay()).toBe(0);
    expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);

    const moving = HOLIDAY_REGIONS.flatMap((region) => publicHolidays(region, year)).filter(({ name }) =>
      weekdays.has(name),
    );
    expect(moving.map(({ date }) => new Date(date).getUTCDay())).toEqual(moving.map(({ name }) => weekdays.get(name)));
  }
});
