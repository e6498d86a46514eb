import { interactiveElements } from './block-kit/interactive-elements.ts';
import { isObject, type JsonObject } from './json.ts';
import type { ViewState } from './simulator-types.ts';

interface ValueShape {
  /** The key that holds the value in `state.values` and in actions. */
  readonly key: string;
  /** Where the element says what it starts with. */
  readonly initial?: string;
  readonly empty: null | readonly never[];
}

const written: ValueShape = { key: 'value', initial: 'initial_value', empty: null };
const oneOption: ValueShape = { key: 'selected_option', initial: 'initial_option', empty: null };
const manyOptions: ValueShape = { key: 'selected_options', initial: 'initial_options', empty: [] };

/** The elements that keep a value, and where: the shapes of Bolt's `ViewStateValue`. */
const VALUE_SHAPES: Readonly<Record<string, ValueShape>> = {
  plain_text_input: written,
  email_text_input: written,
  url_text_input: written,
  number_input: written,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  checkboxes: manyOptions,
  multi_static_select: manyOptions,
  multi_external_select: manyOptions,
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { key: 'files', empty: [] },
};

export const valueShapeOf = (element: JsonObject): ValueShape | undefined => VALUE_SHAPES[String(element['type'])];

/** What `state.values` holds before anybody has touched anything: every element that keeps a value, at its initial value. */
export function initialState(blocks: readonly JsonObject[]): ViewState {
  const state: Record<string, Record<string, JsonObject>> = {};
  for (const { blockId, actionId, element } of interactiveElements(blocks)) {
    const shape = valueShapeOf(element);
    if (!shape) continue;
    const initial = shape.initial === undefined ? undefined : element[shape.initial];
    state[blockId] = { ...state[blockId], [actionId]: { type: element['type'], [shape.key]: initial ?? shape.empty } };
  }
  return state;
}

/**
 * What was typed, in the places that the form has: `form` says which there are and what they start with.
 * A value that names another kind of element is left out. An empty text is null, as Slack sends it.
 */
export function mergeState(form: ViewState, typed: ViewState): ViewState {
  return mapState(form, (initial, blockId, actionId) => {
    const given = typed[blockId]?.[actionId];
    if (!given) return initial;
    if (given['type'] !== undefined && given['type'] !== initial['type']) return initial;
    const key = VALUE_SHAPES[String(initial['type'])]?.key ?? 'value';
    if (!(key in given)) return initial;
    return { ...initial, [key]: given[key] === '' ? null : given[key] };
  });
}

export function mapState(
  state: ViewState,
  change: (value: JsonObject, blockId: string, actionId: string) => JsonObject,
): ViewState {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, value]) => [actionId, change(value, blockId, actionId)]),
      ),
    ]),
  );
}

export function isEmptyValue(value: JsonObject | undefined): boolean {
  if (!isObject(value)) return true;
  return Object.entries(value).every(
    ([key, held]) => key === 'type' || held === null || held === '' || (Array.isArray(held) && held.length === 0),
  );
}
