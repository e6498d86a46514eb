import { shorten } from '../domain/clean-text.ts';
import type { Expected } from '../domain/sla/promise.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { sentence } from './sentence.ts';
import { requesterButtons } from './ticket-buttons.ts';
import { expectedWords, type ShownTicket } from './ticket-words.ts';

/** A notification shows a beginning; the card itself quotes everything. */
const PLAIN_LENGTH = 300;

/** What a requester is reminded of. */
export interface Reminder {
  readonly expected: Expected;
  /** Whole working days since anybody said anything. */
  readonly days: number;
  /** What they were asked, or told to test; empty when nothing was said. */
  readonly question: string;
  /** When their ticket is closed if they say nothing; null: never. */
  readonly closesAt: Date | null;
}

/**
 * A gentle reminder (N13): what is expected, since when, what was asked, when the ticket is closed otherwise, and the buttons to
 * do it. `about`: null once nothing is expected any more.
 */
export function reminderCard(shown: ShownTicket, about: Reminder | null, reader: Reader): Card {
  const { ticket } = shown;
  const { texts, formats, timeZone } = reader;
  if (!about) return sentence(expectedWords(ticket, reader));
  const { expected, question, closesAt } = about;
  const since = texts.reminders[expected](ticket.number, texts.promise.days(Math.max(1, about.days)));
  const closing = closesAt
    ? texts.reminders.closes[expected](formats.promised(closesAt, [timeZone, shown.policy.timeZone]))
    : '';
  return {
    plain: [since, shorten(question, PLAIN_LENGTH), closing].filter((words) => words !== '').join(' '),
    parts: [
      { kind: 'text', spans: [since] },
      { kind: 'text', spans: [{ bold: ticket.title }] },
      ...(question ? [{ kind: 'quote' as const, text: question }] : []),
      { kind: 'note', spans: [expectedWords(ticket, reader)] },
      ...(closing ? [{ kind: 'note' as const, spans: [closing] }] : []),
      ...requesterButtons(ticket, reader),
    ],
  };
}

/** What the requester reads once their ticket was closed for their silence, with the way to go on. */
export function closedForSilence(ticket: Ticket, expected: Expected, days: number, reader: Reader): Card {
  const { texts } = reader;
  const words = texts.reminders.closed[expected](ticket.number, texts.promise.days(Math.max(1, days)));
  return {
    plain: words,
    parts: [
      { kind: 'text', spans: [words] },
      { kind: 'text', spans: [{ bold: ticket.title }] },
      { kind: 'note', spans: [expectedWords(ticket, reader)] },
    ],
  };
}

/** The same, as the team reads it under its card, and the owner in private. */
export function closedForSilenceToTeam({ number }: Ticket, expected: Expected, days: number, { texts }: Reader): Card {
  return sentence(texts.reminders.closedForTeam[expected](number, texts.promise.days(Math.max(1, days))));
}
