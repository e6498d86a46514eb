import type { TicketId } from '../../../src/domain/ids.ts';
import { type Desk, desksOfThisFile, type Gesture, type Name, SUPPORT } from '../../support/a-desk.ts';
import { aFile } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

const taken: Gesture = { by: 'Léa', move: 'take' };
const asked: Gesture = { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Quel navigateur ?' } };

const replies = (desk: Desk, by: Name, ticketId: TicketId, text: string, gestureKey = `reply:${text}`) =>
  desk.app.addReply({ ...desk.as(by), ticketId, typed: { text }, gestureKey, at: desk.clock.now() });

const lastSaid = async (desk: Desk, ticketId: TicketId) => {
  const contentId = (await desk.history(ticketId)).at(-1)?.contentId;
  return contentId && desk.stores(({ history }) => history.content(contentId));
};

describe('a public reply', () => {
  test('by the requester returns a ticket that waits for information to work, and tells the team (architecture §5)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, asked);

    const result = await replies(desk, 'Camille', ticketId, 'Chrome 131 sur Windows');

    expect(result).toMatchObject({ kind: 'replied', ticket: { state: { name: 'in_progress' } } });
    expect(await desk.told()).toEqual([
      'CTRIAGE, in a thread: Camille a répondu sur le ticket #1 : Chrome 131 sur Windows',
      'Léa: Camille a répondu sur le ticket #1 : Chrome 131 sur Windows',
    ]);
    expect((await desk.said(ticketId)).at(-1)).toBe('Chrome 131 sur Windows');
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test.each([
    ['a third party', [taken, { ...asked, typed: { reason: 'third_party', text: 'On attend OVH.' } }]],
    ['nothing', [taken]],
    ['a test', [taken, { by: 'Léa', move: 'propose_fix', typed: { text: 'Essayez.' } }]],
  ] satisfies [string, Gesture[]][])('by the requester changes no state while %s is awaited', async (_what, before) => {
    const desk = await aDesk();
    const { ticketId, state } = await desk.hasTicket({}, ...before);

    await replies(desk, 'Camille', ticketId, 'Je précise : aussi sur mobile');

    expect((await desk.ticket(ticketId)).state).toEqual(state);
    expect(await desk.told()).toHaveLength(2);
  });

  test('by an agent is told to the requester, privately, and changes no state', async () => {
    const desk = await aDesk();
    const { ticketId, state } = await desk.hasTicket({}, taken, asked);

    expect(await replies(desk, 'Marc', ticketId, 'On regarde ensemble')).toMatchObject({ kind: 'replied' });
    expect((await desk.ticket(ticketId)).state).toEqual(state);
    expect(await desk.told()).toEqual([
      'CTRIAGE, in a thread: Marc a répondu au demandeur du ticket #1 : On regarde ensemble',
      'Camille: Marc a répondu sur le ticket #1 : On regarde ensemble',
    ]);
  });

  test('the same reply twice counts once (architecture §4.2)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    const first = await replies(desk, 'Camille', ticketId, 'Je précise');
    const second = await replies(desk, 'Camille', ticketId, 'Je précise');

    expect(second).toEqual(first);
    expect(await desk.history(ticketId)).toHaveLength(3);
  });

  test('needs some words', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    expect(await replies(desk, 'Camille', ticketId, ' ')).toEqual({
      kind: 'corrections',
      corrections: { text: { code: 'required' } },
    });
  });

  test('comes too late on a closed ticket', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, taken, { by: 'Léa', move: 'close', typed: { reason: 'cancelled' } });

    expect(await replies(desk, 'Camille', ticket.ticketId, 'Et pourtant')).toEqual({ kind: 'closed', ticket });
    expect(await desk.announcements()).toEqual([]);
  });

  test('is not for strangers, who are not told that the ticket exists (architecture §4.4)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    expect(await replies(desk, 'Hugo', ticketId, 'Moi aussi')).toEqual({ kind: 'unknown_ticket' });
    expect(await desk.app.startReply({ ...desk.as('Hugo'), ticketId })).toEqual({ kind: 'unknown_ticket' });
    expect(await desk.app.startReply({ ...desk.as('Camille'), ticketId })).toMatchObject({ kind: 'form' });
  });
});

describe('what is said in the thread of a ticket', () => {
  const threadOf = async (desk: Desk, ticketId: TicketId) => {
    const origin = await desk.stores(({ tickets }) => tickets.origin(ticketId));
    return { threadId: origin?.threadId ?? '', conversation: origin?.conversation ?? '' };
  };

  test('by its requester joins the ticket, files included, and is never judged', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, asked);
    const files = [aFile({ name: 'erreur.png' })];

    const { result } = await desk.hears('Camille', 'Voilà la capture, le site bug toujours', {
      ...(await threadOf(desk, ticketId)),
      files,
    });

    expect(result).toEqual({ kind: 'joined_ticket' });
    expect(await lastSaid(desk, ticketId)).toEqual({
      kind: 'said',
      text: 'Voilà la capture, le site bug toujours',
      files,
    });
    expect((await desk.ticket(ticketId)).state).toEqual({ name: 'in_progress' });
    expect(await desk.prompts()).toEqual([]);
  });

  test('by somebody else is neither a reply nor judged', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, taken, asked);

    const { result } = await desk.hears('Hugo', 'Chez moi aussi le site bug', await threadOf(desk, ticket.ticketId));

    expect(result).toEqual({ kind: 'joined_ticket' });
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
    expect(await desk.announcements()).toEqual([]);
  });

  test('after the ticket is closed is judged like anything else: a follow-up is a new ticket (architecture §5)', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, taken, { by: 'Léa', move: 'close', typed: { reason: 'cancelled' } });

    const { result } = await desk.hears('Camille', 'Salut, le site bug', await threadOf(desk, ticket.ticketId));

    expect(result).toMatchObject({ kind: 'judged', outcome: 'answered' });
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
    expect(await desk.told()).toEqual([
      `${SUPPORT}, in a thread, only for Camille: Ce message demande un ticket. Vous seul voyez cette réponse.`,
    ]);
  });

  test('the same message a second time counts once', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);
    const where = { ...(await threadOf(desk, ticketId)), messageId: '1764000099.000001' };

    await desk.hears('Camille', 'Je précise', where);
    await desk.hears('Camille', 'Je précise', where);

    expect(await desk.history(ticketId)).toHaveLength(3);
  });

  test('an empty message is no reply', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    await desk.hears('Camille', ' \u0000 ', await threadOf(desk, ticketId));

    expect(await desk.history(ticketId)).toHaveLength(2);
  });
});

describe('what a requester writes to the bot, outside any thread (architecture §5)', () => {
  test('while one ticket waits for their answer is that answer, files included, and they are told so', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, asked);

    const { result } = await desk.hears('Camille', 'Chrome 131, voilà la capture', {
      directly: true,
      files: [aFile()],
    });

    expect(result).toEqual({ kind: 'joined_ticket' });
    expect((await desk.ticket(ticketId)).state).toEqual({ name: 'in_progress' });
    expect(await lastSaid(desk, ticketId)).toMatchObject({ text: 'Chrome 131, voilà la capture', files: [aFile()] });
    expect(await desk.told()).toEqual([
      'CTRIAGE, in a thread: Camille a répondu sur le ticket #1 : Chrome 131, voilà la capture capture.png',
      'Léa: Camille a répondu sur le ticket #1 : Chrome 131, voilà la capture capture.png',
      'Camille’s direct messages: Votre réponse est ajoutée au ticket #1.',
    ]);
  });

  test('is a question about a ticket when it is one', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, taken, asked);

    const { result } = await desk.hears('Camille', 'où en est le #1 ?', { directly: true });

    expect(result).toEqual({ kind: 'status_given' });
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
  });

  test.each([
    ['nothing waits for them', [taken]],
    ['a third party is awaited', [taken, { ...asked, typed: { reason: 'third_party', text: 'On attend OVH.' } }]],
  ] satisfies [string, Gesture[]][])('is judged when %s', async (_when, before) => {
    const desk = await aDesk();
    await desk.hasTicket({}, ...before);

    expect((await desk.hears('Camille', 'Salut, le site bug', { directly: true })).result).toMatchObject({
      kind: 'judged',
      outcome: 'answered',
    });
  });

  test('is judged when several tickets wait: nobody can tell which one is meant', async () => {
    const desk = await aDesk();
    await desk.hasTicket({}, taken, asked);
    await desk.hasTicket({}, taken, asked);

    expect((await desk.hears('Camille', 'Salut, le site bug', { directly: true })).result).toMatchObject({
      kind: 'judged',
    });
  });

  test('and never somebody else’s: another ticket that waits is not theirs to answer', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, taken, asked);

    expect((await desk.hears('Hugo', 'Chrome 131', { directly: true })).result).toMatchObject({ kind: 'judged' });
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
  });

  test('in a channel is judged as ever', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, taken, asked);

    expect((await desk.hears('Camille', 'Chrome 131')).result).toMatchObject({ kind: 'judged' });
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
  });
});
