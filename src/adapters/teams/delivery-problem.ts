import { z } from 'zod';
import { DeliveryError, type DeliveryProblem } from '../../app/ports/delivery.ts';
import { ConnectorError, NoAnswerError } from './connector.ts';

const SOON_MS = 5000;
const LATER_MS = 60_000;

/** Errors of a connection that was never made: nothing was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an error of the Bot Connector means to whoever wanted to deliver something. */
export function problemFrom(error: unknown): DeliveryProblem {
  if (error instanceof DeliveryError) return error.problem;
  if (error instanceof ConnectorError) return problemFromAnswer(error);
  const code = connectionCode(error);
  if (code !== undefined && NEVER_SENT.has(code)) return { kind: 'try_later', afterMs: SOON_MS, detail: code };
  const detail = code ?? nameOf(error);
  // Drawing a card anew, or asking a question again, does nothing twice.
  if (error instanceof NoAnswerError && !error.isPost) return { kind: 'try_later', afterMs: SOON_MS, detail };
  return { kind: 'unknown', detail };
}

/**
 * By status, as Teams documents them: 412 and 429 are its limits, 502 and 504 its own troubles, 403 an app that was taken
 * out or a person who blocked it. Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit and
 * …/conversations/send-proactive-messages.
 */
function problemFromAnswer({ status, code, retryAfterMs, isPost }: ConnectorError): DeliveryProblem {
  const detail = code === '' ? `HTTP ${status}` : `HTTP ${status} ${code}`;
  switch (status) {
    case 401:
      return { kind: 'credentials', detail };
    case 403:
      return { kind: 'destination_gone', detail };
    case 404:
      return { kind: isPost ? 'destination_gone' : 'message_gone', detail };
    case 412:
    case 429:
      return { kind: 'try_later', afterMs: retryAfterMs ?? SOON_MS, detail };
    default:
      break;
  }
  if (status >= 500 || status === 408)
    return isPost ? { kind: 'unknown', detail } : { kind: 'try_later', afterMs: retryAfterMs ?? SOON_MS, detail };
  return status < 400 ? { kind: 'try_later', afterMs: LATER_MS, detail } : { kind: 'refused', detail };
}

const withCode = z.object({ code: z.string() });
const withCause = z.object({ cause: z.unknown() });

/** The system's code, which `fetch` hides in the causes of its "fetch failed". */
function connectionCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at !== undefined && depth < 4; depth += 1) {
    const read = withCode.safeParse(at);
    if (read.success) return read.data.code;
    at = withCause.safeParse(at).data?.cause;
  }
  return undefined;
}

const withName = z.object({ name: z.string() });

function nameOf(error: unknown): string {
  const first = error instanceof NoAnswerError ? error.cause : error;
  return withName.safeParse(first).data?.name ?? 'error';
}
