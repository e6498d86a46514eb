import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction } from './stores.ts';

/** A desk to rehearse on. */
export interface Stage {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  /** For this desk only, one at a time. Wakes nobody. */
  readonly inTransaction: InTransaction;
}

/** Lends a desk that is made for the play; whatever was done there, nothing of it is stored. Throws what the play throws. */
export type OnStage = (play: (stage: Stage) => Promise<void>) => Promise<void>;
