import { z } from 'zod';
import { readContent } from './content.ts';
import type { Events } from './events.ts';
import { makeSecret } from './ids.ts';
import { messagePayload } from './payloads.ts';
import { SlackRefusal } from './refusal.ts';
import type { SlackId } from './simulator-types.ts';
import { addMessage, changeContent, deleteMessage, dropMessage, findShown, type Workspace } from './workspace.ts';

/** docs.slack.dev/interactivity/handling-user-interaction#message_responses: five posts within 30 minutes. */
const MOST_POSTS = 5;
const LIFE_MS = 30 * 60 * 1000;

/** Where an answer goes when it doesn't say: to whom, and over which message. */
export interface Origin {
  readonly user: SlackId;
  readonly channel: SlackId;
  /** The message that was clicked; commands have none. */
  readonly messageTs?: string;
}

export interface ResponseUrls {
  /** The path of a new response_url, below the server's address. */
  make(origin: Origin): string;
  /**
   * What a post to this path does.
   * @throws SlackRefusal `used_url`, `expired_url`, `invalid_url`, and what content and blocks can be refused for
   */
  post(path: string, body: unknown): void;
  /** The same answer given in the body of a command's acknowledgement: it costs none of the five posts. */
  respond(origin: Origin, body: unknown): void;
}

const flag = z.union([z.boolean(), z.stringbool()]).optional();
const answer = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag,
  delete_original: flag,
  thread_ts: z.string().optional(),
});
type Answer = z.infer<typeof answer>;

export function createResponseUrls(workspace: Workspace, events: Events): ResponseUrls {
  const known = new Map<string, Origin & { posts: number; expiresAt: number }>();

  const respond = (origin: Origin, body: unknown): void => {
    const read = answer.safeParse(body);
    if (!read.success) throw new SlackRefusal('invalid_payload');
    carryOut(workspace, events, origin, read.data);
  };

  return {
    make(origin) {
      const kind = origin.messageTs === undefined ? 'commands' : 'actions';
      const path = `/${kind}/${workspace.team.id}/${Math.floor(workspace.now())}/${makeSecret()}`;
      known.set(path, { ...origin, posts: 0, expiresAt: workspace.now() + LIFE_MS });
      return path;
    },
    post(path, body) {
      const url = known.get(path);
      if (!url) throw new SlackRefusal('invalid_url');
      if (url.expiresAt < workspace.now()) throw new SlackRefusal('expired_url');
      if (url.posts >= MOST_POSTS) throw new SlackRefusal('used_url');
      respond(url, body);
      url.posts += 1;
    },
    respond,
  };
}

function carryOut(workspace: Workspace, events: Events, origin: Origin, given: Answer): void {
  const original = origin.messageTs === undefined ? undefined : findShown(workspace, origin.channel, origin.messageTs);
  if (given.delete_original) {
    if (!original) throw new SlackRefusal('message_not_found');
    const before = messagePayload(workspace, original);
    if (original.onlyFor !== undefined) {
      dropMessage(workspace, original);
    } else if (deleteMessage(workspace, original) === 'dropped') {
      events.messageDeleted(original, before);
    } else {
      events.messageChanged(original, before);
    }
    return;
  }
  const content = readContent(workspace, given);
  // A clicked ephemeral is replaced unless the answer says otherwise; a message of the channel only when it says so.
  if (given.replace_original ?? (original?.onlyFor !== undefined && given.response_type === undefined)) {
    if (!original) throw new SlackRefusal('message_not_found');
    const before = messagePayload(workspace, original);
    changeContent(workspace, original, content);
    if (original.onlyFor === undefined) events.messageChanged(original, before);
    return;
  }
  const isPublic = given.response_type === 'in_channel';
  const posted = addMessage(workspace, {
    channel: origin.channel,
    user: workspace.app.botUserId,
    ...content,
    ...(given.thread_ts === undefined ? {} : { threadTs: given.thread_ts }),
    ...(isPublic ? {} : { onlyFor: origin.user }),
  });
  if (isPublic) events.messagePosted(posted);
}
