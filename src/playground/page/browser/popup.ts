import { focusOn } from './dom.ts';

/** A menu or small panel that opens beside its button, over everything else, dialogs included. */
export interface Popup {
  open(): void;
  close(): void;
  isOpen(): boolean;
}

const GAP_PX = 6;
const EDGE_PX = 8;

/**
 * Ties a panel to its button: a click opens and closes it, Escape and a click elsewhere close it, and the focus goes back.
 * `draw` makes the panel anew at each opening, so that it is never out of date; its first focusable gets the focus.
 */
export function createPopup(button: HTMLButtonElement, draw: (close: () => void) => HTMLElement): Popup {
  let panel: HTMLElement | undefined;
  let stopWatching: AbortController | undefined;

  const close = (): void => {
    const closed = panel;
    if (!closed) return;
    panel = undefined;
    stopWatching?.abort();
    const hadFocus = closed.contains(document.activeElement);
    closed.remove();
    button.setAttribute('aria-expanded', 'false');
    if (hadFocus) focusOn(button);
  };

  const open = (): void => {
    if (panel) return;
    panel = draw(close);
    panel.popover = 'manual';
    // Inside what holds the button: a dialog makes everything outside of itself unreachable.
    button.after(panel);
    panel.showPopover();
    place(panel, button);
    button.setAttribute('aria-expanded', 'true');
    panel.querySelector<HTMLElement>('input, button, [tabindex]')?.focus({ preventScroll: true });
    stopWatching = watch(panel, button, close);
  };

  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => (panel ? close() : open()));
  return { open, close, isOpen: () => panel !== undefined };
}

function watch(panel: HTMLElement, button: HTMLElement, close: () => void): AbortController {
  const watching = new AbortController();
  const { signal } = watching;
  const isInside = (target: EventTarget | null): boolean =>
    target instanceof Node && (panel.contains(target) || button.contains(target));
  panel.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      // Only the panel closes, not the form or the thread it stands in.
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    { signal },
  );
  panel.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (relatedTarget !== null && !isInside(relatedTarget)) close();
    },
    { signal },
  );
  document.addEventListener('pointerdown', ({ target }) => isInside(target) || close(), { signal, capture: true });
  const follow = () => place(panel, button);
  document.addEventListener('scroll', follow, { signal, capture: true, passive: true });
  window.addEventListener('resize', follow, { signal });
  return watching;
}

/** Beneath the button, or above it where there is more room; never beyond the window's edges. */
function place(panel: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - GAP_PX - EDGE_PX;
  const above = at.top - GAP_PX - EDGE_PX;
  const isBelow = size.height <= below || below >= above;
  const height = Math.min(size.height, isBelow ? below : above);
  const top = isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height;
  const wished = at.left + size.width > window.innerWidth - EDGE_PX ? at.right - size.width : at.left;
  panel.style.top = `${top}px`;
  panel.style.left = `${Math.max(EDGE_PX, Math.min(wished, window.innerWidth - size.width - EDGE_PX))}px`;
  panel.style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
}
