import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ownSecret } from '../../../../src/adapters/db/secrets/own-secret.ts';
import { createSealer, UnsealableError } from '../../../../src/adapters/db/secrets/sealer.ts';

const OLD = 'the secret of last year, 32 letters or more';
const NEW = 'the secret of this year, 32 letters or more';
const sealer = createSealer({ secret: NEW, previous: [] });

describe('a sealed token', () => {
  test('is read again, whatever it is, and looks otherwise each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (token) => {
        const [one, other] = [sealer.seal(token, 'row 1'), sealer.seal(token, 'row 1')];
        expect(sealer.open(one, 'row 1')).toBe(token);
        expect(one.bytes.equals(other.bytes)).toBe(false);
      }),
    );
  });

  test('does not hold the token in clear', () => {
    expect(sealer.seal('xoxb-secret', 'row 1').bytes.toString('latin1')).not.toContain('xoxb');
  });

  test('is refused once any byte is changed', () => {
    const { keyId, bytes } = sealer.seal('xoxb-secret', 'row 1');
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      expect(() => sealer.open({ keyId, bytes: altered }, 'row 1')).toThrow(UnsealableError);
    }
    for (const length of [0, 11, 12, 27, bytes.length - 1])
      expect(() => sealer.open({ keyId, bytes: bytes.subarray(0, length) }, 'row 1')).toThrow(UnsealableError);
  });

  test('is refused in another row', () => {
    expect(() => sealer.open(sealer.seal('xoxb-secret', 'row 1'), 'row 2')).toThrow('moved to another row');
  });

  test('is read with the secret of before, and sealed with the new one', () => {
    const sealed = createSealer({ secret: OLD, previous: [] }).seal('xoxb-secret', 'row 1');
    const changing = createSealer({ secret: NEW, previous: [OLD] });

    expect(changing.open(sealed, 'row 1')).toBe('xoxb-secret');
    expect(changing.seal('xoxb-secret', 'row 1').keyId).toBe(sealer.keyId);
    expect(() => sealer.open(sealed, 'row 1')).toThrow('GUICHET_SECRET_PREVIOUS');
  });

  test('says nothing of token or secret when it cannot be read', () => {
    const said = (() => {
      try {
        return sealer.open(createSealer({ secret: OLD, previous: [] }).seal('xoxb-secret', 'row 1'), 'row 1');
      } catch (error) {
        return `${error}`;
      }
    })();

    expect(said).not.toMatch(/xoxb|this year|last year/);
  });
});

describe('the secret of the embedded database', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'guichet-secret-')), 'data');
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true }));

  test('is made once, for its owner only', async () => {
    const secret = await ownSecret(folder);

    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await ownSecret(folder)).toBe(secret);
    expect((await stat(path.join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await readFile(path.join(folder, 'secret'), 'utf8')).toBe(`${secret}\n`);
  });

  test('is never an empty one', async () => {
    await ownSecret(folder);
    await writeFile(path.join(folder, 'secret'), '');

    await expect(ownSecret(folder)).rejects.toThrow('put the secret back');
  });
});
