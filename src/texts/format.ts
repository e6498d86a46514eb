import type { Language } from '../domain/language.ts';

export const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Amounts in words of a language. */
export interface FormatsOf {
  /** 60 → "1 heure", 90 → "1 heure 30 minutes", 15 → "15 minutes". */
  minutes(minutes: number): string;
  /** "lun. 23 nov., 14:00", in that zone. */
  instant(at: Date, timeZone: string): string;
  /** "23 nov. 2026", in that zone. */
  day(at: Date, timeZone: string): string;
}

export function formatsOf(language: Language): FormatsOf {
  const locale = localeOf[language];
  const unit = (name: 'hour' | 'minute', amount: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(amount);
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
    instant: (at, timeZone) =>
      dateFormat(locale, timeZone, { weekday: 'short', day: 'numeric', month: 'short', ...TO_THE_MINUTE }).format(at),
    day: (at, timeZone) => dateFormat(locale, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at),
  };
}

const TO_THE_MINUTE = { hour: '2-digit', minute: '2-digit' } as const;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times, and a list uses it for each of its lines. */
function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  dateFormats.set(key, known);
  return known;
}
