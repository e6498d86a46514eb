import type { SetUpDeskResult } from '../app/desk/set-up-desk.ts';
import type { WatchChannelResult } from '../app/desk/watch-channel.ts';
import type { AcknowledgeClimbResult } from '../app/escalation/acknowledge-climb.ts';
import type { EscalateTicketResult } from '../app/escalation/escalate-ticket.ts';
import type { AddReplyResult } from '../app/tickets/add-reply.ts';
import type { AssignRefusal, AssignTicketResult } from '../app/tickets/assign-ticket.ts';
import type { CreateTicketResult } from '../app/tickets/create-ticket.ts';
import type { MoveRefusal, MoveTicketResult } from '../app/tickets/move-ticket.ts';
import type { RankTicketResult } from '../app/tickets/rank-ticket.ts';
import type { ReleaseTicketResult } from '../app/tickets/release-ticket.ts';
import type { TakeTicketResult } from '../app/tickets/take-ticket.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import type { TypingReader } from '../texts/typing.ts';
import { whoMaySetUp } from '../views/greeting.ts';
import { rankWords, stateWords } from '../views/ticket-words.ts';

/** What whoever decided on a channel reads. */
export function replyToWatch(result: WatchChannelResult, { texts, command }: TypingReader): string {
  const { watch, refusals } = texts;
  switch (result.kind) {
    case 'watched': {
      const watched = watch.watched(result.channel.name);
      return result.hasTeam ? watched : `${watched} ${watch.noTeamYet(command('setup'))}`;
    }
    case 'triage':
      return watch.isTriage(result.channel.name);
    case 'unknown_channel':
      return watch.gone(command('setup'));
    case 'forbidden':
      return refusals.forbidden;
  }
}

/** What whoever set up the desk reads: what is set now, and what to do next. */
export function replyToSetup(result: Exclude<SetUpDeskResult, { kind: 'corrections' }>, reader: TypingReader): string {
  const { setup } = reader.texts;
  if (result.kind === 'forbidden') return `${setup.forbidden} ${whoMaySetUp(result.administrators, reader)}`;
  const channels = new Intl.ListFormat(reader.language).format(result.support.map((name) => `#${name}`));
  const listening =
    result.support.length > 0 ? setup.listening(channels) : setup.listeningNowhere(reader.command('open'));
  const team = result.triage === null ? setup.teamElsewhere : setup.team(`#${result.triage}`);
  return [team, listening, setup.next(reader.command('open'))].join(' ');
}

/** The sentence in which a person reads what came of their own gesture; null when what they see already says it. */
export function replyToTake(result: TakeTicketResult, policy: Policy, reader: Reader): string {
  const { texts } = reader;
  switch (result.kind) {
    case 'taken':
      return texts.done.taken(result.ticket.number);
    case 'unknown_ticket':
      return texts.refusals.unknownTicket;
    case 'forbidden':
      return texts.refusals.forbidden;
    case 'already_taken':
      return texts.refusals.alreadyTaken(result.ticket.number, result.ownerName);
    case 'refused':
      return texts.refusals.notFromHere(result.ticket.number, stateOf(result.ticket, policy, reader));
    default:
      return assertNever(result);
  }
}

export function replyToAssignment(result: AssignTicketResult, policy: Policy, reader: Reader): string {
  const { assignment } = reader.texts;
  if (result.kind === 'assigned') return assignment.done(result.ticket.number, result.ownerName);
  if (result.kind !== 'not_an_agent') return replyToRefusal(result, policy, reader);
  if (result.names.length > 0) return assignment.whichOne(result.names.join(', '));
  return result.name === null ? assignment.unknownPerson : assignment.notAnAgent(result.name);
}

export function replyToRelease(result: ReleaseTicketResult, policy: Policy, reader: Reader): string {
  return result.kind === 'released'
    ? reader.texts.assignment.releasedDone(result.ticket.number)
    : replyToRefusal(result, policy, reader);
}

export function replyToRanking(result: RankTicketResult, policy: Policy, reader: Reader): string {
  return result.kind === 'ranked'
    ? reader.texts.ranking.done(result.ticket.number, rankWords({ ticket: result.ticket, policy }, reader))
    : replyToRefusal(result, policy, reader);
}

export function replyToEscalation(result: EscalateTicketResult, policy: Policy, reader: Reader): string {
  const { done, refusals, levelName } = reader.texts.escalation;
  if (result.kind === 'off') return refusals.off;
  if (result.kind !== 'escalated' && result.kind !== 'at_the_top') return replyToRefusal(result, policy, reader);
  const { ticket, level, levelName: name } = result;
  const say = result.kind === 'escalated' ? done.escalated : refusals.atTheTop;
  return say(ticket.number, levelName(level, name));
}

export function replyToAcknowledgement(result: AcknowledgeClimbResult, { texts }: Reader): string {
  switch (result.kind) {
    case 'acknowledged':
      return texts.escalation.done.acknowledged(result.ticket.number);
    case 'not_escalated':
      return texts.escalation.refusals.notEscalated(result.ticket.number);
    case 'unknown_ticket':
      return texts.refusals.unknownTicket;
    case 'forbidden':
      return texts.refusals.forbidden;
    default:
      return assertNever(result);
  }
}

function replyToRefusal(refusal: AssignRefusal, policy: Policy, reader: Reader): string {
  const { texts } = reader;
  switch (refusal.kind) {
    case 'unknown_ticket':
      return texts.refusals.unknownTicket;
    case 'forbidden':
      return texts.refusals.forbidden;
    case 'owned_by_other':
      return texts.refusals.ownedByOther(refusal.ticket.number, refusal.ownerName);
    case 'refused':
      return texts.refusals.notFromHere(refusal.ticket.number, stateOf(refusal.ticket, policy, reader));
    default:
      return assertNever(refusal);
  }
}

export function replyToMoveRefusal(refusal: MoveRefusal, policy: Policy, reader: Reader): string {
  return refusal.kind === 'requester_only'
    ? reader.texts.refusals.requesterOnly
    : replyToRefusal(refusal, policy, reader);
}

export function replyToMove(
  result: Exclude<MoveTicketResult, { kind: 'corrections' }>,
  policy: Policy,
  reader: Reader,
): string {
  return result.kind === 'moved'
    ? reader.texts.done.moved(result.ticket.number, stateOf(result.ticket, policy, reader))
    : replyToMoveRefusal(result, policy, reader);
}

export function replyToReply(
  result: Exclude<AddReplyResult, { kind: 'corrections' }>,
  policy: Policy,
  reader: Reader,
): string {
  switch (result.kind) {
    case 'replied':
      return reader.texts.done.replied(result.ticket.number);
    case 'unknown_ticket':
      return reader.texts.refusals.unknownTicket;
    case 'closed':
      return reader.texts.refusals.notFromHere(result.ticket.number, stateOf(result.ticket, policy, reader));
    default:
      return assertNever(result);
  }
}

export function replyToCreation(
  result: Exclude<CreateTicketResult, { kind: 'corrections' }>,
  { texts, command }: TypingReader,
): string {
  switch (result.kind) {
    case 'created':
      return result.forName === null
        ? texts.created.modal(result.ticket.number)
        : texts.created.modalFor(result.ticket.number, result.forName);
    case 'already_created':
      return texts.created.already(result.ticket.number);
    case 'forbidden':
      return texts.formGone(command('open'));
    default:
      return assertNever(result);
  }
}

function stateOf(ticket: Ticket, policy: Policy, reader: Reader): string {
  return stateWords({ ticket, policy }, reader);
}
