import type {
  FileInputElement,
  InputBlock,
  KitBlock,
  Option,
  StatefulElement,
  TextInputElement,
} from '../block-kit.ts';
import type { PageFile } from '../protocol.ts';
import type { Words } from './words.ts';

/** The value of one element, in the shape that `view.state.values` has for its kind. */
export type ElementState = Readonly<Record<string, unknown>>;
export type TypedState = Record<string, Record<string, ElementState>>;

const STATEFUL: ReadonlySet<string> = new Set<StatefulElement['type']>([
  'plain_text_input',
  'url_text_input',
  'email_text_input',
  'number_input',
  'static_select',
  'multi_static_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'users_select',
  'multi_users_select',
  'channels_select',
  'conversations_select',
  'multi_conversations_select',
  'file_input',
]);

function isStateful(element: { readonly type: string }): element is StatefulElement {
  return STATEFUL.has(element.type);
}

/** What an element holds before anybody touched it. */
function initialState(element: StatefulElement): ElementState {
  switch (element.type) {
    case 'plain_text_input':
    case 'url_text_input':
    case 'email_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type: element.type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type: element.type, selected_conversations: element.initial_conversations ?? [] };
    case 'file_input':
      return { type: element.type, files: [] };
  }
}

/** Every option of a select, its groups opened. */
export function optionsOf(element: StatefulElement): readonly Option[] {
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
  }
  return element.type === 'radio_buttons' || element.type === 'checkboxes' ? element.options : [];
}

/**
 * What people typed and chose on one surface, by block and action. It outlives redraws: an element that comes back under
 * the same block_id, action_id and kind gets its value back, as in Slack's `views.update`.
 */
export class TypedValues {
  readonly #typed = new Map<string, ElementState>();

  /** Starts from what the workspace already heard, so that a reload of the page loses nothing that was sent. */
  constructor(heard: Readonly<Record<string, Readonly<Record<string, ElementState>>>> = {}) {
    for (const [blockId, actions] of Object.entries(heard)) {
      for (const [actionId, state] of Object.entries(actions)) this.set(blockId, actionId, state);
    }
  }

  of(blockId: string, element: StatefulElement): ElementState {
    const typed = this.#typed.get(keyOf(blockId, element.action_id));
    if (typed?.['type'] !== element.type) return initialState(element);
    return stillOffered(typed, element) ? typed : initialState(element);
  }

  set(blockId: string, actionId: string | undefined, state: ElementState): void {
    this.#typed.set(keyOf(blockId, actionId), state);
  }

  /** `view.state.values` for these blocks. */
  collect(blocks: readonly KitBlock[]): TypedState {
    const values: TypedState = {};
    blocks.forEach((block, index) => {
      const blockId = blockIdOf(block, index);
      for (const element of statefulElementsOf(block)) {
        values[blockId] = { ...values[blockId], [element.action_id ?? '']: this.of(blockId, element) };
      }
    });
    return values;
  }
}

function keyOf(blockId: string, actionId: string | undefined): string {
  return JSON.stringify([blockId, actionId ?? '']);
}

/** A choice that the app has withdrawn from the list is no longer a choice. */
function stillOffered(state: ElementState, element: StatefulElement): boolean {
  const offered = optionsOf(element);
  if (offered.length === 0) return true;
  return chosenValues(state).every((value) => offered.some((option) => option.value === value));
}

/** The values of the chosen options, for selects, radio buttons and checkboxes. */
export function chosenValues(state: ElementState): readonly string[] {
  const chosen = state['selected_options'] ?? [state['selected_option']];
  return Array.isArray(chosen)
    ? chosen.flatMap((option) => (typeof option?.value === 'string' ? [option.value] : []))
    : [];
}

/** The name of a block for its state: its own id, or its place when the app gave none. */
export function blockIdOf(block: KitBlock, index: number): string {
  return block.block_id ?? `#${index}`;
}

function statefulElementsOf(block: KitBlock): readonly StatefulElement[] {
  if (block.type === 'input') return [block.element];
  if (block.type === 'section') return block.accessory && isStateful(block.accessory) ? [block.accessory] : [];
  return block.type === 'actions' ? block.elements.filter(isStateful) : [];
}

/** What Slack's own client says about a field before it lets the form go; undefined when the field may go. */
export function correctionFor(block: InputBlock, state: ElementState, words: Words): string | undefined {
  const { element } = block;
  if (isEmpty(state)) return block.optional ? undefined : words.corrections.required;
  if (element.type === 'multi_static_select') {
    const most = element.max_selected_items;
    return most !== undefined && chosenValues(state).length > most ? words.corrections.tooMany(most) : undefined;
  }
  if (element.type === 'file_input') return filesCorrection(element, filesOf(state), words);
  return isTextInput(element) ? textCorrection(element, String(state['value']), words) : undefined;
}

/** The files that a `file_input` holds, as far as they can be shown. */
export function filesOf(state: ElementState): readonly PageFile[] {
  const files: unknown = state['files'];
  return Array.isArray(files) ? files.filter(isFile) : [];
}

function isFile(held: unknown): held is PageFile {
  return typeof held === 'object' && held !== null && 'id' in held && 'name' in held && 'mimetype' in held;
}

const MOST_FILES = 10;

function filesCorrection(
  { max_files: most = MOST_FILES, filetypes = [] }: FileInputElement,
  files: readonly PageFile[],
  words: Words,
): string | undefined {
  if (files.length > most) return words.tooManyFiles(most);
  const isTaken = ({ name }: PageFile) => filetypes.includes(name.split('.').at(-1)?.toLowerCase() ?? '');
  return filetypes.length === 0 || files.every(isTaken) ? undefined : words.wrongFileKind(filetypes.join(', '));
}

function isTextInput(element: StatefulElement): element is TextInputElement {
  return /^(plain_text|url_text|email_text|number)_input$/.test(element.type);
}

function textCorrection(element: TextInputElement, value: string, words: Words): string | undefined {
  const { corrections } = words;
  switch (element.type) {
    case 'plain_text_input':
      if (value.length < (element.min_length ?? 0)) return corrections.tooShort(element.min_length ?? 0);
      return value.length > (element.max_length ?? Number.POSITIVE_INFINITY)
        ? corrections.tooLong(element.max_length ?? 0)
        : undefined;
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value) ? undefined : corrections.url;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : corrections.email;
    case 'number_input':
      return numberCorrection(element, Number(value.replace(',', '.')), words);
  }
}

function numberCorrection(element: TextInputElement, value: number, { corrections }: Words): string | undefined {
  if (Number.isNaN(value)) return corrections.number;
  if (!element.is_decimal_allowed && !Number.isInteger(value)) return corrections.decimal;
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && value < Number(least)) return corrections.tooSmall(least);
  return most !== undefined && value > Number(most) ? corrections.tooLarge(most) : undefined;
}

function isEmpty(state: ElementState): boolean {
  return Object.entries(state).every(
    ([name, value]) =>
      name === 'type' || value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}
