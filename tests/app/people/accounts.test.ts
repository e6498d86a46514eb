import { DeliveryError } from '../../../src/app/ports/delivery.ts';
import type { Account } from '../../../src/app/ports/directory.ts';
import type { KnownPerson, Person } from '../../../src/app/ports/stores.ts';
import { type Desk, desksOfThisFile, SUPPORT, TEAMS_SUPPORT, TEAMS_TRIAGE, TRIAGE } from '../../support/a-desk.ts';
import { screensOf } from '../../support/screens.ts';

const { aDesk, dataSource } = desksOfThisFile();

const ADDRESS = 'nora@studio.example';

/** A desk on both platforms whose policy lists a domain; Nora is known in Slack, and Teams knows an account of that address. */
async function aDeskThatJoins(inSlack: Partial<Account> = {}, inTeams: Partial<Account> = {}) {
  const desk = await aDesk({ joinAccountsOn: ['studio.example'] });
  const teams = await desk.isOnTeamsToo();
  desk.directory.knows({ externalId: 'UNORA', name: 'Nora', email: ADDRESS, ...inSlack });
  const nora = await meets(desk, 'UNORA');
  desk.directory.knows({ externalId: 'aad-nora', name: 'Nora D.', email: ` ${ADDRESS.toUpperCase()}`, ...inTeams });
  return { desk, teams, nora, meetsInTeams: () => meets({ ...desk, ...teams }, 'aad-nora') };
}

async function meets(desk: Pick<Desk, 'app' | 'deskId' | 'connectionId'>, externalId: string): Promise<Person> {
  const { deskId, connectionId } = desk;
  const person = await desk.app.identifyPerson({ deskId, connectionId, externalId });
  if (!person) throw new Error(`${externalId} is nobody`);
  return person;
}

const noted = async ({ deskId }: Desk, kind: string): Promise<unknown[]> =>
  (
    await dataSource().query('select codes from desk_event where desk_id = $1 and kind = $2 order by desk_event_id', [
      deskId,
      kind,
    ])
  ).map(({ codes }: { codes: unknown }) => codes);

const known = async (desk: Desk, { personId }: Pick<Person, 'personId'>): Promise<KnownPerson> => {
  const found = (await desk.stores(({ people }) => people.everybody())).find((each) => each.personId === personId);
  if (!found) throw new Error('nobody');
  return found;
};

describe('an account met for the first time', () => {
  test('is of the person with the same address on the other platform, who stays as they are; it is noted', async () => {
    const { desk, teams, nora, meetsInTeams } = await aDeskThatJoins();

    expect(await meetsInTeams()).toEqual(nora);
    expect(await meetsInTeams()).toEqual(nora);

    expect((await known(desk, nora)).accounts).toMatchObject([
      { platform: 'slack', externalId: 'UNORA', isJoined: false },
      { platform: 'teams', externalId: 'aad-nora', isJoined: true },
    ]);
    expect(await noted(desk, 'account_joined')).toEqual([
      { person: nora.personId, connection: teams.connectionId, account: 'aad-nora', cause: 'address' },
    ]);
  });

  test.each<[string, Partial<Account>, Partial<Account>]>([
    ['has another address', {}, { email: 'nora@other.example' }],
    ['has no address', {}, { email: null }],
    ['is a guest’s', {}, { isExternal: true }],
    ['has the address of a guest', { isExternal: true }, {}],
  ])('is of a person of its own when it %s', async (_why, inSlack, inTeams) => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins(inSlack, inTeams);

    expect((await meetsInTeams()).personId).not.toBe(nora.personId);
    expect(await noted(desk, 'account_joined')).toEqual([]);
  });

  test('is of a person of its own when the policy does not list the domain, also where it is listed later', async () => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins();
    await desk.publishes({ joinAccountsOn: [] });

    const met = await meetsInTeams();
    await desk.publishes({ joinAccountsOn: ['studio.example'] });

    expect(met.personId).not.toBe(nora.personId);
    expect((await meetsInTeams()).personId).toBe(met.personId);
  });

  test('is of a person of its own when whoever has the address works on tickets: an administrator joins them', async () => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins();
    await desk.app.changeRole({ deskId: desk.deskId, personId: nora.personId, role: 'agent' });

    expect(await meetsInTeams()).toMatchObject({ role: 'requester' });
    expect((await meetsInTeams()).personId).not.toBe(nora.personId);
  });

  test.each<[string, Partial<Account>]>([
    ['has another address by now', { email: 'nora.diallo@studio.example' }],
    ['is a guest by now', { isExternal: true }],
    ['has left', { isDeactivated: true }],
  ])('is of a person of its own when the other platform says that whoever had the address %s', async (_how, now) => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins();
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora', email: ADDRESS, ...now });

    expect((await meetsInTeams()).personId).not.toBe(nora.personId);
  });

  test('is of the person of an address that changed after they were met, and of nobody by the former one', async () => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins({ email: 'old@studio.example' });
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora', email: ADDRESS });
    const { deskId, connectionId } = desk;
    const event = await desk.received({ deskId, connectionId, externalId: 'UNORA', inboxKey: `${deskId}:1` });
    await desk.app.refreshPerson(event);

    expect((await meetsInTeams()).personId).toBe(nora.personId);
  });

  test('stays of its person when its address changes later', async () => {
    const { desk, teams, nora, meetsInTeams } = await aDeskThatJoins();
    await meetsInTeams();
    desk.directory.knows({ externalId: 'aad-nora', name: 'Nora D.', email: 'other@studio.example' });
    const { deskId } = desk;
    const { connectionId } = teams;
    await desk.app.refreshPerson(
      await desk.received({ deskId, connectionId, externalId: 'aad-nora', inboxKey: `${deskId}:1` }),
    );

    expect((await meetsInTeams()).personId).toBe(nora.personId);
  });

  test('is of one person, also when both accounts are met at once', async () => {
    const desk = await aDesk({ joinAccountsOn: ['studio.example'] });
    const teams = await desk.isOnTeamsToo();
    for (const externalId of ['UNORA', 'aad-nora']) desk.directory.knows({ externalId, email: ADDRESS });

    const met = await Promise.all([meets(desk, 'UNORA'), meets({ ...desk, ...teams }, 'aad-nora')]);

    expect(new Set(met.map(({ personId }) => personId)).size).toBe(1);
  });

  test('waits for the other platform when that is away for a moment, not when it must be mended', async () => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins();
    const { describe: asked } = desk.directory;
    const away = (kind: 'try_later' | 'credentials') =>
      jest.spyOn(desk.directory, 'describe').mockImplementation(async (connectionId, externalId) => {
        if (externalId === 'UNORA')
          throw new DeliveryError(kind === 'try_later' ? { kind, afterMs: 1, detail: '' } : { kind, detail: '' });
        return asked(connectionId, externalId);
      });

    away('try_later');
    await expect(meetsInTeams()).rejects.toMatchObject({ problem: { kind: 'try_later' } });
    away('credentials');
    expect((await meetsInTeams()).personId).not.toBe(nora.personId);
  });
});

describe('a person with two accounts', () => {
  test('is a guest by one of them on both, until they are a guest nowhere', async () => {
    const { desk, teams, nora, meetsInTeams } = await aDeskThatJoins();
    await meetsInTeams();
    const refreshed = async (connectionId: typeof desk.connectionId, externalId: string, isExternal: boolean) => {
      desk.directory.knows({ externalId, name: 'Nora', email: ADDRESS, isExternal });
      const inboxKey = `${desk.deskId}:${Math.random()}`;
      await desk.app.refreshPerson(await desk.received({ deskId: desk.deskId, connectionId, externalId, inboxKey }));
      return (await known(desk, nora)).role;
    };

    expect(await refreshed(desk.connectionId, 'UNORA', true)).toBe('external');
    expect(await refreshed(teams.connectionId, 'aad-nora', false)).toBe('external');
    expect(await refreshed(desk.connectionId, 'UNORA', false)).toBe('requester');
  });

  test('is called as on the platform that they used last', async () => {
    const { desk, teams, nora, meetsInTeams } = await aDeskThatJoins();
    const refreshed = async (connectionId: typeof desk.connectionId, externalId: string, name: string) => {
      desk.directory.knows({ externalId, name, email: ADDRESS });
      const inboxKey = `${desk.deskId}:${Math.random()}`;
      await desk.app.refreshPerson(await desk.received({ deskId: desk.deskId, connectionId, externalId, inboxKey }));
      return (await known(desk, nora)).name;
    };
    await meetsInTeams();

    expect(await refreshed(teams.connectionId, 'aad-nora', 'Nora Teams')).toBe('Nora');
    await meetsInTeams();
    expect(await refreshed(teams.connectionId, 'aad-nora', 'Nora Teams')).toBe('Nora Teams');
    expect(await refreshed(desk.connectionId, 'UNORA', 'Nora Slack')).toBe('Nora Teams');
  });

  test('stays an agent while one platform must be mended, and those of the other are named all the same', async () => {
    const desk = await aDesk();
    await desk.isOnTeamsToo();
    desk.directory.hasMembers(TEAMS_TRIAGE, ['UCAMILLE']);
    const { membersOf } = desk.directory;
    const broken = new DeliveryError({ kind: 'credentials', detail: 'app_uninstalled' });
    const asked = jest.spyOn(desk.directory, 'membersOf').mockImplementation(async (connectionId, conversation) => {
      if (conversation === TRIAGE) throw broken;
      return membersOf(connectionId, conversation);
    });
    desk.directory.knows({ externalId: 'UCAMILLE', name: 'Tom' });

    expect(await desk.app.syncAgents(desk)).toEqual({ agents: 1 });
    expect((await known(desk, desk.person('Léa'))).role).toBe('agent');

    asked.mockRejectedValue(broken);
    await expect(desk.app.syncAgents(desk)).rejects.toBe(broken);
  });

  test('is an agent by either triage channel; leaving one keeps the role, leaving both ends it', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    await teams.knows('Léa');
    desk.directory.hasMembers(TRIAGE, ['UMARC']);
    desk.directory.hasMembers(TEAMS_TRIAGE, ['aad-léa']);
    const role = async () => (await known(desk, desk.person('Léa'))).role;

    expect(await desk.app.syncAgents(desk)).toEqual({ agents: 2 });
    expect(await role()).toBe('agent');

    desk.directory.hasMembers(TRIAGE, ['UMARC', 'ULÉA']);
    desk.directory.hasMembers(TEAMS_TRIAGE, []);
    await desk.app.syncAgents(desk);
    expect(await role()).toBe('agent');

    desk.directory.hasMembers(TRIAGE, ['UMARC']);
    await desk.app.syncAgents(desk);
    expect(await role()).toBe('requester');
  });
});

describe('two people who are one, on the word of an administrator', () => {
  const link = (desk: Desk, stays: Person, goes: Person) =>
    desk.app.linkPeople({ deskId: desk.deskId, stays: stays.personId, goes: goes.personId, at: desk.clock.now() });

  /** Camille of Slack, and somebody of Teams with a ticket, a draft and a page. */
  async function camilleTwice() {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    const other = await teams.knows('Camille D.');
    const where = teams.as('Camille D.');
    const { ticketId } = await desk.hasTicket({ by: 'Camille' });
    const asked = await desk.hears('Camille', 'Salut, le site bug', where);
    const teamsTicket = await desk.makesTicketOf(asked, other);
    await desk.app.openHome(
      await desk.received({ ...desk, ...teams, inboxKey: `${desk.deskId}:home`, externalId: 'aad-camille d.' }),
    );
    return { desk, teams, other, ticketId, teamsTicket, camille: desk.person('Camille') };
  }

  test('have their tickets, drafts, pages, and the higher role together; the history of each can still be told', async () => {
    const { desk, teams, other, ticketId, teamsTicket, camille } = await camilleTwice();
    const draft = await desk.hears('Camille', 'Le bouton Commander ne marche plus', {
      ...teams.as('Camille D.'),
      conversation: 'Dteams',
      directly: true,
    });
    await desk.app.changeRole({ deskId: desk.deskId, personId: other.personId, role: 'lead' });

    const result = await link(desk, camille, other);

    expect(result).toMatchObject({ kind: 'linked', person: { personId: camille.personId, role: 'lead' } });
    const listed = await desk.app.listTickets({
      ...desk.as('Camille'),
      wanted: { list: 'asked' },
      turn: null,
      at: desk.clock.now(),
    });
    expect(listed).toMatchObject({ kind: 'page', page: { count: 2 } });
    expect(await desk.draftOf(draft)).toMatchObject({ personId: camille.personId });
    for (const id of [ticketId, teamsTicket.ticketId]) expect(await desk.replayed(id)).toEqual(await desk.ticket(id));
    expect((await desk.history(teamsTicket.ticketId)).at(-1)).toMatchObject({
      kind: 'reattributed',
      requesterId: camille.personId,
      actorId: null,
    });
    expect(await desk.stores(({ homes }) => homes.showing(camille.personId, teams.connectionId))).toEqual({});
    expect(await noted(desk, 'people_linked')).toMatchObject([{ person: camille.personId, former: other.personId }]);
    // Who they were is who they are, wherever the history names them.
    expect(await desk.stores(({ people }) => people.byId(other.personId))).toMatchObject({ name: 'Camille' });
    expect((await desk.stores(({ people }) => people.everybody())).map(({ name }) => name)).not.toContain('Camille D.');
  });

  test('may be two again: each has what was asked for there, and neither sees the other’s', async () => {
    const { desk, other, ticketId, teamsTicket, camille } = await camilleTwice();
    await link(desk, camille, other);
    const [, account] = (await known(desk, camille)).accounts;
    if (!account) throw new Error('the account was not joined');

    const result = await desk.app.unlinkAccount({
      deskId: desk.deskId,
      personId: camille.personId,
      account,
      at: desk.clock.now(),
    });

    expect(result).toMatchObject({ kind: 'unlinked', other: { personId: other.personId, name: 'Camille D.' } });
    expect((await desk.ticket(ticketId)).requesterId).toBe(camille.personId);
    expect((await desk.ticket(teamsTicket.ticketId)).requesterId).toBe(other.personId);
    expect(await desk.replayed(teamsTicket.ticketId)).toEqual(await desk.ticket(teamsTicket.ticketId));
    const number = teamsTicket.number;
    expect(await desk.app.findTicket({ ...desk.as('Camille'), number })).toBeUndefined();
    expect(await desk.app.findTicket({ deskId: desk.deskId, actor: other, number })).toBeDefined();
    expect(await noted(desk, 'account_unlinked')).toMatchObject([{ becomes: other.personId }]);
  });

  test('of an account that was joined by its address, somebody new begins', async () => {
    const { desk, nora, meetsInTeams } = await aDeskThatJoins();
    await meetsInTeams();
    const [own, joined] = (await known(desk, nora)).accounts;
    if (!own || !joined) throw new Error('the account was not joined');
    const unlink = (account: typeof own) =>
      desk.app.unlinkAccount({ deskId: desk.deskId, personId: nora.personId, account, at: desk.clock.now() });

    expect(await unlink(own)).toMatchObject({ kind: 'own_account' });
    expect(await unlink(joined)).toMatchObject({ kind: 'unlinked', other: { role: 'requester' } });
    expect((await meetsInTeams()).personId).not.toBe(nora.personId);
    expect(await unlink(joined)).toEqual({ kind: 'unknown_person' });
  });

  test('are not guests, nor two of one workspace, nor of two desks', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    const guest = await teams.knows('Guest', { isExternal: true });
    const stranger = (await aDesk()).person('Camille');

    expect(await link(desk, desk.person('Camille'), guest)).toMatchObject({ kind: 'guest' });
    expect(await link(desk, desk.person('Camille'), desk.person('Hugo'))).toMatchObject({ kind: 'same_connection' });
    expect(await link(desk, desk.person('Camille'), desk.person('Camille'))).toMatchObject({ kind: 'same_person' });
    expect(await link(desk, desk.person('Camille'), stranger)).toEqual({ kind: 'unknown_person' });
  });

  test('leave the desk its last administrator, whoever of the two that was', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    const boss = await teams.knows('Boss');
    await desk.app.changeRole({ deskId: desk.deskId, personId: boss.personId, role: 'admin' });

    expect(await link(desk, desk.person('Camille'), boss)).toMatchObject({ kind: 'linked', person: { role: 'admin' } });

    expect(await desk.stores(({ people }) => people.withRole('admin'))).toMatchObject([{ name: 'Camille' }]);
    // Who they were is no agent to give tickets to.
    const next = await desk.stores(({ people }) => people.nextOwner('round_robin', desk.person('Hugo').personId));
    expect(next?.personId).not.toBe(boss.personId);
  });

  test('keep each their silence where they asked for it', async () => {
    const { desk, teams, other, camille } = await camilleTwice();
    const channelOf = (connectionId: typeof desk.connectionId, externalId: string) =>
      desk.stores(async ({ channels }) => {
        const channel = await channels.byExternalId(connectionId, externalId);
        if (!channel) throw new Error('no such channel');
        return channel.channelId;
      });
    const inTeams = await channelOf(teams.connectionId, TEAMS_SUPPORT);
    const inSlack = await channelOf(desk.connectionId, SUPPORT);
    await desk.stores(({ triage }) => triage.mute(inTeams, other.personId, desk.clock.now()));

    await link(desk, camille, other);

    const isMuted = (channelId: typeof inTeams) =>
      desk.stores(({ triage }) => triage.isMuted(channelId, camille.personId));
    expect(await isMuted(inTeams)).toBe(true);
    expect(await isMuted(inSlack)).toBe(false);
  });
});

describe('who has left the team', () => {
  test('keeps no open ticket: it is the team’s again, the cards and the history say so, on both platforms', async () => {
    const desk = await aDesk();
    const { ticketId } = await aTicketOnBoth(desk);
    await desk.gesture(ticketId, { by: 'Léa', move: 'take' });
    desk.directory.hasMembers(TRIAGE, ['UMARC']);
    await desk.app.syncAgents(desk);

    const release = () => desk.app.releaseLeft({ deskId: desk.deskId, at: desk.clock.now() });
    expect(await release()).toEqual({ released: 1 });
    expect(await release()).toEqual({ released: 0 });

    expect(await desk.ticket(ticketId)).toMatchObject({ ownerId: null, state: { name: 'in_progress' } });
    expect((await desk.history(ticketId)).at(-1)).toMatchObject({ kind: 'released', actorId: null });
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
    const shown = (await screensOf(desk).delivered()).filter(({ card }) =>
      card.plain.includes('Léa ne fait plus partie'),
    );
    expect(shown.map(({ conversation }) => conversation).sort()).toEqual([TEAMS_TRIAGE, TRIAGE]);
  });

  test('keeps what is resolved or closed, and whoever is still of the team keeps theirs', async () => {
    const desk = await aDesk();
    const resolved = await desk.hasTicket(
      {},
      { by: 'Léa', move: 'take' },
      { by: 'Léa', move: 'resolve', typed: { text: 'Fait.' } },
    );
    await desk.hasTicket({}, { by: 'Marc', move: 'take' });
    await desk.app.changeRole({ deskId: desk.deskId, personId: desk.person('Léa').personId, role: 'requester' });

    expect(await desk.app.releaseLeft({ deskId: desk.deskId, at: desk.clock.now() })).toEqual({ released: 0 });
    expect((await desk.ticket(resolved.ticketId)).ownerId).toBe(desk.person('Léa').personId);
  });

  async function aTicketOnBoth(desk: Desk) {
    await desk.isOnTeamsToo();
    return desk.hasTicket();
  }
});
