import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';

/**
 * The Slack app as it is installed, checked against the SDK's own type: the labels that people see are French, the
 * reference language. Each scope stands beside what needs it. `manifest.json` is the same for pasting into Slack: a test
 * compares them.
 */
export const manifest = {
  _metadata: { major_version: 2, minor_version: 0 },
  display_information: {
    name: 'Guichet',
    description: 'Le guichet des tickets : ouvrez, suivez et traitez les demandes sans quitter Slack.',
    long_description:
      'Guichet lit les salons de support qu’on lui confie. Les messages courts (une faute à corriger, une confirmation, un rendez-vous) passent sans réponse ; ceux qui demandent du travail reçoivent une proposition privée : ouvrir un ticket, déjà rempli avec le message. Chaque ticket a un numéro, un responsable et un délai. L’équipe travaille depuis une carte tenue à jour, et le demandeur est prévenu à chaque étape.',
    background_color: '#1d3b5c',
  },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'Guichet', always_online: true },
    shortcuts: [
      {
        name: 'Créer un ticket',
        type: 'message',
        callback_id: 'create_ticket',
        description: 'Ouvre le formulaire déjà rempli avec ce message',
      },
    ],
    slash_commands: [
      {
        command: '/ticket',
        url: 'https://guichet.example.com/slack/events',
        description: 'Ouvrir un ticket, ou voir où il en est',
        usage_hint: '[votre demande] | 12 | aide',
        should_escape: true,
      },
    ],
  },
  oauth_config: {
    redirect_urls: ['https://guichet.example.com/slack/oauth_redirect'], // for workspaces that install it at /slack/install
    scopes: {
      bot: [
        'chat:write', // chat.postMessage, chat.postEphemeral, chat.update
        'commands', // /ticket, the shortcut
        'channels:history', // message.channels; conversations.history and replies, to find an ambiguous post again, and a message that is pointed at
        'channels:join', // conversations.join: public channels chosen in /ticket setup
        'channels:read', // conversations.info of chosen channels, conversations.members of the triage channel, member_joined_channel, member_left_channel: who the agents are
        'im:history', // message.im: requests and replies in direct messages
        'im:write', // conversations.open: acknowledgements and news
        'files:read', // files in forms and messages; files.info of those shared from another organisation; pictures on cards
        'reactions:read', // reaction_added: 🎫 on a message
        'users:read', // users.info, user_change: name, language and time zone
        'users:read.email', // users.info: GUICHET_ADMIN_EMAIL, people named by their address
        'groups:history', // the same in private channels: message.groups
        'groups:read',
      ],
      bot_optional: ['channels:join', 'groups:history', 'groups:read', 'users:read.email'],
    },
  },
  settings: {
    event_subscriptions: {
      request_url: 'https://guichet.example.com/slack/events',
      bot_events: [
        'app_home_opened',
        'app_uninstalled',
        'member_joined_channel',
        'member_left_channel',
        'message.channels',
        'message.groups',
        'message.im',
        'reaction_added',
        'tokens_revoked',
        'user_change',
      ],
    },
    interactivity: { is_enabled: true, request_url: 'https://guichet.example.com/slack/events' },
    org_deploy_enabled: false,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  },
} satisfies Manifest;
