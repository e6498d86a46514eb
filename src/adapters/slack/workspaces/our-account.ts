import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../../app/ports/log.ts';
import { neverStopped, unlessStopped } from '../../../app/unless-stopped.ts';
import { problemFrom } from '../delivery-problem.ts';

/** Who we are, and where, once the app is installed. */
export interface OurAccount {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string | null;
}

/** Slack does not take the token: only an administrator can mend that. */
export class TokenRefusedError extends Error {
  constructor(detail: string, cause: unknown) {
    super(
      `Slack refuses SLACK_BOT_TOKEN (${detail}): copy it again from the OAuth & Permissions page of your Slack app`,
      {
        cause,
      },
    );
    this.name = 'TokenRefusedError';
  }
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

const authTestSchema = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  bot_id: z.string().nullish(),
});

/** Asks Slack once who we are, with `auth.test`. Throws what the SDK throws. */
export async function askOurAccount(client: WebClient): Promise<OurAccount> {
  const answer = authTestSchema.parse(await client.auth.test());
  return {
    teamId: answer.team_id,
    teamName: answer.team,
    botUserId: answer.user_id,
    botId: answer.bot_id ?? null,
  };
}

/**
 * Asks Slack who we are with `auth.test`, until it answers. Asked once, at the start: Bolt would ask by itself and keep
 * a failed answer for ever, refusing every event.
 * @param stopping ends the wait
 * @throws TokenRefusedError, and the reason of `stopping`
 */
export async function waitForOurAccount(
  client: WebClient,
  log: Log,
  stopping: AbortSignal = neverStopped,
): Promise<OurAccount> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await unlessStopped(stopping, () => askOurAccount(client));
    } catch (error) {
      stopping.throwIfAborted();
      const problem = problemFrom(error);
      if (problem.kind !== 'try_later' && problem.kind !== 'unknown')
        throw new TokenRefusedError(problem.detail, error);
      const afterMs = problem.kind === 'try_later' ? Math.max(waitMs, problem.afterMs) : waitMs;
      log.warn({ detail: problem.detail, afterMs }, 'Slack does not say who we are, asking again');
      await wait(afterMs, undefined, { signal: stopping }).catch(() => stopping.throwIfAborted());
    }
  }
}
