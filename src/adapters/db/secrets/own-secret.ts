import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isNativeError } from 'node:util/types';

const FILE = 'secret';

/**
 * The secret of a desk on the embedded database: made the first time, then kept in its folder, readable by its owner only.
 * The folder is the desk's own while its database is open, so nobody makes a second one at the same time.
 * @throws Error when the folder cannot be read or written
 */
export async function ownSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    // Written only where there is none: a secret that was replaced would leave every token unreadable.
    await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(isNativeError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret === '') throw new Error(`${file} is empty: put the secret back from a backup, or delete the file`);
  return secret;
}
