import type { SimulatedChannel, SlackId } from './simulator-types.ts';
import { stackOf } from './view-stacks.ts';
import { findShown, maySee, type StoredMessage, type StoredView, type Workspace } from './workspace.ts';

/** @throws Error when this person can't open that channel: nobody clicks what isn't on their screen */
export function channelSeenBy(workspace: Workspace, id: SlackId, user: SlackId): SimulatedChannel {
  const channel = workspace.channels.get(id);
  if (!channel || !maySee(channel, user)) throw new Error(`${user} sees no channel ${id}`);
  return channel;
}

/** @throws Error when this person doesn't see such a message: gone, somebody else's ephemeral, a channel they are not in */
export function messageSeenBy(
  workspace: Workspace,
  at: { channel: SlackId; ts: string },
  user: SlackId,
): StoredMessage {
  channelSeenBy(workspace, at.channel, user);
  const message = findShown(workspace, at.channel, at.ts);
  if (!message || (message.onlyFor ?? user) !== user)
    throw new Error(`${user} sees no message ${at.ts} in ${at.channel}`);
  return message;
}

/** @throws Error when this view isn't on this person's screen: neither an open modal nor their Home */
export function viewSeenBy(workspace: Workspace, id: string, user: SlackId): StoredView {
  const view = workspace.views.get(id);
  const isShown = stackOf(workspace, user).includes(id) || workspace.homes.get(user) === id;
  if (!view || !isShown) throw new Error(`${user} sees no view ${id}`);
  return view;
}
