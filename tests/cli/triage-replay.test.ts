import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type ReplayOptions, replayExport } from '../../src/cli/triage/replay.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-replay-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, unknown>>;

const MONDAY = Date.UTC(2026, 10, 23, 9) / 1000;
/** Slack's name for an instant, so many seconds after Monday at ten in Paris. */
const ts = (seconds: number) => `${MONDAY + seconds}.000100`;
const says = (user: string, seconds: number, text: string, more: Files = {}) => ({
  type: 'message',
  user,
  text,
  ts: ts(seconds),
  ...more,
});

const LISTS: Files = {
  'channels.json': [
    { id: 'C1', name: 'support', is_archived: false, members: ['U1', 'U2'] },
    { id: 'C2', name: 'général' },
    { id: 'C3', name: 'empty' },
  ],
  'groups.json': [{ id: 'G1', name: 'direction' }],
  'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
  'mpims.json': [{ id: 'G2', name: 'mpdm-camille--hugo--lea-1' }],
  'users.json': [
    { id: 'U1', name: 'camille', real_name: 'Camille Roux', profile: { real_name: 'Camille Roux' } },
    { id: 'U2', name: 'hugo', profile: { real_name: 'Hugo \u001b[31mMartin' } },
    { id: 'U3', name: 'deploy', is_bot: true, profile: {} },
  ],
  'integration_logs.json': [{ user_id: 'U1', app_type: 'Guichet', change_type: 'added' }],
};

const SUPPORT: Files = {
  'support/2026-11-23.json': [
    // Out of order, as no reader may expect otherwise, and one of them twice.
    says('U1', 100, 'ok merci'),
    says('U1', 0, 'Salut, le site bug'),
    says('U1', 0, 'Salut, le site bug'),
    says('U1', 40, 'c’est sur https://shop.example/panier'),
    says('U1', 300, 'Le panier est cassé aussi, erreur 500'),
    says('U2', 310, 'Bonjour <@U1>', { edited: { user: 'U2', ts: ts(320) } }),
    says('U2', 330, 'le formulaire ne part plus'),
    // A thread begins with a message that names itself; its replies stand among the others.
    says('U1', 2000, 'Peux-tu checker un truc ?', { thread_ts: ts(2000), reply_count: 1 }),
    says('U2', 2100, 'Ça marche pas', { thread_ts: ts(2000), parent_user_id: 'U1' }),
    says('U2', 4000, 'où en est le #12 ?'),
    { type: 'message', subtype: 'bot_message', bot_id: 'B1', user: null, text: 'Le site bug', ts: ts(4100) },
    says('U3', 4200, 'Le site bug'),
    says('USLACKBOT', 4300, 'Le site bug'),
    says('U2', 4400, '<@U2> has joined the channel', { subtype: 'channel_join' }),
    says('U2', 4500, '', { subtype: 'message_changed', message: says('U2', 310, 'Le site bug') }),
    says('U2', 4600, 'This message was deleted.', { subtype: 'tombstone' }),
  ],
  'support/2026-12-01.json': [
    says('U1', 8 * 24 * 3600, `Le site bug. ${'Encore une ligne de journal. '.repeat(3500)}`),
  ],
};

const EXPORT: Files = {
  ...LISTS,
  ...SUPPORT,
  'général/2026-11-23.json': [says('U1', 10, 'Salut, le site bug')],
  'direction/2026-11-24.json': [says('U2', 90_000, 'Y’a un problème urgent')],
  'D1/2026-11-24.json': [says('U1', 90_000, 'Salut, le site bug')],
  'mpdm-camille--hugo--lea-1/2026-11-24.json': [says('U1', 90_000, 'Salut, le site bug')],
};

function zipped(files: Files): Buffer {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    strToU8(typeof content === 'string' ? content : JSON.stringify(content)),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 6 }));
}

let written = 0;
async function aFile(content: Uint8Array | string): Promise<string> {
  written += 1;
  const file = path.join(folder, `${written}.zip`);
  await writeFile(file, content);
  return file;
}

async function replayOf(content: Uint8Array | Files | string, options: ReplayOptions = {}) {
  const file =
    typeof content === 'string' ? content : await aFile(content instanceof Uint8Array ? content : zipped(content));
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await replayExport(
    file,
    options,
    { LANG: 'en_GB.UTF-8' },
    {
      out: (line) => out.push(plainSpaces(line)),
      err: (line) => err.push(plainSpaces(line)),
      progress: () => {},
    },
  );
  return { exitCode, out, err, text: out.join('\n') };
}

async function countsOf(content: Uint8Array | Files | string, options: ReplayOptions = {}) {
  const { out, exitCode, err } = await replayOf(content, { ...options, json: true });
  const lines = out.map((line) => JSON.parse(line));
  return { exitCode, err, messages: lines.slice(0, -1), report: lines.at(-1) };
}

describe('guichet triage replay (N19)', () => {
  test('says what would have been answered, as the desk decides it', async () => {
    const { exitCode, report, messages } = await countsOf(EXPORT, { list: true });

    expect(exitCode).toBe(0);
    expect(messages.map(({ channel, author, ts }) => [channel, author, Number(ts) - MONDAY])).toEqual([
      ['G1', 'U2', expect.closeTo(90_000)],
      ['C2', 'U1', expect.closeTo(10)],
      ['C1', 'U1', expect.closeTo(0)],
      ['C1', 'U2', expect.closeTo(330)],
      ['C1', 'U1', expect.closeTo(2000)],
      ['C1', 'U2', expect.closeTo(2100)],
      ['C1', 'U1', expect.closeTo(8 * 24 * 3600)],
    ]);
    expect(report).toMatchObject({
      messages: 12,
      answers: 7,
      others: 6,
      ends: { answered: 7, status: 1, joined: 1, quiet: 1, unsure: 1, passed: 1 },
      answersByWeek: { '2026-11-23': 6, '2026-11-30': 1 },
      leftOut: { directConversations: 2, unknownFolders: [] },
      faults: [],
    });
    expect(report.channels).toContainEqual({
      id: 'C1',
      name: 'support',
      isPrivate: false,
      messages: 10,
      answers: 5,
      share: 0.5,
      perWeek: 4.375,
    });
    expect(report.people).toContainEqual(expect.objectContaining({ id: 'U1', answers: 4, busiestWeek: 3 }));
  });

  test('machines are given no word of anybody', async () => {
    const { out } = await replayOf(EXPORT, { list: true, json: true, answerFrom: '0.9' });

    expect(out.join()).not.toMatch(/bug|panier|checker|Camille|Hugo/);
  });

  test('secrets are masked wherever a message is shown, and counted (N18)', async () => {
    const day = [says('U1', 90_000, 'Le site bug, mot de passe : Soleil2026!kp')];
    const { text } = await replayOf({ ...LISTS, 'général/2026-11-24.json': day }, { list: true });

    expect(text).toContain('    Le site bug, mot de passe : 🔒••••••');
    expect(text).toContain('One message holds a password');
    expect(text).not.toContain('Soleil2026');
  });

  test('the list shows each answered message with the words that decided', async () => {
    const { text } = await replayOf(EXPORT, { list: true, channel: ['#support'] });

    expect(text).toContain('#support · 23 Nov 2026, 10:00 · Camille Roux · ');
    expect(text).toContain('    Salut, le site bug\n      “');
    // Control characters of a name or a text do nothing to the terminal.
    expect(text).toContain('Hugo [31mMartin');
    expect(text).not.toContain('#direction');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(400);
  });

  test.each([
    ['fr', 'Si Guichet avait écouté', 'auraient reçu une réponse privée', 'demande un ticket'],
    ['en', 'Had Guichet listened to', 'would have got a private answer', 'needs a ticket'],
  ])('the report reads in %s', async (lang, ...sentences) => {
    const { text } = await replayOf(EXPORT, { lang });

    for (const sentence of [...sentences, '#support', 'Camille Roux']) expect(text).toContain(sentence);
    expect(text).not.toMatch(/undefined|NaN|Infinity|null/);
  });

  test('a changed threshold tells which messages would change verdict', async () => {
    const { out, text } = await replayOf(EXPORT, { answerFrom: '0.999999', channel: ['support'] });

    expect(text).toContain('5 messages would change verdict: 5 no longer answered, 0 answered from now on.');
    expect(out.filter((line) => line.startsWith('- #support'))).toHaveLength(5);
  });

  test('so does another policy; the same one changes nothing', async () => {
    const [strict, usual] = [await aFile('{ "triage": { "answerFrom": 0.999999 } }'), await aFile('{}')];
    const channel = ['support'];

    expect((await replayOf(EXPORT, { channel, policy: strict, against: usual })).text).toContain(
      '5 messages would change verdict: 0 no longer answered, 5 answered from now on.',
    );
    expect((await replayOf(EXPORT, { channel, policy: usual, against: usual })).text).toContain(
      'No message would change verdict.',
    );
  });

  test.each([
    [{ answerFrom: '6' }, '--answer-from 6: give a number between 0 and 1'],
    [{ answerFrom: '0.6', against: 'x.json' }, 'one of the two'],
    [{ channel: ['#nowhere'] }, 'Unknown channel: #nowhere. In this export: #direction, #général, #support.'],
    [{ policy: 'missing.json' }, 'missing.json: this file cannot be read (ENOENT).'],
  ])('refuses %j', async (options: ReplayOptions, sentence) => {
    const { exitCode, out, err } = await replayOf(EXPORT, options);

    expect([exitCode, out]).toEqual([1, []]);
    expect(err.join('\n')).toContain(sentence);
  });

  test('refuses a wrong policy with each fault and its place', async () => {
    const policy = await aFile('{ "triage": { "answerFrom": 0.1 }, "tone": "sec" }');

    const { exitCode, err } = await replayOf(EXPORT, { policy, lang: 'fr' });

    expect(exitCode).toBe(1);
    expect(err).toEqual([
      `${policy} : ces règles ne sont pas utilisables.`,
      '  tone : Option invalide : une valeur parmi "courtois"|"ferme" attendue',
      '  triage.unsureFrom : ne dépasse pas answerFrom',
    ]);
  });
});

describe('where the export is read from', () => {
  test('a folder into which it was unpacked gives the same; links are not followed', async () => {
    const unpacked = path.join(folder, 'unpacked');
    for (const [name, content] of Object.entries(EXPORT)) {
      // As macOS writes accents.
      const file = path.join(unpacked, name.normalize('NFD'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(content));
    }
    await symlink(path.join(unpacked, 'support'), path.join(unpacked, 'empty'));

    expect((await countsOf(unpacked)).report).toEqual((await countsOf(EXPORT)).report);
  });

  test('a zip with one folder around everything, and what a computer adds to it, gives the same', async () => {
    const within = Object.fromEntries(
      Object.entries(EXPORT).map(([name, content]) => [`Acme export/${name}`, content]),
    );

    expect((await countsOf({ ...within, '__MACOSX/Acme export/._channels.json': 'x' })).report).toEqual(
      (await countsOf(EXPORT)).report,
    );
  });

  test('a zip64 is read', async () => {
    expect((await countsOf(asZip64(zipped(EXPORT)))).report).toEqual((await countsOf(EXPORT)).report);
  });

  test('names in UTF-8 are read without the mark that Slack forgets (zulip/zulip issue 22533)', async () => {
    const zip = zipped(EXPORT);
    eachHeader(zip, (at, flags) => zip.writeUInt16LE(zip.readUInt16LE(at + flags) & ~0x800, at + flags));

    expect((await countsOf(zip)).report).toEqual((await countsOf(EXPORT)).report);
  });

  test.each([
    ['nothing there', () => path.join(folder, 'nowhere'), 'no such file'],
    ['not a zip', () => Buffer.from('hello'), 'no whole zip'],
    ['half a zip', () => zipped(EXPORT).subarray(0, 2000), 'no whole zip'],
    ['another zip', () => ({ 'photo.json': [], 'channels/readme.json': [] }), 'no channels.json'],
    ['a broken list of channels', () => ({ ...EXPORT, 'channels.json': '[{' }), 'channels.json: is not JSON.'],
    ['a zip that says it is huge', () => sized(zipped(EXPORT), 0xff_ff_ff_f0), 'out of all measure'],
  ])('%s is refused in a sentence', async (_what, content, sentence) => {
    const { exitCode, out, err } = await replayOf(content());

    expect([exitCode, out]).toEqual([1, []]);
    expect(err).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('what is broken in an export is named, and the rest is counted', () => {
  test.each<[string, Files, string]>([
    ['a day that is no JSON', { 'support/2026-11-24.json': '[{"type"' }, 'support/2026-11-24.json: is not JSON.'],
    ['a day that is no list', { 'support/2026-11-24.json': { ok: false } }, 'should hold a list.'],
    [
      'entries that nobody wrote',
      { 'support/2026-11-24.json': [null, 7, 'x', [], { type: 'message' }, says('U1', 0, 'x', { ts: 'noon' })] },
      'support/2026-11-24.json: 6 unreadable entries.',
    ],
    ['a list of people that is no list', { 'users.json': '{}' }, 'users.json: should hold a list.'],
    [
      'channels without an id',
      { 'channels.json': [...Array.from({ length: 2 }, () => ({ name: 'x' })), { id: 'C1', name: 'support' }] },
      'channels.json: 2 unreadable entries.',
    ],
  ])('%s', async (_what, broken, sentence) => {
    const { exitCode, out, err } = await replayOf({ ...LISTS, ...SUPPORT, ...broken });

    expect(exitCode).toBe(0);
    expect(out.join('\n')).toMatch(/#support +1[01] /);
    expect(err.join('\n')).toContain(sentence);
  });

  test.each([
    ['more than it says', (zip: Buffer) => sized(zip, 5), 'damaged'],
    ['too large to be read whole', (zip: Buffer) => sized(zip, 200 * 1024 * 1024), 'too large (200 MB)'],
    ['encrypted', (zip: Buffer) => flagged(zip), 'encrypted'],
  ])('a file that is %s', async (_what, spoil, sentence) => {
    const { exitCode, err } = await replayOf(spoil(zipped(EXPORT)));

    expect(exitCode).toBe(0);
    expect(err.join('\n')).toContain(`support/2026-12-01.json: ${sentence}`);
  });

  test('folders that no list names are told, and paths that lead elsewhere are only names', async () => {
    const day = [says('U1', 0, 'Salut, le site bug')];
    const { report } = await countsOf({
      ...EXPORT,
      'forgotten/2026-11-23.json': day,
      '../outside/2026-11-23.json': day,
      '/etc/2026-11-23.json': day,
      'support/../../2026-11-23.json': day,
      'support/notes.json': day,
    });

    expect(report.leftOut.unknownFolders).toEqual(['forgotten']);
    expect(report.messages).toBe(12);
  });
});

const [LOCAL, CENTRAL, END] = [0x04_03_4b_50, 0x02_01_4b_50, 0x06_05_4b_50];

/** Where each header of the zip stands, and where its flags are. */
function eachHeader(zip: Buffer, change: (at: number, flags: number, signature: number) => void): void {
  for (let at = 0; at + 4 <= zip.length; at += 1) {
    const signature = zip.readUInt32LE(at);
    if (signature === LOCAL) change(at, 6, signature);
    if (signature === CENTRAL) change(at, 8, signature);
  }
}

const LAST_DAY = 'support/2026-12-01.json';
const isLastDay = (zip: Buffer, at: number) => zip.toString('utf8', at + 46, at + 46 + LAST_DAY.length) === LAST_DAY;

/** The zip, in which the list at its end says that one file has so many bytes. */
function sized(zip: Buffer, bytes: number): Buffer {
  eachHeader(zip, (at, _flags, signature) => {
    if (signature === CENTRAL && isLastDay(zip, at)) zip.writeUInt32LE(bytes, at + 24);
  });
  return zip;
}

/** The zip, in which the same file says that it is encrypted. */
function flagged(zip: Buffer): Buffer {
  eachHeader(zip, (at, flags, signature) => {
    if (signature === CENTRAL && isLastDay(zip, at)) zip.writeUInt16LE(zip.readUInt16LE(at + flags) | 1, at + flags);
  });
  return zip;
}

/** The same zip, whose end stands in the records of a zip64. */
function asZip64(zip: Buffer): Buffer {
  const at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const [record, locator, end] = [Buffer.alloc(56), Buffer.alloc(20), Buffer.from(zip.subarray(at))];
  expect(end.readUInt32LE(0)).toBe(END);
  record.writeUInt32LE(0x06_06_4b_50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), 24);
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), 32);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  locator.writeUInt32LE(0x07_06_4b_50, 0);
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  end.writeUInt16LE(0xff_ff, 8);
  end.writeUInt16LE(0xff_ff, 10);
  end.writeUInt32LE(0xff_ff_ff_ff, 16);
  return Buffer.concat([zip.subarray(0, at), record, locator, end]);
}
