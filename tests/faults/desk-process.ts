import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { compiled } from './compile.ts';
import { type Death, type Order, type Report, reportSchema } from './desk-orders.ts';

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A desk in a process of its own: killed, stopped and frozen from here. */
export interface DeskProcess {
  /** Opens the database and the desk. @returns the address that takes Slack's requests. @throws Error when it ended instead */
  open(death?: Death): Promise<string>;
  /** Waits until all that was received is handled, and all that is to be said is said. */
  finished(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Stops it as a service manager does, and says how it ended. */
  stop(): Promise<End>;
  readonly ended: Promise<End>;
  /** What it printed. */
  output(): string;
}

const KEPT_OUTPUT = 20_000;
const FINISHED_WITHIN_MS = 90_000;

/** Starts the process, which loads its code and then waits for `open`: the next desk is ready when one is killed. */
export function prepareDesk(environment: Readonly<Record<string, string>>): DeskProcess {
  const child = fork(compiled('tests/faults/killable-desk.js'), {
    execArgv: [],
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      output = (output + data.toString()).slice(-KEPT_OUTPUT);
    });
  const ended = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

  const ask = async <Kind extends Report['kind']>(
    order: Order,
    kind: Kind,
  ): Promise<Extract<Report, { kind: Kind }>> => {
    const answer = nextReport(child, kind);
    child.send(order, () => undefined); // that it is gone is told by `ended`
    const end = ended.then(({ code, signal }): never => {
      throw new Error(`the desk ended with ${signal ?? code}:\n${output}`);
    });
    return Promise.race([answer, end]);
  };

  return {
    async open(death) {
      const { port } = await ask({ kind: 'open', death: death ?? null }, 'open');
      return `http://127.0.0.1:${port}/slack/events`;
    },
    async finished() {
      const giveUpAt = Date.now() + FINISHED_WITHIN_MS;
      for (;;) {
        const { count } = await ask({ kind: 'count_unfinished' }, 'unfinished');
        if (count === 0) return;
        if (Date.now() > giveUpAt) throw new Error(`${count} things are still to be done:\n${output}`);
        await sleep(200);
      }
    },
    signal: (signal) => void child.kill(signal),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    ended,
    output: () => output,
  };
}

function nextReport<Kind extends Report['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Report, { kind: Kind }>> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const report = reportSchema.parse(message);
      if (!isOf(report, kind)) return;
      child.off('message', listen);
      resolve(report);
    };
    child.on('message', listen);
  });
}

function isOf<Kind extends Report['kind']>(report: Report, kind: Kind): report is Extract<Report, { kind: Kind }> {
  return report.kind === kind;
}
