import { createSlackSimulator } from '../../src/playground/slack/simulator.ts';
import type { SimulatedUser, SimulatorOptions, SlackSimulator } from '../../src/playground/slack/simulator-types.ts';

export const SUPPORT = 'CSUPPORT01';
export const TRIAGE = 'CTRIAGE001';
export const AGENT = 'UAGENT0001';
export const SIGNING_SECRET = 'a signing secret of the tests';
const BOT_TOKEN = 'xoxb-test-token';

/** Enough people that one destination which waits does not hold back the others. */
export const REQUESTERS: readonly string[] = Array.from({ length: 10 }, (_, n) => `UREQUEST${n}0`);

/** Slack tries an event again after minutes; here as often as a desk may die. */
const RETRY_DELAYS_MS = Array.from({ length: 60 }, (_, n) => (n === 0 ? 0 : 500));

/** The simulated workspace, and the environment of a desk installed in it. */
export async function aWorkspace(
  options: Partial<SimulatorOptions> = {},
): Promise<{ readonly slack: SlackSimulator; readonly environment: Readonly<Record<string, string>> }> {
  const everybody = [AGENT, ...REQUESTERS];
  const slack = await createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    // Where nobody listens yet: what happens before the desk is open fails, and is tried again.
    requestUrl: 'http://127.0.0.1:9/slack/events',
    retryDelaysMs: RETRY_DELAYS_MS,
    users: everybody.map(aUser),
    channels: [
      { id: SUPPORT, name: 'support', members: [...everybody, 'UGUICHET01'] },
      { id: TRIAGE, name: 'triage', isPrivate: true, members: [AGENT, 'UGUICHET01'] },
    ],
    ...options,
  });
  return {
    slack,
    environment: {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      ...(options.appToken === undefined
        ? { SLACK_SIGNING_SECRET: SIGNING_SECRET }
        : { SLACK_APP_TOKEN: options.appToken }),
      SLACK_SUPPORT_CHANNELS: SUPPORT,
      SLACK_TRIAGE_CHANNEL: TRIAGE,
      SLACK_PACE_MS: '0',
      GUICHET_STOP_NOTICE_MS: '0',
    },
  };
}

function aUser(id: string): SimulatedUser {
  return {
    id,
    name: id.toLowerCase(),
    realName: `Personne ${id.slice(1)}`,
    email: `${id.toLowerCase()}@agence.example`,
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    isBot: false,
    part: id === AGENT ? 'agent' : 'requester',
  };
}
