import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { App, HTTPReceiver } from '@slack/bolt';
import { z } from 'zod';
import { manifest } from '../../../manifests/slack/manifest.ts';
import { socketModeManifest } from '../../../manifests/slack/socket-mode.ts';
import { registerListeners } from '../../../src/adapters/slack/listeners/register-listeners.ts';
import { REDIRECT_PATH } from '../../../src/adapters/slack/workspaces/install-routes.ts';
import { slackManifest } from '../../../src/cli/manifest.ts';

/** What each Web API method that we call asks of the installation. Source: docs.slack.dev/reference/methods. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};
const SCOPES_OF_EVENTS: Readonly<Record<string, string | readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  user_change: 'users:read',
};

const scopes: readonly string[] = manifest.oauth_config.scopes.bot;

/** The lengths of slackapi/manifest-schema 0.5.0, manifest.schema.2.0.0.json. */
const lengths = z.object({
  display_information: z.object({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.object({
    bot_user: z.object({ display_name: z.string().max(80) }),
    shortcuts: z
      .array(z.object({ name: z.string().max(24), callback_id: z.string().max(255), description: z.string().max(150) }))
      .max(10),
    slash_commands: z
      .array(
        z.object({
          command: z
            .string()
            .regex(/^\/[a-z]+$/)
            .max(32),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()).max(100) }) }),
});

test('is the file that an administrator pastes into Slack', () => {
  const pasted = readFileSync(`${__dirname}/../../../manifests/slack/manifest.json`, 'utf8');

  expect(JSON.parse(pasted)).toEqual(manifest);
});

test('has a twin for Socket Mode, which names no address', () => {
  const pasted = readFileSync(`${__dirname}/../../../manifests/slack/socket-mode.json`, 'utf8');

  expect(JSON.parse(pasted)).toEqual(socketModeManifest);
  expect(slackManifest({ socketMode: true })).toEqual({ manifest: socketModeManifest });
  expect(pasted).not.toContain('://');
  const { event_subscriptions, socket_mode_enabled } = socketModeManifest.settings;
  expect(socket_mode_enabled).toBe(true);
  expect(socketModeManifest.oauth_config.scopes).toEqual(manifest.oauth_config.scopes);
  expect(event_subscriptions.bot_events).toEqual(manifest.settings.event_subscriptions.bot_events);
});

test('keeps to the lengths of Slack’s schema', () => {
  expect(lengths.safeParse(manifest).error).toBeUndefined();
});

test('asks for the events, commands and shortcuts that are listened to, and no others', () => {
  const heard = ['message']; // heard before Bolt's listeners: message-event.ts
  const app = new App({
    receiver: new HTTPReceiver({ signingSecret: 'x' }),
    token: 'xoxb',
    tokenVerificationEnabled: false,
  });
  jest.spyOn(app, 'event').mockImplementation((name: unknown) => void heard.push(String(name)));
  jest.spyOn(app, 'command').mockImplementation((name: unknown) => void heard.push(String(name)));
  jest.spyOn(app, 'shortcut').mockImplementation((asked: unknown) => void heard.push(callbackOf(asked)));
  // Registering calls nothing of what the listeners would call.
  Reflect.apply(registerListeners, undefined, [app, { workspaces: {}, useCases: {} }]);

  const events = new Set(manifest.settings.event_subscriptions.bot_events.map((name) => name.split('.')[0]));
  const commands = manifest.features.slash_commands.map(({ command }) => command);
  const shortcuts = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
  expect(heard.sort()).toEqual([...events, ...commands, ...shortcuts].sort());
});

const callbackOf = (asked: unknown) => z.object({ callback_id: z.string() }).parse(asked).callback_id;

test('asks for a scope for each use, and for none without', () => {
  const called = sourceFiles().flatMap((source) => methodsCalledIn(source));
  const used = new Set([
    'commands',
    ...called.flatMap((method) => SCOPES_OF_METHODS[method] ?? [`no scopes known for ${method}`]),
    ...manifest.settings.event_subscriptions.bot_events.flatMap(
      (event) => SCOPES_OF_EVENTS[event] ?? [`no scope known for ${event}`],
    ),
  ]);

  expect([...used].sort()).toEqual([...scopes].sort());
});

test('names the addresses that the desk serves, and turns on what it draws and hears', () => {
  const { event_subscriptions, interactivity } = manifest.settings;
  const addresses = [
    event_subscriptions.request_url,
    interactivity.request_url,
    ...manifest.features.slash_commands.map(({ url }) => url),
  ];
  const { redirect_urls } = manifest.oauth_config;

  expect(new Set(addresses.map((address) => new URL(address).pathname))).toEqual(new Set(['/slack/events']));
  expect(redirect_urls.map((address) => new URL(address).pathname)).toEqual([REDIRECT_PATH]);
  expect(interactivity.is_enabled).toBe(true);
  const publishesHome = sourceFiles().some((source) => source.includes('views.publish('));
  expect(manifest.features.app_home.home_tab_enabled).toBe(publishesHome);
});

test('leaves private channels to the administrator’s choice', () => {
  expect(scopes).toEqual(expect.arrayContaining(manifest.oauth_config.scopes.bot_optional));
});

function sourceFiles(): string[] {
  const folder = path.join(__dirname, '../../../src/adapters/slack');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** `client.chat.update(` and `apiCall('chat.postMessage'`. */
function methodsCalledIn(source: string): string[] {
  const calls = source.matchAll(
    /(?:client|outbox)\.(auth|chat|conversations|files|users|views)\.(\w+)\(|apiCall\('([\w.]+)'/g,
  );
  return [...calls].map(([, family, method, whole]) => whole ?? `${family}.${method}`);
}
