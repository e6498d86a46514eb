// Compiles the product and the playground's page into dist/, then copies the files that are served or read as they are.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const typescript = path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const compile = (/** @type {string} */ project) =>
  execFileSync(process.execPath, [path.join(typescript, 'bin', 'tsc'), '-p', project], { cwd: root, stdio: 'inherit' });

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
compile('tsconfig.build.json');
compile('src/playground/page/browser');
for (const folder of ['src/playground/page', 'src/domain/intake', 'manifests/teams']) {
  cpSync(path.join(root, folder), path.join(root, 'dist', folder), {
    recursive: true,
    filter: (source) => !/\.(ts|js)$/.test(source) && !source.endsWith('tsconfig.json'),
  });
}
// npm makes a command executable when it links it, once: not again after a build.
chmodSync(path.join(root, 'dist', 'src', 'cli', 'guichet.js'), 0o755);
