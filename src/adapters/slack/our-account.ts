import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../app/ports/log.ts';

export interface OurAccount {
  readonly botId: string | undefined;
  readonly botUserId: string | undefined;
}

const ASK_AGAIN_MS = 5000;
const NOBODY: OurAccount = { botId: undefined, botUserId: undefined };
const authTestSchema = z.object({ bot_id: z.string().optional(), user_id: z.string() });

/**
 * Who we are in the workspace, asked once with `auth.test` and then kept. The answer is never waited for: while it is
 * unknown (Slack away, start-up) our own messages are still recognised by their `bot_id`, and it is asked again later.
 * Bolt would keep a failed answer forever and refuse every event.
 */
export function makeOurAccount(client: WebClient, log: Log, now: () => number = Date.now): () => OurAccount {
  let known = NOBODY;
  let askAt = 0;
  const ask = async () => {
    const answer = authTestSchema.parse(await client.auth.test());
    known = { botId: answer.bot_id, botUserId: answer.user_id };
  };
  return () => {
    if (known === NOBODY && now() >= askAt) {
      askAt = now() + ASK_AGAIN_MS;
      ask().catch((error: unknown) => log.warn({ err: error }, 'Slack did not say who we are, asking again soon'));
    }
    return known;
  };
}
