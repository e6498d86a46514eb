import type { ConversationKind } from '../../../app/ports/teams-references.ts';

const IN_THREAD = ';messageid=';

/** The conversation itself, without the message that a thread hangs under: `19:…@thread.tacv2;messageid=17…`. */
export function baseOf(conversationId: string): string {
  return conversationId.split(IN_THREAD, 1)[0] ?? conversationId;
}

/** The message that the thread hangs under; null outside of one. */
export function rootOf(conversationId: string): string | null {
  return conversationId.split(IN_THREAD)[1] ?? null;
}

export function inThread(conversation: string, rootId: string): string {
  return `${baseOf(conversation)}${IN_THREAD}${rootId}`;
}

/** `19:…@thread.tacv2`, or `.skype` for a channel of before 2020. Group chats end with `.v2`, and with `.unq.gbl.spaces`. */
const CHANNEL = /@thread\.(tacv2|skype)$/;

/** As Teams says, and as the id looks where it does not. */
export function kindOf({
  id,
  conversationType,
}: {
  readonly id: string;
  readonly conversationType?: string | undefined;
}): ConversationKind {
  const said = conversationType === undefined ? undefined : KINDS.get(conversationType);
  if (said) return said;
  if (CHANNEL.test(baseOf(id))) return 'channel';
  return id.startsWith('19:') ? 'group' : 'personal';
}

const KINDS: ReadonlyMap<string, ConversationKind> = new Map([
  ['personal', 'personal'],
  ['groupChat', 'group'],
  ['channel', 'channel'],
]);
