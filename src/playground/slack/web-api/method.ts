import { z } from 'zod';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { SimulatedChannel, SlackId } from '../simulator-types.ts';
import { directChannelOf, type Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** One method: reads its arguments, does it, and gives the answer without its `ok`. */
export type Method = (world: World, given: JsonObject) => JsonObject;

/**
 * A method whose arguments are checked first.
 * A refused argument is `invalid_arguments`, with messages in Slack's words.
 */
export function method<Schema extends z.ZodType>(
  schema: Schema,
  run: (world: World, given: z.infer<Schema>) => JsonObject,
): Method {
  return (world, given) => {
    const read = schema.safeParse(given);
    if (!read.success) throw new SlackRefusal('invalid_arguments', { messages: read.error.issues.map(wordsFor) });
    return run(world, read.data);
  };
}

function wordsFor(issue: z.core.$ZodIssue): string {
  const name = issue.path.map(String).join('/');
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return isMissing ? `[ERROR] missing required field: ${name}` : `[ERROR] invalid value [json-pointer:/${name}]`;
}

/** Form fields are text, JSON bodies aren't: both are taken. */
export const flag = z.union([z.boolean(), z.stringbool()]).optional();
export const count = z.coerce.number().int().optional();

/**
 * The answer to a list asked for page by page. A cursor names the next item, so that what comes in between
 * doesn't shift the pages; it is as opaque as Slack's.
 * @throws SlackRefusal `invalid_cursor`
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  asked: { limit?: number | undefined; cursor?: string | undefined },
): { items: readonly Item[]; next: string } {
  const from = placeOf(asked.cursor ?? '', items.map(keyOf));
  const to = from + Math.min(Math.max(asked.limit ?? 100, 1), 1000);
  const after = items[to];
  return { items: items.slice(from, to), next: after === undefined ? '' : cursorOf(keyOf(after)) };
}

const cursorOf = (key: string): string => Buffer.from(`next:${key}`).toString('base64');

function placeOf(cursor: string, keys: readonly string[]): number {
  if (cursor === '') return 0;
  const place = keys.findIndex((key) => cursorOf(key) === cursor);
  if (place < 0) throw new SlackRefusal('invalid_cursor');
  return place;
}

/** A channel that the app can know of: private ones only as a member. */
export function channelKnownToApp(workspace: Workspace, id: SlackId): SimulatedChannel {
  const channel = workspace.channels.get(id);
  if (!channel || (channel.isPrivate && !channel.members.has(workspace.app.botUserId))) {
    throw new SlackRefusal('channel_not_found');
  }
  return channel;
}

/** A channel that the app may read and write in. */
export function channelOfApp(workspace: Workspace, id: SlackId): SimulatedChannel {
  const channel = channelKnownToApp(workspace, id);
  if (!channel.members.has(workspace.app.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** Where a post goes: an id, a `#name`, or a person, whose direct messages are meant. */
export function destination(workspace: Workspace, given: string): SimulatedChannel {
  if (workspace.users.get(given)?.isBot === false) return directChannelOf(workspace, given);
  const name = given.replace(/^#/, '');
  const named = [...workspace.channels.values()].find((channel) => !channel.isDirect && channel.name === name);
  const channel = channelOfApp(workspace, named?.id ?? given);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  return channel;
}

/** The arguments of a call, whichever way they came: for the record, structures are shown as such and the token isn't. */
export function readable(given: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([key]) => key !== 'token')
      .map(([key, value]) => {
        const parsed = typeof value === 'string' && /^[[{]/.test(value) ? parseJson(value) : undefined;
        return [key, isObject(parsed) || Array.isArray(parsed) ? parsed : value];
      }),
  );
}
