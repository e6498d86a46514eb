import { z } from 'zod';
import type { InboxHandler } from '../../app/inbox/handle-next.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { InboxClaim } from '../../app/ports/delivery.ts';
import type { Log } from '../../app/ports/log.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import type { UseCases } from '../../app/use-cases.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { readAddressed } from '../../domain/commands/read-addressed.ts';
import { obeyCommand } from './listeners/command-typed.ts';
import { type Activity, activitySchema, tenantOf } from './read/activity.ts';
import { linkToMessage } from './read/message-link.ts';
import { readEvent, type TeamsEvent } from './read/read-event.ts';
import { readFiles } from './read/read-files.ts';

interface Deps {
  readonly useCases: UseCases;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Hands a stored Teams activity to its use case: a command is obeyed, a message answered, an edit judged again, a deletion
 * forgotten; channels that we enter, who works in the triage channel, and who reads in another language are followed.
 */
export function makeTeamsInboxHandler(deps: Deps): InboxHandler {
  return async (claim) => {
    const activity = activitySchema.parse(JSON.parse(claim.payload));
    const event = readEvent(activity);
    if (event === 'ignored') {
      // Kept by a version that heard more than this one.
      await deps.inTransaction(claim.deskId, ({ inbox }) => inbox.done(claim.inboxKey));
      return;
    }
    await handle(event, activity, claim, deps);
  };
}

async function handle(event: TeamsEvent, activity: Activity, claim: InboxClaim, deps: Deps): Promise<void> {
  const { useCases, clock } = deps;
  const saidAt = clock.timeOf(timeOfActivity(activity));
  const heard = { at: saidAt, heardAt: clock.now() };
  switch (event.kind) {
    case 'said': {
      const command = event.addressed && readAddressed(event.text, event.addressed);
      if (command) return obeyCommand(deps, claim, command, { ...event, secrets: activity.secrets ?? [], at: saidAt });
      const { kind } = await useCases.answerMessage({ ...toHeard(event, activity, claim), ...heard });
      if (kind === 'not_of_the_team')
        deps.log.info(idsOf(claim), 'a message under a triage card was not kept: its author is not of the team');
      return;
    }
    case 'edited':
      await useCases.judgeAgain({ ...toHeard(event, activity, claim), ...heard, version: event.version });
      return;
    case 'removed': {
      const { conversation, messageId, author } = event;
      await useCases.forgetMessage({ ...idsOf(claim), conversation, messageId, author, at: saidAt });
      return;
    }
    case 'entered': {
      const { conversation, by } = event;
      await useCases.enterChannel({ ...idsOf(claim), conversation, invitedBy: by, at: clock.now() });
      return;
    }
    case 'members_changed':
      await useCases.followMembership({
        ...idsOf(claim),
        conversation: await triageOr(event.conversation, claim, deps),
      });
      return;
    case 'account_changed':
      await useCases.refreshPerson({ ...idsOf(claim), externalId: event.account, isActing: true });
      return;
    default:
      assertNever(event);
  }
}

/** Who is in a team is told of its first channel, and holds for all of them: that of the agents may be another. */
async function triageOr(conversation: string, claim: InboxClaim, { inTransaction }: Deps): Promise<string> {
  const triage = await inTransaction(claim.deskId, ({ channels }) => channels.withRole('triage'));
  return triage.find(({ connectionId }) => connectionId === claim.connectionId)?.externalId ?? conversation;
}

/** When people did what it tells of, as Teams says: the edit of a message has a time of its own. */
function timeOfActivity({ timestamp }: Activity): Date | undefined {
  const read = z.iso.datetime({ offset: true }).safeParse(timestamp);
  return read.success ? new Date(read.data) : undefined;
}

function toHeard(event: Extract<TeamsEvent, { kind: 'said' | 'edited' }>, activity: Activity, claim: InboxClaim) {
  const { conversation, messageId, threadId, isDirect, author, text, attachments } = event;
  const link = linkToMessage({ conversation, messageId, threadId, tenantId: tenantOf(activity) ?? '' });
  const { connectionId } = claim;
  const files = readFiles(attachments, { connectionId, messageId, link });
  const secrets = activity.secrets ?? [];
  return { ...idsOf(claim), conversation, messageId, threadId, isDirect, author, text, files, secrets };
}

function idsOf({
  deskId,
  connectionId,
  inboxKey,
}: InboxClaim): Pick<InboxClaim, 'deskId' | 'connectionId' | 'inboxKey'> {
  return { deskId, connectionId, inboxKey };
}
