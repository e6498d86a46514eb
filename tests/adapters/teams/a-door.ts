import type { DataSource } from 'typeorm';
import { createDesks } from '../../../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import type { Heard, Listen } from '../../../src/adapters/teams/app.ts';
import type { TeamsSettings } from '../../../src/adapters/teams/settings.ts';
import type { DeskId } from '../../../src/domain/ids.ts';
import { DEFAULT_PEOPLE } from '../../../src/playground/teams/default-tenant.ts';
import { createTeamsSimulator } from '../../../src/playground/teams/simulator.ts';
import type { SimulatorOptions } from '../../../src/playground/teams/simulator-types.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { openTeams } from '../../../src/wiring-teams.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const APP_ID = '5d1c1f1e-0000-4000-8000-00000000a550';
const APP_PASSWORD = 'a~client~secret';
const ids = createUuidV7Ids();

export type Door = Awaited<ReturnType<typeof aDoor>>;

/**
 * The simulated tenant, and what speaks with it: `/api/messages`, whose listener keeps what it hears, the messenger and the
 * directory. Each has a tenant of its own, so that they may share a database.
 */
export async function aDoor(
  dataSource: DataSource,
  {
    settings: changes = {},
    singleDeskId = null,
    ...options
  }: Partial<SimulatorOptions> & { settings?: Partial<TeamsSettings>; singleDeskId?: DeskId | null } = {},
) {
  const tenant = { id: crypto.randomUUID(), name: 'Agence Lumière' };
  const teams = await createTeamsSimulator({
    appId: APP_ID,
    appPassword: APP_PASSWORD,
    tenant,
    people: DEFAULT_PEOPLE.map((person) => ({ ...person, tenantId: tenant.id })),
    answerTimeoutMs: 5000,
    redeliveryDelaysMs: [],
    ...options,
  });
  const settings: TeamsSettings = {
    appId: APP_ID,
    registration: { password: APP_PASSWORD, tenantId: teams.tenantId },
    tenants: [{ tenantId: teams.tenantId, slackTeam: null }],
    serviceHosts: ['127.0.0.1'],
    loginUrl: teams.loginUrl,
    metadataUrl: teams.openIdMetadataUrl,
    tokenIssuer: teams.tokenIssuer,
    ...changes,
  };
  const log = createRecordingLog();
  const desks = createDesks({ dataSource, ids });
  const served = await openTeams({
    teams: settings,
    database: { interactive: dataSource, background: dataSource },
    desks,
    policy: presetPolicy('agence'),
    singleDeskId,
    log,
  });
  const heard: Heard[] = [];
  let listen: Listen = async () => undefined;
  const routes = await served.route((what) => {
    heard.push(what);
    return listen(what);
  });
  const server = createHttpServer(routes, log);
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/messages`;
  teams.deliverTo(url);
  const channel = (name: string): string => {
    const found = teams.conversations().find((known) => known.kind === 'channel' && known.name === name);
    if (!found) throw new Error(`there is no channel ${name}`);
    return found.id;
  };
  return {
    ...served,
    teams,
    settings,
    desks,
    log,
    heard,
    url,
    listens: (as: Listen) => {
      listen = as;
    },
    person: (name: string) => {
      const found = teams.people().find((known) => known.givenName === name);
      if (!found) throw new Error(`there is nobody called ${name}`);
      return found;
    },
    support: channel('support'),
    triage: channel('triage'),
    /** Posts to the door whatever is given, as anybody could. */
    knock: async (body: string, headers: Record<string, string> = {}, method = 'POST') => {
      const response = await fetch(url, { method, headers, ...(method === 'POST' && { body }) });
      return { status: response.status, body: await response.text() };
    },
    close: async () => {
      await server.stop(1000);
      await teams.close();
    },
  };
}
