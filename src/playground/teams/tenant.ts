import { DEFAULT_PEOPLE, DEFAULT_TEAMS, TENANT } from './default-tenant.ts';
import { createMessageClock, type MessageClock, mriOf, personalChatId, uuidOf } from './ids.ts';
import type {
  AdaptiveCard,
  SimulatedConversation,
  SimulatedDialog,
  SimulatedMessage,
  SimulatedPerson,
  SimulatedTeam,
  SimulatorOptions,
} from './simulator-types.ts';

export interface StoredMessage extends SimulatedMessage {
  /** What single people see instead of the card, since they clicked on it. An update takes it away. */
  readonly cardsSeenBy: Map<string, readonly AdaptiveCard[]>;
}

export interface StoredDialog extends SimulatedDialog {
  /** What the invoke that sends it says besides the form: where it was opened, and from which command. */
  readonly opening: Opening;
}

export type Opening =
  | { readonly kind: 'card'; readonly conversation: string; readonly messageId: string }
  | {
      readonly kind: 'message_extension';
      readonly conversation: string;
      readonly threadId: string | null;
      readonly command: string;
      readonly context: 'message' | 'compose' | 'commandBox';
      readonly messageId: string | null;
    };

/** Everything that would still be there if Teams were restarted. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly appId: string;
  readonly people: Map<string, SimulatedPerson>;
  readonly teams: Map<string, SimulatedTeam>;
  readonly conversations: Map<string, SimulatedConversation>;
  /** Of every conversation, oldest first, replies and targeted ones among them. */
  readonly messages: Map<string, StoredMessage[]>;
  /** The dialog on each person's screen. */
  readonly dialogs: Map<string, StoredDialog>;
  clock: MessageClock;
  readonly now: () => number;
  /** To be called after each change. */
  changed(): void;
}

/** Targeted messages vanish after a day. */
const TARGETED_LAST_MS = 24 * 60 * 60_000;

export function createTenant(
  options: Pick<SimulatorOptions, 'appId' | 'tenant' | 'people' | 'teams'>,
  now: () => number,
  changed: () => void,
): Tenant {
  const { id, name } = options.tenant ?? TENANT;
  const people = options.people ?? DEFAULT_PEOPLE;
  const teams = options.teams ?? DEFAULT_TEAMS;
  return {
    id,
    name,
    appId: options.appId,
    people: new Map(people.map((person) => [person.id, { ...person, mri: mriOf(options.appId, person.id) }])),
    teams: new Map(
      teams.map((team) => [
        team.id,
        {
          id: team.id,
          name: team.name,
          aadGroupId: uuidOf(`group ${team.id}`),
          members: new Set<string>(team.members),
          install: null,
        },
      ]),
    ),
    conversations: new Map(
      teams.flatMap((team) =>
        [{ id: team.id, name: 'General' }, ...team.channels].map((channel): [string, SimulatedConversation] => [
          channel.id,
          { kind: 'channel', id: channel.id, name: channel.name, teamId: team.id },
        ]),
      ),
    ),
    messages: new Map(),
    dialogs: new Map(),
    clock: createMessageClock(now),
    now,
    changed,
  };
}

export function personOf(tenant: Tenant, id: string): SimulatedPerson {
  const person = tenant.people.get(id);
  if (!person) throw new Error(`there is nobody called ${id}`);
  return person;
}

/** A person by any of the names that the Connector takes: MRI, object id, principal name. */
export function findPerson(tenant: Tenant, given: string): SimulatedPerson | undefined {
  return [...tenant.people.values()].find(
    ({ id, mri, userPrincipalName }) => given === id || given === mri || given === userPrincipalName,
  );
}

export function teamOf(tenant: Tenant, id: string): SimulatedTeam {
  const team = tenant.teams.get(id);
  if (!team) throw new Error(`there is no team ${id}`);
  return team;
}

export type PersonalChat = Extract<SimulatedConversation, { kind: 'personal' }>;

/** The chat of this person with the app. Its id follows from the person's, so it never changes. */
export function personalChatOf(tenant: Tenant, personId: string): PersonalChat {
  const id = personalChatId(tenant.appId, personOf(tenant, personId).id);
  const known = tenant.conversations.get(id);
  if (known?.kind === 'personal') return known;
  const chat: PersonalChat = { kind: 'personal', id, personId, isInstalled: false, isBlocked: false };
  tenant.conversations.set(id, chat);
  tenant.changed();
  return chat;
}

/** The people of a channel (those of its team) or chat. */
export function membersOf(tenant: Tenant, conversation: SimulatedConversation): ReadonlySet<string> {
  switch (conversation.kind) {
    case 'channel':
      return teamOf(tenant, conversation.teamId).members;
    case 'groupChat':
      return conversation.members;
    case 'personal':
      return new Set([conversation.personId]);
  }
}

/** How the app is there; null when it isn't. In its own chat it hears everything. */
export function installIn(tenant: Tenant, conversation: SimulatedConversation): { readsAllMessages: boolean } | null {
  switch (conversation.kind) {
    case 'channel':
      return teamOf(tenant, conversation.teamId).install;
    case 'groupChat':
      return conversation.install;
    case 'personal':
      return conversation.isInstalled ? { readsAllMessages: true } : null;
  }
}

export function messagesIn(tenant: Tenant, conversation: string): StoredMessage[] {
  const known = tenant.messages.get(conversation);
  if (known) return known;
  const none: StoredMessage[] = [];
  tenant.messages.set(conversation, none);
  return none;
}

/** A message that still stands there: neither deleted nor, targeted, older than a day. */
export function findMessage(tenant: Tenant, conversation: string, id: string): StoredMessage | undefined {
  const found = tenant.messages.get(conversation)?.find((message) => message.id === id);
  return found && !found.isDeleted && !hasVanished(tenant, found) ? found : undefined;
}

export const hasVanished = (tenant: Tenant, message: SimulatedMessage): boolean =>
  message.onlyFor !== undefined && Number(message.id) + TARGETED_LAST_MS <= tenant.now();

export type NewMessage = Pick<StoredMessage, 'conversation' | 'threadId' | 'from' | 'text'> &
  Partial<Pick<StoredMessage, 'cards' | 'summary' | 'onlyFor' | 'files' | 'quotes'>>;

export function addMessage(tenant: Tenant, message: NewMessage): StoredMessage {
  const stored: StoredMessage = {
    cards: [],
    summary: '',
    files: [],
    ...message,
    id: tenant.clock.next(),
    isEdited: false,
    isDeleted: false,
    reactions: new Map(),
    cardsSeenBy: new Map(),
  };
  messagesIn(tenant, message.conversation).push(stored);
  tenant.changed();
  return stored;
}
