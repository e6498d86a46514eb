import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { maskFileName } from '../../../src/domain/secrets/mask-file-name.ts';
import { findSecrets, maskSecrets } from '../../../src/domain/secrets/mask-secrets.ts';
import { isMasked, MASKS, SECRET_KINDS } from '../../../src/domain/secrets/secret.ts';
import { MADE_UP_KEYS, withMadeUpKeys } from './made-up-keys.ts';

const FOLDER = path.join(process.cwd(), 'tests/domain/secrets');
const rowSchema = z.object({ text: z.string() });

function textsOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => rowSchema.parse(JSON.parse(line)).text);
}

/** A text whose secrets stand between ⟦ and ⟧: the text without these marks, and where they stood. */
function unmarked(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of withMadeUpKeys(marked).split(/(⟦[^⟧]*⟧)/)) {
    const value = /^⟦(.*)⟧$/s.exec(part)?.[1];
    if (value !== undefined) spans.push({ start: text.length, end: text.length + value.length });
    text += value ?? part;
  }
  return { text, spans };
}

const told = textsOf(path.join(FOLDER, 'told.jsonl'));
const untold = textsOf(path.join(FOLDER, 'untold.jsonl'));
const messages = ['messages.jsonl', 'registers.jsonl'].flatMap((file) =>
  textsOf(path.join(process.cwd(), 'data/triage', file)),
);

describe('secrets that people tell (N18, C12)', () => {
  test('are caught whole in 98 of 100 of at least 300 ways to tell them', () => {
    const missed = told.filter((marked) => {
      const { text, spans } = unmarked(marked);
      const found = findSecrets(text);
      return !spans.every((span) => found.some(({ start, end }) => start <= span.start && end >= span.end));
    });

    expect(told.length).toBeGreaterThanOrEqual(300);
    expect(new Set(told).size).toBe(told.length);
    expect(missed.length).toBeLessThanOrEqual(told.length * 0.02);
  });

  test('leave nothing of themselves in the masked text', () => {
    for (const marked of told) {
      const { text, spans } = unmarked(marked);
      const masked = maskSecrets(text);
      if (spans.length > masked.text.split('••••••').length - 1) continue; // counted above
      for (const { start, end } of spans)
        if (end - start > 4 && /\d/.test(text.slice(start, end)))
          expect(masked.text).not.toContain(text.slice(start, end));
    }
  });

  test('are a false alarm in 5 of 1,000 messages of every day at most', () => {
    const alarms = messages.filter((text) => findSecrets(text).length > 0);

    expect(messages.length).toBeGreaterThan(1500);
    expect(alarms.length).toBeLessThanOrEqual(messages.length * 0.005);
  });

  test('are not what is only said about them, nor other numbers', () => {
    expect(untold.filter((text) => maskSecrets(text).text !== text)).toEqual([]);
    expect(untold.length).toBeGreaterThan(250);
  });
});

describe('a mask', () => {
  test.each([
    ['mot de passe : Soleil2024!', `mot de passe : ${MASKS.password}`, ['password']],
    ['voici ⟦{{github}}⟧ et la CB 4242 4242 4242 4242', `voici ${MASKS.key} et la CB ${MASKS.card}`, ['key', 'card']],
    ['postgres://app:s3cret@db.example.org/shop', `postgres://app:${MASKS.password}@db.example.org/shop`, ['password']],
    ['⟦{{rsa}}⟧\nmerci', `${MASKS.private_key}\nmerci`, ['private_key']],
    [
      'mdp Toto2024! (Toto2024! avec une majuscule)',
      `mdp ${MASKS.password} (${MASKS.password} avec une majuscule)`,
      ['password'],
    ],
  ])('tells the kind and keeps what stands around: %s', (marked, masked, kinds) => {
    expect(maskSecrets(unmarked(marked).text)).toEqual({ text: masked, kinds });
  });

  test.each([
    ['mdp_admin_Toto2024!.docx', `mdp_${MASKS.password}.docx`],
    ['mot de passe Toto2024.txt', `mot de passe ${MASKS.password}.txt`],
    ['capture-2026-03-12.png', 'capture-2026-03-12.png'],
  ])('leaves the ending of a file: %s', (name, masked) => {
    expect(maskFileName(name).name).toBe(masked);
  });
});

// What a program makes, and what a person thinks of.
const password = fc.oneof(
  fc
    .stringMatching(/^[A-Za-z0-9!#$%*+=?@^_-]{6,20}$/)
    .filter((one) => /[A-Za-z]/.test(one) && /\d/.test(one) && /^[A-Za-z0-9]/.test(one) && /[A-Za-z0-9]$/.test(one)),
  fc
    .tuple(
      fc.constantFrom('Soleil', 'Kangourou', 'Mimosa', 'winter', 'Calvados'),
      fc.integer({ min: 100, max: 99_999 }),
    )
    .map(([word, number]) => `${word}${number}`),
);
const announced = fc.constantFrom(
  (value: string) => `mot de passe : ${value}`,
  (value: string) => `Bonjour,\nle site est cassé.\nmdp: ${value}\nMerci`,
  (value: string) => `login : admin / pass : ${value}`,
  (value: string) => `the password is ${value}, thanks`,
  (value: string) => `DB_PASSWORD=${value}`,
  (value: string) => `identifiants : julie / ${value}`,
);

describe('of any text', () => {
  test('a password that is announced is nowhere in what is kept, and masking again changes nothing', () => {
    fc.assert(
      fc.property(announced, password, (tell, value) => {
        const masked = maskSecrets(tell(value));
        expect(masked.text).not.toContain(value);
        expect(masked.kinds).toEqual(['password']);
        expect(maskSecrets(masked.text)).toEqual({ text: masked.text, kinds: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('masking twice is masking once, and a text without secrets comes back as it is', () => {
    const words = fc.constantFrom(
      'mdp',
      'mot de passe',
      ':',
      '=',
      'est',
      'c’est',
      'login',
      '/',
      'admin',
      'Toto12!',
      '\n',
      '"',
      '`',
      '42',
      'code',
      'wifi',
      'is',
      'password',
      'merci',
      'https://a.fr',
      '🔒••••••',
      '4242424242424242',
      'eyJ',
      '@',
      '://',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 20 }), (parts) => {
        const text = parts.join(' ');
        const once = maskSecrets(text);
        expect(maskSecrets(once.text)).toEqual({ text: once.text, kinds: [] });
        if (once.kinds.length === 0) expect(once.text).toBe(text);
        else expect(isMasked(once.text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['mot de passe, ', 'a://b:', '🔒•••••• eyJ'])('the cost grows no faster than the length: %s', (unit) => {
    const timeOf = (length: number): number => {
      const text = unit.repeat(length / unit.length);
      const times = [1, 2, 3].map(() => {
        const startedAt = performance.now();
        findSecrets(text);
        return performance.now() - startedAt;
      });
      return Math.min(...times);
    };

    timeOf(10_000);
    const [short, long] = [timeOf(10_000), timeOf(100_000)];

    // Ten times the length; a quadratic cost would be a hundred times as much. What is over at once is measured badly.
    expect(long / Math.max(short, 2)).toBeLessThan(40);
  });

  test('every kind has a mask of its own, which is no secret', () => {
    expect(new Set(Object.values(MASKS)).size).toBe(SECRET_KINDS.length);
    for (const mask of Object.values(MASKS)) expect(maskSecrets(`mot de passe : ${mask}`).kinds).toEqual([]);
    expect(Object.keys(MADE_UP_KEYS).length).toBeGreaterThan(50);
  });
});
