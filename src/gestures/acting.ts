import type { Person } from '../app/ports/stores.ts';
import type { ConnectionId, DeskId } from '../domain/ids.ts';
import type { TypingReader } from '../texts/typing.ts';

/** Who makes a gesture, where, and how they read. */
export interface Acting {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly actor: Person;
  readonly reader: TypingReader;
}
