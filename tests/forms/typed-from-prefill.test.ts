import fc from 'fast-check';
import { prefillFrom } from '../../src/domain/intake/prefill.ts';
import { OTHER_FILES, PREFILL_LIMIT, typedFromPrefill } from '../../src/forms/typed-from-prefill.ts';
import { aFile } from '../support/builders.ts';

const prefill = { type: 'bug', title: 'Le formulaire est muet', description: 'Le formulaire est muet' } as const;

describe('a form filled with what a message said', () => {
  test('has what was said, and nothing blank', () => {
    expect(typedFromPrefill({ ...prefill, url: 'https://monsite.com/contact', environment: 'production' }, [])).toEqual(
      {
        title: 'Le formulaire est muet',
        description: 'Le formulaire est muet',
        url: 'https://monsite.com/contact',
        environment: 'production',
      },
    );
  });

  test('files that came with the message stand for screenshots (S0-16)', () => {
    const files = [aFile(), aFile({ id: 'F2' })];

    expect(typedFromPrefill(prefill, files)).toMatchObject({ screenshots: files });
  });

  test('a film or an archive is no screenshot, and comes along all the same', () => {
    const film = aFile({ name: 'film.mp4', mimeType: 'video/mp4' });
    const typed = typedFromPrefill(prefill, [film]);

    expect(typed['screenshots']).toBeUndefined();
    expect(typed[OTHER_FILES]).toEqual([film]);
  });

  test('words of urgency justify a critical urgency only (S0-32)', () => {
    const urgencyWords = 'perte estimée 2000 €/jour';

    expect(typedFromPrefill({ ...prefill, urgency: 'critical', urgencyWords }, [])).toMatchObject({
      urgency: 'critical',
      justification: urgencyWords,
    });
    expect(typedFromPrefill({ ...prefill, urgency: 'important', urgencyWords }, [])).not.toHaveProperty(
      'justification',
    );
  });

  test('a pasted template fills every field that it names, in any type’s form (S0-12..25, N6)', () => {
    const pasted = {
      type: 'config_technique',
      title: 'Envoi des mails - exemple.com',
      description: 'Configurer SMTP, SPF et DKIM',
      project: 'Site vitrine',
      hosting: 'OVH',
      domain: 'exemple.com',
      access: '- Manager : oui',
      budget: 'time_spent',
      wantedBy: 'Fin de semaine',
      contact: 'Paul Lémus - 05 96 00 00 00',
      tests: ['cache_cleared'],
      expected: 'Les mails partent',
    } as const;
    const { type: _type, wantedBy, ...answers } = pasted;

    expect(typedFromPrefill(pasted, [])).toEqual({ ...answers, wanted_by: wantedBy });
  });

  test('a long line is cut to what its field holds', () => {
    expect(typedFromPrefill({ ...prefill, contact: 'a'.repeat(400) }, [])['contact']).toHaveLength(150);
  });

  test('a message of 40,000 characters fits, cut in sight', () => {
    const { description, title } = typedFromPrefill(prefillFrom('Le site bug. '.repeat(3100)), []);

    expect(description?.length).toBe(PREFILL_LIMIT);
    expect(description).toMatch(/…$/);
    expect(title?.length).toBeLessThanOrEqual(100);
  });

  test('whatever the message, the inputs of the platforms hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const answer of Object.values(typedFromPrefill(prefillFrom(text), []))) {
          expect(answer.length).toBeGreaterThan(0);
          expect(answer.length).toBeLessThanOrEqual(3000);
          expect(answer).not.toMatch(/\p{Surrogate}/u);
        }
      }),
      { numRuns: 30 },
    );
  });
});
