import type { Log } from '../app/ports/log.ts';

const LONGEST_PAUSE_MS = 30_000;
/** What is due may be in another worker's hands: asking again without a pause would be a spin. */
const SHORTEST_PAUSE_MS = 20;

export interface Loop {
  /** Something may be due now: do not wait for the next poll. */
  wake(): void;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

/**
 * Calls `work` again and again: at once while it finds something, otherwise after `pollMs` or when woken. A failure is
 * logged and followed by a growing pause, so that a database that is away is not hammered.
 */
export function startLoop(options: {
  readonly name: string;
  readonly work: () => Promise<boolean>;
  readonly pollMs: number;
  /** When something will be due, if that is known: a pause ends then, and not only at the next poll. */
  readonly dueInMs?: (atMostMs: number) => Promise<number>;
  readonly log: Log;
}): Loop {
  const { name, work, pollMs, log, dueInMs = async () => pollMs } = options;
  let stopped = false;
  let woken = false;
  let rouse: () => void = () => {};

  const pause = async (ms: number): Promise<void> => {
    if (woken || stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    rouse = () => {};
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopped) {
      woken = false;
      try {
        const found = await work();
        failures = 0;
        if (!found) await pause(Math.max(SHORTEST_PAUSE_MS, await dueInMs(pollMs)));
      } catch (error) {
        failures += 1;
        const pauseMs = Math.min(LONGEST_PAUSE_MS, pollMs * 2 ** failures);
        log.warn({ err: error, worker: name, pauseMs }, 'worker failed, it tries again');
        woken = false;
        await pause(pauseMs);
      }
    }
  };

  const ended = run();
  return {
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      stopped = true;
      rouse();
      await ended;
    },
  };
}
