import { z } from 'zod';
import { filePayload } from '../payloads.ts';
import { SlackRefusal } from '../refusal.ts';
import { method } from './method.ts';

const apiTest = method(z.looseObject({ error: z.string().optional() }), (_world, given) => {
  if (given.error !== undefined) throw new SlackRefusal(given.error);
  const { token: _secret, ...args } = given;
  return { args };
});

const authTest = method(z.object({}), ({ workspace }) => ({
  url: `https://${workspace.team.domain}.slack.com/`,
  team: workspace.team.name,
  user: workspace.users.get(workspace.app.botUserId)?.name,
  team_id: workspace.team.id,
  user_id: workspace.app.botUserId,
  bot_id: workspace.app.botId,
  is_enterprise_install: false,
}));

const teamInfo = method(z.object({ team: z.string().optional() }), ({ workspace }, given) => {
  if (given.team !== undefined && given.team !== workspace.team.id) throw new SlackRefusal('team_not_found');
  return { team: { ...workspace.team, email_domain: '', icon: { image_default: true } } };
});

const botsInfo = method(z.object({ bot: z.string().optional() }), ({ workspace }, given) => {
  if (given.bot !== undefined && given.bot !== workspace.app.botId) throw new SlackRefusal('bot_not_found');
  const name = workspace.users.get(workspace.app.botUserId)?.realName;
  return {
    bot: {
      id: workspace.app.botId,
      app_id: workspace.app.id,
      user_id: workspace.app.botUserId,
      name,
      deleted: false,
      updated: 0,
      icons: {},
    },
  };
});

const filesInfo = method(z.object({ file: z.string() }), ({ workspace }, given) => {
  const file = workspace.files.get(given.file);
  if (!file || file.access === 'access_denied') throw new SlackRefusal('file_not_found');
  return { file: filePayload(workspace, file), comments: [], response_metadata: { next_cursor: '' } };
});

const connectionsOpen = method(z.object({}), ({ sockets }) => {
  if (!sockets.isEnabled()) throw new SlackRefusal('socket_mode_not_enabled');
  return { url: sockets.makeUrl() };
});

/** What an app may ask without a token. */
export const OPEN_TO_ALL: ReadonlySet<string> = new Set(['api.test', 'oauth.v2.access']);

/** What is asked for the app as a whole, with its own token. */
export const WITH_APP_TOKEN: ReadonlySet<string> = new Set(['apps.connections.open']);

export const workspaceMethods = {
  'api.test': apiTest,
  'apps.connections.open': connectionsOpen,
  'auth.test': authTest,
  'team.info': teamInfo,
  'bots.info': botsInfo,
  'files.info': filesInfo,
};
