import { randomLetters } from '../ids.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Block } from '../simulator-types.ts';

/** Elements that a person acts on: the ones Slack gives an action_id to when the app left it out. */
const HAS_NO_ACTION = new Set(['image', 'plain_text', 'mrkdwn', 'card']);

/** The same blocks with every `block_id` and `action_id` that the app left to Slack. */
export function withIds(blocks: readonly JsonObject[]): Block[] {
  return blocks.map(withBlockIds);
}

function withBlockIds(block: JsonObject): Block {
  const complete: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? randomLetters(5) };
  if (block['type'] !== 'rich_text') {
    for (const place of ['elements', 'actions', 'accessory', 'element']) {
      if (place in block) complete[place] = withActionIds(block[place]);
    }
    if (Array.isArray(block['child_blocks'])) complete['child_blocks'] = block['child_blocks'].map(withNestedIds);
  }
  return { ...complete, type: String(block['type']) };
}

const withNestedIds = (block: unknown): unknown => (isObject(block) ? withBlockIds(block) : block);

function withActionIds(held: unknown): unknown {
  if (Array.isArray(held)) return held.map(withActionIds);
  if (!isObject(held)) return held;
  if (held['type'] === 'card') return 'actions' in held ? { ...held, actions: withActionIds(held['actions']) } : held;
  if (HAS_NO_ACTION.has(String(held['type'])) || held['action_id'] !== undefined) return held;
  return { ...held, action_id: randomLetters(5) };
}
