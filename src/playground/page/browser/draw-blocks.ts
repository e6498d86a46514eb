import type { BlockElement, ImageElement, InputBlock, KitBlock, TextObject } from '../block-kit.ts';
import { create, freshId, type Keyed } from './dom.ts';
import { drawElement, drawImage, drawUnknown, type Place } from './draw-elements.ts';
import { drawRichText } from './draw-rich-text.ts';
import { drawText, plainText } from './draw-text.ts';
import { type Drawing, nameOf, type Surface } from './drawing.ts';
import { blockIdOf } from './element-state.ts';
import { spokenText } from './mrkdwn.ts';

/** The blocks of one surface, ready to be put in place: each is redrawn only when it changed. */
export function keyedBlocks(blocks: readonly KitBlock[], surface: Surface, drawing: Drawing): readonly Keyed[] {
  return blocks.map((block, index) => {
    const blockId = blockIdOf(block, index);
    return {
      key: blockId,
      signature: `${drawing.locale} ${JSON.stringify(block)}`,
      draw: () => {
        const drawn = drawBlock(block, { blockId, surface, drawing });
        drawn.dataset['blockId'] = blockId;
        drawn.classList.add('block', `block-${block.type}`);
        return drawn;
      },
    };
  });
}

interface BlockPlace {
  readonly blockId: string;
  readonly surface: Surface;
  readonly drawing: Drawing;
}

function drawBlock(block: KitBlock, place: BlockPlace): HTMLElement {
  const { drawing } = place;
  switch (block.type) {
    case 'section':
      return drawSection(block, place);
    case 'actions':
      return create('div', {}, ...block.elements.map((element) => drawActing(element, place, element.type)));
    case 'context':
      return create('div', {}, ...block.elements.map((element) => drawContextElement(element, drawing)));
    case 'divider':
      return create('hr');
    case 'header':
      return create('h2', {}, plainText(block.text));
    case 'image':
      return drawFigure(block, drawing);
    case 'input':
      return drawInput(block, place);
    case 'rich_text':
      return create('div', { class: 'text' }, ...drawRichText(block.elements, drawing));
    case 'alert':
      return create(
        'div',
        { class: `text alert alert-${block.level ?? 'default'}`, role: 'note' },
        ...drawText(block.text, drawing),
      );
    default:
      return create('div', {}, drawUnknown(block, drawing));
  }
}

function drawActing(element: BlockElement, place: BlockPlace, label: string): HTMLElement {
  const placeholder = 'placeholder' in element ? element.placeholder : undefined;
  return drawElement(element, { ...place, dispatches: true, label: placeholder ? plainText(placeholder) : label });
}

function drawSection(block: Extract<KitBlock, { type: 'section' }>, place: BlockPlace): HTMLElement {
  const { drawing } = place;
  const body = create('div', { class: 'section-body' });
  if (block.text) body.append(create('div', { class: 'text' }, ...drawText(block.text, drawing)));
  if (block.fields) {
    const fields = block.fields.map((field) => create('div', { class: 'text' }, ...drawText(field, drawing)));
    body.append(create('div', { class: 'section-fields' }, ...fields));
  }
  const section = create('div', {}, body);
  if (block.accessory) {
    section.append(
      create('div', { class: 'accessory' }, drawActing(block.accessory, place, spoken(block.text, drawing))),
    );
  }
  return section;
}

function spoken(text: TextObject | undefined, drawing: Drawing): string {
  return spokenText(text?.text ?? '', (id) => nameOf(drawing, id));
}

function drawContextElement(element: TextObject | ImageElement, drawing: Drawing): HTMLElement {
  return element.type === 'image'
    ? drawImage(element, drawing)
    : create('div', { class: 'text' }, ...drawText(element, drawing));
}

function drawFigure(block: Extract<KitBlock, { type: 'image' }>, drawing: Drawing): HTMLElement {
  const figure = create('figure', {}, drawImage(block, drawing));
  if (block.title) figure.prepend(create('figcaption', {}, plainText(block.title)));
  return figure;
}

const GROUPED: ReadonlySet<string> = new Set([
  'radio_buttons',
  'checkboxes',
  'multi_static_select',
  'multi_users_select',
  'multi_conversations_select',
  'file_input',
]);

function drawInput(block: InputBlock, place: BlockPlace): HTMLElement {
  const { words } = place.drawing;
  const fieldId = freshId('field');
  const isGroup = GROUPED.has(block.element.type);
  const where: Place = {
    ...place,
    dispatches: block.dispatch_action ?? false,
    isRequired: !block.optional,
    ...(isGroup ? { label: plainText(block.label) } : { fieldId }),
  };
  const label = create(
    isGroup ? 'p' : 'label',
    { class: 'label', for: isGroup ? undefined : fieldId },
    plainText(block.label),
  );
  if (block.optional) label.append(' ', create('span', { class: 'optional' }, words.optional));
  const field = drawElement(block.element, where);
  const drawn = create('div', {}, label, field);
  if (block.hint) {
    const hint = create('p', { class: 'hint', id: freshId('hint') }, plainText(block.hint));
    drawn.append(hint);
    field.setAttribute('aria-describedby', hint.id);
  }
  return drawn;
}

/** Shows, changes or takes away the correction of an input block; ties it to its field for the ears. */
export function showCorrection(drawnBlock: HTMLElement, correction: string | undefined): void {
  const field = drawnBlock.querySelector<HTMLElement>('[data-action-id]');
  const shown = drawnBlock.querySelector<HTMLElement>('.correction');
  const described = [drawnBlock.querySelector<HTMLElement>('.hint')?.id].filter((id) => id !== undefined);
  if (correction === undefined) {
    shown?.remove();
    field?.removeAttribute('aria-invalid');
  } else {
    const note = shown ?? create('p', { class: 'correction', id: freshId('correction') });
    if (note.textContent !== correction) note.textContent = correction;
    if (!shown) drawnBlock.append(note);
    field?.setAttribute('aria-invalid', 'true');
    described.unshift(note.id);
  }
  if (described.length > 0) field?.setAttribute('aria-describedby', described.join(' '));
  else field?.removeAttribute('aria-describedby');
}
