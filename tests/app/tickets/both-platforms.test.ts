import { type Desk, desksOfThisFile, TEAMS_SUPPORT, TEAMS_TRIAGE, TRIAGE } from '../../support/a-desk.ts';
import { aFile, wordsOf } from '../../support/builders.ts';
import { screensOf } from '../../support/screens.ts';

const { aDesk } = desksOfThisFile();

const THREAD = '1764000000001';

/** Nora of Teams asked for something in a channel there; Léa and Marc are the team, in Slack, and Tom in Teams. */
async function aTicketOfTeams() {
  const desk = await aDesk();
  const teams = await desk.isOnTeamsToo();
  const nora = await teams.knows('Nora');
  const asked = await desk.hears('Camille', 'Salut, le site bug', teams.as('Nora', { messageId: THREAD }));
  const { ticketId, number } = await desk.makesTicketOf(asked, nora);
  const tom = await teams.knows('Tom');
  await desk.stores(({ people }) => people.changeRole([tom.personId], 'requester', 'agent'));
  const screens = screensOf(desk);
  const inSlack = await screens.underCard(ticketId, TRIAGE);
  const inTeams = { ...teams.as('Tom'), ...(await screens.underCard(ticketId, TEAMS_TRIAGE)) };
  return {
    desk,
    teams,
    nora,
    tom: { ...tom, role: 'agent' } as const,
    ticketId,
    number,
    screens,
    inSlack,
    inTeams,
    asNora: (more = {}) => teams.as('Nora', { threadId: THREAD, ...more }),
    readInSlack: () => screens.readIn(TRIAGE, inSlack.threadId),
    readInTeams: () => screens.readIn(TEAMS_TRIAGE, inTeams.threadId),
    readByNora: () => screens.readIn('person:aad-nora'),
  };
}

const history = async (desk: Desk, ticketId: Parameters<Desk['history']>[0]) =>
  (await desk.history(ticketId)).map(({ kind }) => kind);

describe('a ticket asked for in Teams, on a desk that is in Slack too', () => {
  test('is a card in the triage channels of both, a note in its thread, and a card of its requester', async () => {
    const { desk, screens, ticketId } = await aTicketOfTeams();

    const shown = (await screens.delivered()).filter(({ onlyFor }) => onlyFor === null);

    expect(shown.map(({ conversation }) => conversation).sort()).toEqual([
      TEAMS_SUPPORT,
      TEAMS_TRIAGE,
      TRIAGE,
      'person:aad-nora',
    ]);
    expect(shown.find(({ conversation }) => conversation === TEAMS_SUPPORT)?.threadId).toBe(THREAD);
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('changes everywhere, whichever platform the gesture comes from', async () => {
    const { desk, screens, ticketId, tom, readByNora } = await aTicketOfTeams();
    const cards = async () =>
      (await screens.delivered())
        .filter(({ conversation, threadId }) => [TRIAGE, TEAMS_TRIAGE].includes(conversation) && threadId === null)
        .map(({ card }) => wordsOf(card).join());

    await desk.gesture(ticketId, { by: 'Léa', move: 'take' });
    for (const card of await cards()) expect(card).toContain('Léa');
    expect(await readByNora()).toContain('Léa prend en charge votre ticket #1.');

    const given = await desk.app.assignTicket({
      ...desk.as('Léa'),
      ticketId,
      to: { kind: 'name', name: 'Tom', connectionId: desk.connectionId },
      gestureKey: 'given',
      at: desk.clock.now(),
    });
    expect(given).toMatchObject({ kind: 'assigned', ownerName: 'Tom' });
    for (const card of await cards()) expect(card).toContain('Tom');
    expect(await screens.readIn('person:aad-tom')).toEqual([expect.stringContaining('Léa vous confie le ticket #1.')]);

    const move = { deskId: desk.deskId, actor: tom, ticketId, move: 'resolve', gestureKey: 'resolved' } as const;
    expect(await desk.app.moveTicket({ ...move, typed: { text: 'Fait.' }, at: desk.clock.now() })).toMatchObject({
      kind: 'moved',
    });
    expect(await cards()).toHaveLength(2);
    for (const card of await cards()) expect(card).toContain('RÉSOLU');
  });

  test('has one conversation: the requester’s words under the cards of both, with their edits and deletions', async () => {
    const { desk, asNora, readInSlack, readInTeams } = await aTicketOfTeams();

    const said = await desk.hears('Camille', 'C’est sur Firefox', asNora());
    expect(said.result).toEqual({ kind: 'joined_ticket' });
    const replied = ['Nora a répondu sur le ticket #1 : C’est sur Firefox'];
    expect(await readInSlack()).toEqual(replied);
    expect(await readInTeams()).toEqual(replied);

    await desk.hearsEdit(said, 'C’est sur Chrome');
    for (const read of [readInSlack, readInTeams]) expect(await read()).toEqual([expect.stringContaining('Chrome')]);

    await desk.hearsDeletion(said);
    for (const read of [readInSlack, readInTeams]) expect((await read()).join()).not.toContain('Chrome');
  });

  test('is answered from Slack: the requester reads it in Teams, the team under its other card', async () => {
    const { desk, ticketId, readByNora, readInTeams } = await aTicketOfTeams();

    const answer = { ...desk.as('Léa'), ticketId, typed: { text: 'On regarde.' }, gestureKey: 'answer' };
    expect(await desk.app.addReply({ ...answer, at: desk.clock.now() })).toMatchObject({ kind: 'replied' });

    expect(await readByNora()).toContainEqual(expect.stringContaining('On regarde.'));
    expect(await readInTeams()).toEqual([expect.stringContaining('On regarde.')]);
  });

  test('keeps a note among the agents of both, whichever side it is written on (architecture §4.5)', async () => {
    const { desk, screens, inSlack, inTeams, ticketId, readInSlack, readInTeams } = await aTicketOfTeams();

    await desk.hears('Marc', 'SECRET de Slack', inSlack);
    const fromTeams = await desk.hears('Camille', 'SECRET de Teams', inTeams);
    await desk.hearsEdit(fromTeams, 'SECRET corrigé');

    expect(await history(desk, ticketId)).toEqual(['created', 'noted', 'noted', 'words_edited']);
    expect(await readInTeams()).toEqual([expect.stringContaining('SECRET de Slack')]);
    expect(await readInSlack()).toEqual([expect.stringContaining('SECRET corrigé')]);
    const elsewhere = (await screens.delivered()).filter(
      ({ conversation }) => ![TRIAGE, TEAMS_TRIAGE].includes(conversation),
    );
    expect(JSON.stringify(elsewhere)).not.toContain('SECRET');
  });

  test('shows a file of one platform by its name and address on the other', async () => {
    const { desk, teams, asNora, screens, inSlack } = await aTicketOfTeams();
    const file = aFile({
      connectionId: teams.connectionId,
      name: 'écran.png',
      permalink: 'https://teams.example/ecran',
    });

    await desk.hears('Camille', 'Voici', asNora({ files: [file] }));

    const [reply] = (await screens.delivered()).filter(({ threadId }) => threadId === inSlack.threadId);
    expect(reply?.card.parts).toContainEqual({ kind: 'files', files: [file] });
  });

  test('is found by its number and in the lists of both sides, and by nobody else', async () => {
    const { desk, nora, tom, number } = await aTicketOfTeams();
    const find = (actor: typeof nora) => desk.app.findTicket({ deskId: desk.deskId, actor, number });

    expect(await find(nora)).toMatchObject({ number });
    expect(await find(tom)).toMatchObject({ number });
    expect(await find(desk.person('Léa'))).toMatchObject({ number });
    expect(await find(desk.person('Hugo'))).toBeUndefined();
    const listed = await desk.app.listTickets({
      ...desk.as('Léa'),
      wanted: { list: 'queue' },
      turn: null,
      at: desk.clock.now(),
    });
    expect(listed).toMatchObject({ kind: 'page', page: { count: 1 } });
  });
});

describe('a person with accounts on both', () => {
  test('is told where they asked, and where they were last when they have no account there', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    await teams.knows('Camille');
    await teams.knows('Léa');
    const nora = await teams.knows('Nora');
    const { ticketId } = await desk.hasTicket({ by: 'Camille' });
    const screens = screensOf(desk);
    // Camille goes over to Teams: what was asked in Slack is still told there.
    await desk.hears('Camille', 'ok merci', teams.as('Camille'));

    await desk.gesture(ticketId, { by: 'Marc', move: 'take' });
    expect(await screens.readIn('person:UCAMILLE')).toContain('Marc prend en charge votre ticket #1.');
    expect(await screens.readIn('person:aad-camille')).toEqual([]);

    // Marc has an account in Slack only, and is told there of a ticket of Teams.
    const asked = await desk.hears('Camille', 'Salut, le site bug', teams.as('Nora'));
    const other = await desk.makesTicketOf(asked, nora);
    await desk.app.assignTicket({
      ...desk.as('Léa'),
      ticketId: other.ticketId,
      to: { kind: 'person', personId: desk.person('Marc').personId },
      gestureKey: 'given',
      at: desk.clock.now(),
    });
    expect(await screens.readIn('person:UMARC')).toContainEqual(
      expect.stringContaining('Léa vous confie le ticket #2.'),
    );
  });

  test('is told on the platform that they used last of what was asked for on a third', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    await teams.knows('Léa');
    const third = await desk.isOnTeamsToo();
    const nora = await third.knows('Nora');
    const screens = screensOf(desk);
    const given = async (gestureKey: string) => {
      const asked = await desk.hears('Camille', 'Salut, le site bug', third.as('Nora', { messageId: gestureKey }));
      const { ticketId } = await desk.makesTicketOf(asked, nora);
      const to = { kind: 'person', personId: desk.person('Léa').personId } as const;
      await desk.app.assignTicket({ ...desk.as('Marc'), ticketId, to, gestureKey, at: desk.clock.now() });
      return [await screens.readIn('person:ULÉA'), await screens.readIn('person:aad-léa')].map(({ length }) => length);
    };

    expect(await given('1764000000001')).toEqual([1, 0]);
    await desk.hears('Léa', 'ok merci', teams.as('Léa'));
    desk.clock.advance({ minutes: 11 });
    expect(await given('1764000000002')).toEqual([1, 1]);
  });

  test('answers on either what is awaited of them', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    await teams.knows('Camille');
    const { ticketId } = await desk.hasTicket(
      { by: 'Camille' },
      { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Quel navigateur ?' } },
    );

    const direct = teams.as('Camille', { conversation: 'a:camille', directly: true });
    const { result } = await desk.hears('Camille', 'Firefox 140', direct);

    expect(result).toEqual({ kind: 'joined_ticket' });
    expect((await desk.ticket(ticketId)).state).toEqual({ name: 'in_progress' });
    expect(await desk.said(ticketId)).toContain('Firefox 140');
  });

  test('finds their tickets of both on the page of either', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    const camille = await teams.knows('Camille');
    await desk.hasTicket({ by: 'Camille' });
    const asked = await desk.hears('Camille', 'Salut, le site bug', teams.as('Camille'));
    await desk.makesTicketOf(asked, camille);

    for (const connectionId of [desk.connectionId, teams.connectionId]) {
      const page = { deskId: desk.deskId, connectionId, personId: camille.personId, at: desk.clock.now() };
      const card = await desk.app.drawHome(page);
      const words = card && wordsOf(card).join();
      expect(words).toContain('#1 ');
      expect(words).toContain('#2 ');
    }
  });
});
