import { DEFAULT_USERS } from '../../../src/playground/slack/default-workspace.ts';
import { richTextOfMessage, textOfCommand, textOfMessage } from '../../../src/playground/slack/typed-text.ts';

const members = new Set<string>();
const names = {
  users: DEFAULT_USERS,
  channels: [{ id: 'CSUPPORT01', name: 'support', isPrivate: false, isDirect: false, isArchived: false, members }],
};

test.each([
  ['escapes the three characters', 'a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['does not let a broadcast be typed as an entity', '<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
  ['wraps an address', 'voir https://lumiere.example/a?b=1&c=2', 'voir <https://lumiere.example/a?b=1&amp;c=2>'],
  ['leaves the full stop outside', 'Voir https://lumiere.example.', 'Voir <https://lumiere.example>.'],
  ['links a bare host', 'sur lumiere.fr/contact !', 'sur <http://lumiere.fr/contact|lumiere.fr/contact> !'],
  ['links an e-mail', 'à lea@lumiere.example', 'à <mailto:lea@lumiere.example|lea@lumiere.example>'],
  ['knows people by both names', '@Léa Fontaine @marc.dubois', '<@ULEA000001> <@UMARC00001>'],
  ['knows channels', 'dans #support, pas #autre', 'dans <#CSUPPORT01|support>, pas #autre'],
  ['knows broadcasts', '@here svp', '<!here> svp'],
  ['leaves unknown names', '@personne', '@personne'],
  ['leaves code alone', '`https://a.example` et ```@here```', '`https://a.example` et ```@here```'],
  ['keeps control characters and right-to-left text', 'a\u0007b\u202Ec שלום\n', 'a\u0007b\u202Ec שלום\n'],
])('a message %s', (_what, typed, text) => {
  expect(textOfMessage(typed, names)).toBe(text);
});

test('a command names people in full and wraps no address', () => {
  expect(textOfCommand('@Léa Fontaine https://a.example <b>', names)).toBe(
    '<@ULEA000001|lea.fontaine> https://a.example &lt;b&gt;',
  );
});

test('the composer’s rich text says the same, unescaped', () => {
  expect(richTextOfMessage('a < b @here https://a.example', names, 'b1')).toEqual({
    type: 'rich_text',
    block_id: 'b1',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'a < b ' },
          { type: 'broadcast', range: 'here' },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://a.example' },
        ],
      },
    ],
  });
});

test.each(['x', 'a.', '@', '`', '<', 'https://', 'a@b.'])('40,000 characters of %p are read at once', (part) => {
  const typed = part.repeat(Math.ceil(40_000 / part.length));
  const started = performance.now();
  textOfMessage(typed, names);
  expect(performance.now() - started).toBeLessThan(2000);
});
