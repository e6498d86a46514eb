import type { TicketId } from '../../../src/domain/ids.ts';
import { desksOfThisFile } from '../../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

const UNKNOWN = '00000000-0000-7000-8000-000000000000' as TicketId;

describe('taking a ticket', () => {
  test('makes the agent its owner and tells the requester (S0-34, S3-12, S3-13)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    const result = await desk.gesture(ticketId, { by: 'Marc', move: 'take' });

    expect(result).toMatchObject({ kind: 'taken', ticket: { ownerId: desk.person('Marc').personId, revision: 2 } });
    expect(await desk.ticket(ticketId)).toMatchObject({ state: { name: 'in_progress' } });
    expect(await desk.told()).toEqual(['Camille: Marc prend en charge votre ticket #1.']);
    expect(await desk.surfaces(ticketId)).toEqual({ triage_card: 2, requester_card: 2, thread_note: 2 });
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('a requester reads it in their own language', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Hugo' });

    await desk.gesture(ticketId, { by: 'Léa', move: 'take' });

    expect(await desk.told()).toEqual(['Hugo: Léa is taking care of your ticket #1.']);
  });

  test('leaves it alone when a colleague already has it', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    const result = await desk.gesture(ticket.ticketId, { by: 'Marc', move: 'take' });

    expect(result).toEqual({ kind: 'already_taken', ticket, ownerName: 'Léa' });
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
    expect(await desk.announcements()).toEqual([]);
  });

  test('a second click is an ordinary day', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    expect(await desk.gesture(ticket.ticketId, { by: 'Léa', move: 'take' })).toEqual({ kind: 'taken', ticket });
    expect(await desk.history(ticket.ticketId)).toHaveLength(2);
    expect(await desk.announcements()).toEqual([]);
  });

  test.each(['Camille', 'Hugo', 'Zoé'] as const)('is not for %s, who does not work on tickets', async (by) => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Camille' });

    const result = await desk.gesture(ticketId, { by, move: 'take' });

    // Who may not see a ticket is not told that it exists.
    expect(result).toEqual({ kind: by === 'Camille' ? 'forbidden' : 'unknown_ticket' });
    expect(await desk.announcements()).toEqual([]);
  });

  test('says the same of a ticket that does not exist as of one of another desk', async () => {
    const desk = await aDesk();
    const other = await (await aDesk()).hasTicket();

    expect(await desk.gesture(UNKNOWN, { by: 'Léa', move: 'take' })).toEqual({ kind: 'unknown_ticket' });
    expect(await desk.gesture(other.ticketId, { by: 'Léa', move: 'take' })).toEqual({ kind: 'unknown_ticket' });
  });

  test('two agents who click at once: one has it, the other is told who', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();

    const results = await Promise.all([
      desk.gesture(ticketId, { by: 'Léa', move: 'take' }),
      desk.gesture(ticketId, { by: 'Marc', move: 'take' }),
    ]);

    expect(results.map(({ kind }) => kind).sort()).toEqual(['already_taken', 'taken']);
    expect(await desk.history(ticketId)).toHaveLength(2);
    expect(await desk.told()).toHaveLength(1);
  });

  test('an agent who takes what they asked for themself tells nobody by message', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Léa' });

    expect(await desk.gesture(ticketId, { by: 'Léa', move: 'take' })).toMatchObject({ kind: 'taken' });
    expect(await desk.announcements()).toEqual([]);
  });
});
