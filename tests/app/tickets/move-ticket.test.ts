import type { TicketId } from '../../../src/domain/ids.ts';
import type { MoveName } from '../../../src/domain/ticket/moves.ts';
import { type Desk, desksOfThisFile, type Gesture, type Name } from '../../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

const UNKNOWN = '00000000-0000-7000-8000-000000000000' as TicketId;

const taken: Gesture = { by: 'Léa', move: 'take' };
const asked: Gesture = { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Quel navigateur ?' } };
const proposed: Gesture = { by: 'Léa', move: 'propose_fix', typed: { text: 'Formulaire rebranché, essayez-le.' } };
const resolved: Gesture = { by: 'Léa', move: 'resolve' };
const confirmed: Gesture = { by: 'Camille', move: 'confirm_fix' };

describe('every gesture: its new state, who is told what, and its place in the history', () => {
  test.each<[string, Gesture[], Gesture, object, string[]]>([
    [
      'asking for information (S0-35)',
      [taken],
      asked,
      { name: 'waiting', reason: 'information' },
      ['Camille: Léa a besoin d’une précision pour votre ticket #1 : Quel navigateur ?'],
    ],
    [
      'resuming',
      [taken, asked],
      { by: 'Léa', move: 'resume' },
      { name: 'in_progress' },
      ['Camille: Le travail reprend sur votre ticket #1.'],
    ],
    [
      'proposing a fix to test (S0-36)',
      [taken],
      proposed,
      { name: 'to_test' },
      ['Camille: Léa a mis une correction en place pour votre ticket #1 : Formulaire rebranché, essayez-le.'],
    ],
    [
      '“c’est bon” (C9)',
      [taken, proposed],
      confirmed,
      { name: 'resolved', at: expect.any(Date) },
      [
        'CTRIAGE, in a thread: Camille confirme la correction du ticket #1.',
        'Léa: Camille confirme la correction du ticket #1.',
      ],
    ],
    [
      '“pas encore” (C9)',
      [taken, proposed],
      { by: 'Camille', move: 'refuse_fix', typed: { text: 'Toujours muet sur mobile.' } },
      { name: 'in_progress' },
      [
        'CTRIAGE, in a thread: Camille : pas encore bon sur le ticket #1. Toujours muet sur mobile.',
        'Léa: Camille : pas encore bon sur le ticket #1. Toujours muet sur mobile.',
      ],
    ],
    [
      'resolving (S0-37)',
      [taken],
      { by: 'Léa', move: 'resolve', typed: { text: 'Clé SMTP remplacée.' } },
      { name: 'resolved', at: expect.any(Date) },
      ['Camille: Léa a résolu votre ticket #1. Clé SMTP remplacée.'],
    ],
    [
      'reopening by the requester (S0-37)',
      [taken, proposed, confirmed],
      { by: 'Camille', move: 'reopen', typed: { text: 'Cela recommence.' } },
      { name: 'in_progress' },
      [
        'CTRIAGE, in a thread: Camille rouvre le ticket #1. Cela recommence.',
        'Léa: Camille rouvre le ticket #1. Cela recommence.',
      ],
    ],
    [
      'reopening by the agent',
      [taken, proposed, confirmed],
      { by: 'Léa', move: 'reopen', typed: { text: 'Trouvé une autre cause.' } },
      { name: 'in_progress' },
      ['Camille: Le ticket #1 est rouvert. Trouvé une autre cause.'],
    ],
    [
      'closing (S0-38)',
      [taken, proposed, confirmed],
      { by: 'Léa', move: 'close', typed: { reason: 'done' } },
      { name: 'closed', at: expect.any(Date), reason: 'done' },
      ['Camille: Votre ticket #1 est fermé (terminé).'],
    ],
    [
      'validating what is resolved (S0-37)',
      [taken, resolved],
      { by: 'Camille', move: 'validate' },
      { name: 'closed', at: expect.any(Date), reason: 'done' },
      [
        'CTRIAGE, in a thread: Camille a validé le ticket #1, qui est fermé.',
        'Léa: Camille a validé le ticket #1, qui est fermé.',
      ],
    ],
    [
      'a lead validating for the requester (S0-37)',
      [taken, resolved],
      { by: 'Inès', move: 'validate' },
      { name: 'closed', at: expect.any(Date), reason: 'done' },
      ['Camille: Le ticket #1 est validé, et fermé. Merci !'],
    ],
    [
      'a lead answering for the requester (C9)',
      [taken, proposed],
      { by: 'Inès', move: 'confirm_fix' },
      { name: 'resolved', at: expect.any(Date) },
      ['Camille: Le ticket #1 est validé. Merci !'],
    ],
  ])('%s', async (_what, before, made, state, told) => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, ...before);

    const result = await desk.gesture(ticket.ticketId, made);

    const after = await desk.ticket(ticket.ticketId);
    expect(result).toEqual({ kind: 'moved', ticket: after });
    expect(after).toMatchObject({ state, revision: ticket.revision + 1 });
    expect(await desk.told()).toEqual(told);
    const { revision } = after;
    expect(await desk.surfaces(ticket.ticketId)).toEqual({
      triage_card: revision,
      requester_card: revision,
      thread_note: revision,
    });
    expect((await desk.history(ticket.ticketId)).at(-1)).toMatchObject({ kind: 'moved', move: made.move });
    expect(await desk.replayed(ticket.ticketId)).toEqual(after);
  });

  test('a reopening is counted (C2)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket(
      {},
      taken,
      { by: 'Léa', move: 'resolve' },
      { by: 'Camille', move: 'reopen', typed: { text: 'Cela recommence.' } },
    );

    expect((await desk.ticket(ticketId)).reopenedCount).toBe(1);
  });

  test('the words are kept apart from the facts (architecture §4.3)', async () => {
    const desk = await aDesk();
    const { ticketId, title } = await desk.hasTicket({}, taken, asked, { by: 'Léa', move: 'resume' });

    expect(await desk.said(ticketId)).toEqual([title, null, 'Quel navigateur ?', null]);
    expect(JSON.stringify(await desk.history(ticketId))).not.toContain('navigateur');
  });

  test('an agent who moves a ticket that nobody owns becomes its owner (S3-12)', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { ...asked, by: 'Marc' });

    expect((await desk.ticket(ticketId)).ownerId).toBe(desk.person('Marc').personId);
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });
});

describe('a gesture that is refused changes nothing and tells nobody', () => {
  const everyRefusal: [string, Gesture[], Gesture, object][] = [
    ['a requester may not work on tickets', [taken], { by: 'Camille', move: 'resolve' }, { kind: 'forbidden' }],
    ['somebody else’s ticket does not exist', [taken], { by: 'Hugo', move: 'reopen' }, { kind: 'unknown_ticket' }],
    ['a guest sees their own tickets only', [taken], { by: 'Zoé', move: 'close' }, { kind: 'unknown_ticket' }],
    [
      'only the requester says that a fix works (C9)',
      [taken, proposed],
      { by: 'Léa', move: 'confirm_fix' },
      { kind: 'requester_only' },
    ],
    [
      'nor that it does not',
      [taken, proposed],
      { by: 'Léa', move: 'refuse_fix', typed: { text: 'Pas bon' } },
      { kind: 'requester_only' },
    ],
    [
      'only the requester validates (S0-37)',
      [taken, resolved],
      { by: 'Léa', move: 'validate' },
      { kind: 'requester_only' },
    ],
    [
      'what is under way is not validated yet',
      [taken],
      { by: 'Camille', move: 'validate' },
      { kind: 'refused', from: 'in_progress' },
    ],
    [
      'a colleague’s ticket is talked about first (S3-12)',
      [taken],
      { by: 'Marc', move: 'resolve' },
      { kind: 'owned_by_other', ownerName: 'Léa' },
    ],
    [
      'reopening a colleague’s ticket as well',
      [taken, proposed, confirmed],
      { by: 'Marc', move: 'reopen', typed: { text: 'Une autre cause' } },
      { kind: 'owned_by_other', ownerName: 'Léa' },
    ],
    [
      'a stale button says where the ticket is now',
      [taken],
      { by: 'Camille', move: 'confirm_fix' },
      { kind: 'refused', from: 'in_progress' },
    ],
    [
      'a closed ticket is final',
      [taken, { by: 'Léa', move: 'close', typed: { reason: 'cancelled' } }],
      { by: 'Léa', move: 'reopen', typed: { text: 'Finalement…' } },
      { kind: 'refused', from: 'closed' },
    ],
    [
      'a question has words',
      [taken],
      { by: 'Léa', move: 'ask', typed: { reason: 'information' } },
      { kind: 'corrections', corrections: { text: { code: 'required' } } },
    ],
    [
      'a ticket is closed for a reason of its state',
      [taken],
      { by: 'Léa', move: 'close', typed: { reason: 'done' } },
      { kind: 'corrections', corrections: { reason: { code: 'not_an_option' } } },
    ],
  ];

  test.each(everyRefusal)('%s', async (_why, before, made, refusal) => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket({}, ...before);

    expect(await desk.gesture(ticket.ticketId, made)).toMatchObject(refusal);
    expect(await desk.ticket(ticket.ticketId)).toEqual(ticket);
    expect(await desk.announcements()).toEqual([]);
  });

  test('a ticket that does not exist', async () => {
    const desk = await aDesk();

    expect(await desk.gesture(UNKNOWN, { by: 'Léa', move: 'resolve' })).toEqual({ kind: 'unknown_ticket' });
  });

  test('a lead may move a ticket that an agent owns', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, { by: 'Inès', move: 'resolve' });

    expect(await desk.ticket(ticketId)).toMatchObject({
      state: { name: 'resolved' },
      ownerId: desk.person('Léa').personId,
    });
  });
});

describe('the same gesture twice (architecture §4.2)', () => {
  const resolves = (desk: Desk, ticketId: TicketId) =>
    desk.app.moveTicket({
      ...desk.as('Léa'),
      ticketId,
      move: 'resolve',
      typed: {},
      gestureKey: 'click-1',
      at: desk.clock.now(),
    });

  test('has one effect and one answer', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    const first = await resolves(desk, ticketId);
    const second = await resolves(desk, ticketId);

    expect(second).toEqual(first);
    expect(await desk.history(ticketId)).toHaveLength(3);
    expect(await desk.told()).toEqual(['Camille: Léa a résolu votre ticket #1.']);
  });

  test('also at once', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    const results = await Promise.all([resolves(desk, ticketId), resolves(desk, ticketId), resolves(desk, ticketId)]);

    expect(results.map(({ kind }) => kind)).toEqual(['moved', 'moved', 'moved']);
    expect(await desk.history(ticketId)).toHaveLength(3);
  });

  test('is told nothing of a ticket that is not theirs to see', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);
    await resolves(desk, ticketId);

    const result = await desk.app.moveTicket({
      ...desk.as('Hugo'),
      ticketId,
      move: 'resolve',
      typed: {},
      gestureKey: 'click-1',
      at: desk.clock.now(),
    });

    expect(result).toEqual({ kind: 'unknown_ticket' });
  });
});

describe('a click on the button of a gesture', () => {
  const clicks = (desk: Desk, by: Name, ticketId: TicketId, move: MoveName) =>
    desk.app.startMove({ ...desk.as(by), ticketId, move });

  test.each(['ask', 'propose_fix', 'resolve', 'close'] as const)('opens the small form of %s', async (move) => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    expect(await clicks(desk, 'Léa', ticketId, move)).toMatchObject({
      kind: 'form',
      dialog: { submits: 'ticket.move', context: { ticketId, move } },
    });
  });

  test('makes the gesture at once when nothing needs to be said', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken, proposed);

    expect(await clicks(desk, 'Camille', ticketId, 'confirm_fix')).toEqual({ kind: 'no_words_needed' });
    expect(await clicks(desk, 'Léa', ticketId, 'resume')).toEqual({ kind: 'no_words_needed' });
  });

  test('says why not, before anything is typed', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);

    expect(await clicks(desk, 'Marc', ticketId, 'resolve')).toMatchObject({ kind: 'owned_by_other', ownerName: 'Léa' });
    expect(await clicks(desk, 'Camille', ticketId, 'resolve')).toEqual({ kind: 'forbidden' });
    expect(await clicks(desk, 'Camille', ticketId, 'confirm_fix')).toMatchObject({
      kind: 'refused',
      from: 'in_progress',
    });
    expect(await clicks(desk, 'Hugo', ticketId, 'reopen')).toEqual({ kind: 'unknown_ticket' });
    expect(await clicks(desk, 'Léa', UNKNOWN, 'resolve')).toEqual({ kind: 'unknown_ticket' });
    expect(await desk.announcements()).toEqual([]);
  });
});
