import { z } from 'zod';
import { checkView } from '../block-kit/check.ts';
import { slackFileFaults } from '../block-kit/slack-files.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { refusedBlocks, SlackRefusal } from '../refusal.ts';
import type { SlackId } from '../simulator-types.ts';
import {
  homeOf,
  MOST_VIEWS_IN_A_STACK,
  openView,
  publishHome,
  pushView,
  replaceView,
  stackOf,
  topView,
  viewPayload,
} from '../view-stacks.ts';
import type { StoredView, Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { method } from './method.ts';

const LARGEST_VIEW_BYTES = 250_000;

/**
 * A view that Slack would take.
 * @throws SlackRefusal `view_too_large`, `invalid_arguments` with JSON pointers
 */
export function readView({ files }: Pick<Workspace, 'files'>, given: unknown, surface: 'modal' | 'home'): JsonObject {
  const view = typeof given === 'string' ? parseJson(given) : given;
  if (!isObject(view)) {
    throw new SlackRefusal('invalid_arguments', { messages: ['[ERROR] must provide an object [json-pointer:/view]'] });
  }
  if (Buffer.byteLength(JSON.stringify(view)) > LARGEST_VIEW_BYTES) throw new SlackRefusal('view_too_large');
  const faults = [...checkView(view, surface), ...slackFileFaults(files, view['blocks'], '/view/blocks')];
  if (faults.length > 0) throw refusedBlocks('invalid_arguments', faults);
  return view;
}

/** The person whose gesture made this trigger, still usable. It is used up only by a view that Slack took. */
function whoTriggered({ triggers }: World, triggerId: string): SlackId {
  const use = triggers.look(triggerId);
  if (use.kind === 'refused') throw new SlackRefusal(use.error);
  return use.user;
}

function checkExternalId(workspace: Workspace, view: JsonObject, except?: StoredView): void {
  const id = view['external_id'];
  if (typeof id !== 'string' || id === '') return;
  const isTaken = [...workspace.views.values()].some((other) => other !== except && other.view['external_id'] === id);
  if (isTaken) throw new SlackRefusal('duplicate_external_id');
}

const fromTrigger = z.object({ trigger_id: z.string(), view: z.unknown() });

const open = method(fromTrigger, (world, given) => {
  const view = readView(world.workspace, given.view, 'modal');
  const user = whoTriggered(world, given.trigger_id);
  checkExternalId(world.workspace, view);
  const opened = openView(world.workspace, user, view);
  world.triggers.useUp(given.trigger_id);
  return { view: viewPayload(world.workspace, opened) };
});

const push = method(fromTrigger, (world, given) => {
  const view = readView(world.workspace, given.view, 'modal');
  const user = whoTriggered(world, given.trigger_id);
  checkExternalId(world.workspace, view);
  if (!topView(world.workspace, user)) throw new SlackRefusal('not_found');
  if (stackOf(world.workspace, user).length >= MOST_VIEWS_IN_A_STACK) throw new SlackRefusal('push_limit_reached');
  const pushed = pushView(world.workspace, user, view);
  world.triggers.useUp(given.trigger_id);
  return { view: viewPayload(world.workspace, pushed) };
});

const update = method(
  z.object({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
    view: z.unknown(),
  }),
  ({ workspace }, given) => {
    const view = readView(workspace, given.view, 'modal');
    const stored = [...workspace.views.values()].find((candidate) =>
      given.view_id === undefined
        ? given.external_id !== undefined && candidate.view['external_id'] === given.external_id
        : candidate.id === given.view_id,
    );
    if (stored?.type !== 'modal') throw new SlackRefusal('not_found');
    if (given.hash !== undefined && given.hash !== stored.hash) throw new SlackRefusal('hash_conflict');
    checkExternalId(workspace, view, stored);
    replaceView(workspace, stored, view);
    return { view: viewPayload(workspace, stored) };
  },
);

const publish = method(
  z.object({ user_id: z.string(), view: z.unknown(), hash: z.string().optional() }),
  ({ workspace }, given) => {
    const view = readView(workspace, given.view, 'home');
    if (workspace.users.get(given.user_id)?.isBot !== false) throw new SlackRefusal('user_not_found');
    const known = homeOf(workspace, given.user_id);
    if (given.hash !== undefined && given.hash !== known?.hash) throw new SlackRefusal('hash_conflict');
    checkExternalId(workspace, view, known);
    return { view: viewPayload(workspace, publishHome(workspace, given.user_id, view)) };
  },
);

export const viewMethods = { 'views.open': open, 'views.push': push, 'views.update': update, 'views.publish': publish };
