import { byId } from './dom.ts';

/** On a narrow screen the left column is a drawer: out of sight it is out of reach too, for the keyboard as for the ears. */
export function createDrawer(): { close(): void } {
  const sidebar = byId('sidebar');
  const opener = byId('drawer-open');
  const closer = byId('drawer-close');
  const scrim = byId('scrim');
  const narrow = matchMedia('(max-width: 760px)');
  let isOpen = false;

  const look = () => {
    const isDrawn = narrow.matches && isOpen;
    sidebar.inert = narrow.matches && !isOpen;
    for (const pane of document.querySelectorAll<HTMLElement>('.pane')) pane.inert = isDrawn;
    sidebar.classList.toggle('is-open', isDrawn);
    scrim.hidden = !isDrawn;
    opener.setAttribute('aria-expanded', String(isDrawn));
  };
  const set = (open: boolean) => {
    const wasOpen = isOpen && narrow.matches;
    isOpen = open;
    look();
    if (!narrow.matches) return;
    if (open) closer.focus();
    else if (wasOpen) opener.focus();
  };
  opener.addEventListener('click', () => set(true));
  closer.addEventListener('click', () => set(false));
  scrim.addEventListener('click', () => set(false));
  sidebar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen) set(false);
  });
  narrow.addEventListener('change', look);
  look();
  return { close: () => set(false) };
}
