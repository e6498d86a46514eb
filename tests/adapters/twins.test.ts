import { readdirSync } from 'node:fs';
import path from 'node:path';

const ADAPTERS = path.join(process.cwd(), 'src/adapters');

/** What one platform has and the other does not, and why. Whatever else is named alike on both. */
const ONLY_IN_SLACK: Readonly<Record<string, string>> = {
  'draw/field-blocks.ts': 'names of blocks, which Slack keeps the answers by',
  'draw/render-home.ts': 'the Home tab, which bots have in Slack alone',
  'draw/text-objects.ts': 'Slack’s ways to hold words',
  'ear.ts': 'Slack is heard over HTTP or over sockets, Teams over HTTP alone',
  'hear-slackbot.ts': 'the rehearsal of an event through Bolt',
  'listeners/form-changed.ts': 'Slack tells of a change of a field; in Teams a button sends it as a form',
  'listeners/home-event.ts': 'the Home tab',
  'listeners/home-screen.ts': 'the Home tab',
  'listeners/install-event.ts': 'one stream of activities in Teams: keep-event.ts',
  'listeners/message-event.ts': 'one stream of activities in Teams: keep-event.ts',
  'listeners/people-event.ts': 'one stream of activities in Teams: keep-event.ts',
  'listeners/reaction-event.ts': 'Teams tells a bot of reactions to its own messages alone',
  'read/file-info.ts': 'files of other organisations, of which Slack tells later',
  'read/home-payloads.ts': 'the Home tab',
  'read/messages-near.ts': 'a bot reads no history in Teams, short of Microsoft Graph',
  'read/names-in.ts': 'names of accounts, which stand in the words of Teams',
  'read/people-payloads.ts': 'events about people have schemas of their own in Slack',
  'read/reaction-payload.ts': 'reactions',
  'slack-logger.ts': 'the log of Bolt',
};

const ONLY_IN_TEAMS: Readonly<Record<string, string>> = {
  'apology.ts': 'an invoke wants an answer whatever happens',
  'authentication-errors.ts': 'tokens of the Bot Connector',
  'bot-framework.ts': 'the one file that knows of the SDK',
  'connector-token.ts': 'our own client of the Bot Connector: docs/decisions tells why',
  'connector.ts': 'our own client of the Bot Connector',
  'draw/adaptive-card.ts': 'the parts of Adaptive Cards, which no package describes by types',
  'draw/field-inputs.ts': 'names of inputs, which Teams keeps the answers by',
  'draw/render-unsent.ts': 'Teams closes a form that could not be kept, Slack leaves it open',
  'draw/task-info.ts': 'the shape of a dialog',
  'draw/text-runs.ts': 'Teams’ ways to hold words',
  'invoke-answers.ts': 'the shapes in which an invoke is answered',
  'listeners/who.ts': 'whoever is not known is answered too',
  'note-where.ts': 'addresses come in parts, with each activity',
  'pace.ts': 'limits of Teams by conversation',
  'read/activity.ts': 'what all activities have in common',
  'read/conversation-id.ts': 'threads stand in the ids of conversations',
  'read/message-link.ts': 'pictures that people cannot open are linked by their message',
  'service-url.ts': 'each activity names the address that answers it',
  'settings.ts': 'one registration for all tenants',
  'tenants.ts': 'tenants need no token of their own, as workspaces do',
  'token-check.ts': 'stands in workspaces/ in Slack',
  'where.ts': 'where a conversation is reached',
};

/** Folders of what one platform alone has. */
const ONLY_SLACK_FOLDERS = ['export/', 'socket/', 'workspaces/'];

function filesOf(platform: string): string[] {
  const folder = path.join(ADAPTERS, platform);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

const slack = filesOf('slack').filter((file) => !ONLY_SLACK_FOLDERS.some((folder) => file.startsWith(folder)));
const teams = filesOf('teams');

test('whoever knows a file of the adapter for Slack finds its twin in that for Teams, save where there is a reason', () => {
  expect(slack.filter((file) => !teams.includes(file))).toEqual(Object.keys(ONLY_IN_SLACK).sort());
});

test('and the other way round', () => {
  expect(teams.filter((file) => !slack.includes(file))).toEqual(Object.keys(ONLY_IN_TEAMS).sort());
});
