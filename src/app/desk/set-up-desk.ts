import { maySetUp } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Typed } from '../../forms/form.ts';
import type { Corrections } from '../../forms/read-submission.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import type { Dialog } from '../../views/dialog.ts';
import { readSetup, type Setup, setupForm } from '../../views/setup-form.ts';
import type { Conversation, Directory } from '../ports/directory.ts';
import type { ChannelRole, ChosenChannels, InTransaction, Person, Stores } from '../ports/stores.ts';
import { typingReaderOf } from '../typing-reader.ts';
import { administratorsOf } from './administrators.ts';
import type { AsAdministrator } from './as-administrator.ts';
import { chosenChannelsOf, worksElsewhere } from './chosen-channels.ts';
import { greetChannel } from './greet-channel.ts';

interface Place {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly actor: Person;
}

/** `administrators`: the names of those who may. */
export type SetUpRefusal = { readonly kind: 'forbidden'; readonly administrators: readonly string[] };

export type StartSetup = (request: Place) => Promise<{ readonly kind: 'form'; readonly dialog: Dialog } | SetUpRefusal>;

export type SetUpDeskResult =
  /** `triage` null: the team works on another connection of the desk. */
  | { readonly kind: 'set_up'; readonly support: readonly string[]; readonly triage: string | null }
  | { readonly kind: 'corrections'; readonly corrections: Corrections }
  | SetUpRefusal;

export type SetUpDesk = (request: Place & { readonly typed: Typed; readonly at: Date }) => Promise<SetUpDeskResult>;

interface Deps {
  readonly inTransaction: InTransaction;
  readonly directory: Directory;
  readonly asAdministrator: AsAdministrator;
}

/**
 * `/ticket setup`: the form in which an administrator chooses the desk's channels, rules and language, filled with what is now.
 * @throws DeliveryError when the platform cannot be asked who somebody is
 */
export const makeStartSetup =
  (deps: Deps): StartSetup =>
  async (request) => {
    const actor = await deps.asAdministrator(request);
    return deps.inTransaction(request.deskId, async (stores) => {
      if (!maySetUp(actor)) return { kind: 'forbidden', administrators: await administratorsOf(stores) };
      const { policy } = await stores.policies.current();
      const chosen = await chosenChannelsOf(stores, request.connectionId);
      return {
        kind: 'form',
        dialog: setupForm(
          {
            ...chosen,
            preset: policy.preset,
            language: policy.language,
            worksElsewhere: await worksElsewhere(stores, request.connectionId),
          },
          await typingReaderOf(stores, actor, request),
        ),
      };
    });
  };

/**
 * Keeps what an administrator chose, in one transaction, once it is sure that the desk is in these channels: public ones are
 * entered if the form says so. Channels that are left out are listened to no more.
 * @throws DeliveryError when the platform cannot be asked now; then nothing has changed
 */
export const makeSetUpDesk =
  (deps: Deps): SetUpDesk =>
  async ({ deskId, connectionId, actor, typed, at }) => {
    if (!maySetUp(actor))
      return { kind: 'forbidden', administrators: await deps.inTransaction(deskId, administratorsOf) };
    const elsewhere = await deps.inTransaction(deskId, (stores) => worksElsewhere(stores, connectionId));
    const read = readSetup(typed, elsewhere);
    if (read.kind === 'corrections') return read;
    const { setup } = read;
    const found = await enterAll(deps.directory, connectionId, setup);
    const corrections = correctionsOf(setup, found);
    if (Object.keys(corrections).length > 0) return { kind: 'corrections', corrections };

    return deps.inTransaction(deskId, async (stores) => {
      await stores.desk.lock();
      if (setup.triage === null && !(await worksElsewhere(stores, connectionId)))
        return { kind: 'corrections', corrections: { setup_triage: { code: 'required' } } };
      await choosePolicy(stores, setup, actor, at);
      const before = await chosenChannelsOf(stores, connectionId);
      const nameOf = (externalId: string) => found.get(externalId)?.name ?? '';
      const become = (externalId: string, role: ChannelRole) =>
        stores.channels.remember({ connectionId, externalId, role, name: nameOf(externalId) });

      const chosen = new Set(channelsOf(setup));
      for (const externalId of channelsOf(before)) if (!chosen.has(externalId)) await become(externalId, 'ignored');
      for (const externalId of setup.support) await greetChannel(stores, await become(externalId, 'support'), at);
      if (setup.triage !== null) await greetChannel(stores, await become(setup.triage, 'triage'), at);
      if (!isSame(before, setup)) await stores.desk.noteChannels(connectionId, setup, actor.personId);
      const triage = setup.triage === null ? null : nameOf(setup.triage);
      return { kind: 'set_up', support: setup.support.map(nameOf), triage };
    });
  };

const channelsOf = ({ support, triage }: ChosenChannels): readonly string[] => [
  ...support,
  ...(triage ? [triage] : []),
];

/** What the platform says of each chosen channel, after the desk has entered those that it may enter. */
async function enterAll(
  directory: Directory,
  connectionId: ConnectionId,
  setup: Setup,
): Promise<ReadonlyMap<string, Conversation | undefined>> {
  const found = await Promise.all(
    channelsOf(setup).map(async (externalId): Promise<[string, Conversation | undefined]> => {
      const conversation = await directory.conversation(connectionId, externalId);
      const wantsIn = setup.mayJoin && conversation && !conversation.isOurs && !conversation.isArchived;
      if (!wantsIn) return [externalId, conversation];
      return [externalId, { ...conversation, isOurs: await directory.join(connectionId, externalId) }];
    }),
  );
  return new Map(found);
}

function correctionsOf({ support, triage }: Setup, found: ReadonlyMap<string, Conversation | undefined>): Corrections {
  if (triage !== null && support.includes(triage)) return { setup_triage: { code: 'listened_to_already' } };
  const closed = (ids: readonly string[]) => ids.map((id) => found.get(id)).filter((known) => !known?.isOurs);
  const correction = (ids: readonly string[]) => {
    const names = closed(ids).map((known) => known?.name ?? null);
    return names.length > 0 ? ({ code: 'not_in_channels', names } as const) : undefined;
  };
  const ofSupport = correction(support);
  const ofTriage = correction(triage === null ? [] : [triage]);
  return { ...(ofSupport && { setup_support: ofSupport }), ...(ofTriage && { setup_triage: ofTriage }) };
}

/** Other rules take the place of all that was changed in the former ones; the language alone changes nothing else. */
async function choosePolicy({ policies }: Stores, { preset, language }: Setup, by: Person, at: Date): Promise<void> {
  const { policy } = await policies.current();
  if (policy.preset === preset && policy.language === language) return;
  // Who is who is no rule of a preset.
  const base = policy.preset === preset ? policy : { ...presetPolicy(preset), joinAccountsOn: policy.joinAccountsOn };
  await policies.publish({ ...base, language }, by.personId, at);
}

function isSame(before: ChosenChannels, { support, triage }: ChosenChannels): boolean {
  const inOrder = (ids: readonly string[]) => [...ids].sort().join();
  return before.triage === triage && inOrder(before.support) === inOrder(support);
}
