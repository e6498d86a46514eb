import type { PersonId } from '../ids.ts';

/** "Ce n'était rien", or a ticket opened from the message: what somebody says of what triage made of it. */
export type Vote = 'was_fine' | 'needed_ticket';

/** A vote against what the desk did: asked where nothing was to be asked, or let pass what became a ticket. */
export interface ChannelVote {
  readonly personId: PersonId;
  readonly messageId: string;
  readonly vote: Vote;
  readonly at: Date;
}

/** What a channel has learnt from votes. */
export interface Learnt {
  /** Added to the log-odds of `complex_request` there: above 0 the desk asks more often, below 0 less often. */
  readonly offset: number;
  /** How many votes, and of how many people, it was worked out of. */
  readonly votes: number;
  readonly people: number;
}

const FEWEST_VOTES = 5;
const FEWEST_PEOPLE = 3;
/** Only the newest of each person count: whoever clicks most does not decide for the others. */
const MOST_OF_ONE = 3;
const STEP = 0.1;
const BOUND = 1;
/** A channel's habits (a project, a client, who is in it) last for some weeks: what was voted a month ago counts by half. */
const HALF_LIFE_DAYS = 30;
/** Six half-lives: a vote of that age would move the offset by less than 0.002. */
export const VOTES_KEPT_DAYS = 180;

const DAY_MS = 86_400_000;

/**
 * What a channel has learnt from the votes of its people, from nothing but these votes: it can be dropped and worked out
 * again at any time, and the weights of the model stay as they are.
 *
 *     offset = clamp(0.1 × Σ direction × 2^(−age / 30 days), −1, 1)
 *
 * summed over the 3 newest votes of each person; direction is +1 for `needed_ticket`, −1 for `was_fine`. It stays 0 as long
 * as fewer than 5 of those votes, or fewer than 3 people, say the direction that the sum has: one more vote of a kind then
 * never moves the offset the other way, and two people alone never move it. One person moves it by 0.3 at most.
 * @param at votes that are older than 180 days at this instant count for nothing
 */
export function learntFrom(votes: readonly ChannelVote[], at: Date): Learnt {
  const counted = newestOfEach(votes.filter((vote) => ageInDays(vote, at) < VOTES_KEPT_DAYS));
  const sum = counted.reduce(
    (total, vote) => total + directionOf(vote) * 2 ** (-ageInDays(vote, at) / HALF_LIFE_DAYS),
    0,
  );
  const agreeing = counted.filter((vote) => directionOf(vote) === Math.sign(sum));
  const isEnough = agreeing.length >= FEWEST_VOTES && peopleIn(agreeing) >= FEWEST_PEOPLE;
  return {
    offset: isEnough ? Math.min(BOUND, Math.max(-BOUND, STEP * sum)) : 0,
    votes: counted.length,
    people: peopleIn(counted),
  };
}

const directionOf = ({ vote }: ChannelVote): 1 | -1 => (vote === 'needed_ticket' ? 1 : -1);

const ageInDays = (vote: ChannelVote, at: Date): number => Math.max(0, at.getTime() - vote.at.getTime()) / DAY_MS;

const peopleIn = (votes: readonly ChannelVote[]): number => new Set(votes.map(({ personId }) => personId)).size;

function newestOfEach(votes: readonly ChannelVote[]): readonly ChannelVote[] {
  const newestFirst = votes.toSorted(
    (one, other) => other.at.getTime() - one.at.getTime() || (one.messageId < other.messageId ? -1 : 1),
  );
  const taken = new Map<PersonId, number>();
  return newestFirst.filter(({ personId }) => {
    const before = taken.get(personId) ?? 0;
    taken.set(personId, before + 1);
    return before < MOST_OF_ONE;
  });
}
