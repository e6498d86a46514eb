import type { DraftId } from '../../../src/domain/ids.ts';
import { desksOfThisFile, SUPPORT } from '../../support/a-desk.ts';
import { bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

const GONE = '00000000-0000-7000-8000-000000000000' as DraftId;

describe('the form of a draft', () => {
  test('is filled with what the message said, and the prompt counts as answered', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    const result = await desk.app.openForm({ ...desk.as('Camille'), draftId, at: desk.clock.now() });

    expect(result).toMatchObject({
      kind: 'form',
      draftId,
      dialog: { submits: 'ticket.submit', typed: { title: 'Salut, le site bug', type: 'bug' }, corrections: {} },
    });
    expect(await desk.draft(draftId)).toMatchObject({ promptAnswered: true });
  });

  test('is that of the policy that the draft was made with, whatever was published since', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const { policy } = await desk.stores(({ policies }) => policies.current());
    const title = { id: 'title', kind: 'line', required: true, quality: 0 } as const;
    await desk.publishes({ forms: { ...policy.forms, bug: { fields: [title] } } });

    const result = await desk.app.openForm({ ...desk.as('Camille'), draftId, at: desk.clock.now() });

    expect(result.kind === 'form' && result.dialog.fields.length).toBe(policy.forms.bug.fields.length + 1);
    expect(result.kind === 'form' && result.dialog.context['policyVersion']).toBe('1');
  });

  test('of a draft that is gone cannot be opened', async () => {
    const desk = await aDesk();

    expect(await desk.app.openForm({ ...desk.as('Camille'), draftId: GONE, at: desk.clock.now() })).toEqual({
      kind: 'draft_gone',
    });
  });

  test('of a draft that became a ticket says which', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket();
    const [{ draft_id: draftId }] = await desk.dataSource.query('select draft_id from ticket where ticket_id = $1', [
      ticket.ticketId,
    ]);

    expect(await desk.app.openForm({ ...desk.as('Camille'), draftId, at: desk.clock.now() })).toEqual({
      kind: 'already_ticket',
      ticket,
    });
  });
});

describe('the form of the command', () => {
  const opens = async (text: string) => {
    const desk = await aDesk();
    const result = await desk.app.openNewForm({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      conversation: SUPPORT,
      text,
      at: desk.clock.now(),
    });
    return { desk, result };
  };

  test('is empty without words', async () => {
    const { desk, result } = await opens('');

    expect(result.dialog.typed).toEqual({ type: 'demande' });
    expect(await desk.draft(result.draftId)).toMatchObject({ messageId: null, threadId: null, promptAnswered: true });
  });

  test('is filled with what stands behind it', async () => {
    const { result } = await opens('le formulaire de contact ne part plus sur https://www.monsite.com/contact');

    expect(result.dialog.typed).toMatchObject({ type: 'bug', url: 'https://www.monsite.com/contact' });
  });
});

describe('another type is chosen', () => {
  const at = new Date('2026-11-24T09:05:00Z');

  test('the form has that type’s fields, with what was typed, also where the new type does not ask for it', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const change = (type: 'config_technique' | 'bug', typed: Record<string, string>) =>
      desk.app.changeFormType({ ...desk.as('Camille'), draftId, type, typed, at });

    const there = await change('config_technique', { title: 'SMTP muet', browser: 'Chrome 131' });
    const back = await change('bug', { title: 'SMTP muet', domain: 'monsite.com' });

    expect(there.kind === 'form' && there.dialog.fields.map(({ field }) => field.id)).toContain('domain');
    expect(there.kind === 'form' && there.dialog.context['type']).toBe('config_technique');
    expect(back.kind === 'form' && back.dialog.typed).toEqual({
      type: 'bug',
      title: 'SMTP muet',
      browser: 'Chrome 131',
      domain: 'monsite.com',
    });
    expect(await desk.draft(draftId)).toMatchObject({ type: 'bug' });
  });

  test('an answer that was emptied in the form does not come back', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const typed = bugReport();
    await desk.app.changeFormType({ ...desk.as('Camille'), draftId, type: 'bug', typed, at });
    const { url: _emptied, ...rest } = typed;

    const result = await desk.app.changeFormType({
      ...desk.as('Camille'),
      draftId,
      type: 'amelioration',
      typed: rest,
      at,
    });

    expect(result.kind === 'form' && result.dialog.typed).toEqual({ ...rest, type: 'amelioration' });
  });

  test('not in somebody else’s form, nor in one that is gone', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();

    for (const request of [
      { ...desk.as('Hugo'), draftId },
      { ...desk.as('Camille'), draftId: GONE },
    ])
      expect(await desk.app.changeFormType({ ...request, type: 'demande', typed: {}, at })).toEqual({
        kind: 'draft_gone',
      });
    expect(await desk.draft(draftId)).toMatchObject({ type: 'bug' });
  });

  test('not once it became a ticket', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket();
    const [{ draft_id: draftId }] = await desk.dataSource.query('select draft_id from ticket where ticket_id = $1', [
      ticket.ticketId,
    ]);

    expect(await desk.app.changeFormType({ ...desk.as('Camille'), draftId, type: 'demande', typed: {}, at })).toEqual({
      kind: 'already_ticket',
      ticket,
    });
  });
});
