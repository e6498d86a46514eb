/**
 * The embedded database's own thread: PostgreSQL compiled to WASM runs every statement synchronously, and here it cannot
 * stall the timers and sockets of the product. Plain JavaScript, because Node 20 starts no TypeScript in a thread.
 *
 * It has one session. Each connection of pg's client comes with a port of its own, and starts from a clean session: what
 * a closed connection left behind (an open transaction, prepared statements, settings, advisory locks) is undone first.
 * Messages are protocol bytes, passed on as they are; the union types of the rest stand in `embedded.ts`.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

const SETTINGS = ['shared_buffers=16MB', 'max_wal_size=64MB', 'min_wal_size=32MB', "timezone='UTC'"];

/** @type {import('./embedded.ts').WorkerSettings} */
const settings = workerData;

/** @param {import('./embedded.ts').FromWorker} message */
const tell = (message) => parentPort?.postMessage(message);

const openDatabase = async () => {
  const { dataDir, templateFile } = settings;
  const isNew = !existsSync(path.join(dataDir, 'PG_VERSION'));
  return PGlite.create({
    dataDir,
    extensions: { pg_trgm, unaccent },
    postgresqlconf: SETTINGS,
    ...(templateFile !== undefined && isNew && { loadDataDir: new Blob([await readFile(templateFile)]) }),
  });
};

/**
 * Each answer ends in this message and one byte of status, an error's too, unless the engine cannot go on (a full disk, a
 * lost file): then pg's client would wait for ever. The answer may come in pieces, cut anywhere.
 */
const READY_FOR_QUERY = Buffer.from('Z\0\0\0\x05');
const READY_FOR_QUERY_BYTES = READY_FOR_QUERY.length + 1;

/** @param {PGlite} db */
const serve = (db) => {
  /** @type {import('node:worker_threads').MessagePort | undefined} */
  let current;
  let queue = Promise.resolve();

  // A statement's own error is an answer in protocol bytes; an exception means that the engine itself is broken.
  /** @param {() => Promise<void>} work */
  const enqueue = (work) => {
    queue = queue.then(work).catch((error) => {
      tell({ kind: 'failed', reason: String(error) });
      process.exit(1);
    });
  };

  /** @param {import('node:worker_threads').MessagePort} port */
  const connect = (port) => {
    enqueue(async () => {
      current = port;
      await db.exec('rollback');
      await db.exec('discard all');
    });
    port.on('message', (/** @type {Uint8Array} */ bytes) =>
      enqueue(async () => {
        if (port !== current) return;
        let end = Buffer.alloc(0);
        await db.execProtocolRawStream(bytes, {
          onRawData: (data) => {
            // The data lies in the engine's memory, which it will use again.
            const answer = data.slice();
            end = Buffer.concat([end, answer.subarray(-READY_FOR_QUERY_BYTES)]).subarray(-READY_FOR_QUERY_BYTES);
            port.postMessage(answer, [answer.buffer]);
          },
        });
        if (!end.subarray(0, -1).equals(READY_FOR_QUERY)) throw new Error('it panicked, and its answer has no end');
      }),
    );
  };

  parentPort?.on('message', (/** @type {import('./embedded.ts').ToWorker} */ message) => {
    switch (message.kind) {
      case 'connect':
        connect(message.port);
        break;
      case 'dump':
        enqueue(async () => {
          await db.exec('checkpoint');
          const dumped = await db.dumpDataDir('none');
          tell({ kind: 'dumped', bytes: new Uint8Array(await dumped.arrayBuffer()) });
        });
        break;
      case 'close':
        enqueue(async () => {
          await db.close();
          process.exit(0);
        });
        break;
    }
  });
};

try {
  serve(await openDatabase());
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'failed', reason: String(error) });
  process.exit(1);
}
