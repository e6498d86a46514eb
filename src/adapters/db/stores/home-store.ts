import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import { showingSchema } from '../../../views/home.ts';
import { affected, maybeOne, statement } from '../engine/statement.ts';
import type { StoreContext } from './store-context.ts';

const CHANGED = `
  insert into home_change (desk_id, connection_id, person_id, change_id)
  values ($1, $2, $3, gen_random_uuid())`;

// The chosen list stays, its page does not: whoever comes back begins at its beginning.
const open = statement({
  name: 'home_open',
  text: `
    with opened as (
      insert into home (desk_id, connection_id, person_id, external_id, showing)
      values ($1, $2, $3, $4, '{}')
      on conflict (desk_id, connection_id, person_id) do update
         set opened_at = now(), external_id = excluded.external_id, showing = home.showing - 'turn'
    )
    ${CHANGED}`,
});

const show = statement({
  name: 'home_show',
  text: `
    with shown as (
      update home set showing = $4, opened_at = now() where desk_id = $1 and connection_id = $2 and person_id = $3
    )
    ${CHANGED}`,
});

const showing = statement({
  name: 'home_showing',
  text: 'select showing from home where desk_id = $1 and connection_id = $2 and person_id = $3',
  row: z.object({ showing: showingSchema }),
});

/** People's pages. What changes on those of a ticket's people is noted by `flush` of the delivery stores. */
export function createHomeStore({ client, deskId }: StoreContext): {
  homes: Stores['homes'];
  /** Whether a page is to be published. */
  hasChanges: () => boolean;
} {
  let changed = false;
  return {
    homes: {
      async open(personId, connectionId, externalId) {
        await affected(client, open, [deskId, connectionId, personId, externalId]);
        changed = true;
      },
      async show(personId, connectionId, chosen) {
        await affected(client, show, [deskId, connectionId, personId, JSON.stringify(chosen)]);
        changed = true;
      },
      showing: async (personId, connectionId) =>
        (await maybeOne(client, showing, [deskId, connectionId, personId]))?.showing,
    },
    hasChanges: () => changed,
  };
}
