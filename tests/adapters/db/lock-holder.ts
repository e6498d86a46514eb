// A process of its own for embedded.test.ts, which kills it: locks a folder, with the kind of lock of a platform.
import { lockDataFolder } from '../../../src/adapters/db/engine/data-folder-lock.ts';

async function main(): Promise<void> {
  const [dataDir = '', platform] = process.argv.slice(2);
  await lockDataFolder(dataDir, platform === 'darwin' ? 'darwin' : process.platform);
  process.stdout.write('locked\n');
  setInterval(() => undefined, 1_000);
}

void main();
