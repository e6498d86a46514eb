import { DeliveryError } from '../../../app/ports/delivery.ts';
import type { ConnectionId, DeskId } from '../../../domain/ids.ts';
import type { OurAccount } from './our-account.ts';
import type { WebClients } from './web-clients.ts';

/** A workspace that this process serves: its desk, and who we are there. */
export interface ServedWorkspace {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly account: OurAccount;
}

/** The workspaces that this process serves. Everything that speaks to or hears from Slack asks here which one it is. */
export interface Workspaces {
  /** The workspace of that team; undefined for one that is not served here: whoever comes from there is a stranger. */
  connectionOf(teamId: string): Promise<ServedWorkspace | undefined>;
  /** @throws DeliveryError when that connection is not served here */
  accountOf(connectionId: ConnectionId): Promise<OurAccount>;
  /** @throws DeliveryError when that connection is not served here, or has no token that works */
  clientsOf(connectionId: ConnectionId): Promise<WebClients>;
  /** Whether the app is still in that workspace, asked of Slack itself. @throws DeliveryError when it cannot be asked now */
  stillInstalled(connectionId: ConnectionId): Promise<StillInstalled>;
  /** All of them, the oldest first. */
  all(): Promise<readonly ServedWorkspace[]>;
}

export type StillInstalled =
  | { readonly kind: 'yes' }
  /** Its token stands in the environment, or is gone already: nothing that we keep. */
  | { readonly kind: 'nothing_kept' }
  /** As of that installation: a newer one is another matter. */
  | { readonly kind: 'no'; readonly installedAt: Date };

/** A workspace whose token is known from the start and stays the same. */
export interface FixedWorkspace extends ServedWorkspace {
  readonly clients: WebClients;
}

/** Workspaces whose tokens came with the environment: all in memory, nothing is asked of anybody. */
export function fixedWorkspaces(served: readonly FixedWorkspace[]): Workspaces {
  const byTeam = new Map(served.map((workspace) => [workspace.account.teamId, workspace]));
  const byConnection = new Map(served.map((workspace) => [workspace.connectionId, workspace]));
  const known = (connectionId: ConnectionId): FixedWorkspace => {
    const workspace = byConnection.get(connectionId);
    if (!workspace) throw new DeliveryError({ kind: 'credentials', detail: 'not_served' });
    return workspace;
  };
  return {
    connectionOf: async (teamId) => byTeam.get(teamId),
    accountOf: async (connectionId) => known(connectionId).account,
    clientsOf: async (connectionId) => known(connectionId).clients,
    stillInstalled: async () => ({ kind: 'nothing_kept' }),
    all: async () => served,
  };
}

/** Both ways beside each other: a team is served by the token of the environment when it is its own. */
export function joinWorkspaces(fixed: Workspaces, installed: Workspaces): Workspaces {
  const serving = async (connectionId: ConnectionId): Promise<Workspaces> =>
    (await fixed.all()).some((workspace) => workspace.connectionId === connectionId) ? fixed : installed;
  return {
    connectionOf: async (teamId) => (await fixed.connectionOf(teamId)) ?? installed.connectionOf(teamId),
    accountOf: async (connectionId) => (await serving(connectionId)).accountOf(connectionId),
    clientsOf: async (connectionId) => (await serving(connectionId)).clientsOf(connectionId),
    stillInstalled: async (connectionId) => (await serving(connectionId)).stillInstalled(connectionId),
    all: async () => [...(await fixed.all()), ...(await installed.all())],
  };
}
