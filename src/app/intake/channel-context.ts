import { subDays } from 'date-fns/subDays';
import { type Learnt, learntFrom, VOTES_KEPT_DAYS } from '../../domain/intake/channel-offset.ts';
import type { ClassifyContext } from '../../domain/intake/classify.ts';
import { thresholdsIn } from '../../domain/intake/sensitivity.ts';
import type { Channel, Stores } from '../ports/stores.ts';

/** How a message is judged in a channel: by the desk's thresholds as that channel has them, and what it has learnt. */
export async function contextIn(
  stores: Pick<Stores, 'policies' | 'triage'>,
  channel: Channel,
  at: Date,
): Promise<Required<Pick<ClassifyContext, 'thresholds' | 'offset'>>> {
  const { policy } = await stores.policies.current();
  const ofDesk = { high: policy.triage.answerFrom, low: policy.triage.unsureFrom };
  const { offset } = await learntIn(stores, channel, at);
  return { thresholds: thresholdsIn(channel.sensitivity, ofDesk), offset };
}

/** What a channel has learnt from votes. In direct messages nothing is: one person moves nothing. */
export async function learntIn({ triage }: Pick<Stores, 'triage'>, channel: Channel, at: Date): Promise<Learnt> {
  const hasLearnt = channel.role === 'support' && channel.hasVotes;
  return learntFrom(hasLearnt ? await triage.votesAgainst(channel.channelId, subDays(at, VOTES_KEPT_DAYS)) : [], at);
}
