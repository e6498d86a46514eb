import type { z } from 'zod';
import { isObject, objectsIn } from '../../slack/json.ts';
import type { ActionName, AdaptiveCard, JsonObject } from '../simulator-types.ts';
import { cardSchema, type InputElement, inputElement } from './elements.ts';

/** What a card came to: it is shown, or nothing is and these are the reasons. */
export type CheckedCard =
  | { readonly kind: 'card'; readonly card: AdaptiveCard; readonly warnings: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** Above this, some clients and older connectors no longer take a card. In bytes of UTF-8. */
const COMFORTABLE_BYTES = 28 * 1024;

/** In a dialog, only submits do something. */
export function checkCard(given: unknown, where: 'message' | 'dialog'): CheckedCard {
  const read = cardSchema.safeParse(given);
  if (!read.success) return { kind: 'refused', faults: read.error.issues.flatMap((issue) => placedFaults(issue, [])) };
  const { data } = read;
  const card: AdaptiveCard = { ...data };
  const faults = [...repeatedInputs(card), ...(where === 'dialog' ? deadActions(card) : [])];
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'card', card, warnings: warningsOf(card) };
}

/** Each fault with its JSON pointer. A union says of each of its sides why it isn't that one. */
function placedFaults(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return issue.errors.flat().flatMap((inner) => placedFaults(inner, path));
  }
  return [`/${path.map(String).join('/')}: ${issue.message}`];
}

function repeatedInputs(card: AdaptiveCard): string[] {
  const ids = allInputs(card).map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `input id ${id} comes twice`);
}

function deadActions(card: AdaptiveCard): string[] {
  return actionsOf(card)
    .filter(({ action }) => action['type'] === 'Action.Execute')
    .map(({ action }) => `Action.Execute "${String(action['title'])}" does nothing in a dialog`);
}

function warningsOf(card: AdaptiveCard): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return bytes > COMFORTABLE_BYTES ? [`the card has ${bytes} bytes, above ${COMFORTABLE_BYTES}`] : [];
}

export interface PlacedAction {
  readonly action: JsonObject;
  /** The inputs that it sends: those of its card, and of the cards that this one opens from. */
  readonly inputs: readonly InputElement[];
}

/** Every action of a card, those that another one opens after it. */
export function actionsOf(card: JsonObject, around: readonly InputElement[] = []): PlacedAction[] {
  const inputs = [...around, ...inputsOf(card)];
  return ownActions(card).flatMap((action) => {
    const opened = action['type'] === 'Action.ShowCard' && isObject(action['card']) ? action['card'] : undefined;
    return [{ action, inputs }, ...(opened ? actionsOf(opened, inputs) : [])];
  });
}

/**
 * The action that bears this title or id; of several, the one at the place that was seen, else the one that does something:
 * what opens a card is only on the way.
 * @throws Error when the card has none
 */
export function actionCalled(card: JsonObject, wanted: ActionName): PlacedAction {
  const { called: name, place } = typeof wanted === 'string' ? { called: wanted, place: -1 } : wanted;
  const placed = actionsOf(card);
  const isNamed = ({ action }: PlacedAction) => action['title'] === name || action['id'] === name;
  const named = placed.filter(isNamed);
  const seen = placed[place];
  if (seen && isNamed(seen)) return seen;
  const found = named.find(({ action }) => action['type'] !== 'Action.ShowCard') ?? named[0];
  if (found) return found;
  throw new Error(`no action "${name}" among: ${placed.map(({ action }) => String(action['title'])).join(', ')}`);
}

/** The inputs of a card, without those of the cards that open from it. */
export function inputsOf(card: JsonObject): InputElement[] {
  return elementsOf(card).flatMap((element) => {
    const read = inputElement.safeParse(element);
    return read.success ? [read.data] : [];
  });
}

function allInputs(card: JsonObject): InputElement[] {
  const opened = ownActions(card).flatMap(({ card: inner }) => (isObject(inner) ? allInputs(inner) : []));
  return [...inputsOf(card), ...opened];
}

function ownActions(card: JsonObject): JsonObject[] {
  const set = elementsOf(card).filter(({ type }) => type === 'ActionSet');
  const selected = [card, ...elementsOf(card)].flatMap(({ selectAction }) =>
    isObject(selectAction) ? [selectAction] : [],
  );
  return [...set.flatMap(({ actions }) => objectsIn(actions)), ...objectsIn(card['actions']), ...selected];
}

/** Elements in the order in which they are read, boxes before what is in them. */
function elementsOf(box: JsonObject): JsonObject[] {
  const within = ['body', 'items', 'columns'].flatMap((key) => objectsIn(box[key]));
  return within.flatMap((element) => [element, ...elementsOf(element)]);
}
