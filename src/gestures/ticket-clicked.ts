import {
  replyToAcknowledgement,
  replyToAssignment,
  replyToEscalation,
  replyToMove,
  replyToMoveRefusal,
  replyToRanking,
  replyToRelease,
  replyToTake,
} from '../replies/replies.ts';
import { sentence } from '../views/sentence.ts';
import { withIds } from './click.ts';
import { listIdsSchema, shownIdsSchema, startedMoveSchema, startedRankSchema, ticketIdsSchema } from './ids.ts';
import { listCard } from './list-card.ts';

/** The buttons of a ticket's cards: take it, give it to somebody, move it, reply, show it. */
export const ticketClicks = {
  'ticket.take': withIds(ticketIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor, reader }) => {
    const result = await useCases.takeTicket({ deskId, actor, ...ids, at: clock.now() });
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'beside', card: sentence(replyToTake(result, policy, reader)), isSeen: result.kind === 'taken' };
  }),

  'ticket.assign': withIds(ticketIdsSchema, async ({ useCases }, { value: ids }, { deskId, actor, reader }) => {
    const started = await useCases.startAssignment({ deskId, actor, ...ids });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'beside', card: sentence(replyToAssignment(started, policy, reader)) };
  }),

  'ticket.rank': withIds(startedRankSchema, async ({ useCases }, { value: ids }, { deskId, actor, reader }) => {
    const started = await useCases.startRanking({ deskId, actor, ...ids });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'beside', card: sentence(replyToRanking(started, policy, reader)) };
  }),

  'ticket.escalate': withIds(ticketIdsSchema, async ({ useCases }, { value: ids }, { deskId, actor, reader }) => {
    const started = await useCases.startEscalation({ deskId, actor, ...ids });
    if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'beside', card: sentence(replyToEscalation(started, policy, reader)) };
  }),

  'ticket.acknowledge': withIds(
    ticketIdsSchema,
    async ({ useCases, clock }, { value: ids, gestureKey }, { deskId, actor, reader }) => {
      const result = await useCases.acknowledgeClimb({ deskId, actor, ...ids, gestureKey, at: clock.now() });
      return { show: 'beside', card: sentence(replyToAcknowledgement(result, reader)) };
    },
  ),

  'ticket.release': withIds(
    ticketIdsSchema,
    async ({ useCases, clock }, { value: ids, gestureKey }, { deskId, actor, reader }) => {
      const result = await useCases.releaseTicket({ deskId, actor, ...ids, gestureKey, at: clock.now() });
      const { policy } = await useCases.currentPolicy(deskId);
      return { show: 'beside', card: sentence(replyToRelease(result, policy, reader)) };
    },
  ),

  'ticket.move': withIds(
    startedMoveSchema,
    async ({ useCases, clock }, { value: { typed, ...ids }, gestureKey }, { deskId, actor, reader }) => {
      const started = await useCases.startMove({ deskId, actor, ...ids, typed });
      if (started.kind === 'form') return { show: 'form', dialog: started.dialog };
      const { policy } = await useCases.currentPolicy(deskId);
      if (started.kind !== 'no_words_needed')
        return { show: 'beside', card: sentence(replyToMoveRefusal(started, policy, reader)) };

      const moved = await useCases.moveTicket({ deskId, actor, ...ids, typed: {}, gestureKey, at: clock.now() });
      // The ticket has moved on in the meantime to where this gesture needs words: its card shows so.
      if (moved.kind === 'corrections') return { show: 'beside', card: sentence(reader.texts.unavailableCommand) };
      return { show: 'beside', card: sentence(replyToMove(moved, policy, reader)), isSeen: moved.kind === 'moved' };
    },
  ),

  'ticket.reply': withIds(ticketIdsSchema, async ({ useCases }, { value: ids }, { deskId, actor, reader }) => {
    const started = await useCases.startReply({ deskId, actor, ...ids });
    return started.kind === 'form'
      ? { show: 'form', dialog: started.dialog }
      : { show: 'beside', card: sentence(reader.texts.refusals.unknownTicket) };
  }),

  'ticket.show': withIds(shownIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor }) => ({
    show: 'beside',
    card: await useCases.giveStatus({ deskId, actor, ...ids, at: clock.now() }),
  })),

  'ticket.explain': withIds(shownIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor }) => ({
    show: 'beside',
    card: await useCases.explainDeadline({ deskId, actor, ...ids, at: clock.now() }),
  })),

  'ticket.list': withIds(listIdsSchema, async (deps, { value: { wanted, turn } }, acting) => ({
    show: 'instead',
    card: await listCard(deps, wanted, turn, acting),
  })),
};
