import { createHmac, randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { SIGNING_SECRET } from './workspace.ts';

const CONNECTIONS = 16;

export interface Said {
  readonly team: string;
  readonly app: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
}

let messages = 0;

/** A message event as Slack's Events API sends it, rich text and all. */
export function messageEvent({ team, app, channel, user, text }: Said): string {
  messages += 1;
  const ts = `${Math.floor(Date.now() / 1000)}.${String(messages % 1_000_000).padStart(6, '0')}`;
  return JSON.stringify({
    token: 'unused',
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: app,
    event: {
      user,
      type: 'message',
      ts,
      client_msg_id: randomUUID(),
      text,
      team,
      blocks: [
        {
          type: 'rich_text',
          block_id: 'b1',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
        },
      ],
      channel,
      event_ts: ts,
      channel_type: 'channel',
    },
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: 'UGUICHET01', is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: 'unused',
  });
}

/** A request to the product, ready to be sent. */
export interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends signed events of Slack. See `sendRequests`. */
export const sendEvents = (port: number, bodies: readonly string[]): Promise<number[]> =>
  sendRequests(
    port,
    '/slack/events',
    bodies.map((body) => ({ headers: signed(body), body })),
  );

/**
 * Sends requests over 16 kept connections, each sending its next one as soon as the last is answered.
 * @returns how long each took to be answered, in ms
 * @throws Error when one is answered with anything but 200
 */
export async function sendRequests(port: number, path: string, requests: readonly Request[]): Promise<number[]> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS, pipelining: 1 });
  const waiting = requests.values();
  const took: number[] = [];
  const sendRest = async (): Promise<void> => {
    for (const { headers, body } of waiting) {
      const startedAt = performance.now();
      const response = await pool.request({ method: 'POST', path, headers, body });
      await response.body.dump();
      took.push(performance.now() - startedAt);
      if (response.statusCode !== 200) throw new Error(`an event was answered with ${response.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sendRest));
  await pool.close();
  return took;
}

function signed(body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`,
  };
}
