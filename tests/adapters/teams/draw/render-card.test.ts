import fc from 'fast-check';
import { opensWindow, renderCard, renderWindow } from '../../../../src/adapters/teams/draw/render-card.ts';
import { MOVE_NAMES } from '../../../../src/domain/ticket/moves.ts';
import { BUTTON_ACTIONS, type Button, type Card, type Span } from '../../../../src/views/card.ts';
import { effectsOf, faultsOf } from '../../../support/as-teams-reads.ts';
import { aFile, READERS } from '../../../support/builders.ts';
import { HOSTILE_STRINGS } from '../../../support/hostile-strings.ts';
import { hostileWords, objectsWithin } from '../../slack/hostile-words.ts';

const [french] = READERS;
const take: Button = { action: 'ticket.take', label: 'Prendre en charge', style: 'primary', value: { ticketId: 't1' } };
const bodyOf = (card: Omit<Card, 'plain'>) => renderCard({ plain: 'x', ...card }, 'd1').card.body;
const bytesOf = (drawn: unknown) => Buffer.byteLength(JSON.stringify(drawn));
const wordsIn = (drawn: unknown) =>
  objectsWithin(drawn).flatMap((each) => (each['type'] === 'TextRun' ? [String(each['text'])] : []));

test('draws every part, in elements that read no Markdown', () => {
  const drawn = renderCard(
    {
      title: 'Ticket #12',
      plain: 'Le ticket #12\nest NOUVEAU.',
      parts: [
        { kind: 'text', spans: ['voir ', { bold: 'ici' }, { link: 'https://monsite.com/', label: 'la page' }] },
        { kind: 'facts', facts: [{ label: 'État', value: '**NOUVEAU**' }] },
        { kind: 'list', items: [['un'], [{ bold: 'deux' }, ' fois']] },
        { kind: 'quote', text: 'le site\n<at>bug</at>' },
        { kind: 'note', spans: ['petit mot'] },
        { kind: 'divider' },
        { kind: 'row', spans: [{ bold: '#12' }], note: 'NOUVEAU', buttons: [take] },
        { kind: 'files', files: [aFile()] },
        { kind: 'buttons', buttons: [take] },
      ],
    },
    'd1',
  );
  const run = (text: string, but = {}) => ({ type: 'TextRun', text, ...but });
  const rich = (...inlines: unknown[]) => ({ type: 'RichTextBlock', inlines });
  const column = (width: string, ...items: unknown[]) => ({ type: 'Column', width, items });
  const execute = {
    type: 'Action.Execute',
    verb: 'ticket.take',
    title: 'Prendre en charge',
    style: 'positive',
    data: { guichet: { action: 'ticket.take', value: { ticketId: 't1' }, drawn: 'd1' } },
  };
  const link = (title: string, url: string) => ({
    type: 'Container',
    selectAction: { type: 'Action.OpenUrl', title, url },
    items: [rich(run(title, { color: 'Accent', underline: true }))],
  });

  expect(drawn).toEqual({
    summary: 'Le ticket ＃12 est NOUVEAU.',
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        rich(run('Ticket #12', { size: 'Large', weight: 'Bolder' })),
        rich(run('voir '), run('ici', { weight: 'Bolder' })),
        { ...link('la page', 'https://monsite.com/'), spacing: 'None' },
        {
          type: 'ColumnSet',
          columns: [
            column('140px', rich(run('État', { weight: 'Bolder' }))),
            column('stretch', rich(run('**NOUVEAU**'))),
          ],
        },
        { type: 'ColumnSet', columns: [column('auto', rich(run('•'))), column('stretch', rich(run('un')))] },
        {
          type: 'ColumnSet',
          spacing: 'Small',
          columns: [
            column('auto', rich(run('•'))),
            column('stretch', rich(run('deux', { weight: 'Bolder' }), run(' fois'))),
          ],
        },
        {
          type: 'Container',
          style: 'emphasis',
          items: [rich(run('le site')), { ...rich(run('<at>bug</at>')), spacing: 'None' }],
        },
        rich(run('petit mot', { size: 'Small', isSubtle: true })),
        {
          type: 'ColumnSet',
          separator: true,
          spacing: 'Medium',
          columns: [
            column('stretch', rich(run('#12', { weight: 'Bolder' })), {
              ...rich(run('NOUVEAU', { size: 'Small', isSubtle: true })),
              spacing: 'None',
            }),
            column('auto', { type: 'ActionSet', actions: [execute] }),
          ],
        },
        link('capture.png', aFile().permalink),
        { type: 'ActionSet', actions: [execute] },
      ],
    },
  });
});

test.each([
  ...(
    [
      'draft.open',
      'ticket.assign',
      'ticket.rank',
      'ticket.escalate',
      'ticket.reply',
      'ticket.show',
      'ticket.new',
      'desk.setup',
    ] as const
  ).map((action) => [action, {}, true] as const),
  ...(
    [
      'draft.dismiss',
      'draft.mute',
      'ticket.take',
      'ticket.release',
      'ticket.acknowledge',
      'ticket.list',
      'home.list',
    ] as const
  ).map((action) => [action, {}, false] as const),
  ...MOVE_NAMES.map(
    (move) => ['ticket.move', { move }, !['resume', 'confirm_fix', 'validate'].includes(move)] as const,
  ),
])('a click on %s %j may open a window: %s', (action, value, may) => {
  expect(opensWindow({ action, value })).toBe(may);
  expect(bodyOf({ parts: [{ kind: 'buttons', buttons: [{ action, label: 'x', value }] }] })).toEqual([
    {
      type: 'ActionSet',
      actions: [
        may
          ? {
              type: 'Action.Submit',
              title: 'x',
              data: { msteams: { type: 'task/fetch' }, guichet: { action, value, drawn: 'd1' } },
            }
          : { type: 'Action.Execute', verb: action, title: 'x', data: { guichet: { action, value, drawn: 'd1' } } },
      ],
    },
  ]);
});

test('asks before a click counts, in a card below the button', () => {
  const confirm = { title: 'Sûr ?', text: 'Vraiment ?', yes: 'Oui', no: 'Non' };

  expect(bodyOf({ parts: [{ kind: 'buttons', buttons: [{ ...take, confirm }] }] })).toMatchObject([
    {
      actions: [
        {
          type: 'Action.ShowCard',
          title: 'Prendre en charge',
          card: {
            version: '1.5',
            body: [{ inlines: [{ text: 'Sûr ?' }] }, { inlines: [{ text: 'Vraiment ?' }] }],
            actions: [{ type: 'Action.Execute', title: 'Oui', verb: 'ticket.take' }],
          },
        },
      ],
    },
  ]);
});

test('gestures of less use, and more buttons than Teams shows, are in the menu', () => {
  const gestures = [{ action: 'ticket.release' as const, label: 'Libérer', value: {} }];
  const buttons = Array.from({ length: 7 }, () => take);
  const modes = objectsWithin(bodyOf({ parts: [{ kind: 'buttons', buttons, more: { label: 'Plus…', gestures } }] }))
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ mode }) => mode);

  expect(modes).toEqual([...Array.from({ length: 6 }, () => undefined), 'secondary', 'secondary']);
});

test('a card in a dialog has its title there, and buttons that send themselves', () => {
  const card: Card = { title: 'Ticket #12', plain: 'x', parts: [{ kind: 'buttons', buttons: [take] }] };
  const { title, card: attachment } = renderWindow(card, 'd1', french);

  expect(title).toBe('Ticket #12');
  expect(attachment.content.body).toMatchObject([
    { actions: [{ type: 'Action.Submit', data: { guichet: { action: 'ticket.take', drawn: 'd1' } } }] },
  ]);
  expect(JSON.stringify(attachment)).not.toContain('task/fetch');
});

test('a title that the bar of a dialog cannot hold stands whole in the card', () => {
  const title = 'Ticket '.repeat(20).trim();
  const drawn = renderWindow({ title, plain: 'x', parts: [] }, 'd1', french);

  expect(drawn.title).toHaveLength(64);
  expect(wordsIn(drawn)).toEqual([title, 'x']);
});

test('shows the whole meaning when a card has no parts', () => {
  expect(wordsIn(renderCard({ plain: 'C’est noté.', parts: [] }, 'd1').card)).toEqual(['C’est noté.']);
});

test('links only to web pages', () => {
  const parts = [{ kind: 'text' as const, spans: [{ link: 'msteams://open', label: 'ici' }] }];

  expect(effectsOf(bodyOf({ parts }))).toEqual([]);
});

test('cuts a list that its card has no room for at ten lines, in sight', () => {
  const linesOf = (line: string) =>
    wordsIn(bodyOf({ parts: [{ kind: 'list', items: Array.from({ length: 40 }, () => [line]) }] })).filter(
      (text) => text !== '•',
    );

  expect(linesOf('un')).toHaveLength(40);
  expect(linesOf('un peu long '.repeat(25))).toEqual([
    ...Array.from({ length: 10 }, () => expect.stringMatching(/^un peu long /)),
    '…',
  ]);
});

test('cuts what stands last, in sight, and keeps the buttons', () => {
  const quote = { kind: 'quote', text: 'é'.repeat(40_000) } as const;
  const { card } = renderCard(
    { title: 'T', plain: 'x', parts: [quote, quote, quote, quote, quote, { kind: 'buttons', buttons: [take] }] },
    'd1',
  );

  expect(bytesOf(card)).toBeLessThanOrEqual(20 * 1024);
  expect(bytesOf(card)).toBeGreaterThan(18 * 1024);
  expect(wordsIn(card)).toHaveLength(1 + 3 + 1 + 1);
  expect(wordsIn(card).slice(1)).toEqual(
    wordsIn(card)
      .slice(1)
      .map(() => expect.stringMatching(/…$/)),
  );
  expect(card.body.at(-1)).toMatchObject({ type: 'ActionSet' });
});

test('refuses ids that no button may carry', () => {
  const button: Button = { ...take, value: { ticketId: 'x'.repeat(3000) } };

  expect(() => bodyOf({ parts: [{ kind: 'buttons', buttons: [button] }] })).toThrow('too long');
});

const PLACES: Readonly<Record<string, (words: string) => Card>> = {
  title: (title) => ({ title, plain: 'x', parts: [] }),
  plain: (plain) => ({ plain, parts: [] }),
  text: (words) => ({ plain: 'x', parts: [{ kind: 'text', spans: [words, { bold: words }] }] }),
  link: (label) => ({ plain: 'x', parts: [{ kind: 'text', spans: [{ link: 'https://ours.example/', label }] }] }),
  facts: (words) => ({ plain: 'x', parts: [{ kind: 'facts', facts: [{ label: words, value: words }] }] }),
  list: (words) => ({ plain: 'x', parts: [{ kind: 'list', items: [[words], [{ bold: words }]] }] }),
  quote: (text) => ({ plain: 'x', parts: [{ kind: 'quote', text }] }),
  note: (words) => ({ plain: 'x', parts: [{ kind: 'note', spans: [words] }] }),
  row: (words) => ({ plain: 'x', parts: [{ kind: 'row', spans: [words], note: words, buttons: [take] }] }),
  files: (name) => ({ plain: 'x', parts: [{ kind: 'files', files: [aFile({ name })] }] }),
  buttons: (words) => ({
    plain: 'x',
    parts: [
      {
        kind: 'buttons',
        buttons: [{ ...take, label: words, confirm: { title: words, text: words, yes: words, no: words } }],
        more: { label: words, gestures: [{ action: 'ticket.take', label: words, value: {} }] },
      },
    ],
  }),
};

test.each(Object.entries(PLACES))(
  'whatever is typed in %s, Teams takes the card and makes nothing of the words (architecture §4.8)',
  (_place, cardWith) => {
    for (const hostile of [...HOSTILE_STRINGS, '{{DATE(2026-11-22T08:00:00Z, SHORT)}}', '<at>Léa</at>']) {
      const { card, summary } = renderCard(cardWith(hostile), 'd1');
      const effects = effectsOf(card).filter(
        ({ kind, what }) => kind !== 'link' || ![aFile().permalink, 'https://ours.example/'].includes(what),
      );
      const found = { hostile, effects, faults: faultsOf(card), summary: /[*_`[\]<>|\n]|:\/\//.test(summary) };
      expect(found).toEqual({ hostile, effects: [], faults: [], summary: false });
    }
  },
);

const span: fc.Arbitrary<Span> = fc.oneof(
  hostileWords,
  fc.record({ bold: hostileWords }),
  fc.record({ link: fc.webUrl(), label: hostileWords }),
);
const spans = fc.array(span, { maxLength: 4 });
const button: fc.Arbitrary<Button> = fc.record(
  {
    action: fc.constantFrom(...BUTTON_ACTIONS),
    label: hostileWords,
    style: fc.constantFrom('primary' as const, 'danger' as const),
    value: fc.constant({ ticketId: 't1' }),
    confirm: fc.record({ title: hostileWords, text: hostileWords, yes: hostileWords, no: hostileWords }),
  },
  { requiredKeys: ['action', 'label', 'value'] },
);
const part = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), spans }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: hostileWords, value: hostileWords }), { maxLength: 12 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 12 }) }),
  fc.record({ kind: fc.constant('quote' as const), text: hostileWords }),
  fc.record({ kind: fc.constant('note' as const), spans }),
  fc.record({
    kind: fc.constant('row' as const),
    spans,
    note: hostileWords,
    buttons: fc.array(button, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.constant({ kind: 'divider' as const }),
  fc.record({
    kind: fc.constant('files' as const),
    files: fc.array(
      hostileWords.map((name) => aFile({ name })),
      { maxLength: 12 },
    ),
  }),
);
const anyCard = fc.record(
  { title: hostileWords, plain: hostileWords, parts: fc.array(part, { maxLength: 60 }) },
  { requiredKeys: ['plain', 'parts'] },
);

test('every card, however large, is one that Teams takes', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const drawn = renderCard(card, 'd1').card;

      expect(bytesOf(drawn)).toBeLessThanOrEqual(20 * 1024);
      expect(faultsOf(drawn)).toEqual([]);
      expect(bytesOf(renderWindow(card, 'd1', french).card.content)).toBeLessThanOrEqual(20 * 1024);
    }),
    { numRuns: 100 },
  );
});
