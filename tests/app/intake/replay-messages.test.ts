import fc from 'fast-check';
import { makeReplay } from '../../../src/app/intake/replay-messages.ts';
import { desksOfThisFile } from '../../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

const said = fc.record({
  by: fc.oneof({ weight: 3, arbitrary: fc.constant('Camille' as const) }, fc.constant('Hugo' as const)),
  /** Seconds from what a setting tells apart: none, words judged together, quiet after an answer. */
  after: fc.constantFrom<'nothing' | 'together' | 'quiet'>('nothing', 'together', 'quiet'),
  more: fc.constantFrom(-1, 0, 0, 1),
  inThread: fc.boolean(),
  text: fc.oneof(
    fc.constantFrom('Salut, le site bug', 'Le panier est cassé aussi, erreur 500', 'The checkout shows a 500 error'),
    fc.constantFrom(
      'le formulaire ne part plus',
      'Peux-tu checker un truc ?',
      'c’est sur https://www.monsite.com/panier',
      'Le client se plaint',
      'Bonjour',
    ),
    fc.constantFrom(
      'ok merci',
      'C’est en ligne',
      'RDV demain 14h OK ?',
      'où en est le #12 ?',
      'Mon ticket est traité ?',
      "Tu peux corriger 'Acceuil' en 'Accueil' sur la homepage ?",
      '```\nTypeError: x is undefined\n    at main.js:12\n```',
      '',
    ),
  ),
});

const settings = fc
  .record({
    answerFrom: fc.constantFrom(0.3, 0.5, 0.8, 0.97),
    unsureFrom: fc.constantFrom(0.05, 0.2),
    joinWithinSeconds: fc.constantFrom(0, 30, 60, 120),
    quietMinutes: fc.constantFrom(0, 1, 2, 10),
  })
  .filter(({ answerFrom, unsureFrom }) => unsureFrom <= answerFrom);

test('a replay says of each message what the desk does with it when it is posted (N19)', async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.array(said, { minLength: 6, maxLength: 12 }), async (triage, conversation) => {
      const desk = await aDesk({ triage });
      const replay = makeReplay(triage);

      const seconds = { nothing: 0, together: triage.joinWithinSeconds, quiet: triage.quietMinutes * 60 };
      for (const { by, after, more, inThread, text } of conversation) {
        const at = desk.clock.advance({ seconds: Math.max(0, seconds[after] + more) });
        const { result } = await desk.hears(by, text, inThread ? { threadId: '1763000000.000001' } : {});
        const { kind, outcome, verdict } = await replay({ author: by, text, at });

        expect(result).toEqual(kind === 'judged' ? { kind, outcome, verdict } : { kind });
      }
    }),
    { numRuns: 5 },
  );
});
