import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { createTsClock } from './ids.ts';
import { parseJson } from './json.ts';
import type { Workspace } from './workspace.ts';

const object = z.record(z.string(), z.unknown());
const state = z.record(z.string(), z.record(z.string(), object));
const block = z.looseObject({ type: z.string(), block_id: z.string().exactOptional() });

const file = z.object({
  id: z.string(),
  name: z.string(),
  mimetype: z.string(),
  size: z.number(),
  user: z.string(),
  created: z.number(),
  access: z.enum(['check_file_info', 'access_denied']).exactOptional(),
});

const message = z.object({
  channel: z.string(),
  ts: z.string(),
  threadTs: z.string().exactOptional(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(block),
  onlyFor: z.string().exactOptional(),
  editedTs: z.string().exactOptional(),
  metadata: z.object({ event_type: z.string(), event_payload: object }).exactOptional(),
  files: z.array(file).exactOptional(),
  isBroadcast: z.boolean().exactOptional(),
  isTombstone: z.boolean().exactOptional(),
  clientMessageId: z.string().exactOptional(),
  reactions: z.array(z.tuple([z.string(), z.array(z.string())])),
});

const view = z.object({
  id: z.string(),
  user: z.string(),
  type: z.enum(['modal', 'home']),
  hash: z.string(),
  view: object,
  errors: z.record(z.string(), z.string()),
  state,
  rootId: z.string(),
  previousId: z.string().nullable(),
});

const user = z.object({
  id: z.string(),
  name: z.string(),
  realName: z.string(),
  email: z.string(),
  locale: z.string(),
  isGuest: z.boolean().optional(),
  timeZone: z.string(),
  isBot: z.boolean(),
  part: z.enum(['requester', 'agent', 'lead', 'app']),
});

const channel = z.object({
  id: z.string(),
  name: z.string(),
  isPrivate: z.boolean(),
  isDirect: z.boolean(),
  isArchived: z.boolean(),
  members: z.array(z.string()),
});

const saved = z.object({
  version: z.literal(1),
  lastTs: z.string(),
  users: z.array(user),
  channels: z.array(channel),
  messages: z.array(message),
  views: z.array(view),
  stacks: z.array(z.tuple([z.string(), z.array(z.string())])),
  homes: z.array(z.tuple([z.string(), z.string()])),
  files: z.array(file),
});
type Saved = z.infer<typeof saved>;

const SOON_MS = 100;

export interface StateFile {
  /** Writes the workspace a moment from now, once for many changes. */
  saveSoon(): void;
  saveNow(): void;
}

/** Fills the workspace from the file, if it holds one. A file that can't be read is set aside under another name. */
export function loadState(path: string, workspace: Workspace): void {
  if (!existsSync(path)) return;
  const read = saved.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (read.success) restore(workspace, read.data);
  else renameSync(path, `${path}.unreadable-${Math.floor(workspace.now())}`);
}

export function createStateFile(path: string, workspace: Workspace): StateFile {
  let timer: NodeJS.Timeout | undefined;
  const saveNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    // The rename is what makes it all or nothing: a killed process leaves the former state.
    writeFileSync(`${path}.new`, JSON.stringify(stateOf(workspace)));
    renameSync(`${path}.new`, path);
  };
  return {
    saveSoon() {
      timer ??= setTimeout(saveNow, SOON_MS);
    },
    saveNow,
  };
}

function stateOf(workspace: Workspace): Saved {
  return {
    version: 1,
    lastTs: workspace.ts.last(),
    users: [...workspace.users.values()],
    channels: [...workspace.channels.values()].map((kept) => ({ ...kept, members: [...kept.members] })),
    messages: [...workspace.messages.values()].flat().map(({ pastBlocks: _past, files, ...kept }) => ({
      ...kept,
      blocks: [...kept.blocks],
      reactions: [...kept.reactions].map(([name, users]): [string, string[]] => [name, [...users]]),
      ...(files ? { files: [...files] } : {}),
    })),
    views: [...workspace.views.values()],
    stacks: [...workspace.stacks],
    homes: [...workspace.homes],
    files: [...workspace.files.values()],
  };
}

function restore(workspace: Workspace, kept: Saved): void {
  workspace.ts = createTsClock(workspace.now, kept.lastTs);
  for (const known of kept.users) workspace.users.set(known.id, known);
  for (const known of kept.channels) workspace.channels.set(known.id, { ...known, members: new Set(known.members) });
  for (const known of kept.messages) {
    const inChannel = workspace.messages.get(known.channel) ?? [];
    inChannel.push({
      ...known,
      pastBlocks: [],
      reactions: new Map(known.reactions.map(([name, users]) => [name, new Set(users)])),
    });
    workspace.messages.set(known.channel, inChannel);
  }
  for (const known of kept.views) workspace.views.set(known.id, known);
  for (const [owner, ids] of kept.stacks) workspace.stacks.set(owner, ids);
  for (const [owner, id] of kept.homes) workspace.homes.set(owner, id);
  for (const known of kept.files) workspace.files.set(known.id, known);
}
