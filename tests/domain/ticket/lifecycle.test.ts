import fc from 'fast-check';
import { closingReasonsFrom, mayBecome, moveTo } from '../../../src/domain/ticket/lifecycle.ts';
import { STATE_NAMES, type StateName, type TicketState } from '../../../src/domain/ticket/ticket.ts';
import { aTicket, EVERY_STATE, nameOfState } from '../../support/builders.ts';
import { TUESDAY } from '../../support/fixed-clock.ts';

const ANY_WAITING = ['waiting(information)', 'waiting(third_party)', 'waiting(approval)'];
const LEFT_OUT = ['closed(cancelled)', 'closed(duplicate)', 'closed(merged)'];

/** The table of architecture §5, written out a second time. */
const TABLE: Readonly<Record<StateName, readonly string[]>> = {
  new: ['in_progress', ...ANY_WAITING, ...LEFT_OUT],
  in_progress: [...ANY_WAITING, 'to_test', 'resolved', ...LEFT_OUT],
  waiting: ['in_progress', 'resolved', 'closed(no_answer)', ...LEFT_OUT],
  to_test: ['resolved', 'in_progress', 'closed(no_answer)'],
  resolved: ['in_progress', 'closed(done)'],
  closed: [],
};

const everyPair = STATE_NAMES.flatMap((from) =>
  EVERY_STATE.map((to) => ({
    from,
    to,
    named: nameOfState(to),
    answer: TABLE[from].includes(nameOfState(to)) ? 'may' : 'may not',
  })),
);

describe('the lifecycle of a ticket (architecture §5, C2)', () => {
  test.each(everyPair)('a ticket in $from $answer become $named', ({ from, to, answer }) => {
    expect(mayBecome(from, to)).toBe(answer === 'may');
  });

  test.each(everyPair)('moving from $from to $named says the same', ({ from, to, answer }) => {
    const ticket = aTicket({ state: stateNamed(from) });

    const move = moveTo(ticket, to, TUESDAY);

    expect(move.kind).toBe(answer === 'may' ? 'moved' : 'refused');
  });

  test.each(STATE_NAMES)('offers in %s exactly the closing reasons that the table has', (from) => {
    const named = TABLE[from].filter((to) => to.startsWith('closed')).sort();

    expect(
      closingReasonsFrom(from)
        .map((reason) => `closed(${reason})`)
        .sort(),
    ).toEqual(named);
  });

  test('a move changes state, revision and date, and nothing else', () => {
    const ticket = aTicket({ revision: 4 });
    const later = new Date(TUESDAY.getTime() + 1000);

    expect(moveTo(ticket, { name: 'in_progress' }, later)).toEqual({
      kind: 'moved',
      ticket: { ...ticket, state: { name: 'in_progress' }, revision: 5, updatedAt: later },
    });
  });

  test('a refusal says which state refused', () => {
    expect(moveTo(aTicket({ state: { name: 'to_test' } }), { name: 'new' }, TUESDAY)).toEqual({
      kind: 'refused',
      from: 'to_test',
    });
  });

  test('no sequence of moves leaves the table, a closed ticket stays closed, reopening is counted (C2)', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVERY_STATE), { maxLength: 40 }), (wanted) => {
        let ticket = aTicket();
        let moves = 0;
        let reopenings = 0;
        for (const to of wanted) {
          const from = ticket.state.name;
          const move = moveTo(ticket, to, TUESDAY);
          expect(move.kind === 'moved').toBe(TABLE[from].includes(nameOfState(to)));
          if (move.kind === 'refused') continue;
          expect(from).not.toBe('closed');
          moves += 1;
          if (from === 'resolved' && to.name === 'in_progress') reopenings += 1;
          ticket = move.ticket;
        }
        expect(ticket.revision).toBe(1 + moves);
        expect(ticket.reopenedCount).toBe(reopenings);
      }),
    );
  });
});

function stateNamed(name: StateName): TicketState {
  return EVERY_STATE.find((state) => state.name === name) ?? { name: 'new' };
}
