import type { Impact, Rank } from '../ticket/ticket.ts';

/** The ladder N1–N4 (S4-08, C14). */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];
const TOP: Level = 4;

/** What brings a ticket to a level: each its own, named setting (C13). */
export const RULES = [
  'warning',
  'breach',
  'diagnosis_stalled',
  'unresolved',
  'stuck',
  'skill_missing',
  'vip',
  'impact',
  'by_hand',
] as const;
export type Rule = (typeof RULES)[number];

/** Why a climb goes on by itself: nobody took it on, whoever did then did nothing, or nobody of the level can be reached. */
type Climbing = 'not_acknowledged' | 'lapsed' | 'nobody_reachable';

export type Reason = Rule | Climbing;

type ByRank = Readonly<Record<Rank, number>>;
interface RankedRule {
  readonly on: boolean;
  readonly ranks: readonly Rank[];
  readonly level: Level;
}

/** What a desk's policy says of escalation. All minutes are open minutes of the ticket's calendar. */
export interface EscalationSetting {
  readonly levels: Readonly<Record<Level, { readonly tell: readonly { readonly kind: string }[] }>>;
  readonly rules: {
    readonly warning: RankedRule;
    readonly breach: RankedRule & { readonly afterMinutes: number };
    readonly diagnosis_stalled: RankedRule & { readonly minutes: number };
    readonly unresolved: RankedRule & { readonly minutes: number };
    readonly stuck: {
      readonly on: boolean;
      readonly level: Level;
      readonly days: Readonly<Record<'new' | 'in_progress' | 'waiting' | 'to_test', number>>;
    };
    readonly vip: { readonly on: boolean; readonly level: Level };
    readonly impact: { readonly on: boolean; readonly level: Level; readonly impacts: readonly Impact[] };
    readonly not_acknowledged: { readonly on: boolean; readonly minutes: ByRank; readonly mostRepeats: number };
  };
  readonly acknowledgedMinutes: ByRank;
}

/** The level above; undefined at the top. */
export function levelAbove(level: Level): Level | undefined {
  return level === TOP ? undefined : LEVELS.find((other) => other > level);
}
