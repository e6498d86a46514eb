import type { Alert } from '../domain/sla/alerts.ts';
import type { Goal, PromisedMetric } from '../domain/sla/promise.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { sentence } from './sentence.ts';
import { showButton } from './ticket-list.ts';

const MINUTE_MS = 60_000;

/** A promise that runs out or is missed, as it stands when the team reads of it. */
export interface ClockNews {
  readonly ticket: Ticket;
  readonly metric: PromisedMetric;
  readonly kind: Alert['kind'];
  /** What is left of it, or what it is late by. */
  readonly amountMs: number;
  readonly counted: Goal['counted'];
  readonly dueAt: Date;
}

/** What is told under the agents' cards and to the owner when a promise runs out, or is missed (S1-05, S3-13). */
export function clockWarning({ ticket, metric, kind, amountMs, counted, dueAt }: ClockNews, reader: Reader): Card {
  const { texts, formats, timeZone } = reader;
  const minutes = Math.max(1, Math.floor(amountMs / MINUTE_MS));
  const amount = counted === 'business' ? texts.promise.minutes(formats, minutes) : formats.minutes(minutes);
  return sentence(texts.clockAlerts[kind][metric](ticket.number, amount, formats.instant(dueAt, timeZone)));
}

/** The same, where the reader has no card of the ticket above it. */
export function aloneClockWarning(news: ClockNews, reader: Reader): Card {
  const { plain, parts } = clockWarning(news, reader);
  return {
    plain,
    parts: [
      ...parts,
      { kind: 'note', spans: [news.ticket.title] },
      { kind: 'buttons', buttons: [showButton(news.ticket, reader)] },
    ],
  };
}

/** In the place of what was told too early, of that promise: something that happened before was heard of after it. */
export function withdrawnWarning({ number }: Ticket, early: PromisedMetric | null, { texts }: Reader): Card {
  const { withdrawn, ended } = texts.clockAlerts;
  return sentence(early ? withdrawn[early](number) : ended(number));
}
