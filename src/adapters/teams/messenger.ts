import { DeliveryError, type Messenger, type OutgoingMessage, type PostedMessage } from '../../app/ports/delivery.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import type { Card } from '../../views/card.ts';
import { ConnectorError, type OutgoingActivity, type Service } from './connector.ts';
import { problemFrom } from './delivery-problem.ts';
import { baseOf, inThread, kindOf, rootOf } from './read/conversation-id.ts';
import type { ServedTenant, Tenants } from './tenants.ts';
import { BY_PERSON, type PlaceDeps, personalChatWith, serviceOf } from './where.ts';

/** Draws a card anew, with the words that announce it. @throws Error when it cannot be drawn */
export type DrawCard = (card: Card) => { readonly summary: string; readonly card: unknown };

export interface MessengerDeps extends PlaceDeps {
  readonly tenants: Pick<Tenants, 'ofConnection'>;
  readonly draw: DrawCard;
}

/**
 * Posts and edits the desk's messages in Teams. Every refusal is a `DeliveryError`. A conversation is the channel or chat
 * itself; what stands in a thread is kept as `conversation;messageid=root`, by which alone Teams edits it.
 */
export function createTeamsMessenger(deps: MessengerDeps): Messenger {
  return {
    post: (message) =>
      inTenant(deps, message, async (tenant) => {
        const to = await addressOf(deps, tenant, message);
        const messageId = await drawn(deps, message.card, (activity) => to.post(activity));
        return { conversation: to.conversation, messageId };
      }),
    edit: ({ card, ...at }) => replace(deps, at, card),
    // A bot is not told what stands in a conversation, short of Microsoft Graph: what may have been posted is posted again.
    find: async () => undefined,
  };
}

/** Gives a message that only one person sees another card, in the place of the one that it had. @throws DeliveryError */
export type ReplacePrivately = (
  at: PostedMessage & { readonly connectionId: ConnectionId },
  card: Card,
) => Promise<void>;

export const makeReplacePrivately =
  (deps: MessengerDeps): ReplacePrivately =>
  (at, card) =>
    replace(deps, at, card, kindOf({ id: at.conversation }) !== 'personal');

function replace(
  deps: MessengerDeps,
  { connectionId, conversation, messageId }: PostedMessage & { readonly connectionId: ConnectionId },
  card: Card,
  isPrivate = false,
): Promise<void> {
  return inTenant(deps, { connectionId, conversation }, async (tenant) => {
    const service = await serviceOf(deps, tenant, conversation);
    const isRoot = kindOf({ id: conversation }) === 'channel' && rootOf(conversation) === null && !isPrivate;
    const at = { conversation: isRoot ? inThread(conversation, messageId) : conversation, messageId, isPrivate };
    await drawn(deps, card, (activity) => deps.connector.update(service, at, activity));
  });
}

interface PostAddress {
  /** As it is kept. */
  readonly conversation: string;
  post(activity: OutgoingActivity): Promise<string>;
}

async function addressOf(
  deps: MessengerDeps,
  tenant: ServedTenant,
  { conversation, inThreadOf, onlyFor }: OutgoingMessage,
): Promise<PostAddress> {
  const { connector, references } = deps;
  const into = (service: Service, where: string, reader?: string): PostAddress => ({
    conversation: where,
    post: (activity) => connector.post(service, where, activity, reader),
  });
  if (conversation.startsWith(BY_PERSON)) {
    const { service, chat } = await personalChatWith(deps, tenant, conversation.slice(BY_PERSON.length));
    return into(service, chat);
  }
  const service = await serviceOf(deps, tenant, conversation);
  const kind = kindOf({ id: conversation });
  const root = kind === 'channel' ? (inThreadOf ?? rootOf(conversation)) : null;
  const where = root === null ? baseOf(conversation) : inThread(conversation, root);
  // Nobody else is in a personal chat, and Teams takes nothing targeted there.
  if (onlyFor !== null && kind !== 'personal') {
    const reader = await references.account(tenant, onlyFor);
    return into(service, where, reader?.memberId ?? onlyFor);
  }
  if (kind !== 'channel' || root !== null) return into(service, where);
  return { conversation: where, post: (activity) => connector.begin(service, where, activity) };
}

/** Sends a card; one that Teams finds too large all the same, once more without what was quoted and listed. */
async function drawn<T>(
  { draw }: Pick<MessengerDeps, 'draw'>,
  card: Card,
  send: (activity: OutgoingActivity) => Promise<T>,
): Promise<T> {
  try {
    return await send(toActivity(draw, card));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.status !== 413) throw error;
    return send(toActivity(draw, { ...card, parts: card.parts.filter(({ kind }) => !LONG.has(kind)) }));
  }
}

const LONG: ReadonlySet<Card['parts'][number]['kind']> = new Set(['quote', 'list', 'row', 'files']);
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** A card that cannot be drawn will not be the next time either. */
function toActivity(draw: DrawCard, card: Card): OutgoingActivity {
  try {
    const { summary, card: content } = draw(card);
    return { type: 'message', summary, attachments: [{ contentType: ADAPTIVE_CARD, content }] };
  } catch (error) {
    throw new DeliveryError({ kind: 'refused', detail: 'the card cannot be drawn' }, error);
  }
}

/** Does it in the tenant of that connection, and tells what went wrong. Where the app is refused it posts no more. */
async function inTenant<T>(
  deps: MessengerDeps,
  { connectionId, conversation }: { readonly connectionId: ConnectionId; readonly conversation: string },
  work: (tenant: ServedTenant) => Promise<T>,
): Promise<T> {
  const tenant = await deps.tenants.ofConnection(connectionId);
  try {
    return await work(tenant);
  } catch (error) {
    const problem = problemFrom(error);
    if (error instanceof ConnectorError && error.status === 403)
      await deps.references.markInactive(tenant, await whereRefused(deps, tenant, conversation), problem.detail);
    throw error instanceof DeliveryError ? error : new DeliveryError(problem, error);
  }
}

async function whereRefused(
  { references }: Pick<MessengerDeps, 'references'>,
  tenant: ServedTenant,
  conversation: string,
): Promise<string> {
  if (!conversation.startsWith(BY_PERSON)) return baseOf(conversation);
  const account = await references.account(tenant, conversation.slice(BY_PERSON.length));
  return account?.personalChat ?? conversation;
}
