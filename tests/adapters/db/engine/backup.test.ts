import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BackupError, backUpStopped, restoreBackup } from '../../../../src/adapters/db/engine/backup.ts';
import { DataFolderInUseError } from '../../../../src/adapters/db/engine/data-folder-lock.ts';
import { openDatabase } from '../../../../src/adapters/db/engine/database.ts';
import { askForBackup, openControl } from '../../../../src/adapters/http/control.ts';
import { putDatabaseIn } from '../../../support/data-folder.ts';
import { databaseKind, testOnEmbedded } from '../../../support/test-database.ts';
import { countingLog } from '../../slack/signed-request.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'guichet-backup-'));
  if (databaseKind === 'embedded') putDatabaseIn(dataDir);
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const open = () => openDatabase({ databaseUrl: null, dataDir, log: countingLog().log, onFailure: () => {} });
const fileIn = (name: string) => path.join(dataDir, name);

async function notes(): Promise<unknown> {
  const database = await open();
  const rows = await database.background.query('select words from note order by words');
  await database.close();
  return rows;
}

testOnEmbedded('a running desk is backed up through its door, whole, for its owner only, and comes back', async () => {
  const database = await open();
  const query = (sql: string) => database.background.query(sql);
  await query('create table note (words text)');
  await query(`insert into note values ('before')`);
  const control = await openControl(dataDir, async (file) => database.backUp?.(file), countingLog().log);

  await expect(backUpStopped({ dataDir, file: fileIn('one.gz') })).rejects.toThrow(DataFolderInUseError);
  const writes = Promise.all(Array.from({ length: 20 }, (_, n) => query(`insert into note values ('during ${n}')`)));
  expect(await askForBackup(dataDir, fileIn('one.gz'))).toEqual({ kind: 'done' });
  await writes;
  await query(`insert into note values ('after')`);
  await control?.stop();
  await database.close();
  expect((await stat(fileIn('one.gz'))).mode & 0o077).toBe(0);

  const { keptAs } = await restoreBackup({ dataDir, file: fileIn('one.gz') });

  const restored = JSON.stringify(await notes());
  expect(restored).toContain('before');
  expect(restored).not.toContain('after');
  expect(keptAs).not.toBeNull();
  expect(await readdir(dataDir)).toContain(path.basename(keptAs ?? ''));
});

testOnEmbedded('what is no backup changes nothing, and says so', async () => {
  const database = await open();
  await database.background.query('create table note (words text)');
  await database.close();
  await writeFile(fileIn('not.gz'), 'no backup');

  await expect(restoreBackup({ dataDir, file: fileIn('not.gz') })).rejects.toThrow(BackupError);
  await expect(restoreBackup({ dataDir, file: fileIn('missing.gz') })).rejects.toThrow(/ENOENT/);

  expect(await notes()).toEqual([]);
});

testOnEmbedded('a desk that runs is not replaced', async () => {
  const database = await open();

  await expect(restoreBackup({ dataDir, file: fileIn('any.gz') })).rejects.toThrow(DataFolderInUseError);
  await database.close();
});

testOnEmbedded('where nobody is, and where a file cannot be written, one is told so', async () => {
  const empty = fileIn('empty');
  await mkdir(empty);
  await expect(backUpStopped({ dataDir: empty, file: fileIn('one.gz') })).rejects.toThrow(/no embedded database/);
  expect(await askForBackup(dataDir, fileIn('one.gz'))).toMatchObject({ kind: 'failed' });
  await (await open()).close();
  await expect(backUpStopped({ dataDir, file: fileIn('no/such/folder.gz') })).rejects.toThrow(BackupError);
});
