import { DeliveryError } from '../../app/ports/delivery.ts';
import type { TeamsConnection } from '../../app/ports/teams-references.ts';
import type { ConnectionId } from '../../domain/ids.ts';

/** A tenant that this process serves. */
export interface ServedTenant extends TeamsConnection {
  readonly tenantId: string;
}

/** The tenants that this process serves. Everything that speaks to or hears from Teams asks here which one it is. */
export interface Tenants {
  isAllowed(tenantId: string): boolean;
  /** An allowed tenant, with its desk: found, or made when nothing was ever heard from it. */
  enter(tenantId: string): Promise<ServedTenant>;
  /** @throws DeliveryError when that connection is not served here */
  ofConnection(connectionId: ConnectionId): Promise<ServedTenant>;
  /** Those of which something was heard. */
  all(): Promise<readonly ServedTenant[]>;
}

/** A tenant keeps its desk for good, so what is found is kept in memory. */
export function createTenants(deps: {
  readonly allowed: readonly string[];
  readonly find: (tenantId: string) => Promise<TeamsConnection | undefined>;
  readonly open: (tenantId: string) => Promise<TeamsConnection>;
}): Tenants {
  const known = new Map<string, ServedTenant>();
  const keep = (tenantId: string, { deskId, connectionId }: TeamsConnection): ServedTenant => {
    const tenant = { tenantId, deskId, connectionId };
    known.set(tenantId, tenant);
    return tenant;
  };
  const find = async (tenantId: string): Promise<ServedTenant | undefined> => {
    const found = known.get(tenantId) ?? (await deps.find(tenantId));
    return found && keep(tenantId, found);
  };
  const all = async (): Promise<readonly ServedTenant[]> => {
    const found = await Promise.all(deps.allowed.map(find));
    return found.filter((tenant) => tenant !== undefined);
  };
  return {
    isAllowed: (tenantId) => deps.allowed.includes(tenantId),
    enter: async (tenantId) => (await find(tenantId)) ?? keep(tenantId, await deps.open(tenantId)),
    ofConnection: async (connectionId) => {
      const ofIt = (tenant: ServedTenant) => tenant.connectionId === connectionId;
      const found = [...known.values()].find(ofIt) ?? (await all()).find(ofIt);
      if (!found) throw new DeliveryError({ kind: 'credentials', detail: 'not_served' });
      return found;
    },
    all,
  };
}
