import type { ClickedAction, TeamsDialog } from '../../teams/protocol.ts';
import { byId, create, createButton, reconcile } from '../dom.ts';
import type { Words } from '../words.ts';
import { drawCard } from './card.ts';

export interface DialogGestures {
  /** Answers with what to tell, if anything. */
  submit(action: ClickedAction, inputs: Readonly<Record<string, string>>): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The window that the app opens over the page: a card, whose own buttons send it. */
export function createTeamsDialog(
  dialogId: string,
  gestures: DialogGestures,
): { show(open: TeamsDialog | null, words: Words): void } {
  const dialog = byId(dialogId);
  if (!(dialog instanceof HTMLDialogElement)) throw new Error(`#${dialogId} is not a dialog`);
  const title = create('h2', { class: 'modal-title', id: `${dialogId}-title` });
  const closeButton = createButton({ class: 'tool' }, () => gestures.close(), '✕');
  const problem = create('p', { class: 'problem', role: 'alert', hidden: true });
  const cards = create('div', { class: 'dialog-card' });
  const body = create('div', { class: 'modal-body' }, problem, cards);
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(create('form', { novalidate: true }, create('header', {}, title, closeButton), body));
  dialog.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  let shownId: string | undefined;

  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    void gestures.close();
  });
  // A browser may close a dialog whatever the page says (Escape twice): the tenant then hears of it too.
  dialog.addEventListener('close', () => {
    if (shownId !== undefined) void gestures.close();
  });

  const tell = (text: string | undefined): void => {
    problem.hidden = text === undefined;
    problem.textContent = text ?? '';
  };
  const submit = async (
    action: ClickedAction,
    inputs: Readonly<Record<string, string>>,
    trigger: HTMLElement | null,
  ): Promise<void> => {
    if (dialog.ariaBusy === 'true') return;
    dialog.ariaBusy = 'true';
    trigger?.setAttribute('aria-busy', 'true');
    tell(await gestures.submit(action, inputs));
    dialog.ariaBusy = null;
    trigger?.removeAttribute('aria-busy');
  };

  return {
    show(open, words) {
      if (!open) {
        shownId = undefined;
        if (dialog.open) dialog.close();
        reconcile(cards, []);
        return;
      }
      title.textContent = open.title;
      closeButton.setAttribute('aria-label', words.close);
      const isNew = shownId !== open.id;
      shownId = open.id;
      reconcile(cards, [
        {
          key: open.id,
          signature: open.id,
          draw: () =>
            drawCard(open.card, open.title, (action, inputs, trigger) => void submit(action, inputs, trigger)),
        },
      ]);
      if (!dialog.open) dialog.showModal();
      if (!isNew) return;
      tell(undefined);
      body.scrollTo(0, 0);
      (cards.querySelector<HTMLElement>('input, textarea, select, button') ?? closeButton).focus({
        preventScroll: true,
      });
    },
  };
}
