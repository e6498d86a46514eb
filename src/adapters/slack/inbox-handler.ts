import type { InboxHandler } from '../../app/inbox/handle-next.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { InboxClaim } from '../../app/ports/delivery.ts';
import type { Directory } from '../../app/ports/directory.ts';
import type { Log } from '../../app/ports/log.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import type { UseCases } from '../../app/use-cases.ts';
import type { ReferToFiles } from './file-info.ts';
import { eventEnvelopeSchema } from './payloads.ts';
import { type PeopleEvent, peopleEnvelopeSchema } from './people-payloads.ts';
import { readEvent, type SlackGesture } from './read-event.ts';
import { type NameOf, readMessage } from './read-message.ts';
import type { Workspaces } from './workspaces.ts';

type Called = Pick<UseCases, 'answerMessage' | 'judgeAgain' | 'forgetMessage' | 'refreshPerson' | 'followMembership'>;

/**
 * Hands a stored Slack event to its use case: a message is answered, an edit judged again, a deletion forgotten; people
 * and who works in the triage channel are followed.
 */
export function makeSlackInboxHandler(deps: {
  readonly useCases: Called;
  readonly inTransaction: InTransaction;
  readonly directory: Directory;
  readonly referToFiles: ReferToFiles;
  readonly workspaces: Pick<Workspaces, 'accountOf'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
}): InboxHandler {
  return async (claim) => {
    const payload: unknown = JSON.parse(claim.payload);
    const people = peopleEnvelopeSchema.safeParse(payload);
    if (people.success) return follow(people.data.event, claim, deps.useCases);
    const account = await deps.workspaces.accountOf(claim.connectionId);
    const gesture = readEvent(eventEnvelopeSchema.parse(payload), account);
    if (gesture === 'ignored') {
      // Kept by a version that heard more than this one.
      await deps.inTransaction(claim.deskId, ({ inbox }) => inbox.done(claim.inboxKey));
      return;
    }
    const place = { ...idsOf(claim), conversation: gesture.channel, messageId: gesture.messageId };
    if (gesture.kind === 'removed') {
      await deps.useCases.forgetMessage({ ...place, author: gesture.user, at: deps.clock.now() });
      return;
    }
    const heard = {
      ...place,
      author: gesture.user,
      isDirect: gesture.isDirect,
      threadId: gesture.threadId,
      text: readMessage(gesture.text, await namesIn(gesture, claim, deps.directory)),
      files: await deps.referToFiles(gesture.files, claim.connectionId),
      at: deps.clock.now(),
    };
    const { kind } =
      gesture.kind === 'said'
        ? await deps.useCases.answerMessage(heard)
        : await deps.useCases.judgeAgain({ ...heard, version: gesture.version });
    if (kind === 'not_of_the_team')
      deps.log.info(idsOf(claim), 'a message under a triage card was not kept: its author is not of the team');
  };
}

async function follow(event: PeopleEvent, claim: InboxClaim, useCases: Called): Promise<void> {
  if (event.type === 'user_change') await useCases.refreshPerson({ ...idsOf(claim), externalId: event.user.id });
  else await useCases.followMembership({ ...idsOf(claim), conversation: event.channel });
}

function idsOf({
  deskId,
  connectionId,
  inboxKey,
}: InboxClaim): Pick<InboxClaim, 'deskId' | 'connectionId' | 'inboxKey'> {
  return { deskId, connectionId, inboxKey };
}

/** The names of those whom the message mentions by id alone. One that cannot be had now is no reason to wait. */
async function namesIn(
  gesture: Extract<SlackGesture, { text: string }>,
  { connectionId }: InboxClaim,
  directory: Directory,
): Promise<NameOf> {
  const mentioned = new Set([...gesture.text.matchAll(/<@([UW][A-Z0-9]+)>/g)].flatMap(([, id]) => id ?? []));
  const names = new Map<string, string>();
  for (const id of [...mentioned].slice(0, MOST_NAMES)) {
    const account = await directory.describe(connectionId, id).catch(() => undefined);
    if (account) names.set(id, account.name);
  }
  return (id) => names.get(id);
}

const MOST_NAMES = 10;
