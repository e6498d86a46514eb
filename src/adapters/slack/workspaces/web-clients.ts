import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../app/ports/log.ts';
import { toSlackLogger } from '../slack-logger.ts';

/** A person waits for the answer: Slack gives us 3 seconds in all. */
const INTERACTIVE_TIMEOUT_MS = 2000;
const OUTBOX_TIMEOUT_MS = 10_000;

export interface SlackApiSettings {
  /** Absent: Slack's own. The simulator's, in the playground and in tests. */
  readonly apiUrl?: string;
  /** How long Slack has to answer while a person waits, in ms. 2000 where absent. */
  readonly interactiveTimeoutMs?: number;
}

/**
 * Two clients of one connection, since a rate limit met by one must not hold back the other: one for a person who waits,
 * one for the outbox.
 */
export interface WebClients {
  readonly interactive: WebClient;
  readonly outbox: WebClient;
}

export const interactiveTimeoutMs = (settings: SlackApiSettings): number =>
  settings.interactiveTimeoutMs ?? INTERACTIVE_TIMEOUT_MS;

/** The clients of the connection that this token belongs to. */
export function makeWebClients(settings: SlackApiSettings & { readonly botToken: string }, log: Log): WebClients {
  const options = clientOptions(settings, log);
  return {
    interactive: new WebClient(settings.botToken, options),
    outbox: new WebClient(settings.botToken, { ...options, timeout: OUTBOX_TIMEOUT_MS }),
  };
}

/**
 * No retries inside the SDK, which could post twice: the outbox decides when to try again, and nobody waits for a second
 * attempt of an interaction.
 */
export function clientOptions(settings: SlackApiSettings, log: Log): WebClientOptions {
  const { apiUrl } = settings;
  return {
    logger: toSlackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: interactiveTimeoutMs(settings),
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
}
