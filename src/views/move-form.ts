import type { MoveName } from '../domain/ticket/moves.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Form, Typed } from '../forms/form.ts';
import { replyForm } from '../forms/move-forms.ts';
import type { Reader } from '../texts/reader.ts';
import type { Dialog } from './dialog.ts';
import { dialogField } from './dialog-field.ts';
import { titleWords } from './ticket-words.ts';

/** The gestures that are asked in a small form. */
export type SpokenMove = Exclude<MoveName, 'resume' | 'confirm_fix' | 'validate'>;

export function isSpokenMove(move: MoveName): move is SpokenMove {
  return move !== 'resume' && move !== 'confirm_fix' && move !== 'validate';
}

/** The small form of a gesture that needs words: a public question, a fix to test, a reason. */
export function moveForm(ticket: Ticket, move: SpokenMove, form: Form, reader: Reader, typed: Typed = {}): Dialog {
  const dialog = smallForm(ticket, form, reader.texts.moveForms[move], { move }, 'ticket.move', reader);
  return { ...dialog, typed: { ...dialog.typed, ...typed } };
}

/** The small form of a public reply. An agent's says that the requester reads it. */
export function replyDialog(ticket: Ticket, as: 'requester' | 'agent', reader: Reader): Dialog {
  const { reply, answer } = reader.texts.moveForms;
  return smallForm(ticket, replyForm, as === 'agent' ? answer : reply, {}, 'ticket.reply', reader);
}

function smallForm(
  ticket: Ticket,
  form: Form,
  words: Reader['texts']['moveForms']['ask'],
  context: Readonly<Record<string, string>>,
  submits: Dialog['submits'],
  reader: Reader,
): Dialog {
  const fields = form.fields.map((field) => {
    const drawn = dialogField(field, reader);
    return field.id === 'text' ? { ...drawn, label: words.text } : drawn;
  });
  return {
    submits,
    title: words.title,
    submitLabel: words.submit,
    closeLabel: reader.texts.form.close,
    context: { ticketId: ticket.ticketId, ...context },
    intro: [`#${ticket.number} ${titleWords(ticket, reader)}`, words.intro],
    fields,
    typed: form.fields[0]?.options?.[0] ? { reason: form.fields[0].options[0] } : {},
    corrections: {},
  };
}
