import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Log } from '../../app/ports/log.ts';

/** A socket's path has no room for more, on Linux and macOS. */
const LONGEST_PATH_BYTES = 103;
const orderSchema = z.object({ backUpTo: z.string() });

/** The door by which commands reach the process that has the embedded database: a socket in its folder, which only its owner enters. */
export interface Control {
  stop(): Promise<void>;
}

const socketIn = (dataDir: string) => path.join(path.resolve(dataDir), 'control.sock');

/** Opens the door. A folder whose name is too long for one has none: then the commands ask to stop the process. */
export async function openControl(
  dataDir: string,
  backUp: (file: string) => Promise<void>,
  log: Log,
): Promise<Control | undefined> {
  const address = socketIn(dataDir);
  if (process.platform === 'win32' || Buffer.byteLength(address) > LONGEST_PATH_BYTES) return undefined;
  await rm(address, { force: true }); // left by a process that was killed; the folder is ours alone
  const obey = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { backUpTo } = orderSchema.parse(JSON.parse(await text(asked)));
      await backUp(backUpTo);
      log.info({}, 'a backup was made');
      response.end('done');
    } catch (error) {
      log.warn({ err: error }, 'a backup could not be made');
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  };
  const server = createServer((asked, response) => void obey(asked, response));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address, resolve);
    });
  } catch (error) {
    log.warn({ err: error }, 'no door for commands: stop the process to back it up');
    return undefined;
  }
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

export type Asked = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly reason: string };

/** Asks the process that has the embedded database for a backup. The file's path is the process's: give it whole. */
export function askForBackup(dataDir: string, file: string): Promise<Asked> {
  return new Promise((resolve) => {
    const asked = request({ socketPath: socketIn(dataDir), method: 'POST', path: '/' }, (response) => {
      text(response).then(
        (said) => resolve(response.statusCode === 200 ? { kind: 'done' } : { kind: 'failed', reason: said }),
        (error) => resolve({ kind: 'failed', reason: String(error) }),
      );
    });
    asked.on('error', () =>
      resolve({ kind: 'failed', reason: 'the process that has the database cannot be asked: stop it first' }),
    );
    asked.end(JSON.stringify({ backUpTo: file }));
  });
}
