export type Child = Node | string;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with its attributes and children. Text is always text: nothing here, nor elsewhere, writes HTML. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** A button that is not a form's submit. */
export function createButton(
  attributes: Attributes,
  onClick: () => void | Promise<void>,
  ...children: readonly Child[]
): HTMLButtonElement {
  const button = create('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', () => void onClick());
  return button;
}

/** The element of the page's own HTML under this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** Only addresses that open a page or a letter; anything else (`javascript:`) is not followed. */
export function safeAddress(url: string): string | undefined {
  return URL.canParse(url) && /^(https?|mailto|tel):$/.test(new URL(url).protocol) ? url : undefined;
}

let lastId = 0;
/** An id unique on the page, to tie a label or a correction to its field. */
export function freshId(prefix: string): string {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

export interface Keyed {
  readonly key: string;
  /** Everything the drawing depends on: while it is the same, the node stays as it is. */
  readonly signature: string;
  draw(): HTMLElement;
}

interface Drawn {
  readonly signature: string;
  readonly node: HTMLElement;
}
const drawnIn = new WeakMap<HTMLElement, ReadonlyMap<string, Drawn>>();

/** Makes the children of `parent` those of `items`, redrawing only what changed and keeping the focus where it was. */
export function reconcile(parent: HTMLElement, items: readonly Keyed[]): void {
  const before = drawnIn.get(parent) ?? new Map<string, Drawn>();
  const after = new Map<string, Drawn>();
  const wanted = new Set(items.map((item) => item.key));
  keepingFocus(parent, () => {
    for (const [key, { node }] of before) if (!wanted.has(key)) node.remove();
    let place = parent.firstChild;
    for (const item of items) {
      const known = before.get(item.key);
      const node = known?.signature === item.signature ? known.node : item.draw();
      after.set(item.key, { signature: item.signature, node });
      if (known && known.node === place) {
        place = place.nextSibling;
        if (node !== known.node) known.node.replaceWith(node);
      } else {
        parent.insertBefore(node, place);
        if (known && known.node !== node) known.node.remove();
      }
    }
  });
  drawnIn.set(parent, after);
}

/**
 * Runs a redraw; when it replaced the focused element, its successor (same `data-focus`) gets focus and caret back. When
 * it has none, the pane it stood in gets the focus: the keyboard must not start again from the top of the page.
 */
function keepingFocus(parent: HTMLElement, redraw: () => void): void {
  const focused = document.activeElement;
  const stoodHere = focused !== null && focused !== parent && parent.contains(focused);
  const caret = caretOf(focused);
  redraw();
  if (!stoodHere || focused.isConnected) return;
  const name = focused instanceof HTMLElement ? focused.dataset['focus'] : undefined;
  const successor =
    name === undefined ? null : document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`);
  focusOn(successor ?? parent.closest<HTMLElement>('[tabindex="0"]'));
  if (caret && (successor instanceof HTMLTextAreaElement || isTextInput(successor))) {
    successor.setSelectionRange(caret.start, caret.end);
  }
}

/** Gives the focus to an element, also to one that shows only while the focus is in what holds it, as a message's tools. */
export function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  if (!element || document.activeElement === element) return;
  element.closest<HTMLElement>('.message')?.focus({ preventScroll: true });
  element.focus({ preventScroll: true });
}

function caretOf(element: Element | null): { start: number; end: number } | undefined {
  if (!(element instanceof HTMLTextAreaElement) && !isTextInput(element)) return undefined;
  return { start: element.selectionStart ?? 0, end: element.selectionEnd ?? 0 };
}

function isTextInput(element: Element | null): element is HTMLInputElement {
  return element instanceof HTMLInputElement && /^(text|url|search|tel|password)$/.test(element.type);
}
