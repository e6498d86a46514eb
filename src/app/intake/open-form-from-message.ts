import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { Directory, WrittenMessage } from '../ports/directory.ts';
import type { Fingerprint } from '../ports/fingerprint.ts';
import type { Ids } from '../ports/ids.ts';
import type { InTransaction, Person } from '../ports/stores.ts';
import { dialogOf, type OpenFormResult } from './open-form.ts';
import { draftOfPointed, type PointedResult } from './pointed-message.ts';

export type OpenFormFromMessage = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  /** As the gesture itself tells of it, also where the desk is no member. */
  readonly message: WrittenMessage;
  readonly at: Date;
}) => Promise<Exclude<OpenFormResult, { kind: 'draft_gone' }> | Extract<PointedResult, { kind: 'not_set_up' }>>;

/** "Créer un ticket" in a message's menu: the form filled with that message and those that go on from it. */
export const makeOpenFormFromMessage =
  (deps: {
    inTransaction: InTransaction;
    directory: Directory;
    identifyPerson: IdentifyPerson;
    ids: Ids;
    fingerprint: Fingerprint;
  }): OpenFormFromMessage =>
  async ({ deskId, actor, connectionId, conversation, message, at }) => {
    const { policy } = await deps.inTransaction(deskId, ({ policies }) => policies.current());
    const { messageId, threadId } = message;
    const place = { conversation, messageId, threadId };
    // Without its neighbours, or without knowing its author, the message alone fills the form.
    const [near, author] = await Promise.all([
      deps.directory.messagesNear(connectionId, place, policy.triage.joinWithinSeconds).catch(() => []),
      message.author === null
        ? undefined
        : deps
            .identifyPerson({ deskId, connectionId, externalId: message.author, isNamedOnly: true })
            .catch(() => undefined),
    ]);
    const whole = near.find((each) => each.messageId === messageId) ?? message;
    return deps.inTransaction(deskId, async (stores) => {
      const pointed = { deskId, connectionId, conversation, message: whole, near };
      const result = await draftOfPointed(stores, pointed, actor, author, deps, at);
      if (result.kind !== 'draft') return result;
      return { kind: 'form', draftId: result.draft.draftId, dialog: await dialogOf(stores, result.draft, actor) };
    });
  };
