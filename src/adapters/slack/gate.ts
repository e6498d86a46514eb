import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { isValidSlackRequest } from '@slack/bolt';
import type { Log } from '../../app/ports/log.ts';
import { REQUEST_BYTES } from './draw/limits.ts';

/** As the server reads one: undefined for a body that is larger. */
type ReadBody = (mostBytes: number) => Promise<Buffer | undefined>;
type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const OLDEST_SECONDS = 300;
const FORM = 'application/x-www-form-urlencoded';

/**
 * What stands before Bolt, since Bolt lets some through that it should not: a request signed for the future, and a body
 * that is JSON but no object, on which its receiver fails without answering. Answers 413 to a body over 1 MB, 401 to a
 * request that is not Slack's or not of now (5 minutes either way), 400 to a body that is not a payload; everything else
 * goes on to Bolt, which reads the body from `rawBody` and must not check the signature again, at 6 % of a whole event.
 * Source: @slack/bolt 5.1, dist/receivers/HTTPReceiver.js and verify-request.js.
 */
export function guardSlack(next: Listener, settings: { signingSecret: string; log: Log }) {
  return async (request: IncomingMessage, response: ServerResponse, readBody: ReadBody): Promise<void> => {
    if (request.method !== 'POST') return refuse(response, 404);
    const body = await readBody(REQUEST_BYTES);
    if (body === undefined) return refuse(response, 413);
    const contentType = request.headers['content-type'] ?? '';
    if (isCertificateCheck(contentType, body)) return refuse(response, 200);
    if (!isFromSlack(request, body, settings.signingSecret)) {
      settings.log.warn({ status: 401 }, 'a request to Slack’s address was not signed by Slack');
      return refuse(response, 401);
    }
    if (!isPayload(contentType, body)) return refuse(response, 400);
    next(Object.assign(request, { rawBody: body }), response);
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 413 ? { connection: 'close' } : {}).end();
}

/** Slack's check of our certificate is not signed, and wants a 200. Nothing else of its body is read. */
function isCertificateCheck(contentType: string, body: Buffer): boolean {
  return contentType === FORM && body.length < 1000 && parse(body.toString())['ssl_check'] === '1';
}

function isFromSlack(request: IncomingMessage, body: Buffer, signingSecret: string): boolean {
  const signature = request.headers['x-slack-signature'];
  const timestamp = Number(request.headers['x-slack-request-timestamp']);
  if (typeof signature !== 'string' || !Number.isInteger(timestamp)) return false;
  if (Math.abs(Date.now() / 1000 - timestamp) > OLDEST_SECONDS) return false;
  return isValidSlackRequest({
    signingSecret,
    body: body.toString(),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
  });
}

/** A JSON object, a form that carries one, or a command's form. */
function isPayload(contentType: string, body: Buffer): boolean {
  if (contentType !== FORM) return isJsonObject(body.toString());
  const { payload, command } = parse(body.toString());
  return typeof payload === 'string' ? isJsonObject(payload) : typeof command === 'string';
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
