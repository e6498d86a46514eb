import type { Explained, ExplainedStep, FoldedSteps } from '../domain/sla/explain.ts';
import { foldSteps } from '../domain/sla/explain.ts';
import type { ClosedBecause } from '../domain/sla/explain-open-time.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card, CardPart, Span } from './card.ts';
import { clockOf, clockWords } from './clock-words.ts';
import type { ClockedTicket } from './ticket-words.ts';

/** As many steps of a clock as are read in one go. */
const MOST_STEPS = 14;

/** "Pourquoi cette échéance ?": each promise of a ticket unfolded, interval by interval, with the sum (N11). */
export function explainedCard(
  shown: ClockedTicket,
  clocks: readonly Explained[],
  as: 'agent' | 'requester',
  reader: Reader,
): Card {
  const { explained } = reader.texts;
  const { number } = shown.ticket;
  const sections = clocks.flatMap((clock) => section(shown, clock, as, reader));
  return {
    title: explained.title(number),
    plain: explained.plain(number),
    parts: sections.length > 0 ? sections : [{ kind: 'text', spans: [explained.nothing] }],
  };
}

function section(shown: ClockedTicket, clock: Explained, as: 'agent' | 'requester', reader: Reader): CardPart[] {
  const now = clockOf(shown, clock.metric);
  if (!now || now.state === 'void') return [];
  // Whoever waits is told of what is still to come.
  if (as === 'requester' && (now.state === 'stopped' || now.targetMs === null)) return [];
  const { promise } = reader.texts;
  const label = clock.metric === 'first_response' ? promise.label : promise.resolution;
  return [
    { kind: 'text', spans: [{ bold: label }, ` – ${clockWords(now, shown, 'live', reader)}`] },
    { kind: 'list', items: foldSteps(clock.steps, MOST_STEPS).map((step) => stepSpans(step, shown, as, reader)) },
    { kind: 'note', spans: [sumWords(clock, shown, reader)] },
  ];
}

function stepSpans(
  step: ExplainedStep | FoldedSteps,
  { policy }: ClockedTicket,
  as: 'agent' | 'requester',
  { texts, formats, timeZone }: Reader,
): Span[] {
  const { explained } = texts;
  switch (step.kind) {
    case 'counted': {
      const words = explained.counted(spanWords(step.from, step.until), formats.brief(step.ms));
      return [
        step.isToCome ? explained.toCome(words) : explained.inState(words, texts.states[policy.preset][step.state]),
      ];
    }
    case 'paused': {
      const state = texts.states[policy.preset][step.state];
      const why = step.awaited ? texts.waitingFor(state, texts.waitingReasons[step.awaited]) : state;
      return [
        explained.paused(step.until ? spanWords(step.from, step.until) : explained.since(instant(step.from)), why),
      ];
    }
    case 'promised': {
      const rank = texts.rankLabel(step.rank, texts.ranks[policy.preset][step.rank]);
      const amount = step.amountMs === null ? texts.clocks.nothing : formats.brief(step.amountMs);
      return [{ bold: explained.promised(instant(step.at), rank, amount) }];
    }
    case 'closed': {
      const [first, last] = [dayWords(step.firstDate), dayWords(step.lastDate)];
      return [explained.closed(first === last ? first : explained.span(first, last), reasonWords(step.because))];
    }
    case 'folded':
      return [explained.folded(step.count, formats.brief(step.ms))];
  }

  function instant(at: Date): string {
    return formats.instant(at, timeZone);
  }

  function spanWords(from: Date, until: Date): string {
    const isSameDay = formats.weekday(from, timeZone) === formats.weekday(until, timeZone);
    return explained.span(instant(from), isSameDay ? formats.time(until, timeZone) : instant(until));
  }

  function dayWords(date: string): string {
    return formats.weekday(new Date(`${date}T12:00:00Z`), 'UTC');
  }

  function reasonWords(because: ClosedBecause): string {
    switch (because.kind) {
      case 'holiday':
        return explained.holidays[because.name];
      case 'closure':
        // How the team calls it is the team's.
        return as === 'agent' ? because.name : explained.closure;
      case 'day_off':
        return explained.dayOff;
      case 'exception':
        return explained.closure;
    }
  }
}

/** What the intervals add up to, as the last line: the whole promise at its due time, or what is counted so far. */
function sumWords({ metric, sumMs, extraMs }: Explained, shown: ClockedTicket, reader: Reader): string {
  const { texts, formats } = reader;
  const clock = clockOf(shown, metric);
  const sum = formats.brief(sumMs);
  const words = clock?.dueAt
    ? texts.explained.sum(sum, formats.promised(clock.dueAt, [reader.timeZone, ...shown.timeZones]))
    : clock?.targetMs
      ? texts.explained.sumSoFar(sum, formats.brief(clock.targetMs))
      : texts.explained.sumAlone(sum);
  return extraMs > 0 ? `${words} ${texts.explained.extra(formats.brief(extraMs))}` : words;
}
