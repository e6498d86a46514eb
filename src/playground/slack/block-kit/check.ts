import { z } from 'zod';
import { isObject, type JsonObject, objectsIn } from '../json.ts';
import { block } from './blocks.ts';
import { identifier, LIMITS, plainText } from './composition.ts';
import { type Fault, faultsOf } from './faults-of.ts';
import { elementsOf } from './interactive-elements.ts';

export type Surface = 'message' | 'modal' | 'home';

/**
 * Which block may stand where. Source: docs.slack.dev/reference/block-kit/blocks; `card` in modals and `table` on Home
 * are documented but have been seen refused, so they are refused here.
 */
const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  data_table: ['message', 'home'],
  table: ['message'],
  container: ['message'],
  context_actions: ['message'],
  markdown: ['message'],
};
const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/** What Slack would say against these blocks: nothing when they are good. Pointers start at `base`. */
export function checkBlocks(blocks: unknown, surface: Surface, base = '/blocks'): readonly Fault[] {
  const list = z.array(block).max(MOST_BLOCKS[surface]).safeParse(blocks);
  const known = objectsIn(blocks);
  return [
    ...(list.success ? [] : faultsOf(list.error, blocks, base)),
    ...known.flatMap((candidate, index) => misplaced(candidate, surface, `${base}/${index}`)),
    ...repeatedBlockIds(known, base),
    ...known.flatMap((candidate, index) => repeatedActionIds(candidate, `${base}/${index}`)),
  ];
}

function misplaced(candidate: JsonObject, surface: Surface, pointer: string): Fault[] {
  const type = String(candidate['type']);
  const wrong: Fault[] = [];
  if (!(SURFACES[type] ?? EVERYWHERE).includes(surface)) {
    wrong.push({ says: `unsupported type: ${type}`, pointer: `${pointer}/type` });
  }
  const { element } = candidate;
  if (surface !== 'modal' && isObject(element) && element['type'] === 'file_input') {
    wrong.push({ says: 'unsupported type: file_input', pointer: `${pointer}/element/type` });
  }
  return wrong;
}

function repeatedBlockIds(blocks: readonly JsonObject[], base: string): Fault[] {
  return repeated(blocks.map((candidate) => candidate['block_id'])).map(({ value, index }) => ({
    says: `\`block_id\` "${value}" already exists`,
    pointer: `${base}/${index}/block_id`,
  }));
}

/** Within one block only: the same action_id in two blocks is usual. */
function repeatedActionIds(candidate: JsonObject, pointer: string): Fault[] {
  return repeated(elementsOf(candidate).map((element) => element['action_id'])).map(({ value, index }) => ({
    says: `\`action_id\` "${value}" already exists`,
    pointer: `${pointer}/elements/${index}/action_id`,
  }));
}

function repeated(values: readonly unknown[]): { value: string; index: number }[] {
  return values.flatMap((value, index) =>
    typeof value === 'string' && values.indexOf(value) < index ? [{ value, index }] : [],
  );
}

const common = {
  blocks: z.unknown(),
  private_metadata: z.string().max(3000).optional(),
  callback_id: identifier.or(z.literal('')).optional(),
  external_id: z.string().max(LIMITS.id).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(24),
  close: plainText(24).nullable().optional(),
  submit: plainText(24).nullable().optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...common });

/** What Slack would say against this view; nothing when it is good. */
export function checkView(view: unknown, surface: 'modal' | 'home'): readonly Fault[] {
  const frame = (surface === 'modal' ? modal : home).safeParse(view);
  if (!isObject(view)) return [{ says: 'must provide an object', pointer: '/view' }];
  return [
    ...(frame.success ? [] : faultsOf(frame.error, view, '/view')),
    ...('blocks' in view
      ? checkBlocks(view['blocks'], surface, '/view/blocks')
      : [{ says: 'missing required field: blocks', pointer: '/view' }]),
    ...(surface === 'modal' && hasInput(view) && !isObject(view['submit'])
      ? [{ says: 'missing required field: submit', pointer: '/view' }]
      : []),
  ];
}

const hasInput = (view: JsonObject): boolean => objectsIn(view['blocks']).some((child) => child['type'] === 'input');
