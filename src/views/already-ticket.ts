import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';

/** What is shown in the place of a prompt whose form was already sent: the ticket it became, and a way to see it. */
export function alreadyTicket({ number }: Ticket, { texts }: Reader): Card {
  const words = texts.created.already(number);
  return {
    plain: words,
    parts: [
      { kind: 'text', spans: [words] },
      {
        kind: 'buttons',
        buttons: [{ action: 'ticket.show', label: texts.buttons.show, value: { number: String(number) } }],
      },
    ],
  };
}
