import type { RichTextLeaf, RichTextPart, RichTextStyle } from '../block-kit.ts';
import { type Child, create } from './dom.ts';
import { drawBroadcast, drawChannel, drawDate, drawEmoji, drawLink, drawUser } from './draw-text.ts';
import type { Drawing } from './drawing.ts';

/** The parts of a rich_text block. Their text carries no markup: what looks like mrkdwn in it stays as it reads. */
export function drawRichText(parts: readonly RichTextPart[], drawing: Drawing): readonly HTMLElement[] {
  return parts.map((part) => drawPart(part, drawing));
}

function drawPart(part: RichTextPart, drawing: Drawing): HTMLElement {
  switch (part.type) {
    case 'rich_text_section':
      return create('p', {}, ...drawLeaves(part.elements, drawing));
    case 'rich_text_quote':
      return create('blockquote', {}, ...drawLeaves(part.elements, drawing));
    case 'rich_text_preformatted':
      return create('pre', {}, ...drawLeaves(part.elements, drawing));
    case 'rich_text_list':
      return create(
        part.style === 'ordered' ? 'ol' : 'ul',
        {
          class: `indent-${Math.min(part.indent ?? 0, 8)}`,
          start: part.style === 'ordered' ? (part.offset ?? 0) + 1 : undefined,
        },
        ...part.elements.map((item) => create('li', {}, ...drawLeaves(item.elements, drawing))),
      );
  }
}

function drawLeaves(leaves: readonly RichTextLeaf[], drawing: Drawing): readonly Child[] {
  return leaves.map((leaf) => styled(drawLeaf(leaf, drawing), leaf.style));
}

function drawLeaf(leaf: RichTextLeaf, drawing: Drawing): Child {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return drawLink(leaf.url, leaf.text ?? leaf.url);
    case 'user':
      return drawUser(leaf.user_id, drawing);
    case 'channel':
      return drawChannel(leaf.channel_id, drawing);
    case 'usergroup':
      return create('span', { class: 'mention mention-ping', 'data-mention': 'group' }, `@${leaf.usergroup_id}`);
    case 'broadcast':
      return drawBroadcast(leaf.range);
    case 'emoji':
      return drawEmoji(leaf.name, leaf.unicode);
    case 'color':
      return create('code', {}, leaf.value);
    case 'date':
      return drawDate(leaf, drawing);
  }
}

function styled(child: Child, style: RichTextStyle | undefined): Child {
  let drawn = child;
  if (style?.code) drawn = create('code', {}, drawn);
  if (style?.strike) drawn = create('s', {}, drawn);
  if (style?.italic) drawn = create('em', {}, drawn);
  if (style?.bold) drawn = create('strong', {}, drawn);
  return drawn;
}
