import { z } from 'zod';
import type { Publication, Stores } from '../../../app/ports/stores.ts';
import type { PersonId } from '../../../domain/ids.ts';
import { type PolicyVersion, policySchema } from '../../../policy/policy.ts';
import { promisesTheSame } from '../../../policy/promises-same.ts';
import { maybeOne, one, run, statement } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
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
    with published as (
      insert into policy_version (desk_id, version, document, author_id, published_at, repromises, counts_since)
      select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6
        from policy_version
       where desk_id = $1
      returning version, document
    ), noted as (
      insert into desk_event (desk_id, kind, actor_id, codes)
      select $1, 'policy_published', $3, jsonb_build_object('version', version, 'repromises', $5::boolean, 'since', $6::timestamptz)
        from published
    )
    select version, document as policy from published`,
  row: policyRow,
});

const publication: z.ZodType<Publication> = z.object({
  version: z.int(),
  author: idOf<PersonId>().nullable(),
  publishedAt: z.date(),
  since: z.date().nullable(),
});

const PUBLICATION_COLUMNS = `
  version, author_id as "author", published_at as "publishedAt", counts_since as "since"`;

const publicationOf = statement({
  name: 'policy_publication',
  text: `select ${PUBLICATION_COLUMNS} from policy_version where desk_id = $1 and version = $2`,
  row: publication,
});

const repromisedAfter = statement({
  name: 'policy_repromised_after',
  text: `
    select ${PUBLICATION_COLUMNS}
      from policy_version
     where desk_id = $1 and version > $2 and repromises
     order by version`,
  row: publication,
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

  const current = async (): Promise<PolicyVersion> => {
    const newest = await maybeOne(client, currentNumber, [deskId]);
    if (!newest) throw new Error(`the desk ${deskId} has no policy`);
    return version(newest.version);
  };

  return {
    version,
    current,
    async publish(policy, author, at, since = null) {
      mayCache = false;
      await one(client, lockDesk, [deskId]);
      const repromises = !promisesTheSame((await current()).policy, policy);
      return one(client, publish, [deskId, JSON.stringify(policy), author, at, repromises, since]);
    },
    publication: (number) => one(client, publicationOf, [deskId, number]),
    repromisedAfter: (number) => run(client, repromisedAfter, [deskId, number]),
  };
}
