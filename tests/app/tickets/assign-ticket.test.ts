import type { TicketId } from '../../../src/domain/ids.ts';
import { type Desk, desksOfThisFile, type Name } from '../../support/a-desk.ts';
import { bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

let gestures = 0;

const assign = (desk: Desk, by: Name, ticketId: TicketId, to: Name, gestureKey?: string) => {
  gestures += 1;
  return desk.app.assignTicket({
    ...desk.as(by),
    ticketId,
    to: { kind: 'person', personId: desk.person(to).personId },
    gestureKey: gestureKey ?? `assign-${gestures}`,
    at: desk.clock.now(),
  });
};

const release = (desk: Desk, by: Name, ticketId: TicketId) => {
  gestures += 1;
  return desk.app.releaseTicket({ ...desk.as(by), ticketId, gestureKey: `release-${gestures}`, at: desk.clock.now() });
};

describe('giving a ticket to somebody (S3-12)', () => {
  test('makes them its owner, tells them who gave it, and changes nothing else', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    const result = await assign(desk, 'Léa', ticketId, 'Marc');

    expect(result).toMatchObject({ kind: 'assigned', ownerName: 'Marc' });
    expect(await desk.ticket(ticketId)).toMatchObject({
      ownerId: desk.person('Marc').personId,
      state: { name: 'new' },
      revision: 2,
    });
    expect(await desk.told()).toEqual([
      'Marc: Léa vous confie le ticket #1. [BUG] Formulaire de contact muet - monsite.com',
    ]);
    expect(await desk.surfaces(ticketId)).toEqual({ triage_card: 2, requester_card: 2, thread_note: 2 });
    expect((await desk.history(ticketId)).map(({ kind }) => kind)).toEqual(['created', 'assigned']);
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('its new owner starts with it by taking it', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    await assign(desk, 'Léa', ticketId, 'Marc');

    expect(await desk.gesture(ticketId, { by: 'Léa', move: 'take' })).toMatchObject({ kind: 'already_taken' });
    expect(await desk.gesture(ticketId, { by: 'Marc', move: 'take' })).toMatchObject({ kind: 'taken' });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: { name: 'in_progress' } });
  });

  test('whoever it is taken from is told by whom, and for whom', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    await assign(desk, 'Inès', ticketId, 'Marc');

    expect(await desk.told()).toEqual([
      'Marc: Inès vous confie le ticket #1. [BUG] Formulaire de contact muet - monsite.com',
      'Léa: Inès confie le ticket #1 à Marc : vous n’en avez plus la charge. [BUG] Formulaire de contact muet - monsite.com',
    ]);
    expect(await desk.ticket(ticketId)).toMatchObject({ state: { name: 'in_progress' } });
  });

  test('its owner may pass it on, a colleague may not', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    expect(await assign(desk, 'Marc', ticketId, 'Marc')).toMatchObject({ kind: 'owned_by_other', ownerName: 'Léa' });
    expect(await assign(desk, 'Léa', ticketId, 'Inès')).toMatchObject({ kind: 'assigned' });
    expect(await desk.told()).toHaveLength(1);
  });

  test('nobody is told what they did themselves', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    await assign(desk, 'Marc', ticketId, 'Marc');

    expect(await desk.told()).toEqual([]);
  });

  test('the same gesture twice gives it once, also when it has moved on since', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    await assign(desk, 'Léa', ticketId, 'Marc', 'click');
    await assign(desk, 'Marc', ticketId, 'Inès');

    expect(await assign(desk, 'Léa', ticketId, 'Marc', 'click')).toMatchObject({ kind: 'assigned', ownerName: 'Inès' });
    expect(await desk.history(ticketId)).toHaveLength(3);
  });

  test('the same gesture twice changes nothing, also when it was released in between', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    await assign(desk, 'Léa', ticketId, 'Marc', 'click');
    await release(desk, 'Marc', ticketId);

    expect(await assign(desk, 'Léa', ticketId, 'Marc', 'click')).toMatchObject({ kind: 'assigned', ownerName: 'Marc' });
    expect(await desk.ticket(ticketId)).toMatchObject({ ownerId: null, revision: 3 });
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test.each(['Camille', 'Hugo', 'Zoé'] as const)('%s, who does not work on tickets, is given none', async (to) => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    expect(await assign(desk, 'Léa', ticketId, to)).toEqual({ kind: 'not_an_agent', name: to, names: [] });
    expect(await desk.ticket(ticketId)).toMatchObject({ ownerId: null });
  });

  test('is for the team; a ticket that one may not see reads like none', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Camille' });
    const elsewhere = await (await aDesk()).hasTicket();

    expect(await assign(desk, 'Camille', ticketId, 'Marc')).toEqual({ kind: 'forbidden' });
    expect(await assign(desk, 'Hugo', ticketId, 'Marc')).toEqual({ kind: 'unknown_ticket' });
    expect(await assign(desk, 'Léa', elsewhere.ticketId, 'Marc')).toEqual({ kind: 'unknown_ticket' });
  });

  test('a resolved ticket keeps its owner', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' }, { by: 'Léa', move: 'resolve' });

    expect(await assign(desk, 'Léa', ticketId, 'Marc')).toMatchObject({ kind: 'refused' });
    expect(await release(desk, 'Léa', ticketId)).toMatchObject({ kind: 'refused' });
  });

  test.each([
    [{ kind: 'me' }, { kind: 'assigned', ownerName: 'Léa' }],
    [
      { kind: 'account', externalId: 'UMARC' },
      { kind: 'assigned', ownerName: 'Marc' },
    ],
    [
      { kind: 'account', externalId: 'UCAMILLE' },
      { kind: 'not_an_agent', name: 'Camille', names: [] },
    ],
    [
      { kind: 'account', externalId: 'UNOBODY' },
      { kind: 'not_an_agent', name: null, names: [] },
    ],
    [
      { kind: 'name', name: 'marc' },
      { kind: 'assigned', ownerName: 'Marc' },
    ],
    [
      { kind: 'name', name: 'ines' },
      { kind: 'assigned', ownerName: 'Inès' },
    ],
    [
      { kind: 'name', name: 'Camille' },
      { kind: 'not_an_agent', name: 'Camille', names: [] },
    ],
  ] as const)('as a command names them: %j', async (who, expected) => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    const to = { ...who, connectionId: desk.connectionId };

    const request = { ...desk.as('Léa'), ticketId, to, gestureKey: 'command', at: desk.clock.now() };

    expect(await desk.app.assignTicket(request)).toMatchObject(expected);
  });

  test('two who give it at once: one owner, and the other’s gift is told or refused', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    const results = await Promise.all([
      assign(desk, 'Léa', ticketId, 'Marc'),
      assign(desk, 'Marc', ticketId, 'Léa'),
      assign(desk, 'Inès', ticketId, 'Inès'),
    ]);

    expect(results.map(({ kind }) => kind)).toContain('assigned');
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });
});

describe('the form of an assignment', () => {
  test('offers everybody who works on tickets, by name, and nobody else', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    const started = await desk.app.startAssignment({ ...desk.as('Léa'), ticketId });

    const dialog = started.kind === 'form' ? started.dialog : undefined;
    expect(Object.values(dialog?.fields[0]?.optionLabels ?? {})).toEqual(['Inès', 'Léa', 'Marc']);
  });

  test('is not opened by those who may not', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    expect(await desk.app.startAssignment({ ...desk.as('Camille'), ticketId })).toEqual({ kind: 'forbidden' });
    expect(await desk.app.startAssignment({ ...desk.as('Hugo'), ticketId })).toEqual({ kind: 'unknown_ticket' });
  });
});

describe('releasing a ticket', () => {
  test('gives it back to the team, where it was; whoever takes it goes on from there', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket(
      {},
      { by: 'Léa', move: 'take' },
      { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Sur quel navigateur ?' } },
    );

    expect(await release(desk, 'Léa', ticketId)).toMatchObject({ kind: 'released' });
    expect(await desk.ticket(ticketId)).toMatchObject({ ownerId: null, state: { name: 'waiting' } });
    expect(await desk.told()).toEqual([]);
    expect(await desk.gesture(ticketId, { by: 'Marc', move: 'take' })).toMatchObject({ kind: 'taken' });
    expect(await desk.ticket(ticketId)).toMatchObject({
      ownerId: desk.person('Marc').personId,
      state: { name: 'waiting' },
    });
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('by a lead is told to whom it belonged; a colleague may not', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    expect(await release(desk, 'Marc', ticketId)).toMatchObject({ kind: 'owned_by_other', ownerName: 'Léa' });
    expect(await release(desk, 'Camille', ticketId)).toEqual({ kind: 'forbidden' });
    expect(await release(desk, 'Hugo', ticketId)).toEqual({ kind: 'unknown_ticket' });
    expect(await release(desk, 'Inès', ticketId)).toMatchObject({ kind: 'released' });
    expect(await desk.told()).toEqual([
      'Léa: Inès libère le ticket #1 : vous n’en avez plus la charge. [BUG] Formulaire de contact muet - monsite.com',
    ]);
  });

  test('one that nobody owns changes nothing', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket();

    expect(await release(desk, 'Léa', ticket.ticketId)).toEqual({ kind: 'released', ticket });
    expect(await desk.history(ticket.ticketId)).toHaveLength(1);
  });
});

describe('a new ticket finds its owner as the policy says (S3-11)', () => {
  const ownerOf = async (desk: Desk, ticketId: TicketId) => {
    const { ownerId } = await desk.ticket(ticketId);
    return ownerId && (await desk.stores(({ people }) => people.byId(ownerId)))?.name;
  };
  const owners = async (desk: Desk, tickets: number) => {
    const names = [];
    for (let made = 0; made < tickets; made += 1) names.push(await ownerOf(desk, (await desk.hasTicket()).ticketId));
    return names;
  };

  test('nobody by default', async () => {
    expect(await owners(await aDesk(), 1)).toEqual([null]);
  });

  test('in turn: whoever was given one longest ago, by hand or not', async () => {
    const desk = await aDesk({ assignment: 'round_robin' });

    expect(await owners(desk, 3)).toEqual(['Léa', 'Marc', 'Léa']);
    const { ticketId } = await desk.hasTicket({}, { by: 'Marc', move: 'take' });
    await assign(desk, 'Marc', ticketId, 'Léa');
    expect(await owners(desk, 2)).toEqual(['Marc', 'Léa']);
  });

  test('the least loaded: fewest open tickets, then in turn', async () => {
    const desk = await aDesk({ assignment: 'least_loaded' });

    expect(await owners(desk, 3)).toEqual(['Léa', 'Marc', 'Léa']);
    await desk.hasTicket({}, { by: 'Marc', move: 'take' }, { by: 'Marc', move: 'resolve' });
    expect(await owners(desk, 2)).toEqual(['Marc', 'Léa']);
  });

  test('it is told as the desk’s doing, and can be replayed', async () => {
    const desk = await aDesk({ assignment: 'round_robin' });
    const { draftId } = await desk.hasDraft();
    const { ticketId } = await created(desk, draftId);

    expect((await desk.told()).filter((told) => told.startsWith('Léa'))).toEqual([
      'Léa: Le ticket #1 vous est confié : c’est votre tour. [BUG] Formulaire de contact muet - monsite.com',
    ]);
    expect(await desk.history(ticketId)).toMatchObject([{ kind: 'created' }, { kind: 'assigned', actorId: null }]);
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('never to whoever asks, and to nobody when nobody else is there', async () => {
    const desk = await aDesk({ assignment: 'round_robin' });

    expect(await ownerOf(desk, (await desk.hasTicket({ by: 'Léa' })).ticketId)).toBe('Marc');
    await desk.stores(async ({ people }) => {
      for (const name of ['Marc', 'Inès'] as const)
        await people.setRole(desk.person(name).personId, 'requester', { cause: 'command_line', by: null });
    });
    expect(await ownerOf(desk, (await desk.hasTicket({ by: 'Léa' })).ticketId)).toBeNull();
  });

  test.each(['round_robin', 'least_loaded'] as const)('%s: to a lead only where there is no agent', async (by) => {
    const desk = await aDesk({ assignment: by });
    expect(await owners(desk, 3)).not.toContain('Inès');

    await desk.stores(async ({ people }) => {
      for (const name of ['Marc', 'Léa'] as const)
        await people.setRole(desk.person(name).personId, 'requester', { cause: 'command_line', by: null });
    });
    expect(await owners(desk, 1)).toEqual(['Inès']);
  });

  test.each(['round_robin', 'least_loaded'] as const)('%s: tickets created at once are shared fairly', async (by) => {
    const desk = await aDesk({ assignment: by });
    const drafts = await Promise.all(Array.from({ length: 8 }, () => desk.hasDraft()));

    const tickets = await Promise.all(drafts.map(({ draftId }) => created(desk, draftId)));

    const names = await Promise.all(tickets.map(({ ticketId }) => ownerOf(desk, ticketId)));
    expect(names.filter((name) => name === 'Léa')).toHaveLength(4);
    expect(names.filter((name) => name === 'Marc')).toHaveLength(4);
  });
});

async function created(desk: Desk, draftId: Awaited<ReturnType<Desk['hasDraft']>>['draftId']) {
  const result = await desk.app.createTicket({
    ...desk.as('Camille'),
    connectionId: desk.connectionId,
    draftId,
    type: 'bug',
    typed: bugReport(),
    policyVersion: 1,
    at: desk.clock.now(),
  });
  if (result.kind !== 'created') throw new Error(result.kind);
  return result.ticket;
}
