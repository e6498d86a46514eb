import { spawn } from 'node:child_process';
import { compiled } from './compile.ts';
import type { End } from './desk-process.ts';

/** A `guichet` command that runs. */
export interface RunningCommand {
  readonly ended: Promise<End>;
  /** What it wrote to the terminal. */
  output(): string;
  /** Waits until it has written this. @throws Error when it ended without */
  says(words: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts the command as a user does, with nothing but this in its environment. */
export function runGuichet(
  command: string,
  environment: Readonly<Record<string, string>>,
  cwd: string,
): RunningCommand {
  const child = spawn(process.execPath, [compiled('src/cli/guichet.js'), command], {
    env: { PATH: process.env['PATH'], ...environment },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString();
      for (const listener of listeners) listener();
    });
  const ended = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    ended,
    output: () => output,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(words) && resolve();
        listeners.add(look);
        look();
        void ended.then(({ code, signal }) => reject(new Error(`it ended with ${signal ?? code}:\n${output}`)));
      }),
    signal: (signal) => void child.kill(signal),
  };
}
