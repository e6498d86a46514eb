import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Ids } from '../../../app/ports/ids.ts';
import type { Installation, Installations, Refreshed, Tokens } from '../../../app/ports/installations.ts';
import type { ConnectionId, DeskId } from '../../../domain/ids.ts';
import { ensureDeskOn } from '../desks.ts';
import { affected, inTransaction, maybeOne, one, run, statement, withClient } from '../engine/statement.ts';
import { idOf } from '../rows/id.rows.ts';
import { type Sealer, UnsealableError } from './sealer.ts';

const COLUMNS = `
  installation.enterprise_id         as "enterpriseId",
  installation.team_id               as "teamId",
  installation.is_enterprise_install as "isEnterpriseInstall",
  installation.desk_id               as "deskId",
  installation.connection_id         as "connectionId",
  installation.team_name             as "teamName",
  installation.state                 as "state",
  installation.key_id                as "keyId",
  installation.bot_token             as "botToken",
  installation.refresh_token         as "refreshToken",
  installation.expires_at            as "expiresAt",
  installation.installed_at          as "installedAt",
  connection.bot_user_id             as "botUserId",
  connection.bot_id                  as "botId"`;

const WITH_CONNECTION = 'join connection using (desk_id, connection_id)';

const installationRow = z.object({
  enterpriseId: z.string(),
  teamId: z.string(),
  isEnterpriseInstall: z.boolean(),
  deskId: idOf<DeskId>(),
  connectionId: idOf<ConnectionId>(),
  teamName: z.string(),
  state: z.enum(['active', 'needs_reinstall', 'revoked']),
  keyId: z.string().nullable(),
  botToken: z.instanceof(Buffer).nullable(),
  refreshToken: z.instanceof(Buffer).nullable(),
  expiresAt: z.date().nullable(),
  installedAt: z.date(),
  botUserId: z.string(),
  botId: z.string().nullable(),
});
type Row = z.output<typeof installationRow>;

const ofTeam = statement({
  name: 'installation_of_team',
  text: `
    select ${COLUMNS} from slack_installation as installation ${WITH_CONNECTION}
     where installation.team_id = $1 and not installation.is_enterprise_install and installation.state <> 'revoked'`,
  row: installationRow,
});

const ofConnection = statement({
  name: 'installation_of_connection',
  text: `select ${COLUMNS} from slack_installation as installation ${WITH_CONNECTION} where installation.connection_id = $1`,
  row: installationRow,
});

const live = statement({
  name: 'installation_live',
  text: `
    select ${COLUMNS} from slack_installation as installation ${WITH_CONNECTION}
     where installation.state <> 'revoked'
     order by installation.connection_id`,
  row: installationRow,
});

const endingWithin = statement({
  name: 'installation_ending_within',
  text: `
    select connection_id as "connectionId"
      from slack_installation
     where state = 'active' and refresh_token is not null and expires_at < now() + make_interval(secs => $1)
     order by expires_at`,
  row: z.object({ connectionId: idOf<ConnectionId>() }),
});

const lock = statement({
  name: 'installation_lock',
  text: `
    select ${COLUMNS}, installation.expires_at < now() + make_interval(secs => $2) as "isEnding"
      from slack_installation as installation ${WITH_CONNECTION}
     where installation.connection_id = $1
       for update of installation`,
  row: installationRow.extend({ isEnding: z.boolean().nullable() }),
});

// A workspace is one installation, even once it has moved into an Enterprise Grid, which changes its key.
const install = statement({
  name: 'installation_install',
  text: `
    insert into slack_installation (enterprise_id, team_id, is_enterprise_install, desk_id, connection_id, team_name,
                                    installed_by, scopes, state, key_id, bot_token, refresh_token, expires_at, installed_at)
    values ($1, $2, false, $3, $4, $5, $6, $7, 'active', $8, $9, $10, now() + make_interval(secs => $11), clock_timestamp())
    on conflict (desk_id, connection_id) do update
       set enterprise_id = excluded.enterprise_id, team_name = excluded.team_name, installed_by = excluded.installed_by,
           scopes = excluded.scopes, state = 'active', key_id = excluded.key_id, bot_token = excluded.bot_token,
           refresh_token = excluded.refresh_token, expires_at = excluded.expires_at,
           installed_at = excluded.installed_at, refreshed_at = null, revoked_at = null`,
});

// What waits there was refused until now; a destination where nothing waits falls asleep at its next turn.
const wake = statement({
  name: 'installation_wake',
  text: `
    update destination
       set due_at = date_trunc('milliseconds', now())
     where desk_id = $1 and connection_id = $2 and lease_token is null`,
});

const keepTokens = statement({
  name: 'installation_keep_tokens',
  text: `
    update slack_installation
       set state = 'active', key_id = $2, bot_token = $3, refresh_token = $4,
           expires_at = now() + make_interval(secs => $5), refreshed_at = now()
     where connection_id = $1`,
});

const needsReinstall = statement({
  name: 'installation_needs_reinstall',
  text: `update slack_installation set state = 'needs_reinstall' where connection_id = $1 and state = 'active'`,
});

const reseal = statement({
  name: 'installation_reseal',
  text: `update slack_installation set key_id = $2, bot_token = $3, refresh_token = $4 where connection_id = $1`,
});

const comesBack = statement({
  name: 'installation_comes_back',
  text: `
    with forgotten as (delete from slack_install_return where expires_at < now())
    insert into slack_install_return (nonce, expires_at)
    values ($1, now() + make_interval(secs => $2))
    on conflict (nonce) do nothing`,
});

/** The exchange is over and Slack has forgotten the former token: the new one is kept, however often it takes. */
const KEEPING_ATTEMPTS = 4;
const KEEPING_PAUSE_MS = 500;

/** The installations, in the database. */
export function createInstallations(deps: {
  readonly dataSource: DataSource;
  readonly ids: Ids;
  readonly sealer: Sealer;
}): Installations {
  const { dataSource, ids, sealer } = deps;
  const read = (row: Row): Installation => toInstallation(row, sealer);

  const refreshOnce = async (
    connectionId: ConnectionId,
    endsWithinMs: number,
    exchange: (refreshToken: string) => Promise<Refreshed>,
  ): Promise<Installation | undefined> =>
    inTransaction(dataSource, async (client) => {
      const row = await maybeOne(client, lock, [connectionId, endsWithinMs / 1000]);
      if (!row) return undefined;
      const refreshToken = row.state === 'revoked' ? null : openColumn(row, 'refresh_token', sealer);
      if (refreshToken === null || !row.isEnding) return read(row);
      const refreshed = await exchange(refreshToken);
      if (refreshed.kind === 'refused') await affected(client, needsReinstall, [connectionId]);
      else await affected(client, keepTokens, [connectionId, ...sealed(row, refreshed.tokens, sealer)]);
      return read(await one(client, ofConnection, [connectionId]));
    });

  return {
    install: (grant, { policy, at }) =>
      inTransaction(dataSource, async (client) => {
        const { teamId, teamName, botUserId, botId } = grant;
        const account = { platform: 'slack', externalId: teamId, botUserId, botId } as const;
        const { deskId, connectionId } = await ensureDeskOn(client, ids, account, { name: teamName, policy, at });
        const key = { enterpriseId: grant.enterpriseId ?? '', teamId, isEnterpriseInstall: false };
        await affected(client, install, [
          key.enterpriseId,
          teamId,
          deskId,
          connectionId,
          teamName,
          grant.installedBy,
          [...grant.scopes],
          ...sealed(key, grant.tokens, sealer),
        ]);
        await affected(client, wake, [deskId, connectionId]);
        return read(await one(client, ofConnection, [connectionId]));
      }),
    ofTeam: (teamId) =>
      withClient(dataSource, async (client) => mapOne(await maybeOne(client, ofTeam, [teamId]), read)),
    ofConnection: (connectionId) =>
      withClient(dataSource, async (client) => mapOne(await maybeOne(client, ofConnection, [connectionId]), read)),
    live: () => withClient(dataSource, async (client) => (await run(client, live)).map(read)),
    endingWithin: (ms) =>
      withClient(dataSource, async (client) =>
        (await run(client, endingWithin, [ms / 1000])).map(({ connectionId }) => connectionId),
      ),
    async refresh(connectionId, endsWithinMs, refresh) {
      let exchanged: { readonly from: string; readonly to: Refreshed } | undefined;
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await refreshOnce(connectionId, endsWithinMs, async (refreshToken) => {
            // A second attempt after the first exchange was lost with its transaction.
            if (exchanged?.from !== refreshToken) exchanged = { from: refreshToken, to: await refresh(refreshToken) };
            return exchanged.to;
          });
        } catch (error) {
          if (exchanged?.to.kind !== 'refreshed' || attempt === KEEPING_ATTEMPTS) throw error;
          await sleep(KEEPING_PAUSE_MS * attempt);
        }
      }
    },
    async reseal() {
      const rows = await withClient(dataSource, (client) => run(client, live));
      const unreadable: string[] = [];
      let resealed = 0;
      for (const { connectionId, teamId, keyId } of rows) {
        if (keyId === sealer.keyId) continue;
        try {
          await inTransaction(dataSource, (client) => sealAnew(client, connectionId, sealer));
          resealed += 1;
        } catch (error) {
          if (!(error instanceof UnsealableError)) throw error;
          unreadable.push(teamId);
        }
      }
      return { resealed, unreadable };
    },
    comesBack: async (nonce, keptForMs) =>
      (await withClient(dataSource, (client) => affected(client, comesBack, [nonce, keptForMs / 1000]))) === 1,
  };
}

async function sealAnew(client: pg.ClientBase, connectionId: ConnectionId, sealer: Sealer): Promise<void> {
  const row = await one(client, lock, [connectionId, 0]);
  const botToken = openColumn(row, 'bot_token', sealer);
  if (botToken === null) return;
  const refreshToken = openColumn(row, 'refresh_token', sealer);
  const columns = sealedColumns(row, { botToken, refreshToken }, sealer);
  await affected(client, reseal, [connectionId, sealer.keyId, columns.botToken, columns.refreshToken]);
}

type Key = Pick<Row, 'enterpriseId' | 'teamId' | 'isEnterpriseInstall'>;
type Column = 'bot_token' | 'refresh_token';

/** Names one secret in one row: sealed for there, it opens nowhere else. */
function placeOf({ enterpriseId, teamId, isEnterpriseInstall }: Key, column: Column): string {
  return JSON.stringify(['slack_installation', enterpriseId, teamId, isEnterpriseInstall, column]);
}

/** Key id, bot token, refresh token and seconds until the end, as `install` and `keepTokens` take them. */
function sealed(key: Key, { botToken, rotation }: Tokens, sealer: Sealer): unknown[] {
  const columns = sealedColumns(key, { botToken, refreshToken: rotation?.refreshToken ?? null }, sealer);
  return [sealer.keyId, columns.botToken, columns.refreshToken, rotation?.expiresInSeconds ?? null];
}

function sealedColumns(
  key: Key,
  { botToken, refreshToken }: { readonly botToken: string; readonly refreshToken: string | null },
  sealer: Sealer,
): { readonly botToken: Buffer; readonly refreshToken: Buffer | null } {
  return {
    botToken: sealer.seal(botToken, placeOf(key, 'bot_token')).bytes,
    refreshToken: refreshToken === null ? null : sealer.seal(refreshToken, placeOf(key, 'refresh_token')).bytes,
  };
}

function openColumn(row: Row, column: Column, sealer: Sealer): string | null {
  const bytes = column === 'bot_token' ? row.botToken : row.refreshToken;
  if (bytes === null || row.keyId === null) return null;
  return sealer.open({ keyId: row.keyId, bytes }, placeOf(row, column));
}

/** A token that cannot be opened is as good as none, and installing again mends it. `reseal` tells of it at each start. */
function toInstallation(row: Row, sealer: Sealer): Installation {
  const { deskId, connectionId, teamId, teamName, botUserId, botId, expiresAt, installedAt } = row;
  const known = { deskId, connectionId, teamId, teamName, botUserId, botId, expiresAt, installedAt };
  try {
    return { ...known, state: row.state, botToken: openColumn(row, 'bot_token', sealer) };
  } catch (error) {
    if (!(error instanceof UnsealableError)) throw error;
    return { ...known, state: 'needs_reinstall', botToken: null };
  }
}

function mapOne<From, To>(row: From | undefined, map: (row: From) => To): To | undefined {
  return row === undefined ? undefined : map(row);
}
