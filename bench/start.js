// Compiles the product and the benchmark as the build does, since figures of anything but plain JavaScript would flatter
// or slander the product, then runs the benchmark. Arguments: see run.ts.
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const compiled = path.join(root, '.cache', 'bench');
const typescript = path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

rmSync(compiled, { recursive: true, force: true });
execFileSync(process.execPath, [path.join(typescript, 'bin', 'tsc'), '-p', import.meta.dirname], { stdio: 'inherit' });
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', path.join(compiled, 'bench', 'run.js'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
