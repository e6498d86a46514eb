import type { InboxHandler } from '../../app/inbox/handle-next.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { InboxClaim } from '../../app/ports/delivery.ts';
import type { Directory } from '../../app/ports/directory.ts';
import type { Log } from '../../app/ports/log.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import type { UseCases } from '../../app/use-cases.ts';
import { readAddressed } from '../../domain/commands/read-addressed.ts';
import type { ReferToFiles } from './read/file-info.ts';
import { homeEnvelopeSchema } from './read/home-payloads.ts';
import { namesIn } from './read/names-in.ts';
import { eventEnvelopeSchema } from './read/payloads.ts';
import { type PeopleEvent, peopleEnvelopeSchema } from './read/people-payloads.ts';
import { reactionEnvelopeSchema } from './read/reaction-payload.ts';
import { readEvent, type SlackGesture } from './read/read-event.ts';
import { mentionsIn, readMessage } from './read/read-message.ts';
import { type InstallEvent, installEnvelopeSchema } from './workspaces/install-payloads.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

type Called = Pick<
  UseCases,
  | 'answerMessage'
  | 'judgeAgain'
  | 'forgetMessage'
  | 'promptFromReaction'
  | 'refreshPerson'
  | 'followMembership'
  | 'leaveWorkspace'
  | 'enterChannel'
  | 'openHome'
>;

interface Deps {
  readonly useCases: Called;
  readonly inTransaction: InTransaction;
  readonly directory: Directory;
  readonly referToFiles: ReferToFiles;
  readonly workspaces: Pick<Workspaces, 'accountOf' | 'stillInstalled'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Hands a stored Slack event to its use case: a message is answered, an edit judged again, a deletion forgotten, our emoji
 * prompted; people, who works in the triage channel, and the app's own removal are followed.
 */
export function makeSlackInboxHandler(deps: Deps): InboxHandler {
  return async (claim) => {
    const payload: unknown = JSON.parse(claim.payload);
    const people = peopleEnvelopeSchema.safeParse(payload);
    if (people.success) return follow(people.data.event, claim, deps);
    const opened = homeEnvelopeSchema.safeParse(payload);
    if (opened.success) {
      await deps.useCases.openHome({ ...idsOf(claim), externalId: opened.data.event.user });
      return;
    }
    const install = installEnvelopeSchema.safeParse(payload);
    if (install.success) return leave(install.data.event, claim, deps);
    const reaction = reactionEnvelopeSchema.safeParse(payload);
    if (reaction.success) {
      const { user, item } = reaction.data.event;
      await deps.useCases.promptFromReaction({
        ...idsOf(claim),
        conversation: item.channel,
        isDirect: item.channel.startsWith('D'),
        messageId: item.ts,
        by: user,
        at: deps.clock.now(),
      });
      return;
    }
    const account = await deps.workspaces.accountOf(claim.connectionId);
    const envelope = eventEnvelopeSchema.parse(payload);
    const gesture = readEvent(envelope, account);
    if (gesture === 'ignored') {
      // Kept by a version that heard more than this one.
      await deps.inTransaction(claim.deskId, ({ inbox }) => inbox.done(claim.inboxKey));
      return;
    }
    const place = { ...idsOf(claim), conversation: gesture.channel, messageId: gesture.messageId };
    const saidAt = deps.clock.timeOf(timeOfTs(envelope.event.ts));
    if (gesture.kind === 'removed') {
      await deps.useCases.forgetMessage({ ...place, author: gesture.user, at: saidAt });
      return;
    }
    const root = gesture.kind === 'said' ? pointedByReply(gesture, account.botUserId) : undefined;
    if (root !== undefined) {
      const { messageId: replyId, ...where } = place;
      const asked = { messageId: root, replyId, isDirect: gesture.isDirect, by: gesture.user };
      await deps.useCases.promptFromReaction({ ...where, ...asked, at: deps.clock.now() });
      return;
    }
    const heard = {
      ...place,
      author: gesture.user,
      isDirect: gesture.isDirect,
      threadId: gesture.threadId,
      text: readMessage(gesture.text, await namesIn(gesture.text, claim.connectionId, deps.directory)),
      files: await deps.referToFiles(gesture.files, claim.connectionId),
      secrets: envelope.secrets ?? [],
      at: saidAt,
      heardAt: deps.clock.now(),
    };
    const { kind } =
      gesture.kind === 'said'
        ? await deps.useCases.answerMessage(heard)
        : await deps.useCases.judgeAgain({ ...heard, version: gesture.version });
    if (kind === 'not_of_the_team')
      deps.log.info(idsOf(claim), 'a message under a triage card was not kept: its author is not of the team');
  };
}

/** The time in Slack's name of a message, or of an event about one: seconds with a fraction. Undefined for anything else. */
function timeOfTs(ts: string): Date | undefined {
  const ms = Math.floor(Number(ts) * 1000);
  return Number.isFinite(ms) && ms > 0 ? new Date(ms) : undefined;
}

/** The message that « @Guichet ticket » was written under: that one is to become a ticket. */
function pointedByReply(
  { text, threadId, messageId }: Extract<SlackGesture, { kind: 'said' }>,
  ourselves: string,
): string | undefined {
  if (threadId === null || threadId === messageId || !mentionsIn(text).includes(ourselves)) return undefined;
  const command = readAddressed(readMessage(text.replaceAll(`<@${ourselves}>`, ' ')), 'by_name');
  return command?.kind === 'open' && command.text === '' ? threadId : undefined;
}

/**
 * Slack tells of it in two events, sends them again, and keeps their order with nothing else: whether the app is still there
 * is asked of Slack itself, so that a late one does not undo a new installation.
 */
async function leave(event: InstallEvent, claim: InboxClaim, deps: Deps): Promise<void> {
  const isOurs = event.type === 'app_uninstalled' || event.tokens.bot.length > 0;
  const still = isOurs ? await deps.workspaces.stillInstalled(claim.connectionId) : undefined;
  if (still?.kind !== 'no') {
    await deps.inTransaction(claim.deskId, ({ inbox }) => inbox.done(claim.inboxKey));
    return;
  }
  const { kind } = await deps.useCases.leaveWorkspace({ ...idsOf(claim), installedAt: still.installedAt });
  const about = { deskId: claim.deskId, connectionId: claim.connectionId };
  if (kind === 'left') deps.log.info(about, 'the app was taken out of a workspace, its tokens are erased');
}

async function follow(
  event: PeopleEvent,
  claim: InboxClaim,
  { useCases, workspaces, clock }: Pick<Deps, 'useCases' | 'workspaces' | 'clock'>,
): Promise<void> {
  if (event.type === 'user_change') {
    await useCases.refreshPerson({ ...idsOf(claim), externalId: event.user.id });
    return;
  }
  const place = { ...idsOf(claim), conversation: event.channel };
  const isOurselves =
    event.type === 'member_joined_channel' && event.user === (await workspaces.accountOf(claim.connectionId)).botUserId;
  if (isOurselves) await useCases.enterChannel({ ...place, invitedBy: event.inviter ?? null, at: clock.now() });
  else await useCases.followMembership(place);
}

function idsOf({
  deskId,
  connectionId,
  inboxKey,
}: InboxClaim): Pick<InboxClaim, 'deskId' | 'connectionId' | 'inboxKey'> {
  return { deskId, connectionId, inboxKey };
}
