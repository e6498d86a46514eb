import type { DraftId } from '../../../src/domain/ids.ts';
import type { Typed } from '../../../src/forms/form.ts';
import { type Desk, desksOfThisFile, type Name, SUPPORT } from '../../support/a-desk.ts';
import { aFile, bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

const NEVER_SEEN = '00000000-0000-7000-8000-000000000001' as DraftId;

const sends = (
  desk: Desk,
  by: Name,
  draftId: DraftId,
  typed: Typed = bugReport(),
  type = 'bug',
  policyVersion = 1,
  filesComeLater = false,
) =>
  desk.app.createTicket({
    ...desk.as(by),
    connectionId: desk.connectionId,
    draftId,
    type,
    policyVersion,
    typed,
    filesComeLater,
    at: desk.clock.now(),
  });

describe('a form that is sent', () => {
  test('becomes a numbered ticket with its acknowledgement, its note and its card (S1-12, S3-13)', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    const result = await sends(desk, 'Camille', draftId);

    if (result.kind !== 'created') throw new Error(result.kind);
    const { ticket } = result;
    expect(ticket).toMatchObject({
      number: 1,
      type: 'bug',
      title: 'Formulaire de contact muet - monsite.com',
      urgency: 'important',
      rank: 2,
      environment: 'production',
      state: { name: 'new' },
      requesterId: desk.person('Camille').personId,
      ownerId: null,
      missing: ['browser', 'tests', 'device', 'cms', 'system', 'server'],
      revision: 1,
      createdAt: desk.clock.now(),
    });
    expect(await desk.told()).toEqual([
      'Camille: <requester_card>',
      `${SUPPORT}, in a thread: <thread_note>`,
      'CTRIAGE: <triage_card>',
    ]);
    expect(await desk.replayed(ticket.ticketId)).toEqual(ticket);
    expect(await desk.draft(draftId)).toMatchObject({ ticketId: ticket.ticketId });
  });

  test('with files keeps references to them; without any it is asked for a screenshot (C10, S0-16)', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const screenshots = [aFile(), aFile({ id: 'F2', name: 'erreurs.log', mimeType: 'text/plain' })];

    expect(await sends(desk, 'Camille', draftId, bugReport({ screenshots: undefined }))).toMatchObject({
      corrections: { screenshots: { code: 'required' } },
    });
    const result = await sends(desk, 'Camille', draftId, bugReport({ screenshots }));

    if (result.kind !== 'created') throw new Error(result.kind);
    const { requestContentId, missing } = result.ticket;
    expect(await desk.stores(({ history }) => history.content(requestContentId))).toMatchObject({
      values: { screenshots },
    });
    expect(missing).not.toContain('screenshots');
  });

  test('where a form takes no file is taken without, counts the screenshot as missing, and no more once it comes (C10)', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    const result = await sends(desk, 'Camille', draftId, bugReport({ screenshots: undefined }), 'bug', 1, true);

    if (result.kind !== 'created') throw new Error(result.kind);
    const { ticketId, quality, missing } = result.ticket;
    expect(missing).toContain('screenshots');
    const origin = await desk.stores(({ tickets }) => tickets.origin(ticketId));
    const inThread = { threadId: origin?.threadId ?? '', conversation: origin?.conversation ?? '' };
    await desk.hears('Camille', 'Voilà', { ...inThread, files: [aFile({ name: 'outil.exe', mimeType: 'x' })] });
    expect(await desk.ticket(ticketId)).toMatchObject({ quality, missing });
    await desk.hears('Camille', 'La capture', { ...inThread, files: [aFile()] });
    const after = await desk.ticket(ticketId);
    expect(after.missing).toEqual(missing.filter((field) => field !== 'screenshots'));
    expect(after.quality).toBeGreaterThan(quality);
    expect(await desk.replayed(ticketId)).toEqual(after);
  });

  test('with the files of its message needs no other, and holds those that are still wanted, and those that no form takes', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug', {
      files: [aFile(), aFile({ id: 'F2' }), aFile({ id: 'F3', name: 'archive.zip' })],
    });
    const draft = await desk.draftOf(heard);
    expect(draft?.typed['screenshots']).toEqual([aFile(), aFile({ id: 'F2' })]);
    const archive = aFile({ id: 'F3', name: 'archive.zip' });

    const typed = { ...bugReport({ screenshots: undefined }), 'screenshots.kept': ['F2'] };
    const result = await sends(desk, 'Camille', draft?.draftId ?? NEVER_SEEN, typed);

    if (result.kind !== 'created') throw new Error(result.kind);
    const { requestContentId } = result.ticket;
    expect(await desk.stores(({ history }) => history.content(requestContentId))).toMatchObject({
      values: { screenshots: [aFile({ id: 'F2' })], 'message.files': [archive] },
    });
  });

  test('with a wrong file comes back, and its draft keeps the good ones for the next time', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const wrong = aFile({ id: 'F2', name: 'outil.exe' });

    const result = await sends(desk, 'Camille', draftId, bugReport({ screenshots: [aFile(), wrong] }));

    expect(result).toMatchObject({
      kind: 'corrections',
      corrections: { screenshots: { code: 'wrong_files', ofType: ['outil.exe'] } },
    });
    expect((await desk.draft(draftId))?.typed).toMatchObject({
      title: 'Formulaire de contact muet - monsite.com',
      screenshots: [aFile()],
    });
  });

  test('of a type that asks for no file still takes along those of its message', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug', { files: [aFile()] });
    const draftId = (await desk.draftOf(heard))?.draftId ?? NEVER_SEEN;

    const result = await sends(desk, 'Camille', draftId, bugReport({ screenshots: undefined }), 'demande');

    if (result.kind !== 'created') throw new Error(result.kind);
    const { requestContentId } = result.ticket;
    expect(await desk.stores(({ history }) => history.content(requestContentId))).toMatchObject({
      values: { screenshots: [aFile()] },
    });
  });

  test('keeps the request in the words it was made in, whole', async () => {
    const desk = await aDesk();
    const text = 'Le site bug. '.repeat(3000);
    const { draftId } = await desk.hasDraft({ text });

    const result = await sends(desk, 'Camille', draftId);

    if (result.kind !== 'created') throw new Error(result.kind);
    const content = await desk.stores(({ history }) => history.content(result.ticket.requestContentId));
    expect(content).toEqual({
      kind: 'request',
      title: 'Formulaire de contact muet - monsite.com',
      values: bugReport(),
      originalText: text,
    });
  });

  test('numbers have no gap, whatever is sent back in between', async () => {
    const desk = await aDesk();

    const numbers: number[] = [];
    for (const title of ['Premier bug', 'bug', 'Deuxième bug', 'bug', 'Troisième bug']) {
      const { draftId } = await desk.hasDraft();
      const result = await sends(desk, 'Camille', draftId, bugReport({ title }));
      if (result.kind === 'created') numbers.push(result.ticket.number);
    }

    expect(numbers).toEqual([1, 2, 3]);
  });

  test('from a direct message has no note in a thread', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft({ directly: true });

    await sends(desk, 'Camille', draftId);

    expect(await desk.told()).toEqual(['Camille: <requester_card>', 'CTRIAGE: <triage_card>']);
  });

  test('from the command has no note in a thread', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.app.openNewForm({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      conversation: SUPPORT,
      text: 'le formulaire ne part plus',
      at: desk.clock.now(),
    });

    await sends(desk, 'Camille', draftId);

    expect(await desk.told()).toEqual(['Camille: <requester_card>', 'CTRIAGE: <triage_card>']);
  });

  test('a guest may ask for work', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft({ by: 'Zoé' });

    expect(await sends(desk, 'Zoé', draftId)).toMatchObject({ kind: 'created' });
  });

  test('is read with the policy that it was opened with', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const { policy } = await desk.stores(({ policies }) => policies.current());
    const asked = { id: 'branch', kind: 'line', required: true, quality: 0 } as const;
    await desk.publishes({ forms: { ...policy.forms, bug: { fields: [...policy.forms.bug.fields, asked] } } });

    expect(await sends(desk, 'Camille', draftId)).toMatchObject({ kind: 'created', ticket: { policyVersion: 1 } });
    const { draftId: later } = await desk.hasDraft();
    expect(await sends(desk, 'Camille', later, bugReport(), 'bug', 2)).toMatchObject({
      corrections: { branch: { code: 'required' } },
    });
  });
});

describe('the rank that it gets (C4)', () => {
  test.each([
    [
      'critical, with an impact ticked',
      { urgency: 'critical', impacts: ['revenue'], justification: 'La boutique ne répond plus du tout' },
      1,
    ],
    ['critical, with an impact told', { urgency: 'critical', justification: 'Perte estimée 2000 €/jour' }, 1],
    ['critical, without any impact (N4)', { urgency: 'critical', justification: 'Le formulaire ne répond plus' }, 2],
    ['important', { urgency: 'important' }, 2],
    ['normal', { urgency: 'normal' }, 3],
  ])('%s', async (_how, answers, rank) => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    expect(await sends(desk, 'Camille', draftId, bugReport(answers))).toMatchObject({ ticket: { rank } });
  });
});

describe('a form with mistakes', () => {
  test('comes back with corrections, and what was typed stays in the draft', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const typed = bugReport({ url: 'monsite.com', browser: 'Chrome 131' });

    const result = await sends(desk, 'Camille', draftId, typed);

    expect(result).toEqual({ kind: 'corrections', corrections: { url: { code: 'not_a_url' } }, typed });
    expect(await desk.draft(draftId)).toMatchObject({ typed, ticketId: null });
    expect(await desk.announcements()).toEqual([]);
  });

  test('an answer that was emptied does not come back', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    await sends(desk, 'Camille', draftId, bugReport({ url: 'monsite.com', browser: 'Chrome 131' }));

    await sends(desk, 'Camille', draftId, bugReport({ url: 'monsite.com' }));

    expect((await desk.draft(draftId))?.typed).toEqual(bugReport({ url: 'monsite.com' }));
  });

  test('is accepted once mended', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    await sends(desk, 'Camille', draftId, bugReport({ url: 'monsite.com' }));

    expect(await sends(desk, 'Camille', draftId)).toMatchObject({ kind: 'created', ticket: { number: 1 } });
  });

  test('a type that is not offered is read as any other request', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const typed = { title: 'Une affiche', description: 'Une affiche pour la vitrine', urgency: 'normal' };

    expect(await sends(desk, 'Camille', draftId, typed, 'reclamation')).toMatchObject({ ticket: { type: 'demande' } });
  });
});

describe('a draft becomes one ticket (architecture §4.2)', () => {
  test('sent twice, the second is told the first', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const first = await sends(desk, 'Camille', draftId);
    await desk.forgetAnnouncements();

    const second = await sends(desk, 'Camille', draftId, bugReport({ title: 'Autre titre' }));

    expect(second).toEqual({ kind: 'already_created', ticket: first.kind === 'created' && first.ticket });
    expect(await desk.announcements()).toEqual([]);
  });

  test('the same form delivered twice is answered twice alike', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const { connectionId } = desk;
    const form = { draftId, connectionId, type: 'bug', policyVersion: 1, typed: bugReport(), gestureKey: 'form:1' };
    const send = () => desk.app.createTicket({ ...desk.as('Camille'), ...form, at: desk.clock.now() });

    const first = await send();

    expect(first.kind).toBe('created');
    expect(await send()).toEqual(first);
  });

  test('sent at once by an impatient finger', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    const results = await Promise.all([1, 2, 3].map(() => sends(desk, 'Camille', draftId)));

    expect(results.map(({ kind }) => kind).sort()).toEqual(['already_created', 'already_created', 'created']);
  });

  test('also when its draft was erased in between', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const first = await sends(desk, 'Camille', draftId);
    await desk.stores(({ drafts }) => drafts.erase(draftId));

    expect(await sends(desk, 'Camille', draftId)).toEqual({
      kind: 'already_created',
      ticket: first.kind === 'created' && first.ticket,
    });
  });
});

describe('the form of a draft that is gone', () => {
  test('is a request all the same: nothing that was typed is lost', async () => {
    const desk = await aDesk();

    const first = await sends(desk, 'Camille', NEVER_SEEN);

    expect(first).toMatchObject({ kind: 'created', ticket: { number: 1 } });
    expect(await desk.told()).toEqual(['Camille: <requester_card>', 'CTRIAGE: <triage_card>']);
    expect(await sends(desk, 'Camille', NEVER_SEEN)).toMatchObject({ kind: 'already_created', ticket: { number: 1 } });
  });

  test('comes back with corrections like any other', async () => {
    const desk = await aDesk();

    expect(await sends(desk, 'Camille', NEVER_SEEN, bugReport({ url: 'monsite.com' }))).toMatchObject({
      kind: 'corrections',
      corrections: { url: { code: 'not_a_url' } },
    });
  });
});

describe('somebody else’s form', () => {
  test.each(['Hugo', 'Inès'] as const)('is not for %s to send', async (by) => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft({ by: 'Camille' });

    expect(await sends(desk, by, draftId)).toEqual({ kind: 'forbidden' });
    await sends(desk, 'Camille', draftId);
    expect(await sends(desk, by, draftId)).toEqual({ kind: 'forbidden' });
  });

  test('nor once its draft is erased', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft({ by: 'Camille' });
    await sends(desk, 'Camille', draftId);
    await desk.stores(({ drafts }) => drafts.erase(draftId));

    expect(await sends(desk, 'Hugo', draftId)).toEqual({ kind: 'forbidden' });
  });
});

test('hostile words are kept as typed, save what no text may hold', async () => {
  const desk = await aDesk();
  const { draftId } = await desk.hasDraft();
  const hostile = '<!channel> \u0000*gras* <@U1> \u202Eenvers [x](javascript:1)';

  const result = await sends(desk, 'Camille', draftId, bugReport({ title: hostile }));

  expect(result).toMatchObject({ ticket: { title: '<!channel> *gras* <@U1> envers [x](javascript:1)' } });
});
