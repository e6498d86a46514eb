import type { WrittenMessage } from '../../../src/app/ports/directory.ts';
import { type Desk, desksOfThisFile, type Name, SUPPORT } from '../../support/a-desk.ts';
import { bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

const START = 1_764_000_000;

/** What Camille or somebody else wrote in #support, so many seconds after the first. */
const written = (seconds: number, text: string, by: Name | null = 'Camille', threadId: string | null = null) =>
  ({
    messageId: `${START + seconds}.000000`,
    threadId,
    author: by && `U${by.toUpperCase()}`,
    text,
    files: [],
    at: new Date((START + seconds) * 1000),
  }) satisfies WrittenMessage;

const points = (desk: Desk, by: Name, message: WrittenMessage) =>
  desk.app.openFormFromMessage({
    ...desk.as(by),
    connectionId: desk.connectionId,
    conversation: SUPPORT,
    message,
    at: desk.clock.now(),
  });

async function openedBy(desk: Desk, by: Name, message: WrittenMessage) {
  const result = await points(desk, by, message);
  if (result.kind !== 'form') throw new Error(result.kind);
  const draft = await desk.draft(result.draftId);
  if (!draft) throw new Error('no draft');
  return { ...result, draft };
}

async function ticketFrom(desk: Desk, by: Name, message: WrittenMessage) {
  const { draftId } = await openedBy(desk, by, message);
  const form = { draftId, connectionId: desk.connectionId, type: 'bug', policyVersion: 1, typed: bugReport() };
  const result = await desk.app.createTicket({ ...desk.as(by), ...form, at: desk.clock.now() });
  if (result.kind !== 'created') throw new Error(result.kind);
  return result;
}

let emoji = 0;
const reacts = async (desk: Desk, by: string, messageId: string) => {
  emoji += 1;
  const reaction = await desk.received({
    deskId: desk.deskId,
    connectionId: desk.connectionId,
    inboxKey: `emoji-${desk.deskId}-${emoji}`,
    conversation: SUPPORT,
    isDirect: false,
    messageId,
    by,
    at: desk.clock.now(),
  });
  return desk.app.promptFromReaction(reaction);
};

describe('a message that somebody points at', () => {
  test('opens the form filled with it; whoever points asks for themself', async () => {
    const desk = await aDesk();

    const { draft, dialog } = await openedBy(desk, 'Camille', written(0, 'Le panier plante sur https://a.fr/panier'));

    expect(draft).toMatchObject({ personId: desk.person('Camille').personId, filledBy: null });
    expect(dialog.typed).toMatchObject({ url: 'https://a.fr/panier' });
    expect(dialog.intro.join(' ')).not.toContain('Pour ');
  });

  test('by an agent, its author asks and the agent fills the form, which says so (S3-09)', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');

    const { draft, dialog } = await openedBy(desk, 'Léa', message);
    expect(draft).toMatchObject({
      personId: desk.person('Camille').personId,
      filledBy: desk.person('Léa').personId,
      messageId: message.messageId,
    });
    expect(dialog.intro[0]).toContain('Pour Camille');

    const { ticket, forName } = await ticketFrom(desk, 'Léa', message);
    expect(forName).toBe('Camille');
    expect(ticket.requesterId).toBe(desk.person('Camille').personId);
    expect(await desk.told()).toContain('Camille: <requester_card>');
    expect(await desk.history(ticket.ticketId)).toMatchObject([{ actorId: desk.person('Léa').personId }]);
    expect(await desk.replayed(ticket.ticketId)).toEqual(await desk.ticket(ticket.ticketId));
  });

  test.each([
    ['Hugo', 'Camille'],
    ['Léa', 'Marc'],
    ['Léa', null],
  ] as const)('%s asks for themself with the words of %s', async (by, author) => {
    const desk = await aDesk();

    const { draft } = await openedBy(desk, by, written(0, 'Le panier plante', author));

    expect(draft).toMatchObject({ personId: desk.person(by).personId, filledBy: null });
    expect(draft.originalText).toBe('Le panier plante');
  });

  test('somebody else’s words lend neither their thread nor their draft', async () => {
    const desk = await aDesk();
    const camilles = await openedBy(desk, 'Camille', written(0, 'Le panier plante'));

    const hugos = await openedBy(desk, 'Hugo', written(0, 'Le panier plante'));

    expect(hugos.draftId).not.toBe(camilles.draftId);
    expect(hugos.draft).toMatchObject({ messageId: null, threadId: null });
  });

  test('makes one ticket: it is shown from then on, to those who may see it', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');
    const { ticket } = await ticketFrom(desk, 'Camille', message);

    for (const by of ['Camille', 'Léa'] as const)
      expect(await points(desk, by, message)).toMatchObject({ kind: 'already_ticket', ticket: { number: 1 } });
    expect(await points(desk, 'Hugo', message)).toMatchObject({ kind: 'form' });
    await desk.stores(async ({ drafts }) => {
      const draft = await drafts.byMessage(desk.connectionId, SUPPORT, message.messageId);
      if (draft) await drafts.erase(draft.draftId);
    });
    expect(await points(desk, 'Léa', message)).toMatchObject({
      kind: 'already_ticket',
      ticket: { number: ticket.number },
    });
  });

  test('by its author and by an agent at once: one draft', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');

    const opened = await Promise.all([openedBy(desk, 'Camille', message), openedBy(desk, 'Léa', message)]);

    expect(new Set(opened.map(({ draftId }) => draftId)).size).toBe(1);
  });

  test('goes on from the prompt that it already got, with what joined it since', async () => {
    const desk = await aDesk();
    const first = await desk.hears('Camille', 'Salut, le site bug depuis ce matin');
    const second = await desk.hears('Camille', 'c’est sur https://monsite.com/panier');
    const { messageId } = second.message;

    const { draft } = await openedBy(desk, 'Camille', { ...written(0, second.message.text), messageId });

    expect(draft.draftId).toBe((await desk.draftOf(first))?.draftId);
    expect(draft.originalText).toContain('le site bug');
    expect(draft.originalText).toContain('https://monsite.com/panier');
  });

  test('comes with the messages of its author right before and after it, and no others', async () => {
    const desk = await aDesk();
    const message = written(100, 'Le panier plante');
    desk.directory.hasWritten(SUPPORT, [
      written(120, 'c’est sur https://monsite.com/panier'),
      written(-10, 'Un autre sujet, bien avant'),
      written(60, 'Bonjour, un souci depuis ce matin'),
      message,
      written(125, 'ok merci'),
      written(130, 'Moi aussi', 'Hugo'),
      written(135, 'Après Hugo, autre chose'),
    ]);

    const { draft } = await openedBy(desk, 'Camille', message);

    expect(draft.originalText.split('\n')).toEqual([
      'Bonjour, un souci depuis ce matin',
      'Le panier plante',
      'c’est sur https://monsite.com/panier',
    ]);
  });

  test('fills the form alone while the platform cannot be asked', async () => {
    const desk = await aDesk();
    desk.directory.isAway = true;

    const { draft } = await openedBy(desk, 'Camille', written(0, 'Le panier plante'));

    expect(draft.originalText).toBe('Le panier plante');
  });
});

describe('🎫 on a message', () => {
  test('offers the form to whoever put it, alone', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');
    desk.directory.hasWritten(SUPPORT, [message]);

    expect(await reacts(desk, 'UCAMILLE', message.messageId)).toEqual({ kind: 'prompted' });
    expect(await desk.told()).toEqual([
      'CSUPPORT, only for Camille: Un ticket avec ce message ? Il y est déjà recopié.',
    ]);
  });

  test('by an agent, for its author; both may then fill the form', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');
    desk.directory.hasWritten(SUPPORT, [message]);

    await reacts(desk, 'ULÉA', message.messageId);
    const [prompt] = await desk.announcements();
    const draft = await desk.stores(({ drafts }) => drafts.byMessage(desk.connectionId, SUPPORT, message.messageId));

    expect(JSON.stringify(prompt)).toContain('au nom de Camille');
    if (!draft) throw new Error('no draft');
    const { draftId } = draft;
    for (const by of ['Camille', 'Léa'] as const)
      expect(await desk.app.openForm({ ...desk.as(by), draftId, at: desk.clock.now() })).toMatchObject({
        kind: 'form',
      });
    expect(await desk.app.openForm({ ...desk.as('Hugo'), draftId, at: desk.clock.now() })).toEqual({
      kind: 'draft_gone',
    });
  });

  test('shows the ticket that it already is', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');
    desk.directory.hasWritten(SUPPORT, [message]);
    await ticketFrom(desk, 'Camille', message);
    await desk.forgetAnnouncements();

    expect(await reacts(desk, 'ULÉA', message.messageId)).toEqual({ kind: 'already_ticket' });
    expect(await desk.told()).toEqual(['CSUPPORT, only for Léa: Cette demande est déjà le ticket #1.']);
  });

  test('put again says nothing more', async () => {
    const desk = await aDesk();
    const message = written(0, 'Le panier plante');
    desk.directory.hasWritten(SUPPORT, [message]);

    await reacts(desk, 'UCAMILLE', message.messageId);
    await reacts(desk, 'UCAMILLE', message.messageId);

    expect(await desk.told()).toHaveLength(1);
  });

  test.each([
    ['by a bot', 'UBOT', '1764000000.000000'],
    ['on a message that is gone', 'UCAMILLE', '1.000000'],
  ])('%s is passed over', async (_what, by, messageId) => {
    const desk = await aDesk();
    desk.directory.hasWritten(SUPPORT, [written(0, 'Le panier plante')]);

    expect(await reacts(desk, by, messageId)).toEqual({ kind: 'nothing_to_do' });
    expect(await desk.announcements()).toEqual([]);
  });
});
