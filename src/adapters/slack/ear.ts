import type { App } from '@slack/bolt';
import type { Measures } from '../../app/ports/measures.ts';
import { createSlackApp, createSlackSocketApp, type SlackAppSettings } from './app.ts';
import { hearSlackbot, hearSlackbotInEnvelopes } from './hear-slackbot.ts';
import type { OurAccount } from './workspaces/our-account.ts';

/** How what happens in Slack reaches us: Slack calls our address, or we keep sockets open to it (Socket Mode). */
export type Hearing =
  | { readonly over: 'http'; readonly signingSecret: string }
  | { readonly over: 'sockets'; readonly appToken: string };

/** `measures`: what counts the sockets, where there are any. */
type AppSettings = Omit<SlackAppSettings, 'signingSecret'> & { readonly measures?: Measures };
type Route = ReturnType<typeof createSlackApp>['route'];

/** What hears Slack. Listeners are registered with `app` before it is rehearsed or started. */
export interface Ear {
  readonly app: App;
  /** The paths that Slack calls: none in Socket Mode. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Plays the way of an event; `server` makes one that has the routes. */
  rehearse(desk: {
    readonly server: () => Parameters<typeof hearSlackbot>[0]['server'];
    readonly account: OurAccount;
  }): Promise<void>;
  /** @throws AppTokenRefusedError */
  start(): Promise<void>;
  /** Ends what is being worked on (at most `drainMs`), and hears no more. */
  stop(drainMs: number): Promise<void>;
  /** Over HTTP it is Slack that calls: nothing is connected in between, and nothing can be missing. */
  isConnected(): boolean;
}

export function createEar({ hears, ...settings }: AppSettings & { readonly hears: Hearing }): Ear {
  return hears.over === 'http' ? overHttp(settings, hears.signingSecret) : overSockets(settings, hears.appToken);
}

function overHttp(settings: AppSettings, signingSecret: string): Ear {
  const { app, route } = createSlackApp({ ...settings, signingSecret });
  return {
    app,
    routes: { '/slack/events': route },
    rehearse: ({ server, account }) => hearSlackbot({ server: server(), signingSecret, account }),
    start: async () => {},
    stop: async () => {}, // the server's stop ends its requests
    isConnected: () => true,
  };
}

function overSockets(settings: AppSettings, appToken: string): Ear {
  const { app, receiver } = createSlackSocketApp({ ...settings, appToken });
  return {
    app,
    routes: {},
    rehearse: ({ account }) => hearSlackbotInEnvelopes({ hear: receiver.hear, account }),
    start: () => receiver.start(),
    stop: (drainMs) => receiver.stop(drainMs),
    isConnected: () => receiver.isConnected(),
  };
}
