import type { Channel, Stores } from '../../../app/ports/stores.ts';
import { affected, maybeOne, one, run, statement } from '../engine/statement.ts';
import { CHANNEL_COLUMNS, channelRow } from '../rows/channel.rows.ts';
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

const ofTeamNamed = statement({
  name: 'channel_of_team_named',
  text: `
    select ${CHANNEL_COLUMNS}
      from channel
     where desk_id = $1 and role in ('triage', 'ignored')
       and (external_id = $2 or (name <> '' and lower(ltrim(name, '#')) = lower(ltrim($2, '#'))))
     order by channel_id`,
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

// One statement: who chose it is noted in the desk's history with the choice.
const tune = statement({
  name: 'channel_tune',
  text: `
    with tuned as (
      update channel
         set sensitivity = $3
       where desk_id = $1 and channel_id = $2 and sensitivity <> $3
      returning connection_id, external_id, sensitivity
    )
    insert into desk_event (desk_id, kind, actor_id, codes)
    select $1, 'channel_tuned', $4::uuid,
           jsonb_build_object('connection', connection_id, 'channel', external_id, 'sensitivity', sensitivity)
      from tuned`,
});

const byId = statement({
  name: 'channel_by_id',
  text: `select ${CHANNEL_COLUMNS} from channel where desk_id = $1 and channel_id = $2`,
  row: channelRow,
});

// Of two who want to say the same at once, the second waits for the row and then finds it said.
const takeGreeting = statement({
  name: 'channel_take_greeting',
  text: `
    update channel
       set greeted_as = $3, greeted_at = $5
     where desk_id = $1 and channel_id = $2
       and (greeted_as is distinct from $3 or greeted_at < $4)`,
});

export function createChannelStore({ client, deskId, ids }: StoreContext): Stores['channels'] {
  return {
    byExternalId: (connectionId, externalId) => maybeOne(client, byExternalId, [deskId, connectionId, externalId]),
    withRole: (role) => run(client, withRole, [deskId, role]),
    ofTeamNamed: (nameOrId) => run(client, ofTeamNamed, [deskId, nameOrId]),
    async ofRequest(connectionId, conversation) {
      const channels = await run(client, ofRequest, [deskId, connectionId, conversation]);
      const isOrigin = (channel: Channel) =>
        channel.connectionId === connectionId && channel.externalId === conversation;
      return { triage: channels.filter(({ role }) => role === 'triage'), origin: channels.find(isOrigin) };
    },
    async tune(channelId, sensitivity, by) {
      await affected(client, tune, [deskId, channelId, sensitivity, by]);
    },
    byId: (channelId) => maybeOne(client, byId, [deskId, channelId]),
    takeGreeting: async (channelId, as, since, at) =>
      (await affected(client, takeGreeting, [deskId, channelId, as, since, at])) === 1,
    remember: ({ connectionId, externalId, role, name }) =>
      one(client, remember, [deskId, connectionId, externalId, ids.next(), role, name]),
  };
}
