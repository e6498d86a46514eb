import { createHash } from 'node:crypto';
import { mkdir, realpath, unlink } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Thrown by `lockDataFolder`: another process, or this one, has the folder open. */
export class DataFolderInUseError extends Error {
  readonly dataDir: string;
  /** Process id of the owner; undefined when it did not say. */
  readonly ownerPid: number | undefined;

  constructor(dataDir: string, ownerPid: number | undefined) {
    const owner = ownerPid === undefined ? 'another process' : `process ${ownerPid}`;
    super(`the embedded database ${dataDir} is already open in ${owner}; set DATABASE_URL to run several processes`);
    this.name = 'DataFolderInUseError';
    this.dataDir = dataDir;
    this.ownerPid = ownerPid;
  }
}

export type DataFolderLock = { release: () => Promise<void> };

/**
 * Makes the folder if need be and takes the exclusive right to it, until `release` or until the process ends in any way.
 * PGlite has no lock of its own: two processes on one folder silently lose rows (database.md §2).
 *
 * The lock is a listening socket, because the system closes it whatever kills its owner. Linux has sockets without a file
 * and Windows has pipes: nothing stays behind. Elsewhere a killed owner leaves a socket file, which is taken over.
 * Processes in two containers that share the folder do not see each other.
 *
 * @throws DataFolderInUseError
 */
export async function lockDataFolder(
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
): Promise<DataFolderLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const address = lockAddress(await realpath(dataDir), platform);

  const server = (await listen(address)) ?? (await takeOver(dataDir, address));
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Where the owner of a folder listens, on each platform. */
export function lockAddress(realDataDir: string, platform: NodeJS.Platform): string {
  const id = `guichet-${createHash('sha256').update(realDataDir).digest('hex').slice(0, 16)}`;
  if (platform === 'linux') return `\0${id}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${id}`;
  return path.join(tmpdir(), `${id}.sock`);
}

async function takeOver(dataDir: string, address: string): Promise<net.Server> {
  const owner = await askOwner(address);
  if (owner.kind === 'alive') throw new DataFolderInUseError(dataDir, owner.pid);

  if (path.isAbsolute(address)) await unlink(address).catch(ignoreMissing);
  const server = await listen(address);
  if (!server) throw new DataFolderInUseError(dataDir, undefined);
  return server;
}

/** Listens on the address and tells whoever asks which process this is; undefined when the address is taken. */
function listen(address: string): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((asker) => {
      asker.on('error', () => asker.destroy());
      asker.end(String(process.pid));
    });
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address, () => resolve(server.unref()));
  });
}

type Owner = { kind: 'alive'; pid: number | undefined } | { kind: 'dead' };

/** An owner that may not be asked (another user's) counts as alive. */
function askOwner(address: string): Promise<Owner> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(address);
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('error', (error) => {
      if (codeOf(error) === 'ECONNREFUSED' || codeOf(error) === 'ENOENT') resolve({ kind: 'dead' });
    });
    socket.on('close', () => resolve({ kind: 'alive', pid: Number.parseInt(answer, 10) || undefined }));
  });
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
