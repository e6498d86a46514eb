import { setTimeout as sleep } from 'node:timers/promises';
import { type Loop, startLoop } from '../../src/workers/loop.ts';
import { createRecordingLog } from '../support/recording-log.ts';

const LONG_AGO = 60_000;

describe('a worker', () => {
  let loop: Loop | undefined;
  afterEach(() => loop?.stop());

  test('works at once, and again while it finds something', async () => {
    const worked = createCounter();
    loop = start({ pollMs: LONG_AGO, work: async () => worked.add() < 3 });

    await worked.reached(3);
    await sleep(10);

    expect(worked.count).toBe(3);
  });

  test('looks again after its poll', async () => {
    const worked = createCounter();
    loop = start({ pollMs: 1, work: async () => worked.add() < 0 });

    await worked.reached(3);
  });

  test('does not wait for its poll when something is due before', async () => {
    const worked = createCounter();
    loop = start({ pollMs: LONG_AGO, dueInMs: async () => 1, work: async () => worked.add() < 0 });

    await worked.reached(2);
  });

  test('does not wait for its poll once it is woken', async () => {
    const worked = createCounter();
    loop = start({ pollMs: LONG_AGO, work: async () => worked.add() < 0 });
    await worked.reached(1);

    loop.wake();

    await worked.reached(2);
  });

  test('looks again when it is woken while it works: what woke it may be newer than what it saw', async () => {
    const worked = createCounter();
    const first = createGate();
    loop = start({
      pollMs: LONG_AGO,
      work: async () => {
        if (worked.add() === 1) await first.opened;
        return false;
      },
    });
    await worked.reached(1);

    loop.wake();
    first.open();

    await worked.reached(2);
  });

  test('stops after the work in hand', async () => {
    const gate = createGate();
    const worked = createCounter();
    let finished = false;
    loop = start({
      pollMs: 1,
      work: async () => {
        worked.add();
        await gate.opened;
        finished = true;
        return true;
      },
    });
    await worked.reached(1);

    const stopped = loop.stop();
    await sleep(5);
    expect(finished).toBe(false);
    gate.open();
    await stopped;

    expect(finished).toBe(true);
    expect(worked.count).toBe(1);
  });

  test('stops at once while it waits', async () => {
    const worked = createCounter();
    loop = start({ pollMs: LONG_AGO, work: async () => worked.add() < 0 });
    await worked.reached(1);

    await loop.stop();

    expect(worked.count).toBe(1);
  });

  test('says that it failed, waits longer each time, and goes on', async () => {
    const worked = createCounter();
    const log = createRecordingLog();
    loop = start({
      pollMs: 1,
      log,
      work: async () => {
        if (worked.add() <= 3) throw new Error('the database is away');
        return false;
      },
    });

    await worked.reached(4);

    expect(log.lines).toEqual([
      expect.objectContaining({ level: 'warn', worker: 'outbox', pauseMs: 2 }),
      expect.objectContaining({ level: 'warn', worker: 'outbox', pauseMs: 4 }),
      expect.objectContaining({ level: 'warn', worker: 'outbox', pauseMs: 8 }),
    ]);
  });

  test('is not hurried by work that comes in while it fails', async () => {
    const worked = createCounter();
    loop = start({
      pollMs: LONG_AGO,
      work: async () => {
        worked.add();
        loop?.wake();
        throw new Error('the database is away');
      },
    });
    await worked.reached(1);
    await sleep(10);

    expect(worked.count).toBe(1);
  });
});

type LoopOptions = Parameters<typeof startLoop>[0];

function start(options: Pick<LoopOptions, 'pollMs' | 'work'> & Partial<LoopOptions>): Loop {
  return startLoop({ name: 'outbox', log: createRecordingLog(), ...options });
}

function createGate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function createCounter() {
  let count = 0;
  let tell = (): void => {};
  return {
    get count() {
      return count;
    },
    add(): number {
      count += 1;
      tell();
      return count;
    },
    async reached(wanted: number): Promise<void> {
      while (count < wanted)
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
    },
  };
}
