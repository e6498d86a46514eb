import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { SecretKind } from '../../domain/secrets/secret.ts';
import type { FileReference } from '../../forms/file-reference.ts';

/** A message that a person wrote, as an adapter read it. */
export interface HeardMessage {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly author: string;
  readonly conversation: string;
  readonly isDirect: boolean;
  readonly messageId: string;
  /** The thread that it stands in, if it does. */
  readonly threadId: string | null;
  /** In plain words, secrets masked: the platform's markup is read by the adapter. */
  readonly text: string;
  readonly files: readonly FileReference[];
  /** The secrets that were in it: masked by the adapter before anything was kept (C12). */
  readonly secrets?: readonly SecretKind[];
  /** When it was said, or edited. */
  readonly at: Date;
  /** When the desk heard of it, where that may be later: what is made of it is kept from then on. */
  readonly heardAt?: Date;
}

/** The same message after its author edited it. `version` grows with each edit, compared as text: edits may come in any order. */
export interface EditedMessage extends HeardMessage {
  readonly version: string;
}
