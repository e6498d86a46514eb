import type { Channel, Stores } from '../../app/ports/stores.ts';
import { CHANNEL_COLUMNS, channelRow } from './channel.rows.ts';
import { maybeOne, one, run, statement } from './statement.ts';
import type { StoreContext } from './store-context.ts';

const byExternalId = statement({
  name: 'channel_by_external_id',
  text: `select ${CHANNEL_COLUMNS} from channel where desk_id = $1 and connection_id = $2 and external_id = $3`,
  row: channelRow,
});

const withRole = statement({
  name: 'channel_with_role',
  text: `select ${CHANNEL_COLUMNS} from channel where desk_id = $1 and role = $2 order by channel_id`,
  row: channelRow,
});

const ofRequest = statement({
  name: 'channel_of_request',
  text: `
    select ${CHANNEL_COLUMNS}
      from channel
     where desk_id = $1 and (role = 'triage' or (connection_id = $2 and external_id = $3))
     order by channel_id`,
  row: channelRow,
});

const remember = statement({
  name: 'channel_remember',
  text: `
    insert into channel (desk_id, connection_id, external_id, channel_id, role, name)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (desk_id, connection_id, external_id) do update
       set role = excluded.role, name = excluded.name
    returning ${CHANNEL_COLUMNS}`,
  row: channelRow,
});

export function createChannelStore({ client, deskId, ids }: StoreContext): Stores['channels'] {
  return {
    byExternalId: (connectionId, externalId) => maybeOne(client, byExternalId, [deskId, connectionId, externalId]),
    withRole: (role) => run(client, withRole, [deskId, role]),
    async ofRequest(connectionId, conversation) {
      const channels = await run(client, ofRequest, [deskId, connectionId, conversation]);
      const isOrigin = (channel: Channel) =>
        channel.connectionId === connectionId && channel.externalId === conversation;
      return { triage: channels.filter(({ role }) => role === 'triage'), origin: channels.find(isOrigin) };
    },
    remember: ({ connectionId, externalId, role, name }) =>
      one(client, remember, [deskId, connectionId, externalId, ids.next(), role, name]),
  };
}
