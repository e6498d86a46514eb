import type { DataSource } from 'typeorm';
import { affected, statement, withClient } from '../engine/statement.ts';

const freeDestinations = statement({
  name: 'free_destinations',
  text: `
    update destination
       set due_at = date_trunc('milliseconds', now()), lease_token = null
     where lease_token is not null`,
});

const freeEvents = statement({
  name: 'free_events',
  text: `
    update inbox_event
       set due_at = date_trunc('milliseconds', now())
     where due_at > now()`,
});

/**
 * Makes due at once what a process that died had in its hands. Only for a database that one process has at a time: there
 * a lease found at the start is always a dead one, and people would wait for its end. An event that was put off after a
 * failure is tried again too: nothing tells the two apart, and trying is harmless.
 * @returns how many destinations and events were freed
 */
export async function freeLeases(dataSource: DataSource): Promise<number> {
  return withClient(
    dataSource,
    async (client) => (await affected(client, freeDestinations)) + (await affected(client, freeEvents)),
  );
}
