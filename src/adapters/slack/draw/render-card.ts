import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import { assertNever } from '../../../domain/assert-never.ts';
import { cleanText, cutInSight } from '../../../domain/clean-text.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import type { FileReference } from '../../../forms/file-reference.ts';
import type { Button, Card, CardPart, Gesture, Span } from '../../../views/card.ts';
import { SLACK } from './limits.ts';
import { escapeMarkup, type Leaf, leavesOf, plainText, wordsOf } from './text-objects.ts';

type Block =
  | types.HeaderBlock
  | types.RichTextBlock
  | types.SectionBlock
  | types.ContextBlock
  | types.ActionsBlock
  | types.ImageBlock
  | types.DividerBlock;

/** With what the action id of a menu begins. */
export const MENU_ACTION = 'menu';

export interface DrawnCard {
  /** For notifications and screen readers, escaped: Slack reads it as markup wherever it shows it. */
  readonly text: string;
  readonly blocks: Block[];
}

/**
 * The connection whose files are shown as pictures; others are links by name, as all are where it is null: a file means
 * nothing in another workspace, and Slack refuses a message with a picture that it cannot show.
 */
export type PicturesOf = ConnectionId | null;

/**
 * Draws a card as a Slack message. Words are rich text leaves or plain text, so nothing typed can become a mention, a
 * ping, a link or formatting. What Slack would refuse for its length is cut in sight.
 */
export function renderCard(card: Card, picturesOf: PicturesOf = null): DrawnCard {
  return {
    text: escapeMarkup(cutInSight(cleanText(card.plain), SLACK.fallbackText)),
    blocks: drawBlocks(card, { words: SLACK.messageWords, blocks: SLACK.blocksPerMessage }, picturesOf),
  };
}

/** How much a place shows: characters of words, and blocks. */
interface Room {
  readonly words: number;
  readonly blocks: number;
}

/** The blocks of a card, within what a message or a view holds. */
export function drawBlocks(card: Card, room: Room, picturesOf: PicturesOf = null): Block[] {
  const drawn = [...(card.title ? [header(card.title)] : []), ...drawParts(card.parts, room.words, picturesOf)];
  const blocks = drawn.length > 0 ? drawn : drawParts([{ kind: 'text', spans: [card.plain] }], room.words, null);
  return fitBlocks(blocks, room.blocks).map((block, index) => ({ ...block, block_id: `part:${index}` }));
}

/** The parts in order, sharing the words that their place may hold; what stands last is cut first. */
function drawParts(parts: readonly CardPart[], words: number, picturesOf: PicturesOf): Block[] {
  let left = words;
  return parts.flatMap((part) => {
    if (left <= 0 && part.kind !== 'buttons') return [];
    const blocks = renderPart(part, left, picturesOf);
    left -= Math.min(wordCountOf(part), SLACK.richText);
    return blocks;
  });
}

function renderPart(part: CardPart, wordsLeft: number, picturesOf: PicturesOf): Block[] {
  const limit = Math.min(SLACK.richText, wordsLeft);
  switch (part.kind) {
    case 'text':
      return richText(leavesOf(part.spans, limit), (elements) => ({ type: 'rich_text_section', elements }));
    case 'facts':
      return richText(leavesOf(factSpans(part.facts), limit), (elements) => ({ type: 'rich_text_section', elements }));
    case 'list':
      return list(part.items, limit);
    case 'quote':
      return richText(leavesOf([part.text], limit), (elements) => ({ type: 'rich_text_quote', elements }));
    case 'note':
      return note(part.spans, Math.min(limit, SLACK.contextText));
    case 'files':
      return files(part.files, limit, picturesOf);
    case 'buttons':
      return chunk<types.Button | types.Overflow>(
        [...part.buttons.map(buttonElement), ...menuElements(part.more?.gestures ?? [])],
        SLACK.elementsPerActions,
      ).map((elements) => ({ type: 'actions', elements }));
    case 'row':
      return row(part, Math.min(limit, SLACK.sectionText));
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return assertNever(part);
  }
}

function header(title: string): types.HeaderBlock {
  return { type: 'header', text: plainText(title, SLACK.headerText) };
}

type RichTextElement = types.RichTextBlock['elements'][number];

function richText(leaves: Leaf[], around: (leaves: Leaf[]) => RichTextElement): Block[] {
  return leaves.length > 0 ? [{ type: 'rich_text', elements: [around(leaves)] }] : [];
}

/**
 * One fact a line, its label bold. Section fields would need markup for the bold, in which words are read as markup. The
 * dash stands for the colon, which French and English space differently.
 */
function factSpans(facts: readonly { label: string; value: string }[]): Span[] {
  return facts.flatMap((fact, index) => [...(index > 0 ? ['\n'] : []), { bold: fact.label }, ` – ${fact.value}`]);
}

/** Source: docs.slack.dev/reference/block-kit/composition-objects/slack-file-object. */
const SHOWN_BY_SLACK = new Set(['image/png', 'image/jpeg', 'image/jpg', 'image/gif']);

/** The first pictures as such, then every other file by its name. */
function files(given: readonly FileReference[], limit: number, picturesOf: PicturesOf): Block[] {
  const pictures = given
    .filter(({ connectionId, mimeType }) => connectionId === picturesOf && SHOWN_BY_SLACK.has(mimeType))
    .slice(0, SLACK.picturesPerCard);
  const links = leavesOf(fileLinks(given.filter((file) => !pictures.includes(file))), limit);
  return [...pictures.map(picture), ...richText(links, (elements) => ({ type: 'rich_text_section', elements }))];
}

function picture({ id, name }: FileReference): types.ImageBlock {
  const title = plainText(name, SLACK.imageTitle);
  return { type: 'image', slack_file: { id }, alt_text: title.text, title };
}

/** One file a line, by its name. */
function fileLinks(files: readonly FileReference[]): Span[] {
  return files.flatMap(({ name, permalink }, index) => [
    ...(index > 0 ? ['\n'] : []),
    { link: permalink, label: name },
  ]);
}

function list(items: readonly (readonly Span[])[], limit: number): Block[] {
  let left = limit;
  const elements = items.flatMap((spans): types.RichTextSection[] => {
    const leaves = left > 0 ? leavesOf(spans, left) : [];
    left -= leaves.reduce((sum, leaf) => sum + (leaf.text?.length ?? 0), 0);
    return leaves.length > 0 ? [{ type: 'rich_text_section', elements: leaves }] : [];
  });
  return elements.length > 0
    ? [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }]
    : [];
}

/** One button stands beside the words, where a rich text has no room for it, so bold is lost; several stand below them. */
function row({ spans, note, buttons }: Extract<CardPart, { kind: 'row' }>, limit: number): Block[] {
  const elements = buttons.map(buttonElement);
  const [only, ...others] = elements;
  if (only && others.length === 0) {
    const words = plainText(`${spans.map(wordsOf).join('')}\n${note}`, limit);
    return [{ type: 'section', text: words, accessory: only }];
  }
  const leaves = leavesOf([...spans, '\n', note], limit);
  return [
    ...richText(leaves, (words) => ({ type: 'rich_text_section', elements: words })),
    ...chunk(elements, SLACK.elementsPerActions).map((few) => ({ type: 'actions' as const, elements: few })),
  ];
}

/** Small print. A context block holds no rich text, and its markup is not for untrusted words: bold is lost, a link is not. */
function note(spans: readonly Span[], limit: number): Block[] {
  if (spans.some((span) => typeof span === 'object' && 'link' in span))
    return richText(leavesOf(spans, limit), (elements) => ({ type: 'rich_text_section', elements }));
  const words = spans.map(wordsOf).join('');
  return words.trim().length > 0 ? [{ type: 'context', elements: [plainText(words, limit)] }] : [];
}

/**
 * Its action id names what the button does, not where it stands: on a screen that has not caught up with an edited card,
 * a click must not turn into that of the button which now stands there.
 * @throws Error when the ids on the button exceed what Slack carries: they are ours, so that is a fault of ours
 */
function buttonElement(button: Button, index: number, row: readonly Button[]): types.Button {
  const value = JSON.stringify(button.value);
  if (value.length > SLACK.buttonValue) throw new Error(`the value of a ${button.action} button is too long for Slack`);
  const isRepeated = row
    .slice(0, index)
    .some((other) => other.action === button.action && JSON.stringify(other.value) === value);
  return {
    type: 'button',
    action_id: `${button.action}:${fingerprint(value)}${isRepeated ? `.${index}` : ''}`,
    text: plainText(button.label, SLACK.buttonText),
    value,
    ...(button.style && { style: button.style }),
    ...(button.confirm && {
      confirm: {
        title: plainText(button.confirm.title, SLACK.confirmTitle),
        text: plainText(button.confirm.text, SLACK.confirmText),
        confirm: plainText(button.confirm.yes, SLACK.confirmButton),
        deny: plainText(button.confirm.no, SLACK.confirmButton),
      },
    }),
  };
}

/**
 * A menu of gestures. Slack gives an option 75 characters, too few for the JSON that rides on a button: what it does and
 * its ids are written like the query of an address, which `gestureOfOption` reads back.
 * @throws Error when they do not fit: they are ours, so that is a fault of ours
 */
/** A menu holds few options: what is more stands in another one beside it. */
function menuElements(gestures: readonly Gesture[]): types.Overflow[] {
  return chunk(gestures, SLACK.overflowOptions).map(menuElement);
}

function menuElement(gestures: readonly Gesture[]): types.Overflow {
  const options = gestures.map(({ action, label, value }) => {
    const written = `${action}?${new URLSearchParams(value).toString()}`;
    if (written.length > SLACK.optionValue) throw new Error(`what rides on a ${action} option is too long for Slack`);
    return { text: plainText(label, SLACK.optionText), value: written };
  });
  return { type: 'overflow', action_id: `${MENU_ACTION}:${fingerprint(JSON.stringify(options))}`, options };
}

/** What a chosen option of a menu does, and its ids as a button's value carries them; undefined when it is not ours. */
export function gestureOfOption(option: string): { readonly action: string; readonly value: string } | undefined {
  const [, action, query] = /^([a-z.]+)\?(.*)$/s.exec(option) ?? [];
  if (action === undefined) return undefined;
  return { action, value: JSON.stringify(Object.fromEntries(new URLSearchParams(query))) };
}

function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 8);
}

function chunk<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  );
}

/** At most what one place holds: words give way to buttons, in sight. */
function fitBlocks(blocks: readonly Block[], most: number): readonly Block[] {
  if (blocks.length <= most) return blocks;
  const buttons = blocks.filter((block) => block.type === 'actions').slice(0, most - 1);
  const others = blocks.filter((block) => block.type !== 'actions');
  const cut: Block = { type: 'context', elements: [plainText('…', SLACK.contextText)] };
  return [...others.slice(0, most - 1 - buttons.length), cut, ...buttons];
}

function wordCountOf(part: CardPart): number {
  switch (part.kind) {
    case 'text':
    case 'note':
      return countWords(part.spans);
    case 'facts':
      return part.facts.reduce((sum, fact) => sum + fact.label.length + fact.value.length, 0);
    case 'list':
      return part.items.reduce((sum, spans) => sum + countWords(spans), 0);
    case 'quote':
      return part.text.length;
    case 'files':
      return countWords(fileLinks(part.files));
    case 'row':
      return countWords(part.spans) + part.note.length;
    case 'buttons':
    case 'divider':
      return 0;
    default:
      return assertNever(part);
  }
}

function countWords(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + wordsOf(span).length, 0);
}
