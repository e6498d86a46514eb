// Plain JavaScript, because jest.config.js asks it whether there is a PostgreSQL to test on.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const suffix = process.platform === 'win32' ? '.exe' : '';

/** The folder of the newest PostgreSQL server on this machine: on the PATH, or where Debian and Ubuntu put it. */
export function findPostgresBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(DEBIAN, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name + suffix))));
}

/** Whether the suite runs on PostgreSQL too. `TEST_POSTGRES=off` leaves it out. */
export function hasTestPostgres() {
  if (process.env['TEST_POSTGRES'] === 'off') return false;
  return Boolean(process.env['TEST_DATABASE_URL']) || findPostgresBinaries() !== undefined;
}
