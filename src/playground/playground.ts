import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { servePage } from './page/server.ts';
import { describeApp } from './slack/app-description.ts';
import { createSlackSimulator } from './slack/simulator.ts';

export interface Playground {
  /** What a Slack workspace would have given: the product is set up with it like with a real one. */
  readonly slack: {
    readonly botToken: string;
    readonly signingSecret: string;
    readonly apiUrl: string;
    readonly supportChannels: readonly string[];
    readonly triageChannel: string;
    readonly leads: readonly string[];
  };
  /** The one address to open. */
  readonly pageUrl: string;
  /** Tells the workspace where the product listens. */
  deliverTo(requestUrl: string): void;
  close(): Promise<void>;
}

const SUPPORT = 'support';
const TRIAGE = 'triage';

/** A workspace on this machine, for newcomers: people, channels, and the page to play them all (architecture §6). */
export async function startPlayground(options: {
  readonly dataDir: string;
  readonly pagePort: number;
  /** The app's manifest: what Slack shows of it in its own menus. */
  readonly manifest: unknown;
}): Promise<Playground> {
  const botToken = `xoxb-${randomBytes(16).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const simulator = await createSlackSimulator({
    botToken,
    signingSecret,
    app: describeApp(options.manifest),
    stateFile: path.join(options.dataDir, 'playground-workspace.json'),
  });
  const page = await servePage({ simulator, port: options.pagePort, token: randomBytes(12).toString('hex') });
  const idOf = (name: string) =>
    simulator
      .channels()
      .filter((channel) => channel.name === name)
      .map((channel) => channel.id);
  return {
    slack: {
      botToken,
      signingSecret,
      apiUrl: simulator.apiUrl,
      supportChannels: idOf(SUPPORT),
      triageChannel: idOf(TRIAGE)[0] ?? '',
      leads: simulator
        .users()
        .filter((user) => user.part === 'lead')
        .map((user) => user.id),
    },
    pageUrl: page.url,
    deliverTo: (requestUrl) => simulator.deliverTo(requestUrl),
    close: async () => {
      await page.close();
      await simulator.close();
    },
  };
}
