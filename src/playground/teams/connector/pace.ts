import type { Operation } from '../simulator-types.ts';

/** How many calls in how many seconds: the page "rate-limit" of Teams. Per app and conversation. */
const SENDS = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1800, 3600],
] as const;
const READS = [
  [14, 1],
  [16, 2],
  [120, 30],
  [3600, 3600],
] as const;

const PACES: Readonly<Partial<Record<Operation, typeof SENDS | typeof READS>>> = {
  post_activity: SENDS,
  update_activity: SENDS,
  delete_activity: SENDS,
  create_conversation: SENDS,
  get_member: READS,
  get_paged_members: READS,
};

export interface Pace {
  /** Counts this call; answers in how many seconds it may come again when it is one too many. */
  take(operation: Operation, conversation: string): number | undefined;
}

export function createPace(now: () => number): Pace {
  const past = new Map<string, number[]>();
  return {
    take(operation, conversation) {
      const paces = PACES[operation];
      if (!paces) return undefined;
      const key = `${operation} ${conversation}`;
      const calls = past.get(key) ?? [];
      for (const [most, seconds] of paces) {
        const recent = calls.filter((at) => at > now() - seconds * 1000);
        const oldest = recent.at(-most);
        if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + seconds * 1000 - now()) / 1000));
      }
      past.set(key, [...calls.filter((at) => at > now() - 3_600_000), now()]);
      return undefined;
    },
  };
}
