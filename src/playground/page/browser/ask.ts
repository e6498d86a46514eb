import type { Confirm } from '../block-kit.ts';
import { type Child, create, createButton, focusOn, freshId } from './dom.ts';
import { drawText, plainText } from './draw-text.ts';
import type { Drawing } from './drawing.ts';

interface Question {
  readonly title: string;
  readonly text: readonly Child[];
  readonly yes: string;
  readonly no: string;
  readonly isDangerous: boolean;
}

/** Asks before something happens; Escape and the second button mean no. */
export function ask(question: Question): Promise<boolean> {
  const titleId = freshId('ask');
  const dialog = create('dialog', { class: 'ask', 'aria-labelledby': titleId, role: 'alertdialog' });
  const opener = document.activeElement;
  return new Promise((resolve) => {
    const answerWith = (answer: string) => () => dialog.close(answer);
    dialog.append(
      create('h2', { id: titleId }, question.title),
      create('div', { class: 'text' }, ...question.text),
      create(
        'div',
        { class: 'dialog-buttons' },
        createButton({ class: 'button' }, answerWith('no'), question.no),
        createButton(
          { class: `button ${question.isDangerous ? 'danger' : 'primary'}` },
          answerWith('yes'),
          question.yes,
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (opener instanceof HTMLElement) focusOn(opener);
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The `confirm` object of an element; true at once when it has none. */
export function confirmed(confirm: Confirm | undefined, drawing: Drawing): Promise<boolean> {
  if (!confirm) return Promise.resolve(true);
  return ask({
    title: plainText(confirm.title),
    text: drawText(confirm.text, drawing),
    yes: plainText(confirm.confirm),
    no: plainText(confirm.deny),
    isDangerous: confirm.style === 'danger',
  });
}
