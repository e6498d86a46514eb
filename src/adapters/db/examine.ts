import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { migrations } from '../../../migrations/index.ts';
import { policySchema } from '../../policy/policy.ts';
import { one, run, statement, withClient } from './engine/statement.ts';

const server = statement({
  name: 'examine_server',
  text: `
    select current_setting('server_version_num')::int as "versionNumber",
           current_setting('server_version')          as "version",
           clock_timestamp()                          as "now",
           (select setting::int from pg_settings where name = 'statement_timeout') as "statementTimeoutMs",
           (select setting::int from pg_settings where name = 'lock_timeout')      as "lockTimeoutMs",
           to_regclass('migrations') is not null                                   as "hasMigrations"`,
  row: z.object({
    versionNumber: z.int(),
    version: z.string(),
    now: z.date(),
    statementTimeoutMs: z.int(),
    lockTimeoutMs: z.int(),
    hasMigrations: z.boolean(),
  }),
});

const applied = statement({
  name: 'examine_migrations',
  text: 'select name from migrations order by id',
  row: z.object({ name: z.string() }),
});

const workspaceRow = z.object({
  team: z.string(),
  /** Watched, or the team's, as somebody chose them in Slack; none while nobody did. */
  channels: z.array(z.string()),
});
export type ExaminedWorkspace = z.infer<typeof workspaceRow>;

const desks = statement({
  name: 'examine_desks',
  text: `
    select desk.name,
           policy.version,
           policy.document as policy,
           (select count(*)::int from person where person.desk_id = desk.desk_id and role in ('agent', 'lead', 'admin')) as team,
           (select count(*)::int from person where person.desk_id = desk.desk_id and role in ('lead', 'admin'))          as leads,
           (select coalesce(jsonb_agg(jsonb_build_object('team', connection.external_id, 'channels', array(
                     select channel.external_id from channel
                      where channel.desk_id = desk.desk_id and channel.connection_id = connection.connection_id
                        and channel.role in ('support', 'triage')
                        and exists (select from desk_event
                                     where desk_event.desk_id = desk.desk_id and desk_event.kind = 'channels_chosen'
                                       and desk_event.codes ->> 'connection' = connection.connection_id::text)))), '[]')
              from connection where connection.desk_id = desk.desk_id and platform = 'slack')                            as workspaces
      from desk
      left join lateral (select version, document from policy_version
                          where policy_version.desk_id = desk.desk_id
                          order by version desc limit 1) as policy on true
     order by desk.created_at`,
  row: z.object({
    name: z.string(),
    version: z.int().nullable(),
    policy: z.unknown(),
    team: z.int(),
    leads: z.int(),
    workspaces: z.array(workspaceRow),
  }),
});

const installations = statement({
  name: 'examine_installations',
  text: `
    select team_name || ' (' || team_id || ')' as team,
           state = 'needs_reinstall' or coalesce(expires_at < now(), false) as "hasEnded",
           scopes
      from slack_installation
     where state <> 'revoked'
     order by installed_at`,
  row: z.object({ team: z.string(), hasEnded: z.boolean(), scopes: z.array(z.string()) }),
});

const clockMoved = statement({
  name: 'examine_clock_moved',
  text: 'select coalesce(max(ahead_ms), 0)::double precision / 3600000 as hours from desk_time',
  row: z.object({ hours: z.number() }),
});

const teamsTeams = statement({
  name: 'examine_teams_teams',
  text: `
    select connection.external_id as tenant, coalesce(conversation.team_id, conversation.external_id) as team,
           coalesce(array_agg(conversation.name order by conversation.name)
                      filter (where conversation.name is not null), '{}') as channels,
           bool_or(conversation.overheard_at is not null) as "isOverheard"
      from teams_conversation as conversation
      join connection using (desk_id, connection_id)
     where conversation.kind = 'channel' and conversation.inactive_since is null
     group by 1, 2
     order by 1, 2`,
  row: z.object({ tenant: z.string(), team: z.string(), channels: z.array(z.string()), isOverheard: z.boolean() }),
});

const teamsRefused = statement({
  name: 'examine_teams_refused',
  text: `
    select coalesce(conversation.name, conversation.external_id) as channel, conversation.inactive_why as reason
      from teams_conversation as conversation
      join channel using (desk_id, connection_id, external_id)
     where channel.role in ('support', 'triage') and conversation.inactive_since is not null
     order by 1`,
  row: z.object({ channel: z.string(), reason: z.string() }),
});

const waitingRow = z.object({ count: z.int(), oldestSeconds: z.number(), reason: z.string() });

const AGE = (column: string) => `coalesce(extract(epoch from now() - min(${column})), 0)::double precision`;

const outboxDead = statement({
  name: 'examine_outbox_dead',
  text: `
    select count(*)::int as count, ${AGE('ended_at')} as "oldestSeconds", coalesce(detail, '') as reason
      from outbox_message where state = 'dead' and payload is not null
     group by detail
     order by 1 desc`,
  row: waitingRow,
});

const teamsPrivateDead = statement({
  name: 'examine_teams_private_dead',
  text: `
    select count(*)::int as count, ${AGE('ended_at')} as "oldestSeconds", coalesce(detail, '') as reason
      from outbox_message
      join connection using (desk_id, connection_id)
     where connection.platform = 'teams' and state = 'dead' and payload -> 'to' ? 'onlyFor'
     group by detail
     order by 1 desc`,
  row: waitingRow,
});

const outboxWaiting = statement({
  name: 'examine_outbox_waiting',
  text: `
    select count(*)::int as count, ${AGE('added_at')} as "oldestSeconds",
           coalesce((array_agg(detail order by added_at))[1], '') as reason
      from outbox_message where state in ('ready', 'sending')`,
  row: waitingRow,
});

const inboxDead = statement({
  name: 'examine_inbox_dead',
  text: `
    select count(*)::int as count, ${AGE('ended_at')} as "oldestSeconds", '' as reason
      from inbox_event where state = 'dead' and payload is not null`,
  row: waitingRow,
});

const inboxWaiting = statement({
  name: 'examine_inbox_waiting',
  text: `
    select count(*)::int as count, ${AGE('received_at')} as "oldestSeconds", '' as reason
      from inbox_event where due_at is not null`,
  row: waitingRow,
});

/** A workspace that installed the app through OAuth; `hasEnded`: its token no longer works. */
export type ExaminedInstallation = z.infer<typeof installations.rows>[number];

/** A team of Teams in which the app is; `isOverheard`: a message that did not mention it came from there once. */
export type ExaminedTeam = z.infer<typeof teamsTeams.rows>[number];

export type Waiting = z.infer<typeof waitingRow>;

export interface ExaminedDesk {
  readonly name: string;
  readonly version: number;
  /** The fields of its policy that cannot be read; empty when all is well. */
  readonly policyFaults: readonly string[];
  readonly team: number;
  readonly leads: number;
  /** Of Slack. */
  readonly workspaces: readonly ExaminedWorkspace[];
}

/** What a look at the database shows. What the tables hold is null while they are not those of this release. */
export interface Examination {
  readonly versionNumber: number;
  readonly version: string;
  /** How much its clock is ahead of ours; negative when behind. */
  readonly skewSeconds: number;
  /** What the server itself sets for this role; 0 is no limit. */
  readonly statementTimeoutMs: number;
  readonly lockTimeoutMs: number;
  readonly pending: readonly string[];
  /** Migrations that this release does not know. */
  readonly unknown: readonly string[];
  readonly held: {
    readonly desks: readonly ExaminedDesk[];
    readonly installations: readonly ExaminedInstallation[];
    readonly teams: readonly ExaminedTeam[];
    /** Channels that the desk uses and Teams lets it post to no longer. */
    readonly teamsRefused: readonly { readonly channel: string; readonly reason: string }[];
    /** What was to be seen by one person in a channel, and Teams refused. */
    readonly teamsPrivateDead: readonly Waiting[];
    readonly outboxDead: readonly Waiting[];
    readonly outboxWaiting: Waiting;
    readonly inboxDead: Waiting;
    readonly inboxWaiting: Waiting;
    /** How far ahead a playground moved its clock here; 0 where none did. */
    readonly clockAheadHours: number;
  } | null;
}

/** Looks at a database and changes nothing. @throws Error of the database when a statement fails */
export async function examineDatabase(dataSource: DataSource): Promise<Examination> {
  return withClient(dataSource, async (client) => {
    const before = Date.now();
    const { now, hasMigrations, ...facts } = await one(client, server);
    const ours = (before + Date.now()) / 2;
    const ran = hasMigrations ? (await run(client, applied)).map(({ name }) => name) : [];
    const known = migrations.map((Migration) => new Migration().name);
    const pending = known.filter((name) => !ran.includes(name));
    const unknown = ran.filter((name) => !known.includes(name));
    return {
      ...facts,
      skewSeconds: (now.getTime() - ours) / 1000,
      pending,
      unknown,
      held:
        pending.length > 0
          ? null
          : {
              desks: (await run(client, desks)).map(({ policy, version, ...desk }) => ({
                ...desk,
                version: version ?? 0,
                policyFaults: faultsOf(policy),
              })),
              installations: await run(client, installations),
              teams: await run(client, teamsTeams),
              teamsRefused: await run(client, teamsRefused),
              teamsPrivateDead: await run(client, teamsPrivateDead),
              outboxDead: await run(client, outboxDead),
              outboxWaiting: await one(client, outboxWaiting),
              inboxDead: await one(client, inboxDead),
              inboxWaiting: await one(client, inboxWaiting),
              clockAheadHours: (await one(client, clockMoved)).hours,
            },
    };
  });
}

/** Names of fields only: what an administrator wrote in them is not told. */
function faultsOf(policy: unknown): string[] {
  const read = policySchema.safeParse(policy);
  return read.success ? [] : [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'document'))];
}
