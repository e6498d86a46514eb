import { type ChildProcess, fork } from 'node:child_process';
import { compiled } from '../compile.ts';
import { type Order, type Report, reportSchema } from './orders.ts';

/** A worker in a process of its own, which dies when it is told to. */
export interface WorkerProcess {
  open(deskId: string): Promise<void>;
  /** @returns undefined when it died of it */
  poll(
    at: Date,
    death?: Extract<Order, { kind: 'poll' }>['death'],
  ): Promise<{ checked: number; failed: boolean } | undefined>;
  kill(): Promise<void>;
  isAlive(): boolean;
}

export function startWorker(environment: Readonly<Record<string, string>>): WorkerProcess {
  const child = fork(compiled('tests/faults/month/clock-worker.js'), {
    execArgv: [],
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      output = (output + data.toString()).slice(-10_000);
    });
  let isAlive = true;
  const ended = new Promise<undefined>((resolve) => {
    child.once('close', () => {
      isAlive = false;
      resolve(undefined);
    });
  });
  const ask = (order: Order): Promise<Report | undefined> => {
    const answer = nextReport(child);
    child.send(order, () => undefined); // that it is gone is told by `ended`
    return Promise.race([answer, ended]);
  };
  return {
    async open(deskId) {
      if (!(await ask({ kind: 'open', deskId }))) throw new Error(`the worker ended at its start:\n${output}`);
    },
    async poll(at, death = null) {
      const report = await ask({ kind: 'poll', at: at.toISOString(), death });
      if (!report && !death) throw new Error(`the worker ended unasked:\n${output}`);
      return report?.kind === 'polled' ? report : undefined;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    isAlive: () => isAlive,
  };
}

function nextReport(child: ChildProcess): Promise<Report> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(reportSchema.parse(message)));
  });
}
