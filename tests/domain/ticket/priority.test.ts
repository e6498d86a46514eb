import fc from 'fast-check';
import { proposeRank, type RankTable } from '../../../src/domain/ticket/priority.ts';
import { IMPACTS, OFFERED_TYPES, URGENCIES } from '../../../src/domain/ticket/ticket.ts';

const table: RankTable = {
  bug: { critical: 1, important: 2, normal: 3 },
  config_technique: { critical: 1, important: 2, normal: 3 },
  amelioration: { critical: 2, important: 3, normal: 4 },
  demande: { critical: 2, important: 2, normal: 3 },
};

describe('the rank that the desk proposes (C4)', () => {
  test.each([
    ['bug', 'critical', ['revenue'], 1],
    ['bug', 'critical', ['all_users', 'legal'], 1],
    ['bug', 'important', [], 2],
    ['bug', 'normal', ['revenue'], 3],
    ['config_technique', 'critical', ['security'], 1],
    ['amelioration', 'critical', ['revenue'], 2],
    ['amelioration', 'normal', [], 4],
    ['demande', 'normal', [], 3],
  ] as const)('%s, %s, with impacts %j: rank %d', (type, urgency, impacts, rank) => {
    expect(proposeRank(table, { type, urgency, impacts })).toBe(rank);
  });

  test('a critical urgency without a true impact is served as rank 2 (S0-30, N4)', () => {
    expect(proposeRank(table, { type: 'bug', urgency: 'critical', impacts: [] })).toBe(2);
  });

  test('rank 1 always has a true impact, and an impact never lowers a rank', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OFFERED_TYPES),
        fc.constantFrom(...URGENCIES),
        fc.subarray([...IMPACTS]),
        (type, urgency, impacts) => {
          const rank = proposeRank(table, { type, urgency, impacts });
          if (rank === 1) expect(impacts).not.toEqual([]);
          expect(rank).toBeLessThanOrEqual(proposeRank(table, { type, urgency, impacts: [] }));
        },
      ),
    );
  });
});
