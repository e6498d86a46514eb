import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const command = path.join(root, 'dist', 'src', 'cli', 'guichet.js');

/** The time that a fresh machine is given from the start to the address. */
export const START_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 20_000;
const ADDRESS = /^\s*(http:\/\/\S+\/playground\/\S+)\s*$/m;

export interface RunningProduct {
  /** The one address that it printed. */
  readonly url: string;
  /** From the start to that address. */
  readonly startedInMs: number;
  /** All that it wrote to the terminal. */
  printed(): string;
  /** Ctrl + C. The exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built product as `npm start` does: in an empty folder, with nothing in its environment but a free port. */
export async function aRunningProduct(): Promise<RunningProduct> {
  buildIfStale();
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-e2e-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [command, 'start'], { cwd: folder, env: { PORT: '0' } });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no address within 3 × ${START_WITHIN_MS} ms:\n${printed}`));
    }, 3 * START_WITHIN_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = ADDRESS.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then((code) => reject(new Error(`it ended with code ${code}:\n${printed}`)));
  });
  return {
    url,
    startedInMs: performance.now() - startedAt,
    printed: () => printed,
    async stop() {
      const stuck = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      child.kill('SIGINT');
      const code = await exited;
      clearTimeout(stuck);
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Builds the product when `dist` is missing or old. Not at once by two: jest's global setup has done it by then. */
export function buildIfStale(): void {
  if (isStale()) execFileSync(process.execPath, [path.join(root, 'scripts', 'build.js')], { cwd: root });
}

/** Whether `dist` is missing, or older than what it is built from. */
function isStale(): boolean {
  if (!existsSync(command)) return true;
  const builtAt = statSync(command).mtimeMs;
  return ['src', 'migrations', 'manifests'].some((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && statSync(path.join(entry.parentPath, entry.name)).mtimeMs > builtAt,
    ),
  );
}
