import { DeliveryError } from '../../../app/ports/delivery.ts';
import type { Installation, Installations } from '../../../app/ports/installations.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { problemFrom } from '../delivery-problem.ts';
import type { SlackOAuth } from './oauth.ts';
import { askOurAccount } from './our-account.ts';
import { makeWebClients, type SlackApiSettings, type WebClients } from './web-clients.ts';
import type { ServedWorkspace, Workspaces } from './workspaces.ts';

const MINUTE_MS = 60_000;
/** What another process has changed (a reinstall, another token) is seen after this long at most. */
const KNOWN_FOR_MS = 15_000;
/** The worker refreshes a token so early that a Slack that is down for an hour harms nobody. */
const EARLY_MS = 120 * MINUTE_MS;
/** Whoever needs a token that ends so soon does not wait for the worker. */
const AT_ONCE_MS = 5 * MINUTE_MS;
/** A refresh that failed is not tried again at each click while the token still works. */
const TRY_AGAIN_AFTER_MS = 30_000;

export interface InstalledWorkspaces extends Workspaces {
  /** Forgets what is remembered of that team, which was just installed or removed. */
  forget(teamId: string): void;
  /** Refreshes every token that ends within two hours. A failure is logged and tried again at the next turn. */
  refreshTokens(): Promise<void>;
}

interface Known {
  readonly installation: Installation;
  readonly readAtMs: number;
}

/**
 * Workspaces that installed the app through OAuth, as the database has them. What was read is remembered for seconds, so
 * that an event seldom waits for the database before its row is written, and is used for longer while the database is away.
 */
export function createInstalledWorkspaces(deps: {
  readonly installations: Installations;
  readonly oauth: SlackOAuth;
  readonly api: SlackApiSettings;
  /** Where the app is installed again. */
  readonly installUrl: string;
  readonly log: Log;
}): InstalledWorkspaces {
  const { installations, oauth, log } = deps;
  const byTeam = new Map<string, Known>();
  const byConnection = new Map<ConnectionId, Known>();
  const clients = new Map<ConnectionId, { readonly token: string; readonly clients: WebClients }>();
  const refreshing = new Map<ConnectionId, Promise<Installation | undefined>>();
  const lastFailureMs = new Map<ConnectionId, number>();

  const remember = (installation: Installation): Installation => {
    const known = { installation, readAtMs: Date.now() };
    byTeam.set(installation.teamId, known);
    byConnection.set(installation.connectionId, known);
    return installation;
  };
  const forget = (teamId: string): void => {
    const known = byTeam.get(teamId);
    byTeam.delete(teamId);
    if (!known) return;
    byConnection.delete(known.installation.connectionId);
    clients.delete(known.installation.connectionId);
  };

  /** As remembered, or as it is now; as remembered too long ago while the database is away. */
  const current = async (
    known: Known | undefined,
    read: () => Promise<Installation | undefined>,
  ): Promise<Installation | undefined> => {
    if (known && Date.now() - known.readAtMs < KNOWN_FOR_MS) return known.installation;
    try {
      const installation = await read();
      if (installation) return remember(installation);
      if (known) forget(known.installation.teamId);
      return undefined;
    } catch (error) {
      if (!known) throw error;
      log.warn({ err: error }, 'installations cannot be read now, those known from before are used');
      return known.installation;
    }
  };
  const ofTeam = (teamId: string) => current(byTeam.get(teamId), () => installations.ofTeam(teamId));
  const ofConnection = async (connectionId: ConnectionId): Promise<Installation> => {
    const found = await current(byConnection.get(connectionId), () => installations.ofConnection(connectionId));
    if (!found) throw new DeliveryError({ kind: 'credentials', detail: 'not_served' });
    return found;
  };

  /** One question to the database per process at a time; between processes its row lock decides. */
  const refresh = (connectionId: ConnectionId, endsWithinMs: number): Promise<Installation | undefined> => {
    const running = refreshing.get(connectionId);
    if (running) return running;
    const started = refreshNow(connectionId, endsWithinMs).finally(() => refreshing.delete(connectionId));
    refreshing.set(connectionId, started);
    return started;
  };
  const refreshNow = async (connectionId: ConnectionId, endsWithinMs: number): Promise<Installation | undefined> => {
    let refused = false;
    const installation = await installations.refresh(connectionId, endsWithinMs, async (refreshToken) => {
      const refreshed = await oauth.refresh(refreshToken);
      refused = refreshed.kind === 'refused';
      return refreshed;
    });
    const about = { connectionId, team: installation?.teamId };
    if (refused)
      log.error(
        { ...about, installUrl: deps.installUrl },
        'the token of a workspace can no longer be refreshed: an administrator must install the app again',
      );
    return installation && remember(installation);
  };

  /** With a token that works for some minutes, if there is any way to have one. */
  const usable = async (connectionId: ConnectionId): Promise<Installation> => {
    const installation = await ofConnection(connectionId);
    if (installation.state !== 'active' || !endsWithin(installation, AT_ONCE_MS)) return installation;
    const failedMs = lastFailureMs.get(connectionId) ?? 0;
    const hasEnded = endsWithin(installation, 0);
    if (!hasEnded && Date.now() - failedMs < TRY_AGAIN_AFTER_MS) return installation;
    try {
      return (await refresh(connectionId, AT_ONCE_MS)) ?? installation;
    } catch (error) {
      lastFailureMs.set(connectionId, Date.now());
      if (hasEnded) throw new DeliveryError(problemFrom(error), error);
      log.warn({ err: error, connectionId }, 'a token could not be refreshed, it is tried again');
      return installation;
    }
  };

  const clientsOf = async (connectionId: ConnectionId): Promise<WebClients> => {
    const { botToken, state, ...installation } = await usable(connectionId);
    if (state === 'revoked') throw new DeliveryError({ kind: 'credentials', detail: 'app_uninstalled' });
    if (botToken === null || (state === 'needs_reinstall' && endsWithin(installation, 0)))
      throw new DeliveryError({ kind: 'credentials', detail: 'reinstall_needed' });
    const known = clients.get(connectionId);
    if (known?.token === botToken) return known.clients;
    const made = makeWebClients({ ...deps.api, botToken }, log);
    clients.set(connectionId, { token: botToken, clients: made });
    return made;
  };

  return {
    connectionOf: async (teamId) => {
      const installation = await ofTeam(teamId);
      return installation && installation.state !== 'revoked' ? toServed(installation) : undefined;
    },
    accountOf: async (connectionId) => toServed(await ofConnection(connectionId)).account,
    clientsOf,
    all: async () => (await installations.live()).map(toServed),
    forget,
    async refreshTokens() {
      for (const connectionId of await installations.endingWithin(EARLY_MS)) {
        try {
          await refresh(connectionId, EARLY_MS);
        } catch (error) {
          log.warn({ err: error, connectionId }, 'a token could not be refreshed, it is tried again');
        }
      }
    },
    async stillInstalled(connectionId) {
      const installation = await installations.ofConnection(connectionId);
      if (!installation || installation.state === 'revoked') return { kind: 'nothing_kept' };
      const no = { kind: 'no', installedAt: installation.installedAt } as const;
      forget(installation.teamId);
      try {
        await askOurAccount((await clientsOf(connectionId)).outbox);
        return { kind: 'yes' };
      } catch (error) {
        const problem = problemFrom(error);
        if (problem.kind === 'credentials') return no;
        throw new DeliveryError(problem, error);
      } finally {
        forget(installation.teamId);
      }
    },
  };
}

function endsWithin({ expiresAt }: Pick<Installation, 'expiresAt'>, ms: number): boolean {
  return expiresAt !== null && expiresAt.getTime() - Date.now() < ms;
}

function toServed({ deskId, connectionId, teamId, teamName, botUserId, botId }: Installation): ServedWorkspace {
  return { deskId, connectionId, account: { teamId, teamName, botUserId, botId } };
}
