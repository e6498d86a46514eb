import {
  activityBy,
  channelActivity,
  installActivities,
  memberActivity,
  mentionsApp,
  messageActivity,
  rootOf,
  type Speaker,
} from './activities.ts';
import { titleFor } from './app-description.ts';
import { lettersOf, uuidOf } from './ids.ts';
import { conversationSeenBy, messageSeenBy } from './seen-by.ts';
import type { JsonObject, Place, SimulatedConversation, TeamsSimulator } from './simulator-types.ts';
import {
  addMessage,
  findMessage,
  installIn,
  messagesIn,
  personalChatOf,
  personOf,
  type StoredMessage,
  teamOf,
} from './tenant.ts';

export type Conversation = Pick<
  TeamsSimulator,
  | 'say'
  | 'slash'
  | 'edit'
  | 'remove'
  | 'undoRemove'
  | 'react'
  | 'startGroupChat'
  | 'addChannel'
  | 'renameChannel'
  | 'removeChannel'
  | 'joinTeam'
  | 'leaveTeam'
  | 'install'
  | 'uninstall'
  | 'installPersonally'
  | 'uninstallPersonally'
  | 'installEverywhere'
>;

type Channel = Extract<SimulatedConversation, { kind: 'channel' }>;

/** What people do among themselves; the app hears of it by activities, sent without waiting for them to arrive. */
export function createConversation(speaker: Speaker, tell: (activity: JsonObject) => void): Conversation {
  const { tenant } = speaker;

  /** Without the owners' consent, the app hears what is said to it. */
  const hears = (conversation: SimulatedConversation, ...typed: string[]): boolean => {
    const install = installIn(tenant, conversation);
    if (!install) return false;
    return install.readsAllMessages || typed.some((text) => mentionsApp(speaker, conversation, text));
  };

  const ownMessage = (person: string, at: Place): StoredMessage => {
    const message = messageSeenBy(tenant, at, person);
    if (message.from !== person) throw new Error(`message ${at.id} isn't ${person}'s`);
    return message;
  };

  const general = (teamId: string) => conversationSeenBy(tenant, teamOf(tenant, teamId).id);

  const channelSeenBy = (person: string, id: string): Channel => {
    const channel = conversationSeenBy(tenant, id, person);
    if (channel.kind !== 'channel') throw new Error(`${id} is no channel`);
    return channel;
  };

  const tellOfChannel = (by: string, channel: Channel, what: Parameters<typeof channelActivity>[3]): void => {
    if (installIn(tenant, channel)) tell(channelActivity(speaker, by, channel, what));
  };

  const installPersonally = async (person: string): Promise<void> => {
    const chat = personalChatOf(tenant, person);
    if (chat.isInstalled) return;
    chat.isInstalled = true;
    tenant.changed();
    for (const activity of installActivities(speaker, person, chat, 'add')) tell(activity);
  };

  const install: TeamsSimulator['install'] = async (teamId, { by, readsAllMessages = false, channel } = {}) => {
    const team = teamOf(tenant, teamId);
    team.install = { readsAllMessages };
    tenant.changed();
    const person = by ?? anyMember(team);
    const chosen = channel === undefined ? general(teamId) : channelSeenBy(person, channel);
    for (const activity of installActivities(speaker, person, chosen, 'add')) tell(activity);
  };

  const say: TeamsSimulator['say'] = async (person, conversationId, text, more = {}) => {
    const conversation = conversationSeenBy(tenant, conversationId, person);
    const { thread = null, isTargeted = false, quotes } = more;
    if (conversation.kind !== 'channel' && thread !== null) throw new Error('only channels have threads');
    if (thread !== null && findMessage(tenant, conversationId, thread)?.threadId !== null) {
      throw new Error(`${conversationId} has no thread ${thread}`);
    }
    if (quotes !== undefined) messageSeenBy(tenant, { conversation: conversationId, id: quotes }, person);
    if (quotes !== undefined && conversation.kind === 'channel') throw new Error('channels have threads, not quotes');
    if (isTargeted && conversation.kind === 'personal') throw new Error('everything is private there already');
    if (conversation.kind === 'personal') await installPersonally(person);
    const message = addMessage(tenant, {
      conversation: conversationId,
      threadId: thread,
      from: person,
      text,
      ...(isTargeted ? { onlyFor: person } : {}),
      ...(quotes === undefined ? {} : { quotes }),
      files: (more.files ?? []).map((file, index) => ({
        ...file,
        id: `0-${lettersOf(`file ${tenant.clock.next()} ${index}`).slice(0, 40)}`,
      })),
    });
    if (isTargeted ? installIn(tenant, conversation) !== null : hears(conversation, text)) {
      const { isHtmlOnly = false } = more;
      tell(messageActivity(speaker, conversation, message, { type: 'message', isHtmlOnly }));
    }
    return message;
  };

  return {
    say,
    install,
    installPersonally,
    async installEverywhere() {
      for (const { id } of tenant.teams.values()) await install(id, { readsAllMessages: true });
    },
    async uninstall(teamId, by) {
      const team = teamOf(tenant, teamId);
      if (!team.install) return;
      team.install = null;
      tenant.changed();
      for (const activity of installActivities(speaker, by ?? anyMember(team), general(teamId), 'remove')) {
        tell(activity);
      }
    },
    async uninstallPersonally(person) {
      const chat = personalChatOf(tenant, person);
      if (!chat.isInstalled) return;
      chat.isInstalled = false;
      tenant.changed();
      for (const activity of installActivities(speaker, person, chat, 'remove')) tell(activity);
    },
    async slash(person, conversation, text, thread) {
      if (!speaker.app.takesTargetedMessages) throw new Error('the app takes no slash commands');
      const words = text.replace(/^\//, '');
      const { locale } = personOf(tenant, person);
      const isKnown = speaker.app.commands.some((command) => {
        const title = titleFor(command, locale);
        return command.hasSlash && (words === title || words.startsWith(`${title} `));
      });
      if (!isKnown) throw new Error(`the app has no command /${words}`);
      return say(person, conversation, words, { ...(thread === undefined ? {} : { thread }), isTargeted: true });
    },
    async edit(person, at, text) {
      const message = ownMessage(person, at);
      const conversation = conversationSeenBy(tenant, at.conversation, person);
      const before = message.text;
      message.text = text;
      message.isEdited = true;
      tenant.changed();
      if (!hears(conversation, before, text)) return;
      tell(messageActivity(speaker, conversation, message, { type: 'messageUpdate', eventType: 'editMessage' }));
    },
    async remove(person, at) {
      const message = ownMessage(person, at);
      const conversation = conversationSeenBy(tenant, at.conversation, person);
      message.isDeleted = true;
      tenant.changed();
      if (!hears(conversation, message.text)) return;
      tell(
        activityBy(speaker, person, conversation, rootOf(conversation, message), {
          type: 'messageDelete',
          id: message.id,
          channelData: { eventType: 'softDeleteMessage' },
        }),
      );
    },
    async undoRemove(person, at) {
      const message = messagesIn(tenant, at.conversation).find(({ id }) => id === at.id);
      if (message?.from !== person || !message.isDeleted) throw new Error(`message ${at.id} was not deleted`);
      const conversation = conversationSeenBy(tenant, at.conversation, person);
      message.isDeleted = false;
      tenant.changed();
      if (!hears(conversation, message.text)) return;
      tell(messageActivity(speaker, conversation, message, { type: 'messageUpdate', eventType: 'undeleteMessage' }));
    },
    async react(person, at, reaction) {
      const message = messageSeenBy(tenant, at, person);
      if (message.onlyFor !== undefined) throw new Error('a targeted message takes no reaction');
      const conversation = conversationSeenBy(tenant, at.conversation, person);
      const people = message.reactions.get(reaction) ?? new Set();
      const isAdded = !people.delete(person);
      if (isAdded) people.add(person);
      if (people.size > 0) message.reactions.set(reaction, people);
      else message.reactions.delete(reaction);
      tenant.changed();
      // Teams tells an app of reactions to its own messages only.
      if (message.from !== 'app' || installIn(tenant, conversation) === null) return;
      tell(
        activityBy(speaker, person, conversation, rootOf(conversation, message), {
          type: 'messageReaction',
          id: `f:${uuidOf(`reaction ${tenant.clock.next()}`)}`,
          replyToId: message.id,
          [isAdded ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: reaction }],
        }),
      );
    },
    async startGroupChat(person, name, others) {
      const id = `19:${uuidOf(`chat ${tenant.clock.next()}`).replaceAll('-', '')}@thread.v2`;
      const members = new Set([person, ...others].map((each) => personOf(tenant, each).id));
      const chat: SimulatedConversation = {
        kind: 'groupChat',
        id,
        name,
        members,
        install: { readsAllMessages: false },
      };
      tenant.conversations.set(id, chat);
      tenant.changed();
      for (const activity of installActivities(speaker, person, chat, 'add')) tell(activity);
      return chat;
    },
    async addChannel(person, teamId, name) {
      conversationSeenBy(tenant, teamId, person);
      const id = `19:${uuidOf(`channel ${tenant.clock.next()}`).replaceAll('-', '')}@thread.tacv2`;
      const channel: Channel = { kind: 'channel', id, name, teamId };
      tenant.conversations.set(id, channel);
      tenant.changed();
      tellOfChannel(person, channel, 'channelCreated');
      return channel;
    },
    async renameChannel(person, id, name) {
      const channel = channelSeenBy(person, id);
      channel.name = name;
      tenant.changed();
      tellOfChannel(person, channel, 'channelRenamed');
    },
    async removeChannel(person, id) {
      const channel = channelSeenBy(person, id);
      if (channel.id === channel.teamId) throw new Error('General stays');
      tenant.conversations.delete(id);
      tenant.messages.delete(id);
      tenant.changed();
      tellOfChannel(person, channel, 'channelDeleted');
    },
    async joinTeam(person, teamId) {
      const team = teamOf(tenant, teamId);
      if (team.members.has(personOf(tenant, person).id)) return;
      team.members.add(person);
      tenant.changed();
      if (team.install) tell(memberActivity(speaker, person, general(teamId), 'membersAdded'));
    },
    async leaveTeam(person, teamId) {
      const team = teamOf(tenant, teamId);
      if (!team.members.delete(person)) return;
      tenant.changed();
      if (team.install) tell(memberActivity(speaker, person, general(teamId), 'membersRemoved'));
    },
  };
}

function anyMember({ id, members }: { readonly id: string; readonly members: ReadonlySet<string> }): string {
  const [first] = members;
  if (first === undefined) throw new Error(`team ${id} has no members`);
  return first;
}
