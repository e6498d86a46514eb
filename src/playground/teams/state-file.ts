import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../slack/json.ts';
import { createMessageClock } from './ids.ts';
import type { Tenant } from './tenant.ts';

const card = z.looseObject({ type: z.literal('AdaptiveCard') });
const install = z.object({ readsAllMessages: z.boolean() }).nullable();
const inputs = z.record(z.string(), z.string());

const person = z.object({
  id: z.string(),
  mri: z.string(),
  name: z.string(),
  givenName: z.string(),
  surname: z.string(),
  email: z.string(),
  userPrincipalName: z.string(),
  tenantId: z.string(),
  role: z.enum(['user', 'guest', 'anonymous']),
  locale: z.string(),
  timeZone: z.string(),
  part: z.enum(['requester', 'agent', 'lead']),
});

const team = z.object({
  id: z.string(),
  name: z.string(),
  aadGroupId: z.string(),
  members: z.array(z.string()),
  install,
});

const conversation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), id: z.string(), name: z.string(), teamId: z.string() }),
  z.object({
    kind: z.literal('groupChat'),
    id: z.string(),
    name: z.string(),
    members: z.array(z.string()),
    install,
  }),
  z.object({
    kind: z.literal('personal'),
    id: z.string(),
    personId: z.string(),
    isInstalled: z.boolean(),
    isBlocked: z.boolean(),
  }),
]);

const file = z.object({
  id: z.string(),
  name: z.string(),
  mimetype: z.string(),
  size: z.number(),
  isInline: z.boolean(),
});

const message = z.object({
  id: z.string(),
  conversation: z.string(),
  threadId: z.string().nullable(),
  from: z.string(),
  text: z.string(),
  cards: z.array(card),
  cardsSeenBy: z.array(z.tuple([z.string(), z.array(card)])),
  summary: z.string(),
  onlyFor: z.string().exactOptional(),
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  files: z.array(file),
  quotes: z.string().exactOptional(),
  reactions: z.array(z.tuple([z.string(), z.array(z.string())])),
});

const opening = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), conversation: z.string(), messageId: z.string() }),
  z.object({
    kind: z.literal('message_extension'),
    conversation: z.string(),
    threadId: z.string().nullable(),
    command: z.string(),
    context: z.enum(['message', 'compose', 'commandBox']),
    messageId: z.string().nullable(),
  }),
]);

const size = z.union([z.number(), z.enum(['small', 'medium', 'large'])]).nullable();

const dialog = z.object({
  id: z.string(),
  person: z.string(),
  title: z.string(),
  height: size,
  width: size,
  card,
  inputs,
  source: z.enum(['card', 'message_extension']),
  opening,
});

const saved = z.object({
  version: z.literal(1),
  lastId: z.string(),
  people: z.array(person),
  teams: z.array(team),
  conversations: z.array(conversation),
  messages: z.array(message),
  dialogs: z.array(dialog),
});
type Saved = z.infer<typeof saved>;

const SOON_MS = 100;

export interface StateFile {
  /** Writes the tenant a moment from now, once for many changes. */
  saveSoon(): void;
  saveNow(): void;
}

/** Fills the tenant from the file, if it holds one. A file that can't be read is set aside under another name. */
export function loadState(path: string, tenant: Tenant): void {
  if (!existsSync(path)) return;
  const read = saved.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (read.success) restore(tenant, read.data);
  else renameSync(path, `${path}.unreadable-${Math.floor(tenant.now())}`);
}

export function createStateFile(path: string, tenant: Tenant): StateFile {
  let timer: NodeJS.Timeout | undefined;
  const saveNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    // The rename is what makes it all or nothing: a killed process leaves the former state.
    writeFileSync(`${path}.new`, JSON.stringify(stateOf(tenant)));
    renameSync(`${path}.new`, path);
  };
  return {
    saveSoon() {
      timer ??= setTimeout(saveNow, SOON_MS);
    },
    saveNow,
  };
}

function stateOf(tenant: Tenant): Saved {
  return {
    version: 1,
    lastId: tenant.clock.last(),
    people: [...tenant.people.values()],
    teams: [...tenant.teams.values()].map((kept) => ({ ...kept, members: [...kept.members] })),
    conversations: [...tenant.conversations.values()].map((kept) =>
      kept.kind === 'groupChat' ? { ...kept, members: [...kept.members] } : kept,
    ),
    messages: [...tenant.messages.values()].flat().map(({ cards, cardsSeenBy, reactions, files, ...kept }) => ({
      ...kept,
      cards: [...cards],
      files: [...files],
      cardsSeenBy: [...cardsSeenBy].map(([who, seen]): [string, (typeof seen)[number][]] => [who, [...seen]]),
      reactions: [...reactions].map(([name, people]): [string, string[]] => [name, [...people]]),
    })),
    dialogs: [...tenant.dialogs.values()],
  };
}

function restore(tenant: Tenant, kept: Saved): void {
  tenant.clock = createMessageClock(tenant.now, kept.lastId);
  for (const known of kept.people) tenant.people.set(known.id, known);
  for (const known of kept.teams) tenant.teams.set(known.id, { ...known, members: new Set(known.members) });
  for (const known of kept.conversations) {
    tenant.conversations.set(
      known.id,
      known.kind === 'groupChat' ? { ...known, members: new Set(known.members) } : known,
    );
  }
  for (const known of kept.messages) {
    const there = tenant.messages.get(known.conversation) ?? [];
    there.push({
      ...known,
      cardsSeenBy: new Map(known.cardsSeenBy),
      reactions: new Map(known.reactions.map(([name, people]) => [name, new Set(people)])),
    });
    tenant.messages.set(known.conversation, there);
  }
  for (const known of kept.dialogs) tenant.dialogs.set(known.person, known);
}
