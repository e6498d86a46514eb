import fc from 'fast-check';
import type { ContentId } from '../../../src/domain/ids.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';
import { moveTo } from '../../../src/domain/ticket/lifecycle.ts';

import { ownedBy } from '../../../src/domain/ticket/ownership.ts';
import { replay } from '../../../src/domain/ticket/replay.ts';
import type { Ticket, TicketState } from '../../../src/domain/ticket/ticket.ts';
import { aTicket, EVERY_STATE, personId } from '../../support/builders.ts';
import { TUESDAY } from '../../support/fixed-clock.ts';

type Step =
  | { readonly kind: 'take'; readonly by: string }
  | { readonly kind: 'move'; readonly by: string; readonly to: TicketState }
  | { readonly kind: 'give'; readonly by: string; readonly to: string }
  | { readonly kind: 'release'; readonly by: string }
  | { readonly kind: 'reply' | 'note' | 'edit' | 'remove'; readonly by: string };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('take' as const), by: fc.constantFrom('Léa', 'Marc') }),
  fc.record({
    kind: fc.constant('move' as const),
    by: fc.constantFrom('Léa', 'Marc', 'Camille'),
    to: fc.constantFrom(...EVERY_STATE),
  }),
  fc.record({ kind: fc.constant('give' as const), by: fc.constant('Léa'), to: fc.constantFrom('Léa', 'Marc') }),
  fc.record({ kind: fc.constant('release' as const), by: fc.constantFrom('Léa', 'Marc') }),
  fc.record({ kind: fc.constantFrom('reply', 'note', 'edit', 'remove'), by: fc.constantFrom('Léa', 'Camille') }),
);

describe('a ticket rebuilt from its history (architecture §4.3)', () => {
  test('is the ticket that lived through it, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const { ticket, events } = lived(steps);

        expect(replay(ticket.deskId, events, () => ticket.title)).toEqual(ticket);
      }),
    );
  });

  test('its title is looked up, since it is personal text', () => {
    const { ticket, events } = lived([]);

    expect(replay(ticket.deskId, events, (contentId) => `titre de ${contentId}`).title).toBe('titre de request');
  });

  test.each([
    ['nothing', []],
    ['no beginning', lived([{ kind: 'take', by: 'Léa' }]).events.slice(1)],
    ['two beginnings', [...lived([]).events, { ...createdEvent(aTicket()), sequence: 2 }]],
    [
      'a gap',
      lived([
        { kind: 'take', by: 'Léa' },
        { kind: 'reply', by: 'Léa' },
      ]).events.filter(({ sequence }) => sequence !== 2),
    ],
    ['the same event twice', lived([{ kind: 'take', by: 'Léa' }]).events.flatMap((event) => [event, event])],
  ] satisfies [string, TicketEvent[]][])('%s is not a history', (_what, events) => {
    expect(() => replay(aTicket().deskId, events, () => '')).toThrow();
  });
});

function lived(steps: readonly Step[]): { ticket: Ticket; events: TicketEvent[] } {
  let ticket = aTicket();
  const events: TicketEvent[] = [createdEvent(ticket)];
  for (const [minute, step] of steps.entries()) {
    const at = new Date(TUESDAY.getTime() + (minute + 1) * 60_000);
    const next = afterStep(ticket, step, at);
    if (!next) continue;
    ticket = next;
    events.push(eventOf(step, ticket, at));
  }
  return { ticket, events };
}

function afterStep(ticket: Ticket, step: Step, at: Date): Ticket | undefined {
  if (step.kind === 'give') return ownedBy(ticket, personId(step.to), at);
  if (step.kind === 'release') return ownedBy(ticket, null, at);
  if (step.kind !== 'take' && step.kind !== 'move') return { ...ticket, revision: ticket.revision + 1, updatedAt: at };
  const ownerId = step.kind === 'take' ? personId(step.by) : (ticket.ownerId ?? personId(step.by));
  const to: TicketState = step.kind === 'take' ? { name: 'in_progress' } : step.to;
  const move = moveTo({ ...ticket, ownerId }, to, at);
  return move.kind === 'moved' ? move.ticket : undefined;
}

function eventOf(step: Step, ticket: Ticket, occurredAt: Date): TicketEvent {
  const head = {
    ticketId: ticket.ticketId,
    sequence: ticket.revision,
    actorId: personId(step.by),
    occurredAt,
    policyVersion: 1,
    contentId: null,
  };
  switch (step.kind) {
    case 'take':
      return { ...head, kind: 'taken', ownerId: personId(step.by), state: ticket.state };
    case 'move':
      return { ...head, kind: 'moved', move: 'any', ownerId: ticket.ownerId, state: ticket.state };
    case 'give':
      return { ...head, kind: 'assigned', ownerId: personId(step.to), state: ticket.state };
    case 'release':
      return { ...head, kind: 'released', state: ticket.state };
    case 'reply':
      return { ...head, kind: 'replied', by: 'agent', state: ticket.state, contentId: 'said' as ContentId };
    case 'note':
      return { ...head, kind: 'noted', contentId: 'said' as ContentId };
    case 'edit':
      return { ...head, kind: 'words_edited', ofSequence: 1, version: 'v1', contentId: 'said' as ContentId };
    case 'remove':
      return { ...head, kind: 'words_removed', ofSequence: 1 };
  }
}

function createdEvent(ticket: Ticket): TicketEvent {
  return {
    kind: 'created',
    ticketId: ticket.ticketId,
    sequence: 1,
    actorId: ticket.requesterId,
    occurredAt: ticket.createdAt,
    policyVersion: ticket.policyVersion,
    contentId: ticket.requestContentId,
    number: ticket.number,
    type: ticket.type,
    urgency: ticket.urgency,
    rank: ticket.rank,
    environment: ticket.environment,
    requesterId: ticket.requesterId,
    quality: ticket.quality,
    missing: ticket.missing,
    follows: ticket.follows,
  };
}
