import type { Command } from 'commander';
import { type Connection, createDesks } from '../adapters/db/desks.ts';
import { DataFolderInUseError } from '../adapters/db/engine/data-folder-lock.ts';
import { openDatabase } from '../adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../adapters/db/stores/stores.ts';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import { type ChangeRoleResult, GIVEN_ROLES, makeChangeRole } from '../app/people/change-role.ts';
import type { InTransaction, KnownPerson } from '../app/ports/stores.ts';
import { readConfig } from '../config.ts';
import { assertNever } from '../domain/assert-never.ts';
import { LANGUAGES } from '../domain/language.ts';
import { findByName } from '../domain/people/find-by-name.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { peopleTextsFor } from '../texts/people-command.ts';
import { endWith } from './end-with.ts';
import { languageFor } from './language-for.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Options {
  readonly workspace?: string;
  readonly lang?: string;
}

/** What a command has to say, and whether it did what was asked. */
export interface Told {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** `guichet people`: who is known to the desk and what they may do; PostgreSQL while it runs, the embedded database while it does not. */
export function registerPeople(program: Command): void {
  const people = program.command('people').description('who is known to the desk, and what each may do');
  const common = (command: Command) =>
    command
      .option('--workspace <team>', 'which workspace, by its id (T…), where several are served')
      .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`);

  common(people.command('list').description('everybody the desk knows: role, name, account, address')).action(
    (options: Options) => tell(() => listPeople(process.env, options)),
  );
  common(
    people
      .command('role <who> <role>')
      .description(`give somebody (address, @name or account U…) a role: ${GIVEN_ROLES.join(', ')}`),
  ).action((who: string, role: string, options: Options) => tell(() => giveRole(process.env, who, role, options)));
}

async function tell(work: () => Promise<Told>): Promise<void> {
  try {
    const { ok, lines } = await work();
    for (const line of lines) (ok ? console.log : console.error)(line);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    if (error instanceof DataFolderInUseError)
      console.error(peopleTextsFor(languageFor(undefined, process.env)).stopFirst);
    endWith(error);
  }
}

/** One line a person: role, name, accounts, addresses, separated by tabs. */
export function listPeople(environment: Environment, options: Options): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const everybody = await inTransaction(deskId, ({ people }) => people.everybody());
    if (everybody.length === 0) return { ok: true, lines: [texts.nobody] };
    const lines = everybody.map((person) => {
      const accounts = person.accounts.map(({ externalId }) => externalId).join(' ');
      const addresses = person.accounts.flatMap(({ email }) => email ?? []).join(' ');
      return [texts.roles[person.role], person.name, accounts, addresses].join('\t').trimEnd();
    });
    return { ok: true, lines };
  });
}

/** @throws what `openDatabase` throws */
export async function giveRole(environment: Environment, who: string, role: string, options: Options): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  const given = GIVEN_ROLES.find((known) => known === role);
  if (!given) return failed(texts.unknownRole(role, GIVEN_ROLES.join(', ')));
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const everybody = await inTransaction(deskId, ({ people }) => people.everybody());
    const [person, ...others] = whoIs(everybody, who);
    if (!person) return failed(texts.unknownPerson(who));
    if (others.length > 0) return failed(texts.whichPerson(who, [person, ...others].map(named).join(', ')));

    const result = await makeChangeRole({ inTransaction })({ deskId, personId: person.personId, role: given });
    const { ok, words } = inWords(result, texts);
    const hasTeam = (await inTransaction(deskId, ({ channels }) => channels.withRole('triage'))).length > 0;
    const isByMembership = hasTeam && result.kind === 'changed' && [given, result.from].includes('agent');
    return { ok, lines: isByMembership ? [words, texts.byMembership] : [words] };
  });
}

function inWords(result: ChangeRoleResult, texts: ReturnType<typeof peopleTextsFor>): { ok: boolean; words: string } {
  switch (result.kind) {
    case 'changed':
      return {
        ok: true,
        words: texts.changed(result.person.name, texts.roles[result.from], texts.roles[result.person.role]),
      };
    case 'unchanged':
      return { ok: true, words: texts.unchanged(result.person.name, texts.roles[result.person.role]) };
    case 'unknown_person':
      return { ok: false, words: texts.nobody };
    case 'guest':
      return { ok: false, words: texts.guest(result.person.name) };
    case 'last_administrator':
      return { ok: false, words: texts.lastAdministrator(result.person.name) };
    default:
      return assertNever(result);
  }
}

/** By account, by address, or by name with or without its @. */
function whoIs(everybody: readonly KnownPerson[], who: string): readonly KnownPerson[] {
  const wanted = who.trim();
  const byAccount = everybody.filter(({ accounts }) => accounts.some(({ externalId }) => externalId === wanted));
  if (byAccount.length > 0) return byAccount;
  const address = wanted.toLowerCase();
  const byAddress = everybody.filter(({ accounts }) => accounts.some(({ email }) => email?.toLowerCase() === address));
  return byAddress.length > 0 ? byAddress : findByName(everybody, wanted.replace(/^@/, ''));
}

const named = ({ name, accounts }: KnownPerson): string =>
  `${name} (${accounts.map(({ externalId }) => externalId).join(' ')})`;

const failed = (line: string): Told => ({ ok: false, lines: [line] });

async function onDesk(
  environment: Environment,
  { workspace, lang }: Options,
  work: (inTransaction: InTransaction, connection: Connection) => Promise<Told>,
): Promise<Told> {
  const texts = peopleTextsFor(languageFor(lang, environment));
  const read = readConfig(environment);
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
    if (others.length > 0) return failed(texts.whichDesk(teams));
    const inTransaction = makeInTransaction({ dataSource: database.background, ids, wake: () => {} });
    return await work(inTransaction, chosen);
  } finally {
    await database.close();
  }
}
