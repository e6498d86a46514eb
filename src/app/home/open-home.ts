import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Showing } from '../../views/home.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type OpenHome = (opened: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly inboxKey: string;
  readonly externalId: string;
}) => Promise<{ readonly kind: 'to_be_published' | 'nobody' }>;

/**
 * Somebody looks at their page: it is published as it is now, and again when something on it changes soon after.
 * @throws DeliveryError when the person is new and the platform cannot be asked now
 */
export const makeOpenHome =
  (deps: { inTransaction: InTransaction; identifyPerson: IdentifyPerson }): OpenHome =>
  async ({ deskId, connectionId, inboxKey, externalId }) => {
    const person = await deps.identifyPerson({ deskId, connectionId, externalId });
    return deps.inTransaction(deskId, async ({ homes, inbox }) => {
      if (person) await homes.open(person.personId, connectionId, externalId);
      await inbox.done(inboxKey);
      return { kind: person ? 'to_be_published' : 'nobody' };
    });
  };

export type ShowOnHome = (chosen: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly actor: Person;
  readonly showing: Showing;
}) => Promise<void>;

/** Another list, or another page of it: what the person sees is what they may see, whatever they ask for. */
export const makeShowOnHome =
  (deps: { inTransaction: InTransaction }): ShowOnHome =>
  ({ deskId, connectionId, actor, showing }) =>
    deps.inTransaction(deskId, ({ homes }) => homes.show(actor.personId, connectionId, showing));
