import { type Child, create, createButton, freshId } from './dom.ts';
import { createPopup } from './popup.ts';
import { walkWithArrows } from './roving.ts';

export interface MenuEntry {
  readonly key: string;
  readonly label: readonly Child[];
  readonly picture?: Node;
  readonly isDangerous?: boolean;
  choose(): void | Promise<void>;
}

export interface MenuGroup {
  /** Said above the entries; undefined for the first group of a menu. */
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

/** Makes a button open a menu: arrows, Home, End and first letters move in it, Enter chooses, Escape leaves. */
export function attachMenu(button: HTMLButtonElement, label: string, groups: () => readonly MenuGroup[]): void {
  button.setAttribute('aria-haspopup', 'menu');
  const popup = createPopup(button, (close) => {
    const menu = create('div', { class: 'popup menu', role: 'menu', 'aria-label': label });
    for (const group of groups()) menu.append(drawGroup(group, close));
    walkWithArrows(menu, '[role="menuitem"]', 'vertical');
    return menu;
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || popup.isOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    popup.open();
  });
}

function drawGroup({ title, entries }: MenuGroup, close: () => void): HTMLElement {
  const titleId = freshId('menu-group');
  const items = entries.map((entry) =>
    createButton(
      {
        class: entry.isDangerous ? 'menu-item is-dangerous' : 'menu-item',
        role: 'menuitem',
        tabindex: '-1',
        'data-value': entry.key,
      },
      () => {
        close();
        return entry.choose();
      },
      ...(entry.picture ? [entry.picture] : []),
      create('span', { class: 'menu-label' }, ...entry.label),
    ),
  );
  if (title === undefined) return create('div', { class: 'menu-group', role: 'none' }, ...items);
  return create(
    'div',
    { class: 'menu-group', role: 'group', 'aria-labelledby': titleId },
    create('p', { class: 'menu-title', id: titleId, role: 'presentation' }, title),
    ...items,
  );
}
