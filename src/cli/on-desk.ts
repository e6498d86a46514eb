import { type Connection, createDesks } from '../adapters/db/desks.ts';
import { openDatabase } from '../adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../adapters/db/stores/stores.ts';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import type { InTransaction } from '../app/ports/stores.ts';
import { readConfig } from '../config.ts';
import type { DeskId } from '../domain/ids.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { languageFor } from '../texts/language-for.ts';
import { peopleTextsFor } from '../texts/people-command.ts';
import { endWith } from './end-with.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What every command that is about a desk takes. */
export interface DeskOptions {
  readonly workspace?: string;
  readonly lang?: string;
}

/** What a command has to say, and whether it did what was asked. */
export interface Told {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

export const failed = (line: string): Told => ({ ok: false, lines: [line] });

/** Runs a command's work and says what came of it, or why it cannot be done. */
export async function tell({ lang }: Pick<DeskOptions, 'lang'>, work: () => Promise<Told>): Promise<void> {
  try {
    const { ok, lines } = await work();
    for (const line of lines) (ok ? console.log : console.error)(line);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    endWith(error, languageFor(lang, process.env));
  }
}

/**
 * Works on the one desk that is served here, or on the one of that workspace: PostgreSQL while it runs, the embedded database
 * while it does not.
 * @throws UnusableEnvironmentError, DataFolderInUseError, and what `openDatabase` throws
 */
export async function onDesk(
  environment: Environment,
  { workspace, lang }: DeskOptions,
  work: (inTransaction: InTransaction, connection: Connection, otherDesks: readonly DeskId[]) => Promise<Told>,
): Promise<Told> {
  const language = languageFor(lang, environment);
  const texts = peopleTextsFor(language);
  const read = readConfig(environment, language);
  if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
  const { databaseUrl, dataDir } = read.config;
  const database = await openDatabase({
    databaseUrl,
    dataDir,
    log: createPinoLog({ level: 'error' }),
    onFailure: endWith,
  });
  try {
    const ids = createUuidV7Ids();
    const desks = createDesks({ dataSource: database.background, ids });
    const served = (await Promise.all((await desks.all()).map((deskId) => desks.connectionsOf(deskId)))).flat();
    const teams = served.map(({ externalId }) => externalId).join(', ');
    if (served.length === 0) return failed(texts.noDesk);
    const [chosen, ...others] = workspace ? served.filter(({ externalId }) => externalId === workspace) : served;
    if (!chosen) return failed(texts.unknownDesk(workspace ?? '', teams));
    // A workspace of Slack and a tenant of Teams may be one desk.
    if (others.some(({ deskId }) => deskId !== chosen.deskId)) return failed(texts.whichDesk(teams));
    const otherDesks = new Set(served.map(({ deskId }) => deskId).filter((deskId) => deskId !== chosen.deskId));
    const inTransaction = makeInTransaction({ dataSource: database.background, ids, wake: () => {} });
    return await work(inTransaction, chosen, [...otherDesks]);
  } finally {
    await database.close();
  }
}
