/** The two languages of the product; French is the reference. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of a platform locale (`fr-FR`, `en-US`, `fr`): French for French, English for all others. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
