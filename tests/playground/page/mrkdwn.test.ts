import fc from 'fast-check';
import { type Inline, readMrkdwn, spokenText } from '../../../src/playground/page/browser/mrkdwn.ts';

/** The reading written small: `bold(text)`. */
function sketch(text: string, options = {}): string {
  const one = (inline: Inline): string => {
    switch (inline.kind) {
      case 'text':
        return inline.text;
      case 'bold':
      case 'italic':
      case 'strike':
        return `${inline.kind}(${inline.children.map(one).join('')})`;
      case 'code':
        return `code(${inline.text})`;
      case 'link':
        return `link(${inline.url} ${inline.label})`;
      case 'user':
      case 'channel':
      case 'group':
        return `${inline.kind}(${inline.id})`;
      case 'broadcast':
        return `broadcast(${inline.range})`;
      case 'emoji':
        return `emoji(${inline.name})`;
      case 'date':
        return `date(${inline.timestamp} ${inline.format} ${inline.fallback})`;
    }
  };
  return readMrkdwn(text, options)
    .map((paragraph) =>
      paragraph.kind === 'preformatted'
        ? `pre(${paragraph.text})`
        : `${paragraph.kind}(${paragraph.children.map(one).join('')})`,
    )
    .join(' ');
}

test.each([
  ['styles', '*a* _b_ ~c~ `d`', 'lines(bold(a) italic(b) strike(c) code(d))'],
  ['styles inside each other', '*a _b_*', 'lines(bold(a italic(b)))'],
  ['marks inside words', 'snake_case_name 2*3*4 a~b~c', 'lines(snake_case_name 2*3*4 a~b~c)'],
  ['marks with nothing to mark', '* a * ** _ _', 'lines(* a * ** _ _)'],
  ['a style that never ends', '*a', 'lines(*a)'],
  ['a style over two lines', '*a\nb*', 'lines(*a\nb*)'],
  ['code keeps marks and entities', '`*a* &lt;b&gt;`', 'lines(code(*a* <b>))'],
  ['a block of code', 'a\n```\nb *c*\n```\nd', 'lines(a) pre(b *c*) lines(d)'],
  ['a quote', '&gt; a\n&gt; b\nc', 'quote(a\nb) lines(c)'],
  ['a link', '<https://e.fr/?a=1&amp;b=2|e &lt;3>', 'lines(link(https://e.fr/?a=1&b=2 e <3))'],
  ['a link inside a style', '*<https://e.fr|*e*>*', 'lines(bold(link(https://e.fr *e*)))'],
  ['a bare address', 'see https://e.fr/a, then', 'lines(see link(https://e.fr/a https://e.fr/a), then)'],
  ['references', '<@U1> <#C1|x> <!subteam^S1|@team>', 'lines(user(U1) channel(C1) group(S1))'],
  ['pings', '<!channel> <!here> <!everyone>', 'lines(broadcast(channel) broadcast(here) broadcast(everyone))'],
  ['a date', '<!date^1700000000^{date} at {time}|soon>', 'lines(date(1700000000 {date} at {time} soon))'],
  ['an emoji', ':tada: 10:30:45', 'lines(emoji(tada) 10:30:45)'],
  ['entities', '&lt;!channel&gt; &amp;amp;', 'lines(<!channel> &amp;)'],
  ['other schemes', '<javascript:alert(1)|x>', 'lines(<javascript:alert(1)|x>)'],
])('reads %s', (_what, text, expected) => {
  expect(sketch(text)).toBe(expected);
});

test('leaves bare addresses alone in verbatim text', () => {
  expect(sketch('https://e.fr', { verbatim: true })).toBe('lines(https://e.fr)');
});

test('finds no reference in text that was escaped, whatever it looks like', () => {
  const hostile = fc.array(
    fc.constantFrom('<', '>', '!channel', '@U1', '#C1', '|', '*', '`', '_', 'a', ' ', '&', 'date^1^x'),
  );
  fc.assert(
    fc.property(hostile, (parts) => {
      const escaped = parts.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(sketch(escaped)).not.toMatch(/(broadcast|user|channel|group|date|link)\(/);
    }),
  );
});

test('answers in time on long and hostile texts', () => {
  const before = performance.now();
  for (const text of [
    '*a '.repeat(15_000),
    '_'.repeat(40_000),
    '<'.repeat(40_000),
    '`'.repeat(40_000),
    ':a'.repeat(20_000),
  ]) {
    readMrkdwn(text);
  }
  expect(performance.now() - before).toBeLessThan(2000);
});

test('reads aloud without marks', () => {
  const nameOf = () => 'Léa';
  expect(spokenText('*Pris* par <@U1>, <https://e.fr|ici>, <!date^1^{date}|demain> &amp; `x`', nameOf)).toBe(
    'Pris par @Léa, ici, demain & x',
  );
});
