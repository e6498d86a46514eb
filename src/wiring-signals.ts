import { explainMessage } from './domain/intake/explain.ts';
import { asksAfterOwnTicket } from './domain/intake/own-ticket.ts';
import { findTicketReferences } from './domain/intake/ticket-reference.ts';
import type { Verdict } from './domain/intake/verdict.ts';
import type { Judge, Judgement } from './playground/page/protocol.ts';
import type { Policy } from './policy/policy.ts';
import { readerOf } from './texts/reader.ts';
import { signalPhrases } from './texts/signals.ts';
import { reasonWords, toldReasons } from './views/prompt.ts';

/** Weaker pulls would be shown as 0.0. */
const LEAST_PULL = 0.05;

/** What the playground's page of signals is told of a sentence: the product's own judgement, in the reader's words. */
export function judgeWith({ answerFrom, unsureFrom }: Policy['triage']): Judge {
  const thresholds = { high: answerFrom, low: unsureFrom };
  return (text, language) => {
    const reader = readerOf({ language, timeZone: 'UTC' });
    const { verdict, signals } = explainMessage(text, { thresholds });
    const told = toldReasons(verdict);
    return {
      outcome: outcomeOf(text, verdict),
      kind: verdict.label,
      probability: verdict.probability,
      thresholds,
      reasons: told.map((reason) => reasonWords(reason, reader)),
      signals: signals
        .filter(({ pull }) => Math.abs(pull) >= LEAST_PULL)
        .map(({ signal, span, pull }) => ({
          phrase: signalPhrases[signal][language],
          span: span ?? null,
          pull,
          isReason: told.some((reason) => reason.signal === signal),
        })),
      missing: verdict.missing.map((point) => reader.texts.missing[point]),
    };
  };
}

/** As `answerMessage` has it for whoever has a ticket: a question about it is answered before anything else. */
function outcomeOf(text: string, { label, band }: Verdict): Judgement['outcome'] {
  if (label !== 'status_query') return band;
  if (findTicketReferences(text).length > 0 || (band === 'pass' && asksAfterOwnTicket(text))) return 'status';
  return band;
}
