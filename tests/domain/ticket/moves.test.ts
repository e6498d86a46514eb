import { closingReasonsFrom, mayBecome } from '../../../src/domain/ticket/lifecycle.ts';
import {
  MOVE_NAMES,
  type MoveName,
  type MoveRequest,
  mayMoveFrom,
  moveTowards,
  stateAfter,
} from '../../../src/domain/ticket/moves.ts';
import {
  CLOSING_REASONS,
  STATE_NAMES,
  type StateName,
  type TicketState,
  WAITING_REASONS,
} from '../../../src/domain/ticket/ticket.ts';
import { nameOfState } from '../../support/builders.ts';
import { TUESDAY } from '../../support/fixed-clock.ts';

/** What each gesture means, and from where (S0-33..38, C9). */
const MEANS: Readonly<Record<MoveName, { readonly from: readonly StateName[]; readonly to: readonly string[] }>> = {
  ask: {
    from: ['new', 'in_progress'],
    to: ['waiting(information)', 'waiting(third_party)', 'waiting(approval)'],
  },
  resume: { from: ['waiting', 'to_test'], to: ['in_progress'] },
  propose_fix: { from: ['in_progress'], to: ['to_test'] },
  confirm_fix: { from: ['to_test'], to: ['resolved'] },
  refuse_fix: { from: ['to_test'], to: ['in_progress'] },
  resolve: { from: ['in_progress', 'waiting'], to: ['resolved'] },
  validate: { from: ['resolved'], to: ['closed(done)'] },
  close: {
    from: ['new', 'in_progress', 'waiting', 'to_test', 'resolved'],
    to: ['closed(done)', 'closed(cancelled)', 'closed(duplicate)', 'closed(merged)', 'closed(no_answer)'],
  },
  reopen: { from: ['resolved'], to: ['in_progress'] },
};

const everyGesture = MOVE_NAMES.flatMap((move) => STATE_NAMES.map((from) => ({ move, from })));

describe('gestures', () => {
  test.each(everyGesture)('$move from $from', ({ move, from }) => {
    expect(mayMoveFrom(move, from)).toBe(MEANS[move].from.includes(from));
  });

  test.each(MOVE_NAMES)('%s leads where it says', (move) => {
    expect(requestsOf(move).map((request) => nameOfState(stateAfter(request, TUESDAY)))).toEqual(MEANS[move].to);
  });

  test.each(everyGesture)(
    '$move from $from, where it means something, stays inside the lifecycle',
    ({ move, from }) => {
      if (!mayMoveFrom(move, from)) return;

      const allowed = requestsOf(move)
        .map((request) => stateAfter(request, TUESDAY))
        .filter((to) => to.name !== 'closed' || closingReasonsFrom(from).includes(to.reason));

      expect(allowed).not.toEqual([]);
      expect(allowed.filter((to) => !mayBecome(from, to))).toEqual([]);
    },
  );

  test('what is resolved or closed says when', () => {
    const resolved: TicketState = { name: 'resolved', at: TUESDAY };

    expect(stateAfter({ name: 'confirm_fix' }, TUESDAY)).toEqual(resolved);
    expect(stateAfter({ name: 'resolve', text: '' }, TUESDAY)).toEqual(resolved);
    expect(stateAfter({ name: 'close', reason: 'done', text: '' }, TUESDAY)).toMatchObject({ at: TUESDAY });
  });

  test('“closed” of what is resolved is a validation for whoever asked, a closing for the others (S0-37)', () => {
    expect(moveTowards('resolved', 'closed', true)).toBe('validate');
    expect(moveTowards('resolved', 'closed', false)).toBe('close');
    expect(moveTowards('to_test', 'closed', true)).toBe('close');
  });
});

function requestsOf(move: MoveName): MoveRequest[] {
  const text = 'un mot';
  switch (move) {
    case 'ask':
      return WAITING_REASONS.map((reason) => ({ name: move, reason, text }));
    case 'close':
      return CLOSING_REASONS.map((reason) => ({ name: move, reason, text }));
    case 'resume':
    case 'confirm_fix':
    case 'validate':
      return [{ name: move }];
    case 'propose_fix':
    case 'refuse_fix':
    case 'resolve':
    case 'reopen':
      return [{ name: move, text }];
  }
}
