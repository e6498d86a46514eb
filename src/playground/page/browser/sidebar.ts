import type { PageChannel, PageState, PageUser } from '../protocol.ts';
import { byId, create, createButton, type Keyed, reconcile } from './dom.ts';
import { drawAvatar } from './draw-text.ts';
import type { Drawing } from './drawing.ts';
import { icon } from './icons.ts';
import { walkWithArrows } from './roving.ts';
import { type SettingsGestures, showSettings } from './settings.ts';
import type { Theme } from './theme.ts';

export interface SidebarGestures extends SettingsGestures {
  become(user: string): void;
  open(channel: string): void;
}

/** The left column: who one is, where one can go, language and theme. */
export function showSidebar(state: PageState, drawing: Drawing, theme: Theme, gestures: SidebarGestures): void {
  showPeople(state.users, drawing, gestures);
  const item = (channel: PageChannel) => channelItem(channel, state, drawing, gestures);
  reconcile(byId('channels'), state.channels.filter((channel) => !channel.isDirect).map(item));
  reconcile(byId('direct-messages'), state.channels.filter((channel) => channel.isDirect).map(item));
  showSettings(drawing, theme, gestures);
}

/** The people whom one can be. */
export function showPeople(
  users: readonly PageUser[],
  drawing: Drawing,
  gestures: Pick<SidebarGestures, 'become'>,
): void {
  const humans = users.filter((user) => !user.isBot);
  reconcile(
    byId('people'),
    humans.map((user) => personItem(user, drawing, gestures)),
  );
}

// One stop of Tab for the people and one for the places: the arrows do the rest.
walkWithArrows(byId('people'), '.person', 'vertical');
walkWithArrows(byId('places'), '.channel', 'vertical');

/** How a channel is called in titles: `#support`, or the name of whom one talks to. */
export function channelLabel(channel: PageChannel, state: PageState): string {
  if (!channel.isDirect) return `#${channel.name}`;
  return state.users.find((user) => user.id === state.botUserId)?.realName ?? channel.name;
}

function personItem(user: PageUser, drawing: Drawing, gestures: Pick<SidebarGestures, 'become'>): Keyed {
  const isMe = user.id === drawing.me;
  return {
    key: user.id,
    signature: `${drawing.locale} ${isMe} ${user.unread} ${user.realName}`,
    draw: () => {
      const button = createButton(
        {
          class: 'person',
          'aria-pressed': isMe ? 'true' : 'false',
          tabindex: isMe ? '0' : '-1',
          'data-user': user.id,
          'data-focus': `person ${user.id}`,
        },
        () => gestures.become(user.id),
        drawAvatar(user.id, drawing),
        create(
          'span',
          { class: 'person-text' },
          create('span', { class: 'person-name' }, user.realName),
          create('span', { class: 'person-part' }, drawing.words.parts[user.part]),
        ),
      );
      if (!isMe && user.unread > 0) button.append(badge(user.unread, drawing));
      return create('li', {}, button);
    },
  };
}

function channelItem(channel: PageChannel, state: PageState, drawing: Drawing, gestures: SidebarGestures): Keyed {
  const isCurrent = channel.id === state.channel;
  const unread = isCurrent ? 0 : channel.unread;
  const label = channelLabel(channel, state);
  return {
    key: channel.id,
    signature: JSON.stringify([drawing.locale, isCurrent, unread, label, channel]),
    draw: () => {
      const sign = channel.isDirect ? drawAvatar(state.botUserId, drawing) : icon(channel.isPrivate ? 'lock' : 'hash');
      const button = createButton(
        {
          class: `channel${unread > 0 ? ' is-unread' : ''}${channel.isArchived ? ' is-archived' : ''}`,
          'aria-current': isCurrent ? 'page' : undefined,
          tabindex: isCurrent ? '0' : '-1',
          'data-channel': channel.id,
          'data-channel-name': channel.isDirect ? undefined : channel.name,
          'data-focus': `channel ${channel.id}`,
        },
        () => gestures.open(channel.id),
        create('span', { class: 'channel-sign', 'aria-hidden': 'true' }, sign),
        create('span', { class: 'channel-name' }, channel.isDirect ? label : channel.name),
      );
      if (unread > 0) button.append(badge(unread, drawing));
      return create('li', {}, button);
    },
  };
}

/** How many messages wait there. */
export function badge(count: number, drawing: Drawing): HTMLElement {
  return create(
    'span',
    { class: 'badge' },
    create('span', { 'aria-hidden': 'true' }, count > 99 ? '99+' : String(count)),
    create('span', { class: 'sr-only' }, drawing.words.unread(count)),
  );
}
