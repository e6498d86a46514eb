import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Policy } from '../../policy/policy.ts';
import {
  replyToAssignment,
  replyToCreation,
  replyToMove,
  replyToRelease,
  replyToReply,
  replyToTake,
} from '../../replies/replies.ts';
import type { TypingReader } from '../../texts/typing.ts';
import type { Card } from '../../views/card.ts';
import { sentence } from '../../views/sentence.ts';
import type { Said } from './said.ts';

/** What people read of their own gestures, one card a sentence, by name. */
export function sampleSentences(
  { open: ticket, closed }: { readonly open: Ticket; readonly closed: Ticket },
  policy: Policy,
  reader: TypingReader,
  said: Said,
): [string, Card][] {
  const { texts, command } = reader;
  const [lea, marc] = [said('Léa Fontaine'), said('Marc Dubois')];
  const refusals = [
    { kind: 'unknown_ticket' },
    { kind: 'forbidden' },
    { kind: 'owned_by_other', ticket, ownerName: lea },
    { kind: 'refused', ticket, from: ticket.state.name },
  ] as const;
  const sentences: readonly (readonly [string, string])[] = [
    ['taken', replyToTake({ kind: 'taken', ticket }, policy, reader)],
    ['taken-by-other', replyToTake({ kind: 'already_taken', ticket, ownerName: lea }, policy, reader)],
    ['assigned', replyToAssignment({ kind: 'assigned', ticket, ownerName: marc }, policy, reader)],
    ['assigned-to-stranger', replyToAssignment({ kind: 'not_an_agent', name: null, names: [] }, policy, reader)],
    ['assigned-to-requester', replyToAssignment({ kind: 'not_an_agent', name: marc, names: [] }, policy, reader)],
    ['assigned-to-which', replyToAssignment({ kind: 'not_an_agent', name: marc, names: [lea, marc] }, policy, reader)],
    ['released', replyToRelease({ kind: 'released', ticket }, policy, reader)],
    ['moved', replyToMove({ kind: 'moved', ticket }, policy, reader)],
    ['moved-by-other', replyToMove({ kind: 'requester_only' }, policy, reader)],
    ['replied', replyToReply({ kind: 'replied', ticket }, policy, reader)],
    ['replied-too-late', replyToReply({ kind: 'closed', ticket: closed }, policy, reader)],
    ['created', replyToCreation({ kind: 'created', ticket, forName: null }, reader)],
    ['created-for-other', replyToCreation({ kind: 'created', ticket, forName: said('Camille Roy') }, reader)],
    ['draft-gone', texts.formGone(command('open'))],
    ['draft-forgotten', texts.dismissed],
    ['prompts-muted', texts.muted(command('open'), command('here'))],
    ['list-of-the-team', texts.lists.teamOnly(command('mine'))],
    ['unavailable', texts.unavailableCommand],
    ['unavailable-form', texts.unavailable],
    ...refusals.map((refusal) => [`refusal-${refusal.kind}`, replyToMove(refusal, policy, reader)] as const),
  ];
  return sentences.map(([name, words]) => [`sentence-${name}`, sentence(words)]);
}
