import type { Actor } from '../../domain/access/may.ts';
import { maySetUp } from '../../domain/access/may.ts';
import type { DeskId } from '../../domain/ids.ts';
import type { InTransaction, Stores } from '../ports/stores.ts';
import { administratorsOf } from './administrators.ts';

/** The desk has no channel in which tickets appear. */
export interface NotSetUp {
  /** Whether the person may do it themselves. */
  readonly isTheirs: boolean;
  /** The names of those who may. */
  readonly administrators: readonly string[];
}

export type MissingSetup = (request: { readonly deskId: DeskId; readonly actor: Actor }) => Promise<NotSetUp | null>;

/** What this person is to know before they ask a desk that is not set up; null for one that is. */
export const makeMissingSetup =
  (deps: { inTransaction: InTransaction }): MissingSetup =>
  ({ deskId, actor }) =>
    deps.inTransaction(deskId, (stores) => missingSetup(stores, actor));

export async function missingSetup(
  stores: Pick<Stores, 'channels' | 'people'>,
  actor: Actor,
): Promise<NotSetUp | null> {
  if ((await stores.channels.withRole('triage')).length > 0) return null;
  return { isTheirs: maySetUp(actor), administrators: await administratorsOf(stores) };
}
