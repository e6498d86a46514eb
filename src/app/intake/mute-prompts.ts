import type { ConnectionId, DeskId, DraftId } from '../../domain/ids.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type MutePrompts = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly draftId: DraftId;
  readonly at: Date;
}) => Promise<{ readonly kind: 'muted' }>;

/** "Ne plus me demander ici": no more prompts for this person in this channel; the draft is erased. */
export const makeMutePrompts =
  (deps: { inTransaction: InTransaction }): MutePrompts =>
  ({ deskId, actor, connectionId, conversation, draftId, at }) =>
    deps.inTransaction(deskId, async ({ channels, drafts, triage }) => {
      const channel = await channels.byExternalId(connectionId, conversation);
      if (channel) await triage.mute(channel.channelId, actor.personId, at);
      const draft = await drafts.lock(draftId);
      if (draft?.personId === actor.personId && !draft.ticketId) await drafts.erase(draftId);
      return { kind: 'muted' };
    });
