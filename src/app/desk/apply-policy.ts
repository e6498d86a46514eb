import type { DeskId, PersonId } from '../../domain/ids.ts';
import { diffPolicies } from '../../policy/diff-policy.ts';
import type { Policy } from '../../policy/policy.ts';
import type { InTransaction, Publication } from '../ports/stores.ts';

export type ApplyPolicyResult =
  | { readonly kind: 'applied'; readonly version: number }
  | { readonly kind: 'unchanged'; readonly version: number }
  /** Somebody applied another version since that one was exported: what they changed would be lost. */
  | { readonly kind: 'stale'; readonly current: Publication };

export type ApplyPolicy = (request: {
  readonly deskId: DeskId;
  readonly policy: Policy;
  /** The version that it was made of. */
  readonly base: number;
  /** Open time counts by its calendars since then: a closure that was entered late. Null: from now on. */
  readonly since: Date | null;
  readonly author: PersonId | null;
  readonly at: Date;
}) => Promise<ApplyPolicyResult>;

/** Publishes a policy as the next version; those before it are kept. Running clocks follow it by themselves (`repromise.ts`). */
export const makeApplyPolicy =
  (deps: { inTransaction: InTransaction }): ApplyPolicy =>
  ({ deskId, policy, base, since, author, at }) =>
    deps.inTransaction(deskId, async ({ desk, policies }) => {
      await desk.lock();
      const current = await policies.current();
      if (current.version !== base) return { kind: 'stale', current: await policies.publication(current.version) };
      if (diffPolicies(current.policy, policy).length === 0) return { kind: 'unchanged', version: current.version };
      const { version } = await policies.publish(policy, author, at, since);
      return { kind: 'applied', version };
    });
