import type { Directory } from '../../../app/ports/directory.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import type { NameOf } from './read-message.ts';

const MOST_NAMES = 10;

/** The names of those whom a text mentions by id alone. One that cannot be had now is no reason to wait. */
export async function namesIn(
  text: string,
  connectionId: ConnectionId,
  { describe }: Pick<Directory, 'describe'>,
): Promise<NameOf> {
  const mentioned = new Set([...text.matchAll(/<@([UW][A-Z0-9]+)>/g)].flatMap(([, id]) => id ?? []));
  const names = new Map<string, string>();
  for (const id of [...mentioned].slice(0, MOST_NAMES)) {
    const account = await describe(connectionId, id).catch(() => undefined);
    if (account) names.set(id, account.name);
  }
  return (id) => names.get(id);
}
