import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DeliveryError } from '../../app/ports/delivery.ts';
import type { ConnectorToken } from './connector-token.ts';
import type { WaitForTurn } from './pace.ts';

/** What is posted: a card, and the words that announce it. Text never stands beside a card: Teams would make two messages of it. */
export interface OutgoingActivity {
  readonly type: 'message';
  readonly summary: string;
  readonly attachments: readonly { readonly contentType: string; readonly content: unknown }[];
}

/** Whose Connector, and for which tenant. */
export interface Service {
  readonly serviceUrl: string;
  readonly tenantId: string;
}

export interface Member {
  /** `29:…`, of use to this bot only. */
  readonly memberId: string;
  /** The object id in Entra; null for somebody who has none, such as an anonymous guest of a meeting. */
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly principalName: string | null;
  readonly tenantId: string | null;
  /** `user`, `guest`, `anonymous` …; null when Teams did not say. */
  readonly role: string | null;
}

/** The Bot Connector answered with something else than a success. */
export class ConnectorError extends Error {
  readonly status: number;
  /** Such as `BotNotInConversationRoster`; empty when the answer has none. */
  readonly code: string;
  readonly retryAfterMs: number | null;
  /** Whether sending it again could do it twice. */
  readonly isPost: boolean;
  constructor(answer: Pick<ConnectorError, 'status' | 'code' | 'retryAfterMs' | 'isPost'>) {
    super(`the Bot Connector answered ${answer.status} ${answer.code}`);
    this.name = 'ConnectorError';
    this.status = answer.status;
    this.code = answer.code;
    this.retryAfterMs = answer.retryAfterMs;
    this.isPost = answer.isPost;
  }
}

/** Nobody knows what became of the request: there was no answer in time, or none that can be read. */
export class NoAnswerError extends Error {
  readonly isPost: boolean;
  constructor(isPost: boolean, cause: unknown) {
    super('the Bot Connector gave no answer', { cause });
    this.name = 'NoAnswerError';
    this.isPost = isPost;
  }
}

export const isOfTheConnector = (error: unknown) => error instanceof ConnectorError || error instanceof NoAnswerError;

/**
 * The Bot Connector, one request per call and never a second one: whoever calls decides what to do next. Every method
 * throws ConnectorError, NoAnswerError or DeliveryError.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
 */
export interface Connector {
  /** Posts into a conversation. `onlyFor`: the member id of the one person who sees it. @returns the id of the message */
  post(service: Service, conversation: string, activity: OutgoingActivity, onlyFor?: string): Promise<string>;
  /** Begins a thread in a channel. @returns the id of its first message */
  begin(service: Service, channel: string, activity: OutgoingActivity): Promise<string>;
  /** Gives back the personal chat with somebody, by member id or object id. */
  openPersonalChat(service: Service, member: string): Promise<string>;
  /** `isPrivate`: it was posted for one person. */
  update(
    service: Service,
    at: { readonly conversation: string; readonly messageId: string; readonly isPrivate?: boolean },
    activity: OutgoingActivity,
  ): Promise<void>;
  remove(
    service: Service,
    at: { readonly conversation: string; readonly messageId: string; readonly isPrivate?: boolean },
  ): Promise<void>;
  /** By member id or object id; undefined for somebody who is not there. */
  member(service: Service, conversation: string, member: string): Promise<Member | undefined>;
  members(service: Service, conversation: string): Promise<readonly Member[]>;
  /** The channels of a team. The first one, "General", has no name of its own. */
  channels(service: Service, teamId: string): Promise<readonly { readonly id: string; readonly name: string | null }[]>;
}

interface Settings {
  readonly appId: string;
  readonly token: ConnectorToken;
  readonly mayBeServed: (serviceUrl: string) => boolean;
  readonly waitForTurn: WaitForTurn;
  readonly timeoutMs: number;
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const TARGETED = { isTargetedActivity: 'true' };
const PAGE_SIZE = 200;
const NEW_TOKEN_MS = 1000;

export function createConnector(settings: Settings): Connector {
  const bot = { id: `28:${settings.appId}` };
  const call = <Answer>(service: Service, request: Request, answer: z.ZodType<Answer>) =>
    callConnector(settings, service, request, answer);
  const said = (activity: OutgoingActivity) => ({ ...activity, from: bot });

  return {
    async post(service, conversation, activity, onlyFor) {
      const path = ['conversations', conversation, 'activities'];
      const posted = await call(
        service,
        onlyFor === undefined
          ? { method: 'POST', path, body: said(activity) }
          : { method: 'POST', path, query: TARGETED, body: { ...said(activity), recipient: { id: onlyFor } } },
        postedSchema,
      );
      return posted.id ?? withoutId();
    },
    async begin(service, channel, activity) {
      const tenant = { id: service.tenantId };
      const body = {
        isGroup: true,
        bot,
        tenantId: service.tenantId,
        channelData: { channel: { id: channel }, tenant },
        activity: said(activity),
      };
      const { id, activityId } = await call(service, { method: 'POST', path: ['conversations'], body }, openedSchema);
      // The id is the thread's: the channel, and the first message under which it hangs.
      return /;messageid=(\d+)$/.exec(id ?? '')?.[1] ?? activityId ?? withoutId();
    },
    async openPersonalChat(service, member) {
      const tenant = { id: service.tenantId };
      const body = {
        isGroup: false,
        bot,
        members: [{ id: member }],
        tenantId: service.tenantId,
        channelData: { tenant },
      };
      const { id } = await call(service, { method: 'POST', path: ['conversations'], body }, openedSchema);
      if (!id) throw new DeliveryError({ kind: 'refused', detail: 'a personal chat without an id' });
      return id;
    },
    async update(service, { conversation, messageId, isPrivate = false }, activity) {
      const path = ['conversations', conversation, 'activities', messageId];
      const query = isPrivate ? TARGETED : {};
      await call(service, { method: 'PUT', path, query, body: { ...said(activity), id: messageId } }, z.unknown());
    },
    async remove(service, { conversation, messageId, isPrivate = false }) {
      const path = ['conversations', conversation, 'activities', messageId];
      await call(service, { method: 'DELETE', path, query: isPrivate ? TARGETED : {} }, z.unknown());
    },
    async member(service, conversation, member) {
      try {
        return await call(
          service,
          { method: 'GET', path: ['conversations', conversation, 'members', member] },
          memberSchema,
        );
      } catch (error) {
        if (error instanceof ConnectorError && error.status === 404) return undefined;
        throw error;
      }
    },
    async members(service, conversation) {
      const path = ['conversations', conversation, 'pagedmembers'];
      const members: Member[] = [];
      let continuationToken: string | undefined;
      do {
        const query = { pageSize: String(PAGE_SIZE), ...(continuationToken && { continuationToken }) };
        const page: z.output<typeof pageSchema> = await call(service, { method: 'GET', path, query }, pageSchema);
        members.push(...page.members);
        continuationToken = page.continuationToken ?? undefined;
      } while (continuationToken);
      return members;
    },
    async channels(service, teamId) {
      const list = await call(service, { method: 'GET', path: ['teams', teamId, 'conversations'] }, channelsSchema);
      return list.conversations;
    },
  };
}

async function callConnector<Answer>(
  { token, mayBeServed, waitForTurn, timeoutMs }: Settings,
  { serviceUrl, tenantId }: Service,
  { method, path, query = {}, body }: Request,
  answerSchema: z.ZodType<Answer>,
): Promise<Answer> {
  // It came from a signed activity; kept where others may write, it is looked at again before a token goes there.
  if (!mayBeServed(serviceUrl)) throw new DeliveryError({ kind: 'refused', detail: 'the serviceUrl is not allowed' });
  const isPost = method === 'POST';
  await waitForTurn(tenantId, timeoutMs);
  const bearer = await token.get();
  const url = new URL(`${serviceUrl.replace(/\/+$/, '')}/v3/${path.map(encodeURIComponent).join('/')}`);
  url.search = new URLSearchParams(query).toString();
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: {
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A bearer token follows nobody.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (error) {
    throw new NoAnswerError(isPost, error);
  }
  if (bearer !== undefined && response.status !== 401) token.worked(bearer);
  if (bearer !== undefined && response.status === 401 && token.refused(bearer))
    throw new DeliveryError({ kind: 'try_later', afterMs: NEW_TOKEN_MS, detail: 'HTTP 401, the token had ended' });
  const read = parseJson(text);
  if (!response.ok)
    throw new ConnectorError({
      status: response.status,
      code: errorSchema.safeParse(read).data?.error.code ?? '',
      retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
      isPost,
    });
  const answer = answerSchema.safeParse(read);
  if (!answer.success) throw new NoAnswerError(isPost, answer.error);
  return answer.data;
}

/**
 * Teams took it and did not say what it is called, as it does for a message that it splits: posting it again would show it
 * twice, so it has a name under which nothing is found.
 */
const withoutId = () => `unnamed-${randomUUID()}`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, or the date when it is over (RFC 9110 §10.2.3). */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

const words = z.string().trim().min(1).nullish().catch(null);
const postedSchema = z.object({ id: words }).catch({ id: null });
const openedSchema = z.object({ id: words, activityId: words }).catch({ id: null, activityId: null });
const errorSchema = z.object({ error: z.object({ code: z.string() }) });
const memberSchema = z
  .object({
    id: z.string(),
    aadObjectId: words,
    objectId: words,
    name: words,
    email: words,
    userPrincipalName: words,
    tenantId: words,
    userRole: words,
  })
  .transform(
    (member): Member => ({
      memberId: member.id,
      externalId: (member.aadObjectId ?? member.objectId ?? null)?.toLowerCase() ?? null,
      name: member.name ?? member.userPrincipalName ?? member.id,
      email: member.email ?? null,
      principalName: member.userPrincipalName ?? null,
      tenantId: member.tenantId?.toLowerCase() ?? null,
      role: member.userRole?.toLowerCase() ?? null,
    }),
  );
const pageSchema = z.object({ members: z.array(memberSchema), continuationToken: words });
const channelsSchema = z.object({
  conversations: z.array(
    z.object({ id: z.string(), name: words }).transform(({ id, name }) => ({ id, name: name ?? null })),
  ),
});
