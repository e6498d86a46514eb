import fc from 'fast-check';

/** What people paste or try: pings, markup, emoji codes, right-to-left words, invisible characters, far too much of it. */
export const hostileWords: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u200B',
    '\u0000\u0007',
    '<!channel>',
    '<@U1>',
    '<https://evil.example|Votre banque>',
    '*gras* _penché_ ~barré~ `code`',
    ':smile: :here:',
    '&lt;!here&gt; &amp;',
    'مرحبا \u202Egnip\u202C',
    '\uD83D',
    '👩‍👩‍👧‍👦'.repeat(2000),
    'a'.repeat(40_000),
    '&'.repeat(5000),
    '\n'.repeat(3000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
);

/** Every object of a drawing, however deep. */
export function objectsWithin(drawn: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(drawn)) return drawn.flatMap(objectsWithin);
  if (typeof drawn !== 'object' || drawn === null) return [];
  return [Object.fromEntries(Object.entries(drawn)), ...Object.values(drawn).flatMap(objectsWithin)];
}

/** Types of Slack's objects in which words are read as markup, or that reach people. */
export const READ_AS_MARKUP: readonly unknown[] = [
  'mrkdwn',
  'markdown',
  'user',
  'usergroup',
  'broadcast',
  'channel',
  'emoji',
];
