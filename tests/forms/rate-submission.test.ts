import { OFFERED_TYPES } from '../../src/domain/ticket/ticket.ts';
import { rateSubmission } from '../../src/forms/rate-submission.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { bugReport } from '../support/builders.ts';

const { forms } = presetPolicy('agence');

describe('how complete a submission is (S0-03, N7)', () => {
  test('a report with everything in it is worth 100', () => {
    const whole = bugReport({
      browser: 'Chrome 131',
      device: 'desktop',
      system: 'windows',
      tests: ['cache_cleared'],
      cms: 'WordPress 6.7',
      server: 'OVH',
      expected: 'Le message part et une page de remerciement s’affiche.',
    });

    expect(rateSubmission(forms.bug, whole)).toEqual({ score: 100, missing: [] });
  });

  test('names what would help, the most useful first', () => {
    const { missing } = rateSubmission(forms.bug, bugReport({ url: undefined, screenshots: undefined }));

    expect(missing.slice(0, 2)).toEqual(['url', 'screenshots']);
  });

  test('a reason instead of a screenshot is accepted and lowers the score (C10)', () => {
    const withOne = rateSubmission(forms.bug, bugReport());
    const withReason = rateSubmission(
      forms.bug,
      bugReport({ screenshots: undefined, screenshots_impossible: 'La page ne s’affiche pas' }),
    );
    const withNeither = rateSubmission(forms.bug, bugReport({ screenshots: undefined }));

    expect(withReason.score).toBeLessThan(withOne.score);
    expect(withReason.score).toBeGreaterThan(withNeither.score);
    expect(withReason.missing).not.toContain('screenshots');
    expect(withNeither.missing).toContain('screenshots');
  });

  test('a vague description counts half (S0-03 « trop vague »)', () => {
    const vague = rateSubmission(forms.bug, bugReport({ description: 'Le site a un problème.' }));

    expect(vague.score).toBeLessThan(rateSubmission(forms.bug, bugReport()).score);
    expect(vague.missing).not.toContain('description');
  });

  test.each(OFFERED_TYPES)('nothing at all is worth nothing (%s)', (type) => {
    expect(rateSubmission(forms[type], {}).score).toBe(0);
  });
});
