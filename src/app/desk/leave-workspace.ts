import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction } from '../ports/stores.ts';

export type LeaveWorkspace = (left: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly inboxKey: string;
  /** The installation that ended; a newer one is left alone. */
  readonly installedAt: Date;
}) => Promise<{ readonly kind: 'left' | 'installed_again' }>;

/** The reason that the dead letters carry. */
const DETAIL = 'app_uninstalled';

/**
 * The app was removed from a workspace, or its token taken back: the tokens are erased, and what waited to be posted there is
 * put aside with the reason. The desk, its people and its tickets stay, for when it is installed again.
 */
export const makeLeaveWorkspace =
  (deps: { readonly inTransaction: InTransaction }): LeaveWorkspace =>
  ({ deskId, connectionId, inboxKey, installedAt }) =>
    deps.inTransaction(deskId, async ({ installations, outbox, inbox }) => {
      const isLeft = await installations.revoke(connectionId, installedAt);
      if (isLeft) await outbox.buryAllOf(connectionId, DETAIL);
      await inbox.done(inboxKey);
      return { kind: isLeft ? 'left' : 'installed_again' };
    });
