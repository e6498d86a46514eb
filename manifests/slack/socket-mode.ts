import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';
import { manifest } from './manifest.ts';

const { features, oauth_config, settings } = manifest;

/**
 * The same app for a site that Slack cannot reach: nothing names an address, and Slack is heard over WebSockets that the
 * desk opens. `socket-mode.json` is the same for pasting into Slack, as `guichet manifest slack --socket-mode` prints it.
 */
export const socketModeManifest = {
  ...manifest,
  features: {
    ...features,
    slash_commands: features.slash_commands.map(({ url: _address, ...command }) => command),
  },
  oauth_config: { scopes: oauth_config.scopes },
  settings: {
    ...settings,
    event_subscriptions: { bot_events: settings.event_subscriptions.bot_events },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
} satisfies Manifest;
