import { words } from './words.ts';

/** What a package is made for: one registration of a bot, and where its desk is reached. */
export interface TeamsApp {
  /** The registration's "Application (client) ID": of the bot, of the Entra app and of the Teams app alike. */
  readonly id: string;
  /** Three numbers, such as 1.0.0. */
  readonly version: string;
  /** The desk's public address, without a path. */
  readonly address: string;
  readonly developer: {
    readonly name: string;
    readonly websiteUrl: string;
    readonly privacyUrl: string;
    readonly termsOfUseUrl: string;
  };
}

/** To be raised with every change of what follows: Teams takes a package in the place of another only when it is higher. */
export const MANIFEST_VERSION = '1.0.0';

/** What the message extension calls itself in an invoke: "Créer un ticket" on a message, beside the box, behind "/". */
export const CREATE_TICKET = 'createTicket';

/** Beside `manifest.json` at the root of the package. */
export const ENGLISH_FILE = 'en.json';

/** Slash commands exist in channels and group chats only; alone with the bot one writes the command. */
const COMMAND_LISTS = [
  { scopes: ['team'], triggers: ['mention', 'slash'] },
  { scopes: ['personal'], triggers: ['mention'] },
];

/**
 * The Teams app as it is installed, by schema 1.29: the lowest that has slash commands and private messages. The labels
 * that people see are French, the reference language; `english` holds the others.
 */
export const manifestFor = ({ id, version, address, developer }: TeamsApp) => ({
  $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json',
  manifestVersion: '1.29',
  version,
  id,
  localizationInfo: {
    defaultLanguageTag: 'fr',
    additionalLanguages: [{ languageTag: 'en', file: ENGLISH_FILE }],
  },
  developer,
  name: words.fr.name,
  description: words.fr.description,
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: '#4b3fa7',
  defaultInstallScope: 'team',
  defaultGroupCapability: { team: 'bot' },
  bots: [
    {
      botId: id,
      scopes: ['team', 'personal'],
      supportsFiles: true, // screenshots in the chat with the bot; Teams gives no files of channels
      supportsTargetedMessages: true, // to hear slash commands; private answers need nothing
      commandLists: COMMAND_LISTS.map((list) => ({ ...list, commands: words.fr.commands })),
    },
  ],
  composeExtensions: [
    {
      botId: id,
      commands: [
        {
          id: CREATE_TICKET,
          type: 'action',
          context: ['message', 'compose', 'commandBox'],
          triggers: ['slash'],
          fetchTask: true,
          ...words.fr.createTicket,
        },
      ],
    },
  ],
  validDomains: [new URL(address).hostname],
  // Teams does not read `resource` for consent in a team, but refuses one that is not there.
  webApplicationInfo: { id, resource: address },
  authorization: {
    permissions: {
      // Messages of channels that do not mention the bot; the owner of a team agrees when they add it.
      resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }],
    },
  },
});

/** The same labels for whoever has Teams in English, each by its place in the manifest. */
export const english: Readonly<Record<string, string>> = {
  $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json',
  'name.short': words.en.name.short,
  'name.full': words.en.name.full,
  'description.short': words.en.description.short,
  'description.full': words.en.description.full,
  ...Object.fromEntries(
    COMMAND_LISTS.flatMap((_list, list) =>
      words.en.commands.flatMap(({ title, description }, command) => {
        const place = `bots[0].commandLists[${list}].commands[${command}]`;
        return [
          [`${place}.title`, title],
          [`${place}.description`, description],
        ];
      }),
    ),
  ),
  'composeExtensions[0].commands[0].title': words.en.createTicket.title,
  'composeExtensions[0].commands[0].description': words.en.createTicket.description,
};
