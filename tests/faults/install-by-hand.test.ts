import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  GestureOutcome,
  SimulatedMessage,
  SimulatedView,
  SlackSimulator,
} from '../../src/playground/slack/simulator-types.ts';
import { buttonOf, typed, wordsOf } from '../adapters/slack/a-slack-desk.ts';
import { testOnEmbedded } from '../support/test-database.ts';
import { AGENT, aWorkspace, REQUESTERS, SUPPORT, TRIAGE } from './a-workspace.ts';
import { type RunningCommand, runGuichet } from './guichet-command.ts';
import { answeredInTime } from './people.ts';

const [REQUESTER = ''] = REQUESTERS;

let folder: string;
let slack: SlackSimulator;
let desk: RunningCommand | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-install-'));
});
afterAll(async () => {
  desk?.signal('SIGKILL');
  await desk?.ended;
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

async function until<T>(look: () => T | undefined): Promise<T> {
  const giveUpMs = performance.now() + 60_000;
  while (performance.now() < giveUpMs) {
    const found = look();
    if (found !== undefined) return found;
    await wait(100);
  }
  throw new Error(`it did not come:\n${desk?.output()}`);
}
const shown = (channel: string, user: string, words: string): SimulatedMessage | undefined =>
  slack.messages(channel, user).find((message) => wordsOf(message).includes(words));

/** The form that a gesture opens; a desk that was not in time offers to try again. */
async function opens(user: string, gesture: () => Promise<GestureOutcome>): Promise<SimulatedView> {
  for (let times = 0; times < 4 && !slack.openView(user); times += 1) await answeredInTime(gesture);
  return until(() => slack.openView(user));
}

// README, "Installer dans votre espace Slack", step by step.
testOnEmbedded('a stranger installs it by the README, and their first message becomes a ticket', async () => {
  const workspace = await aWorkspace();
  slack = workspace.slack;
  await slack.leave(slack.botUserId, SUPPORT);
  await slack.leave(slack.botUserId, TRIAGE);
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = workspace.environment;
  const lines = {
    SLACK_BOT_TOKEN,
    SLACK_SIGNING_SECRET,
    SLACK_API_URL,
    GUICHET_ADMIN_EMAIL: `${AGENT.toLowerCase()}@agence.example`,
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_PACE_MS: '0',
  };
  const env = Object.entries(lines).map(([name, value]) => `${name}="${value}"`);
  await writeFile(path.join(folder, '.env'), env.join('\n'));

  desk = runGuichet('start', {}, folder);
  await desk.says('the desk is open');
  const port = /"port":(\d+)[^\n]*the desk is open/.exec(desk.output())?.[1];
  slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  expect(await slack.verifyUrl()).toBe(true);

  await slack.join(slack.botUserId, TRIAGE, AGENT);
  const form = await opens(AGENT, () => slack.command(AGENT, TRIAGE, '/ticket', 'configurer'));
  const chosen = {
    ...typed({ setup_preset: { choose: 'agence' }, setup_language: { choose: 'fr' }, setup_join: { tick: ['yes'] } }),
    setup_support: { field: { type: 'multi_conversations_select', selected_conversations: [SUPPORT] } },
    setup_triage: { field: { type: 'conversations_select', selected_conversation: TRIAGE } },
  };
  expect(await answeredInTime(() => slack.submit(AGENT, form.id, chosen))).toEqual({ kind: 'acknowledged' });
  await until(() => shown(SUPPORT, REQUESTER, 'Je lis ce qui s’écrit ici'));

  await slack.say(REQUESTER, SUPPORT, 'Salut, le site bug : le panier se vide sur https://monsite.com/panier');
  const prompt = await until(() => shown(SUPPORT, REQUESTER, 'Ouvrir un ticket'));
  const { channel, ts, blockId, actionId } = buttonOf(prompt, 'Ouvrir un ticket');
  const ticketForm = await opens(REQUESTER, () => slack.act(REQUESTER, { channel, ts }, blockId, actionId));
  const answers = typed({
    title: 'Panier vide',
    description: 'Depuis ce matin, le panier se vide à chaque page.',
    url: 'https://monsite.com/panier',
    expected: 'Le panier garde ses articles.',
    environment: { choose: 'production' },
    urgency: { choose: 'important' },
    screenshots_impossible: 'Rien ne s’affiche.',
  });
  expect(await answeredInTime(() => slack.submit(REQUESTER, ticketForm.id, answers))).toEqual({ kind: 'acknowledged' });
  expect(wordsOf(await until(() => shown(TRIAGE, AGENT, 'Panier vide')))).toContain('#1');
});
