import fc from 'fast-check';
import type { TicketId } from '../../../src/domain/ids.ts';
import { type Desk, desksOfThisFile, type Gesture, type Name, TRIAGE } from '../../support/a-desk.ts';
import { bugReport } from '../../support/builders.ts';
import { screensOf } from '../../support/screens.ts';

const { aDesk } = desksOfThisFile();

const taken: Gesture = { by: 'Léa', move: 'take' };
const asked: Gesture = { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Quel navigateur ?' } };
const resolved: Gesture = { by: 'Léa', move: 'resolve', typed: { text: 'Fait.' } };
const closed: Gesture = { by: 'Léa', move: 'close', typed: { reason: 'done', text: '' } };
const TRIAGE_TOO = 'CTRIAGE2';

/** A desk with a ticket of that requester, and what people see of it. */
async function aTicketOf(by: Name, ...gestures: readonly Gesture[]) {
  const desk = await aDesk();
  await desk.stores(({ channels }) =>
    channels.remember({
      connectionId: desk.connectionId,
      externalId: TRIAGE_TOO,
      role: 'triage',
      name: 'triage-teams',
    }),
  );
  const { ticketId } = await desk.hasTicket({ by }, ...gestures);
  const screens = screensOf(desk);
  const underCard = await screens.underCard(ticketId, TRIAGE);
  const underOtherCard = await screens.underCard(ticketId, TRIAGE_TOO);
  return {
    desk,
    ticketId,
    screens,
    underCard,
    asked: await whereAsked(desk, ticketId),
    /** What is said under the agents' card in #triage, and under the one in the other triage channel. */
    readUnderCard: () => screens.readIn(TRIAGE, underCard.threadId),
    readUnderOtherCard: () => screens.readIn(TRIAGE_TOO, underOtherCard.threadId),
    readBy: (name: Name) => screens.readIn(`person:U${name.toUpperCase()}`),
    kinds: async () => (await desk.history(ticketId)).map(({ kind }) => kind),
  };
}

async function whereAsked(desk: Desk, ticketId: TicketId) {
  const origin = await desk.stores(({ tickets }) => tickets.origin(ticketId));
  return { threadId: origin?.threadId ?? '', conversation: origin?.conversation ?? '' };
}

const expectReplayed = async (desk: Desk, ticketId: TicketId) =>
  expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));

describe('what an agent writes under the triage card (K9, S3-05)', () => {
  test('is a note: kept, shown under the other cards with its author, and nowhere else', async () => {
    const { desk, ticketId, underCard, readUnderCard, readUnderOtherCard, readBy, kinds } = await aTicketOf(
      'Camille',
      taken,
    );
    const toldBefore = await readBy('Camille');

    const { result } = await desk.hears('Marc', 'Ce client n’a pas payé, prudence', underCard);

    expect(result).toEqual({ kind: 'joined_ticket' });
    expect(await kinds()).toEqual(['created', 'taken', 'noted']);
    expect((await desk.said(ticketId)).at(-1)).toBe('Ce client n’a pas payé, prudence');
    expect(await readUnderCard()).toEqual([]);
    expect(await readUnderOtherCard()).toEqual([
      'Note interne de Marc sur le ticket #1 : Ce client n’a pas payé, prudence',
    ]);
    expect(await readBy('Camille')).toEqual(toldBefore);
    expect(await readBy('Léa')).toEqual([]);
    await expectReplayed(desk, ticketId);
  });

  test('is never judged, whatever it says', async () => {
    const { desk, underCard } = await aTicketOf('Camille', taken);

    await desk.hears('Marc', 'Salut, le site bug, erreur 500 sur https://monsite.com/panier', underCard);

    expect(await desk.prompts()).toEqual([]);
    expect(await desk.dataSource.query('select 1 from verdict where desk_id = $1', [desk.deskId])).toEqual([]);
  });

  test('changes neither state nor what waits', async () => {
    const { desk, ticketId, underCard } = await aTicketOf('Camille', taken, asked);
    const { state, ownerId } = await desk.ticket(ticketId);

    await desk.hears('Marc', 'On le relance demain', underCard);

    expect(await desk.ticket(ticketId)).toMatchObject({ state, ownerId });
  });

  test('is shown in no answer to the requester: status, card or form (architecture §4.5)', async () => {
    const { desk, ticketId, underCard, screens } = await aTicketOf('Camille', taken);
    await desk.hears('Marc', 'SECRET-NOTE', underCard);

    const forCamille = [
      await desk.app.giveStatus({ ...desk.as('Camille'), number: 1, at: desk.clock.now() }),
      await desk.app.startReply({ ...desk.as('Camille'), ticketId }),
      (await screens.delivered()).filter(({ conversation }) => !conversation.startsWith('CTRIAGE')),
    ];

    expect(JSON.stringify(forCamille)).not.toContain('SECRET-NOTE');
  });

  test('is kept on a closed ticket too, which stays as it is', async () => {
    const { desk, ticketId, underCard, kinds } = await aTicketOf('Camille', taken, resolved, closed);
    const { state } = await desk.ticket(ticketId);

    await desk.hears('Léa', 'La cause était le pare-feu', underCard);

    expect((await kinds()).at(-1)).toBe('noted');
    expect((await desk.ticket(ticketId)).state).toEqual(state);
    await expectReplayed(desk, ticketId);
  });

  test('counts once, however often it is delivered (K19)', async () => {
    const { desk, underCard, kinds } = await aTicketOf('Camille', taken);
    const where = { ...underCard, messageId: '1764000099.000001' };

    await desk.hears('Marc', 'Prudence', where);
    await desk.hears('Marc', 'Prudence', where);

    expect(await kinds()).toEqual(['created', 'taken', 'noted']);
  });

  test.each(['Hugo', 'Zoé', 'Camille'] as const)(
    'by %s, who is not of the team, is not kept, not even as the requester’s reply',
    async (by) => {
      const { desk, underCard, kinds } = await aTicketOf('Camille', taken);

      expect((await desk.hears(by, 'Je passe par ici', underCard)).result).toEqual({ kind: 'not_of_the_team' });
      expect(await kinds()).toEqual(['created', 'taken']);
    },
  );

  test('in the thread of the news that the owner got is a note as well, shown under the cards', async () => {
    const { desk, asked: thread, screens, readUnderCard, readBy, kinds } = await aTicketOf('Camille', taken);
    await desk.hears('Camille', 'Je précise', thread);
    await screens.delivered();
    const [news] = await desk.dataSource.query(
      `select posted_message_id as id from surface where kind = 'said' and conversation = 'person:ULÉA' and desk_id = $1`,
      [desk.deskId],
    );

    await desk.hears('Léa', 'Il ne lit pas la doc', { directly: true, threadId: news.id });

    expect((await kinds()).at(-1)).toBe('noted');
    expect((await readUnderCard()).at(-1)).toContain('Note interne de Léa');
    expect((await readBy('Camille')).join()).not.toContain('Il ne lit pas la doc');
  });
});

describe('what an agent writes where the request was made', () => {
  test('is a public reply by them: everyone reads it there, so the requester is not told again', async () => {
    const { desk, asked: thread, kinds, ticketId, readUnderCard, readBy } = await aTicketOf('Camille', taken);
    const toldBefore = await readBy('Camille');

    await desk.hears('Marc', 'On s’en occupe cet après-midi', thread);

    expect((await desk.history(ticketId)).at(-1)).toMatchObject({ kind: 'replied', by: 'agent' });
    expect(await kinds()).toHaveLength(3);
    expect(await readUnderCard()).toEqual(['Marc a répondu au demandeur du ticket #1 : On s’en occupe cet après-midi']);
    expect(await readBy('Camille')).toEqual(toldBefore);
  });

  test('once the ticket is closed is beside it', async () => {
    const { desk, asked: thread, kinds } = await aTicketOf('Camille', taken, resolved, closed);
    const before = await kinds();

    expect((await desk.hears('Marc', 'Bonne journée', thread)).result).toEqual({ kind: 'joined_ticket' });
    expect(await kinds()).toEqual(before);
  });
});

describe('what is said in the thread of a request, whoever says it', () => {
  test.each<[string, readonly Gesture[], readonly Name[]]>([
    ['while the ticket is open', [taken], ['Camille', 'Hugo', 'Marc']],
    ['once it is closed, but for what its requester asks anew', [taken, resolved, closed], ['Hugo', 'Marc']],
  ])('is never judged, nor its edit, %s', async (_when, gestures, names) => {
    const { desk, asked: thread } = await aTicketOf('Camille', ...gestures);
    const problem = 'Salut, le site bug, erreur 500 sur https://monsite.com/panier';

    for (const name of names) {
      const said = await desk.hears(name, problem, thread);
      expect(said.result).toEqual({ kind: 'joined_ticket' });
      expect(await desk.hearsEdit(said, `${problem} depuis hier`)).toMatchObject({ kind: 'joined_ticket' });
    }

    expect(await desk.prompts()).toEqual([]);
    expect(await desk.dataSource.query('select 1 from verdict where desk_id = $1', [desk.deskId])).toEqual([]);
  });
});

describe('an agent whose own ticket it is', () => {
  test('speaks as the requester where they asked, as an agent under the card', async () => {
    const { desk, asked: thread, underCard, ticketId } = await aTicketOf('Marc', taken, asked);

    await desk.hears('Marc', 'Chrome 131', thread);
    await desk.hears('Marc', 'C’est sans doute le cache', underCard);

    expect((await desk.history(ticketId)).slice(-2)).toMatchObject([
      { kind: 'replied', by: 'requester', state: { name: 'in_progress' } },
      { kind: 'noted' },
    ]);
  });
});

describe('“Répondre” on the triage card (K9)', () => {
  test('reaches the requester privately, and the team reads it under each card with its author', async () => {
    const { desk, ticketId, readUnderCard, readUnderOtherCard, readBy } = await aTicketOf('Camille', taken);

    await desk.app.addReply({
      ...desk.as('Marc'),
      ticketId,
      typed: { text: 'C’est réparé demain' },
      gestureKey: 'form-1',
      at: desk.clock.now(),
    });

    const forTeam = 'Marc a répondu au demandeur du ticket #1 : C’est réparé demain';
    expect(await readUnderCard()).toEqual([forTeam]);
    expect(await readUnderOtherCard()).toEqual([forTeam]);
    expect((await readBy('Camille')).at(-1)).toBe('Marc a répondu sur le ticket #1 : C’est réparé demain');
  });

  test('says in its form that the requester reads it; theirs does not', async () => {
    const { desk, ticketId } = await aTicketOf('Camille', taken);

    const [agents, requesters] = [
      await desk.app.startReply({ ...desk.as('Marc'), ticketId }),
      await desk.app.startReply({ ...desk.as('Camille'), ticketId }),
    ];

    expect(agents).toMatchObject({ dialog: { title: 'Répondre au demandeur' } });
    expect(requesters).toMatchObject({ dialog: { title: 'Répondre' } });
  });
});

describe('a reply that its requester edits', () => {
  test('is edited in place wherever it is shown, and in the history (K9)', async () => {
    const {
      desk,
      ticketId,
      asked: thread,
      readUnderCard,
      readUnderOtherCard,
      readBy,
      kinds,
    } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'Chrome 131', thread);
    await readUnderCard();

    expect(await desk.hearsEdit(heard, 'Firefox 133')).toEqual({ kind: 'joined_ticket' });

    const now = 'Camille a répondu sur le ticket #1 : Firefox 133 (modifié)';
    expect(await readUnderCard()).toEqual([now]);
    expect(await readUnderOtherCard()).toEqual([now]);
    expect(await readBy('Léa')).toEqual([now]);
    expect(await kinds()).toEqual(['created', 'taken', 'replied', 'words_edited']);
    expect((await desk.said(ticketId)).slice(2)).toEqual(['Chrome 131', 'Firefox 133']);
    expect((await desk.history(ticketId)).at(-1)).toMatchObject({
      ofSequence: 3,
      actorId: desk.person('Camille').personId,
    });
    await expectReplayed(desk, ticketId);
  });

  test('before it was shown is shown once, as it is then', async () => {
    const { desk, asked: thread, readUnderCard } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'Chrome 131', thread);
    await desk.hearsEdit(heard, 'Firefox 133');

    expect(await readUnderCard()).toEqual(['Camille a répondu sur le ticket #1 : Firefox 133 (modifié)']);
  });

  test('edits no other message, and no card', async () => {
    const { desk, ticketId, asked: thread, screens, readUnderCard } = await aTicketOf('Camille', taken);
    await desk.hears('Camille', 'Un', thread);
    const heard = await desk.hears('Camille', 'Deux', thread);
    await screens.delivered();
    const wantedBefore = await desk.surfaces(ticketId);

    await desk.hearsEdit(heard, 'Trois');

    expect(await readUnderCard()).toEqual([
      'Camille a répondu sur le ticket #1 : Un',
      'Camille a répondu sur le ticket #1 : Trois (modifié)',
    ]);
    expect(await desk.surfaces(ticketId)).toMatchObject({
      triage_card: wantedBefore['triage_card'],
      requester_card: wantedBefore['requester_card'],
    });
  });

  test('is not edited anew when the ticket changes', async () => {
    const { desk, ticketId, asked: thread, screens } = await aTicketOf('Camille', taken);
    await desk.hears('Camille', 'Un', thread);
    await screens.delivered();

    await desk.gesture(ticketId, resolved);

    const due = await desk.dataSource.query(
      `select kind from surface where desk_id = $1 and dirty_turn is not null order by kind`,
      [desk.deskId],
    );
    expect(due.map(({ kind }: { kind: string }) => kind)).not.toContain('said');
  });

  test('on a closed ticket says what was last said; the ticket stays closed', async () => {
    const { desk, ticketId, asked: thread, readUnderCard } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'Chrome 131', thread);
    await desk.gesture(ticketId, resolved);
    await desk.gesture(ticketId, closed);

    await desk.hearsEdit(heard, 'Firefox 133');

    expect((await readUnderCard())[0]).toContain('Firefox 133 (modifié)');
    expect((await desk.ticket(ticketId)).state.name).toBe('closed');
    await expectReplayed(desk, ticketId);
  });

  test('to nothing is taken back', async () => {
    const { desk, asked: thread, readUnderCard, kinds } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'Chrome 131', thread);

    await desk.hearsEdit(heard, ' \u0000 ');

    expect((await kinds()).at(-1)).toBe('words_removed');
    expect(await readUnderCard()).toEqual(['Camille a répondu sur le ticket #1 : Message supprimé par son auteur.']);
  });

  test('twice, the older edit coming last, says what was last said', async () => {
    const { desk, asked: thread, readUnderCard } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'Un', thread);

    await desk.hearsEdit(heard, 'Trois', '1764000000.000030');
    await desk.hearsEdit(heard, 'Deux', '1764000000.000020');

    expect(await readUnderCard()).toEqual(['Camille a répondu sur le ticket #1 : Trois (modifié)']);
  });

  test('before the desk heard it stands as edited, once', async () => {
    const { desk, ticketId, asked: thread, readUnderCard, kinds } = await aTicketOf('Camille', taken, asked);
    const message = desk.heard('Camille', 'Chrome 131', thread);

    expect(await desk.hearsEdit({ message }, 'Firefox 133')).toEqual({ kind: 'joined_ticket' });
    await desk.app.answerMessage(await desk.received(message));

    expect(await kinds()).toEqual(['created', 'taken', 'moved', 'replied', 'words_edited']);
    expect(await readUnderCard()).toEqual(['Camille a répondu sur le ticket #1 : Firefox 133 (modifié)']);
    expect((await desk.ticket(ticketId)).state).toEqual({ name: 'in_progress' });
    await expectReplayed(desk, ticketId);
  });

  test('in direct messages follows too', async () => {
    const { desk, readUnderCard } = await aTicketOf('Camille', taken, asked);
    const heard = await desk.hears('Camille', 'Chrome 131', { directly: true });

    await desk.hearsEdit(heard, 'Firefox 133');

    expect(await readUnderCard()).toEqual(['Camille a répondu sur le ticket #1 : Firefox 133 (modifié)']);
  });

  test('is not the message that the thread hangs from: the ticket keeps its own copy (architecture §4.10)', async () => {
    const { desk, asked: thread, kinds } = await aTicketOf('Camille', taken);
    const message = desk.heard('Camille', 'Salut, le site bug', { ...thread, messageId: thread.threadId });

    expect(await desk.hearsEdit({ message }, 'Salut, le site bug encore')).toEqual({ kind: 'not_listening' });
    expect(await kinds()).toEqual(['created', 'taken']);
  });

  test('is not a message that was judged before there was a ticket', async () => {
    const { desk, asked: thread, kinds } = await aTicketOf('Camille', taken);
    const before = await desk.hears('Camille', 'merci', { conversation: thread.conversation });
    const message = { ...before.message, threadId: thread.threadId };

    expect(await desk.hearsEdit({ message }, 'merci à tous')).toEqual({ kind: 'not_listening' });
    expect(await kinds()).toEqual(['created', 'taken']);
  });
});

describe('words that their author deletes', () => {
  test('are erased with all that they ever were, and say so wherever they are shown (K9, K15)', async () => {
    const { desk, ticketId, asked: thread, readUnderCard, readBy, kinds } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'mot de passe : toto', thread);
    await desk.hearsEdit(heard, 'mot de passe : tutu');
    await readUnderCard();

    expect(await desk.hearsDeletion(heard)).toEqual({ kind: 'words_removed' });

    const gone = 'Camille a répondu sur le ticket #1 : Message supprimé par son auteur.';
    expect(await readUnderCard()).toEqual([gone]);
    expect(await readBy('Léa')).toEqual([gone]);
    expect((await desk.said(ticketId)).slice(2)).toEqual([null, null, null]);
    expect(await kinds()).toEqual(['created', 'taken', 'replied', 'words_edited', 'words_removed']);
    const tombstones = await desk.dataSource.query(
      'select body, erased_by from ticket_content where ticket_id = $1 and erased_at is not null',
      [ticketId],
    );
    const erasedBy = desk.person('Camille').personId;
    expect(tombstones).toEqual([
      { body: null, erased_by: erasedBy },
      { body: null, erased_by: erasedBy },
    ]);
    await expectReplayed(desk, ticketId);
  });

  test('of a note go under the other cards too', async () => {
    const { desk, underCard, readUnderOtherCard } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Marc', 'Prudence', underCard);
    await desk.hearsEdit(heard, 'Prudence !');
    expect(await readUnderOtherCard()).toEqual(['Note interne de Marc sur le ticket #1 : Prudence ! (modifié)']);

    await desk.hearsDeletion(heard);

    expect(await readUnderOtherCard()).toEqual([
      'Note interne de Marc sur le ticket #1 : Message supprimé par son auteur.',
    ]);
  });

  test('stay gone when an edit comes after', async () => {
    const { desk, asked: thread, readUnderCard, kinds } = await aTicketOf('Camille', taken);
    const heard = await desk.hears('Camille', 'Un', thread);

    await desk.hearsDeletion(heard);
    await desk.hearsEdit(heard, 'Deux');
    await desk.hearsDeletion(heard);

    expect((await readUnderCard())[0]).toContain('Message supprimé');
    expect(await kinds()).toEqual(['created', 'taken', 'replied', 'words_removed']);
  });

  test.each([
    ['the thread', false],
    ['direct messages', true],
  ])('before the desk heard them are not kept when they come: in %s', async (_where, directly) => {
    const { desk, ticketId, asked: thread, kinds } = await aTicketOf('Camille', taken, asked);
    const message = desk.heard('Camille', 'Chrome 131', directly ? { directly } : thread);

    expect(await desk.hearsDeletion({ message })).toEqual({ kind: 'unknown' });
    await desk.app.answerMessage(await desk.received(message));

    expect(await kinds()).toEqual(['created', 'taken', 'moved']);
    expect((await desk.ticket(ticketId)).state.name).toBe('waiting');
  });

  test('do not take back that the ticket went on: it stays in progress', async () => {
    const { desk, ticketId, asked: thread } = await aTicketOf('Camille', taken, asked);
    const heard = await desk.hears('Camille', 'Chrome 131', thread);

    await desk.hearsDeletion(heard);

    expect((await desk.ticket(ticketId)).state).toEqual({ name: 'in_progress' });
  });
});

describe('a reply on a resolved ticket (C9)', () => {
  test.each(['merci', 'Merci beaucoup, c’est parfait', 'Cela recommence'])(
    'joins it and does not reopen it: “%s”. Reopening is a gesture',
    async (words) => {
      const { desk, ticketId, asked: thread, readUnderCard } = await aTicketOf('Camille', taken, resolved);

      expect((await desk.hears('Camille', words, thread)).result).toEqual({ kind: 'joined_ticket' });

      expect((await desk.ticket(ticketId)).state.name).toBe('resolved');
      expect(await readUnderCard()).toEqual([`Camille a répondu sur le ticket #1 : ${words}`]);
    },
  );
});

describe('what a requester writes in the thread of a closed ticket (architecture §5)', () => {
  test('becomes a new ticket that says which one it follows', async () => {
    const { desk, asked: thread } = await aTicketOf('Camille', taken, resolved, closed);
    const heard = await desk.hears('Camille', 'Le formulaire ne part plus, erreur 500 sur /contact', thread);
    const draft = await desk.draftOf(heard);
    if (!draft) throw new Error('it was not judged to need a ticket');

    const result = await desk.app.createTicket({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      draftId: draft.draftId,
      type: 'bug',
      policyVersion: 1,
      typed: bugReport(),
      at: desk.clock.now(),
    });

    if (result.kind !== 'created') throw new Error('it was not created');
    expect(result.ticket).toMatchObject({ number: 2, follows: 1 });
    const { ticketId } = result.ticket;
    await expectReplayed(desk, ticketId);
    for (const by of ['Camille', 'Léa'] as const)
      expect(JSON.stringify(await desk.app.giveStatus({ ...desk.as(by), number: 2, at: desk.clock.now() }))).toContain(
        '{"label":"Suite de","value":"#1"}',
      );
    await desk.hears('Camille', 'Je précise', thread);
    expect((await desk.history(ticketId)).at(-1)?.kind).toBe('replied');
  });

  test('follows nothing while the ticket of the thread is open', async () => {
    const { desk, asked: thread } = await aTicketOf('Camille', taken);
    const message = desk.heard('Camille', 'Autre chose', thread);
    const draftIn = await desk.hasDraft({ text: 'Autre chose' });
    await desk.stores(({ drafts }) =>
      drafts.save({ ...draftIn, messageId: message.messageId, threadId: thread.threadId }, desk.clock.now()),
    );

    const result = await desk.app.createTicket({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      draftId: draftIn.draftId,
      type: 'bug',
      policyVersion: 1,
      typed: bugReport(),
      at: desk.clock.now(),
    });

    expect(result).toMatchObject({ kind: 'created', ticket: { follows: null } });
  });
});

describe('whatever is said, edited and deleted, in whatever order it is delivered', () => {
  type Deed = { readonly which: number; readonly does: 'says' | 'edits' | 'deletes'; readonly words: string };
  const deed: fc.Arbitrary<Deed> = fc.record({
    which: fc.nat(3),
    does: fc.constantFrom('says', 'edits', 'edits', 'deletes'),
    words: fc.constantFrom('un', 'deux', 'trois', 'quatre'),
  });

  /** Four messages: two of the requester where they asked, two of an agent under a card. */
  const AUTHORS: readonly Name[] = ['Camille', 'Marc', 'Camille', 'Marc'];

  test('what is shown is what was last said, the requester sees no note, and the history replays', async () => {
    const {
      desk,
      ticketId,
      screens,
      underCard,
      asked: thread,
      readUnderCard,
      readUnderOtherCard,
    } = await aTicketOf('Camille', taken);

    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
        const [shownBefore, otherBefore] = [await readUnderCard(), await readUnderOtherCard()];
        const messages = AUTHORS.map((by) => desk.heard(by, '', by === 'Camille' ? thread : underCard));
        const last = new Map<number, string>();
        const order: number[] = [];
        for (const { which, does, words } of deeds) {
          const message = messages[which];
          if (!message) continue;
          const now = last.get(which);
          const text = AUTHORS[which] === 'Marc' ? `NOTE ${words}` : words;
          if (does === 'says') {
            await desk.app.answerMessage(
              await desk.received({ ...message, text, inboxKey: `${message.messageId}:${Math.random()}` }),
            );
            if (now === undefined) last.set(which, text);
          } else if (does === 'edits') {
            await desk.hearsEdit({ message }, text);
            if (now !== GONE && now !== NEVER) last.set(which, `${text} (modifié)`);
          } else {
            await desk.hearsDeletion({ message });
            last.set(which, now === undefined || now === NEVER ? NEVER : GONE);
          }
          if (now === undefined && last.get(which) !== NEVER) order.push(which);
        }

        const wordsOf = (which: number) => {
          const by = AUTHORS[which];
          const sentence =
            by === 'Marc' ? 'Note interne de Marc sur le ticket #1 :' : 'Camille a répondu sur le ticket #1 :';
          return `${sentence} ${last.get(which)}`;
        };
        expect((await readUnderOtherCard()).slice(otherBefore.length)).toEqual(order.map(wordsOf));
        expect((await readUnderCard()).slice(shownBefore.length)).toEqual(
          order.filter((which) => AUTHORS[which] === 'Camille').map(wordsOf),
        );
        const elsewhere = (await screens.delivered()).filter(({ conversation }) => !conversation.startsWith('CTRIAGE'));
        expect(JSON.stringify(elsewhere)).not.toContain('NOTE');
        await expectReplayed(desk, ticketId);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

const GONE = 'Message supprimé par son auteur.';
const NEVER = 'never kept';
