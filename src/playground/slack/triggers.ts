import { makeSecret } from './ids.ts';
import type { SlackId } from './simulator-types.ts';

/** docs.slack.dev/surfaces/modals: a trigger_id lives 3 seconds and opens one view. */
const TRIGGER_LIFE_MS = 3000;

export type TriggerUse =
  | { readonly kind: 'good'; readonly user: SlackId }
  | { readonly kind: 'refused'; readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

export interface Triggers {
  /** The proof that this person has just done something. */
  make(user: SlackId): string;
  /** Looks at a trigger without using it up. */
  look(triggerId: string): TriggerUse;
  useUp(triggerId: string): void;
}

/** @param lifeMs how long each lives; Slack's own time when undefined */
export function createTriggers(now: () => number, isBornExpired: () => boolean, lifeMs = TRIGGER_LIFE_MS): Triggers {
  const triggers = new Map<string, { user: SlackId; expiresAt: number; isUsed: boolean }>();
  return {
    make(user) {
      const at = now();
      for (const [id, trigger] of triggers) {
        if (trigger.expiresAt < at - 60_000) triggers.delete(id);
      }
      const id = `${Math.floor(at)}.${Math.floor(at / 1000)}.${makeSecret()}`;
      triggers.set(id, { user, expiresAt: isBornExpired() ? at - 1 : at + lifeMs, isUsed: false });
      return id;
    },
    look(triggerId) {
      const trigger = triggers.get(triggerId);
      if (!trigger) return { kind: 'refused', error: 'invalid_trigger_id' };
      if (trigger.isUsed) return { kind: 'refused', error: 'exchanged_trigger_id' };
      if (trigger.expiresAt < now()) return { kind: 'refused', error: 'expired_trigger_id' };
      return { kind: 'good', user: trigger.user };
    },
    useUp(triggerId) {
      const trigger = triggers.get(triggerId);
      if (trigger) trigger.isUsed = true;
    },
  };
}
