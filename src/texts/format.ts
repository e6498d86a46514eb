import type { Language } from '../domain/language.ts';
import { cityOf } from './zone-cities.ts';

export const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Amounts in words of a language. */
export interface FormatsOf {
  /** 60 → "1 heure", 90 → "1 heure 30 minutes", 15 → "15 minutes". */
  minutes(minutes: number): string;
  /** An amount of milliseconds beside a clock, its last minute not counted before it is whole: "1 h 40", "40 min", "< 1 min". */
  brief(amountMs: number): string;
  /** "lun. 23 nov. 14:00", in that zone. */
  instant(at: Date, timeZone: string): string;
  /** "14:00", in that zone. */
  time(at: Date, timeZone: string): string;
  /**
   * "ven. 27 nov. 18:00 (Paris) · 13:00 (Martinique)": in the first zone, then in each of the others in which clocks show
   * something else, with the day where it is another one.
   */
  promised(at: Date, timeZones: readonly [string, ...string[]]): string;
  /** "23 nov. 2026", in that zone. */
  day(at: Date, timeZone: string): string;
  /** "ven. 27 nov.", in that zone. */
  weekday(at: Date, timeZone: string): string;
}

const MINUTE_MS = 60_000;

export function formatsOf(language: Language): FormatsOf {
  const locale = localeOf[language];
  const unit = (name: 'hour' | 'minute', amount: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(amount);
  // In a running text its comma would end a clause.
  const weekday = (at: Date, timeZone: string) =>
    dateFormat(locale, timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');
  const time = (at: Date, timeZone: string) => dateFormat(locale, timeZone, TO_THE_MINUTE).format(at);
  const instant = (at: Date, timeZone: string) => `${weekday(at, timeZone)} ${time(at, timeZone)}`;
  return {
    minutes: (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      const parts = [
        ...(hours > 0 ? [unit('hour', hours)] : []),
        ...(rest > 0 || hours === 0 ? [unit('minute', rest)] : []),
      ];
      return parts.join(' ');
    },
    brief: (amountMs) => briefly(Math.floor(amountMs / MINUTE_MS), language),
    instant,
    time,
    promised: (at, [timeZone, ...others]) => {
      const said = [instant(at, timeZone)];
      const places = [`${said[0]} (${cityOf(timeZone, language)})`];
      for (const other of others) {
        const there = instant(at, other);
        if (said.includes(there)) continue;
        said.push(there);
        const isSameDay = weekday(at, other) === weekday(at, timeZone);
        places.push(`${isSameDay ? time(at, other) : there} (${cityOf(other, language)})`);
      }
      return places.join(' · ');
    },
    day: (at, timeZone) => dateFormat(locale, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at),
    weekday,
  };
}

/** Between an amount and its unit. */
const HELD = '\u00a0';

function briefly(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes === 0) return `<${HELD}1${HELD}min`;
  if (hours === 0) return `${rest}${HELD}min`;
  if (rest === 0) return `${hours}${HELD}h`;
  const twoDigits = String(rest).padStart(2, '0');
  return language === 'fr' ? `${hours}${HELD}h${HELD}${twoDigits}` : `${hours}${HELD}h${HELD}${rest}${HELD}min`;
}

const TO_THE_MINUTE = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times, and a list uses it for each of its lines. */
function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  dateFormats.set(key, known);
  return known;
}
