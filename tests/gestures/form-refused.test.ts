import type { Person } from '../../src/app/ports/stores.ts';
import type { Typed } from '../../src/forms/form.ts';
import { refusedForm } from '../../src/gestures/form-refused.ts';
import { answerForm } from '../../src/gestures/form-sent.ts';
import { readerOf } from '../../src/texts/reader.ts';
import { typingReader } from '../../src/texts/typing.ts';
import type { Dialog } from '../../src/views/dialog.ts';
import { type Desk, desksOfThisFile, type Name } from '../support/a-desk.ts';
import { bugReport } from '../support/builders.ts';
import { createRecordingLog } from '../support/recording-log.ts';

const { aDesk } = desksOfThisFile();

/** Sends a form, and draws it again when it is refused: what a platform does that closes each form that is sent. */
async function sends(
  desk: Desk,
  by: Name | Person,
  submits: Dialog['submits'],
  context: Dialog['context'],
  typed: Typed,
) {
  const { deskId, connectionId, clock } = desk;
  const actor = typeof by === 'string' ? desk.person(by) : by;
  const acting = { deskId, connectionId, actor, reader: typingReader(readerOf(actor), 'slack') };
  const deps = { useCases: desk.app, clock, log: createRecordingLog() };
  const form = { submits, context, typed, gestureKey: `${submits}:${actor.name}` };
  const answered = await answerForm(deps, form, acting);
  if (answered.show !== 'corrections') return answered;
  return refusedForm(deps, { ...form, corrections: answered.corrections }, acting);
}

const contextOf = (draftId: string) => ({ draftId, type: 'bug', policyVersion: '1' });

describe('a form that was refused is drawn again', () => {
  test('with everything that was typed, of a request', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    const typed = { ...bugReport({ title: undefined }), type: 'bug' };

    expect(await sends(desk, 'Camille', 'ticket.submit', contextOf(draftId), typed)).toMatchObject({
      submits: 'ticket.submit',
      context: contextOf(draftId),
      typed,
      corrections: { title: { code: 'required' } },
    });
  });

  test('also when its draft was erased in the meantime', async () => {
    const desk = await aDesk();
    const { draftId } = await desk.hasDraft();
    await desk.stores(({ drafts }) => drafts.erase(draftId));
    const typed = { ...bugReport({ title: undefined }), type: 'bug' };

    expect(await sends(desk, 'Camille', 'ticket.submit', contextOf(draftId), typed)).toMatchObject({
      typed,
      corrections: { title: { code: 'required' } },
    });
  });

  test('of a gesture, of a reply and of an assignment', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });

    const asked = await sends(
      desk,
      'Léa',
      'ticket.move',
      { ticketId, move: 'ask' },
      { reason: 'third_party', text: '?' },
    );
    expect(asked).toMatchObject({
      submits: 'ticket.move',
      typed: { reason: 'third_party', text: '?' },
      corrections: { text: { code: 'too_short', min: 3 } },
    });
    const replied = await sends(desk, 'Camille', 'ticket.reply', { ticketId }, { text: 'a' });
    expect(replied).toMatchObject({ submits: 'ticket.reply', typed: { text: 'a' }, corrections: { text: {} } });
    const assigned = await sends(desk, 'Léa', 'ticket.assign', { ticketId }, {});
    expect(assigned).toMatchObject({ submits: 'ticket.assign', typed: {}, corrections: { owner: {} } });
    const ranked = await sends(desk, 'Léa', 'ticket.rank', { ticketId }, { rank: '5' });
    expect(ranked).toMatchObject({ submits: 'ticket.rank', corrections: { rank: { code: 'required' } } });
  });

  test('of the desk’s setup, by an administrator', async () => {
    const desk = await aDesk();
    const administrator = { ...desk.person('Inès'), role: 'admin' as const };

    expect(
      await sends(desk, administrator, 'desk.setup', {}, { setup_preset: 'agence', setup_language: 'en' }),
    ).toMatchObject({
      submits: 'desk.setup',
      typed: { setup_language: 'en' },
      corrections: { setup_triage: { code: 'required' } },
    });
  });

  test('but not once its ticket has moved on', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    const reader = typingReader(readerOf(desk.person('Camille')), 'slack');
    const acting = { ...desk.as('Camille'), connectionId: desk.connectionId, reader };
    const form = { submits: 'ticket.move', context: { ticketId, move: 'refuse_fix' }, typed: {} } as const;

    expect(await refusedForm({ useCases: desk.app }, { ...form, corrections: {} }, acting)).toBeUndefined();
  });
});
