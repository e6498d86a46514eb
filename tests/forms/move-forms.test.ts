import { closingReasonsFrom } from '../../src/domain/ticket/lifecycle.ts';
import { MOVE_NAMES, mayMoveFrom } from '../../src/domain/ticket/moves.ts';
import { STATE_NAMES } from '../../src/domain/ticket/ticket.ts';
import { formOfMove, moveFrom, replyForm } from '../../src/forms/move-forms.ts';
import { readSubmission } from '../../src/forms/read-submission.ts';

const everyMeaningfulGesture = MOVE_NAMES.flatMap((move) =>
  STATE_NAMES.filter((from) => mayMoveFrom(move, from)).map((from) => ({ move, from })),
);

describe('what must be said with a gesture', () => {
  test.each(everyMeaningfulGesture)('$move from $from makes a gesture of what its form accepts', ({ move, from }) => {
    const form = formOfMove(move, from);
    const reason = form?.fields.find(({ id }) => id === 'reason')?.options?.[0];
    const typed = { text: 'Voilà ce qu’il en est.', ...(reason && { reason }) };
    const read = form ? readSubmission(form, typed) : { kind: 'accepted' as const, values: {} };

    expect(read).toMatchObject({ kind: 'accepted' });
    expect(moveFrom(move, read.values)).toMatchObject({ name: move, ...(form && typed) });
  });

  test.each(['resume', 'confirm_fix', 'validate'] as const)('%s needs no words', (move) => {
    expect(formOfMove(move, 'to_test')).toBeUndefined();
  });

  test.each(['ask', 'propose_fix', 'refuse_fix', 'reopen'] as const)('%s needs some words', (move) => {
    const form = formOfMove(move, 'in_progress');

    expect(form && readSubmission(form, { reason: 'information', text: ' ' })).toMatchObject({
      corrections: { text: { code: 'required' } },
    });
  });

  test.each(['resolve', 'close'] as const)('%s may go without words', (move) => {
    const form = formOfMove(move, 'in_progress');

    expect(form && readSubmission(form, move === 'close' ? { reason: 'cancelled' } : {}).kind).toBe('accepted');
  });

  test.each(STATE_NAMES.filter((from) => mayMoveFrom('close', from)))(
    'closing from %s offers the reasons of the lifecycle',
    (from) => {
      expect(formOfMove('close', from)?.fields[0]?.options).toEqual(closingReasonsFrom(from));
    },
  );

  test('a reason that the lifecycle does not have there is not an option', () => {
    const form = formOfMove('close', 'resolved');

    expect(form && readSubmission(form, { reason: 'cancelled' })).toMatchObject({
      corrections: { reason: { code: 'not_an_option' } },
    });
  });

  test.each(['ask', 'close'] as const)('%s is no gesture without its reason', (move) => {
    expect(moveFrom(move, { text: 'un mot' })).toBeUndefined();
  });

  test('a reply has words', () => {
    expect(readSubmission(replyForm, { text: 'ok' })).toMatchObject({ corrections: { text: { code: 'too_short' } } });
    expect(readSubmission(replyForm, { text: 'C’est bon pour moi' }).kind).toBe('accepted');
  });
});
