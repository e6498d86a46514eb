import { randomUUID } from 'node:crypto';
import type { Desks } from './adapters/db/desks.ts';
import type { Database } from './adapters/db/engine/database.ts';
import { createTeamsReferences } from './adapters/db/teams/teams-references.ts';
import type { Route } from './adapters/http/server.ts';
import { createTeamsApp, type Listen } from './adapters/teams/app.ts';
import { createConnector } from './adapters/teams/connector.ts';
import { createConnectorToken } from './adapters/teams/connector-token.ts';
import { createTeamsDirectory, type TeamsDirectory } from './adapters/teams/directory.ts';
import { renderCard } from './adapters/teams/draw/render-card.ts';
import { createTeamsMessenger, makeReplacePrivately, type ReplacePrivately } from './adapters/teams/messenger.ts';
import { makeNoteWhere } from './adapters/teams/note-where.ts';
import { makeWaitForTurn } from './adapters/teams/pace.ts';
import { makeMayBeServed } from './adapters/teams/service-url.ts';
import type { AllowedTenant, TeamsSettings } from './adapters/teams/settings.ts';
import { createTenants, type Tenants } from './adapters/teams/tenants.ts';
import { makeTokenCheck } from './adapters/teams/token-check.ts';
import { systemClock } from './adapters/time/system-clock.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Messenger } from './app/ports/delivery.ts';
import type { Directory } from './app/ports/directory.ts';
import type { Log } from './app/ports/log.ts';
import type { Platform } from './app/ports/stores.ts';
import type { ConnectionId, DeskId } from './domain/ids.ts';
import type { Policy } from './policy/policy.ts';

const INTERACTIVE_TIMEOUT_MS = 2000;
const OUTBOX_TIMEOUT_MS = 10_000;

/** A tenant works at one desk: its tickets stay there. */
class TenantAtAnotherDeskError extends Error {
  constructor({ tenantId, slackTeam }: AllowedTenant) {
    super(
      `TEAMS_ALLOWED_TENANTS: the tenant ${tenantId} has a desk of its own already, and cannot move to that of the Slack workspace ${slackTeam}; write its id without =${slackTeam}`,
    );
    this.name = 'TenantAtAnotherDeskError';
  }
}

export interface ServedTeams {
  readonly tenants: Tenants;
  /** For somebody who waits. */
  readonly directory: TeamsDirectory;
  readonly messenger: Messenger;
  readonly replacePrivately: ReplacePrivately;
  /** `/api/messages`. Loads the Bot Framework's SDK. */
  route(listen: Listen): Promise<Readonly<Record<string, Route>>>;
  /** Whether Microsoft takes our password, as far as anybody knows. */
  isTokenTaken(): boolean;
}

interface Parts {
  readonly teams: TeamsSettings;
  readonly database: Pick<Database, 'interactive' | 'background'>;
  readonly desks: Desks;
  /** Of a desk that is new. */
  readonly policy: Policy;
  /** The desk of the one Slack workspace whose token is given, if there is one. */
  readonly singleDeskId: DeskId | null;
  /** The machine's where absent. */
  readonly clock?: Clock;
  readonly log: Log;
  /** How long Teams has to answer while a person waits, in ms. 2000 where absent. */
  readonly interactiveTimeoutMs?: number;
}

/**
 * Everything that speaks with Teams, of the tenants that are allowed.
 * @throws TenantAtAnotherDeskError
 */
export async function openTeams(parts: Parts): Promise<ServedTeams> {
  const { teams, database, log, interactiveTimeoutMs = INTERACTIVE_TIMEOUT_MS } = parts;
  const tenants = tenantsOf(parts);
  await settleKnownTenants(parts);
  const token = createConnectorToken(teams);
  const shared = { appId: teams.appId, token, mayBeServed: makeMayBeServed(teams), waitForTurn: makeWaitForTurn() };
  const draw = (card: Parameters<typeof renderCard>[0]) => renderCard(card, randomUUID());
  const interactive = {
    tenants,
    draw,
    connector: createConnector({ ...shared, timeoutMs: interactiveTimeoutMs }),
    references: createTeamsReferences({ dataSource: database.interactive }),
  };
  const background = {
    ...interactive,
    connector: createConnector({ ...shared, timeoutMs: OUTBOX_TIMEOUT_MS }),
    references: createTeamsReferences({ dataSource: database.background }),
  };
  return {
    tenants,
    directory: createTeamsDirectory(interactive),
    messenger: createTeamsMessenger(background),
    replacePrivately: makeReplacePrivately(interactive),
    route: async (listen) => ({
      '/api/messages': await createTeamsApp({
        settings: teams,
        tenants,
        noteWhere: makeNoteWhere(interactive.references),
        listen,
        log,
      }),
    }),
    isTokenTaken: makeTokenCheck(token),
  };
}

function installationOf({ appId }: TeamsSettings, tenantId: string) {
  return { platform: 'teams', externalId: tenantId, botUserId: `28:${appId}`, botId: appId } as const;
}

/** Of a tenant whose name nobody told. */
const DESK_NAME = 'Microsoft Teams';

function tenantsOf(parts: Parts): Tenants {
  const { teams, desks, policy, clock = systemClock } = parts;
  const byId = new Map(teams.tenants.map((tenant) => [tenant.tenantId, tenant]));
  return createTenants({
    allowed: [...byId.keys()],
    find: (tenantId) => desks.deskOfConnection('teams', tenantId),
    open: async (tenantId) => {
      const installation = installationOf(teams, tenantId);
      const deskId = await deskToJoin(parts, byId.get(tenantId));
      if (deskId) return desks.ensureConnection(deskId, installation);
      return desks.ensureDesk(installation, { name: DESK_NAME, policy, at: clock.now() });
    },
  });
}

/** The desk that the environment names; the only one, where there is one workspace and one tenant; otherwise none. */
async function deskToJoin(
  { teams, desks, singleDeskId }: Parts,
  tenant: AllowedTenant | undefined,
): Promise<DeskId | null> {
  const slackTeam = tenant?.slackTeam ?? null;
  if (slackTeam === null) return teams.tenants.length === 1 ? singleDeskId : null;
  const found = await desks.deskOfConnection('slack', slackTeam);
  if (!found) throw new Error(`TEAMS_ALLOWED_TENANTS: the Slack workspace ${slackTeam} is not served here`);
  return found.deskId;
}

/** Tenants with a desk keep it, and the bot of the environment is who we are there now. */
async function settleKnownTenants({ teams, desks }: Parts): Promise<void> {
  for (const tenant of teams.tenants) {
    const known = await desks.deskOfConnection('teams', tenant.tenantId);
    if (!known) continue;
    const slack = tenant.slackTeam === null ? undefined : await desks.deskOfConnection('slack', tenant.slackTeam);
    if (slack && slack.deskId !== known.deskId) throw new TenantAtAnotherDeskError(tenant);
    if (known.botId !== teams.appId) await desks.ensureConnection(known.deskId, installationOf(teams, tenant.tenantId));
  }
}

/** Who is who, asked of the platform that the connection is of: that never changes, so it is looked up once. */
export function routeDirectory(
  directories: Readonly<Record<Platform, Directory>>,
  platformOf: (connectionId: ConnectionId) => Promise<Platform | undefined>,
): Directory {
  const known = new Map<ConnectionId, Directory>();
  const of = async (connectionId: ConnectionId): Promise<Directory> => {
    const kept = known.get(connectionId);
    if (kept) return kept;
    const platform = await platformOf(connectionId);
    if (platform) known.set(connectionId, directories[platform]);
    return directories[platform ?? 'slack'];
  };
  return {
    describe: async (connectionId, ...asked) => (await of(connectionId)).describe(connectionId, ...asked),
    membersOf: async (connectionId, ...asked) => (await of(connectionId)).membersOf(connectionId, ...asked),
    conversation: async (connectionId, ...asked) => (await of(connectionId)).conversation(connectionId, ...asked),
    join: async (connectionId, ...asked) => (await of(connectionId)).join(connectionId, ...asked),
    messagesNear: async (connectionId, ...asked) => (await of(connectionId)).messagesNear(connectionId, ...asked),
  };
}
