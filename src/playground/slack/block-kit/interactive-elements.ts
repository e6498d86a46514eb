import { isObject, type JsonObject, objectsIn } from '../json.ts';

export interface InteractiveElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
  readonly block: JsonObject;
}

/** The places of a block that can hold elements. */
export function elementsOf(block: JsonObject): JsonObject[] {
  return [
    ...objectsIn(block['elements']).flatMap((element) =>
      element['type'] === 'card' ? elementsOf(element) : [element],
    ),
    ...objectsIn(block['actions']),
    ...[block['accessory'], block['element']].filter(isObject),
  ];
}

/** Everything a person can click, choose or fill in these blocks, in reading order. */
export function interactiveElements(blocks: readonly JsonObject[]): InteractiveElement[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block).flatMap((element) => {
      const blockId = block['block_id'];
      const actionId = element['action_id'];
      return typeof blockId === 'string' && typeof actionId === 'string' ? [{ blockId, actionId, element, block }] : [];
    }),
    ...interactiveElements(objectsIn(block['child_blocks'])),
  ]);
}

export function findElement(
  blocks: readonly JsonObject[],
  blockId: string,
  actionId: string,
): InteractiveElement | undefined {
  return interactiveElements(blocks).find((found) => found.blockId === blockId && found.actionId === actionId);
}
