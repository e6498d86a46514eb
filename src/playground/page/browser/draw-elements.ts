import type {
  BlockElement,
  ButtonElement,
  CheckboxesElement,
  DateTimePickerElement,
  FileInputElement,
  ImageElement,
  MultiSelectElement,
  Option,
  OverflowElement,
  RadioButtonsElement,
  SelectElement,
  StatefulElement,
  TextInputElement,
} from '../block-kit.ts';
import { confirmed } from './ask.ts';
import { addressOf, attachFiles, drawChosenFiles } from './attach.ts';
import { create, createButton, freshId, safeAddress } from './dom.ts';
import { drawText, plainText } from './draw-text.ts';
import type { Drawing, Surface } from './drawing.ts';
import { chosenValues, type ElementState, filesOf, optionsOf } from './element-state.ts';
import { icon } from './icons.ts';
import { attachMenu } from './menu.ts';
import { toast } from './toast.ts';

/** Where an element stands and what its changes do. */
export interface Place {
  readonly blockId: string;
  readonly surface: Surface;
  readonly drawing: Drawing;
  /** Every change goes to the app: always in sections and actions, in input blocks with `dispatch_action`. */
  readonly dispatches: boolean;
  /** What the field is called, for the ears, when no label is tied to it. */
  readonly label?: string;
  /** The id that the field's own label points to. */
  readonly fieldId?: string;
  readonly isRequired?: boolean;
}

export function drawElement(element: BlockElement, place: Place): HTMLElement {
  const drawn = drawBare(element, place);
  if ('action_id' in element && element.action_id !== undefined) {
    drawn.dataset['actionId'] = element.action_id;
    drawn.dataset['focus'] ??= focusName(place, element.action_id);
  }
  return drawn;
}

function drawBare(element: BlockElement, place: Place): HTMLElement {
  switch (element.type) {
    case 'button':
      return drawButton(element, place);
    case 'overflow':
      return drawOverflow(element, place);
    case 'image':
      return drawImage(element, place.drawing);
    case 'plain_text_input':
    case 'url_text_input':
    case 'email_text_input':
    case 'number_input':
      return drawTextInput(element, place);
    case 'static_select':
      return drawSelect(element, place);
    case 'multi_static_select':
      return drawMultiSelect(element, place);
    case 'radio_buttons':
    case 'checkboxes':
      return drawChoices(element, place);
    case 'datepicker':
      return drawPicker(element, place, 'date', 'selected_date');
    case 'timepicker':
      return drawPicker(element, place, 'time', 'selected_time');
    case 'datetimepicker':
      return drawDateTimePicker(element, place);
    case 'users_select':
      return drawReferenceSelect(element, place, 'selected_user', peopleOf(place.drawing));
    case 'multi_users_select':
      return drawMultiReferences(element, place, 'selected_users', peopleOf(place.drawing));
    case 'channels_select':
      return drawReferenceSelect(element, place, 'selected_channel', channelsOf(place.drawing));
    case 'conversations_select':
      return drawReferenceSelect(element, place, 'selected_conversation', channelsOf(place.drawing));
    case 'multi_conversations_select':
      return drawMultiReferences(element, place, 'selected_conversations', channelsOf(place.drawing));
    case 'file_input':
      return drawFileInput(element, place);
    default:
      return drawUnknown(element, place.drawing);
  }
}

/** Said aloud on the page rather than left out: what the app sent and this page cannot show. */
export function drawUnknown(thing: { readonly type: string }, drawing: Drawing): HTMLElement {
  return create('span', { class: 'not-drawn' }, drawing.words.notDrawn(thing.type));
}

/** Pictures from elsewhere are not fetched (the page works offline): their text stands for them. */
export function drawImage(
  image: Pick<ImageElement, 'image_url' | 'slack_file' | 'alt_text'>,
  drawing: Drawing,
): HTMLElement {
  const fileId = image.slack_file?.id ?? /-(F[A-Z0-9]+)\//.exec(image.slack_file?.url ?? '')?.[1];
  if (fileId !== undefined) return drawKeptPicture(fileId, image.alt_text || drawing.words.image);
  const url = image.image_url ?? '';
  if (url.startsWith('data:image/')) return create('img', { src: url, alt: image.alt_text });
  const address = safeAddress(url);
  const text = image.alt_text || drawing.words.image;
  return create(
    'span',
    { class: 'picture', role: 'img', 'aria-label': text },
    address === undefined
      ? `🖼 ${text}`
      : create('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, `🖼 ${text}`),
  );
}

/** A picture of the workspace; its text stands for it once the page's server has forgotten the content. */
function drawKeptPicture(fileId: string, text: string): HTMLElement {
  const picture = create('img', { src: addressOf(fileId), alt: text });
  const holder = create('span', { class: 'kept-picture' }, picture);
  picture.addEventListener('error', () => {
    picture.replaceWith(create('span', { class: 'picture' }, `🖼 ${text}`));
  });
  return holder;
}

function focusName(place: Place, actionId: string): string {
  return `${place.surface.name} ${place.blockId} ${actionId}`;
}

function drawButton(element: ButtonElement, place: Place): HTMLElement {
  const button = createButton(
    { class: `button ${element.style ?? ''}`, 'aria-label': element.accessibility_label },
    async () => {
      if (!(await confirmed(element.confirm, place.drawing))) return;
      const address = safeAddress(element.url ?? '');
      if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
      const value = { type: 'button', ...(element.value === undefined ? {} : { value: element.value }) };
      place.surface.act(place.blockId, element.action_id, value, button);
    },
    plainText(element.text),
  );
  if (element.accessibility_label !== undefined) button.title = element.accessibility_label;
  return button;
}

function drawOverflow(element: OverflowElement, place: Place): HTMLElement {
  const toggle = createButton(
    {
      class: 'button overflow-toggle',
      'aria-label': place.drawing.words.more,
      'data-focus': focusName(place, element.action_id ?? ''),
    },
    () => undefined,
    '⋯',
  );
  attachMenu(toggle, place.drawing.words.more, () => [
    {
      entries: element.options.map((option) => ({
        key: option.value ?? '',
        label: drawText(option.text, place.drawing),
        choose: async () => {
          if (!(await confirmed(element.confirm, place.drawing))) return;
          const address = safeAddress(option.url ?? '');
          if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
          place.surface.act(place.blockId, element.action_id, { type: 'overflow', selected_option: option }, toggle);
        },
      })),
    },
  ]);
  return create('span', { class: 'overflow' }, toggle);
}

function drawFileInput(element: FileInputElement, place: Place): HTMLElement {
  const { words } = place.drawing;
  const list = create('ul', { class: 'chosen-files' });
  const button = createButton(
    { class: 'button', 'data-focus': focusName(place, `${element.action_id} attach`) },
    () => undefined,
    icon('clip'),
    words.attach,
  );
  const group = { class: 'file-input', role: 'group', 'aria-label': place.label };
  const holder = create('div', group, list, create('span', {}, button));
  const chosen = () => filesOf(place.surface.stateOf(place.blockId, element));
  const show = () => {
    list.replaceChildren(
      ...drawChosenFiles(chosen(), words, (taken) => {
        keep(chosen().filter(({ id }) => id !== taken.id));
        button.focus();
      }),
    );
  };
  const keep = (files: ReturnType<typeof chosen>) => {
    void changed(element, { type: element.type, files }, place, button, show);
    show();
  };
  attachFiles(button, {
    words: () => words,
    me: () => place.drawing.me,
    attached: (file) => {
      keep([...chosen(), file]);
      toast(words.attached(file.name));
    },
    failed: toast,
  });
  show();
  return holder;
}

function labelling(place: Place): Record<string, string | undefined> {
  return place.fieldId === undefined
    ? { 'aria-label': place.label }
    : { id: place.fieldId, 'aria-required': place.isRequired ? 'true' : undefined };
}

function drawTextInput(element: TextInputElement, place: Place): HTMLElement {
  const state = place.surface.stateOf(place.blockId, element);
  const attributes = {
    ...labelling(place),
    class: 'field',
    placeholder: element.placeholder && plainText(element.placeholder),
    maxlength: element.max_length,
    autocomplete: 'off',
  };
  const field = element.multiline
    ? create('textarea', { ...attributes, rows: 4 })
    : create('input', { ...attributes, type: 'text', inputmode: INPUT_MODES[element.type] });
  field.value = String(state['value'] ?? '');
  const read = (): ElementState => ({ type: element.type, value: field.value === '' ? null : field.value });
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  field.addEventListener('input', () => {
    place.surface.typed(place.blockId, element.action_id, read());
    if (place.dispatches && triggers.includes('on_character_entered')) {
      place.surface.act(place.blockId, element.action_id, read(), field);
    }
  });
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || element.multiline || event.isComposing) return;
    if (!place.dispatches || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    place.surface.act(place.blockId, element.action_id, read(), field);
  });
  return field;
}

const INPUT_MODES = {
  plain_text_input: 'text',
  url_text_input: 'url',
  email_text_input: 'email',
  number_input: 'decimal',
} as const;

/** A change of a choice: remembered, and sent when this element dispatches; a refused confirmation takes it back. */
async function changed(
  element: StatefulElement,
  state: ElementState,
  place: Place,
  field: HTMLElement,
  undo: () => void,
) {
  if (place.dispatches && !(await confirmed(element.confirm, place.drawing))) return undo();
  place.surface.typed(place.blockId, element.action_id, state);
  if (place.dispatches) place.surface.act(place.blockId, element.action_id, state, field);
}

function drawSelect(element: SelectElement, place: Place): HTMLElement {
  const options = optionsOf(element);
  const select = create('select', { ...labelling(place), class: 'field' }, emptyOption(element.placeholder, place));
  const add = (to: HTMLElement, option: Option) =>
    to.append(create('option', { value: options.indexOf(option) }, plainText(option.text)));
  for (const option of element.options ?? []) add(select, option);
  for (const group of element.option_groups ?? []) {
    const holder = create('optgroup', { label: plainText(group.label) });
    for (const option of group.options) add(holder, option);
    select.append(holder);
  }
  const show = () => {
    const [chosen] = chosenValues(place.surface.stateOf(place.blockId, element));
    select.value = chosen === undefined ? '' : String(options.findIndex((option) => option.value === chosen));
  };
  show();
  select.addEventListener('change', () => {
    const chosen = select.value === '' ? null : (options[Number(select.value)] ?? null);
    void changed(element, { type: element.type, selected_option: chosen }, place, select, show);
  });
  return select;
}

function emptyOption(placeholder: { readonly text: string } | undefined, place: Place): HTMLElement {
  return create('option', { value: '' }, placeholder ? plainText(placeholder) : place.drawing.words.choose);
}

function drawMultiSelect(element: MultiSelectElement, place: Place): HTMLElement {
  const groups = element.option_groups ?? [{ label: undefined, options: element.options ?? [] }];
  return drawChecklist(element, place, groups, true);
}

function drawChoices(element: RadioButtonsElement | CheckboxesElement, place: Place): HTMLElement {
  return drawChecklist(element, place, [{ label: undefined, options: element.options }], false);
}

function drawChecklist(
  element: MultiSelectElement | RadioButtonsElement | CheckboxesElement,
  place: Place,
  groups: readonly { readonly label: { readonly text: string } | undefined; readonly options: readonly Option[] }[],
  isBoxed: boolean,
): HTMLElement {
  const isRadio = element.type === 'radio_buttons';
  const name = freshId('choice');
  const holder = create('div', {
    class: isBoxed ? 'checklist boxed' : 'checklist',
    role: isRadio ? 'radiogroup' : 'group',
    'aria-label': place.label,
  });
  const boxes: { readonly box: HTMLInputElement; readonly option: Option }[] = [];
  for (const group of groups) {
    if (group.label) holder.append(create('p', { class: 'checklist-group' }, plainText(group.label)));
    for (const option of group.options) {
      const box = create('input', {
        type: isRadio ? 'radio' : 'checkbox',
        name,
        'data-value': option.value,
        'data-focus': focusName(place, `${element.action_id} ${option.value}`),
      });
      boxes.push({ box, option });
      const text = create('span', { class: 'choice-text' }, ...drawText(option.text, place.drawing));
      if (option.description)
        text.append(create('span', { class: 'choice-description' }, ...drawText(option.description, place.drawing)));
      holder.append(create('label', { class: 'choice' }, box, text));
    }
  }
  const show = () => {
    const chosen = chosenValues(place.surface.stateOf(place.blockId, element));
    for (const { box, option } of boxes) box.checked = option.value !== undefined && chosen.includes(option.value);
  };
  show();
  holder.addEventListener('change', () => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ option }) => option);
    const state = isRadio ? { selected_option: chosen[0] ?? null } : { selected_options: chosen };
    void changed(element, { type: element.type, ...state }, place, holder, show);
  });
  return holder;
}

function drawPicker(element: StatefulElement, place: Place, type: 'date' | 'time', key: string): HTMLElement {
  const field = create('input', { ...labelling(place), class: 'field short', type });
  const show = () => {
    field.value = String(place.surface.stateOf(place.blockId, element)[key] ?? '');
  };
  show();
  field.addEventListener('change', () => {
    void changed(element, { type: element.type, [key]: field.value || null }, place, field, show);
  });
  return field;
}

function drawDateTimePicker(element: DateTimePickerElement, place: Place): HTMLElement {
  const field = create('input', { ...labelling(place), class: 'field short', type: 'datetime-local' });
  const show = () => {
    const seconds = place.surface.stateOf(place.blockId, element)['selected_date_time'];
    field.value = typeof seconds === 'number' ? localInput(seconds) : '';
  };
  show();
  field.addEventListener('change', () => {
    const at = field.value === '' ? null : Math.floor(new Date(field.value).getTime() / 1000);
    void changed(element, { type: element.type, selected_date_time: at }, place, field, show);
  });
  return field;
}

/** `2026-11-22T14:05`, in the browser's zone, as a datetime-local field holds it. */
function localInput(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function peopleOf(drawing: Drawing): readonly Named[] {
  return [...drawing.users.values()].filter((user) => !user.isBot).map(({ id, realName }) => ({ id, name: realName }));
}

function channelsOf(drawing: Drawing): readonly Named[] {
  return [...drawing.channels.values()]
    .filter((channel) => !channel.isDirect)
    .map(({ id, name }) => ({ id, name: `#${name}` }));
}

function drawReferenceSelect(
  element: Extract<StatefulElement, { type: 'users_select' | 'channels_select' | 'conversations_select' }>,
  place: Place,
  key: string,
  offered: readonly Named[],
): HTMLElement {
  const select = create('select', { ...labelling(place), class: 'field' }, emptyOption(element.placeholder, place));
  for (const { id, name } of offered) select.append(create('option', { value: id }, name));
  const show = () => {
    select.value = String(place.surface.stateOf(place.blockId, element)[key] ?? '');
  };
  show();
  select.addEventListener('change', () => {
    void changed(element, { type: element.type, [key]: select.value || null }, place, select, show);
  });
  return select;
}

function drawMultiReferences(
  element: Extract<StatefulElement, { type: 'multi_users_select' | 'multi_conversations_select' }>,
  place: Place,
  key: string,
  offered: readonly Named[],
): HTMLElement {
  const holder = create('div', { class: 'checklist boxed', role: 'group', 'aria-label': place.label });
  const boxes = offered.map(({ id, name }) => {
    const box = create('input', {
      type: 'checkbox',
      'data-value': id,
      'data-focus': focusName(place, `${element.action_id} ${id}`),
    });
    holder.append(create('label', { class: 'choice' }, box, create('span', { class: 'choice-text' }, name)));
    return { id, box };
  });
  const show = () => {
    const chosen = place.surface.stateOf(place.blockId, element)[key];
    for (const { id, box } of boxes) box.checked = Array.isArray(chosen) && chosen.includes(id);
  };
  show();
  holder.addEventListener('change', () => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ id }) => id);
    void changed(element, { type: element.type, [key]: chosen }, place, holder, show);
  });
  return holder;
}
