import { findTicketReferences } from '../../../src/domain/intake/ticket-reference.ts';

test.each([
  ['#12', [12]],
  ['ticket 12', [12]],
  ['ticket n°12', [12]],
  ['le ticket #1234?', [1234]],
  ['ticket numéro 7, svp', [7]],
  ['tickets 12, 13 et #14', [12, 13, 14]],
  ['#12 et encore #12', [12]],
  ['où en est le #12.', [12]],
  ['la couleur #ffffff', []],
  ['la couleur #123456a', []],
  ['en C# 12', []],
  ['#general et <#C12|12-general>', []],
  ['voir https://exemple.fr/page#12', []],
  ['<https://exemple.fr/#12|la page>', []],
  ['`#12` dans ```ticket 12```', [12]],
  ['le ticket de 14h', []],
  ['ticket 14h', []],
  ['ticket à 12 €', []],
  ['ticket #0', []],
  ['', []],
])('%s names %j', (text, numbers) => {
  expect(findTicketReferences(text)).toEqual(numbers);
});
