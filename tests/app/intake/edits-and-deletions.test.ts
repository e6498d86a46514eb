import { desksOfThisFile, type Gesture, SUPPORT } from '../../support/a-desk.ts';
import { aFile, bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

const taken: Gesture = { by: 'Léa', move: 'take' };

describe('an edited message is judged again (architecture §4.10)', () => {
  test('the draft follows the new words while its prompt is not answered', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');

    const result = await desk.hearsEdit(heard, 'Salut, le panier bug sur https://www.monsite.com/panier');

    expect(result).toMatchObject({ kind: 'judged', outcome: 'joined' });
    expect(await desk.draftOf(heard)).toMatchObject({
      originalText: 'Salut, le panier bug sur https://www.monsite.com/panier',
      typed: { url: 'https://www.monsite.com/panier' },
    });
    expect(await desk.prompts()).toHaveLength(1);
  });

  test('what the other fragments said stays, files included', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug', { files: [aFile()] });
    await desk.hears('Camille', 'c’est sur https://www.monsite.com/panier', {
      files: [aFile({ id: 'F2' })],
    });

    for (const words of ['Salut, le panier bug', 'Salut, le panier bug depuis hier'])
      expect(await desk.hearsEdit(heard, words)).toMatchObject({ outcome: 'joined' });

    expect(await desk.draftOf(heard)).toMatchObject({
      originalText: 'Salut, le panier bug depuis hier\nc’est sur https://www.monsite.com/panier',
      typed: {
        url: 'https://www.monsite.com/panier',
        screenshots: [aFile(), aFile({ id: 'F2' })],
      },
    });
  });

  test('the draft is erased when the new words need no ticket', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Ça marche pas');

    expect(await desk.hearsEdit(heard, 'Ça marche, merci')).toMatchObject({ kind: 'judged', outcome: 'passed' });
    expect(await desk.draftOf(heard)).toBeUndefined();
  });

  test('an edit that now needs a ticket is answered', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Ça marche');

    expect(await desk.hearsEdit(heard, 'Ça marche pas')).toMatchObject({ kind: 'judged', outcome: 'answered' });
    expect(await desk.prompts()).toHaveLength(1);
  });

  test('a message is not judged together with itself before its edit', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'RDV demain 14h OK ?');

    expect(await desk.hearsEdit(heard, 'C’est en ligne')).toMatchObject({ kind: 'judged', outcome: 'passed' });
  });

  test('what is in an open form stays', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    const draft = await desk.draftOf(heard);
    if (draft) await desk.app.openForm({ ...desk.as('Camille'), draftId: draft.draftId, at: desk.clock.now() });

    expect(await desk.hearsEdit(heard, 'Salut, le panier bug')).toEqual({ kind: 'not_listening' });
    expect((await desk.draftOf(heard))?.originalText).toBe('Salut, le site bug');
  });

  test('a ticket keeps its own copy', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    const draft = await desk.draftOf(heard);
    if (!draft) throw new Error('there is a draft');
    const created = await desk.app.createTicket({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      draftId: draft.draftId,
      type: 'bug',
      policyVersion: 1,
      typed: bugReport(),
      at: desk.clock.now(),
    });

    expect(created.kind).toBe('created');
    expect(await desk.hearsEdit(heard, 'Ce n’était rien')).toEqual({ kind: 'not_listening' });
    expect(await desk.hearsDeletion(heard)).toEqual({ kind: 'unknown' });
    if (created.kind !== 'created') return;
    const content = await desk.stores(({ history }) => history.content(created.ticket.requestContentId));
    expect(content).toMatchObject({ originalText: 'Salut, le site bug' });
  });

  test('an edit of what was said in a ticket’s thread is not judged', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, taken);
    const origin = await desk.stores(({ tickets }) => tickets.origin(ticketId));
    const heard = await desk.hears('Camille', 'Je précise', { threadId: origin?.threadId ?? '' });

    expect(await desk.hearsEdit(heard, 'Le site bug encore')).toEqual({ kind: 'joined_ticket' });
    expect(await desk.prompts()).toEqual([]);
  });

  test('not where the desk does not listen', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Ça marche', { conversation: 'CRANDOM' });

    expect(await desk.hearsEdit(heard, 'Ça marche pas')).toEqual({ kind: 'not_listening' });
  });

  test('to somebody who was answered a moment ago, quietly', async () => {
    const desk = await aDesk();
    await desk.hears('Camille', 'Salut, le site bug');
    const heard = await desk.hears('Camille', 'RDV demain 14h OK ?', { conversation: SUPPORT });
    desk.clock.advance({ minutes: 3 });

    expect(await desk.hearsEdit(heard, 'Le panier est cassé aussi, erreur 500')).toMatchObject({
      kind: expect.any(String),
    });
    expect(await desk.prompts()).toHaveLength(1);
  });
});

describe('a deleted message', () => {
  test('erases its draft and its words', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');

    expect(await desk.hearsDeletion(heard)).toEqual({ kind: 'forgotten' });
    expect(await desk.draftOf(heard)).toBeUndefined();
    const words = await desk.stores(async ({ channels, triage }) => {
      const channel = await channels.byExternalId(desk.connectionId, SUPPORT);
      return (
        channel &&
        triage.recentWords(channel.channelId, desk.person('Camille').personId, {
          since: new Date(0),
          until: desk.clock.now(),
        })
      );
    });
    expect(words).toEqual([]);
  });

  test('that nobody kept is nothing to forget', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'ok merci');

    expect(await desk.hearsDeletion(heard)).toEqual({ kind: 'unknown' });
  });
});

describe('a deletion that is heard before its message', () => {
  test('keeps the message from being answered', async () => {
    const desk = await aDesk();
    const message = desk.heard('Camille', 'Salut, le site bug', {});

    await desk.hearsDeletion({ message });

    expect(await desk.app.answerMessage(await desk.received(message))).toEqual({ kind: 'not_listening' });
    expect(await desk.hearsEdit({ message }, 'Salut, le site est cassé')).toEqual({ kind: 'not_listening' });
    expect(await desk.prompts()).toEqual([]);
  });
});

describe('the buttons of the prompt', () => {
  test('“ce n’était rien” erases the draft and keeps the vote without its words', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    const draft = await desk.draftOf(heard);
    if (!draft) throw new Error('there is a draft');

    expect(
      await desk.app.dismissDraft({ ...desk.as('Camille'), draftId: draft.draftId, at: desk.clock.now() }),
    ).toEqual({ kind: 'dismissed', isVote: true });
    expect(await desk.draftOf(heard)).toBeUndefined();
    expect(await desk.dataSource.query('select vote from triage_vote where desk_id = $1', [desk.deskId])).toEqual([
      { vote: 'was_fine' },
    ]);
  });

  test('“ne plus me demander ici” erases the draft', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    const result = await desk.app.mutePrompts({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      conversation: SUPPORT,
      draftId,
      at: desk.clock.now(),
    });

    expect(result).toEqual({ kind: 'muted' });
    expect(await desk.draft(draftId)).toBeUndefined();
  });

  test('are of no use to somebody else', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const place = { connectionId: desk.connectionId, conversation: SUPPORT };

    await desk.app.dismissDraft({ ...desk.as('Hugo'), draftId, at: desk.clock.now() });
    await desk.app.mutePrompts({ ...desk.as('Hugo'), ...place, draftId, at: desk.clock.now() });

    expect(await desk.draft(draftId)).toBeDefined();
    expect(await desk.app.openForm({ ...desk.as('Hugo'), draftId, at: desk.clock.now() })).toEqual({
      kind: 'draft_gone',
    });
  });

  test('leave a draft that became a ticket alone', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket();
    const [{ draft_id: draftId }] = await desk.dataSource.query('select draft_id from ticket where ticket_id = $1', [
      ticket.ticketId,
    ]);

    expect(await desk.app.dismissDraft({ ...desk.as('Camille'), draftId, at: desk.clock.now() })).toEqual({
      kind: 'already_ticket',
      ticket,
    });
    expect(await desk.draft(draftId)).toMatchObject({ ticketId: ticket.ticketId });
  });
});
