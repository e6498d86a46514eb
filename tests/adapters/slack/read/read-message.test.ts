import fc from 'fast-check';
import { readMessage } from '../../../../src/adapters/slack/read/read-message.ts';

test.each([
  ['plain words stay', 'Salut, le site bug', 'Salut, le site bug'],
  ['formatting stays as it is typed', '*urgent* _très_ `code` ~non~', '*urgent* _très_ `code` ~non~'],
  ['escaped characters come back', '3 &lt; 5 &amp;&amp; 5 &gt; 3', '3 < 5 && 5 > 3'],
  ['what was typed as an entity stays one', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['a ping that was typed stays typed', '&lt;!channel&gt;', '<!channel>'],
  ['a named mention', 'merci <@U123|camille>', 'merci @camille'],
  ['a mention of somebody known', 'merci <@U1>', 'merci @Camille Roy'],
  ['a mention of somebody unknown', 'merci <@U9>', 'merci @U9'],
  ['a channel', 'voir <#C1|support>', 'voir #support'],
  ['a channel without its name', 'voir <#C1>', 'voir #C1'],
  ['pings', '<!channel> <!here> <!everyone>', '@channel @here @everyone'],
  ['a group', '<!subteam^S1|@devs> <!subteam^S2>', '@devs @S2'],
  ['a date', 'depuis <!date^1700000000^{date}|mardi>', 'depuis mardi'],
  ['a link', 'sur <https://monsite.com/contact>', 'sur https://monsite.com/contact'],
  ['a link labelled with itself', '<http://monsite.com|monsite.com>', 'http://monsite.com'],
  ['a link labelled with words', '<https://monsite.com/a|la page>', 'la page (https://monsite.com/a)'],
  ['a link with a query', '<https://monsite.com/?a=1&amp;b=2>', 'https://monsite.com/?a=1&b=2'],
  ['an e-mail address', '<mailto:a@b.fr|a@b.fr>', 'a@b.fr'],
  ['a telephone number', '<tel:0612345678|06 12 34 56 78>', '06 12 34 56 78 (0612345678)'],
  ['an empty label', '<@U1|>', '@Camille Roy'],
  ['control characters and line ends', 'a\u0000b\r\nc\u202E', 'ab\nc'],
])('reads %s', (_what, text, words) => {
  expect(readMessage(text, (id) => (id === 'U1' ? 'Camille Roy' : undefined))).toBe(words);
});

test('gives back what somebody typed, whatever it was', () => {
  const asSlackSendsIt = (typed: string) =>
    typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '|', '!', '@', 'a', 'lt;', ' ', 'é') }), (typed) => {
      expect(readMessage(asSlackSendsIt(typed))).toBe(typed);
    }),
  );
});

test('reads 40,000 characters of unclosed markup in no time', () => {
  const started = performance.now();
  readMessage('<'.repeat(20_000) + '<@'.repeat(10_000));
  expect(performance.now() - started).toBeLessThan(500);
});
