import type { Policy } from '../../policy/policy.ts';
import type { GiveRole } from '../people/give-role.ts';
import { DeliveryError } from '../ports/delivery.ts';
import type { Grant, Installation, Installations } from '../ports/installations.ts';
import type { Person } from '../ports/stores.ts';

export interface InstalledWorkspace {
  readonly installation: Installation;
  /** Whoever installed it, now an administrator of the desk. Undefined when the platform did not say who they are. */
  readonly administrator: Person | undefined;
}

export type InstallWorkspace = (request: { readonly grant: Grant; readonly at: Date }) => Promise<InstalledWorkspace>;

/**
 * Somebody installed the app in their workspace, for the first time or again: it has a desk, and they administer it. Done
 * twice it comes to the same, so that whoever was left without an administrator's rights installs once more.
 */
export const makeInstallWorkspace =
  (deps: {
    readonly installations: Pick<Installations, 'install'>;
    readonly giveRole: GiveRole;
    /** Of a desk that is new. */
    readonly policy: Policy;
  }): InstallWorkspace =>
  async ({ grant, at }) => {
    const installation = await deps.installations.install(grant, { policy: deps.policy, at });
    const { deskId, connectionId } = installation;
    try {
      const account = { deskId, connectionId, externalId: grant.installedBy };
      return { installation, administrator: await deps.giveRole({ ...account, role: 'admin' }) };
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      return { installation, administrator: undefined };
    }
  };
