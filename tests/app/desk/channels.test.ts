import { type Desk, desksOfThisFile, SUPPORT, TRIAGE } from '../../support/a-desk.ts';

const { aDesk, dataSource } = desksOfThisFile();

let events = 0;
const enters = async (desk: Desk, conversation: string, invitedBy: string | null = null) => {
  events += 1;
  const { deskId, connectionId, clock } = desk;
  const place = { deskId, connectionId, inboxKey: `${deskId}:entered:${events}`, conversation };
  return desk.app.enterChannel(await desk.received({ ...place, invitedBy, at: clock.now() }));
};
const channelOf = async ({ stores, connectionId }: Desk, conversation: string) => {
  const channel = await stores(({ channels }) => channels.byExternalId(connectionId, conversation));
  if (!channel) throw new Error(`${conversation} is not known`);
  return channel;
};
const words = async (desk: Desk) =>
  (await desk.announcements()).map((said) => (said.kind === 'card' ? JSON.stringify(said.card) : ''));
const asksToDecide = async (desk: Desk) =>
  (await desk.announcements()).filter(
    (said) => said.kind === 'card' && said.card.parts.some(({ kind }) => kind === 'buttons'),
  );

describe('a channel that the desk enters', () => {
  test('is told once what is read there, what is kept, and how to stop it', async () => {
    const desk = await aDesk();

    expect(await enters(desk, SUPPORT)).toEqual({ kind: 'entered', role: 'support' });
    await enters(desk, SUPPORT);

    expect(await desk.told()).toEqual([
      `${SUPPORT}: Guichet est dans ce salon : ce qu’il y lit, ce qu’il en garde, et comment l’arrêter.`,
    ]);
    const [said] = await words(desk);
    expect(said).toContain('24 heures');
    expect(said).toContain('/remove @Guichet');
  });

  test('is told in the language of its desk', async () => {
    const desk = await aDesk({ language: 'en' });

    await enters(desk, SUPPORT);

    expect(await desk.told()).toEqual([
      `${SUPPORT}: Guichet is in this channel: what it reads here, what it keeps, and how to stop it.`,
    ]);
  });

  test('is told again after a month, and not before', async () => {
    const desk = await aDesk();
    await enters(desk, SUPPORT);
    desk.clock.advance({ hours: 29 * 24 });
    await enters(desk, SUPPORT);
    expect(await desk.told()).toHaveLength(1);

    desk.clock.advance({ hours: 2 * 24 });
    await enters(desk, SUPPORT);

    expect(await desk.told()).toHaveLength(2);
  });

  test('hears that nobody asked to listen there, and nothing of it is judged', async () => {
    const desk = await aDesk();

    expect(await enters(desk, 'CNEW', 'UCAMILLE')).toEqual({ kind: 'entered', role: 'ignored' });

    expect((await words(desk))[0]).toContain('Personne ne m’a demandé d’écouter ce salon');
    const { result } = await desk.hears('Camille', 'Salut, le site bug', { conversation: 'CNEW' });
    expect(result).toEqual({ kind: 'not_listening' });
  });

  test('is entered later while the platform is away', async () => {
    const desk = await aDesk();
    desk.directory.isAway = true;

    await expect(enters(desk, SUPPORT)).rejects.toMatchObject({ problem: { kind: 'try_later' } });

    expect(await desk.told()).toEqual([]);
  });

  test('of the team names the agents, who can be read only now', async () => {
    const desk = await aDesk();
    desk.directory.hasMembers(TRIAGE, ['UCAMILLE']);

    await enters(desk, TRIAGE);

    expect((await desk.stores(({ people }) => people.withRole('agent'))).map(({ name }) => name)).toEqual(['Camille']);
  });
});

describe('whoever invites the desk into a channel', () => {
  test('is asked in private whether to listen there, when they lead the desk', async () => {
    const desk = await aDesk();
    desk.directory.hasConversation('CNEW', { name: 'projets' });

    await enters(desk, 'CNEW', 'UINÈS');

    const [asked] = await asksToDecide(desk);
    expect(asked).toMatchObject({ to: { conversation: 'CNEW', onlyFor: 'UINÈS' } });
    expect((await desk.told())[1]).toContain('#projets');
  });

  test('is told who decides, when they do not', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora Diallo' });
    await desk.app.giveRole({ ...desk, externalId: 'UNORA', role: 'admin' });

    await enters(desk, 'CNEW', 'UCAMILLE');

    expect(await asksToDecide(desk)).toEqual([]);
    expect((await desk.told())[1]).toContain('Nora Diallo peut le faire');
  });

  test('is not asked about a channel that is decided', async () => {
    const desk = await aDesk();

    await enters(desk, SUPPORT, 'UINÈS');

    expect(await desk.told()).toHaveLength(1);
  });
});

describe('to listen in a channel', () => {
  test('is decided by a lead, noted, and told to the channel', async () => {
    const desk = await aDesk();
    desk.directory.hasConversation('CNEW', { name: 'projets' });
    await enters(desk, 'CNEW', 'UINÈS');
    await desk.forgetAnnouncements();
    const { channelId } = await channelOf(desk, 'CNEW');
    const yes = { ...desk.as('Inès'), channelId, at: desk.clock.now() };

    expect(await desk.app.watchChannel(yes)).toMatchObject({ kind: 'watched', hasTeam: true });
    expect(await desk.app.watchChannel(yes)).toMatchObject({ kind: 'watched' });

    expect(await words(desk)).toEqual([expect.stringContaining('Je lis ce qui s’écrit ici')]);
    const { result } = await desk.hears('Camille', 'Salut, le site bug', { conversation: 'CNEW' });
    expect(result).toMatchObject({ outcome: 'answered' });
    const noted = await dataSource().query('select kind, actor_id, codes from desk_event where desk_id = $1', [
      desk.deskId,
    ]);
    expect(noted).toEqual([
      {
        kind: 'channels_chosen',
        actor_id: desk.person('Inès').personId,
        codes: { connection: desk.connectionId, support: [SUPPORT, 'CNEW'], triage: TRIAGE },
      },
    ]);
  });

  test.each(['Léa', 'Camille', 'Zoé'] as const)('is not for %s to decide', async (name) => {
    const desk = await aDesk();
    await enters(desk, 'CNEW', 'UINÈS');
    const { channelId } = await channelOf(desk, 'CNEW');

    const result = await desk.app.watchChannel({ ...desk.as(name), channelId, at: desk.clock.now() });

    expect(result).toEqual({ kind: 'forbidden' });
    expect((await channelOf(desk, 'CNEW')).role).toBe('ignored');
  });

  test('is refused in the team’s channel, and in one of another desk', async () => {
    const desk = await aDesk();
    const other = await aDesk();
    const at = desk.clock.now();
    const triage = await channelOf(desk, TRIAGE);
    const foreign = await channelOf(other, SUPPORT);

    const inTriage = { ...desk.as('Inès'), channelId: triage.channelId, at };
    expect(await desk.app.watchChannel(inTriage)).toMatchObject({ kind: 'triage' });
    const elsewhere = { ...desk.as('Inès'), channelId: foreign.channelId, at };
    expect(await desk.app.watchChannel(elsewhere)).toEqual({ kind: 'unknown_channel' });
  });
});
