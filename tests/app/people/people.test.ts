import type { GivenRole } from '../../../src/app/people/change-role.ts';
import { EventAlreadyHandledError } from '../../../src/app/ports/stores.ts';
import { type Desk, desksOfThisFile, type Name, SUPPORT, TRIAGE } from '../../support/a-desk.ts';

const { aDesk, dataSource } = desksOfThisFile();

const rolesNoted = async ({ deskId }: Desk): Promise<string[]> => {
  const noted: { codes: { from: string; to: string; cause: string } }[] = await dataSource().query(
    `select codes from desk_event where desk_id = $1 and kind = 'role_changed' order by desk_event_id`,
    [deskId],
  );
  return noted.map(({ codes }) => `${codes.from} → ${codes.to} (${codes.cause})`);
};

const roleOf = async (desk: Desk, externalId: string) =>
  (await desk.stores(({ people }) => people.byAccount(desk.connectionId, externalId)))?.role;

let events = 0;
const received = <Event>({ deskId, connectionId, received }: Desk, about: Event) => {
  events += 1;
  return received({ deskId, connectionId, inboxKey: `${deskId}:${events}`, ...about });
};
const profileEvent = (desk: Desk, externalId: string) => received(desk, { externalId });
const membershipEvent = (desk: Desk, conversation: string) => received(desk, { conversation });

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

describe('a person who changes', () => {
  test('is read anew: name, language and zone as they are now, the role as it was', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'ULÉA', name: 'Léa Martin', language: 'en', timeZone: 'Europe/London' });

    const result = await desk.app.refreshPerson(await profileEvent(desk, 'ULÉA'));

    const person = { ...desk.person('Léa'), name: 'Léa Martin', language: 'en', timeZone: 'Europe/London' };
    expect(person.role).toBe('agent');
    expect(result).toEqual({ kind: 'refreshed', person });
    expect(await desk.app.identifyPerson({ ...desk, externalId: 'ULÉA' })).toEqual(person);
  });

  test('is left alone, and not even asked for, while the desk does not know them', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA' });

    const result = await desk.app.refreshPerson(await profileEvent(desk, 'UNORA'));

    expect(result).toEqual({ kind: 'unknown' });
    expect(desk.directory.asked).toBe(0);
    expect(await desk.stores(({ people }) => people.byAccount(desk.connectionId, 'UNORA'))).toBeUndefined();
  });

  test('stays as they were when the platform no longer knows them', async () => {
    const desk = await aDesk();

    expect(await desk.app.refreshPerson(await profileEvent(desk, 'UCAMILLE'))).toEqual({ kind: 'unknown' });
    expect(await roleOf(desk, 'UCAMILLE')).toBe('requester');
  });

  test('is read later while the platform is away; each event counts once', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UCAMILLE', name: 'Camille', language: 'en' });
    const event = await profileEvent(desk, 'UCAMILLE');

    desk.directory.isAway = true;
    await expect(desk.app.refreshPerson(event)).rejects.toMatchObject({ problem: { kind: 'try_later' } });
    desk.directory.isAway = false;

    expect(await desk.app.refreshPerson(event)).toMatchObject({ kind: 'refreshed', person: { language: 'en' } });
    await expect(desk.app.refreshPerson(event)).rejects.toThrow(EventAlreadyHandledError);
  });
});

describe('who is a guest', () => {
  test('is the platform’s word: a member made a guest may only ask, whatever they were (architecture §4.4)', async () => {
    const desk = await aDesk();
    for (const [externalId, name] of [
      ['ULÉA', 'Léa'],
      ['UINÈS', 'Inès'],
      ['UCAMILLE', 'Camille'],
    ] as const) {
      desk.directory.knows({ externalId, name, isExternal: true });

      const result = await desk.app.refreshPerson(await profileEvent(desk, externalId));

      expect(result).toMatchObject({ kind: 'refreshed', person: { role: 'external' } });
      expect(await roleOf(desk, externalId)).toBe('external');
    }
    expect(await rolesNoted(desk)).toEqual([
      'agent → external (guest)',
      'lead → external (guest)',
      'requester → external (guest)',
    ]);
  });

  test('is a guest no more: asks like everybody, and is an agent again in the team’s channel', async () => {
    const desk = await aDesk();
    desk.directory.hasMembers(TRIAGE, ['UZOÉ']);
    desk.directory.knows({ externalId: 'UZOÉ', name: 'Zoé' });

    await desk.app.refreshPerson(await profileEvent(desk, 'UZOÉ'));

    expect(await roleOf(desk, 'UZOÉ')).toBe('agent');
  });
});

describe('a role given by whoever runs the desk', () => {
  const gives = (desk: Desk, name: Name, role: GivenRole) =>
    desk.app.changeRole({ deskId: desk.deskId, personId: desk.person(name).personId, role });

  test('is noted once, with what it was', async () => {
    const desk = await aDesk();

    expect(await gives(desk, 'Camille', 'admin')).toMatchObject({
      kind: 'changed',
      from: 'requester',
      person: { role: 'admin' },
    });
    expect(await gives(desk, 'Camille', 'admin')).toMatchObject({ kind: 'unchanged' });

    expect(await roleOf(desk, 'UCAMILLE')).toBe('admin');
    expect(await rolesNoted(desk)).toEqual(['requester → admin (command_line)']);
  });

  test('is not taken from the last administrator, also when two are taken away at once', async () => {
    const desk = await aDesk();
    await gives(desk, 'Camille', 'admin');
    expect(await gives(desk, 'Camille', 'lead')).toMatchObject({ kind: 'last_administrator' });
    await gives(desk, 'Hugo', 'admin');

    const both = await Promise.all([gives(desk, 'Camille', 'agent'), gives(desk, 'Hugo', 'agent')]);

    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'last_administrator']);
    expect(await desk.stores(({ people }) => people.withRole('admin'))).toHaveLength(1);
  });

  test('is not for guests, nor for those who are not there', async () => {
    const desk = await aDesk();
    const other = await aDesk();

    expect(await gives(desk, 'Zoé', 'agent')).toMatchObject({ kind: 'guest' });
    const stranger = { deskId: desk.deskId, personId: other.person('Léa').personId, role: 'admin' } as const;
    expect(await desk.app.changeRole(stranger)).toEqual({ kind: 'unknown_person' });
  });

  test('stays written: the desk’s history refuses to be changed', async () => {
    const desk = await aDesk();
    await gives(desk, 'Camille', 'lead');

    for (const sql of ['delete from desk_event', 'update desk_event set actor_id = null', 'truncate desk_event'])
      await expect(dataSource().query(sql)).rejects.toThrow('append-only');
  });
});

describe('the desk’s agents', () => {
  test('are the members of its triage channel; higher roles are kept', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora Diallo' });
    desk.directory.knows({ externalId: 'UROBOT', isBot: true });
    desk.directory.hasMembers(TRIAGE, ['UCAMILLE', 'ULÉA', 'UINÈS', 'UZOÉ', 'UNORA', 'UROBOT', 'UNOBODY']);

    const { agents } = await desk.app.syncAgents(desk);

    expect(agents).toBe(4);
    expect(await roleOf(desk, 'UCAMILLE')).toBe('agent');
    expect(await roleOf(desk, 'UNORA')).toBe('agent');
    expect(await roleOf(desk, 'UINÈS')).toBe('lead');
    // A guest in the agents' channel reads along; they work on no ticket.
    expect(await roleOf(desk, 'UZOÉ')).toBe('external');
    expect(await roleOf(desk, 'UHUGO')).toBe('requester');
  });

  test('are requesters again once they left; leads, administrators and guests stay what they are', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA' });
    await desk.app.giveRole({ ...desk, externalId: 'UNORA', role: 'admin' });
    desk.directory.hasMembers(TRIAGE, ['ULÉA']);

    expect(await desk.app.syncAgents(desk)).toEqual({ agents: 1 });

    expect(await roleOf(desk, 'ULÉA')).toBe('agent');
    expect(await roleOf(desk, 'UMARC')).toBe('requester');
    expect(await roleOf(desk, 'UINÈS')).toBe('lead');
    expect(await roleOf(desk, 'UNORA')).toBe('admin');
    expect(await roleOf(desk, 'UZOÉ')).toBe('external');
  });

  test('are the members of any of its triage channels', async () => {
    const desk = await aDesk();
    const { connectionId } = desk;
    await desk.stores(({ channels }) =>
      channels.remember({ connectionId, externalId: 'CNIGHT', role: 'triage', name: 'night' }),
    );
    desk.directory.hasMembers(TRIAGE, ['ULÉA']);
    desk.directory.hasMembers('CNIGHT', ['ULÉA', 'UMARC']);

    expect(await desk.app.syncAgents(desk)).toEqual({ agents: 2 });
    expect(await roleOf(desk, 'UMARC')).toBe('agent');
  });

  test('are named by hand in a desk without a triage channel', async () => {
    const desk = await aDesk();
    const { connectionId } = desk;
    await desk.stores(({ channels }) =>
      channels.remember({ connectionId, externalId: TRIAGE, role: 'ignored', name: 'triage' }),
    );

    await desk.app.syncAgents(desk);

    expect(await roleOf(desk, 'ULÉA')).toBe('agent');
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
    expect(await roleOf(desk, 'ULÉA')).toBe('agent');
    expect(await roleOf(desk, 'UMARC')).toBe('agent');
  });

  test('cannot be named while one member cannot be told; then nobody’s role changes', async () => {
    const desk = await aDesk();
    desk.directory.hasMembers(TRIAGE, ['UCAMILLE', 'UNORA']);
    const describe = jest.spyOn(desk.directory, 'describe').mockRejectedValue(new Error('the platform went away'));

    await expect(desk.app.syncAgents(desk)).rejects.toThrow('went away');

    expect(describe).toHaveBeenCalled();
    expect(await roleOf(desk, 'UCAMILLE')).toBe('requester');
    expect(await roleOf(desk, 'ULÉA')).toBe('agent');
  });

  test('stay so while the platform is asked, when they joined in the meantime', async () => {
    const desk = await aDesk();
    const { membersOf } = desk.directory;
    jest.spyOn(desk.directory, 'membersOf').mockImplementationOnce(async () => {
      // Camille joins just after the list was made, and is made an agent first.
      desk.directory.hasMembers(TRIAGE, ['ULÉA', 'UMARC', 'UCAMILLE']);
      jest.spyOn(desk.directory, 'membersOf').mockImplementation(membersOf);
      await desk.app.syncAgents(desk);
      return ['ULÉA', 'UMARC'];
    });

    await desk.app.syncAgents(desk);

    expect(await roleOf(desk, 'UCAMILLE')).toBe('agent');
  });

  test('follow who joins and leaves the triage channel, and no other', async () => {
    const desk = await aDesk();
    desk.directory.hasMembers(TRIAGE, ['UCAMILLE', 'UMARC']);

    expect(await desk.app.followMembership(await membershipEvent(desk, SUPPORT))).toEqual({ kind: 'not_triage' });
    expect(await roleOf(desk, 'UCAMILLE')).toBe('requester');

    const event = await membershipEvent(desk, TRIAGE);
    expect(await desk.app.followMembership(event)).toEqual({ kind: 'agents_named' });
    expect(await roleOf(desk, 'UCAMILLE')).toBe('agent');
    expect(await roleOf(desk, 'ULÉA')).toBe('requester');
    await expect(desk.app.followMembership(event)).rejects.toThrow(EventAlreadyHandledError);
  });

  test('are named again later when the platform was away', async () => {
    const desk = await aDesk();
    desk.directory.hasMembers(TRIAGE, ['UMARC']);
    const event = await membershipEvent(desk, TRIAGE);

    desk.directory.isAway = true;
    await expect(desk.app.followMembership(event)).rejects.toMatchObject({ problem: { kind: 'try_later' } });
    expect(await roleOf(desk, 'ULÉA')).toBe('agent');
    desk.directory.isAway = false;

    expect(await desk.app.followMembership(event)).toEqual({ kind: 'agents_named' });
    expect(await roleOf(desk, 'ULÉA')).toBe('requester');
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
