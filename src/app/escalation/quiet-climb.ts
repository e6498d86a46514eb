import { climbOf, stateOfClimb } from '../../domain/escalation/climb.ts';
import type { Level } from '../../domain/escalation/ladder.ts';
import { isToldToAll, type Situation } from '../../domain/escalation/next-step.ts';
import { nextOpeningAt } from '../../domain/sla/open-intervals.ts';
import { notQuietAt } from '../../domain/sla/quiet-hours.ts';
import type { PolicyVersion } from '../../policy/policy.ts';

interface Standing {
  readonly situation: Situation;
  readonly ladder: PolicyVersion;
}

/**
 * Until when those whom a level reached at `at` tells in private are left in peace; null where they are told at once: outside
 * quiet hours, and of a ticket of the first rank. Who is on call is told at any time.
 */
export function quietUntil({ situation, ladder }: Standing, at: Date): Date | null {
  const { quietHours, timeZone } = ladder.policy;
  const before = situation.life.changes.filter((change) => change.at <= at).at(-1) ?? situation.life.changes[0];
  if (!quietHours || before?.rank === 1) return null;
  const aloud = notQuietAt(quietHours, timeZone, at);
  return aloud > at ? aloud : null;
}

/** Those of a climb who were left in peace, by level, and when they are told. Null where nobody waits, or somebody is on it. */
export function heldBack(standing: Standing): { readonly levels: readonly Level[]; readonly until: Date } | null {
  const { situation } = standing;
  const climb = climbOf(situation.history);
  const quiet = climb && stateOfClimb(climb) === 'armed' ? quietUntil(standing, climb.toldAt) : null;
  if (!climb || !quiet) return null;
  const levels = new Set<Level>();
  for (const event of situation.history) {
    if (event.kind !== 'escalated' || event.climb !== climb.number || event.actorId !== null) continue;
    // A rule of a level that was reached already told nobody.
    if (event.repeat === 0 && [...levels].some((level) => level >= event.level)) continue;
    const isSameQuiet = quietUntil(standing, event.occurredAt)?.getTime() === quiet.getTime();
    if (isSameQuiet && isToldToAll(situation, event.occurredAt)) levels.add(event.level);
  }
  if (levels.size === 0) return null;
  const promised = situation.life.changes.at(-1)?.policyVersion ?? 1;
  const until = isToldToAll(situation, quiet) ? quiet : nextOpeningAt(situation.calendarOf(promised), quiet);
  return { levels: [...levels], until };
}
