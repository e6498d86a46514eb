import { Duplex } from 'node:stream';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts';

/** What the thread is started with; its side of the conversation is `pglite-worker.js`. */
export type WorkerSettings = { dataDir: string; templateFile?: string };
export type ToWorker = { kind: 'connect'; port: MessagePort } | { kind: 'dump' } | { kind: 'close' };
export type FromWorker = { kind: 'ready' } | { kind: 'dumped'; bytes: Uint8Array } | { kind: 'failed'; reason: string };

/** The embedded database did not start, or died: its process must be started again. */
export class EmbeddedDatabaseError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EmbeddedDatabaseError';
  }
}

export type EmbeddedDatabase = {
  /** A socket for pg's client. There is one session: a new connection ends the one before it. */
  connect: () => Duplex;
  /** A tar file of the whole database, for `templateFile`. Call it while no transaction is open. */
  dump: () => Promise<Uint8Array>;
  /** Stops the thread and frees the folder. Close the data source first. */
  close: () => Promise<void>;
};

export type EmbeddedSettings = {
  /** The database's own folder, made if missing, or `memory://`. */
  dataDir: string;
  /**
   * A file made from `dump()` by the same version of PGlite, which a new database starts as a copy of. For tests: a start
   * killed while it copies leaves a broken folder, whereas one without template is made good by the next start.
   */
  templateFile?: string;
  /** Told once if the thread dies before `close`; from then on every query fails at once. */
  onFailure?: (error: EmbeddedDatabaseError) => void;
};

/**
 * Starts PGlite in a thread of its own, to be reached by pg's ordinary client. One process and one connection at a time;
 * why it is built so, and what it survives, is measured in database.md §2.
 *
 * @throws DataFolderInUseError when another process has the folder open
 * @throws EmbeddedDatabaseError when the database cannot be started
 */
export async function openEmbedded({ dataDir, templateFile, onFailure }: EmbeddedSettings): Promise<EmbeddedDatabase> {
  const lock = dataDir.startsWith('memory:') ? undefined : await lockDataFolder(dataDir);
  try {
    const settings: WorkerSettings = { dataDir, ...(templateFile === undefined ? {} : { templateFile }) };
    return superviseWorker(await startWorker(settings), lock, onFailure);
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

const CLOSE_WITHIN_MS = 10_000;

/** The worker, once it is ready. */
function startWorker(settings: WorkerSettings): Promise<Worker> {
  return new Promise((resolve, reject) => {
    // What the thread makes is gone at once: of the 48 MB that V8 would let it fill before it looks, most is only held.
    const resourceLimits = { maxYoungGenerationSizeMb: 6 };
    // Without execArgv a loader or inspector of the parent process would be started again in the thread.
    const worker = new Worker(new URL('./pglite-worker.js', import.meta.url), {
      workerData: settings,
      execArgv: [],
      resourceLimits,
    });
    const onError = (cause: unknown) => {
      const where = `the embedded database ${settings.dataDir} does not start`;
      reject(new EmbeddedDatabaseError(`${where}: ${cause instanceof Error ? cause.message : cause}`, cause));
    };
    const onExit = (code: number) => onError(`its thread ended with code ${code}`);
    const onMessage = (message: FromWorker) => {
      if (message.kind !== 'ready') return onError(message.kind === 'failed' ? message.reason : message.kind);
      worker.off('error', onError).off('exit', onExit).off('message', onMessage);
      resolve(worker);
    };
    worker.on('error', onError).on('exit', onExit).on('message', onMessage);
  });
}

function superviseWorker(
  worker: Worker,
  lock: DataFolderLock | undefined,
  onFailure: EmbeddedSettings['onFailure'],
): EmbeddedDatabase {
  let connection: ConnectionStream | undefined;
  let failure: EmbeddedDatabaseError | undefined;
  let closing = false;
  let receiveDump: ((bytes: Uint8Array) => void) | undefined;
  let refuseDump: ((error: Error) => void) | undefined;

  const fail = (cause: unknown) => {
    if (failure) return;
    const what = closing ? 'is closed' : `has stopped: ${cause instanceof Error ? cause.message : cause}`;
    failure = new EmbeddedDatabaseError(`the embedded database ${what}`, cause);
    connection?.destroy(failure);
    refuseDump?.(failure);
    if (!closing) onFailure?.(failure);
  };

  const exited = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      fail(`its thread ended with code ${code}`);
      resolve();
    });
  });
  worker.on('error', fail);
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'failed') fail(message.reason);
    if (message.kind === 'dumped') receiveDump?.(message.bytes);
  });
  const tell = (message: ToWorker, transfer: MessagePort[] = []) => worker.postMessage(message, transfer);

  return {
    connect: () => {
      connection?.destroy(new EmbeddedDatabaseError('the embedded database was given to a newer connection'));
      const { port1, port2 } = new MessageChannel();
      connection = new ConnectionStream(port1, () => failure);
      tell({ kind: 'connect', port: port2 }, [port2]);
      return connection;
    },
    dump: () =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        receiveDump = resolve;
        refuseDump = reject;
        tell({ kind: 'dump' });
      }),
    close: async () => {
      closing = true;
      tell({ kind: 'close' });
      const stuck = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS);
      await exited;
      clearTimeout(stuck);
      await lock?.release();
    },
  };
}

const TERMINATE = 'X'.charCodeAt(0);

/** What pg's client takes for a socket. It carries whole protocol messages, as pg writes them, to the worker and back. */
class ConnectionStream extends Duplex {
  readonly #port: MessagePort;
  readonly #failure: () => Error | undefined;

  constructor(port: MessagePort, failure: () => Error | undefined) {
    super();
    this.#port = port;
    this.#failure = failure;
    port.on('message', (bytes: Uint8Array) => this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  }

  connect(): this {
    process.nextTick(() => {
      const failure = this.#failure();
      if (failure) this.destroy(failure);
      else this.emit('connect');
    });
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#send(chunk);
    done();
  }

  /** A query of the extended protocol is five messages, which pg corks: they go as one. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port.close();
    done(error);
  }

  #send(message: Buffer): void {
    if (message[0] === TERMINATE) {
      this.destroy(); // passed on, it would end the engine
      return;
    }
    const copy = Uint8Array.from(message); // pg keeps some messages to send them again, so its memory is not given away
    this.#port.postMessage(copy, [copy.buffer]);
  }
}
