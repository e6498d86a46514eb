import type { DeskId } from '../../domain/ids.ts';
import type { PolicyVersion } from '../../policy/policy.ts';
import type { InTransaction } from '../ports/stores.ts';

export type CurrentPolicy = (deskId: DeskId) => Promise<PolicyVersion>;

/** The policy that a desk follows now. */
export const makeCurrentPolicy =
  (deps: { inTransaction: InTransaction }): CurrentPolicy =>
  (deskId) =>
    deps.inTransaction(deskId, ({ policies }) => policies.current());
