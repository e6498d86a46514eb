import type { Words } from './words.ts';

/** Puts the page's own sentences where its HTML asks for them. */
export function showWords(spoken: Words, locale: string): void {
  if (document.documentElement.lang === locale && document.documentElement.dataset['ready'] === locale) return;
  document.documentElement.lang = locale;
  document.documentElement.dataset['ready'] = locale;
  const sentences = new Map<string, unknown>(Object.entries(spoken));
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    element.textContent = String(sentences.get(element.dataset['words'] ?? ''));
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-words-label]')) {
    const label = String(sentences.get(element.dataset['wordsLabel'] ?? ''));
    element.setAttribute('aria-label', label);
    if (element instanceof HTMLButtonElement) element.title = label;
  }
}

/** The same for the sentences that one of the pages has to itself. */
export function showOwnWords(page: 'teams' | 'signals', spoken: Words): void {
  const sentences = new Map<string, unknown>(Object.entries(spoken[page]));
  for (const element of document.querySelectorAll<HTMLElement>(`[data-words-${page}]`)) {
    element.textContent = String(sentences.get(element.getAttribute(`data-words-${page}`) ?? ''));
  }
}
