import { actionPayload, clickedElement, completeState, stateAfter } from './actions.ts';
import { findElement, type InteractiveElement } from './block-kit/interactive-elements.ts';
import { correctionsOf } from './client-checks.ts';
import { initialState, mapState, mergeState } from './element-state.ts';
import { isObject, type JsonObject, objectsIn, parseJson } from './json.ts';
import { channelNameShown, commandPayload, filePayload, interactionBase, messagePayload, namesIn } from './payloads.ts';
import { SlackRefusal } from './refusal.ts';
import type { Origin } from './response-urls.ts';
import { channelSeenBy, messageSeenBy, viewSeenBy } from './seen-by.ts';
import type { GestureOutcome, SlackId, SlackSimulator, ViewState } from './simulator-types.ts';
import { failureOf, followAnswer } from './submissions.ts';
import { textOfCommand } from './typed-text.ts';
import { clearStack, closeTop, stackOf, viewPayload } from './view-stacks.ts';
import type { StoredMessage, StoredView, Workspace } from './workspace.ts';
import type { World } from './world.ts';

export type Interactions = Pick<SlackSimulator, 'command' | 'act' | 'actInView' | 'submit' | 'closeView' | 'shortcut'>;

/** Commands, clicks and forms: signed, delivered once, never retried. `base` is the address of response_urls. */
export function createInteractions(world: World, base: () => string): Interactions {
  const { workspace, triggers, responseUrls, wire } = world;

  const interact = async (body: JsonObject): Promise<GestureOutcome> => {
    const delivered = await wire.send('interaction', body);
    return failureOf(delivered) ?? { kind: 'acknowledged' };
  };

  /** What each person has chosen in a message, which Slack sends along with their next click there. */
  const chosenIn = new Map<string, ViewState>();
  const stateOfMessage = (
    message: StoredMessage,
    user: SlackId,
    found: InteractiveElement,
    action: JsonObject,
  ): ViewState => {
    const key = `${message.channel} ${message.ts} ${user}`;
    const earlier = mergeState(initialState(message.blocks), chosenIn.get(key) ?? {});
    const state = stateAfter(earlier, found, action);
    if (Object.keys(state).length > 0) chosenIn.set(key, state);
    return state;
  };

  const responseUrl = (origin: Origin): string => `${base()}${responseUrls.make(origin)}`;

  return {
    async command(user, channelId, command, text) {
      const channel = channelSeenBy(workspace, channelId, user);
      const origin = { user, channel: channelId };
      const delivered = await wire.send(
        'command',
        commandPayload(workspace, user, channel, {
          command,
          text: textOfCommand(text, namesIn(workspace)),
          trigger_id: triggers.make(user),
          response_url: responseUrl(origin),
        }),
      );
      return failureOf(delivered) ?? showAnswer(world, origin, delivered.body);
    },

    async act(user, at, blockId, actionId, value = {}) {
      const message = messageSeenBy(workspace, at, user);
      const found = clickedElement(message, blockId, actionId);
      if (!found) throw new Error(`message ${at.ts} shows no element ${blockId}/${actionId}`);
      const action = actionPayload(found, value, workspace.ts.next());
      const channel = channelSeenBy(workspace, at.channel, user);
      const isEphemeral = message.onlyFor !== undefined;
      return interact({
        ...interactionBase(workspace, 'block_actions', user),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: channel.id,
          is_ephemeral: isEphemeral,
          ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
        },
        trigger_id: triggers.make(user),
        channel: { id: channel.id, name: channelNameShown(channel) },
        ...(isEphemeral ? {} : { message: messagePayload(workspace, message) }),
        state: { values: stateOfMessage(message, user, found, action) },
        response_url: responseUrl({ user, channel: channel.id, messageTs: message.ts }),
        actions: [action],
      });
    },

    async actInView(user, viewId, blockId, actionId, value, state) {
      const view = viewSeenBy(workspace, viewId, user);
      const found = findElement(blocksOf(view), blockId, actionId);
      if (!found) throw new Error(`view ${viewId} shows no element ${blockId}/${actionId}`);
      keepTyped(workspace, view, state);
      const action = actionPayload(found, value, workspace.ts.next());
      view.state = stateAfter(view.state, found, action);
      return interact({
        ...interactionBase(workspace, 'block_actions', user),
        container: { type: 'view', view_id: view.id },
        trigger_id: triggers.make(user),
        view: viewPayload(workspace, view),
        actions: [action],
      });
    },

    async submit(user, viewId, state) {
      const view = viewSeenBy(workspace, viewId, user);
      keepTyped(workspace, view, state);
      const locale = workspace.users.get(user)?.locale ?? 'en-US';
      view.errors = correctionsOf(blocksOf(view), view.state, locale);
      workspace.changed();
      if (Object.keys(view.errors).length > 0) return { kind: 'corrections', errors: view.errors };
      const delivered = await wire.send('interaction', {
        ...interactionBase(workspace, 'view_submission', user),
        trigger_id: triggers.make(user),
        view: viewPayload(workspace, view),
        response_urls: [],
      });
      return failureOf(delivered) ?? followAnswer(workspace, view, delivered.body);
    },

    async closeView(user, viewId) {
      const view = viewSeenBy(workspace, viewId, user);
      const clearsAll = view.view['clear_on_close'] === true || stackOf(workspace, user).length === 1;
      const payload = viewPayload(workspace, view);
      if (clearsAll) clearStack(workspace, user);
      else closeTop(workspace, user);
      if (view.view['notify_on_close'] !== true) return { kind: 'acknowledged' };
      return interact({
        ...interactionBase(workspace, 'view_closed', user),
        view: payload,
        is_cleared: view.view['clear_on_close'] === true,
      });
    },

    async shortcut(user, at, callbackId) {
      const message = messageSeenBy(workspace, at, user);
      const channel = channelSeenBy(workspace, at.channel, user);
      return interact({
        ...interactionBase(workspace, 'message_action', user),
        action_ts: workspace.ts.next(),
        callback_id: callbackId,
        trigger_id: triggers.make(user),
        response_url: responseUrl({ user, channel: channel.id, messageTs: message.ts }),
        message_ts: message.ts,
        channel: { id: channel.id, name: channelNameShown(channel) },
        message: messagePayload(workspace, message),
      });
    },
  };
}

/** What a command's acknowledgement said is shown, as if it had come by the response_url. */
function showAnswer(world: World, origin: Origin, body: string): GestureOutcome {
  if (body.trim() === '') return { kind: 'acknowledged' };
  try {
    const answer = parseJson(body);
    world.responseUrls.respond(origin, isObject(answer) ? answer : { text: body });
    return { kind: 'acknowledged' };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { kind: 'failed', reason: 'http_error', status: 200, detail: error.message };
  }
}

const blocksOf = (view: StoredView): JsonObject[] => objectsIn(view.view['blocks']);

function keepTyped(workspace: Workspace, view: StoredView, typed: ViewState): void {
  const blocks = blocksOf(view);
  const given = withWholeFiles(workspace, completeState(blocks, typed));
  view.state = mergeState(mergeState(initialState(blocks), view.state), given);
  workspace.changed();
}

/** A form names its files by id; the app is told of them in full. */
function withWholeFiles(workspace: Workspace, typed: ViewState): ViewState {
  return mapState(typed, (value) => {
    if (!('files' in value)) return value;
    const files = objectsIn(value['files']).flatMap((file) => workspace.files.get(String(file['id'])) ?? []);
    return { ...value, files: files.map((file) => filePayload(workspace, file)) };
  });
}
