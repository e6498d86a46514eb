import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import ajv from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { CREATE_TICKET, english, manifestFor, type TeamsApp } from '../../manifests/teams/manifest.ts';
import { words } from '../../manifests/teams/words.ts';
import { type PackageOptions, teamsPackage } from '../../src/cli/manifest/teams-package.ts';
import { readAddressed } from '../../src/domain/commands/read-addressed.ts';

const OWN = { TEAMS_APP_ID: '3D2F6A10-7c1b-4e09-9a52-0b6f1c9d7e44', GUICHET_PUBLIC_URL: 'https://desk.contoso.com/' };
const app: TeamsApp = {
  id: '3d2f6a10-7c1b-4e09-9a52-0b6f1c9d7e44',
  version: '1.0.0',
  address: 'https://desk.contoso.com',
  developer: {
    name: 'Guichet',
    websiteUrl: 'https://desk.contoso.com',
    privacyUrl: 'https://desk.contoso.com',
    termsOfUseUrl: 'https://desk.contoso.com',
  },
};

const OFFERED = new Set([...words.fr.commands, ...words.en.commands].map(({ title }) => title));

/** What Microsoft's own schema of that version says against a document. */
function faultsIn(document: unknown, version: string, schema: 'schema' | 'Localization.schema'): string[] {
  const folder = path.join(path.dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
  const text = readFileSync(path.join(folder, `v${version}`, `MicrosoftTeams.${schema}.json`), 'utf8');
  const validator = new ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(validator);
  const validate = validator.compile(JSON.parse(text.replace(/^\uFEFF/, '')));
  validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const made = (options: PackageOptions = {}, environment: Record<string, string> = OWN) => {
  const built = teamsPackage(options, environment);
  if (built.kind === 'refused') throw new Error(built.faults.join('\n'));
  return built;
};
const faultsOf = (options: PackageOptions, environment: Record<string, string> = OWN) => {
  const built = teamsPackage(options, environment);
  return built.kind === 'refused' ? built.faults : [];
};

/** Every piece of text of the manifest that Teams shows, by its place. */
function shownIn(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string')
    return /(^name|^description|\.title|\.description)(\.|$)/.test(place) ? [[place, value]] : [];
  if (Array.isArray(value)) return value.flatMap((each, index) => shownIn(each, `${place}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => shownIn(each, place === '' ? key : `${place}.${key}`));
}

describe('the Teams app', () => {
  const { developer: _company, ...own } = manifestFor(app);

  test('is what Microsoft’s schema 1.29 asks for, which no earlier one takes', () => {
    expect(faultsIn(manifestFor(app), '1.29', 'schema')).toEqual([]);
    expect(faultsIn({ ...manifestFor(app), manifestVersion: '1.28' }, '1.28', 'schema')).not.toEqual([]);
  });

  test('says in English all that it says in French, and nothing else', () => {
    const { $schema: _schema, ...places } = english;

    expect(faultsIn(english, '1.29', 'Localization.schema')).toEqual([]);
    expect(Object.keys(places).toSorted()).toEqual(
      shownIn(own)
        .map(([place]) => place)
        .toSorted(),
    );
  });

  test.each([
    ['ticket', { kind: 'open', text: '' }],
    ['mes tickets', { kind: 'list', which: 'mine' }],
    ['my tickets', { kind: 'list', which: 'mine' }],
    ['aide', { kind: 'help' }],
    ['help', { kind: 'help' }],
  ])('offers "%s", which the desk understands', (title, meant) => {
    for (const how of ['by_name', 'by_slash', 'alone'] as const) expect(readAddressed(title, how)).toEqual(meant);
    expect(OFFERED).toContain(title);
  });

  test('offers no other command', () => {
    expect(OFFERED.size).toBe(5);
  });

  test('opens the form from a message, from beside the box, and from "/"', () => {
    expect(own.composeExtensions[0]?.commands).toMatchObject([
      { id: CREATE_TICKET, type: 'action', fetchTask: true, context: ['message', 'compose', 'commandBox'] },
    ]);
  });

  test('names one registration everywhere, and asks to hear messages that do not mention it', () => {
    expect([own.id, own.bots[0]?.botId, own.composeExtensions[0]?.botId, own.webApplicationInfo.id]).toEqual(
      Array(4).fill(app.id),
    );
    expect(own.authorization.permissions.resourceSpecific).toEqual([
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
    ]);
  });
});

describe('the package', () => {
  test('holds the manifest, the English labels and the icons at its root', () => {
    const { zip } = made();
    const files = unzipSync(zip);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));

    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png', 'en.json']);
    expect(manifest).toEqual(manifestFor(app));
    expect(JSON.parse(strFromU8(files['en.json'] ?? new Uint8Array()))).toEqual(english);
    for (const { file } of manifest.localizationInfo.additionalLanguages) expect(files).toHaveProperty([file]);
  });

  test('has icons of the sizes that Teams asks for, the outline with transparency', () => {
    const files = unzipSync(made().zip);
    // A PNG begins with its signature, then the chunk IHDR: width, height, depth, colour type (6 has transparency).
    const header = (file: string) => {
      const bytes = Buffer.from(files[file] ?? []);
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes[25] };
    };

    expect(header('color.png')).toMatchObject({ width: 192, height: 192 });
    expect(header('outline.png')).toEqual({ width: 32, height: 32, colourType: 6 });
  });

  test('carries the true checksum of each file', () => {
    const { zip } = made();
    const bytes = Buffer.from(zip);
    const sums = Object.values(unzipSync(zip)).map((content) => crc32(content));

    // A directory of the files ends a zip: each entry begins with this mark and has the sum at 16 (APPNOTE 4.3.12).
    const entries = [...zip.keys()].filter((at) => at < zip.length - 4 && bytes.readUInt32LE(at) === 0x0201_4b50);
    expect(entries.map((at) => bytes.readUInt32LE(at + 16))).toEqual(sums);
  });

  test('is the same bytes each time', () => {
    expect(made().zip).toEqual(made().zip);
  });

  test('is made of options first, then of the environment', () => {
    const { app: built } = made(
      {
        url: 'https://tickets.contoso.com',
        appVersion: '1.0.3',
        developer: 'Contoso',
        privacy: 'https://contoso.com/p',
      },
      { ...OWN, TEAMS_DEVELOPER_NAME: 'Somebody else', TEAMS_TERMS_URL: 'https://contoso.com/t' },
    );

    expect(built).toEqual({
      id: app.id,
      version: '1.0.3',
      address: 'https://tickets.contoso.com',
      developer: {
        name: 'Contoso',
        websiteUrl: 'https://tickets.contoso.com',
        privacyUrl: 'https://contoso.com/p',
        termsOfUseUrl: 'https://contoso.com/t',
      },
    });
  });

  test('without an id and an address says both at once', () => {
    expect(faultsOf({}, {})).toEqual([
      expect.stringMatching(/^--app-id \(or TEAMS_APP_ID\): is missing/),
      expect.stringMatching(/^--url \(or GUICHET_PUBLIC_URL\): is missing/),
    ]);
  });

  test.each([
    '00000000-0000-0000-0000-000000000000',
    '11111111-1111-1111-1111-111111111111',
    '00000000-0000-0000-0000-000000000001',
    '12345678-1234-1234-1234-123456789012',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '{{TEAMS_APP_ID}}',
    '3d2f6a107c1b4e099a520b6f1c9d7e44',
    'guichet',
  ])('is refused for the id %s', (appId) => {
    expect(faultsOf({ appId })).toEqual([expect.stringMatching(/^--app-id/)]);
  });

  test.each([
    'http://desk.contoso.com',
    'https://guichet.example.com',
    'https://guichet.votre-domaine.fr',
    'https://localhost',
    'https://127.0.0.1',
    'https://[::1]',
    'https://desk',
    'https://desk.contoso.com/api/messages',
    'desk.contoso.com',
  ])('is refused for the address %s', (url) => {
    expect(faultsOf({ url })).toEqual([expect.stringMatching(/^--url/)]);
  });

  test.each([
    [{ appVersion: '1.0' }, '--app-version'],
    [{ appVersion: '01.0.0' }, '--app-version'],
    [{ developer: 'A name that is longer than thirty-two' }, '--developer'],
    [{ privacy: 'http://contoso.com' }, '--privacy'],
  ])('is refused for %j', (options, option) => {
    expect(faultsOf(options)).toEqual([expect.stringContaining(option)]);
  });
});
