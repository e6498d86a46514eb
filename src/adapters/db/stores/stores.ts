import type { DataSource } from 'typeorm';
import type { Ids } from '../../../app/ports/ids.ts';
import { EventAlreadyHandledError, type InTransaction, type Stores } from '../../../app/ports/stores.ts';
import { affected, inTransaction, statement } from '../engine/statement.ts';
import { createChannelStore } from './channel-store.ts';
import { createClockStore } from './clock-store.ts';
import { createDeliveryStores } from './delivery-store.ts';
import { createDeskStore } from './desk-store.ts';
import { createDraftStore } from './draft-store.ts';
import { createEscalationStore } from './escalation-store.ts';
import { createHistoryStore } from './history-store.ts';
import { createHomeStore } from './home-store.ts';
import { createInstallationStore } from './installation-store.ts';
import { createPeopleStore } from './people-store.ts';
import { createPolicyStore, type PolicyCache } from './policy-store.ts';
import type { StoreContext } from './store-context.ts';
import { createTicketStore } from './ticket-store.ts';
import { createTriageStore } from './triage-store.ts';

/**
 * Transactions on the database.
 * @param wake called after the commit of a transaction that has something to deliver. A hint: the outbox is polled anyway
 */
export function makeInTransaction(deps: { dataSource: DataSource; ids: Ids; wake: () => void }): InTransaction {
  const { dataSource, ids, wake } = deps;
  const policies: PolicyCache = new Map();

  return async (deskId, work) => {
    const { result, hasDeliveries } = await inTransaction(dataSource, (client, manager) =>
      workWithStores({ deskId, client, manager, ids }, policies, work),
    );
    if (hasDeliveries) wake();
    return result;
  };
}

/** The work of one transaction that is already open, its deliveries written with it. */
export async function workWithStores<T>(
  context: StoreContext,
  policies: PolicyCache,
  work: (stores: Stores) => Promise<T>,
): Promise<{ readonly result: T; readonly hasDeliveries: boolean }> {
  const { surfaces, outbox, flush } = createDeliveryStores(context);
  const { homes, hasChanges } = createHomeStore(context);
  const result = await work({
    policies: createPolicyStore(context, policies),
    people: createPeopleStore(context),
    desk: createDeskStore(context),
    channels: createChannelStore(context),
    drafts: createDraftStore(context),
    tickets: createTicketStore(context),
    history: createHistoryStore(context),
    clocks: createClockStore(context),
    escalations: createEscalationStore(context),
    triage: createTriageStore(context),
    installations: createInstallationStore(context),
    inbox: createInboxStore(context),
    surfaces,
    outbox,
    homes,
  });
  return { result, hasDeliveries: (await flush()) || hasChanges() };
}

const done = statement({
  name: 'inbox_done',
  text: `
    update inbox_event
       set state = 'done', payload = null, due_at = null, ended_at = now()
     where inbox_key = $1 and state = 'ready'`,
});

function createInboxStore({ client }: StoreContext): Stores['inbox'] {
  return {
    async done(inboxKey) {
      if ((await affected(client, done, [inboxKey])) !== 1) throw new EventAlreadyHandledError(inboxKey);
    },
  };
}
