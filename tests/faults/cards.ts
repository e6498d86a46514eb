import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import type { TeamsSimulator } from '../../src/playground/teams/simulator-types.ts';
import { textsWithin } from '../adapters/slack/a-slack-desk.ts';

/** The ticket numbers on the messages of a channel, in the order in which they were posted. */
export function cardsIn(slack: SlackSimulator, channel: string, seenBy: string): (number | undefined)[] {
  return slack.messages(channel, seenBy).map(({ blocks }) => numberIn(blocks));
}

/** The same in Teams, but for what bears no number. */
export function cardsInTeams(teams: TeamsSimulator, conversation: string, seenBy: string): number[] {
  return teams
    .messages(conversation, seenBy)
    .flatMap(({ from, cards }) => (from === 'app' ? (numberIn(cards) ?? []) : []));
}

/** The ticket's number in something drawn: `#12`. */
export function numberIn(drawn: unknown): number | undefined {
  const found = /#(\d+)/.exec(textsWithin(drawn).join(' '));
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
