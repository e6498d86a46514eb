const LONGEST = 100_000;

const PIECES: readonly string[] = [
  ...['a', ' ', '\n', '.', '?', '!', '-', '>', '<', '&', '"', "'", '`', '«', '»', '“', '#', '@', '§', '0', 'é', 'ß'],
  ...['\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u0301', '😀', '👩‍👩‍👧‍👦', '🇲🇶', '\ud83d', '\u0000'],
  ...[
    'ne ',
    'pas ',
    'il faut ',
    'ça marche pas ',
    'est-ce que tu peux ',
    'le ticket #12 ',
    'a -> b ',
    '« « ',
    '"a" → "b" ',
  ],
  ...[
    '```',
    '&gt; ',
    '&amp;',
    '<@U07ABC>',
    '<https://a.b|c>',
    'https://a.b/c?d=e&f=',
    '<at>x</at>',
    ':joy:',
    '- a\n',
    '1. a\n',
  ],
  ...[
    'ERROR 500 at a.b (c.js:1) ',
    '/etc/passwd ',
    'je je je ',
    "d'd'd'",
    'aaaaab',
    'wwww.',
    'mais mais ',
    ', et puis ',
  ],
];

/**
 * Inputs made to cost as much as they can, the same each time: runs of one piece, pairs of pieces in turn, and mixtures, up
 * to 100,000 characters.
 */
export function* adversarialTexts(count: number): Generator<string> {
  const random = seeded(20261122);
  const pick = () => PIECES[random(PIECES.length)] ?? '';
  for (let made = 0; made < count; made += 1) {
    // Most are of a message's length, where all of it is read; some are pastes.
    const length = made % 20 === 0 ? LONGEST : 200 + random(4000);
    const kind = made % 3;
    const unit = kind === 0 ? pick() : kind === 1 ? pick() + pick() : Array.from({ length: 40 }, pick).join('');
    yield unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  }
}

/** Park and Miller's minimal standard generator: small, seeded, the same everywhere. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}
