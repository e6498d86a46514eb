import type { Command } from 'commander';
import { makeCheckKeptClocks } from '../app/sla/check-kept-clocks.ts';
import { LANGUAGES } from '../domain/language.ts';
import { languageFor } from '../texts/language-for.ts';
import { slaCommandTextsFor } from '../texts/sla-command.ts';
import { type DeskOptions, type Environment, onDesk, type Told, tell } from './on-desk.ts';

interface Options extends DeskOptions {
  readonly json?: boolean;
}

/** `guichet sla`: whether the clocks that are kept are those that the histories make. */
export function registerSla(program: Command): void {
  const sla = program
    .command('sla')
    .description('the clocks of tickets: compare them with the histories, or work them out anew');
  const common = (command: Command) =>
    command
      .option('--workspace <team>', 'which workspace, by its id (T…), where several are served')
      .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`)
      .option('--json', 'for machines', false);
  common(sla.command('check').description('compare each clock with what its ticket’s history makes')).action(
    (options: Options) => tell(options, () => checkClocks(process.env, options)),
  );
  common(sla.command('rebuild').description('work out anew the clocks that are missing or differ')).action(
    (options: Options) => tell(options, () => rebuildClocks(process.env, options)),
  );
}

/** @throws what `onDesk` throws */
export const checkClocks = (environment: Environment, options: Options): Promise<Told> =>
  look(environment, options, false);

/** @throws what `onDesk` throws */
export const rebuildClocks = (environment: Environment, options: Options): Promise<Told> =>
  look(environment, options, true);

const MOST_LISTED = 20;

async function look(environment: Environment, options: Options, mend: boolean): Promise<Told> {
  const texts = slaCommandTextsFor(languageFor(options.lang, environment));
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const checked = await makeCheckKeptClocks({ inTransaction })({ deskId, mend });
    const { tickets, clocks, missing, different } = checked;
    const isGood = missing.length + different.length === 0;
    if (options.json) return { ok: isGood || mend, lines: [JSON.stringify(checked)] };
    const listed = (numbers: readonly number[]) => {
      const first = numbers.slice(0, MOST_LISTED).map((number) => `#${number}`);
      return [...first, ...(numbers.length > MOST_LISTED ? [texts.more(numbers.length - MOST_LISTED)] : [])].join(', ');
    };
    const faults = [
      ...(missing.length > 0 ? [texts.missing(missing.length, listed(missing))] : []),
      ...(different.length > 0 ? [texts.different(different.length, listed(different))] : []),
    ];
    const end = isGood ? texts.good : mend ? texts.rebuilt : texts.rebuild;
    return { ok: isGood || mend, lines: [texts.looked(tickets, clocks), ...faults, end] };
  });
}
