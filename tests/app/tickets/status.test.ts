import { desksOfThisFile, type Gesture } from '../../support/a-desk.ts';
import { buttonsOf, wordsOf } from '../../support/builders.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';

const { aDesk } = desksOfThisFile();

const taken: Gesture = { by: 'Léa', move: 'take' };

describe('`/ticket 12`', () => {
  test('shows a requester their own ticket, without the agents’ buttons', async () => {
    const desk = await aDesk();
    const { number } = await desk.hasTicket({}, taken);

    const card = await desk.app.giveStatus({ ...desk.as('Camille'), number, at: desk.clock.now() });

    expect(wordsOf(card)).toEqual(expect.arrayContaining(['Ticket #1 : EN COURS', 'Léa']));
    expect(buttonsOf(card).map(({ action }) => action)).toEqual(['ticket.reply']);
  });

  test('shows an agent what agents see, in their own language', async () => {
    const desk = await aDesk();
    const { number } = await desk.hasTicket({ by: 'Hugo' });

    const card = await desk.app.giveStatus({ ...desk.as('Marc'), number, at: desk.clock.now() });

    expect(wordsOf(card)).toEqual(expect.arrayContaining(['Ticket #1 : NOUVEAU', 'Hugo', 'Qualité']));
    expect(buttonsOf(card).map(({ action }) => action)).toContain('ticket.take');
  });

  test('says the same of an unknown ticket and of one that is not theirs (architecture §4.4)', async () => {
    const desk = await aDesk();
    const { number } = await desk.hasTicket({ by: 'Hugo' });

    const forbidden = await desk.app.giveStatus({ ...desk.as('Camille'), number, at: desk.clock.now() });
    const unknown = await desk.app.giveStatus({ ...desk.as('Camille'), number: 999, at: desk.clock.now() });

    expect(forbidden).toEqual(unknown);
    expect(forbidden.plain).toBe('Ce ticket n’existe pas, ou vous n’y avez pas accès.');
  });

  test.each([0, -1, 1.5, 2 ** 31, Number.MAX_SAFE_INTEGER])('number %d is no ticket', async (number) => {
    const desk = await aDesk();

    expect((await desk.app.giveStatus({ ...desk.as('Léa'), number, at: desk.clock.now() })).plain).toMatch(
      /n’existe pas/,
    );
  });

  test('never another desk’s', async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await other.hasTicket();

    expect((await desk.app.giveStatus({ ...desk.as('Léa'), number: 1, at: desk.clock.now() })).plain).toMatch(
      /n’existe pas/,
    );
  });
});

describe('`/ticket why 12` (N11)', () => {
  test('unfolds the promise for its requester in their own words, and for agents alike', async () => {
    const desk = await aDesk();
    const { number } = await desk.hasTicket();

    const at = desk.clock.now();
    const asked = await desk.app.explainDeadline({ ...desk.as('Camille'), number, at });
    const worked = await desk.app.explainDeadline({ ...desk.as('Léa'), number, at });

    expect(wordsOf(asked).map(plainSpaces)).toEqual([
      'Pourquoi cette échéance ? · #1',
      'Première réponse',
      ' – avant mar. 24 nov. 16:00 (Paris), reste 4 h',
      'mar. 24 nov. 10:00 : rang 2 · Important, 4 h',
      'mar. 24 nov. 10:00 → 12:00 : 2 h, à venir',
      'mar. 24 nov. 14:00 → 16:00 : 2 h, à venir',
      'En tout 4 h, jusqu’à mar. 24 nov. 16:00 (Paris).',
      'Ce qui a été compté pour le ticket #1.',
    ]);
    expect(wordsOf(worked).map(plainSpaces)).toContain(' – non engagée');
  });

  test('says the same of an unknown ticket and of one that is not theirs (architecture §4.4)', async () => {
    const desk = await aDesk();
    const { number } = await desk.hasTicket({ by: 'Hugo' });
    const at = desk.clock.now();

    const forbidden = await desk.app.explainDeadline({ ...desk.as('Camille'), number, at });

    expect(forbidden).toEqual(await desk.app.explainDeadline({ ...desk.as('Camille'), number: 999, at }));
  });
});

describe('a surface, drawn from its ticket as it is now', () => {
  const surfacesOf = async (desk: Awaited<ReturnType<typeof aDesk>>, ticketId: Parameters<typeof desk.ticket>[0]) =>
    new Map((await desk.stores(({ surfaces }) => surfaces.of(ticketId))).map((surface) => [surface.kind, surface]));

  test('each kind in the language of those who read it', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Hugo' }, taken);
    const surfaces = await surfacesOf(desk, ticketId);
    const drawn = async (kind: 'triage_card' | 'requester_card' | 'thread_note') => {
      const surface = surfaces.get(kind);
      return surface && desk.app.drawSurface(desk.deskId, surface.surfaceId);
    };

    expect(await drawn('triage_card')).toMatchObject({
      revision: 2,
      card: { plain: expect.stringContaining('EN COURS') },
    });
    expect(await drawn('thread_note')).toMatchObject({ card: { plain: 'Ticket #1 · EN COURS' } });
    expect(await drawn('requester_card')).toMatchObject({ card: { title: 'Ticket #1: IN PROGRESS' } });
  });

  test('is gone for another desk', async () => {
    const desk = await aDesk();
    const stranger = await aDesk();
    const { ticketId } = await desk.hasTicket();
    const surface = (await surfacesOf(desk, ticketId)).get('triage_card');

    expect(surface && (await stranger.app.drawSurface(stranger.deskId, surface.surfaceId))).toBeUndefined();
  });

  test('still can be drawn once its requester’s words are erased (architecture §4.3)', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket();
    await desk.dataSource.query('select erase_ticket_content($1, $2, $3, now())', [
      desk.deskId,
      ticket.requestContentId,
      ticket.requesterId,
    ]);

    for (const { surfaceId } of (await surfacesOf(desk, ticket.ticketId)).values()) {
      const drawn = await desk.app.drawSurface(desk.deskId, surfaceId);
      expect(drawn && wordsOf(drawn.card).join(' ')).not.toContain('Formulaire');
    }
  });
});
