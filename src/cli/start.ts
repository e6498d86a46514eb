import type { Command } from 'commander';
import { start, stopOnSignals } from '../main.ts';
import { terminal } from '../texts/terminal.ts';
import { endWith } from './end-with.ts';

/** `guichet start`: the desk, or the playground when no credential is set. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('start the desk; without credentials, the playground')
    .action(async () => {
      process.on('unhandledRejection', (error) => endWith(error));
      try {
        const started = await stopOnSignals((ending) =>
          start(process.env, { onPreparing: () => say(terminal.preparing), ...ending }),
        );
        if (started.playgroundUrl !== null) say([...terminal.open, '', started.playgroundUrl, '']);
      } catch (error) {
        endWith(error);
      }
    });
}

function say(lines: readonly string[]): void {
  console.log(['', ...lines.map((line) => (line === '' ? line : `  ${line}`))].join('\n'));
}
