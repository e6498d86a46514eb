import { byId, createButton, type Keyed, reconcile } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { THEMES, type Theme } from './theme.ts';

export interface SettingsGestures {
  speak(locale: 'fr-FR' | 'en-US'): void;
  wear(theme: Theme): void;
}

/** Language and theme. */
export function showSettings(
  drawing: Pick<Drawing, 'words' | 'locale'>,
  theme: Theme,
  gestures: SettingsGestures,
): void {
  reconcile(byId('languages'), [
    segment('fr', 'FR', 'Français', drawing.locale.startsWith('fr'), () => gestures.speak('fr-FR')),
    segment('en', 'EN', 'English', !drawing.locale.startsWith('fr'), () => gestures.speak('en-US')),
  ]);
  const names = drawing.words.themes;
  reconcile(
    byId('themes'),
    THEMES.map((name) => segment(name, names[name], names[name], name === theme, () => gestures.wear(name))),
  );
}

function segment(key: string, text: string, label: string, isPressed: boolean, onClick: () => void): Keyed {
  return {
    key,
    signature: `${text} ${isPressed}`,
    draw: () =>
      createButton(
        {
          'aria-pressed': isPressed ? 'true' : 'false',
          lang: text === label ? undefined : key,
          title: text === label ? undefined : label,
          'data-segment': key,
          'data-focus': `segment ${key}`,
        },
        onClick,
        text,
      ),
  };
}
