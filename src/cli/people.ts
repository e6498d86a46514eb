import type { Command } from 'commander';
import { type ChangeRoleResult, GIVEN_ROLES, makeChangeRole } from '../app/people/change-role.ts';
import { makeLinkPeople, makeUnlinkAccount } from '../app/people/link-people.ts';
import type { InTransaction, KnownAccount, KnownPerson } from '../app/ports/stores.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { DeskId } from '../domain/ids.ts';
import { LANGUAGES } from '../domain/language.ts';
import { findByName } from '../domain/people/find-by-name.ts';
import { addressOf } from '../domain/people/joining.ts';
import { policySchema } from '../policy/policy.ts';
import { languageFor } from '../texts/language-for.ts';
import { type PeopleTexts, peopleTextsFor } from '../texts/people-command.ts';
import { type DeskOptions, type Environment, failed, onDesk, type Told, tell } from './on-desk.ts';

/** `guichet people`: who is known to the desk and what they may do; PostgreSQL while it runs, the embedded database while it does not. */
export function registerPeople(program: Command): void {
  const people = program.command('people').description('who is known to the desk, and what each may do');
  const common = (command: Command) =>
    command
      .option('--workspace <team>', 'which workspace, by its id (T…), where several are served')
      .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`);

  common(people.command('list').description('everybody the desk knows: role, name, account, address')).action(
    (options: DeskOptions) => tell(options, () => listPeople(process.env, options)),
  );
  common(
    people
      .command('role <who> <role>')
      .description(`give somebody (address, @name or account U…) a role: ${GIVEN_ROLES.join(', ')}`),
  ).action((who: string, role: string, options: DeskOptions) =>
    tell(options, () => giveRole(process.env, who, role, options)),
  );
  common(
    people
      .command('link <stays> <joins>')
      .description(
        'two people known from two platforms are one: the first keeps name and language, tickets are theirs together',
      ),
  ).action((stays: string, joins: string, options: DeskOptions) =>
    tell(options, () => linkPeople(process.env, stays, joins, options)),
  );
  common(
    people
      .command('unlink <account>')
      .description('an account that was joined to somebody is another person’s again, with what was asked for there'),
  ).action((account: string, options: DeskOptions) =>
    tell(options, () => unlinkAccount(process.env, account, options)),
  );
  common(
    people
      .command('domains [domains...]')
      .description(
        'e-mail domains on which one address on two platforms is one person: shown, or chosen ("none" for none)',
      ),
  ).action((domains: string[], options: DeskOptions) =>
    tell(options, () => joinDomains(process.env, domains, options)),
  );
}

/** One line a person: role, name, accounts with their platform, addresses, separated by tabs. */
export function listPeople(environment: Environment, options: DeskOptions): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const everybody = await inTransaction(deskId, ({ people }) => people.everybody());
    if (everybody.length === 0) return { ok: true, lines: [texts.nobody] };
    const lines = everybody.map((person) => {
      const addresses = new Set(person.accounts.flatMap(({ email }) => (email ? addressOf(email) : [])));
      return [texts.roles[person.role], person.name, accountsOf(person), [...addresses].join(' ')].join('\t').trimEnd();
    });
    return { ok: true, lines };
  });
}

/** @throws what `openDatabase` throws */
export async function giveRole(
  environment: Environment,
  who: string,
  role: string,
  options: DeskOptions,
): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  const given = GIVEN_ROLES.find((known) => known === role);
  if (!given) return failed(texts.unknownRole(role, GIVEN_ROLES.join(', ')));
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const found = theOne(await everybodyOf(inTransaction, deskId), who, texts);
    if ('ok' in found) return found;
    const { person } = found;

    const result = await makeChangeRole({ inTransaction })({ deskId, personId: person.personId, role: given });
    const { ok, words } = inWords(result, texts);
    const hasTeam = (await inTransaction(deskId, ({ channels }) => channels.withRole('triage'))).length > 0;
    const isByMembership = hasTeam && result.kind === 'changed' && [given, result.from].includes('agent');
    return { ok, lines: isByMembership ? [words, texts.byMembership] : [words] };
  });
}

/** Whoever of two is named first stays. @throws what `openDatabase` throws */
export async function linkPeople(
  environment: Environment,
  stays: string,
  joins: string,
  options: DeskOptions,
): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  return onDesk(environment, options, async (inTransaction, { deskId }, others) => {
    const everybody = await everybodyOf(inTransaction, deskId);
    for (const who of [stays, joins])
      if (whoIs(everybody, who).length === 0 && (await isElsewhere(inTransaction, others, who)))
        return failed(texts.otherDesk(who));
    const [one, other] = [theOne(everybody, stays, texts), theOne(everybody, joins, texts)];
    if ('ok' in one) return one;
    if ('ok' in other) return other;
    const [kept, gone] = [one.person.personId, other.person.personId];
    const result = await makeLinkPeople({ inTransaction })({ deskId, stays: kept, goes: gone, at: new Date() });
    switch (result.kind) {
      case 'linked':
        return told(texts.linked(result.person.name, accountsOf(result.person), texts.roles[result.person.role]));
      case 'same_person':
        return failed(texts.samePerson(result.person.name, accountsOf(result.person)));
      case 'same_connection':
        return failed(texts.sameConnection(one.person.name, other.person.name));
      case 'guest':
        return failed(texts.guestStays(result.person.name));
      case 'unknown_person':
        return failed(texts.nobody);
      default:
        return assertNever(result);
    }
  });
}

/** @throws what `openDatabase` throws */
export async function unlinkAccount(environment: Environment, which: string, options: DeskOptions): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const found = theOne(await everybodyOf(inTransaction, deskId), which, texts);
    if ('ok' in found) return found;
    const { person } = found;
    // An address or a name means the account that was added: the other one is who they are.
    const named = person.accounts.filter((account) => isAccount(account, which));
    const [account, ...others] = named.length > 0 ? named : person.accounts.filter(({ isJoined }) => isJoined);
    if (others.length > 0) return failed(texts.whichAccount(which, accountsOf(person)));
    if (!account) return failed(texts.ownAccount(person.name, accountsOf(person)));
    const { personId } = person;
    const result = await makeUnlinkAccount({ inTransaction })({ deskId, personId, account, at: new Date() });
    switch (result.kind) {
      case 'unlinked':
        return told(texts.unlinked(nameOf(result.account), result.person.name, texts.roles[result.other.role]));
      case 'own_account':
        return failed(texts.ownAccount(result.person.name, accountsOf(result.person)));
      case 'unknown_person':
        return failed(texts.nobody);
      default:
        return assertNever(result);
    }
  });
}

/** Shows the policy's list, or publishes it anew with these. @throws what `openDatabase` throws */
export async function joinDomains(
  environment: Environment,
  domains: readonly string[],
  options: DeskOptions,
): Promise<Told> {
  const texts = peopleTextsFor(languageFor(options.lang, environment));
  return onDesk(environment, options, (inTransaction, { deskId }) =>
    inTransaction(deskId, async ({ desk, policies }) => {
      await desk.lock();
      const { policy } = await policies.current();
      const words = (listed: readonly string[]) =>
        told(listed.length > 0 ? texts.domains(listed.join(', ')) : texts.noDomains);
      if (domains.length === 0) return words(policy.joinAccountsOn);
      const wanted = domains.join() === 'none' ? [] : [...new Set(domains.map((domain) => domain.toLowerCase()))];
      const read = policySchema.safeParse({ ...policy, joinAccountsOn: wanted });
      if (!read.success) return failed(texts.notDomains(domains.join(' ')));
      if (wanted.join() !== policy.joinAccountsOn.join()) await policies.publish(read.data, null, new Date());
      return words(wanted);
    }),
  );
}

function inWords(result: ChangeRoleResult, texts: PeopleTexts): { ok: boolean; words: string } {
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

type Found = { readonly person: KnownPerson } | Told;

/** The one person that these words mean, or what to say instead. */
function theOne(everybody: readonly KnownPerson[], who: string, texts: PeopleTexts): Found {
  const [person, ...others] = whoIs(everybody, who);
  if (!person) return failed(texts.unknownPerson(who));
  if (others.length > 0) return failed(texts.whichPerson(who, [person, ...others].map(named).join(', ')));
  return { person };
}

/** By account, by address, or by name with or without its @. */
function whoIs(everybody: readonly KnownPerson[], who: string): readonly KnownPerson[] {
  const byAccount = everybody.filter(({ accounts }) => accounts.some((account) => isAccount(account, who)));
  if (byAccount.length > 0) return byAccount;
  const address = addressOf(who);
  const byAddress = everybody.filter(({ accounts }) =>
    accounts.some(({ email }) => email !== null && addressOf(email) === address),
  );
  return byAddress.length > 0 ? byAddress : findByName(everybody, who.trim().replace(/^@/, ''));
}

/** As the list shows it, or by its id alone. */
const isAccount = (account: KnownAccount, word: string): boolean =>
  [account.externalId, nameOf(account)].includes(word.trim());

const nameOf = ({ platform, externalId }: KnownAccount): string => `${platform}:${externalId}`;

const accountsOf = ({ accounts }: KnownPerson): string => accounts.map(nameOf).join(' ');

const named = (person: KnownPerson): string => `${person.name} (${accountsOf(person)})`;

function everybodyOf(inTransaction: InTransaction, deskId: DeskId): Promise<readonly KnownPerson[]> {
  return inTransaction(deskId, ({ people }) => people.everybody());
}

async function isElsewhere(inTransaction: InTransaction, desks: readonly DeskId[], who: string): Promise<boolean> {
  for (const deskId of desks) if (whoIs(await everybodyOf(inTransaction, deskId), who).length > 0) return true;
  return false;
}

const told = (line: string): Told => ({ ok: true, lines: [line] });
