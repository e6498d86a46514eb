import { desksOfThisFile, TRIAGE } from '../../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

describe('the person behind an account', () => {
  test('is made known the first time, and the platform is not asked again', async () => {
    const desk = await aDesk();
    const { deskId, connectionId } = desk;
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora Diallo', language: 'en', timeZone: 'Europe/London' });
    const who = { deskId, connectionId, externalId: 'UNORA' };

    const first = await desk.app.identifyPerson(who);
    const second = await desk.app.identifyPerson(who);

    expect(first).toMatchObject({ name: 'Nora Diallo', role: 'requester', language: 'en', timeZone: 'Europe/London' });
    expect(second).toEqual(first);
    expect(desk.directory.asked).toBe(1);
  });

  test('who is a guest may ask for work, no more', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UGUEST', isExternal: true });

    expect(await desk.app.identifyPerson({ ...desk, externalId: 'UGUEST' })).toMatchObject({ role: 'external' });
  });

  test('is nobody for bots and unknown accounts', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UROBOT', isBot: true });

    expect(await desk.app.identifyPerson({ ...desk, externalId: 'UROBOT' })).toBeUndefined();
    expect(await desk.app.identifyPerson({ ...desk, externalId: 'UNOBODY' })).toBeUndefined();
  });

  test('cannot be told while the platform is away, unless they are known', async () => {
    const desk = await aDesk();
    desk.directory.isAway = true;

    await expect(desk.app.identifyPerson({ ...desk, externalId: 'UNORA' })).rejects.toMatchObject({
      problem: { kind: 'try_later' },
    });
    expect(await desk.app.identifyPerson({ ...desk, externalId: 'UCAMILLE' })).toMatchObject({ name: 'Camille' });
  });

  test('is one person, also when two events bring them at once', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA' });
    const identify = () => desk.app.identifyPerson({ ...desk, externalId: 'UNORA' });

    const [one, other] = await Promise.all([identify(), identify()]);

    expect(one?.personId).toBe(other?.personId);
  });
});

describe('the desk’s agents', () => {
  test('are the members of its triage channel; higher roles are kept', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora Diallo' });
    desk.directory.knows({ externalId: 'UROBOT', isBot: true });
    desk.directory.hasMembers(TRIAGE, ['UCAMILLE', 'ULÉA', 'UINÈS', 'UZOÉ', 'UNORA', 'UROBOT', 'UNOBODY']);

    const { agents } = await desk.app.syncAgents(desk);

    const roleOf = async (externalId: string) => (await desk.app.identifyPerson({ ...desk, externalId }))?.role;
    expect(agents).toBe(4);
    expect(await roleOf('UCAMILLE')).toBe('agent');
    expect(await roleOf('UNORA')).toBe('agent');
    expect(await roleOf('UINÈS')).toBe('lead');
    // A guest in the agents' channel reads along; they work on no ticket.
    expect(await roleOf('UZOÉ')).toBe('external');
    expect(await roleOf('UHUGO')).toBe('requester');
  });

  test('may be named again without a change', async () => {
    const desk = await aDesk();
    desk.directory.hasMembers(TRIAGE, ['ULÉA', 'UMARC']);

    expect(await desk.app.syncAgents(desk)).toEqual({ agents: 2 });
    expect(await desk.app.syncAgents(desk)).toEqual({ agents: 2 });
  });

  test('cannot be named while the platform is away', async () => {
    const desk = await aDesk();
    desk.directory.isAway = true;

    await expect(desk.app.syncAgents(desk)).rejects.toMatchObject({ problem: { kind: 'try_later' } });
  });
});

describe('giving a role', () => {
  test('to somebody known or new', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA' });

    expect(await desk.app.giveRole({ ...desk, externalId: 'UMARC', role: 'lead' })).toMatchObject({ role: 'lead' });
    expect(await desk.app.giveRole({ ...desk, externalId: 'UNORA', role: 'admin' })).toMatchObject({ role: 'admin' });
    expect(await desk.app.identifyPerson({ ...desk, externalId: 'UMARC' })).toMatchObject({ role: 'lead' });
  });

  test('to nobody gives none', async () => {
    const desk = await aDesk();

    expect(await desk.app.giveRole({ ...desk, externalId: 'UNOBODY', role: 'lead' })).toBeUndefined();
  });
});
