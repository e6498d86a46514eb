import { RANKS, type Rank } from '../domain/ticket/ticket.ts';
import type { Field } from '../forms/form.ts';
import type { Reader } from '../texts/reader.ts';
import type { Dialog } from './dialog.ts';
import { dialogField } from './dialog-field.ts';
import { rankWords, type ShownTicket, titleWords } from './ticket-words.ts';

/** The small form in which an agent chooses how urgent a ticket is, by the names that its preset gives to ranks (C5). */
export function rankForm(
  { ticket, policy }: Pick<ShownTicket, 'ticket' | 'policy'>,
  chosen: Rank,
  reader: Reader,
): Dialog {
  const { texts } = reader;
  const rank: Field = { id: 'rank', kind: 'choice', required: true, quality: 0, options: RANKS.map(String) };
  return {
    submits: 'ticket.rank',
    title: texts.ranking.form.title,
    submitLabel: texts.ranking.form.submit,
    closeLabel: texts.form.close,
    context: { ticketId: ticket.ticketId },
    intro: [`#${ticket.number} ${titleWords(ticket, reader)}`, texts.ranking.form.intro],
    fields: [
      {
        ...dialogField(rank, reader),
        optionLabels: Object.fromEntries(
          RANKS.map((each) => [String(each), rankWords({ ticket: { ...ticket, rank: each }, policy }, reader)]),
        ),
      },
    ],
    typed: { rank: String(chosen) },
    corrections: {},
  };
}
