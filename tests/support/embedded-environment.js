// Plain JavaScript: jest loads it as it is, once in each of its processes.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { TestEnvironment } from 'jest-environment-node';

const pglite = path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
/** @type {{ compile: (bytes: Buffer) => Promise<object> }} what the types of Node do not know */
const webAssembly = Reflect.get(globalThis, 'WebAssembly');
const engine = await webAssembly.compile(await readFile(path.join(pglite, 'pglite.wasm')));

/**
 * The environment of tests on the embedded database. V8 shares the machine code of a WebAssembly module among the threads
 * of a process for as long as one of them holds the module: held here, the engine of a test file begins with all that
 * those of the files before it have compiled.
 */
// biome-ignore lint/style/noDefaultExport: jest loads it so
export default class EmbeddedEnvironment extends TestEnvironment {
  static engine = engine;
}
