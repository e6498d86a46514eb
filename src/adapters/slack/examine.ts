import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { DeliveryProblem } from '../../app/ports/delivery.ts';
import { problemFrom } from './delivery-problem.ts';

export type ExaminedToken =
  | {
      readonly kind: 'taken';
      readonly teamId: string;
      readonly teamName: string;
      /** Undefined when Slack did not tell. */
      readonly scopes: readonly string[] | undefined;
    }
  | { readonly kind: 'refused' | 'unreachable'; readonly detail: string };

export type ExaminedChannel =
  | { readonly kind: 'fine' | 'archived' | 'not_a_member' }
  | { readonly kind: 'unknown' | 'unreachable'; readonly detail: string };

const authSchema = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});
const infoSchema = z.object({
  channel: z.object({ is_member: z.boolean().default(false), is_archived: z.boolean().default(false) }),
});

/** Whether Slack takes the token, where it belongs, and what it may do. */
export async function examineToken(client: WebClient): Promise<ExaminedToken> {
  try {
    const { team_id, team, response_metadata } = authSchema.parse(await client.auth.test());
    return { kind: 'taken', teamId: team_id, teamName: team, scopes: response_metadata?.scopes };
  } catch (error) {
    const problem = problemFrom(error);
    return { kind: isAway(problem) ? 'unreachable' : 'refused', detail: problem.detail };
  }
}

/** Whether Slack would give us a socket; the one that it offers is not opened. */
export async function examineAppToken(
  client: WebClient,
): Promise<{ kind: 'taken' } | Exclude<ExaminedToken, { kind: 'taken' }>> {
  try {
    await client.apps.connections.open();
    return { kind: 'taken' };
  } catch (error) {
    const problem = problemFrom(error);
    return { kind: isAway(problem) ? 'unreachable' : 'refused', detail: problem.detail };
  }
}

/** Whether the bot can do its work in that channel. */
export async function examineChannel(client: WebClient, channel: string): Promise<ExaminedChannel> {
  try {
    const { channel: seen } = infoSchema.parse(await client.conversations.info({ channel }));
    if (seen.is_archived) return { kind: 'archived' };
    return { kind: seen.is_member ? 'fine' : 'not_a_member' };
  } catch (error) {
    const problem = problemFrom(error);
    return { kind: isAway(problem) ? 'unreachable' : 'unknown', detail: problem.detail };
  }
}

function isAway({ kind }: DeliveryProblem): boolean {
  return kind === 'try_later' || kind === 'unknown';
}
