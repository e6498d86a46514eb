import { addDays } from 'date-fns/addDays';
import { subDays } from 'date-fns/subDays';
import fc from 'fast-check';
import type { PersonId } from '../../../src/domain/ids.ts';
import { type ChannelVote, learntFrom, VOTES_KEPT_DAYS, type Vote } from '../../../src/domain/intake/channel-offset.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const offsetOf = (votes: readonly ChannelVote[], at = NOW) => learntFrom(votes, at).offset;

const by = (person: number | string, vote: Vote, daysAgo = 0, message: number | string = 0): ChannelVote => ({
  personId: `person-${person}` as PersonId,
  messageId: `message-${message}`,
  vote,
  at: subDays(NOW, daysAgo),
});

/** One vote of each of so many people. */
const together = (people: number, vote: Vote, daysAgo = 0) =>
  Array.from({ length: people }, (_, person) => by(person, vote, daysAgo));

const aVote = (people: number, daysAgo = { min: 0, max: 200 }) =>
  fc
    .record({
      person: fc.integer({ min: 1, max: people }),
      vote: fc.constantFrom<Vote>('was_fine', 'needed_ticket'),
      daysAgo: fc.integer(daysAgo),
      message: fc.nat(),
    })
    .map((made) => by(made.person, made.vote, made.daysAgo, made.message));
const someVotes = (people = 8) => fc.array(aVote(people), { maxLength: 60 });

describe('what a channel learns from votes', () => {
  test.each([
    ['nobody voted', [], 0],
    ['four people agree', together(4, 'was_fine'), 0],
    ['five people agree', together(5, 'was_fine'), -0.5],
    ['five people agree the other way', together(5, 'needed_ticket'), 0.5],
    ['they agreed a month ago', together(5, 'was_fine', 30), -0.25],
    ['they agreed two months ago', together(5, 'was_fine', 60), -0.125],
    ['they agreed half a year ago', together(5, 'was_fine', VOTES_KEPT_DAYS), 0],
    ['two people vote three times each', [1, 2].flatMap((who) => [0, 1, 2].map((n) => by(who, 'was_fine', 0, n))), 0],
    ['everybody agrees', together(40, 'was_fine'), -1],
    ['as many say one thing as the other', [...together(5, 'was_fine'), ...together(5, 'needed_ticket')], 0],
    [
      'eight people contradict five',
      [...together(8, 'was_fine'), ...[20, 21, 22].map((n) => by(n, 'needed_ticket'))],
      -0.5,
    ],
  ])('when %s', (_when, votes, offset) => {
    expect(offsetOf(votes)).toBeCloseTo(offset, 10);
  });

  test('is never more than 1, whatever is voted', () => {
    fc.assert(
      fc.property(someVotes(), (votes) => {
        expect(Math.abs(offsetOf(votes))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('never moves against one more vote', () => {
    fc.assert(
      fc.property(someVotes(), aVote(8), (votes, one) => {
        const moved = offsetOf([...votes, one]) - offsetOf(votes);
        expect(one.vote === 'needed_ticket' ? moved : -moved).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  test('is the same in whatever order the votes are read', () => {
    fc.assert(
      fc.property(someVotes(), (votes) => {
        expect(offsetOf(votes.toReversed())).toBeCloseTo(offsetOf(votes), 12);
      }),
    );
  });

  test('is halved every thirty days while nobody votes', () => {
    const recent = fc.array(aVote(8, { min: 0, max: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(recent, fc.integer({ min: 0, max: 100 }), (votes, days) => {
        const before = offsetOf(votes);
        fc.pre(Math.abs(before) < 1);
        expect(offsetOf(votes, addDays(NOW, days))).toBeCloseTo(before * 2 ** (-days / 30), 10);
      }),
    );
  });

  test('is not moved by one or two people, however often they vote', () => {
    fc.assert(
      fc.property(someVotes(2), (votes) => {
        expect(offsetOf(votes)).toBe(0);
      }),
    );
  });

  test('is moved by 0.3 at most by one more person, beyond where others have moved it', () => {
    const others = together(6, 'was_fine');
    const one = fc
      .array(aVote(1), { maxLength: 40 })
      .map((votes) => votes.map((vote) => ({ ...vote, personId: 'one' as PersonId })));
    fc.assert(
      fc.property(one, (votes) => {
        expect(Math.abs(offsetOf([...others, ...votes]) - offsetOf(others))).toBeLessThanOrEqual(0.3 + 1e-12);
      }),
    );
  });
});
