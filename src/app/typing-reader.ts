import type { ConnectionId } from '../domain/ids.ts';
import { readerOf } from '../texts/reader.ts';
import { type TypingReader, typingReader } from '../texts/typing.ts';
import type { Stores } from './ports/stores.ts';

/** Somebody, or a channel, who reads on that connection, and is told what to type there. */
export async function typingReaderOf(
  { desk }: Pick<Stores, 'desk'>,
  who: Parameters<typeof readerOf>[0],
  { connectionId, isDirect = false }: { readonly connectionId: ConnectionId; readonly isDirect?: boolean },
): Promise<TypingReader> {
  if ((await desk.platformOf(connectionId)) === 'slack') return typingReader(readerOf(who), 'slack');
  return typingReader(readerOf(who), isDirect ? 'teams_chat' : 'teams_channel');
}
