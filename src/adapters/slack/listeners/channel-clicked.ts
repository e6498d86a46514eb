import type { App } from '@slack/bolt';
import { z } from 'zod';
import { replyToSetup, replyToWatch } from '../../../replies/replies.ts';
import { sentence } from '../../../views/sentence.ts';
import { channelIdsSchema } from '../read/payloads.ts';
import { listenToButton } from './button-clicked.ts';
import type { ListenerDeps } from './deps.ts';

/** The two buttons under the question whether the desk is to listen in a channel, and the one that opens its setup. */
export function listenToChannels(app: App, deps: ListenerDeps): void {
  const { useCases, clock } = deps;

  listenToButton(app, deps, 'channel.watch', channelIdsSchema, async ({ ids }, { deskId, actor, reader }) => {
    const result = await useCases.watchChannel({ deskId, actor, ...ids, at: clock.now() });
    return { show: 'instead', card: sentence(replyToWatch(result, reader)) };
  });

  listenToButton(app, deps, 'desk.setup', z.object({}), async (_click, { deskId, connectionId, actor, reader }) => {
    const started = await useCases.startSetup({ deskId, connectionId, actor });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    return { show: 'beside', card: sentence(replyToSetup(started, reader)) };
  });

  listenToButton(app, deps, 'channel.pass', channelIdsSchema, async (_click, { reader }) => ({
    show: 'instead',
    card: sentence(reader.texts.watch.passed),
  }));
}
