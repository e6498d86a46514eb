import { assertNever } from '../../../domain/assert-never.ts';
import { MOVE_NAMES } from '../../../domain/ticket/moves.ts';
import type { Reader } from '../../../texts/reader.ts';
import type { Button, Card, CardPart, Span } from '../../../views/card.ts';
import { isSpokenMove } from '../../../views/move-form.ts';
import {
  type Action,
  type AdaptiveCard,
  adaptiveCard,
  attachmentOf,
  type ColumnSet,
  type Element,
  type Execute,
  type Submit,
} from './adaptive-card.ts';
import { TEAMS } from './limits.ts';
import type { TaskInfo } from './task-info.ts';
import { inertLine, plainLine, richLine, textElements, wordsOf } from './text-runs.ts';

export interface DrawnCard {
  /** For notifications and screen readers: one line without anything that could be read as markup. */
  readonly summary: string;
  readonly card: AdaptiveCard;
}

/**
 * Draws a card as an Adaptive Card of at most `TEAMS.cardBytes`. All words are runs of rich text, titles of buttons and the
 * like, in which Teams reads no markup; what does not fit is cut in sight, what stands last first, and buttons stay. Files
 * are links by their names: Teams shows no picture that it would need somebody's rights for.
 * @param drawn a random id of this drawing, which rides on its buttons: a click that is delivered twice is one gesture
 * @throws Error when the values of a button exceed what we let one carry: they are ours, so that is a fault of ours
 */
export function renderCard(card: Card, drawn: string): DrawnCard {
  const title = card.title ? [titleElement(card.title)] : [];
  return { summary: inertLine(card.plain, TEAMS.summaryText), card: drawParts(title, card, messageAction(drawn)) };
}

/** A card in a dialog, where a button sends itself and the answer takes the dialog's place. */
export function renderWindow(card: Card, drawn: string, { texts }: Reader): TaskInfo {
  const title = card.title ?? texts.desk;
  const isCut = plainLine(title, TEAMS.titleText) !== plainLine(title, TEAMS.dialogTitle);
  return {
    title: plainLine(title, TEAMS.dialogTitle),
    height: 'large',
    width: 'medium',
    card: attachmentOf(drawParts(isCut ? [titleElement(title)] : [], card, windowAction(drawn))),
  };
}

/** Whether what a button does may open a window: Teams must be told before the click. */
export function opensWindow({ action, value }: Pick<Button, 'action' | 'value'>): boolean {
  switch (action) {
    case 'draft.open':
    case 'ticket.assign':
    case 'ticket.rank':
    case 'ticket.escalate':
    case 'ticket.reply':
    case 'ticket.show':
    case 'ticket.explain':
    case 'ticket.new':
    case 'desk.setup':
      return true;
    case 'ticket.move':
      return MOVE_NAMES.some((move) => move === value['move'] && isSpokenMove(move));
    case 'draft.dismiss':
    case 'draft.mute':
    case 'ticket.take':
    case 'ticket.release':
    case 'ticket.acknowledge':
    case 'ticket.list':
    case 'channel.watch':
    case 'channel.pass':
    case 'channel.ask':
    case 'channel.tune':
    case 'home.list':
      return false;
    default:
      return assertNever(action);
  }
}

function titleElement(title: string): Element {
  return richLine(title, TEAMS.titleText, { size: 'Large', weight: 'Bolder' });
}

type ToAction = (button: Button) => Submit | Execute;

const messageAction =
  (drawn: string): ToAction =>
  (button) => {
    const guichet = carriedBy(button, drawn);
    return opensWindow(button)
      ? { type: 'Action.Submit', ...titled(button), data: { msteams: { type: 'task/fetch' }, guichet } }
      : { type: 'Action.Execute', verb: button.action, ...titled(button), data: { guichet } };
  };

const windowAction =
  (drawn: string): ToAction =>
  (button) => ({ type: 'Action.Submit', ...titled(button), data: { guichet: carriedBy(button, drawn) } });

function carriedBy({ action, value }: Button, drawn: string) {
  if (JSON.stringify(value).length > TEAMS.buttonValue)
    throw new Error(`the value of a ${action} button is too long for Teams`);
  return { action, value, drawn };
}

function titled({ label, style }: Button): Pick<Submit, 'title' | 'style'> {
  return {
    title: plainLine(label, TEAMS.buttonText),
    ...(style && { style: style === 'primary' ? ('positive' as const) : ('destructive' as const) }),
  };
}

/** Teams asks nothing before a click counts: the button shows the question, with the true button below it. */
function actionOf(button: Button, toAction: ToAction): Action {
  if (!button.confirm) return toAction(button);
  const { title, text, yes } = button.confirm;
  const question = [
    richLine(title, TEAMS.confirmText, { weight: 'Bolder' }),
    ...textElements([text], TEAMS.confirmText),
  ];
  return {
    type: 'Action.ShowCard',
    ...titled(button),
    card: adaptiveCard(question, [toAction({ ...button, label: yes })]),
  };
}

/**
 * The parts in order, within a card's bytes. Buttons have their room first, since they are what a card is for; of the
 * words, what stands last is cut first.
 */
function drawParts(title: readonly Element[], { parts, plain }: Card, toAction: ToAction): AdaptiveCard {
  const room = TEAMS.cardBytes - bytesOf(adaptiveCard([...title, CUT_SHORT]));
  const buttons = drawnWithin(parts, Math.min(room, TEAMS.buttonsBytes), (part) =>
    part.kind === 'buttons' ? renderPart(part, 0, toAction) : [],
  );
  const words = drawnWithin(parts, room - bytesOf(buttons), (part, left) =>
    part.kind === 'buttons' ? [] : renderWithin(part, left, toAction),
  );
  const body = parts.flatMap((_, index) => [
    ...(words[index] ?? []),
    ...(index === words.length ? [CUT_SHORT] : []),
    ...(buttons[index] ?? []),
  ]);
  return adaptiveCard(body.length > 0 ? [...title, ...body] : [...title, ...textElements([plain], TEAMS.partWords)]);
}

const CUT_SHORT = richLine('…', 1, { isSubtle: true });

/** What is drawn of each part, in order, up to the first that has no room. */
function drawnWithin(
  parts: readonly CardPart[],
  room: number,
  draw: (part: CardPart, left: number) => readonly Element[],
): (readonly Element[])[] {
  const drawn: (readonly Element[])[] = [];
  let left = room;
  for (const [index, part] of parts.entries()) {
    const isApart = parts[index - 1]?.kind === 'divider';
    const elements = draw(part, left).map((element, place) => (isApart && place === 0 ? apart(element) : element));
    left -= bytesOf(elements);
    if (left < 0) break;
    drawn.push(elements);
  }
  return drawn;
}

/** A divider is a line above what follows it. */
const apart = (element: Element): Element => ({ ...element, separator: true, spacing: 'Medium' });

/** A part with as many of its words as the room allows; with none where there is no room even for a few. */
function renderWithin(part: CardPart, room: number, toAction: ToAction): readonly Element[] {
  let words: number = TEAMS.partWords;
  let elements = renderPart(part, words, toAction);
  while (bytesOf(elements) > room && words > 20) {
    words = Math.floor(words * 0.8);
    elements = renderPart(part, words, toAction);
  }
  return elements;
}

function bytesOf(drawn: unknown): number {
  return Buffer.byteLength(JSON.stringify(drawn));
}

function renderPart(part: CardPart, limit: number, toAction: ToAction): readonly Element[] {
  switch (part.kind) {
    case 'text':
      return textElements(part.spans, limit);
    case 'facts':
      return facts(part.facts, limit);
    case 'list':
      return list(part.items, limit);
    case 'quote':
      return quote(part.text, limit);
    case 'note':
      return textElements(part.spans, limit, { size: 'Small', isSubtle: true });
    case 'files':
      return textElements(
        part.files.map(({ name, permalink }) => ({ link: permalink, label: name })),
        limit,
      );
    case 'buttons':
      return actionSet([
        ...part.buttons.map((button) => actionOf(button, toAction)),
        ...(part.more?.gestures ?? []).map((gesture) => inMenu(toAction(gesture))),
      ]);
    case 'row':
      return row(part, limit, toAction);
    case 'divider':
      return [];
    default:
      return assertNever(part);
  }
}

/** Labels beside their values. A `FactSet` would do the same, and read Markdown in both. */
function facts(given: readonly { readonly label: string; readonly value: string }[], limit: number): Element[] {
  return rowsWithin(given, limit, ({ label, value }, left) => {
    const values = textElements([value], left);
    const labelled = [richLine(label, TEAMS.factLabel, { weight: 'Bolder' })];
    return {
      words: label.length + value.length,
      row: values.length > 0 ? beside(LABEL_WIDTH, labelled, values) : null,
    };
  });
}

/** The longest of our labels on one line. */
const LABEL_WIDTH = '140px';

function list(items: readonly (readonly Span[])[], limit: number): Element[] {
  const most = limit < TEAMS.partWords ? TEAMS.listItemsWhenShort : TEAMS.listItems;
  const shown = items.length > most ? [...items.slice(0, most - 1), ['…']] : items;
  return rowsWithin(shown, limit, (spans, left) => {
    const elements = textElements(spans, left);
    const words = spans.reduce((sum, span) => sum + wordsOf(span).length, 0);
    return { words, row: elements.length > 0 ? beside('auto', [richLine('•', 1)], elements) : null };
  });
}

/** One row for each thing, close together, as long as there are words left; what is left out is so in sight. */
function rowsWithin<Thing>(
  things: readonly Thing[],
  limit: number,
  draw: (thing: Thing, left: number) => { readonly words: number; readonly row: ColumnSet | null },
): Element[] {
  const rows: Element[] = [];
  let left = limit;
  for (const thing of things) {
    if (left <= 0) return [...rows, { ...CUT_SHORT, spacing: 'Small' }];
    const { words, row } = draw(thing, left);
    left -= words;
    if (row) rows.push(rows.length > 0 ? { ...row, spacing: 'Small' } : row);
  }
  return rows;
}

function beside(width: 'auto' | `${number}px`, first: readonly Element[], second: readonly Element[]): ColumnSet {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width, items: first },
      { type: 'Column', width: 'stretch', items: second },
    ],
  };
}

function quote(text: string, limit: number): Element[] {
  const items = textElements([text], limit);
  return items.length > 0 ? [{ type: 'Container', style: 'emphasis', items }] : [];
}

/** One button stands beside the words, several below them. */
function row(
  { spans, note, buttons }: Extract<CardPart, { kind: 'row' }>,
  limit: number,
  toAction: ToAction,
): Element[] {
  const small = textElements([note], limit, { size: 'Small', isSubtle: true });
  const words = [...textElements(spans, limit), ...small.map((line) => ({ ...line, spacing: 'None' as const }))];
  const actions = actionSet(buttons.map((button) => actionOf(button, toAction)));
  if (buttons.length !== 1 || words.length === 0) {
    const [first, ...others] = [...words, ...actions];
    return first === undefined ? [] : [{ ...first, spacing: 'Medium' }, ...others];
  }
  return [
    {
      type: 'ColumnSet',
      spacing: 'Medium',
      columns: [
        { type: 'Column', width: 'stretch', items: words },
        { type: 'Column', width: 'auto', items: actions },
      ],
    },
  ];
}

/** More than a client shows go to the menu at the end, from the last one on. */
function actionSet(actions: readonly Action[]): Element[] {
  if (actions.length === 0) return [];
  const shown = actions.map((action, index) => (index < TEAMS.buttonsInSight ? action : inMenu(action)));
  return [{ type: 'ActionSet', actions: shown }];
}

const inMenu = (action: Action): Action => ({ ...action, mode: 'secondary' });
