import type { PersonId } from '../domain/ids.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Field } from '../forms/form.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import type { Dialog } from './dialog.ts';
import { dialogField } from './dialog-field.ts';
import { rankWords, type ShownTicket, titleWords } from './ticket-words.ts';

/** What changed for an agent, and who did it; null when the desk itself did, as its policy says. */
export type AssignmentNews =
  | { readonly kind: 'given'; readonly by: string | null }
  | { readonly kind: 'taken_away'; readonly by: string; readonly to: string }
  | { readonly kind: 'released'; readonly by: string }
  | { readonly kind: 'ranked'; readonly by: string };

/** What an agent is privately told when a ticket becomes theirs, is theirs no more, or gets another rank while it is. */
export function assignmentNews(shown: ShownTicket, news: AssignmentNews, reader: Reader): Card {
  const { ticket } = shown;
  const sentence = sentenceOf(shown, news, reader);
  const title = titleWords(ticket, reader);
  return {
    plain: `${sentence} ${title}`,
    parts: [
      { kind: 'text', spans: [sentence] },
      { kind: 'text', spans: [{ bold: title }] },
      {
        kind: 'buttons',
        buttons: [
          { action: 'ticket.show', label: reader.texts.buttons.show, value: { number: String(ticket.number) } },
        ],
      },
    ],
  };
}

function sentenceOf(shown: ShownTicket, news: AssignmentNews, reader: Reader): string {
  const { texts } = reader;
  const { number } = shown.ticket;
  switch (news.kind) {
    case 'given':
      return news.by === null ? texts.assignment.givenByDesk(number) : texts.assignment.given(number, news.by);
    case 'taken_away':
      return texts.assignment.takenAway(number, news.by, news.to);
    case 'released':
      return texts.assignment.released(number, news.by);
    case 'ranked':
      return texts.ranking.byOther(number, news.by, rankWords(shown, reader));
  }
}

/** The small form in which an agent is chosen. Slack shows a hundred of them: another is named by command. */
export function assignForm(
  ticket: Ticket,
  team: readonly { readonly personId: PersonId; readonly name: string }[],
  reader: Reader,
): Dialog {
  const { texts } = reader;
  const owner: Field = {
    id: 'owner',
    kind: 'choice',
    required: true,
    quality: 0,
    options: team.map(({ personId }) => personId),
  };
  return {
    submits: 'ticket.assign',
    title: texts.assignment.form.title,
    submitLabel: texts.assignment.form.submit,
    closeLabel: texts.form.close,
    context: { ticketId: ticket.ticketId },
    intro: [`#${ticket.number} ${titleWords(ticket, reader)}`, texts.assignment.form.intro],
    fields: [
      {
        ...dialogField(owner, reader),
        optionLabels: Object.fromEntries(team.map(({ personId, name }) => [personId, name])),
      },
    ],
    typed: ticket.ownerId ? { owner: ticket.ownerId } : {},
    corrections: {},
  };
}
