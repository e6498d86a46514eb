import { makeAsAdministrator } from './desk/as-administrator.ts';
import { type CurrentPolicy, makeCurrentPolicy } from './desk/current-policy.ts';
import { type DescribeChannel, makeDescribeChannel } from './desk/describe-channel.ts';
import { type EnterChannel, makeEnterChannel } from './desk/enter-channel.ts';
import { type LeaveWorkspace, makeLeaveWorkspace } from './desk/leave-workspace.ts';
import { type MissingSetup, makeMissingSetup } from './desk/missing-setup.ts';
import { makeSetUpDesk, makeStartSetup, type SetUpDesk, type StartSetup } from './desk/set-up-desk.ts';
import { makeTuneChannel, type TuneChannel } from './desk/tune-channel.ts';
import { makeWatchChannel, type WatchChannel } from './desk/watch-channel.ts';
import { type AcknowledgeClimb, makeAcknowledgeClimb } from './escalation/acknowledge-climb.ts';
import {
  type EscalateTicket,
  makeEscalateTicket,
  makeStartEscalation,
  type StartEscalation,
} from './escalation/escalate-ticket.ts';
import { makeTellLevel } from './escalation/tell-level.ts';
import { guardWords } from './guard-words.ts';
import { type DrawHome, makeDrawHome } from './home/draw-home.ts';
import { makeOpenHome, makeShowOnHome, type OpenHome, type ShowOnHome } from './home/open-home.ts';
import { type AnswerMessage, makeAnswerMessage } from './intake/answer-message.ts';
import { type AskHere, makeAskHere } from './intake/ask-here.ts';
import { type DismissDraft, makeDismissDraft } from './intake/dismiss-draft.ts';
import { type ForgetMessage, makeForgetMessage } from './intake/forget-message.ts';
import { type JudgeAgain, makeJudgeAgain } from './intake/judge-again.ts';
import { type MutePrompts, makeMutePrompts } from './intake/mute-prompts.ts';
import {
  type ChangeFormType,
  makeChangeFormType,
  makeOpenForm,
  makeOpenNewForm,
  makeShowFormAgain,
  type OpenForm,
  type OpenNewForm,
  type ShowFormAgain,
} from './intake/open-form.ts';
import { makeOpenFormFromMessage, type OpenFormFromMessage } from './intake/open-form-from-message.ts';
import { makePromptFromReaction, type PromptFromReaction } from './intake/prompt-from-reaction.ts';
import { type DrawSurface, makeDrawSurface } from './outbox/draw-surface.ts';
import { type ChangeRole, makeChangeRole } from './people/change-role.ts';
import { type FollowMembership, makeFollowMembership } from './people/follow-membership.ts';
import { type GiveRole, makeGiveRole } from './people/give-role.ts';
import { type IdentifyPerson, makeIdentifyPerson } from './people/identify-person.ts';
import { type LinkPeople, makeLinkPeople, makeUnlinkAccount, type UnlinkAccount } from './people/link-people.ts';
import { makeRefreshPerson, type RefreshPerson } from './people/refresh-person.ts';
import { makeSyncAgents, type SyncAgents } from './people/sync-agents.ts';
import type { Clock } from './ports/clock.ts';
import type { Directory } from './ports/directory.ts';
import { type Fingerprint, noFingerprint } from './ports/fingerprint.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { InTransaction } from './ports/stores.ts';
import { type AddReply, makeAddReply, makeStartReply, type StartReply } from './tickets/add-reply.ts';
import {
  type AssignTicket,
  makeAssignTicket,
  makeStartAssignment,
  type StartAssignment,
} from './tickets/assign-ticket.ts';
import { type CreateTicket, makeCreateTicket } from './tickets/create-ticket.ts';
import { type ExplainDeadline, makeExplainDeadline } from './tickets/explain-deadline.ts';
import { type FindTicket, makeFindTicket } from './tickets/find-ticket.ts';
import { type ListTickets, makeListTickets } from './tickets/list-tickets.ts';
import { type MoveTicket, makeMoveTicket, makeStartMove, type StartMove } from './tickets/move-ticket.ts';
import { makeRankTicket, makeStartRanking, type RankTicket, type StartRanking } from './tickets/rank-ticket.ts';
import { makeReleaseLeft, type ReleaseLeft } from './tickets/release-left.ts';
import { makeReleaseTicket, type ReleaseTicket } from './tickets/release-ticket.ts';
import { type GiveStatus, makeGiveStatus } from './tickets/status-card.ts';
import { makeTakeTicket, type TakeTicket } from './tickets/take-ticket.ts';

/** Everything that the product does, by name: what adapters and workers call. */
export interface UseCases {
  readonly currentPolicy: CurrentPolicy;
  readonly enterChannel: EnterChannel;
  readonly watchChannel: WatchChannel;
  readonly describeChannel: DescribeChannel;
  readonly tuneChannel: TuneChannel;
  readonly startSetup: StartSetup;
  readonly setUpDesk: SetUpDesk;
  readonly missingSetup: MissingSetup;
  readonly identifyPerson: IdentifyPerson;
  readonly refreshPerson: RefreshPerson;
  readonly syncAgents: SyncAgents;
  readonly followMembership: FollowMembership;
  readonly giveRole: GiveRole;
  readonly leaveWorkspace: LeaveWorkspace;
  readonly changeRole: ChangeRole;
  readonly linkPeople: LinkPeople;
  readonly unlinkAccount: UnlinkAccount;
  readonly answerMessage: AnswerMessage;
  readonly judgeAgain: JudgeAgain;
  readonly forgetMessage: ForgetMessage;
  readonly dismissDraft: DismissDraft;
  readonly mutePrompts: MutePrompts;
  readonly askHere: AskHere;
  readonly openForm: OpenForm;
  readonly openNewForm: OpenNewForm;
  readonly openFormFromMessage: OpenFormFromMessage;
  readonly promptFromReaction: PromptFromReaction;
  readonly changeFormType: ChangeFormType;
  readonly showFormAgain: ShowFormAgain;
  readonly createTicket: CreateTicket;
  readonly takeTicket: TakeTicket;
  readonly startAssignment: StartAssignment;
  readonly assignTicket: AssignTicket;
  readonly startRanking: StartRanking;
  readonly rankTicket: RankTicket;
  readonly startEscalation: StartEscalation;
  readonly escalateTicket: EscalateTicket;
  readonly acknowledgeClimb: AcknowledgeClimb;
  readonly releaseTicket: ReleaseTicket;
  readonly releaseLeft: ReleaseLeft;
  readonly startMove: StartMove;
  readonly moveTicket: MoveTicket;
  readonly startReply: StartReply;
  readonly addReply: AddReply;
  readonly giveStatus: GiveStatus;
  readonly explainDeadline: ExplainDeadline;
  readonly listTickets: ListTickets;
  readonly openHome: OpenHome;
  readonly showOnHome: ShowOnHome;
  readonly drawHome: DrawHome;
  readonly findTicket: FindTicket;
  readonly drawSurface: DrawSurface;
}

export function makeUseCases(ports: {
  readonly inTransaction: InTransaction;
  readonly directory: Directory;
  readonly ids: Ids;
  readonly fingerprint?: Fingerprint;
  /** What a policy names and nobody finds is said here. */
  readonly log?: Log;
  /** The desk's, for what is drawn when it is sent; the machine's where absent. */
  readonly clock?: Pick<Clock, 'now'>;
  /** Whoever has this address administers the desk. */
  readonly administratorEmail?: string | null;
}): UseCases {
  const guarded = { ...ports, inTransaction: guardWords(ports.inTransaction) };
  const identifyPerson = makeIdentifyPerson(guarded);
  const deps = { fingerprint: noFingerprint, clock: { now: () => new Date() }, ...guarded, identifyPerson };
  const syncAgents = makeSyncAgents(deps);
  const asAdministrator = makeAsAdministrator({ ...deps, administratorEmail: ports.administratorEmail ?? null });
  return {
    identifyPerson,
    currentPolicy: makeCurrentPolicy(deps),
    enterChannel: makeEnterChannel({ ...deps, syncAgents }),
    watchChannel: makeWatchChannel(deps),
    describeChannel: makeDescribeChannel(deps),
    tuneChannel: makeTuneChannel(deps),
    startSetup: makeStartSetup({ ...deps, asAdministrator }),
    setUpDesk: makeSetUpDesk({ ...deps, asAdministrator }),
    missingSetup: makeMissingSetup(deps),
    refreshPerson: makeRefreshPerson({ ...deps, syncAgents }),
    syncAgents,
    followMembership: makeFollowMembership({ ...deps, syncAgents }),
    giveRole: makeGiveRole(deps),
    leaveWorkspace: makeLeaveWorkspace(deps),
    changeRole: makeChangeRole(deps),
    linkPeople: makeLinkPeople(deps),
    unlinkAccount: makeUnlinkAccount(deps),
    answerMessage: makeAnswerMessage(deps),
    judgeAgain: makeJudgeAgain(deps),
    forgetMessage: makeForgetMessage(deps),
    dismissDraft: makeDismissDraft(deps),
    mutePrompts: makeMutePrompts(deps),
    askHere: makeAskHere(deps),
    openForm: makeOpenForm(deps),
    openNewForm: makeOpenNewForm(deps),
    openFormFromMessage: makeOpenFormFromMessage(deps),
    promptFromReaction: makePromptFromReaction(deps),
    changeFormType: makeChangeFormType(deps),
    showFormAgain: makeShowFormAgain(deps),
    createTicket: makeCreateTicket(deps),
    takeTicket: makeTakeTicket(deps),
    startAssignment: makeStartAssignment(deps),
    assignTicket: makeAssignTicket(deps),
    startRanking: makeStartRanking(deps),
    rankTicket: makeRankTicket(deps),
    startEscalation: makeStartEscalation(deps),
    escalateTicket: makeEscalateTicket({ ...deps, tellLevel: makeTellLevel(deps) }),
    acknowledgeClimb: makeAcknowledgeClimb(deps),
    releaseTicket: makeReleaseTicket(deps),
    releaseLeft: makeReleaseLeft(deps),
    startMove: makeStartMove(deps),
    moveTicket: makeMoveTicket(deps),
    startReply: makeStartReply(deps),
    addReply: makeAddReply(deps),
    giveStatus: makeGiveStatus(deps),
    explainDeadline: makeExplainDeadline(deps),
    listTickets: makeListTickets(deps),
    openHome: makeOpenHome(deps),
    showOnHome: makeShowOnHome(deps),
    drawHome: makeDrawHome(deps),
    findTicket: makeFindTicket(deps),
    drawSurface: makeDrawSurface(deps),
  };
}
