import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import { type PolicyVersion, policySchema } from '../../../policy/policy.ts';
import { maybeOne, one, statement } from '../engine/statement.ts';
import type { StoreContext } from './store-context.ts';

/** Versions by desk and number. They never change once committed, so they outlive the transaction that read them. */
export type PolicyCache = Map<string, PolicyVersion>;

const policyRow = z.object({ version: z.int(), policy: policySchema });

const currentNumber = statement({
  name: 'policy_current',
  text: `
    select version
      from policy_version
     where desk_id = $1
     order by version desc
     limit 1`,
  row: z.object({ version: z.int() }),
});

const byVersion = statement({
  name: 'policy_version',
  text: 'select version, document as policy from policy_version where desk_id = $1 and version = $2',
  row: policyRow,
});

// Versions are numbered one publication at a time.
const lockDesk = statement({
  name: 'policy_lock_desk',
  text: 'select name from desk where desk_id = $1 for no key update',
  row: z.object({ name: z.string() }),
});

const publish = statement({
  name: 'policy_publish',
  text: `
    insert into policy_version (desk_id, version, document, author_id, published_at)
    select $1, coalesce(max(version), 0) + 1, $2, $3, $4
      from policy_version
     where desk_id = $1
    returning version, document as policy`,
  row: policyRow,
});

export function createPolicyStore({ client, deskId }: StoreContext, cache: PolicyCache): Stores['policies'] {
  // What this transaction published may yet be rolled back, and its number given to another policy.
  let mayCache = true;

  const version = async (number: number): Promise<PolicyVersion> => {
    const key = `${deskId} ${number}`;
    const known = cache.get(key);
    if (known) return known;
    const read = await maybeOne(client, byVersion, [deskId, number]);
    if (!read) throw new Error(`the desk ${deskId} has no policy version ${number}`);
    if (mayCache) cache.set(key, read);
    return read;
  };

  return {
    version,
    async current() {
      const newest = await maybeOne(client, currentNumber, [deskId]);
      if (!newest) throw new Error(`the desk ${deskId} has no policy`);
      return version(newest.version);
    },
    async publish(policy, author, at) {
      mayCache = false;
      await one(client, lockDesk, [deskId]);
      return one(client, publish, [deskId, JSON.stringify(policy), author, at]);
    },
  };
}
