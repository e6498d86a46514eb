import type { App } from '@slack/bolt';
import {
  replyToAssignment,
  replyToMove,
  replyToMoveRefusal,
  replyToRelease,
  replyToTake,
} from '../../../replies/replies.ts';
import { sentence } from '../../../views/sentence.ts';
import { listIdsSchema, moveIdsSchema, shownIdsSchema, ticketIdsSchema } from '../read/payloads.ts';
import { listenToButton } from './button-clicked.ts';
import type { ListenerDeps } from './deps.ts';
import { listCard } from './list-card.ts';

/** The buttons of a ticket's cards: take it, move it, reply, show it. */
export function listenToTickets(app: App, deps: ListenerDeps): void {
  const { useCases, clock } = deps;

  listenToButton(app, deps, 'ticket.take', ticketIdsSchema, async ({ ids }, { deskId, actor, reader }) => {
    const result = await useCases.takeTicket({ deskId, actor, ...ids, at: clock.now() });
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'beside', card: sentence(replyToTake(result, policy, reader)), isSeen: result.kind === 'taken' };
  });

  listenToButton(app, deps, 'ticket.assign', ticketIdsSchema, async ({ ids }, { deskId, actor, reader }) => {
    const started = await useCases.startAssignment({ deskId, actor, ...ids });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'beside', card: sentence(replyToAssignment(started, policy, reader)) };
  });

  listenToButton(
    app,
    deps,
    'ticket.release',
    ticketIdsSchema,
    async ({ ids, gestureKey }, { deskId, actor, reader }) => {
      const result = await useCases.releaseTicket({ deskId, actor, ...ids, gestureKey, at: clock.now() });
      const { policy } = await useCases.currentPolicy(deskId);
      return { show: 'beside', card: sentence(replyToRelease(result, policy, reader)) };
    },
  );

  listenToButton(app, deps, 'ticket.move', moveIdsSchema, async ({ ids, gestureKey }, { deskId, actor, reader }) => {
    const started = await useCases.startMove({ deskId, actor, ...ids });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    const { policy } = await useCases.currentPolicy(deskId);
    if (started.kind !== 'no_words_needed')
      return { show: 'beside', card: sentence(replyToMoveRefusal(started, policy, reader)) };

    const moved = await useCases.moveTicket({ deskId, actor, ...ids, typed: {}, gestureKey, at: clock.now() });
    // The ticket has moved on in the meantime to where this gesture needs words: its card shows so.
    if (moved.kind === 'corrections') return { show: 'beside', card: sentence(reader.texts.unavailableCommand) };
    return { show: 'beside', card: sentence(replyToMove(moved, policy, reader)), isSeen: moved.kind === 'moved' };
  });

  listenToButton(app, deps, 'ticket.reply', ticketIdsSchema, async ({ ids }, { deskId, actor, reader }) => {
    const started = await useCases.startReply({ deskId, actor, ...ids });
    return started.kind === 'form'
      ? { show: 'form', dialog: started.dialog }
      : { show: 'beside', card: sentence(reader.texts.refusals.unknownTicket) };
  });

  listenToButton(app, deps, 'ticket.show', shownIdsSchema, async ({ ids }, { deskId, actor }) => ({
    show: 'beside',
    card: await useCases.giveStatus({ deskId, actor, ...ids }),
  }));

  listenToButton(app, deps, 'ticket.list', listIdsSchema, async ({ ids }, acting) => ({
    show: 'instead',
    card: await listCard(deps, ids.wanted, ids.turn, acting),
  }));
}
