import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { problemFrom } from '../../../src/adapters/slack/delivery-problem.ts';
import { DeliveryError } from '../../../src/app/ports/delivery.ts';

const refusal = (error: string, response_metadata = {}) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata });
const failedFetch = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

test.each([
  ['429', new WebAPIRateLimitedError(7), { kind: 'try_later', afterMs: 7000, detail: 'ratelimited' }],
  ['ratelimited in a 200', refusal('ratelimited', { retryAfter: 3 }), { kind: 'try_later', afterMs: 3000 }],
  ['ratelimited without a time', refusal('ratelimited'), { kind: 'try_later', afterMs: 60_000 }],
  ['503', new WebAPIHTTPError(503, '', {}), { kind: 'try_later' }],
  ['service_unavailable', refusal('service_unavailable'), { kind: 'try_later' }],
  ['a refused connection', failedFetch('ECONNREFUSED'), { kind: 'try_later', detail: 'ECONNREFUSED' }],
  ['a name that is not found', failedFetch('ENOTFOUND'), { kind: 'try_later' }],
  ['500', new WebAPIHTTPError(500, '', {}), { kind: 'unknown', detail: 'HTTP 500' }],
  ['502', new WebAPIHTTPError(502, '', {}), { kind: 'unknown' }],
  ['504', new WebAPIHTTPError(504, '', {}), { kind: 'unknown' }],
  ['internal_error', refusal('internal_error'), { kind: 'unknown', detail: 'internal_error' }],
  ['fatal_error', refusal('fatal_error'), { kind: 'unknown' }],
  ['a connection cut while waiting', failedFetch('UND_ERR_SOCKET'), { kind: 'unknown', detail: 'UND_ERR_SOCKET' }],
  ['a connection reset', failedFetch('ECONNRESET'), { kind: 'unknown' }],
  [
    'a time-out',
    new WebAPIRequestError(new DOMException('aborted due to timeout', 'TimeoutError')),
    { kind: 'unknown', detail: 'TimeoutError' },
  ],
  ['a connection cut while the answer came', new TypeError('terminated'), { kind: 'unknown' }],
  ['an answer that is a page', refusal('<html>gateway</html>'), { kind: 'unknown', detail: 'unreadable answer' }],
  ['message_not_found', refusal('message_not_found'), { kind: 'message_gone', detail: 'message_not_found' }],
  ['cant_update_message', refusal('cant_update_message'), { kind: 'message_gone' }],
  ['channel_not_found', refusal('channel_not_found'), { kind: 'destination_gone' }],
  ['is_archived', refusal('is_archived'), { kind: 'destination_gone', detail: 'is_archived' }],
  ['not_in_channel', refusal('not_in_channel'), { kind: 'destination_gone' }],
  ['user_not_in_channel', refusal('user_not_in_channel'), { kind: 'destination_gone' }],
  ['cannot_dm_bot', refusal('cannot_dm_bot'), { kind: 'destination_gone' }],
  ['invalid_auth', refusal('invalid_auth'), { kind: 'credentials' }],
  ['token_revoked', refusal('token_revoked'), { kind: 'credentials' }],
  ['account_inactive', refusal('account_inactive'), { kind: 'credentials' }],
  ['missing_scope', refusal('missing_scope'), { kind: 'credentials', detail: 'missing_scope' }],
  ['invalid_blocks', refusal('invalid_blocks'), { kind: 'refused', detail: 'invalid_blocks' }],
  ['msg_too_long', refusal('msg_too_long'), { kind: 'refused' }],
  ['no_text', refusal('no_text'), { kind: 'refused' }],
  ['a proxy that refuses', new WebAPIHTTPError(407, '', {}), { kind: 'try_later' }],
  ['what we said ourselves', new DeliveryError({ kind: 'refused', detail: 'x' }), { kind: 'refused', detail: 'x' }],
])('%s', (_what, error, problem) => {
  expect(problemFrom(error)).toMatchObject(problem);
});
