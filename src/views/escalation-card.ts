import type { Level } from '../domain/escalation/ladder.ts';
import type { PromisedMetric } from '../domain/sla/promise.ts';
import type { Impact, StateName } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { Button, Card } from './card.ts';
import { takeButtons } from './ticket-buttons.ts';
import { showButton } from './ticket-list.ts';
import { rankWords, type ShownTicket, titleWords } from './ticket-words.ts';

/** Why a ticket reached a level, with what its rule counts (C13: each says which one fired). */
export type ShownReason =
  | { readonly rule: 'warning' | 'breach'; readonly metric: PromisedMetric }
  | { readonly rule: 'diagnosis_stalled' | 'unresolved' | 'not_acknowledged' | 'lapsed'; readonly minutes: number }
  | { readonly rule: 'stuck'; readonly days: number; readonly state: StateName }
  | { readonly rule: 'skill_missing' | 'by_hand'; readonly by: string }
  | { readonly rule: 'vip' }
  | { readonly rule: 'impact'; readonly impacts: readonly Impact[] }
  | { readonly rule: 'nobody_reachable' };

/** A promise as it stands: when it is due or since when it is late, what is left while it is paused, or how long it took. */
export interface ShownClock {
  readonly metric: PromisedMetric;
  readonly state: 'due' | 'soon' | 'late' | 'paused' | 'paused_late' | 'kept' | 'missed';
  readonly amountMs: number;
  readonly dueAt: Date | null;
}

/** A climb of a ticket's ladder, as those of its level see it. */
export interface ShownClimb {
  readonly level: Level;
  readonly levelName: string;
  readonly isOver: boolean;
  /** What brought it to each level, and what was noted beside, the newest first. */
  readonly reasons: readonly ShownReason[];
  readonly clocks: readonly ShownClock[];
  readonly client: { readonly name: string; readonly isVip: boolean } | null;
  readonly acknowledged: { readonly by: string; readonly until: Date | null } | null;
}

/** The card of a level: who is needed, why, and what became of it; edited in place as the story goes on (S4-08, S4-09). */
export function escalationCard(shown: ShownTicket, climb: ShownClimb, reader: Reader): Card {
  const { ticket } = shown;
  const { escalation } = reader.texts;
  const level = escalation.levelName(climb.level, climb.levelName);
  const [newest, ...others] = climb.reasons.map((reason) => reasonWords(shown, climb, reason, reader));
  return {
    title: level,
    plain: climb.isOver
      ? escalation.over(ticket.number, level)
      : escalation.plain(ticket.number, level, newest ?? titleWords(ticket, reader)),
    parts: [
      { kind: 'text', spans: [{ bold: `#${ticket.number} ${titleWords(ticket, reader)}` }] },
      ...(newest === undefined ? [] : [{ kind: 'text' as const, spans: [escalation.why(newest)] }]),
      ...(others.length > 0 ? [{ kind: 'note' as const, spans: [escalation.also(others.join(', '))] }] : []),
      { kind: 'facts', facts: climbFacts(shown, climb, reader) },
      { kind: 'buttons', buttons: climbButtons(shown, climb, reader) },
    ],
  };
}

/** A line in the thread of a card whose ticket reached a further level. */
export function levelReached(number: number, level: Level, name: string, { texts }: Reader): Card {
  const words = texts.escalation.reached(number, texts.escalation.levelName(level, name));
  return { plain: words, parts: [{ kind: 'text', spans: [words] }] };
}

function climbFacts(shown: ShownTicket, { clocks, client, acknowledged }: ShownClimb, reader: Reader) {
  const { texts, formats, timeZone } = reader;
  const { escalation } = texts;
  return [
    { label: texts.facts.rank, value: rankWords(shown, reader) },
    { label: texts.facts.requester, value: shown.requesterName },
    ...(client ? [{ label: escalation.client, value: client.isVip ? escalation.vip(client.name) : client.name }] : []),
    { label: texts.facts.owner, value: shown.ownerName ?? texts.nobodyYet },
    ...clocks.map((clock) => ({ label: escalation.clocks[clock.metric], value: clockWords(clock, reader) })),
    {
      label: escalation.takenOn,
      value: !acknowledged
        ? escalation.nobody
        : acknowledged.until
          ? escalation.takenOnUntil(acknowledged.by, formats.instant(acknowledged.until, timeZone))
          : acknowledged.by,
    },
  ];
}

function climbButtons({ ticket }: ShownTicket, { isOver, acknowledged }: ShownClimb, reader: Reader): Button[] {
  const value = { ticketId: ticket.ticketId };
  const { acknowledge } = reader.texts.buttons;
  return [
    ...(isOver || acknowledged
      ? []
      : [{ action: 'ticket.acknowledge' as const, label: acknowledge, style: 'primary' as const, value }]),
    // One button stands out.
    ...takeButtons(ticket, reader).map(({ style, ...button }) => button),
    showButton(ticket, reader),
  ];
}

function clockWords({ state, amountMs, dueAt }: ShownClock, { texts, formats, timeZone }: Reader): string {
  const { clock } = texts.escalation;
  const amount = formats.brief(amountMs);
  const due = dueAt ? formats.instant(dueAt, timeZone) : '';
  switch (state) {
    case 'due':
      return clock.due(due);
    case 'soon':
      return clock.soon(due);
    case 'late':
      return clock.late(due);
    case 'paused':
      return clock.paused(amount);
    case 'paused_late':
      return clock.pausedLate;
    case 'kept':
      return clock.kept(amount);
    case 'missed':
      return clock.missed(amount);
  }
}

function reasonWords(
  { policy }: ShownTicket,
  { client }: ShownClimb,
  reason: ShownReason,
  { texts, formats, language }: Reader,
): string {
  const { reasons } = texts.escalation;
  switch (reason.rule) {
    case 'warning':
    case 'breach':
      return reasons[reason.rule][reason.metric];
    case 'diagnosis_stalled':
    case 'unresolved':
    case 'not_acknowledged':
    case 'lapsed':
      return reasons[reason.rule](texts.promise.minutes(formats, reason.minutes));
    case 'stuck':
      return reasons.stuck(texts.promise.days(reason.days), texts.states[policy.preset][reason.state]);
    case 'skill_missing':
    case 'by_hand':
      return reasons[reason.rule](reason.by);
    case 'vip':
      return reasons.vip(client?.name ?? '');
    case 'impact':
      return reasons.impact(
        new Intl.ListFormat(language).format(reason.impacts.map((impact) => texts.options.impacts[impact])),
      );
    case 'nobody_reachable':
      return reasons.nobody_reachable;
  }
}
