import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

/** A process under measure, and what it answers when asked. */
export interface Child {
  /** Where it listens. */
  readonly port: number;
  ask(question: string): Promise<unknown>;
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): void;
}

const readySchema = z.object({ port: z.number() });

/**
 * Starts a process of its own from a file of this folder, so that it shares nothing with who measures it.
 * @throws Error when it ends before it listens
 */
export async function startChild(script: string, settings: object): Promise<Child> {
  const child = fork(path.join(import.meta.dirname, script), [JSON.stringify(settings)], {
    execArgv: ['--expose-gc'],
    // Its log lines go nowhere, as cheaply as to a file; its faults are shown.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      const onExit = () => reject(new Error(`${script} has ended`));
      child.once('exit', onExit);
      child.once('message', (message) => {
        child.off('exit', onExit);
        resolve(message);
      });
    });
  const { port } = readySchema.parse(await answer());
  return {
    port,
    ask(question) {
      const answered = answer();
      child.send({ question });
      return answered;
    },
    kill() {
      child.kill('SIGKILL');
    },
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await exited;
    },
  };
}

const questionSchema = z.object({ question: z.string() });

/** The child's side: says that it listens, answers questions, and ends with the process that started it. */
export function serveParent(port: number, answers: Readonly<Record<string, () => Promise<unknown>>> = {}): void {
  process.on('disconnect', () => process.exit());
  const answer = async (message: unknown) => {
    const { question } = questionSchema.parse(message);
    process.send?.((await answers[question]?.()) ?? null);
  };
  process.on('message', (message) => void answer(message));
  process.send?.({ port });
}

export const settingsOfChild = (): unknown => JSON.parse(process.argv[2] ?? '{}');

/** The processor time that this process has taken since it started, all its threads together. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
