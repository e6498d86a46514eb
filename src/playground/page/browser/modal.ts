import type { KitBlock } from '../block-kit.ts';
import type { PageView } from '../protocol.ts';
import type { Outcome } from './api.ts';
import { byId, create, createButton, reconcile } from './dom.ts';
import { keyedBlocks, showCorrection } from './draw-blocks.ts';
import { plainText } from './draw-text.ts';
import type { Drawing, Surface } from './drawing.ts';
import { blockIdOf, correctionFor, type TypedState, TypedValues } from './element-state.ts';
import { failureOf } from './failures.ts';

export interface ModalGestures {
  act(
    viewId: string,
    blockId: string,
    actionId: string,
    value: Readonly<Record<string, unknown>>,
    state: TypedState,
  ): Promise<Outcome>;
  submit(viewId: string, state: TypedState): Promise<Outcome>;
  close(viewId: string): Promise<Outcome>;
}

export interface Modal {
  show(view: PageView | null, drawing: Drawing): void;
}

interface Open {
  readonly view: PageView;
  readonly drawing: Drawing;
  readonly typed: TypedValues;
  corrections: Readonly<Record<string, string>>;
  problem: string | undefined;
  isSubmitting: boolean;
}

/**
 * The form that the app opens over the page. What was typed belongs to the view's id: it survives refusals, updates of
 * the view, another view pushed over it, and switching to another person and back.
 */
export function createModal(dialogId: string, gestures: ModalGestures): Modal {
  const dialog = byId(dialogId);
  if (!(dialog instanceof HTMLDialogElement)) throw new Error(`#${dialogId} is not a dialog`);
  const title = create('h2', { class: 'modal-title', id: `${dialogId}-title` });
  const closeButton = createButton({ class: 'tool' }, () => void close(), '✕');
  const problem = create('p', { class: 'problem', role: 'alert', hidden: true });
  const blocks = create('div', { class: 'modal-blocks' });
  const cancelButton = createButton({ class: 'button' }, () => void close());
  const submitButton = create('button', { class: 'button primary', type: 'submit' });
  const form = create(
    'form',
    { novalidate: true },
    create('header', {}, title, closeButton),
    create('div', { class: 'modal-body' }, problem, blocks),
    create('footer', { class: 'dialog-buttons' }, cancelButton, submitButton),
  );
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(form);

  const typedByView = new Map<string, TypedValues>();
  let open: Open | undefined;

  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    void close();
  });
  // A browser may close a dialog whatever the page says (Escape twice): the workspace then hears of it too.
  dialog.addEventListener('close', () => {
    if (open) void close();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });

  async function close(): Promise<void> {
    if (!open) return;
    const { view, drawing } = open;
    const outcome = await gestures.close(view.id);
    // Slack closes the form even when the app does not hear of it; only a lost page keeps it open.
    if (outcome.kind === 'lost' && open?.view.id === view.id) tell(failureOf(outcome, drawing.words));
  }

  async function submit(): Promise<void> {
    const current = open;
    if (!current || current.isSubmitting || !current.view.view.submit) return;
    const { view, drawing, typed } = current;
    const corrections = correctionsOf(view.view.blocks, typed, drawing);
    if (Object.keys(corrections).length > 0) return refuse(current, corrections);
    current.isSubmitting = true;
    current.corrections = {};
    current.problem = undefined;
    draw();
    const outcome = await gestures.submit(view.id, typed.collect(view.view.blocks));
    if (open?.view.id !== view.id) return;
    open.isSubmitting = false;
    if (outcome.kind === 'corrections') return refuse(open, outcome.errors);
    const failure = failureOf(outcome, drawing.words);
    tell(failure && `${failure} ${drawing.words.kept}`);
  }

  function refuse(current: Open, corrections: Readonly<Record<string, string>>): void {
    current.corrections = corrections;
    current.problem = current.drawing.words.someFieldsWrong(Object.keys(corrections).length);
    draw();
    blocks
      .querySelector<HTMLElement>('[aria-invalid="true"]:not([role]), [aria-invalid="true"] :is(input, button)')
      ?.focus();
  }

  function tell(text: string | undefined): void {
    if (!open) return;
    open.problem = text;
    draw();
  }

  function surfaceOf({ view, drawing, typed }: Open): Surface {
    return {
      name: view.id,
      stateOf: (blockId, element) => typed.of(blockId, element),
      typed: (blockId, actionId, state) => {
        typed.set(blockId, actionId, state);
        forgetCorrection(blockId);
      },
      act: (blockId, actionId, value, trigger) => {
        trigger.ariaBusy = 'true';
        const shown = open?.view.view.blocks ?? view.view.blocks;
        void gestures.act(view.id, blockId, actionId ?? '', value, typed.collect(shown)).then((outcome) => {
          trigger.ariaBusy = null;
          if (open?.view.id === view.id) tell(failureOf(outcome, drawing.words));
        });
      },
    };
  }

  function forgetCorrection(blockId: string): void {
    if (!open || open.corrections[blockId] === undefined) return;
    const { [blockId]: _mended, ...others } = open.corrections;
    open.corrections = others;
    open.problem =
      Object.keys(others).length > 0 ? open.drawing.words.someFieldsWrong(Object.keys(others).length) : undefined;
    draw();
  }

  function draw(): void {
    if (!open) return;
    const { view, drawing, corrections } = open;
    const { words } = drawing;
    setText(title, view.view.title ? plainText(view.view.title) : '');
    setText(cancelButton, view.view.close ? plainText(view.view.close) : words.cancel);
    setText(submitButton, view.view.submit ? plainText(view.view.submit) : '');
    closeButton.setAttribute('aria-label', words.close);
    submitButton.hidden = !view.view.submit;
    submitButton.ariaBusy = open.isSubmitting ? 'true' : null;
    problem.hidden = open.problem === undefined;
    setText(problem, open.problem ?? '');
    dialog.dataset['viewId'] = view.id;
    reconcile(blocks, keyedBlocks(view.view.blocks, surfaceOf(open), drawing));
    for (const drawn of blocks.children) {
      if (!(drawn instanceof HTMLElement) || !drawn.classList.contains('block-input')) continue;
      showCorrection(drawn, corrections[drawn.dataset['blockId'] ?? '']);
    }
  }

  function show(view: PageView | null, drawing: Drawing): void {
    if (!(dialog instanceof HTMLDialogElement)) return;
    if (!view) {
      open = undefined;
      if (dialog.open) dialog.close();
      reconcile(blocks, []);
      return;
    }
    const isSameView = open?.view.id === view.id;
    const isUpdated = open?.view.hash !== view.hash;
    const typed = typedByView.get(view.id) ?? new TypedValues(view.state);
    typedByView.set(view.id, typed);
    if (!isSameView) {
      // The blocks of another view may bear the same ids: they must not pass for these.
      reconcile(blocks, []);
      form.querySelector('.modal-body')?.scrollTo(0, 0);
    }
    open = {
      view,
      drawing,
      typed,
      corrections: isSameView && !isUpdated ? (open?.corrections ?? {}) : view.errors,
      problem: isSameView && !isUpdated ? open?.problem : undefined,
      isSubmitting: isSameView && (open?.isSubmitting ?? false),
    };
    draw();
    if (dialog.open && isSameView) return;
    if (!dialog.open) dialog.showModal();
    (blocks.querySelector<HTMLElement>('.field, input, select, textarea') ?? closeButton).focus();
  }

  return { show };
}

function correctionsOf(blocks: readonly KitBlock[], typed: TypedValues, drawing: Drawing): Record<string, string> {
  const corrections: Record<string, string> = {};
  blocks.forEach((block, index) => {
    if (block.type !== 'input') return;
    const blockId = blockIdOf(block, index);
    const correction = correctionFor(block, typed.of(blockId, block.element), drawing.words);
    if (correction !== undefined) corrections[blockId] = correction;
  });
  return corrections;
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
