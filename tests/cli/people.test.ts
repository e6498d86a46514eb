import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { giveRole, listPeople } from '../../src/cli/people.ts';
import { seed } from '../../src/cli/seed.ts';
import { putDatabaseIn } from '../support/data-folder.ts';

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
