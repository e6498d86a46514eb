import type { DraftId } from '../domain/ids.ts';
import { type Reason, saysLittle, type Verdict } from '../domain/intake/verdict.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import { signalPhrases } from '../texts/signals.ts';
import type { Button, Card, CardPart } from './card.ts';

/** The private answer to a message that needs work: why a ticket, the words that decided, what is missing, three buttons (S0-04, S0-05, C7, N1). */
export function promptCard(verdict: Verdict, draftId: DraftId, tone: Policy['tone'], reader: Reader): Card {
  const { texts } = reader;
  return {
    title: texts.prompt.title[tone],
    plain: texts.prompt.plain,
    parts: [
      { kind: 'text', spans: [texts.prompt.why[tone]] },
      { kind: 'text', spans: [{ bold: texts.prompt.reasons }] },
      { kind: 'list', items: toldReasons(verdict).map((reason) => [reasonWords(reason, reader)]) },
      ...missingParts(verdict, reader),
      { kind: 'buttons', buttons: promptButtons(draftId, reader) },
    ],
  };
}

/**
 * The reasons of a verdict that are told, everywhere the same: in the private answer, the log, and wherever a verdict is
 * explained. Of a request, those that show words which decided (S0-05), the strongest one alone when none does.
 */
export function toldReasons({ reasons, complex }: Pick<Verdict, 'reasons' | 'complex'>): readonly Reason[] {
  if (!complex) return reasons;
  const telling = reasons.filter(({ signal, words }) => words !== '' && !saysLittle(signal));
  return telling.length > 0 ? telling : reasons.slice(0, 1);
}

/** What is asked in a direct message when triage is not sure; a channel gets silence instead. */
export function unsureCard(draftId: DraftId, reader: Reader): Card {
  const { texts } = reader;
  return {
    plain: texts.prompt.unsurePlain,
    parts: [
      { kind: 'text', spans: [texts.prompt.unsure] },
      { kind: 'buttons', buttons: promptButtons(draftId, reader).slice(0, 2) },
    ],
  };
}

/** The answer to 🎫 on a message: the form with that message in it, one click away. */
export function askedForCard(draftId: DraftId, forName: string | null, reader: Reader): Card {
  const { texts } = reader;
  const words = forName === null ? texts.prompt.askedFor : texts.prompt.askedForOther(forName);
  return {
    plain: words,
    parts: [
      { kind: 'text', spans: [words] },
      { kind: 'buttons', buttons: promptButtons(draftId, reader).slice(0, 2) },
    ],
  };
}

/** One reason in the reader's language, with the words that decided when there are any. */
export function reasonWords(reason: Pick<Reason, 'signal' | 'words'>, { texts, language }: Reader): string {
  const phrase = signalPhrases[reason.signal][language];
  return reason.words ? texts.prompt.reasonWords(reason.words, phrase) : phrase;
}

function missingParts(verdict: Verdict, { texts }: Reader): CardPart[] {
  if (verdict.missing.length === 0) return [{ kind: 'text', spans: [texts.prompt.nothingMissing] }];
  return [
    { kind: 'text', spans: [{ bold: texts.prompt.missing }] },
    { kind: 'list', items: verdict.missing.map((point) => [texts.missing[point]]) },
  ];
}

function promptButtons(draftId: DraftId, { texts }: Reader): Button[] {
  return [
    { action: 'draft.open', label: texts.prompt.open, style: 'primary', value: { draftId } },
    { action: 'draft.dismiss', label: texts.prompt.wasFine, value: { draftId } },
    { action: 'draft.mute', label: texts.prompt.mute, value: { draftId } },
  ];
}
