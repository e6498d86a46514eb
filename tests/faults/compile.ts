import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Compiles the desks that can be killed, and the command line, from the sources as they are now: as plain JavaScript they
 * start in less than half the time. Once per run: two tests at a time share what it writes.
 */
export function compileDesks(): void {
  const typescript = path.dirname(createRequire(path.join(root, 'package.json')).resolve('typescript/package.json'));
  execFileSync(process.execPath, [path.join(typescript, 'bin', 'tsc'), '-p', import.meta.dirname], {
    stdio: 'inherit',
  });
}

/** Where a compiled file stands; its name is given from the root of the repository. */
export function compiled(file: string): string {
  return path.join(root, '.cache', 'faults', file);
}
