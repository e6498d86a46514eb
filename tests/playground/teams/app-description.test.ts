import { CREATE_TICKET, english, manifestFor } from '../../../manifests/teams/manifest.ts';
import { describeTeamsApp, titleFor } from '../../../src/playground/teams/app-description.ts';
import { DEFAULT_APP } from '../../../src/playground/teams/default-tenant.ts';

const website = 'https://guichet.example/';
const manifest = manifestFor({
  id: '11111111-2222-4333-8444-555555555555',
  version: '1.0.0',
  address: 'https://guichet.example',
  developer: { name: 'Guichet', websiteUrl: website, privacyUrl: website, termsOfUseUrl: website },
});

test('our own app is shown in Teams’ menus as its manifest says, and as the simulator takes it to be', () => {
  const described = describeTeamsApp(manifest, { en: english });
  expect(described.actions.map(({ id }) => id)).toEqual([CREATE_TICKET]);
  expect(described).toEqual(DEFAULT_APP);
});

test('its labels are read in the language of one’s Teams, else in that of the manifest', () => {
  const [action] = DEFAULT_APP.actions.map((each) => (locale: string) => titleFor(each, locale));

  expect(['fr-FR', 'en-US', 'en-GB', 'de-DE'].map((locale) => action?.(locale))).toEqual([
    'Créer un ticket',
    'Create a ticket',
    'Create a ticket',
    'Créer un ticket',
  ]);
});

test('what is for the chat with the app alone has no slash, and searches are no actions', () => {
  const commands = [{ title: 'aide' }];
  const described = describeTeamsApp({
    name: { short: 'Autre' },
    bots: [{ commandLists: [{ scopes: ['personal'], triggers: ['slash'], commands }] }],
    composeExtensions: [{ commands: [{ id: 'find', type: 'query', title: 'Chercher' }] }],
  });
  expect(described).toEqual({
    name: 'Autre',
    actions: [],
    commands: [{ title: 'aide', hasSlash: false }],
    takesTargetedMessages: false,
  });
});
