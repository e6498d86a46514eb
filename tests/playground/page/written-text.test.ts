import fc from 'fast-check';
import { toTypedText } from '../../../src/playground/page/written-text.ts';
import { DEFAULT_USERS } from '../../../src/playground/slack/default-workspace.ts';
import { textOfMessage } from '../../../src/playground/slack/typed-text.ts';

const channel = { name: 'support', isPrivate: false, isDirect: false, isArchived: false, members: new Set<string>() };
const names = { users: DEFAULT_USERS, channels: [{ id: 'CSUPPORT01', ...channel }] };

test.each([
  'a < b && c > d',
  '@Léa Fontaine et #support, @channel',
  'voir https://exemple.fr/a?b=1&c=2, ou exemple.fr, ou camille@exemple.fr',
  '`<code>` et ```bloc & fin```',
])('gives back what was typed: %s', (typed) => {
  expect(toTypedText(textOfMessage(typed, names), names)).toBe(typed);
});

test('gives back whatever was typed, markup or not', () => {
  const words = fc.constantFrom(
    'a',
    '<',
    '>',
    '&',
    '&lt;',
    ' ',
    '\n',
    '@',
    '#support',
    '*',
    '<!channel>',
    'https://e.fr',
    'é',
  );
  fc.assert(
    fc.property(
      fc.array(words).map((parts) => parts.join('')),
      (typed) => {
        expect(toTypedText(textOfMessage(typed, names), names)).toBe(typed);
      },
    ),
  );
});
