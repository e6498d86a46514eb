import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { LANGUAGES } from '../domain/language.ts';
import { PRESET_NAMES } from '../policy/policy.ts';
import { tell } from './on-desk.ts';
import { type ApplyOptions, applyPolicyFile } from './policy/apply.ts';
import { checkPolicyFile, type FileOptions } from './policy/check.ts';
import { diffPolicyFile } from './policy/diff.ts';
import { type ExportOptions, exportPolicy } from './policy/export.ts';

/** `guichet policy`: everything about a desk as one file, taken out, changed, checked and applied. */
export function registerPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .description('the desk’s rules as one file: promises, calendars, escalation …');
  const common = (command: Command) =>
    command
      .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`)
      .option('--workspace <team>', 'which workspace, by its id (T…), where several are served');
  const json = (command: Command) => command.option('--json', 'for machines', false);

  common(
    policy
      .command('export')
      .description('print the policy that applies, with its version on top')
      .option('--preset <name>', `a preset instead: ${PRESET_NAMES.join(', ')}`),
  ).action((options: ExportOptions) => tell(options, () => exportPolicy(process.env, options)));

  json(common(policy.command('check <file>').description('name every fault of a file with its place'))).action(
    (path: string, options: FileOptions) => tell(options, () => checkPolicyFile(process.env, path, options)),
  );

  json(
    common(
      policy.command('diff <file>').description('what a file would change of the policy that applies, place by place'),
    ),
  ).action((path: string, options: FileOptions) => tell(options, () => diffPolicyFile(process.env, path, options)));

  json(
    common(
      policy
        .command('apply <file>')
        .description('apply a file, once it was said what would become of running clocks')
        .option('--by <address>', 'the administrator who applies it')
        .option('--since <date>', 'open time counts by it since that day: a closure entered late')
        .option('--yes', 'without being asked', false)
        .option('--dry-run', 'only say what would happen', false),
    ),
  ).action((path: string, options: ApplyOptions) =>
    tell(options, () => applyPolicyFile(process.env, path, options, { say: (line) => console.log(line), ask })),
  );
}

/** What the person at the terminal answers; null when nobody is there. */
async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
