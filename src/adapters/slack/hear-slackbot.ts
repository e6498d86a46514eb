import { createHmac } from 'node:crypto';
import type { Hear } from './socket/connection.ts';
import type { OurAccount } from './workspaces/our-account.ts';

const TIMES = 50;
const NO_MORE_AFTER_MS = 300;
const ANSWERED_WITHIN_MS = 2000;

/**
 * Rehearses the way of an event through server, signature, Bolt and listener, with a message of Slackbot: one that the desk
 * hears and keeps nothing of.
 * @param desk.server as the real one, which is not open yet; it is opened on a free port of this machine, then closed
 * @throws Error when a message is not answered with 200
 */
export async function hearSlackbot(desk: {
  readonly server: { listen(port: number, host: string): Promise<number>; stop(drainMs: number): Promise<void> };
  readonly signingSecret: string;
  readonly account: OurAccount;
}): Promise<void> {
  const port = await desk.server.listen(0, '127.0.0.1');
  try {
    await again(async () => {
      const { status } = await fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        ...signed(JSON.stringify(messageOfSlackbot(desk.account)), desk.signingSecret),
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      if (status !== 200) throw new Error(`a message of Slackbot was answered with ${status}`);
    });
  } finally {
    await desk.server.stop(0);
  }
}

/**
 * The same in Socket Mode, from the envelope on.
 * @throws Error when a message is not received
 */
export async function hearSlackbotInEnvelopes({ hear, account }: { hear: Hear; account: OurAccount }): Promise<void> {
  await again(async () => {
    const envelope = { type: 'events_api' as const, envelope_id: '', accepts_response_payload: false };
    const heard = await hear({ ...envelope, payload: messageOfSlackbot(account) });
    if (heard === 'not_received') throw new Error('a message of Slackbot was not received');
  });
}

async function again(rehearse: () => Promise<void>): Promise<void> {
  const until = performance.now() + NO_MORE_AFTER_MS;
  for (let times = 0; times < TIMES && performance.now() < until; times += 1) await rehearse();
}

function messageOfSlackbot({ teamId }: OurAccount) {
  const ts = `${Math.floor(Date.now() / 1000)}.000000`;
  const event = { type: 'message', channel: 'C', user: 'USLACKBOT', text: 'ok', ts, event_ts: ts };
  return { type: 'event_callback', team_id: teamId, event_id: 'Ev', event };
}

function signed(body: string, signingSecret: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
