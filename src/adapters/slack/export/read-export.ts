import { z } from 'zod';
import type { Account } from '../../../app/ports/directory.ts';
import { cleanText, shorten } from '../../../domain/clean-text.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { readAccount } from '../directory.ts';
import { maskEvent } from '../read/mask-event.ts';
import { namesIn } from '../read/names-in.ts';
import { eventEnvelopeSchema } from '../read/payloads.ts';
import { readEvent } from '../read/read-event.ts';
import { readMessage } from '../read/read-message.ts';
import { type ExportFiles, type FileRead, type FilesOpened, openExportFiles } from './export-files.ts';

/** Why a file of the export is left out, wholly or in part. */
export type ExportFault = { readonly file: string } & (
  | Exclude<FileRead, { kind: 'text' }>
  | { readonly kind: 'not_json' }
  | { readonly kind: 'not_a_list' }
  /** So many of its entries are not what Slack writes. */
  | { readonly kind: 'broken_entries'; readonly count: number }
);

export interface ExportedChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
}

/** What a person wrote, as the desk would have heard it. */
export interface ExportedMessage {
  readonly messageId: string;
  readonly author: string;
  /** Its secrets masked, as the desk keeps it. */
  readonly text: string;
  readonly hasSecret: boolean;
  readonly at: Date;
}

/** One day of one channel. */
export interface ExportedDay {
  /** Oldest first, each once. */
  readonly messages: readonly ExportedMessage[];
  /** What no person said: bots, arrivals, topics, edits. */
  readonly others: number;
  readonly fault: ExportFault | null;
}

export interface SlackExport {
  /** Those that have messages, by name. */
  readonly channels: readonly ExportedChannel[];
  /** Direct messages between people, alone or in groups: a desk hears none of them. */
  readonly directConversations: number;
  /** Folders with messages that no list names. */
  readonly unknownFolders: readonly string[];
  /** Met while the lists of people and channels were read. */
  readonly faults: readonly ExportFault[];
  nameOf(userId: string): string;
  /** Oldest day first, one file in memory at a time. */
  days(channel: ExportedChannel): AsyncGenerator<ExportedDay>;
  close(): void;
}

export type ExportOpened =
  | { readonly kind: 'open'; readonly export: SlackExport }
  | Exclude<FilesOpened, { kind: 'open' }>
  | { readonly kind: 'not_an_export' }
  /** Without the list of channels nothing can be told. */
  | { readonly kind: 'unusable'; readonly fault: ExportFault };

const NAME_LENGTH = 80;
const DAY = /^\d{4}-\d{2}-\d{2}\.json$/;
const LISTS = ['channels.json', 'groups.json'];
const exported = 'export' as ConnectionId;

const conversationSchema = z.object({ id: z.string().min(1), name: z.string().optional() });
type Listed = z.infer<typeof conversationSchema>;
const toListed = (item: unknown): Listed | undefined => conversationSchema.safeParse(item).data;

/**
 * Opens an export that Slack made in JSON, zipped or unpacked: `channels.json`, `groups.json` (private channels),
 * `dms.json`, `mpims.json`, `users.json` (`org_users.json` of an Enterprise Grid), and `<channel>/<YYYY-MM-DD>.json`.
 * Source: slack.com/help/articles/220556107, "How to read Slack data exports".
 */
export async function openSlackExport(path: string): Promise<ExportOpened> {
  const opened = await openExportFiles(path);
  if (opened.kind !== 'open') return opened;
  const { files } = opened;
  const root = rootOf(files.paths);
  if (root === undefined) {
    files.close();
    return { kind: 'not_an_export' };
  }
  return readLists(files, root);
}

/** Who zips an export again often puts one folder around it. */
function rootOf(paths: readonly string[]): string | undefined {
  const roots = paths
    .filter((path) => LISTS.includes(path.split('/').at(-1) ?? ''))
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  return roots.sort((one, other) => one.length - other.length)[0];
}

async function readLists(files: ExportFiles, root: string): Promise<ExportOpened> {
  const faults: ExportFault[] = [];
  const list = async <Item>(name: string, toItem: (item: unknown) => Item | undefined): Promise<readonly Item[]> => {
    if (!files.paths.includes(root + name)) return [];
    const read = await readList(files, root + name);
    if ('fault' in read) {
      faults.push(read.fault);
      return [];
    }
    const items = read.list.flatMap((item) => toItem(item) ?? []);
    const count = read.list.length - items.length;
    if (count > 0) faults.push({ file: root + name, kind: 'broken_entries', count });
    return items;
  };

  const open = await list('channels.json', toListed);
  const closed = await list('groups.json', toListed);
  const lost = faults.find(({ kind }) => kind !== 'broken_entries');
  if (lost) {
    files.close();
    return { kind: 'unusable', fault: lost };
  }
  const direct = [...(await list('dms.json', toListed)), ...(await list('mpims.json', toListed))];
  const people = new Map<string, Account>();
  for (const name of ['users.json', 'org_users.json'])
    for (const who of await list(name, readAccount)) people.set(who.externalId, who);

  const folders = daysByFolder(files.paths, root);
  const channels = new Map<ExportedChannel, readonly string[]>();
  for (const [conversations, isPrivate] of [[open, false] as const, [closed, true] as const])
    for (const conversation of conversations) {
      const days = takeFolder(folders, conversation);
      if (days) channels.set({ id: conversation.id, name: nameFor(conversation), isPrivate }, days);
    }
  const directConversations = direct.filter((conversation) => takeFolder(folders, conversation)).length;

  return {
    kind: 'open',
    export: {
      channels: [...channels.keys()].sort((one, other) => one.name.localeCompare(other.name)),
      directConversations,
      unknownFolders: [...folders.keys()].map((folder) => shorten(cleanText(folder), NAME_LENGTH)),
      faults,
      nameOf: (userId) => shorten(cleanText(people.get(userId)?.name ?? userId), NAME_LENGTH),
      days: (channel) => readDays(files, channel, channels.get(channel) ?? [], people),
      close: () => files.close(),
    },
  };
}

function nameFor({ id, name }: Listed): string {
  return shorten(cleanText(name || id), NAME_LENGTH);
}

/** The files of days, by the folder that they are in. */
function daysByFolder(paths: readonly string[], root: string): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    if (!path.startsWith(root)) continue;
    const [folder, file, ...deeper] = path.slice(root.length).split('/');
    if (folder === undefined || file === undefined || deeper.length > 0 || !DAY.test(file)) continue;
    const days = folders.get(folder);
    if (days) days.push(path);
    else folders.set(folder, [path]);
  }
  return folders;
}

/** A channel's folder has its name, a direct conversation's its id. */
function takeFolder(folders: Map<string, string[]>, { id, name }: Listed): readonly string[] | undefined {
  const folder = [name?.normalize('NFC'), id].find((each) => each !== undefined && folders.has(each));
  if (folder === undefined) return undefined;
  const days = folders.get(folder);
  folders.delete(folder);
  return days?.sort();
}

async function* readDays(
  files: ExportFiles,
  channel: ExportedChannel,
  days: readonly string[],
  people: ReadonlyMap<string, Account>,
): AsyncGenerator<ExportedDay> {
  for (const file of days) {
    const read = await readList(files, file);
    yield 'fault' in read
      ? { messages: [], others: 0, fault: read.fault }
      : await readDay(read.list, file, channel, people);
  }
}

async function readDay(
  list: readonly unknown[],
  file: string,
  channel: ExportedChannel,
  people: ReadonlyMap<string, Account>,
): Promise<ExportedDay> {
  const messages = new Map<string, ExportedMessage>();
  let others = 0;
  let broken = 0;
  for (const each of list) {
    const read = await readEntry(each, channel, people);
    if (read === 'broken') broken += 1;
    else if (read === 'not_said') others += 1;
    else messages.set(read.messageId, read);
  }
  return {
    messages: [...messages.values()].sort((one, other) => Number(one.messageId) - Number(other.messageId)),
    others,
    fault: broken > 0 ? { file, kind: 'broken_entries', count: broken } : null,
  };
}

/** An exported message is what an event carries: it is read as one, so that the same ones are heard. */
async function readEntry(
  entry: unknown,
  { id }: ExportedChannel,
  people: ReadonlyMap<string, Account>,
): Promise<ExportedMessage | 'not_said' | 'broken'> {
  if (typeof entry !== 'object' || entry === null) return 'broken';
  const told = Object.entries(entry).filter(([, value]) => value !== null);
  const event = { ...Object.fromEntries(told), channel: id, channel_type: 'channel' };
  const read = eventEnvelopeSchema.safeParse({ type: 'event_callback', event_id: id, team_id: id, event });
  if (!read.success || !/^\d{1,12}(?:\.\d{1,9})?$/.test(read.data.event.ts)) return 'broken';
  const kept = maskEvent(read.data);
  const said = readEvent(kept, { botUserId: '' });
  if (said === 'ignored' || said.kind !== 'said' || people.get(said.user)?.isBot) return 'not_said';
  const names = await namesIn(said.text, exported, { describe: async (_, userId) => people.get(userId) });
  return {
    messageId: said.messageId,
    author: said.user,
    text: readMessage(said.text, names),
    hasSecret: (kept.secrets ?? []).length > 0,
    at: new Date(Number(said.messageId) * 1000),
  };
}

async function readList(
  files: ExportFiles,
  file: string,
): Promise<{ readonly list: readonly unknown[] } | { readonly fault: ExportFault }> {
  const read = await files.read(file);
  if (read.kind !== 'text') return { fault: { file, ...read } };
  try {
    const list: unknown = JSON.parse(read.text);
    return Array.isArray(list) ? { list } : { fault: { file, kind: 'not_a_list' } };
  } catch {
    return { fault: { file, kind: 'not_json' } };
  }
}
