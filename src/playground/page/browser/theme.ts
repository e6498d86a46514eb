export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'guichet-theme';

/** The theme of this browser: `?theme=dark` in the address, else what was chosen last, else the system's. */
export function keptTheme(): Theme {
  const asked = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(KEPT_AS);
  return THEMES.find((theme) => theme === asked) ?? 'system';
}

export function wearTheme(theme: Theme): void {
  localStorage.setItem(KEPT_AS, theme);
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset['theme'] = theme;
}
