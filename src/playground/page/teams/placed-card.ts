import { isObject } from '../../slack/json.ts';
import { actionsOf } from '../../teams/cards/card.ts';
import type { JsonObject } from '../../teams/simulator-types.ts';
import type { TeamsCard } from './protocol.ts';

/** The card for the page, which tells by them what was clicked: each action without an id gets its place as one. */
export function placedCard(card: JsonObject): TeamsCard {
  const places = new Map(actionsOf(card).map(({ action }, place) => [action, place]));
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed);
    if (!isObject(value)) return value;
    const place = places.get(value);
    const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, placed(inner)]));
    return place === undefined || value['id'] !== undefined ? copy : { ...copy, id: `place-${place}` };
  };
  const copy = placed(card);
  return isObject(copy) ? copy : card;
}
