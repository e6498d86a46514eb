import type { Language } from '../domain/language.ts';

const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Amounts and instants in words of a language; instants in the reader's zone, which is named. */
export interface FormatsOf {
  /** 60 → "1 heure", 90 → "1 heure 30 minutes", 15 → "15 minutes". */
  minutes(minutes: number): string;
  /** "ven. 27 nov. 18:00 (Paris)". */
  instant(at: Date, timeZone: string): string;
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
    instant: (at, timeZone) => {
      const words = new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
      }).format(at);
      return `${words.replace(',', '')} (${placeOf(timeZone)})`;
    },
  };
}

function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replace(/_/g, ' ');
}
