import fc from 'fast-check';
import { checkBlocks, checkView } from '../../../src/playground/slack/block-kit/check.ts';
import { actions, button, input, type Json, modal, plain } from './a-workspace.ts';

type Surface = 'message' | 'modal' | 'home';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text = 'Bonjour', more: Json = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
const option = (value: string, text = value) => ({ text: plain(text), value });
const textInput = (more: Json = {}) => input('b', { type: 'plain_text_input', ...more });
const image = { type: 'image', image_url: 'https://lumiere.example/a.png', alt_text: 'Une capture' };
const rich = (...elements: Json[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: Json[]) => ({ type: 'rich_text_section', elements });
const cell = { type: 'raw_text', text: 'a' };

const faults = (blocks: unknown, surface: Surface = 'message') =>
  checkBlocks(blocks, surface).map((fault) => `${fault.says} @ ${fault.pointer}`);
const one = (block: Json, surface?: Surface) => faults([block], surface);
const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const BLOCKS: Readonly<Record<string, Json>> = {
  actions: actions('a', button('x')),
  alert: { type: 'alert', text: plain('Attention'), level: 'warning' },
  card: { type: 'card', title: mrkdwn('Ticket'), actions: [button('x')] },
  carousel: { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('Ticket') }] },
  container: { type: 'container', title: plain('Résumé'), child_blocks: [section()] },
  context: { type: 'context', elements: [mrkdwn('hier'), image] },
  context_actions: {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'f',
        positive_button: { text: plain('Oui'), value: '1' },
        negative_button: { text: plain('Non'), value: '0' },
      },
    ],
  },
  data_table: { type: 'data_table', caption: 'Tickets', rows: [[cell, { type: 'raw_number', value: 1, text: '1' }]] },
  divider: { type: 'divider' },
  header: { type: 'header', text: plain('Ticket') },
  image,
  input: textInput(),
  markdown: { type: 'markdown', text: '**oui**' },
  rich_text: rich(richSection({ type: 'text', text: 'Bonjour', style: { bold: true } })),
  section: section(),
  table: { type: 'table', rows: [[cell]] },
  video: {
    type: 'video',
    video_url: 'https://lumiere.example/v',
    thumbnail_url: 'https://lumiere.example/t.png',
    alt_text: 'Une vidéo',
    title: plain('Vidéo'),
  },
};

/** docs.slack.dev/reference/block-kit/blocks, as our notes keep it. */
const MATRIX: readonly (readonly [string, readonly Surface[]])[] = [
  ['alert', ['modal']],
  ['card', ['message', 'home']],
  ['carousel', ['message', 'home']],
  ['data_table', ['message', 'home']],
  ['table', ['message']],
  ['container', ['message']],
  ['context_actions', ['message']],
  ['markdown', ['message']],
  ...['section', 'actions', 'header', 'context', 'divider', 'image', 'input', 'rich_text', 'video'].map(
    (type) => [type, ['message', 'modal', 'home']] as const,
  ),
];

describe('each block stands where Slack lets it stand', () => {
  test.each(MATRIX)('%s', (type, surfaces) => {
    for (const surface of ['message', 'modal', 'home'] as const) {
      const expected = surfaces.includes(surface) ? [] : [`unsupported type: ${type} @ /blocks/0/type`];
      expect(one(BLOCKS[type] ?? {}, surface)).toEqual(expected);
    }
  });

  test('file inputs in modals only, file blocks nowhere', () => {
    const file = input('b', { type: 'file_input', max_files: 3 });
    expect(one(file, 'modal')).toEqual([]);
    expect(one(file, 'message')).toEqual(['unsupported type: file_input @ /blocks/0/element/type']);
    expect(one({ type: 'file', source: 'remote', external_id: 'x' })).toEqual([
      'unsupported type: file @ /blocks/0/type',
    ]);
  });
});

describe('limits, at the limit and one beyond', () => {
  const longer = (length: number) => 'x'.repeat(length);
  const lists: readonly [string, number, (size: number) => Json[], Surface][] = [
    ['50 blocks in a message', 50, (size) => times(size, () => ({ type: 'divider' })), 'message'],
    ['100 blocks in a modal', 100, (size) => times(size, () => ({ type: 'divider' })), 'modal'],
    [
      '25 elements of an actions block',
      25,
      (size) => [actions('a', ...times(size, (n) => button(`x${n}`)))],
      'message',
    ],
    [
      '10 elements of a context',
      10,
      (size) => [{ type: 'context', elements: times(size, () => mrkdwn('x')) }],
      'message',
    ],
    ['10 fields of a section', 10, (size) => [{ type: 'section', fields: times(size, () => mrkdwn('x')) }], 'message'],
    [
      '100 options of a menu',
      100,
      (size) => [actions('a', { type: 'static_select', options: times(size, (n) => option(`o${n}`)) })],
      'message',
    ],
    [
      '5 options of an overflow menu',
      5,
      (size) => [section('x', { accessory: { type: 'overflow', options: times(size, (n) => option(`o${n}`)) } })],
      'message',
    ],
    [
      '10 radio buttons',
      10,
      (size) => [input('b', { type: 'radio_buttons', options: times(size, (n) => option(`o${n}`)) })],
      'modal',
    ],
  ];
  test.each(lists)('%s', (_what, most, make, surface) => {
    expect(faults(make(most), surface)).toEqual([]);
    expect(faults(make(most + 1), surface).join()).toContain(`no more than ${most} items allowed`);
  });

  const texts: readonly [string, number, (text: string) => Json][] = [
    ['3,000 characters of a section', 3000, (text) => section(text)],
    ['2,000 characters of a field', 2000, (text) => ({ type: 'section', fields: [plain(text)] })],
    ['150 characters of a header', 150, (text) => ({ type: 'header', text: plain(text) })],
    ['75 characters of a button', 75, (text) => actions('a', button('x', { text: plain(text) }))],
    ['2,000 characters of a button value', 2000, (value) => actions('a', button('x', { value }))],
    ['255 characters of an action_id', 255, (id) => actions('a', button(id))],
    ['255 characters of a block_id', 255, (id) => ({ type: 'divider', block_id: id })],
    ['150 characters of a placeholder', 150, (text) => textInput({ placeholder: plain(text) })],
    ['3,000 characters of an initial value', 3000, (text) => textInput({ initial_value: text })],
    ['75 characters of an option', 75, (text) => actions('a', { type: 'static_select', options: [option('o', text)] })],
    [
      '75 characters of an option value',
      75,
      (value) => actions('a', { type: 'static_select', options: [option(value, 'Oui')] }),
    ],
    [
      '300 characters of a confirmation',
      300,
      (text) => actions('a', button('x', { confirm: { title: plain('Sûr ?'), text: plain(text) } })),
    ],
    ['150 characters of a card title', 150, (text) => ({ type: 'card', title: mrkdwn(text) })],
    ['12,000 characters of markdown', 12_000, (text) => ({ type: 'markdown', text })],
  ];
  test.each(texts)('%s', (_what, most, make) => {
    expect(one(make(longer(most)))).toEqual([]);
    expect(one(make(longer(most + 1))).join()).toContain(`must be less than ${most + 1} characters`);
  });

  test('page_size of a data table from 1 to 100', () => {
    const table = (size: number) => one({ ...BLOCKS['data_table'], page_size: size });
    expect([table(1), table(100)]).toEqual([[], []]);
    expect(table(0)).toHaveLength(1);
    expect(table(101)).toHaveLength(1);
  });
});

describe('what is wrong is said in the words of Slack, with a JSON pointer', () => {
  test.each<[string, Json[], string]>([
    ['an empty text', [section('')], 'must be more than 0 characters @ /blocks/0/text/text'],
    ['a section with nothing', [{ type: 'section' }], 'missing required field: text or fields @ /blocks/0'],
    ['a missing field', [{ type: 'header' }], 'missing required field: text @ /blocks/0'],
    ['a stranger property', [{ type: 'divider', text: 'x' }], 'invalid additional property: text @ /blocks/0'],
    [
      'a wrong type of value',
      [actions('a', button('x', { value: 3 }))],
      'must provide a string @ /blocks/0/elements/0/value',
    ],
    ['markdown in a header', [{ type: 'header', text: mrkdwn('x') }], 'unsupported type: mrkdwn @ /blocks/0/text/type'],
    [
      'an element in the wrong block',
      [actions('a', { type: 'plain_text_input' })],
      'unsupported type: plain_text_input @ /blocks/0/elements/0/type',
    ],
    [
      'an unknown style',
      [actions('a', button('x', { style: 'blue' }))],
      'must be one of: primary, danger @ /blocks/0/elements/0/style',
    ],
    [
      'a repeated block_id',
      [
        { type: 'divider', block_id: 'x' },
        { type: 'divider', block_id: 'x' },
      ],
      '`block_id` "x" already exists @ /blocks/1/block_id',
    ],
    [
      'a repeated action_id',
      [actions('a', button('x'), button('x'))],
      '`action_id` "x" already exists @ /blocks/0/elements/1/action_id',
    ],
    [
      'an initial option that is not offered',
      [actions('a', { type: 'static_select', options: [option('a')], initial_option: option('b') })],
      'initial option(s) must exactly match one or more of the options @ /blocks/0/elements/0',
    ],
    [
      'an image without a source',
      [{ type: 'image', alt_text: 'x' }],
      'must provide either image_url or slack_file @ /blocks/0',
    ],
    [
      'a date that is none',
      [section('x', { accessory: { type: 'datepicker', initial_date: 'demain' } })],
      'must be a valid date in the format YYYY-MM-DD @ /blocks/0/accessory/initial_date',
    ],
  ])('%s', (_what, blocks, said) => {
    expect(faults(blocks)).toEqual([said]);
  });
});

test('takes every input element', () => {
  const choices = { options: [option('a')] };
  const elements: Json[] = [
    { type: 'plain_text_input', multiline: true, min_length: 10, max_length: 3000 },
    { type: 'email_text_input' },
    { type: 'url_text_input', placeholder: plain('https://') },
    { type: 'number_input', is_decimal_allowed: false, min_value: '1' },
    { type: 'rich_text_input' },
    { type: 'static_select', option_groups: [{ label: plain('Groupe'), ...choices }] },
    { type: 'multi_static_select', ...choices, initial_options: [option('a')], max_selected_items: 2 },
    { type: 'external_select', min_query_length: 2 },
    { type: 'multi_external_select' },
    { type: 'users_select', initial_user: 'UCAMILLE01' },
    { type: 'multi_users_select' },
    { type: 'conversations_select', default_to_current_conversation: true, filter: { include: ['public'] } },
    { type: 'multi_conversations_select' },
    { type: 'channels_select' },
    { type: 'multi_channels_select' },
    { type: 'radio_buttons', ...choices },
    { type: 'checkboxes', options: [{ text: mrkdwn('*oui*'), value: 'a', description: plain('vraiment') }] },
    { type: 'datepicker', initial_date: '2026-11-22' },
    { type: 'timepicker', initial_time: '09:30' },
    { type: 'datetimepicker', initial_date_time: 1_763_770_000 },
    { type: 'file_input', filetypes: ['png'] },
  ];
  const blocks = elements.map((element, index) => input(`b${index}`, element, { optional: true }));
  expect(checkView(modal(blocks), 'modal')).toEqual([]);
});

test('takes every leaf and every part of rich text', () => {
  const leaves = [
    { type: 'text', text: 'a', style: { italic: true, code: true } },
    { type: 'link', url: 'https://lumiere.example', text: 'site' },
    { type: 'broadcast', range: 'here' },
    { type: 'channel', channel_id: 'CSUPPORT01' },
    { type: 'color', value: '#FF0000' },
    { type: 'date', timestamp: 1_763_770_000, format: '{date_short_pretty}', fallback: '22 novembre' },
    { type: 'emoji', name: 'ticket' },
    { type: 'team', team_id: 'TLUMIERE01' },
    { type: 'user', user_id: 'UCAMILLE01' },
    { type: 'usergroup', usergroup_id: 'S1' },
  ];
  const block = rich(
    richSection(...leaves),
    { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [richSection({ type: 'text', text: 'a' })] },
    { type: 'rich_text_quote', elements: leaves },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a' }], border: 0 },
  );
  expect(one(block)).toEqual([]);
  expect(one(rich(richSection({ type: 'text', text: '' })))).toHaveLength(1);
});

describe('a view', () => {
  const said = (view: unknown, surface: 'modal' | 'home' = 'modal') =>
    checkView(view, surface).map((fault) => `${fault.says} @ ${fault.pointer}`);

  test.each(['title', 'submit', 'close'])('has at most 24 characters of %s', (part) => {
    expect(said(modal([section()], { [part]: plain('x'.repeat(24)) }))).toEqual([]);
    expect(said(modal([section()], { [part]: plain('x'.repeat(25)) }))).toEqual([
      `must be less than 25 characters @ /view/${part}/text`,
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      'too much private_metadata',
      modal([], { private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters @ /view/private_metadata',
    ],
    ['no blocks', { type: 'modal', title: plain('x') }, 'missing required field: blocks @ /view'],
    [
      'inputs without a submit',
      { type: 'modal', title: plain('x'), blocks: [textInput()] },
      'missing required field: submit @ /view',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title @ /view'],
    ['a wrong block', modal([{ type: 'table', rows: [[cell]] }]), 'unsupported type: table @ /view/blocks/0/type'],
    ['a Home where a modal is due', { type: 'home', blocks: [] }, 'unsupported type: home @ /view/type'],
  ])('is refused with %s', (_what, view, expected) => {
    expect(said(view)).toContain(expected);
  });
});

describe('whatever is sent as blocks', () => {
  const knownTypes = fc.constantFrom(...Object.keys(BLOCKS));
  const almostABlock = fc
    .tuple(
      knownTypes,
      fc.dictionary(fc.constantFrom('text', 'elements', 'element', 'accessory', 'fields', 'block_id'), fc.jsonValue()),
    )
    .map(([type, rest]) => ({ ...BLOCKS[type], ...rest, type }));

  test('the check answers and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.jsonValue(), almostABlock))), (blocks) => {
        for (const surface of ['message', 'modal', 'home'] as const) {
          expect(Array.isArray(checkBlocks(blocks, surface))).toBe(true);
        }
        expect(Array.isArray(checkView(blocks, 'modal'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
