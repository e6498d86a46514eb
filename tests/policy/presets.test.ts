import { OFFERED_TYPES, URGENCIES } from '../../src/domain/ticket/ticket.ts';
import { PRESET_NAMES, policySchema } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';

const minutes = (amount: number) => ({ amount, unit: 'business_minutes' });
const hours = (amount: number) => minutes(60 * amount);
const days = (amount: number) => ({ amount, unit: 'business_days' });

describe('the three presets', () => {
  // The table of C1. Hours of days ("24 h", "48 h", "72 h") are working days (C3).
  test.each([
    ['agence', 1, { response: hours(1) }],
    ['agence', 2, { response: hours(4) }],
    ['agence', 3, { response: { ...days(2), warnAtPercent: [50] } }],
    ['agence', 4, {}],
    ['support-applicatif', 1, { response: hours(1) }],
    ['support-applicatif', 2, { response: hours(4) }],
    ['support-applicatif', 3, { response: days(1) }],
    ['support-applicatif', 4, { response: days(3) }],
    ['workflow-support', 1, { response: minutes(15), resolution: hours(4) }],
    ['workflow-support', 2, { response: hours(1), resolution: hours(8) }],
    ['workflow-support', 3, { response: hours(4), resolution: days(2) }],
    ['workflow-support', 4, { response: days(1), resolution: days(5) }],
  ] as const)('%s promises for rank %d what C1 says', (preset, rank, targets) => {
    expect(presetPolicy(preset).targets[rank]).toEqual(targets);
  });

  test.each(PRESET_NAMES)('%s is a policy, and stays one once exported and applied', (preset) => {
    const policy = presetPolicy(preset);

    expect(policy.preset).toBe(preset);
    expect(policySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  test.each(PRESET_NAMES)('%s proposes rank 4 for improvements only (C4)', (preset) => {
    const { ranks } = presetPolicy(preset);
    const typesOfRank4 = OFFERED_TYPES.filter((type) => URGENCIES.some((urgency) => ranks[type][urgency] === 4));

    expect(typesOfRank4.filter((type) => type !== 'amelioration')).toEqual([]);
  });

  test.each(PRESET_NAMES)('%s never ranks a lesser urgency higher', (preset) => {
    for (const byUrgency of Object.values(presetPolicy(preset).ranks)) {
      expect(byUrgency.critical).toBeLessThanOrEqual(byUrgency.important);
      expect(byUrgency.important).toBeLessThanOrEqual(byUrgency.normal);
    }
  });

  test('a bug of each urgency gets the rank of its priority (S0-26..28)', () => {
    for (const preset of PRESET_NAMES)
      expect(presetPolicy(preset).ranks.bug).toEqual({ critical: 1, important: 2, normal: 3 });
  });
});

describe('a policy that makes no sense is refused', () => {
  const good = presetPolicy('agence');

  test.each([
    ['an unknown preset', { preset: 'agence-du-coin' }],
    ['an unknown tone', { tone: 'grossier' }],
    ['an unknown language', { language: 'de' }],
    ['a word that means nothing', { colour: 'blue' }],
    ['no time zone', { timeZone: '' }],
    ['a time zone that no clock knows', { timeZone: 'Europe/Lutèce' }],
    ['a certain threshold', { triage: { ...good.triage, answerFrom: 1 } }],
    ['unsure above sure', { triage: { ...good.triage, answerFrom: 0.3, unsureFrom: 0.6 } }],
    ['a negative silence', { triage: { ...good.triage, quietMinutes: -1 } }],
    ['half a second', { triage: { ...good.triage, joinWithinSeconds: 0.5 } }],
    ['drafts kept for a year', { draftHours: 8760 }],
    ['a rank 5', { ranks: { ...good.ranks, bug: { critical: 1, important: 2, normal: 5 } } }],
    ['a type without ranks', { ranks: { bug: good.ranks.bug } }],
    [
      'a promise of no time',
      { targets: { ...good.targets, 1: { response: { amount: 0, unit: 'business_minutes' } } } },
    ],
    ['a promise in moons', { targets: { ...good.targets, 1: { response: { amount: 1, unit: 'moons' } } } }],
    ['a type without form', { forms: { bug: good.forms.bug } }],
    ['a form without fields', { forms: { ...good.forms, bug: { fields: [] } } }],
  ])('%s', (_what, change) => {
    expect(policySchema.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
