import type { DataSource } from 'typeorm';
import type { Ids } from '../../app/ports/ids.ts';
import type { OnStage } from '../../app/ports/stage.ts';
import type { Policy } from '../../policy/policy.ts';
import { ensureDeskOn } from './desks.ts';
import { inTransaction } from './engine/statement.ts';
import type { PolicyCache } from './stores/policy-store.ts';
import { workWithStores } from './stores/stores.ts';

/** What is played on the stage is over: everything that it wrote is undone. */
class CurtainError extends Error {}

/**
 * A desk that exists in one transaction alone, which is always rolled back: nothing of it is seen by others, and it waits
 * for nobody and holds up nobody, since all its rows are its own. The transactions played there are parts of that one.
 */
export function makeOnStage(deps: {
  readonly dataSource: DataSource;
  readonly ids: Ids;
  readonly policy: Policy;
}): OnStage {
  const { dataSource, ids, policy } = deps;
  return async (play) => {
    try {
      await inTransaction(dataSource, async (client, manager) => {
        const installation = {
          platform: 'slack',
          externalId: `stage:${ids.next()}`,
          botUserId: '',
          botId: null,
        } as const;
        const { deskId, connectionId } = await ensureDeskOn(client, ids, installation, {
          name: '',
          policy,
          at: new Date(),
        });
        // Its own: what is remembered of a desk that never was would stay.
        const policies: PolicyCache = new Map();
        await play({
          deskId,
          connectionId,
          inTransaction: async (staged, work) =>
            (await workWithStores({ deskId: staged, client, manager, ids }, policies, work)).result,
        });
        throw new CurtainError();
      });
    } catch (error) {
      if (!(error instanceof CurtainError)) throw error;
    }
  };
}
