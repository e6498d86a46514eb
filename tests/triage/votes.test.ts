import { readFileSync } from 'node:fs';
import { isNoWorse, votesIn, WEIGHT_OF_VOTE } from '../../scripts/triage-votes.ts';
import { labels } from '../../src/domain/intake/verdict.ts';

const VOTE = {
  v: 1,
  vote: 'needed_ticket',
  complex: true,
  label: 'smalltalk_other',
  p: 0.1312,
  outcome: 'passed',
  signals: ['length_4_6', 'thanks'],
  hash: 'one',
  channel: 'q0l8Kxw2mXoT',
  day: '2026-11-22',
};

const exported = (...votes: readonly Partial<Record<keyof typeof VOTE, unknown>>[]) =>
  votes.map((vote) => `${JSON.stringify({ ...VOTE, ...vote })}\n`).join('');
const labelsOf = (lines: string) => votesIn(lines).map(({ target }) => labels[target]);

test('the vote in the documentation is an example of signals without words, of little weight', () => {
  const [, documented = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/triage-export.md', 'utf8')) ?? [];

  const [example, ...others] = votesIn(documented);

  expect(others).toEqual([]);
  expect(example).toMatchObject({ target: labels.indexOf('complex_request'), weight: WEIGHT_OF_VOTE });
  expect(new Set(example?.message.signals.keys())).toEqual(new Set(['length_4_6', 'thanks']));
  expect(example?.message.wording.size).toBe(0);
});

test('what needed no ticket is what triage took it for, or nothing else than talk', () => {
  const votes = [
    { complex: false, label: 'typo_fix', hash: 'a' },
    { complex: false, label: 'complex_request', hash: 'b' },
  ];

  expect(labelsOf(exported(...votes))).toEqual(['typo_fix', 'smalltalk_other']);
});

test('several votes on one text count once, as the last one says; without a fingerprint each counts', () => {
  expect(labelsOf(exported({}, { complex: false, label: 'yes_no' }))).toEqual(['yes_no']);
  expect(labelsOf(exported({ hash: null }, { hash: null }))).toHaveLength(2);
});

test('a signal that is no more is left out', () => {
  const [example] = votesIn(exported({ signals: ['a_name_of_last_year', 'thanks'] }));

  expect([...(example?.message.signals.keys() ?? [])]).toEqual(['thanks']);
});

test('a line that is not a vote is refused by its number', () => {
  expect(() => votesIn(`${exported({})}${exported({ v: 2 })}`)).toThrow('line 2');
});

test('votes are learnt from when neither F1 nor nags get worse by half a point', () => {
  const before = { f1: 0.85, nag: 0.04 };

  expect(isNoWorse(before, before)).toBe(true);
  expect(isNoWorse({ f1: 0.846, nag: 0.044 }, before)).toBe(true);
  expect(isNoWorse({ f1: 0.86, nag: 0.046 }, before)).toBe(false);
  expect(isNoWorse({ f1: 0.844, nag: 0.03 }, before)).toBe(false);
});
