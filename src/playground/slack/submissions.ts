import { inputBlockIds, isCorrections } from './client-checks.ts';
import type { Delivered } from './deliver.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { SlackRefusal } from './refusal.ts';
import type { GestureOutcome } from './simulator-types.ts';
import { clearStack, closeTop, MOST_VIEWS_IN_A_STACK, pushView, replaceView, stackOf } from './view-stacks.ts';
import { readView } from './web-api/views.ts';
import type { StoredView, Workspace } from './workspace.ts';

/** What the person sees when a delivery failed; undefined when the app answered well. */
export function failureOf(delivered: Delivered): GestureOutcome | undefined {
  const { status } = delivered;
  if (status === 'timeout' || status === 'connection_failed') return { kind: 'failed', reason: status };
  return status >= 200 && status < 300 ? undefined : { kind: 'failed', reason: 'http_error', status };
}

const refused = (detail: string): GestureOutcome => ({ kind: 'failed', reason: 'http_error', status: 200, detail });

/**
 * Does what the app answered to a `view_submission`: docs.slack.dev/surfaces/modals#response_actions.
 * An answer that Slack can't use leaves the modal as it was, with a general warning.
 */
export function followAnswer(workspace: Workspace, view: StoredView, body: string): GestureOutcome {
  if (body.trim() === '') return close(workspace, view);
  const answer = parseJson(body);
  if (!isObject(answer)) return refused('the answer is not JSON');
  try {
    return follow(workspace, view, answer);
  } catch (error) {
    if (error instanceof SlackRefusal) return refused(error.message);
    throw error;
  }
}

function follow(workspace: Workspace, view: StoredView, answer: JsonObject): GestureOutcome {
  switch (answer['response_action']) {
    case undefined:
      return Object.keys(answer).length === 0 ? close(workspace, view) : refused('response_action is missing');
    case 'clear':
      clearStack(workspace, view.user);
      return { kind: 'acknowledged' };
    case 'errors':
      return correct(workspace, view, answer['errors']);
    case 'update':
      replaceView(workspace, view, readView(workspace, answer['view'], 'modal'));
      return { kind: 'acknowledged' };
    case 'push':
      return push(workspace, view, readView(workspace, answer['view'], 'modal'));
    default:
      return refused(`unknown response_action: ${String(answer['response_action'])}`);
  }
}

function close(workspace: Workspace, view: StoredView): GestureOutcome {
  if (stackOf(workspace, view.user).at(-1) === view.id) closeTop(workspace, view.user);
  return { kind: 'acknowledged' };
}

function push(workspace: Workspace, view: StoredView, pushed: JsonObject): GestureOutcome {
  if (stackOf(workspace, view.user).length >= MOST_VIEWS_IN_A_STACK) return refused('push_limit_reached');
  pushView(workspace, view.user, pushed);
  return { kind: 'acknowledged' };
}

function correct(workspace: Workspace, view: StoredView, errors: unknown): GestureOutcome {
  if (!isCorrections(errors) || Object.keys(errors).length === 0) return refused('errors must be texts by block_id');
  const inputs = inputBlockIds(view.view);
  const stranger = Object.keys(errors).find((blockId) => !inputs.has(blockId));
  if (stranger !== undefined) return refused(`no input block has the block_id "${stranger}"`);
  view.errors = errors;
  workspace.changed();
  return { kind: 'corrections', errors };
}
