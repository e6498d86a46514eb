import { create, createButton } from './dom.ts';
import { emojiFor, emojiNames } from './emoji.ts';
import { createPopup } from './popup.ts';
import { walkWithArrows } from './roving.ts';
import type { Words } from './words.ts';

/** Makes a button open the emoji: the usual ones first, the others by their name. */
export function attachEmojiMenu(button: HTMLButtonElement, words: Words, choose: (name: string) => void): void {
  button.setAttribute('aria-haspopup', 'dialog');
  createPopup(button, (close) => {
    const filter = create('input', {
      class: 'field',
      type: 'search',
      placeholder: words.findEmoji,
      'aria-label': words.findEmoji,
      autocomplete: 'off',
    });
    const grid = create('div', { class: 'emoji-grid' });
    const none = create('p', { class: 'emoji-none', role: 'status', hidden: true }, words.noEmoji);
    const show = () => {
      const names = emojiNames(filter.value);
      none.hidden = names.length > 0;
      grid.replaceChildren(
        ...names.map((name, index) =>
          createButton(
            {
              class: 'emoji-choice',
              'aria-label': words.reactWith(name.replaceAll('_', ' ')),
              title: `:${name}:`,
              'data-emoji': name,
              tabindex: index === 0 ? '0' : '-1',
            },
            () => {
              close();
              choose(name);
            },
            emojiFor(name),
          ),
        ),
      );
    };
    filter.addEventListener('input', show);
    filter.addEventListener('keydown', (event) => {
      const first = grid.querySelector<HTMLElement>('.emoji-choice');
      if (event.key === 'ArrowDown') first?.focus();
      else if (event.key === 'Enter') first?.click();
      else return;
      event.preventDefault();
    });
    walkWithArrows(grid, '.emoji-choice', 'grid');
    show();
    return create('div', { class: 'popup emoji-menu', role: 'dialog', 'aria-label': words.react }, filter, none, grid);
  });
}
