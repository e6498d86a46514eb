import { type Addressed, readAddressed } from '../../../src/domain/commands/read-addressed.ts';

const EVERY_WAY: readonly Addressed[] = ['by_name', 'alone', 'by_slash'];

describe('a command in a chat', () => {
  test.each([
    ['ticket', { kind: 'open', text: '' }],
    ['/ticket', { kind: 'open', text: '' }],
    ['Ticket le site est tombé ?', { kind: 'open', text: 'le site est tombé ?' }],
    ['ticket: the basket is empty', { kind: 'open', text: 'the basket is empty' }],
    ['ticket 12', { kind: 'show', number: 12 }],
    ['ticket #1234 ?', { kind: 'show', number: 1234 }],
    ['#12 ?', { kind: 'show', number: 12 }],
    ['mes tickets', { kind: 'list', which: 'mine' }],
    ['échéances aujourd’hui ?', { kind: 'list', which: 'due' }],
    ['due today', { kind: 'list', which: 'due' }],
    ['my tickets', { kind: 'list', which: 'mine' }],
    ['aide', { kind: 'help' }],
    ['/help', { kind: 'help' }],
    ['ticket ?', { kind: 'help' }],
    ['setup', { kind: 'setup' }],
    ['nouveau', { kind: 'open', text: '' }],
    ['prendre 12', { kind: 'take', number: 12 }],
    ['affecter 12 à @Léa Fontaine', { kind: 'assign', number: 12, who: { kind: 'name', name: 'Léa Fontaine' } }],
    ['statut 12 résolu', { kind: 'status', number: 12, state: 'resolved', said: '' }],
    ['prendr 12', { kind: 'unknown', word: 'prendr', nearest: 'prendre 12' }],
  ])('“%s” is one, however the desk was turned to', (text, command) => {
    for (const addressed of EVERY_WAY) expect(readAddressed(text, addressed)).toEqual(command);
  });

  test.each([
    'Le site est en panne depuis ce matin',
    'tickets restaurant : le bouton ne marche plus',
    'ok merci',
    'aujourd’hui',
    'today',
    'où en est le #12 ?',
  ])('“%s” is a message like any other, unless it stands behind a slash', (text) => {
    expect(readAddressed(text, 'by_name')).toBeUndefined();
    expect(readAddressed(text, 'alone')).toBeUndefined();
    expect(readAddressed(text, 'by_slash')).toEqual({ kind: 'open', text });
  });

  test.each(['12', 'trouver le bug du panier', 'merci'])(
    '“%s” answers a question or tells a problem, said to the desk alone',
    (text) => {
      expect(readAddressed(text, 'alone')).toBeUndefined();
    },
  );

  test('a bare name asks for help; nothing said to the desk alone asks for nothing', () => {
    expect(readAddressed('', 'by_name')).toEqual({ kind: 'help' });
    expect(readAddressed('', 'alone')).toBeUndefined();
  });
});
