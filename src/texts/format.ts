import type { Language } from '../domain/language.ts';

const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Amounts in words of a language. */
export interface FormatsOf {
  /** 60 → "1 heure", 90 → "1 heure 30 minutes", 15 → "15 minutes". */
  minutes(minutes: number): string;
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
  };
}
