import { replyToSetup, replyToWatch } from '../replies/replies.ts';
import { channelCard } from '../views/channel-card.ts';
import { sentence } from '../views/sentence.ts';
import type { Acting } from './acting.ts';
import { type ClickAnswer, withIds } from './click.ts';
import type { GestureDeps } from './deps.ts';
import { askSchema, channelIdsSchema, noIdsSchema, tuneSchema } from './ids.ts';

/** The buttons about a channel: whether the desk is to listen there, how readily, and whom it asks; and the one of its setup. */
export const channelClicks = {
  'channel.watch': withIds(channelIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor, reader }) => {
    const result = await useCases.watchChannel({ deskId, actor, ...ids, at: clock.now() });
    return { show: 'instead', card: sentence(replyToWatch(result, reader)) };
  }),

  'channel.pass': withIds(channelIdsSchema, async (_deps, _click, { reader }) => ({
    show: 'instead',
    card: sentence(reader.texts.watch.passed(reader.command('setup'))),
  })),

  'channel.ask': withIds(askSchema, async (deps, { value: { ask }, conversation }, acting) => {
    const at = deps.clock.now();
    await deps.useCases.askHere({ ...placeOf(conversation, acting), isAsked: ask === 'yes', at });
    return here(deps, conversation, acting);
  }),

  'channel.tune': withIds(tuneSchema, async (deps, { value: { sensitivity }, conversation }, acting) => {
    const result = await deps.useCases.tuneChannel({ ...placeOf(conversation, acting), sensitivity });
    if (result.kind === 'forbidden') return { show: 'beside', card: sentence(acting.reader.texts.refusals.forbidden) };
    return here(deps, conversation, acting);
  }),

  'desk.setup': withIds(noIdsSchema, async ({ useCases }, _click, { deskId, connectionId, actor, reader }) => {
    const started = await useCases.startSetup({ deskId, connectionId, actor });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    return { show: 'beside', card: sentence(replyToSetup(started, reader)) };
  }),
};

const placeOf = (conversation: string, { deskId, connectionId, actor }: Acting) => ({
  deskId,
  connectionId,
  actor,
  conversation,
});

/** What the desk does there, as it is now. */
async function here({ useCases, clock }: GestureDeps, conversation: string, acting: Acting): Promise<ClickAnswer> {
  const described = await useCases.describeChannel({ ...placeOf(conversation, acting), at: clock.now() });
  return { show: 'instead', card: channelCard(described, acting.reader) };
}
