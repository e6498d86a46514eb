import type { App } from '@slack/bolt';
import { replyToWatch } from '../../../replies/replies.ts';
import { sentence } from '../../../views/sentence.ts';
import { channelIdsSchema } from '../payloads.ts';
import { listenToButton } from './button-clicked.ts';
import type { ListenerDeps } from './deps.ts';

/** The two buttons under the question whether the desk is to listen in a channel. */
export function listenToChannels(app: App, deps: ListenerDeps): void {
  const { useCases, clock } = deps;

  listenToButton(app, deps, 'channel.watch', channelIdsSchema, async ({ ids }, { deskId, actor, reader }) => {
    const result = await useCases.watchChannel({ deskId, actor, ...ids, at: clock.now() });
    return { show: 'instead', card: sentence(replyToWatch(result, reader)) };
  });

  listenToButton(app, deps, 'channel.pass', channelIdsSchema, async (_click, { reader }) => ({
    show: 'instead',
    card: sentence(reader.texts.watch.passed),
  }));
}
