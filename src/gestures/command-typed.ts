import { assertNever } from '../domain/assert-never.ts';
import type { Named, TicketCommand } from '../domain/commands/read-command.ts';
import type { TicketId } from '../domain/ids.ts';
import type { SecretKind } from '../domain/secrets/secret.ts';
import { type MoveName, moveTowards } from '../domain/ticket/moves.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Typed } from '../forms/form.ts';
import {
  replyToAssignment,
  replyToEscalation,
  replyToMove,
  replyToMoveRefusal,
  replyToRanking,
  replyToRelease,
  replyToSetup,
  replyToTake,
} from '../replies/replies.ts';
import { channelCard } from '../views/channel-card.ts';
import { misreadCommand } from '../views/command-answers.ts';
import { helpCard } from '../views/help.ts';
import { sentence } from '../views/sentence.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import type { FormOrCard, OpensAgain } from './form-or-card.ts';
import { listCard } from './list-card.ts';
import { notSetUp } from './not-set-up.ts';
import { withSecretsTold } from './with-secrets-told.ts';

interface Where {
  readonly conversation: string;
  /** Names the command: sent twice, it counts once. */
  readonly gestureKey: string;
  /** The message that it was typed under. */
  readonly inReplyTo?: string;
  /** The secrets that were masked in it, where nobody is told of them in another way. */
  readonly secrets?: readonly SecretKind[];
}

type Deps = Pick<GestureDeps, 'useCases' | 'clock'>;

/**
 * Does what a command asks for. A ticket that one may not see is answered like one that does not exist (architecture §4.4).
 * Of secrets that were typed with it, the answer says so (C12).
 */
export async function answerCommand(
  deps: Deps,
  command: TicketCommand,
  where: Where,
  acting: Acting,
): Promise<FormOrCard> {
  return withSecretsTold(await obey(deps, command, where, acting), where.secrets ?? [], acting.reader);
}

async function obey(deps: Deps, command: TicketCommand, where: Where, acting: Acting): Promise<FormOrCard> {
  const { useCases, clock } = deps;
  const { deskId, connectionId, actor, reader } = acting;
  switch (command.kind) {
    case 'setup': {
      const started = await useCases.startSetup({ deskId, connectionId, actor });
      if (started.kind === 'forbidden') return inWords(replyToSetup(started, reader));
      return { show: 'form', dialog: started.dialog, again: { action: 'desk.setup', value: {} } };
    }
    case 'here': {
      const place = { deskId, connectionId, actor, conversation: where.conversation };
      return { show: 'card', card: channelCard(await useCases.describeChannel({ ...place, at: clock.now() }), reader) };
    }
    case 'help':
      return { show: 'card', card: helpCard(reader) };
    case 'unknown':
    case 'incomplete':
    case 'unknown_state':
      return { show: 'card', card: misreadCommand(command, await policyOf(deps, acting), reader) };
    case 'list':
      return { show: 'card', card: await listCard(deps, { list: command.which }, null, acting) };
    case 'search':
      return { show: 'card', card: await listCard(deps, { words: command.words }, null, acting) };
    case 'show':
      return {
        show: 'card',
        card: await useCases.giveStatus({ deskId, actor, number: command.number, at: clock.now() }),
      };
    case 'why':
      return {
        show: 'card',
        card: await useCases.explainDeadline({ deskId, actor, number: command.number, at: clock.now() }),
      };
    case 'open': {
      const missing = await notSetUp(deps, acting);
      if (missing) return { show: 'card', card: missing };
      const place = { connectionId, conversation: where.conversation };
      // With words of its own it may be about something else.
      const inReplyTo = command.text === '' ? where.inReplyTo : undefined;
      const asked = { deskId, actor, ...place, text: command.text, inReplyTo };
      const form = await useCases.openNewForm({ ...asked, at: clock.now() });
      return {
        show: 'form',
        dialog: form.dialog,
        again: { action: 'draft.open', value: { draftId: form.draftId } },
      };
    }
    case 'take':
      return onTicket(deps, command.number, acting, (ticket) => take(deps, ticket, acting));
    case 'assign':
      return onTicket(deps, command.number, acting, (ticket) => assign(deps, ticket, command.who, where, acting));
    case 'release':
      return onTicket(deps, command.number, acting, async ({ ticketId }) => {
        const { gestureKey } = where;
        const result = await useCases.releaseTicket({ deskId, actor, ticketId, gestureKey, at: clock.now() });
        return inWords(replyToRelease(result, await policyOf(deps, acting), reader));
      });
    case 'escalate':
      return onTicket(deps, command.number, acting, ({ ticketId }) => escalate(deps, ticketId, acting));
    case 'rank':
      return onTicket(deps, command.number, acting, (ticket) => rank(deps, ticket, command, where, acting));
    case 'status':
      return onTicket(deps, command.number, acting, (ticket) => {
        const move = moveTowards(ticket.state.name, command.state, isTheirs(ticket, acting));
        if (move === 'take') return take(deps, ticket, acting);
        if (move) return makeMove(deps, ticket, move, said(command.said), where, acting);
        return refuse(deps, ticket, acting);
      });
    case 'close': {
      const typed = { ...said(command.said), ...(command.reason && { reason: command.reason }) };
      return onTicket(deps, command.number, acting, (ticket) => {
        const wished = moveTowards(ticket.state.name, 'closed', isTheirs(ticket, acting));
        const move = wished === 'validate' && !command.reason ? wished : 'close';
        return makeMove(deps, ticket, move, typed, where, acting);
      });
    }
    case 'reopen':
      return onTicket(deps, command.number, acting, (ticket) =>
        makeMove(deps, ticket, 'reopen', said(command.said), where, acting),
      );
    default:
      return assertNever(command);
  }
}

function isTheirs({ requesterId }: Ticket, { actor }: Acting): boolean {
  return requesterId === actor.personId;
}

async function onTicket(
  { useCases }: Deps,
  number: number,
  { deskId, actor, reader }: Acting,
  work: (ticket: Ticket) => Promise<FormOrCard>,
): Promise<FormOrCard> {
  const ticket = await useCases.findTicket({ deskId, actor, number });
  return ticket ? work(ticket) : inWords(reader.texts.refusals.unknownTicket);
}

async function take(deps: Deps, { ticketId }: Ticket, acting: Acting): Promise<FormOrCard> {
  const { deskId, actor, reader } = acting;
  const result = await deps.useCases.takeTicket({ deskId, actor, ticketId, at: deps.clock.now() });
  return inWords(replyToTake(result, await policyOf(deps, acting), reader));
}

/** To whom is chosen in a form when the command names nobody. */
async function assign(
  { useCases, clock }: Deps,
  { ticketId }: Ticket,
  who: Named | null,
  { gestureKey }: Where,
  acting: Acting,
): Promise<FormOrCard> {
  const { deskId, connectionId, actor, reader } = acting;
  const { policy } = await useCases.currentPolicy(deskId);
  if (who) {
    // Somebody who was never here before is made known first, so that they are named in the answer.
    if (who.kind === 'account')
      await useCases.identifyPerson({ deskId, connectionId, externalId: who.externalId, isNamedOnly: true });
    const to = { ...who, connectionId };
    const result = await useCases.assignTicket({ deskId, actor, ticketId, to, gestureKey, at: clock.now() });
    return inWords(replyToAssignment(result, policy, reader));
  }
  const started = await useCases.startAssignment({ deskId, actor, ticketId });
  if (started.kind !== 'form') return inWords(replyToAssignment(started, policy, reader));
  return { show: 'form', dialog: started.dialog, again: { action: 'ticket.assign', value: { ticketId } } };
}

/** Which one is chosen in a form when the command does not say it clearly. */
async function rank(
  { useCases, clock }: Deps,
  { ticketId }: Ticket,
  { rank: wanted, isSure }: Extract<TicketCommand, { kind: 'rank' }>,
  { gestureKey }: Where,
  { deskId, actor, reader }: Acting,
): Promise<FormOrCard> {
  const { policy } = await useCases.currentPolicy(deskId);
  if (wanted && isSure) {
    const result = await useCases.rankTicket({
      deskId,
      actor,
      ticketId,
      rank: wanted,
      gestureKey,
      at: clock.now(),
    });
    return inWords(replyToRanking(result, policy, reader));
  }
  const started = await useCases.startRanking({ deskId, actor, ticketId, rank: wanted });
  if (started.kind !== 'form') return inWords(replyToRanking(started, policy, reader));
  return {
    show: 'form',
    dialog: started.dialog,
    again: { action: 'ticket.rank', value: { ticketId, ...(wanted && { rank: String(wanted) }) } },
  };
}

/** To which level, and why, is said in its form. */
async function escalate(
  { useCases }: Deps,
  ticketId: TicketId,
  { deskId, actor, reader }: Acting,
): Promise<FormOrCard> {
  const started = await useCases.startEscalation({ deskId, actor, ticketId });
  if (started.kind === 'form')
    return { show: 'form', dialog: started.dialog, again: { action: 'ticket.escalate', value: { ticketId } } };
  const { policy } = await useCases.currentPolicy(deskId);
  return inWords(replyToEscalation(started, policy, reader));
}

/** A gesture that needs words opens its form, with those that were already typed. */
async function makeMove(
  deps: Deps,
  { ticketId }: Ticket,
  move: MoveName,
  typed: Typed,
  { gestureKey }: Where,
  acting: Acting,
): Promise<FormOrCard> {
  const { deskId, actor, reader } = acting;
  const started = await deps.useCases.startMove({ deskId, actor, ticketId, move, typed });
  if (started.kind === 'form')
    return {
      show: 'form',
      dialog: started.dialog,
      again: againWith({ ticketId, move }, typed),
    };
  const policy = await policyOf(deps, acting);
  if (started.kind !== 'no_words_needed') return inWords(replyToMoveRefusal(started, policy, reader));
  const moved = await deps.useCases.moveTicket({
    deskId,
    actor,
    ticketId,
    move,
    typed: {},
    gestureKey,
    at: deps.clock.now(),
  });
  // The ticket has moved on in the meantime to where this gesture needs words: its card shows so.
  if (moved.kind === 'corrections') return inWords(reader.texts.unavailableCommand);
  return inWords(replyToMove(moved, policy, reader));
}

/** Of the 2,000 characters that a platform lets ride on a button, those left for words beside our ids. */
const WORDS_ON_BUTTON = 1800;

/** The button that brings the form back with what was typed for it. */
function againWith(ids: Readonly<Record<string, string>>, typed: Typed): OpensAgain {
  const words = Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const carried = Object.fromEntries(words);
  if (JSON.stringify(carried).length <= WORDS_ON_BUTTON)
    return { action: 'ticket.move', value: { ...ids, ...carried } };
  const { text = '', ...others } = carried;
  return { action: 'ticket.move', value: { ...ids, ...others }, words: text };
}

/** No gesture leads to the state that was asked for. */
async function refuse(deps: Deps, ticket: Ticket, acting: Acting): Promise<FormOrCard> {
  const refused = { kind: 'refused', ticket, from: ticket.state.name } as const;
  return inWords(replyToMoveRefusal(refused, await policyOf(deps, acting), acting.reader));
}

async function policyOf({ useCases }: Deps, { deskId }: Acting) {
  return (await useCases.currentPolicy(deskId)).policy;
}

function said(text: string): Typed {
  return text ? { text } : {};
}

function inWords(words: string): FormOrCard {
  return { show: 'card', card: sentence(words) };
}
