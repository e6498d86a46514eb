import fc from 'fast-check';
import { gestureOfOption, renderCard } from '../../../../src/adapters/slack/draw/render-card.ts';
import { MOVE_NAMES } from '../../../../src/domain/ticket/moves.ts';
import type { FileReference } from '../../../../src/forms/file-reference.ts';
import { checkBlocks } from '../../../../src/playground/slack/block-kit/check.ts';
import { BUTTON_ACTIONS, type Button, type Card, type Span } from '../../../../src/views/card.ts';
import { aFile } from '../../../support/builders.ts';
import { hostileWords, objectsWithin, READ_AS_MARKUP } from '../hostile-words.ts';

const take: Button = { action: 'ticket.take', label: 'Prendre en charge', style: 'primary', value: { ticketId: 't1' } };

test('a menu carries what each gesture does and its ids, in 75 characters, and reads back', () => {
  const ticketId = '0199a000-0000-7000-8000-000000000000';
  const gestures = MOVE_NAMES.slice(0, 4).map((move) => ({
    action: 'ticket.move' as const,
    label: move,
    value: { ticketId, move },
  }));
  const card = { plain: 'x', parts: [{ kind: 'buttons' as const, buttons: [], more: { label: 'Plus…', gestures } }] };

  const values = objectsWithin(renderCard(card).blocks).flatMap((each) =>
    typeof each['value'] === 'string' ? [each['value']] : [],
  );

  expect(values.map(gestureOfOption)).toEqual(
    gestures.map(({ action, value }) => ({ action, value: JSON.stringify(value) })),
  );
  expect(Math.max(...values.map(({ length }) => length))).toBeLessThanOrEqual(75);
  expect(gestureOfOption('something else')).toBeUndefined();
});

test('draws every part', () => {
  const card: Card = {
    title: 'Ticket #12',
    plain: 'Le ticket #12 est NOUVEAU.',
    parts: [
      { kind: 'text', spans: ['voir ', { bold: 'ici' }, { link: 'https://monsite.com/', label: 'la page' }] },
      {
        kind: 'facts',
        facts: [
          { label: 'État', value: 'NOUVEAU' },
          { label: 'Page', value: 'https://monsite.com' },
        ],
      },
      { kind: 'list', items: [['un'], [{ bold: 'deux' }, ' fois']] },
      { kind: 'quote', text: 'le site <!channel> *bug*' },
      { kind: 'note', spans: ['petit ', { bold: 'mot' }] },
      { kind: 'note', spans: [{ link: 'https://monsite.com/', label: 'aide' }] },
      { kind: 'divider' },
      {
        kind: 'buttons',
        buttons: [take, { ...take, confirm: { title: 'Sûr ?', text: 'Vraiment ?', yes: 'Oui', no: 'Non' } }],
      },
    ],
  };

  expect(renderCard(card)).toEqual({
    text: 'Le ticket #12 est NOUVEAU.',
    blocks: [
      { type: 'header', block_id: 'part:0', text: { type: 'plain_text', text: 'Ticket #12', emoji: false } },
      {
        type: 'rich_text',
        block_id: 'part:1',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'voir ' },
              { type: 'text', text: 'ici', style: { bold: true } },
              { type: 'link', url: 'https://monsite.com/', text: 'la page' },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        block_id: 'part:2',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'État', style: { bold: true } },
              { type: 'text', text: ' – NOUVEAU' },
              { type: 'text', text: '\n' },
              { type: 'text', text: 'Page', style: { bold: true } },
              { type: 'text', text: ' – https://monsite.com' },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        block_id: 'part:3',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'un' }] },
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'deux', style: { bold: true } },
                  { type: 'text', text: ' fois' },
                ],
              },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        block_id: 'part:4',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'le site <!channel> *bug*' }] }],
      },
      { type: 'context', block_id: 'part:5', elements: [{ type: 'plain_text', text: 'petit mot', emoji: false }] },
      {
        type: 'rich_text',
        block_id: 'part:6',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://monsite.com/', text: 'aide' }] },
        ],
      },
      { type: 'divider', block_id: 'part:7' },
      {
        type: 'actions',
        block_id: 'part:8',
        elements: [
          {
            type: 'button',
            action_id: expect.stringMatching(/^ticket\.take:[0-9a-f]{8}$/),
            text: { type: 'plain_text', text: 'Prendre en charge', emoji: false },
            value: '{"ticketId":"t1"}',
            style: 'primary',
          },
          expect.objectContaining({
            action_id: expect.stringMatching(/^ticket\.take:[0-9a-f]{8}\.1$/),
            confirm: {
              title: { type: 'plain_text', text: 'Sûr ?', emoji: false },
              text: { type: 'plain_text', text: 'Vraiment ?', emoji: false },
              confirm: { type: 'plain_text', text: 'Oui', emoji: false },
              deny: { type: 'plain_text', text: 'Non', emoji: false },
            },
          }),
        ],
      },
    ],
  });
});

test('escapes the fallback, which Slack reads as markup', () => {
  expect(renderCard({ plain: '<!channel> & <@U1>', parts: [] }).text).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
});

test('shows the whole meaning when a card has no parts', () => {
  const { blocks } = renderCard({ plain: 'C’est noté.', parts: [] });

  expect(blocks).toMatchObject([{ type: 'rich_text', elements: [{ elements: [{ text: 'C’est noté.' }] }] }]);
});

test('links only to web pages', () => {
  const { blocks } = renderCard({
    plain: 'x',
    parts: [{ kind: 'text', spans: [{ link: 'slack://open', label: 'ici' }] }],
  });

  expect(blocks).toMatchObject([{ elements: [{ elements: [{ type: 'text', text: 'ici' }] }] }]);
});

test('names a button by what it does, not by where it stands', () => {
  const close: Button = { ...take, action: 'ticket.move', value: { ticketId: 't1', move: 'close' } };
  const idsOf = (buttons: Button[]) =>
    objectsWithin(renderCard({ plain: 'x', parts: [{ kind: 'buttons', buttons }] }).blocks).flatMap(
      (object) => object['action_id'] ?? [],
    );

  expect(idsOf([take, close])[1]).toBe(idsOf([close])[0]);
});

test('refuses ids that no button can carry', () => {
  const button: Button = { ...take, value: { ticketId: 'x'.repeat(3000) } };

  expect(() => renderCard({ plain: 'x', parts: [{ kind: 'buttons', buttons: [button] }] })).toThrow('too long');
});

test('lets words give way to buttons, in sight, when there are too many blocks', () => {
  const dividers = Array.from({ length: 80 }, () => ({ kind: 'divider' }) as const);
  const { blocks } = renderCard({ plain: 'x', parts: [...dividers, { kind: 'buttons', buttons: [take] }] });

  expect(blocks).toHaveLength(50);
  expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
  expect(blocks.at(-2)).toMatchObject({ type: 'context', elements: [{ text: '…' }] });
});

test('cuts in sight what one message cannot hold, and keeps its buttons', () => {
  const quote = { kind: 'quote', text: 'a'.repeat(40_000) } as const;
  const { blocks } = renderCard({
    plain: 'x',
    parts: [quote, quote, quote, quote, { kind: 'buttons', buttons: [take] }],
  });
  const words = objectsWithin(blocks).flatMap((object) => (object['type'] === 'text' ? [String(object['text'])] : []));

  expect(words.every((text) => text.endsWith('…'))).toBe(true);
  expect(words.join('').length).toBeLessThanOrEqual(8000);
  expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
});

describe('files', () => {
  const { connectionId } = aFile();
  const drawn = (files: readonly FileReference[], picturesOf: typeof connectionId | null = connectionId) =>
    renderCard({ plain: 'x', parts: [{ kind: 'files', files: [...files] }] }, picturesOf).blocks;
  const log = aFile({ id: 'F9', name: 'erreurs.log', mimeType: 'text/plain' });

  test('are pictures where Slack can show them, with their names; others are links by name', () => {
    expect(drawn([log, aFile()])).toEqual([
      {
        type: 'image',
        block_id: 'part:0',
        slack_file: { id: aFile().id },
        alt_text: 'capture.png',
        title: { type: 'plain_text', text: 'capture.png', emoji: false },
      },
      {
        type: 'rich_text',
        block_id: 'part:1',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'link', url: log.permalink, text: 'erreurs.log' }] },
        ],
      },
    ]);
  });

  test.each([
    ['of another workspace', [aFile()], 'elsewhere' as typeof connectionId],
    ['where no picture is wanted', [aFile()], null],
    ['of a kind that Slack does not draw', [aFile({ mimeType: 'image/heic' })], connectionId],
  ])('%s are links', (_what, files, picturesOf) => {
    expect(drawn(files, picturesOf)).toMatchObject([{ type: 'rich_text' }]);
  });

  test('are three pictures at most, so that a card can still be worked with', () => {
    const files = Array.from({ length: 10 }, (_, index) => aFile({ id: `F${index}` }));

    expect(drawn(files).map(({ type }) => type)).toEqual(['image', 'image', 'image', 'rich_text']);
  });
});

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
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.constant({ kind: 'divider' as const }),
  fc.record({
    kind: fc.constant('files' as const),
    files: fc.array(
      fc.record({ name: hostileWords, mimeType: fc.constantFrom('image/png', 'text/plain') }).map((but) => aFile(but)),
      { maxLength: 12 },
    ),
  }),
);
const anyCard = fc.record(
  { title: hostileWords, plain: hostileWords, parts: fc.array(part, { maxLength: 60 }) },
  { requiredKeys: ['plain', 'parts'] },
);

test('whatever is typed, Slack takes the message and reads no markup in it (architecture §4.8)', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const { blocks, text } = renderCard(card, aFile().connectionId);

      expect(checkBlocks(blocks, 'message')).toEqual([]);
      expect(text).not.toMatch(/[<>]/);
      for (const object of objectsWithin(blocks)) {
        expect(READ_AS_MARKUP).not.toContain(object['type']);
        if (object['type'] === 'plain_text') expect(object['emoji']).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});
