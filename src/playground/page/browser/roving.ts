type Direction = 'vertical' | 'horizontal' | 'grid';

/**
 * Lets the arrows, Home, End and first letters move the focus among the `selector`s inside `holder`. Which of them Tab
 * reaches is for the drawing to say, with `tabindex`.
 */
export function walkWithArrows(holder: HTMLElement, selector: string, direction: Direction): void {
  holder.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches(selector)) return;
    const items = [...holder.querySelectorAll<HTMLElement>(selector)].filter((item) => item.offsetParent !== null);
    const at = items.indexOf(event.target);
    const wanted = nextOf(event.key, items, at, direction);
    if (!wanted) return;
    event.preventDefault();
    event.stopPropagation();
    wanted.focus();
  });
}

function nextOf(key: string, items: readonly HTMLElement[], at: number, direction: Direction): HTMLElement | undefined {
  const step = stepOf(key, items, at, direction);
  if (step !== undefined) return items.at((at + step + items.length) % items.length);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (direction !== 'vertical' || key.length !== 1 || key === ' ') return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at)];
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}

function stepOf(key: string, items: readonly HTMLElement[], at: number, direction: Direction): number | undefined {
  const rowLength = direction === 'grid' ? lengthOfRow(items) : 1;
  if (direction !== 'horizontal' && (key === 'ArrowDown' || key === 'ArrowUp')) {
    const step = key === 'ArrowDown' ? rowLength : -rowLength;
    return direction === 'grid' && !items[at + step] ? 0 : step;
  }
  if (direction === 'vertical') return undefined;
  if (key === 'ArrowRight') return 1;
  return key === 'ArrowLeft' ? -1 : undefined;
}

function lengthOfRow(items: readonly HTMLElement[]): number {
  const top = items[0]?.offsetTop;
  const length = items.findIndex((item) => item.offsetTop !== top);
  return length === -1 ? items.length : length;
}
