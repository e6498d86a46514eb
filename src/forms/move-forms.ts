import { closingReasonsFrom } from '../domain/ticket/lifecycle.ts';
import type { MoveName, MoveRequest } from '../domain/ticket/moves.ts';
import { CLOSING_REASONS, type StateName, WAITING_REASONS } from '../domain/ticket/ticket.ts';
import { type Form, formSchema, type Typed } from './form.ts';

const words = { id: 'text', kind: 'paragraph', maxLength: 2000 } as const;
const neededWords = { ...words, required: true, minLength: 3 } as const;

/** The form of a reply. */
export const replyForm: Form = formSchema.parse({ fields: [neededWords] });

/** What must be said with a gesture; undefined for one that needs no words. */
export function formOfMove(move: MoveName, from: StateName): Form | undefined {
  switch (move) {
    case 'resume':
    case 'confirm_fix':
    case 'validate':
      return undefined;
    case 'ask':
      return formSchema.parse({
        fields: [{ id: 'reason', kind: 'choice', required: true, options: [...WAITING_REASONS] }, neededWords],
      });
    case 'close':
      return formSchema.parse({
        fields: [{ id: 'reason', kind: 'choice', required: true, options: [...closingReasonsFrom(from)] }, words],
      });
    case 'resolve':
      return formSchema.parse({ fields: [words] });
    case 'propose_fix':
    case 'refuse_fix':
    case 'reopen':
      return formSchema.parse({ fields: [neededWords] });
  }
}

/** The gesture with what was accepted by its form. */
export function moveFrom(move: MoveName, values: Typed): MoveRequest | undefined {
  const text = typeof values['text'] === 'string' ? values['text'] : '';
  switch (move) {
    case 'resume':
    case 'confirm_fix':
    case 'validate':
      return { name: move };
    case 'ask': {
      const reason = WAITING_REASONS.find((known) => known === values['reason']);
      return reason && { name: move, reason, text };
    }
    case 'close': {
      const reason = CLOSING_REASONS.find((known) => known === values['reason']);
      return reason && { name: move, reason, text };
    }
    case 'propose_fix':
    case 'refuse_fix':
    case 'resolve':
    case 'reopen':
      return { name: move, text };
  }
}
