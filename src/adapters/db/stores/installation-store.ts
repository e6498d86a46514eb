import type { Stores } from '../../../app/ports/stores.ts';
import { affected, statement } from '../engine/statement.ts';
import type { StoreContext } from './store-context.ts';

const revoke = statement({
  name: 'installation_revoke',
  text: `
    update slack_installation
       set state = 'revoked', revoked_at = now(), key_id = null, bot_token = null, refresh_token = null, expires_at = null
     where desk_id = $1 and connection_id = $2 and installed_at = $3 and state <> 'revoked'`,
});

/** What a transaction of the desk may do with its installations; `installations.ts` has the rest. */
export function createInstallationStore({ client, deskId }: StoreContext): Stores['installations'] {
  return {
    revoke: async (connectionId, installedAt) =>
      (await affected(client, revoke, [deskId, connectionId, installedAt])) === 1,
  };
}
