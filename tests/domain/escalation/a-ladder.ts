import { climbOf } from '../../../src/domain/escalation/climb.ts';
import { nextStep, nextStepAt, type Situation, type Step } from '../../../src/domain/escalation/next-step.ts';
import { clocksOf } from '../../../src/domain/sla/clocks.ts';
import { lifeOf } from '../../../src/domain/sla/life.ts';
import type { TermsOf } from '../../../src/domain/sla/promise.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';
import type { Impact, Rank } from '../../../src/domain/ticket/ticket.ts';
import { defaultEscalation, type EscalationPolicy } from '../../../src/policy/escalation.ts';
import { personId } from '../../support/builders.ts';
import { type Happening, historyOf, termsSaying } from '../sla/a-life.ts';

/** A promised hour to answer and four to resolve, and the default ladder, save what is named. */
export interface Desk {
  readonly terms?: TermsOf;
  readonly rules?: Partial<EscalationPolicy['rules']>;
  readonly levels?: EscalationPolicy['levels'];
  readonly isVip?: boolean;
}

export function situationOf(history: readonly TicketEvent[], desk: Desk = {}): Situation {
  const { terms = termsSaying({ 1: {} }), rules = {}, levels = defaultEscalation.levels, isVip = false } = desk;
  return {
    history,
    life: lifeOf(history),
    clocks: clocksOf(history, terms),
    calendarOf: (version) => terms(version).calendar,
    setting: { ...defaultEscalation, levels, rules: { ...defaultEscalation.rules, ...rules } },
    workingDayMs: 7 * 60 * 60_000,
    isVip,
  };
}

/** No rule at all, so that one can be looked at alone. */
export const SILENCE: Partial<EscalationPolicy['rules']> = Object.fromEntries(
  Object.entries(defaultEscalation.rules).map(([name, rule]) => [name, { ...rule, on: false }]),
);

/** The history once every step that is due at that instant was taken, as a worker takes them. */
function polled(history: readonly TicketEvent[], at: Date, desk: Desk = {}): readonly TicketEvent[] {
  let now = history;
  for (;;) {
    const step = nextStep(situationOf(now, desk), at);
    if (!step) return now;
    now = [...now, escalated(now, step, at)];
  }
}

/** The same at each instant at which there is something to look at, until `until`. */
function polledUntil(history: readonly TicketEvent[], until: Date, desk: Desk = {}): readonly TicketEvent[] {
  let now = history;
  for (;;) {
    const at = nextStepAt(situationOf(now, desk), null);
    if (!at || at > until) return now;
    const after = polled(now, at, desk);
    if (after.length === now.length) throw new Error(`nothing was due at ${at.toISOString()}`);
    now = after;
  }
}

function escalated(history: readonly TicketEvent[], step: Step, at: Date): TicketEvent {
  const { climb, level, reason, repeat, occurrences } = step;
  return { ...headOf(history, at, null), kind: 'escalated', climb, level, rule: reason, repeat, occurrences };
}

export const ACKNOWLEDGED = 'acknowledged';

/**
 * A ticket's history until `until`, in which the desk takes each step when it is due: created at `from`, and what happened
 * to it, each at its instant.
 */
export function lived(
  from: Date,
  happenings: readonly (readonly [Date, Happening | typeof ACKNOWLEDGED])[],
  until: Date,
  desk: Desk & { readonly rank?: Rank; readonly impacts?: readonly Impact[] } = {},
): readonly TicketEvent[] {
  const said = happenings.flatMap(([at, is]) => (is === ACKNOWLEDGED ? [] : [{ ...is, at }]));
  const { rank = 2, impacts = [] } = desk;
  const [created, ...others] = standingFor(historyOf(from, said, { rank }), impacts);
  if (!created) throw new Error('a history begins with its ticket being created');
  let now: readonly TicketEvent[] = [created];
  for (const [at, is] of happenings) {
    now = polledUntil(now, new Date(at.getTime() - 1), desk);
    const event = is === ACKNOWLEDGED ? acknowledgement(now, at) : others.shift();
    if (event) now = [...now, { ...event, sequence: now.length + 1 }];
  }
  return polledUntil(now, until, desk);
}

function acknowledgement(history: readonly TicketEvent[], at: Date): TicketEvent {
  const climb = climbOf(history)?.number ?? 0;
  return { ...headOf(history, at, 'Léa'), kind: 'acknowledged', climb, until: at };
}

/** The same history with the impacts that its requester stated. */
function standingFor(history: readonly TicketEvent[], impacts: readonly Impact[]): readonly TicketEvent[] {
  return history.map((event) => (event.kind === 'created' ? { ...event, impacts } : event));
}

function headOf(history: readonly TicketEvent[], at: Date, by: string | null) {
  const [first] = history;
  if (!first) throw new Error('a history begins with its ticket being created');
  return {
    ticketId: first.ticketId,
    sequence: history.length + 1,
    actorId: by === null ? null : personId(by),
    occurredAt: at,
    policyVersion: 1,
    contentId: null,
  };
}

/** What was escalated, in few words: `N2 breach`, at its instant. */
export function stepsIn(history: readonly TicketEvent[]): readonly string[] {
  return history.flatMap((event) =>
    event.kind === 'escalated'
      ? [
          `${event.occurredAt.toISOString().slice(5, 19)} ${event.climb}:N${event.level} ${event.rule}${event.repeat ? ` ${event.repeat}` : ''}`,
        ]
      : [],
  );
}
