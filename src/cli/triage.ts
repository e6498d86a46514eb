import type { Command } from 'commander';
import { registerExport } from './triage/export.ts';
import { registerReplay } from './triage/replay.ts';

/** `guichet triage`: what triage does with messages, looked at from outside. */
export function registerTriage(program: Command): void {
  const triage = program.command('triage').description('what triage does with messages: before installing, and after');
  for (const register of [registerReplay, registerExport]) register(triage);
}
