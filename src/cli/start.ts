import type { Command } from 'commander';
import { start, stopOnSignals } from '../main.ts';
import { endWith } from './end-with.ts';

/** `guichet start`: the desk, or the playground when no credential is set. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('start the desk; without credentials, the playground')
    .action(async () => {
      process.on('unhandledRejection', (error) => endWith(error));
      try {
        const started = await start(process.env);
        stopOnSignals(started);
        if (started.playgroundUrl !== null) console.log(`\n  Guichet : ouvrez ${started.playgroundUrl}\n`);
      } catch (error) {
        endWith(error);
      }
    });
}
