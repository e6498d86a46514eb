import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import { affected, one, statement } from '../engine/statement.ts';
import type { StoreContext } from './store-context.ts';

const lock = statement({
  name: 'desk_lock',
  text: 'select name from desk where desk_id = $1 for no key update',
  row: z.object({ name: z.string() }),
});

const noteChannels = statement({
  name: 'desk_note_channels',
  text: `
    insert into desk_event (desk_id, kind, actor_id, codes)
    values ($1, 'channels_chosen', $2, $3)`,
});

const channelsWereChosen = statement({
  name: 'desk_channels_were_chosen',
  text: `
    select exists (
      select from desk_event
       where desk_id = $1 and kind = 'channels_chosen' and codes ->> 'connection' = $2) as "were"`,
  row: z.object({ were: z.boolean() }),
});

const platformOf = statement({
  name: 'desk_platform_of',
  text: 'select platform from connection where desk_id = $1 and connection_id = $2',
  row: z.object({ platform: z.enum(['slack', 'teams']) }),
});

/** What was decided about the desk itself. */
export function createDeskStore({ client, deskId }: StoreContext): Stores['desk'] {
  return {
    async lock() {
      await one(client, lock, [deskId]);
    },
    async noteChannels(connectionId, { support, triage }, by) {
      const codes = JSON.stringify({ connection: connectionId, support, triage });
      await affected(client, noteChannels, [deskId, by, codes]);
    },
    async channelsWereChosen(connectionId) {
      return (await one(client, channelsWereChosen, [deskId, connectionId])).were;
    },
    async platformOf(connectionId) {
      return (await one(client, platformOf, [deskId, connectionId])).platform;
    },
  };
}
