import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Activity, activitySchema } from './read/activity.ts';

/** A request that is an activity by its shape. Who sent it is not known yet. */
export interface ReceivedActivity {
  readonly activity: Activity;
  readonly authorization: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Sent as JSON; none: a bare status. */
  readonly body?: unknown;
}

/** As the server reads one: undefined for a body that is larger. */
type ReadBody = (mostBytes: number) => Promise<Buffer | undefined>;

/** Far above what Teams sends: a message is at most 100 KB. */
const REQUEST_BYTES = 256 * 1024;

/**
 * What stands before the Bot Framework's adapter, which fails with a stack on a body that is no activity: 405 to what is
 * no POST, 413 to a body over 256 KB, 400 to one that is no activity. No answer of ours says why.
 * Source: botbuilder 4.23.3, src/cloudAdapter.ts.
 */
export function guardTeams(next: (received: ReceivedActivity) => Promise<HttpAnswer>) {
  return async (request: IncomingMessage, response: ServerResponse, readBody: ReadBody): Promise<void> => {
    if (request.method !== 'POST') return send(response, { status: 405 });
    const body = await readBody(REQUEST_BYTES);
    if (body === undefined) return send(response, { status: 413 });
    const activity = readActivity(body.toString());
    if (!activity) return send(response, { status: 400 });
    const answer = await next({ activity, authorization: request.headers.authorization ?? '' });
    send(response, answer);
  };
}

function send(response: ServerResponse, { status, body }: HttpAnswer): void {
  response.writeHead(status, {
    ...(status === 405 && { allow: 'POST' }),
    ...(status === 413 && { connection: 'close' }),
    ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function readActivity(text: string): Activity | undefined {
  try {
    return activitySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
