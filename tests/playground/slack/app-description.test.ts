import { manifest } from '../../../manifests/slack/manifest.ts';
import { describeApp } from '../../../src/playground/slack/app-description.ts';

test('an app is described by what its manifest shows in menus', () => {
  const shortcuts = [
    { type: 'message', name: 'Create a ticket', callback_id: 'create_ticket', description: 'From a message' },
    { type: 'global', name: 'Anywhere', callback_id: 'anywhere', description: 'From anywhere' },
  ];
  expect(describeApp({ features: { app_home: { home_tab_enabled: true }, shortcuts } })).toEqual({
    hasHomeTab: true,
    messageShortcuts: [{ callbackId: 'create_ticket', name: 'Create a ticket' }],
  });
});

test('without a Home and shortcuts it has none, and our own manifest reads', () => {
  expect(describeApp({ features: {} })).toEqual({ hasHomeTab: false, messageShortcuts: [] });
  expect(() => describeApp(manifest)).not.toThrow();
  expect(() => describeApp({})).toThrow();
});
