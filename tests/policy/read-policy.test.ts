import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';

describe('a policy as a file (N19)', () => {
  test('is the whole document', () => {
    const policy = presetPolicy('workflow-support');

    expect(readPolicy(JSON.stringify(policy), 'fr')).toEqual({ kind: 'policy', policy, base: null });
  });

  test('or a preset and what is changed of it', () => {
    const policy = presetPolicy('support-applicatif');
    const written = '\uFEFF{ "preset": "support-applicatif", "tone": "ferme", "triage": { "answerFrom": 0.6 } }';

    expect(readPolicy(written, 'fr')).toEqual({
      kind: 'policy',
      base: null,
      policy: { ...policy, tone: 'ferme', triage: { ...policy.triage, answerFrom: 0.6 } },
    });
  });

  test('is refused with each fault and its place', () => {
    const written = '{ "triage": { "answerFrom": 2, "unsureform": 1 }, "draftHours": "24", "colour": "blue" }';

    expect(readPolicy(written, 'en')).toEqual({
      kind: 'faults',
      faults: [
        { kind: 'invalid', place: 'triage.answerFrom', what: 'Too big: expected number to be <1' },
        { kind: 'invalid', place: 'triage', what: 'Unrecognized key: "unsureform"' },
        { kind: 'invalid', place: 'draftHours', what: 'Invalid input: expected number, received string' },
        { kind: 'invalid', place: '', what: 'Unrecognized key: "colour"' },
      ],
    });
    expect(readPolicy('{ "draftHours": "24" }', 'fr')).toMatchObject({
      faults: [{ what: 'Entrée invalide : nombre attendu, chaîne de caractères reçu' }],
    });
    expect(readPolicy('{ "preset": "atelier" }', 'en')).toMatchObject({ faults: [{ place: 'preset' }] });
    expect(readPolicy('[]', 'en')).toMatchObject({ faults: [{ place: '' }] });
  });

  test('that is no JSON is refused with the line where it stops being', () => {
    expect(readPolicy('{\n  "tone": "ferme",\n  triage\n}', 'fr')).toEqual({
      kind: 'faults',
      faults: [{ kind: 'syntax', line: 3, column: 3 }],
    });
    expect(readPolicy('{ "tone": ferme }', 'fr')).toMatchObject({
      faults: [{ kind: 'not_json', around: expect.stringContaining('ferme') }],
    });
    expect(readPolicy('', 'fr')).toMatchObject({ faults: [{ kind: 'not_json' }] });
  });
});
