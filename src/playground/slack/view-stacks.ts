import { withIds } from './block-kit/ids.ts';
import { initialState, mergeState } from './element-state.ts';
import { makeSlackId, randomLetters } from './ids.ts';
import { isObject, type JsonObject, objectsIn, textIn } from './json.ts';
import type { SlackId } from './simulator-types.ts';
import type { StoredView, Workspace } from './workspace.ts';

/** How many modals one person may have over each other. */
export const MOST_VIEWS_IN_A_STACK = 3;

const hashAt = (workspace: Workspace): string => `${Math.floor(workspace.now() / 1000)}.${randomLetters(8)}`;

export function topView(workspace: Workspace, user: SlackId): StoredView | undefined {
  const id = stackOf(workspace, user).at(-1);
  return id === undefined ? undefined : workspace.views.get(id);
}

export function stackOf(workspace: Workspace, user: SlackId): readonly string[] {
  return workspace.stacks.get(user) ?? [];
}

/** Opens a first modal; what was open is gone. */
export function openView(workspace: Workspace, user: SlackId, view: JsonObject): StoredView {
  clearStack(workspace, user);
  return put(workspace, user, view, undefined);
}

/** Puts a modal over the open one. The caller has checked that there is one, and room. */
export function pushView(workspace: Workspace, user: SlackId, view: JsonObject): StoredView {
  return put(workspace, user, view, topView(workspace, user));
}

function put(workspace: Workspace, user: SlackId, view: JsonObject, over: StoredView | undefined): StoredView {
  const id = makeSlackId('V');
  const stored = makeView(workspace, user, 'modal', view, {
    id,
    rootId: over?.rootId ?? id,
    previousId: over?.id ?? null,
  });
  workspace.views.set(id, stored);
  workspace.stacks.set(user, [...stackOf(workspace, user), id]);
  workspace.changed();
  return stored;
}

function makeView(
  workspace: Workspace,
  user: SlackId,
  type: StoredView['type'],
  view: JsonObject,
  place: Pick<StoredView, 'id' | 'rootId' | 'previousId'>,
): StoredView {
  const complete = { ...view, blocks: withIds(objectsIn(view['blocks'])) };
  return {
    ...place,
    user,
    type,
    hash: hashAt(workspace),
    view: complete,
    errors: {},
    state: initialState(complete.blocks),
  };
}

/** Shows another form in the same place. What was typed stays where block_id, action_id and kind of element are the same. */
export function replaceView(workspace: Workspace, stored: StoredView, view: JsonObject): void {
  const blocks = withIds(objectsIn(view['blocks']));
  stored.view = { ...view, blocks };
  stored.hash = hashAt(workspace);
  stored.errors = {};
  stored.state = mergeState(initialState(blocks), stored.state);
  workspace.changed();
}

export function publishHome(workspace: Workspace, user: SlackId, view: JsonObject): StoredView {
  const known = homeOf(workspace, user);
  if (known) {
    replaceView(workspace, known, view);
    return known;
  }
  const id = makeSlackId('V');
  const stored = makeView(workspace, user, 'home', view, { id, rootId: id, previousId: null });
  workspace.views.set(id, stored);
  workspace.homes.set(user, id);
  workspace.changed();
  return stored;
}

export function homeOf(workspace: Workspace, user: SlackId): StoredView | undefined {
  const id = workspace.homes.get(user);
  return id === undefined ? undefined : workspace.views.get(id);
}

/** Takes the modal that this person sees away; the one beneath shows again. */
export function closeTop(workspace: Workspace, user: SlackId): void {
  const stack = stackOf(workspace, user);
  const closed = stack.at(-1);
  if (closed !== undefined) workspace.views.delete(closed);
  workspace.stacks.set(user, stack.slice(0, -1));
  workspace.changed();
}

export function clearStack(workspace: Workspace, user: SlackId): void {
  for (const id of stackOf(workspace, user)) workspace.views.delete(id);
  workspace.stacks.delete(user);
  workspace.changed();
}

/** A view as Slack writes it in answers and in payloads. */
export function viewPayload(workspace: Workspace, stored: StoredView): JsonObject {
  const { view } = stored;
  return {
    id: stored.id,
    team_id: workspace.team.id,
    type: stored.type,
    blocks: view['blocks'],
    private_metadata: textIn(view['private_metadata']) ?? '',
    callback_id: textIn(view['callback_id']) ?? '',
    external_id: textIn(view['external_id']) ?? '',
    state: { values: stored.state },
    hash: stored.hash,
    title: isObject(view['title']) ? view['title'] : { type: 'plain_text', text: 'View Title', emoji: true },
    close: view['close'] ?? null,
    submit: view['submit'] ?? null,
    clear_on_close: view['clear_on_close'] === true,
    notify_on_close: view['notify_on_close'] === true,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: workspace.app.id,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.app.botId,
  };
}
