import { readCommand } from '../../../src/adapters/slack/read-command.ts';

test.each([
  ['', { kind: 'open', text: '' }],
  ['  ', { kind: 'open', text: '' }],
  ['le site bug', { kind: 'open', text: 'le site bug' }],
  ['aide', { kind: 'help' }],
  [' HELP ', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['aide moi sur le panier', { kind: 'open', text: 'aide moi sur le panier' }],
  ['12', { kind: 'show', number: 12 }],
  ['#12', { kind: 'show', number: 12 }],
  ['12 pages en erreur', { kind: 'open', text: '12 pages en erreur' }],
  ['99999999999', { kind: 'open', text: '99999999999' }],
])('/ticket %s', (text, command) => {
  expect(readCommand(text)).toEqual(command);
});
