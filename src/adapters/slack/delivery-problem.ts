import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { z } from 'zod';
import { DeliveryError, type DeliveryProblem } from '../../app/ports/delivery.ts';

const SOON_MS = 5000;
const LATER_MS = 60_000;

type Answer = 'soon' | 'later' | Exclude<DeliveryProblem['kind'], 'try_later'>;

/** Slack's error codes by what we can do about them; any other is content or arguments that it will never take. */
const ANSWERS: Readonly<Record<Exclude<Answer, 'refused'>, readonly string[]>> = {
  soon: ['service_unavailable', 'request_timeout', 'team_added_to_org'],
  later: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  // "It's possible some aspect of the operation succeeded before the error was raised": docs of chat.postMessage.
  unknown: ['internal_error', 'fatal_error'],
  message_gone: ['message_not_found', 'cant_update_message', 'edit_window_closed'],
  destination_gone: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'user_not_in_channel',
    'user_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
    'channel_is_limited_access',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'thread_not_found',
    'invalid_thread_ts',
    'cannot_reply_to_message',
  ],
  credentials: [
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'access_denied',
    'org_login_required',
    'ekm_access_denied',
    'team_access_not_granted',
    'two_factor_setup_required',
    'accesslimited',
  ],
};

const answerByCode: ReadonlyMap<string, Answer> = new Map(
  (['soon', 'later', 'unknown', 'message_gone', 'destination_gone', 'credentials'] as const).flatMap((answer) =>
    ANSWERS[answer].map((code): [string, Answer] => [code, answer]),
  ),
);

/** Errors of a connection that was never made: nothing was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an error of Slack's SDK means to whoever wanted to deliver something. One table: see `ANSWERS`. */
export function problemFrom(error: unknown): DeliveryProblem {
  if (error instanceof DeliveryError) return error.problem;
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'try_later', afterMs: error.retryAfter * 1000, detail: 'ratelimited' };
  if (error instanceof WebAPIPlatformError) return problemFromCode(error.data.error ?? '', error.data);
  if (error instanceof WebAPIHTTPError) return problemFromStatus(error.statusCode);
  const code = error instanceof WebAPIRequestError ? connectionCode(error.original) : undefined;
  if (code !== undefined && NEVER_SENT.has(code)) return { kind: 'try_later', afterMs: SOON_MS, detail: code };
  return { kind: 'unknown', detail: code ?? nameOf(error) };
}

function problemFromCode(code: string, answer: unknown): DeliveryProblem {
  // The SDK puts an answer that is not JSON (a proxy's page) where the code should be.
  if (!/^[a-z0-9_]{1,80}$/.test(code)) return { kind: 'unknown', detail: 'unreadable answer' };
  const kind = answerByCode.get(code) ?? 'refused';
  if (kind !== 'soon' && kind !== 'later') return { kind, detail: code };
  const afterMs = retryAfterMs(answer) ?? (kind === 'soon' ? SOON_MS : LATER_MS);
  return { kind: 'try_later', afterMs, detail: code };
}

/**
 * Slack itself answers with 200: any other status is a gateway's. One that says 500, 502 or 504 may have passed the
 * request on; one that says 503 or 4xx did not.
 */
function problemFromStatus(status: number): DeliveryProblem {
  const detail = `HTTP ${status}`;
  if (status === 503) return { kind: 'try_later', afterMs: SOON_MS, detail };
  return status >= 500 ? { kind: 'unknown', detail } : { kind: 'try_later', afterMs: LATER_MS, detail };
}

const withRetryAfter = z.object({ response_metadata: z.object({ retryAfter: z.number() }) });

function retryAfterMs(answer: unknown): number | undefined {
  const read = withRetryAfter.safeParse(answer);
  return read.success ? read.data.response_metadata.retryAfter * 1000 : undefined;
}

const withCode = z.object({ code: z.string() });
const withCause = z.object({ cause: z.unknown() });

/** The system's code, which `fetch` hides in the cause of its "fetch failed". */
function connectionCode(error: Error): string | undefined {
  const cause = withCause.safeParse(error).data?.cause ?? error;
  return withCode.safeParse(cause).data?.code;
}

function nameOf(error: unknown): string {
  return error instanceof WebAPIRequestError ? error.original.name : error instanceof Error ? error.name : 'error';
}
