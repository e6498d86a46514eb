import { checkCard } from '../../../src/playground/teams/cards/card.ts';
import { faultsOf as faultsForMicrosoft } from '../../support/as-teams-reads.ts';
import { card, type Json, textBlock } from './a-tenant.ts';

const faultsOf = (given: unknown, where: 'message' | 'dialog' = 'message') => {
  const checked = checkCard(given, where);
  return checked.kind === 'refused' ? checked.faults : [];
};
const input = { type: 'Input.Text', id: 'x' };
const submit = { type: 'Action.Submit', title: 'Envoyer' };
const inside = (element: Json) =>
  card([{ type: 'Container', items: [{ type: 'ColumnSet', columns: [{ items: [element] }] }] }]);

test('what Teams draws is taken', () => {
  const drawn = card(
    [
      { ...textBlock('<at>Léa</at>'), weight: 'Bolder', size: 'Large', color: 'attention' },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', underline: true }, 'y'] },
      { type: 'FactSet', facts: [{ title: 'État', value: 'NOUVEAU' }] },
      { type: 'Image', url: 'https://x.example/a.png', altText: 'x' },
      {
        type: 'Container',
        selectAction: { type: 'Action.OpenUrl', url: 'https://x.example' },
        items: [textBlock('x')],
      },
      { type: 'Input.Number', id: 'n', value: 2, min: 1 },
      { type: 'Input.Date', id: 'd', value: '2026-11-23' },
      { type: 'Input.Toggle', id: 't', title: 'Oui' },
      { type: 'ActionSet', actions: [submit, { ...submit, mode: 'secondary' }] },
    ],
    [{ type: 'Action.ShowCard', title: 'Plus', card: card([input], [submit]) }],
  );
  const mention = { type: 'mention', text: '<at>Léa</at>', mentioned: { id: '29:1', name: 'Léa' } };
  const given = { ...drawn, msteams: { width: 'Full', entities: [mention] } };
  expect(checkCard(given, 'message')).toEqual({ kind: 'card', card: given, warnings: [] });
  expect(faultsForMicrosoft(given)).toEqual([]);
});

test.each([
  ['another version', { ...card([]), version: '1.6' }, '/version'],
  ['no version', { type: 'AdaptiveCard' }, '/version'],
  ['an unknown element', inside({ type: 'Chart' }), '/body/0/items/0/columns/0/items/0/type'],
  ['a table', card([{ type: 'Table' }]), '/body/0/type'],
  ['an unknown property', inside({ ...textBlock('x'), colour: 'good' }), 'colour'],
  ['an unknown value', inside({ ...textBlock('x'), size: 'huge' }), '/body/0/items/0/columns/0/items/0/size'],
  ['an element without its text', card([{ type: 'TextBlock' }]), '/body/0/text'],
  ['an unknown action', card([], [{ type: 'Action.ToggleVisibility', title: 'x', targetElements: [] }]), '/actions/0'],
  ['an action without a title', card([], [{ type: 'Action.Submit' }]), '/actions/0/title'],
  ['a link elsewhere than on the web', card([], [{ type: 'Action.OpenUrl', title: 'x', url: 'javascript:1' }]), 'http'],
  ['an unknown wish of Teams', card([], [{ ...submit, data: { msteams: { type: 'invoke' } } }]), 'msteams'],
  ['seven buttons in a row', card([], Array(7).fill(submit)), 'more than 6'],
  ['an input twice', card([input, input]), 'input id x comes twice'],
  [
    'an input twice, once behind a button',
    card([input], [{ type: 'Action.ShowCard', title: 'x', card: card([input]) }]),
    'twice',
  ],
  ['an input without an id', card([{ type: 'Input.Text' }]), '/body/0/id'],
  ['a picture without https', card([{ type: 'Image', url: 'http://x.example/a.png' }]), '/body/0/url'],
])('%s is refused', (_what, given, fault) => {
  expect(faultsOf(given).join('\n')).toContain(fault);
});

test('a dialog takes no Action.Execute', () => {
  const given = card([], [{ type: 'Action.Execute', title: 'x', verb: 'x' }]);
  expect(faultsOf(given)).toEqual([]);
  expect(faultsOf(given, 'dialog')).toHaveLength(1);
});
