import { manifest } from '../../manifests/slack/manifest.ts';
import { slackManifest } from '../../src/cli/manifest.ts';

const url = 'https://desk.example.org/';

test('the manifest carries one’s own address everywhere, and no page for an app of one workspace', () => {
  const printed = slackManifest({ url });

  expect(JSON.stringify(printed)).not.toContain('guichet.example.com');
  expect(printed).toMatchObject({
    manifest: {
      features: { slash_commands: [{ url: 'https://desk.example.org/slack/events' }] },
      settings: {
        event_subscriptions: { request_url: 'https://desk.example.org/slack/events' },
        interactivity: { request_url: 'https://desk.example.org/slack/events' },
      },
      oauth_config: { scopes: manifest.oauth_config.scopes },
    },
  });
  expect(JSON.stringify(printed)).not.toContain('redirect_urls');
});

test('with --oauth, Slack sends whoever installs it back to one’s own address', () => {
  expect(slackManifest({ url, oauth: true })).toMatchObject({
    manifest: { oauth_config: { redirect_urls: ['https://desk.example.org/slack/oauth_redirect'] } },
  });
});

test('in Socket Mode it names no address, and needs none', () => {
  const printed = slackManifest({ socketMode: true });

  expect(JSON.stringify(printed)).not.toContain('https://');
  expect(printed).toMatchObject({ manifest: { settings: { socket_mode_enabled: true } } });
});

test.each([
  ['missing', {}],
  ['missing', { url: 'http://desk.example.org' }],
  ['missing', { url: 'desk' }],
  ['missingForOAuth', { oauth: true }],
  ['missingForOAuth', { socketMode: true, oauth: true }],
  ['hasPath', { url: 'https://desk.example.org/guichet/' }],
])('what is wrong with the address is said: %s for %j', (fault, options) => {
  expect(slackManifest(options)).toEqual({ fault });
});
