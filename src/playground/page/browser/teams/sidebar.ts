import type { TeamsState } from '../../teams/protocol.ts';
import { byId, create, createButton, type Keyed, reconcile } from '../dom.ts';
import { drawAvatar } from '../draw-text.ts';
import type { Drawing } from '../drawing.ts';
import { icon } from '../icons.ts';
import { badge } from '../sidebar.ts';

/** Who the app is among the people of a drawing. */
export const APP = 'app';

/** Teams with their channels, then the chat with the app. */
export function showPlaces(state: TeamsState, drawing: Drawing, open: (conversation: string) => void): void {
  reconcile(
    byId('teams'),
    state.teams.map((team) => ({
      key: team.id,
      signature: JSON.stringify([team, state.conversation, drawing.locale]),
      draw: () => {
        const channels = create('ul', { class: 'channels', 'aria-label': team.name });
        reconcile(
          channels,
          team.channels.map(({ id, name, unread }) =>
            place({ id, name, unread, sign: icon('hash') }, state, drawing, open),
          ),
        );
        return create('div', { class: 'team' }, create('p', { class: 'team-name' }, team.name), channels);
      },
    })),
  );
  const { id, unread } = state.chat;
  const sign = drawAvatar(APP, drawing);
  reconcile(byId('direct-messages'), [place({ id, name: state.app.name, unread, sign }, state, drawing, open)]);
}

function place(
  { id, name, unread, sign }: { id: string; name: string; unread: number; sign: Element },
  state: TeamsState,
  drawing: Drawing,
  open: (conversation: string) => void,
): Keyed {
  const isCurrent = id === state.conversation;
  const waiting = isCurrent ? 0 : unread;
  return {
    key: id,
    signature: JSON.stringify([drawing.locale, isCurrent, waiting, name]),
    draw: () => {
      const button = createButton(
        {
          class: `channel${waiting > 0 ? ' is-unread' : ''}`,
          'aria-current': isCurrent ? 'page' : undefined,
          tabindex: isCurrent ? '0' : '-1',
          'data-channel': id,
          'data-channel-name': id === state.chat.id ? undefined : name,
          'data-focus': `channel ${id}`,
        },
        () => open(id),
        create('span', { class: 'channel-sign', 'aria-hidden': 'true' }, sign),
        create('span', { class: 'channel-name' }, name),
      );
      if (waiting > 0) button.append(badge(waiting, drawing));
      return create('li', {}, button);
    },
  };
}
