import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDesks } from '../../src/adapters/db/desks.ts';
import { openDatabase } from '../../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../../src/adapters/db/stores/stores.ts';
import { giveRole, joinDomains, linkPeople, listPeople, unlinkAccount } from '../../src/cli/people.ts';
import { seed } from '../../src/cli/seed.ts';
import { putDatabaseIn } from '../support/data-folder.ts';
import { createRecordingLog } from '../support/recording-log.ts';

let environment: { DATA_DIR: string; LOG_LEVEL: string; LANG: string };

beforeAll(async () => {
  environment = { DATA_DIR: await mkdtemp(path.join(tmpdir(), 'guichet-people-')), LOG_LEVEL: 'error', LANG: 'en_GB' };
  putDatabaseIn(environment.DATA_DIR);
  await seed(environment);
}, 120_000);
afterAll(() => rm(environment.DATA_DIR, { recursive: true, force: true }));

// Each opens the embedded database anew, as commands do.
const SLOW_MS = 120_000;

test(
  'people are given a role by address or name, and listed with it; the last administrator stays one',
  async () => {
    expect(await giveRole(environment, 'Lea.Fontaine@agence-lumiere.example', 'admin', {})).toEqual({
      ok: true,
      lines: ['Léa Fontaine: agent → administrator.', expect.stringContaining('The team’s channel decides')],
    });
    expect(await giveRole(environment, '@léa', 'requester', { lang: 'fr' })).toEqual({
      ok: false,
      lines: ['Léa Fontaine est le dernier administrateur\u00a0: nommez-en un autre avant de lui retirer ce rôle.'],
    });
    expect((await listPeople(environment, {})).lines).toContain(
      'administrator\tLéa Fontaine\tslack:ULEA000001\tlea.fontaine@agence-lumiere.example',
    );
  },
  SLOW_MS,
);

test(
  'what cannot be done is said with what to do',
  async () => {
    expect(await giveRole(environment, 'Camille', 'boss', {})).toEqual({
      ok: false,
      lines: ['"boss" is no role; the roles are: requester, agent, lead, admin.'],
    });
    expect(await giveRole(environment, 'nobody@example.org', 'admin', {})).toMatchObject({
      ok: false,
      lines: [expect.stringContaining('guichet people list')],
    });
    expect(await listPeople(environment, { workspace: 'T0' })).toMatchObject({
      ok: false,
      lines: [expect.stringContaining('TLUMIERE01')],
    });
  },
  SLOW_MS,
);

test(
  'somebody in Slack and in Teams is one person on the word of an administrator, and two again',
  async () => {
    await inTeams(environment, [
      { externalId: 'aad-lea', name: 'Léa F.', email: 'lea.fontaine@agence-lumiere.example' },
      { externalId: 'aad-guest', name: 'Gaspard', role: 'external' },
    ]);
    const lineOf = async (account: string) =>
      (await listPeople(environment, {})).lines.find((line) => line.includes(account));

    expect(await linkPeople(environment, 'lea.fontaine@agence-lumiere.example', 'aad-lea', {})).toEqual({
      ok: false,
      lines: [expect.stringContaining('Léa F. (teams:aad-lea), Léa Fontaine (slack:ULEA000001): give the account')],
    });
    expect(await linkPeople(environment, 'slack:ULEA000001', 'teams:aad-lea', {})).toEqual({
      ok: true,
      lines: [
        'Léa Fontaine is one person, with the accounts slack:ULEA000001 teams:aad-lea; role: administrator. Their tickets are together.',
      ],
    });
    expect(await lineOf('aad-lea')).toBe(
      'administrator\tLéa Fontaine\tslack:ULEA000001 teams:aad-lea\tlea.fontaine@agence-lumiere.example',
    );
    expect(await unlinkAccount(environment, 'ULEA000001', {})).toMatchObject({
      ok: false,
      lines: [expect.stringContaining('only what was added')],
    });
    expect(await unlinkAccount(environment, '@Léa Fontaine', { lang: 'fr' })).toEqual({
      ok: true,
      lines: [expect.stringMatching(/^teams:aad-lea n’est plus un compte de Léa Fontaine, .*rôle\s: demandeur\.$/)],
    });
    expect(await lineOf('aad-lea')).toContain('requester\tLéa F.\tteams:aad-lea');
  },
  SLOW_MS,
);

test(
  'those who are not to be one are told why; domains are chosen and shown',
  async () => {
    const link = async (one: string, other: string) => (await linkPeople(environment, one, other, {})).lines.join();

    expect(await link('ULEA000001', 'aad-guest')).toContain('Gaspard is a guest');
    expect(await link('ULEA000001', '@Camille')).toContain('they are two people');
    expect(await link('ULEA000001', 'nobody@example.org')).toContain('Nobody matches');
    expect(await joinDomains(environment, [], {})).toMatchObject({ lines: [expect.stringContaining('No domain')] });
    expect(await joinDomains(environment, ['@example.org'], {})).toMatchObject({ ok: false });
    expect(await joinDomains(environment, ['Example.org'], {})).toMatchObject({ ok: true });
    expect(await joinDomains(environment, [], {})).toMatchObject({ lines: [expect.stringContaining('example.org.')] });
    expect(await joinDomains(environment, ['none'], {})).toMatchObject({
      lines: [expect.stringContaining('No domain')],
    });
  },
  SLOW_MS,
);

/** The desk is in a tenant of Teams too, which knows these people. */
async function inTeams(
  { DATA_DIR: dataDir }: { DATA_DIR: string },
  people: readonly { externalId: string; name: string; email?: string; role?: 'external' }[],
): Promise<void> {
  const log = createRecordingLog();
  const database = await openDatabase({ databaseUrl: null, dataDir, log, onFailure: () => {} });
  try {
    const ids = createUuidV7Ids();
    const dataSource = database.background;
    const desks = createDesks({ dataSource, ids });
    const [deskId] = await desks.all();
    if (!deskId) throw new Error('there is no desk');
    const tenant = { platform: 'teams', externalId: 'tenant', botUserId: '28:app', botId: 'app' } as const;
    const { connectionId } = await desks.ensureConnection(deskId, tenant);
    await makeInTransaction({ dataSource, ids, wake: () => {} })(deskId, async (stores) => {
      const reads = { language: 'fr', timeZone: 'Europe/Paris', email: null, role: 'requester' } as const;
      for (const person of people) await stores.people.remember({ ...reads, connectionId, ...person });
    });
  } finally {
    await database.close();
  }
}
