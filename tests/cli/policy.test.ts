import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { giveRole } from '../../src/cli/people.ts';
import { type ApplyOptions, applyPolicyFile } from '../../src/cli/policy/apply.ts';
import { checkPolicyFile } from '../../src/cli/policy/check.ts';
import { diffPolicyFile } from '../../src/cli/policy/diff.ts';
import { exportPolicy } from '../../src/cli/policy/export.ts';
import { seed } from '../../src/cli/seed.ts';
import { checkClocks } from '../../src/cli/sla.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { putDatabaseIn } from '../support/data-folder.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

let environment: { DATA_DIR: string; LOG_LEVEL: string; LANG: string };

beforeAll(async () => {
  environment = { DATA_DIR: await mkdtemp(path.join(tmpdir(), 'guichet-policy-')), LOG_LEVEL: 'error', LANG: 'en_GB' };
  putDatabaseIn(environment.DATA_DIR);
  await seed(environment);
}, 120_000);
afterAll(() => rm(environment.DATA_DIR, { recursive: true, force: true }));

const SLOW_MS = 120_000;

async function aFile(content: unknown): Promise<string> {
  const file = path.join(environment.DATA_DIR, 'policy.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** What it says to somebody who answers with that. */
async function apply(content: unknown, options: ApplyOptions, answer: string | null = null) {
  const said: string[] = [];
  const terminal = { say: (line: string) => said.push(line), ask: async () => answer };
  const { ok, lines } = await applyPolicyFile(environment, await aFile(content), options, terminal);
  return { ok, said: [...said, ...lines].map(plainSpaces) };
}

test('a file is checked without a database, each fault in the language of the terminal', async () => {
  const { targets } = presetPolicy('workflow-support');
  const wrong = await aFile({
    preset: 'workflow-support',
    targets: { ...targets, 3: { response: { amount: 10, unit: 'business_minutes' } } },
  });

  expect(await checkPolicyFile({ LANG: 'fr' }, wrong, {})).toEqual({
    ok: false,
    lines: [
      expect.stringContaining('ces règles ne sont pas utilisables'),
      expect.stringMatching(/^ {2}targets\.3\.response\s: est plus court que targets\.2\.response\s: un rang moins/),
      expect.stringMatching(/^ {2}targets\.4\.resolution\s: est plus court|^ {2}targets\.4/),
    ],
  });
  const { ok, lines } = await checkPolicyFile({ LANG: 'en' }, await aFile('{ "tone": 1, "base": 0 }'), { json: true });
  expect({ ok, ...JSON.parse(lines.join('')) }).toMatchObject({
    ok: false,
    faults: [{ place: 'base' }, { place: 'tone', what: expect.stringContaining('Invalid') }],
  });
  expect(await checkPolicyFile({}, await aFile({ preset: 'agence' }), { lang: 'en' })).toMatchObject({ ok: true });
});

test(
  'what is exported is read again as it was, presets too',
  async () => {
    const { lines } = await exportPolicy(environment, {});
    const text = lines.join('\n');
    const { base, ...policy } = JSON.parse(text);
    expect(text).toMatch(/^\{\n {2}"base": \d+,\n/);
    expect(text).toContain('"mon": [["09:00", "12:00"]');
    expect(readPolicy(text, 'fr')).toEqual({ kind: 'policy', policy, base });

    const preset = (await exportPolicy(environment, { preset: 'agence' })).lines.join('\n');
    expect(readPolicy(preset, 'fr')).toEqual({ kind: 'policy', policy: presetPolicy('agence'), base: null });
    expect(await exportPolicy(environment, { preset: 'atelier' })).toMatchObject({ ok: false });
  },
  SLOW_MS,
);

test(
  'changes are shown, previewed, asked about and applied once, by an administrator',
  async () => {
    await giveRole(environment, '@Léa', 'admin', {});
    const exported = JSON.parse((await exportPolicy(environment, {})).lines.join('\n'));
    const changed = {
      ...exported,
      targets: { ...exported.targets, 3: { response: { amount: 30, unit: 'business_days' } } },
    };

    expect((await diffPolicyFile(environment, await aFile(changed), {})).lines).toEqual([
      expect.stringMatching(/^\d changes? since version \d+:$/),
      expect.stringMatching(/^ {2}targets\.3\.response\.amount: \d+ → 30$/),
      ...(exported.targets[3].response.warnAtPercent
        ? [expect.stringContaining('targets.3.response.warnAtPercent: [50] → (absent)')]
        : []),
    ]);
    const dry = await apply(changed, { dryRun: true });
    expect(dry).toMatchObject({ ok: true });
    expect(dry.said).toEqual(expect.arrayContaining([expect.stringMatching(/ha(s|ve) a running clock/)]));
    expect(await apply(changed, {})).toMatchObject({ ok: false });
    expect(await apply(changed, {}, 'no')).toMatchObject({ ok: false });
    expect(await apply(changed, { by: 'camille.roy@agence-lumiere.example', yes: true })).toMatchObject({ ok: false });
    expect(await apply(changed, { since: '2026-13-01' })).toMatchObject({ ok: false });
    expect(await apply(changed, { since: '2199-01-01' })).toMatchObject({ ok: false });

    const by = 'lea.fontaine@agence-lumiere.example';
    const done = await apply(changed, { by, since: '2026-01-05' }, 'yes');
    expect(done).toMatchObject({ ok: true });
    expect(done.said.at(-1)).toContain(`Version ${exported.base + 1} applies`);

    const late = await apply({ ...exported, tone: 'ferme' }, { yes: true });
    expect(late).toMatchObject({ ok: false });
    expect(late.said.join()).toContain(`which version ${exported.base + 1} has replaced since (Léa Fontaine, `);
    const same = await apply({ ...changed, base: exported.base + 1 }, { yes: true, json: true });
    expect((await checkClocks(environment, {})).lines).toEqual([
      expect.stringMatching(/^\d+ tickets, \d+ clocks\.$/),
      'Each clock is the one that its ticket’s history makes.',
    ]);
    expect(JSON.parse(same.said.join(''))).toEqual({ version: exported.base + 1, changes: [], applied: false });
  },
  SLOW_MS,
);
