import { manifest } from '../manifests/slack/manifest.ts';
import type { Connection, Desks } from './adapters/db/desks.ts';
import type { Database } from './adapters/db/engine/database.ts';
import { createInstallations } from './adapters/db/secrets/installations.ts';
import { ownSecret } from './adapters/db/secrets/own-secret.ts';
import { createSealer } from './adapters/db/secrets/sealer.ts';
import type { Route } from './adapters/http/server.ts';
import type { Hearing } from './adapters/slack/ear.ts';
import { INSTALL_PATH, installRoutes } from './adapters/slack/workspaces/install-routes.ts';
import {
  createInstalledWorkspaces,
  type InstalledWorkspaces,
} from './adapters/slack/workspaces/installed-workspaces.ts';
import { createSlackOAuth, type SlackOAuth } from './adapters/slack/workspaces/oauth.ts';
import { waitForOurAccount } from './adapters/slack/workspaces/our-account.ts';
import { makeWebClients } from './adapters/slack/workspaces/web-clients.ts';
import {
  type FixedWorkspace,
  fixedWorkspaces,
  joinWorkspaces,
  type Workspaces,
} from './adapters/slack/workspaces/workspaces.ts';
import { makeInstallWorkspace } from './app/desk/install-workspace.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Ids } from './app/ports/ids.ts';
import type { Installations } from './app/ports/installations.ts';
import type { Log } from './app/ports/log.ts';
import type { UseCases } from './app/use-cases.ts';
import type { Config } from './config.ts';
import type { Policy } from './policy/policy.ts';
import { presetPolicy } from './policy/presets/presets.ts';

/** The one workspace whose token is given, and what `/ticket setup` settles for the others. */
export interface SingleWorkspace {
  readonly botToken: string;
  readonly supportChannels: readonly string[];
  readonly triageChannel: string | null;
  /** Slack accounts that lead the desk. */
  readonly leads?: readonly string[];
}

/** The app as Slack knows it, for workspaces that install it. */
export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicUrl: string;
}

/** What Slack gave: what is needed to hear it, and one way or both to the tokens of workspaces. */
export interface SlackSettings {
  readonly hears: Hearing;
  readonly apiUrl: string;
  readonly single: SingleWorkspace | null;
  readonly oauth: OAuthSettings | null;
}

/** A workspace has one token: the environment's and an installed one would take turns. */
export class WorkspaceServedTwiceError extends Error {
  constructor(teamId: string) {
    super(
      `SLACK_BOT_TOKEN: the workspace ${teamId} has installed the app at ${INSTALL_PATH} already; remove the line SLACK_BOT_TOKEN, or remove the app from the workspace first`,
    );
    this.name = 'WorkspaceServedTwiceError';
  }
}

export interface Served {
  readonly workspaces: Workspaces;
  /** The connection of the token in the environment. */
  readonly single: (Connection & SingleWorkspace) | null;
  readonly oauth: {
    readonly settings: OAuthSettings;
    readonly slack: SlackOAuth;
    readonly installations: Installations;
    readonly workspaces: InstalledWorkspaces;
    /** What installations that begin here are signed with. */
    readonly stateSecret: string;
  } | null;
}

/**
 * Finds out which workspaces are served: the one of the token in the environment, those that installed the app, or both. None
 * without Slack.
 * @throws TokenRefusedError, WorkspaceServedTwiceError, and the reason of `stopping`
 */
export async function openWorkspaces(parts: {
  readonly config: Config;
  readonly slack: SlackSettings | null;
  readonly database: Database;
  readonly desks: Desks;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the wait for Slack. */
  readonly stopping?: AbortSignal | undefined;
}): Promise<Served> {
  const { slack } = parts;
  if (!slack) return { workspaces: fixedWorkspaces([]), single: null, oauth: null };
  const single = slack.single && (await openSingle({ ...parts, slack }, slack.single));
  const oauth = slack.oauth && (await openInstalled({ ...parts, slack }, slack.oauth));
  if (single && oauth && (await oauth.installations.ofTeam(single.account.teamId)))
    throw new WorkspaceServedTwiceError(single.account.teamId);
  const fixed = fixedWorkspaces(single ? [single] : []);
  return {
    workspaces: oauth ? joinWorkspaces(fixed, oauth.workspaces) : fixed,
    single,
    oauth,
  };
}

type Parts = Parameters<typeof openWorkspaces>[0] & { readonly slack: SlackSettings };

async function openSingle(
  { config, slack, desks, clock, log, stopping }: Parts,
  given: SingleWorkspace,
): Promise<Connection & SingleWorkspace & FixedWorkspace> {
  const clients = makeWebClients({ botToken: given.botToken, apiUrl: slack.apiUrl }, log);
  const account = await waitForOurAccount(clients.outbox, log, stopping);
  const connection = await desks.ensureDesk(
    { platform: 'slack', externalId: account.teamId, botUserId: account.botUserId, botId: account.botId },
    { name: account.teamName, policy: presetPolicy(config.preset), at: clock.now() },
  );
  return { ...given, ...connection, account, clients };
}

async function openInstalled(
  { config, slack, database, ids, log }: Parts,
  settings: OAuthSettings,
): Promise<NonNullable<Served['oauth']>> {
  const secret = config.secret ?? (await ownSecret(config.dataDir));
  const sealer = createSealer({ secret, previous: config.previousSecret === null ? [] : [config.previousSecret] });
  const installations = createInstallations({ dataSource: database.background, ids, sealer });
  const { resealed, unreadable } = await installations.reseal();
  if (resealed > 0) log.info({ resealed }, 'tokens are encrypted with the new GUICHET_SECRET');
  if (unreadable.length > 0)
    log.error(
      { teams: unreadable },
      'tokens were encrypted with another GUICHET_SECRET: put that one in GUICHET_SECRET_PREVIOUS, or have these workspaces install the app again',
    );
  const api = { apiUrl: slack.apiUrl };
  const slackOAuth = createSlackOAuth({ ...api, ...settings }, log);
  const installUrl = `${settings.publicUrl}${INSTALL_PATH}`;
  const workspaces = createInstalledWorkspaces({ installations, oauth: slackOAuth, api, installUrl, log });
  return { settings, slack: slackOAuth, installations, workspaces, stateSecret: secret };
}

/** The pages for installing the app; none when workspaces cannot install it. */
export function installPages(
  { oauth, single, workspaces }: Served,
  slack: SlackSettings,
  policy: Policy,
  { giveRole }: Pick<UseCases, 'giveRole'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Readonly<Record<string, Route>> {
  if (!oauth) return {};
  const { settings, installations, stateSecret } = oauth;
  return installRoutes({
    clientId: settings.clientId,
    scopes: manifest.oauth_config.scopes.bot,
    authorizeUrl: new URL('/oauth/v2/authorize', slack.apiUrl).toString(),
    publicUrl: settings.publicUrl,
    stateSecret,
    oauth: oauth.slack,
    installations,
    installWorkspace: makeInstallWorkspace({ installations, giveRole, policy }),
    servedBySingleToken: async (teamId) =>
      single !== null && (await workspaces.connectionOf(teamId))?.connectionId === single.connectionId,
    onInstalled: oauth.workspaces.forget,
    clock,
    log,
  });
}
