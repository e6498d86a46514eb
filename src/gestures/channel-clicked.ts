import { replyToSetup, replyToWatch } from '../replies/replies.ts';
import { sentence } from '../views/sentence.ts';
import { withIds } from './click.ts';
import { channelIdsSchema, noIdsSchema } from './ids.ts';

/** The two buttons under the question whether the desk is to listen in a channel, and the one that opens its setup. */
export const channelClicks = {
  'channel.watch': withIds(channelIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor, reader }) => {
    const result = await useCases.watchChannel({ deskId, actor, ...ids, at: clock.now() });
    return { show: 'instead', card: sentence(replyToWatch(result, reader)) };
  }),

  'channel.pass': withIds(channelIdsSchema, async (_deps, _click, { reader }) => ({
    show: 'instead',
    card: sentence(reader.texts.watch.passed),
  })),

  'desk.setup': withIds(noIdsSchema, async ({ useCases }, _click, { deskId, connectionId, actor, reader }) => {
    const started = await useCases.startSetup({ deskId, connectionId, actor });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    return { show: 'beside', card: sentence(replyToSetup(started, reader)) };
  }),
};
