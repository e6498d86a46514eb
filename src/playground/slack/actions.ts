import { findElement, type InteractiveElement } from './block-kit/interactive-elements.ts';
import { valueShapeOf } from './element-state.ts';
import { isObject, type JsonObject, objectsIn, present } from './json.ts';
import type { ViewState } from './simulator-types.ts';
import type { StoredMessage } from './workspace.ts';

/** What an action repeats of its element. */
const REPEATED = [
  'text',
  'value',
  'style',
  'url',
  'icon',
  'confirm',
  'placeholder',
  'initial_option',
  'initial_options',
];

/**
 * One entry of `actions` in a block_actions payload: Bolt's `BlockElementAction`.
 * `given` is what the person chose; a button needs nothing.
 * @throws Error when the element doesn't offer what was chosen
 */
export function actionPayload(found: InteractiveElement, given: JsonObject, actionTs: string): JsonObject {
  const { element } = found;
  const type = String(element['type']);
  return present({
    ...Object.fromEntries(REPEATED.filter((key) => key in element).map((key) => [key, element[key]])),
    ...(type === 'button' ? {} : chosen(element, given)),
    type,
    block_id: found.blockId,
    action_id: found.actionId,
    action_ts: actionTs,
  });
}

/** Options come whole from the element, whatever part of them the person's screen named. */
function chosen(element: JsonObject, given: JsonObject): JsonObject {
  const offered = offeredOptions(element);
  if (offered.length === 0) return given;
  const one = given['selected_option'];
  const many = given['selected_options'];
  return {
    ...given,
    ...(isObject(one) ? { selected_option: offeredOption(offered, one) } : {}),
    ...(Array.isArray(many)
      ? { selected_options: objectsIn(many).map((option) => offeredOption(offered, option)) }
      : {}),
  };
}

function offeredOptions(element: JsonObject): JsonObject[] {
  return [
    ...objectsIn(element['options']),
    ...objectsIn(element['option_groups']).flatMap((group) => objectsIn(group['options'])),
  ];
}

function offeredOption(offered: readonly JsonObject[], wanted: JsonObject): JsonObject {
  const option = offered.find((candidate) => candidate['value'] === wanted['value']);
  if (!option) throw new Error(`nothing to choose has the value ${JSON.stringify(wanted['value'])}`);
  return option;
}

/** Typed form values, with options made whole. */
export function completeState(blocks: readonly JsonObject[], typed: ViewState): ViewState {
  return Object.fromEntries(
    Object.entries(typed).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, value]) => {
          const found = findElement(blocks, blockId, actionId);
          return [actionId, found ? chosen(found.element, value) : value];
        }),
      ),
    ]),
  );
}

/** The state after this action, for the elements that keep one. */
export function stateAfter(state: ViewState, found: InteractiveElement, action: JsonObject): ViewState {
  const shape = valueShapeOf(found.element);
  if (!shape || !(shape.key in action)) return state;
  const value = { type: found.element['type'], [shape.key]: action[shape.key] };
  return { ...state, [found.blockId]: { ...state[found.blockId], [found.actionId]: value } };
}

/** What was clicked: on the message as it is, or as it was a moment ago on a screen that hadn't caught up. */
export function clickedElement(
  message: StoredMessage,
  blockId: string,
  actionId: string,
): InteractiveElement | undefined {
  for (const blocks of [message.blocks, ...message.pastBlocks]) {
    const found = findElement(blocks, blockId, actionId);
    if (found) return found;
  }
  return undefined;
}
