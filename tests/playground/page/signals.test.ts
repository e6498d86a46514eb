import fc from 'fast-check';
import { z } from 'zod';
import { classify } from '../../../src/domain/intake/classify.ts';
import { EXAMPLES } from '../../../src/playground/page/browser/signals/examples.ts';
import { segmentsOf } from '../../../src/playground/page/browser/signals/segments.ts';
import type { Judgement } from '../../../src/playground/page/protocol.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { type APage, aPage } from './a-page.ts';

let page: APage;
beforeAll(async () => {
  page = await aPage();
});
afterAll(() => page.close());

/** Believed: what stands in it is what the tests look at. */
const judgement = z.custom<Judgement>();

const judgementOf = async (text: string, language: 'fr' | 'en' = 'fr') =>
  judgement.parse((await page.post('judge', { text, language })).body);

describe('a sentence that is judged', () => {
  test('is told the verdict of the product, its reasons, its signals and what is missing, in the reader’s language (N1)', async () => {
    const text = 'Salut, le site bug';
    const { unsureFrom: low, answerFrom: high } = presetPolicy('agence').triage;
    const thresholds = { low, high };
    const french = await judgementOf(text);
    const english = await judgementOf(text, 'en');

    expect(french).toMatchObject({ outcome: 'answer', kind: 'complex_request', thresholds });
    expect(french.probability).toBe(classify(text).probability);
    expect(french.reasons.map(plainSpaces)).toContainEqual(expect.stringMatching(/^« .*bug.* » : /));
    expect(french.missing).toContain('l’adresse de la page');
    expect(english.missing).toContain('the page address');
    expect(english.signals.map(({ pull, span }) => [pull, span])).toEqual(
      french.signals.map(({ pull, span }) => [pull, span]),
    );
    expect(english.signals.map(({ phrase }) => phrase)).not.toEqual(french.signals.map(({ phrase }) => phrase));
    const decided = french.signals.filter(({ isReason }) => isReason);
    expect(decided.map(({ span }) => span && text.slice(span.start, span.end))).toContain('bug');
  });

  test('that asks for the state of a ticket gets it instead of a ticket', async () => {
    expect((await judgementOf('Où en est le #12 ?')).outcome).toBe('status');
    expect((await judgementOf('Où en est mon ticket ?')).outcome).toBe('status');
  });

  test.each([
    ['no text', { language: 'fr' }],
    ['another language', { text: 'bonjour', language: 'de' }],
    ['no JSON', '{"text'],
  ])('is refused with %s', async (_what, body) => {
    expect((await page.post('judge', body)).status).toBe(400);
  });

  test('is refused above 20 KB, and taken just below', async () => {
    const sized = (bytes: number) => {
      const around = JSON.stringify({ text: '', language: 'fr' }).length;
      return { text: 'a'.repeat(bytes - around), language: 'fr' };
    };

    expect((await page.post('judge', sized(20_000))).status).toBe(200);
    expect(await page.post('judge', sized(20_001))).toMatchObject({ status: 413, body: { error: 'too_large' } });
  });

  test('is only posted, as JSON', async () => {
    const elsewhere = await fetch(`${page.url}api/judge`, { method: 'POST', body: '{"text":"a","language":"fr"}' });

    expect((await page.get('api/judge')).status).toBe(405);
    expect(elsewhere.status).toBe(415);
  });
});

test.each(Object.values(EXAMPLES).flat())('the example “$text” is a $kind', async ({ text, kind }) => {
  expect(await judgementOf(text)).toMatchObject({
    kind,
    outcome: expect.stringMatching(kind === 'complex_request' ? /^answer$/ : /^(pass|status)$/),
  });
});

describe('the sentence in which words light up', () => {
  const spans = fc.array(
    fc.option(
      fc.tuple(fc.nat(30), fc.nat(10)).map(([start, length]) => ({ span: { start, end: start + length } })),
      { nil: { span: null } },
    ),
  );

  test('is what was typed, whatever overlaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), spans, (text, signals) => {
        expect(
          segmentsOf(text, signals)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('has each stretch with all the signals that were seen there', () => {
    const seen = [{ span: { start: 3, end: 12 } }, { span: null }, { span: { start: 6, end: 8 } }];

    expect(segmentsOf('le site est en panne', seen)).toEqual([
      { text: 'le ', signals: [] },
      { text: 'sit', signals: [0] },
      { text: 'e ', signals: [0, 2] },
      { text: 'est ', signals: [0] },
      { text: 'en panne', signals: [] },
    ]);
  });
});
