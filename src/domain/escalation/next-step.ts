import { thresholdsOf } from '../sla/alerts.ts';
import type { BusinessCalendar } from '../sla/business-calendar.ts';
import { type Clock, reachesAt, type Segment } from '../sla/clocks.ts';
import type { Life } from '../sla/life.ts';
import { nextOpeningAt } from '../sla/open-intervals.ts';
import { isToldAt } from '../sla/telling-time.ts';
import type { TicketEvent } from '../ticket/history.ts';
import type { Rank } from '../ticket/ticket.ts';
import { type Climb, climbOf, lastProgressAt, occurrencesIn } from './climb.ts';
import { type EscalationSetting, type Level, levelAbove, type Reason, type Rule } from './ladder.ts';

const MINUTE_MS = 60_000;

/** What is known of a ticket when its next step is looked for. */
export interface Situation {
  readonly history: readonly TicketEvent[];
  readonly life: Life;
  readonly clocks: readonly Clock[];
  readonly calendarOf: (policyVersion: number) => BusinessCalendar;
  /** Of the version whose ladder is climbed; of the one that promises, while none is. */
  readonly setting: EscalationSetting;
  /** A working day counts for so much open time. */
  readonly workingDayMs: number;
  /** The client's record says so, never the message (C16). */
  readonly isVip: boolean;
}

/** What is to be done next on a ticket's ladder. */
export interface Step {
  readonly climb: number;
  readonly level: Level;
  readonly reason: Reason;
  readonly repeat: number;
  /** What made it fire, and what fired with it at a lower level or the same. */
  readonly occurrences: readonly string[];
  /** Whether anybody is told; false where the climb is at that level already, or above it. */
  readonly isTold: boolean;
}

/** A step that is due at that instant; null when nothing is, or when it must wait for the desk to open. */
export function nextStep(situation: Situation, at: Date): Step | null {
  const climb = openClimb(situation);
  const due = firingsOf(situation).filter((firing) => firing.at <= at && mayTell(firing, situation, at));
  const highest = due.reduce<Firing | undefined>(
    (top, firing) => (top && top.level >= firing.level ? top : firing),
    undefined,
  );
  if (highest)
    return {
      climb: climb?.number ?? (climbOf(situation.history)?.number ?? 0) + 1,
      level: highest.level,
      reason: highest.rule,
      repeat: 0,
      occurrences: [highest, ...due.filter((firing) => firing !== highest)].map(({ occurrence }) => occurrence),
      isTold: !climb || highest.level > climb.level,
    };
  const further = climb && furtherStep(situation, climb);
  if (!climb || !further || further.at > at || !isToldAt(calendarNow(situation), at)) return null;
  const { level, reason, repeat } = further;
  return { climb: climb.number, level, reason, repeat, occurrences: [], isTold: true };
}

/**
 * When to look again; null when nothing is to come as things stand.
 * @param from nothing is looked for before it: what is past and waits for the desk to open is due at that opening
 */
export function nextStepAt(situation: Situation, from: Date | null): Date | null {
  const climb = openClimb(situation);
  const further = climb && furtherStep(situation, climb);
  const calendar = calendarNow(situation);
  const instants = [
    ...firingsOf(situation).map((firing) => {
      const due = later(firing.at, from);
      return mayTell(firing, situation, due) ? due : nextOpeningAt(calendar, due);
    }),
    ...(further ? [openingFor(calendar, later(further.at, from))] : []),
  ];
  return instants.reduce<Date | null>((first, instant) => (first && first <= instant ? first : instant), null);
}

/** Until when "Je m'en occupe" holds: so long since it was said, or since something was done. Null while the ticket is paused before it. */
export function acknowledgedUntil(situation: Situation, climb: Climb): Date | null {
  if (!climb.acknowledged) return null;
  const since = later(climb.acknowledged.at, lastProgressAt(situation.history));
  return teamReaches(situation, since, situation.setting.acknowledgedMinutes[rankOf(situation)]);
}

/** Whether everybody of a level may be told now; else only who is on call. */
export const isToldToAll = (situation: Situation, at: Date): boolean => isToldAt(calendarNow(situation), at);

interface Firing {
  readonly rule: Rule;
  readonly level: Level;
  readonly occurrence: string;
  readonly at: Date;
  /** A clock of the wall: somebody is on call for it. */
  readonly atAnyHour: boolean;
}

/** What fires, or will as things stand, and has not yet. Nothing more does once the ticket is resolved. */
function firingsOf(situation: Situation): readonly Firing[] {
  const state = situation.life.stretches.at(-1)?.state;
  if (state === undefined || state === 'resolved' || state === 'closed') return [];
  const known = occurrencesIn(situation.history);
  return [
    ...situation.clocks.flatMap((clock) => [...breachOf(clock, situation), ...warningOf(clock, situation)]),
    ...stalled(situation),
    ...unresolved(situation),
    ...stuck(situation),
    ...atCreation(situation),
  ].filter(({ occurrence }) => !known.has(occurrence));
}

function warningOf(clock: Clock, situation: Situation): readonly Firing[] {
  const rule = situation.setting.rules.warning;
  const last = thresholdsOf(clock, situation.calendarOf).findLast(({ kind }) => kind === 'warning');
  if (!last || !rule.on || !rule.ranks.includes(clock.rank)) return [];
  return [ofClock('warning', rule.level, clock, last.at)];
}

function breachOf(clock: Clock, situation: Situation): readonly Firing[] {
  const rule = situation.setting.rules.breach;
  const missed = thresholdsOf(clock, situation.calendarOf).find(({ kind }) => kind === 'breach');
  if (!missed || !rule.on || !rule.ranks.includes(clock.rank)) return [];
  const since = later(missed.at, clock.promisedAt);
  const afterMs = rule.afterMinutes * MINUTE_MS;
  // A promise is missed once its time is over, and not at its last instant.
  const at =
    afterMs === 0
      ? new Date(since.getTime() + 1)
      : reachesAt({ segments: from(clock.segments, since), counted: clock.counted }, situation.calendarOf, afterMs);
  return at ? [ofClock('breach', rule.level, clock, at)] : [];
}

function ofClock(rule: 'warning' | 'breach', level: Level, clock: Clock, at: Date): Firing {
  const { metric, cycle, revision, counted } = clock;
  return { rule, level, at, occurrence: `${rule}:${metric}:${cycle}:${revision}`, atAnyHour: counted === 'calendar' };
}

/** In progress, and nobody did anything for so long (S4-09). */
function stalled(situation: Situation): readonly Firing[] {
  const rule = situation.setting.rules.diagnosis_stalled;
  const stretch = situation.life.stretches.at(-1);
  if (stretch?.state !== 'in_progress' || !rule.on || !rule.ranks.includes(rankOf(situation))) return [];
  const since = later(stretch.from, lastProgressAt(situation.history));
  return firing('diagnosis_stalled', rule.level, since.toISOString(), teamReaches(situation, since, rule.minutes));
}

/** Not resolved so long after it was created, or came back (S3-14). */
function unresolved(situation: Situation): readonly Firing[] {
  const rule = situation.setting.rules.unresolved;
  if (!rule.on || !rule.ranks.includes(rankOf(situation))) return [];
  const { stretches, createdAt } = situation.life;
  const since = stretches.findLast((_, index) => stretches[index - 1]?.state === 'resolved')?.from ?? createdAt;
  return firing('unresolved', rule.level, since.toISOString(), teamReaches(situation, since, rule.minutes));
}

/** In one state for so many working days, whoever is awaited (S1-07). */
function stuck(situation: Situation): readonly Firing[] {
  const rule = situation.setting.rules.stuck;
  const stretch = situation.life.stretches.at(-1);
  if (!rule.on || !stretch || stretch.state === 'resolved' || stretch.state === 'closed') return [];
  const open = { segments: [{ from: stretch.from, until: null, policyVersion: versionNow(situation) }] };
  const amountMs = rule.days[stretch.state] * situation.workingDayMs;
  const at = reachesAt({ ...open, counted: 'business' }, situation.calendarOf, amountMs);
  return firing('stuck', rule.level, `${stretch.state}:${stretch.from.toISOString()}`, at);
}

/** What is known when a ticket is created: whose it is, and what it stands for (S4-09, C16, S0-30). */
function atCreation({ setting, life, history, isVip }: Situation): readonly Firing[] {
  const { vip, impact } = setting.rules;
  const created = history.find((event) => event.kind === 'created');
  const stated = impact.impacts.filter((one) => created?.impacts?.includes(one));
  return [
    ...(vip.on && isVip ? firing('vip', vip.level, 'created', life.createdAt) : []),
    ...(impact.on && stated.length > 0 ? firing('impact', impact.level, 'created', life.createdAt) : []),
  ];
}

function firing(rule: Rule, level: Level, what: string, at: Date | null): readonly Firing[] {
  return at ? [{ rule, level, at, occurrence: `${rule}:${what}`, atAnyHour: false }] : [];
}

interface FurtherStep {
  readonly at: Date;
  readonly level: Level;
  readonly reason: 'not_acknowledged' | 'lapsed';
  readonly repeat: number;
}

/** The next level, or the last one again, when nobody takes it on; null when nothing more comes of silence. */
function furtherStep(situation: Situation, climb: Climb): FurtherStep | null {
  const { not_acknowledged: rule } = situation.setting.rules;
  const above = levelAbove(climb.level);
  if (!rule.on || (!above && climb.repeats >= rule.mostRepeats)) return null;
  const at = climb.acknowledged
    ? acknowledgedUntil(situation, climb)
    : teamReaches(situation, climb.toldAt, rule.minutes[rankOf(situation)]);
  const reason = climb.acknowledged ? 'lapsed' : 'not_acknowledged';
  return at && { at, reason, level: above ?? climb.level, repeat: above ? 0 : climb.repeats + 1 };
}

/** When the team has had so many open minutes since then; null while the ticket stands still before it. */
function teamReaches({ clocks, calendarOf }: Situation, since: Date, minutes: number): Date | null {
  const segments = clocks.find(({ metric }) => metric === 'resolution')?.segments ?? [];
  return reachesAt({ segments: from(segments, since), counted: 'business' }, calendarOf, minutes * MINUTE_MS);
}

function from(segments: readonly Segment[], since: Date): readonly Segment[] {
  return segments
    .filter(({ until }) => !until || until > since)
    .map((segment) => ({ ...segment, from: later(segment.from, since) }));
}

function openClimb({ history }: Situation): Climb | undefined {
  const climb = climbOf(history);
  return climb && !climb.endedAt ? climb : undefined;
}

/** Where nobody is on call for the level, what the wall's clock says waits like everything else. */
function mayTell({ atAnyHour, level }: Firing, situation: Situation, at: Date): boolean {
  const isOnCall = atAnyHour && situation.setting.levels[level].tell.some(({ kind }) => kind === 'on_call');
  return isOnCall || isToldAt(calendarNow(situation), at);
}

const openingFor = (calendar: BusinessCalendar, at: Date): Date =>
  isToldAt(calendar, at) ? at : nextOpeningAt(calendar, at);

const rankOf = ({ life }: Situation): Rank => life.changes.at(-1)?.rank ?? 4;
const versionNow = ({ life }: Situation): number => life.changes.at(-1)?.policyVersion ?? 1;
const calendarNow = (situation: Situation): BusinessCalendar => situation.calendarOf(versionNow(situation));

const later = (one: Date, other: Date | null): Date => (other && other > one ? other : one);
