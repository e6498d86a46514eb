import type { Role } from '../../domain/access/may.ts';
import type { Level } from '../../domain/escalation/ladder.ts';
import type {
  ChannelId,
  ConnectionId,
  ContentId,
  DeskId,
  DraftId,
  PersonId,
  SurfaceId,
  TicketId,
} from '../../domain/ids.ts';
import type { ChannelVote, Vote } from '../../domain/intake/channel-offset.ts';
import type { Sensitivity } from '../../domain/intake/sensitivity.ts';
import type { SignalKey, Verdict } from '../../domain/intake/verdict.ts';
import type { Language } from '../../domain/language.ts';
import type { Alert, ToldAlert } from '../../domain/sla/alerts.ts';
import type { Clock, Metric } from '../../domain/sla/clocks.ts';
import type { ToldReminder } from '../../domain/sla/follow-ups.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Place, TicketList } from '../../domain/ticket/lists.ts';
import type { Impact, OfferedType, Ticket } from '../../domain/ticket/ticket.ts';
import type { FileReference } from '../../forms/file-reference.ts';
import type { Typed } from '../../forms/form.ts';
import type { Assignment, Policy, PolicyVersion } from '../../policy/policy.ts';
import type { Card } from '../../views/card.ts';
import type { Showing } from '../../views/home.ts';

export type Platform = 'slack' | 'teams';

export interface Person {
  readonly personId: PersonId;
  readonly role: Role;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** The account of a person on one connection. */
export interface Identity {
  readonly personId: PersonId;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
}

/** An account as its platform describes it, on a connection. */
export interface NewAccount {
  readonly connectionId: ConnectionId;
  readonly externalId: string;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly email: string | null;
  /** A guest or a person of another organisation. */
  readonly isExternal?: boolean;
}

/** One of a person's accounts. */
export interface KnownAccount {
  readonly connectionId: ConnectionId;
  readonly platform: Platform;
  readonly externalId: string;
  readonly email: string | null;
  readonly isGuest: boolean;
  /** Whether it was added to the account that the person was first known by. */
  readonly isJoined: boolean;
}

/** Everything that the desk knows of who somebody is. */
export interface KnownPerson extends Person {
  readonly accounts: readonly KnownAccount[];
}

/** Somebody who has an account with the address in question, and which. */
export interface AddressHolder {
  readonly personId: PersonId;
  readonly role: Role;
  /** Every connection on which they have an account. */
  readonly connectionIds: readonly ConnectionId[];
  readonly account: { readonly connectionId: ConnectionId; readonly externalId: string };
}

/** A ticket whose requester or owner is known as somebody else. */
export interface Reattributed {
  readonly ticketId: TicketId;
  readonly revision: number;
}

/** Why a role changed. `by` is nobody for the command line and for what a platform says. */
export interface RoleChange {
  readonly cause:
    | 'command_line'
    | 'administrator_of_the_environment'
    | 'guest'
    | 'member_again'
    | 'named_by_the_platform'
    | 'accounts_linked'
    | 'account_unlinked';
  readonly by: PersonId | null;
}

/** The channels of a connection, by the platform's own ids. */
export interface ChosenChannels {
  readonly support: readonly string[];
  readonly triage: string | null;
}

export type ChannelRole = 'support' | 'triage' | 'client' | 'ignored' | 'direct';

export interface Channel {
  readonly channelId: ChannelId;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
  readonly role: ChannelRole;
  readonly name: string;
  /** How readily the desk proposes a ticket there. */
  readonly sensitivity: Sensitivity;
  /** Whether somebody said of a message there that the desk should have done something else. */
  readonly hasVotes: boolean;
}

/** Where something is to be posted. `conversation` is the platform's own id, or `person:<externalId>` for a direct message. */
export interface Address {
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  /** In the thread of this message, or of this surface (resolved when sent, since it may not be posted yet). */
  readonly inThreadOf?: { readonly messageId: string } | { readonly surfaceId: SurfaceId };
  /** Shown to this account only, in that conversation. */
  readonly onlyFor?: string;
}

export type SurfaceKind = 'triage_card' | 'requester_card' | 'thread_note';

/** A place that shows a ticket, or what somebody said on it, and is edited in place. */
export type Surface = {
  readonly surfaceId: SurfaceId;
  readonly ticketId: TicketId;
  readonly address: Address;
} & (
  | { readonly kind: SurfaceKind }
  | { readonly kind: 'said'; readonly eventSequence: number }
  /** What was told of a clock: drawn where it is still so when it is sent. */
  | { readonly kind: 'clock_alert'; readonly alert: ToldAlert | ToldReminder }
  /** Of one climb of the ladder, in one channel. */
  | { readonly kind: 'escalation_card'; readonly climb: number }
);

/** What must be said. The key names the change that caused it: a retry of that change adds nothing. */
export type Announcement = {
  readonly key: string;
  readonly to: Address;
  readonly ticketId: TicketId | null;
  /** Not worth sending after this instant of real time (a prompt, 60 seconds); absent: sent however late. */
  readonly dropAfterSeconds?: number;
} & (
  | { readonly kind: 'card'; readonly card: Card }
  /** The first post of a surface: drawn from the ticket as it is when sent. */
  | { readonly kind: 'surface'; readonly surfaceId: SurfaceId }
);

/** An unfinished ticket. Erased after `draftHours`, on dismissal, or when its message is deleted. */
export interface Draft {
  readonly draftId: DraftId;
  /** Whose request it is. */
  readonly personId: PersonId;
  /** The agent who fills the form for them, if one does. */
  readonly filledBy: PersonId | null;
  readonly connectionId: ConnectionId;
  /** Where the request was made: the conversation, and the message when there is one. */
  readonly conversation: string;
  readonly messageId: string | null;
  /** The thread that the message stands in or starts. */
  readonly threadId: string | null;
  readonly type: OfferedType;
  /** The whole message, however long; forms hold only its beginning. */
  readonly originalText: string;
  /** What the message said, then what was typed so far. */
  readonly typed: Typed;
  readonly policyVersion: number;
  /** The ticket it became. */
  readonly ticketId: TicketId | null;
  /** A prompt was posted for it and has been answered (opened, dismissed …). */
  readonly promptAnswered: boolean;
}

/** Where a request was made: a conversation (empty when its draft was erased before it was sent), and the thread to answer in. */
export interface Origin {
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly threadId: string | null;
}

/** What a person wrote on a ticket: its request, a question, a reply. Erasable on its own (architecture §4.3). */
export type Content =
  | { readonly kind: 'request'; readonly title: string; readonly values: Typed; readonly originalText: string }
  | { readonly kind: 'said'; readonly text: string; readonly files?: readonly FileReference[] | undefined };

export type SaidContent = Extract<Content, { kind: 'said' }>;
/** A ticket in a list: when the desk must next answer or resolve it, and where it stands. */
export interface ListedTicket {
  readonly ticket: Ticket;
  readonly dueAt: Date | null;
  readonly place: Place;
}

/** Which part of a list: what follows a place, or precedes it. `null`: from its beginning, or its end. */
export interface ListPart {
  readonly turn: 'after' | 'before';
  readonly place: Place | null;
  readonly most: number;
  /** What is late is so at this instant. */
  readonly at: Date;
}

/** A triage decision as it is kept: signals and verdict, no text (architecture §4.7). */
export interface VerdictRecord {
  readonly channelId: ChannelId;
  readonly personId: PersonId;
  readonly messageId: string;
  readonly label: Verdict['label'];
  readonly probability: number;
  readonly signals: readonly SignalKey[];
  readonly outcome: 'answered' | 'joined' | 'quiet' | 'muted' | 'unsure' | 'passed';
  readonly draftId: DraftId | null;
  /** Of what was judged, where its author was asked about it. */
  readonly textHash: string | null;
  readonly at: Date;
}

/** What somebody said of a verdict, as it goes to a refit of the weights: nobody's name, no words. */
export interface KeptVote extends Pick<VerdictRecord, 'channelId' | 'label' | 'probability' | 'outcome' | 'textHash'> {
  /** As they were named when the message was judged. */
  readonly signals: readonly string[];
  readonly vote: Vote;
  readonly votedAt: Date;
}

/** A clock as it is kept: what the ticket's history makes it, and when a worker must look at it again (desk time). */
export interface KeptClock extends Omit<Clock, 'segments' | 'warnAtPercent'> {
  readonly nextCheckAt: Date | null;
}

/** What was told of a clock, or passed over. A reminder's level counts from 1. */
export interface NotedAlert {
  readonly metric: Metric;
  readonly cycle: number;
  readonly revision: number;
  readonly kind: Alert['kind'] | 'reminder' | 'close';
  readonly level: number;
  readonly outcome: 'announced' | 'superseded' | 'skipped';
  /** When it came about, and when it was seen: later, after an outage. */
  readonly dueAt: Date;
  readonly detectedAt: Date;
}

/** Where a ticket stands on the ladder, as its history makes it, and when a worker must look at it again (desk time). */
export interface KeptEscalation {
  /** Its last climb; 0 while no rule has fired. */
  readonly climb: number;
  readonly state: 'watched' | 'armed' | 'acknowledged' | 'done';
  /** The level that it reached, what brought it there, and when that was last told; null while no rule has fired. */
  readonly level: Level | null;
  readonly reason: string | null;
  readonly toldAt: Date | null;
  /** The version of the policy whose ladder and rules count. */
  readonly policyVersion: number;
  readonly nextStepAt: Date | null;
}

/** What a place is told together: how many tickets reached a level, and the most urgent of them with theirs. */
export interface EscalationDigest {
  readonly to: Pick<Address, 'connectionId' | 'conversation'>;
  readonly total: number;
  readonly named: readonly { readonly ticketId: TicketId; readonly level: Level }[];
}

/** A level that a ticket reached, and a place that is to be told of it together with others. */
export interface DeferredEscalation {
  readonly to: Pick<Address, 'connectionId' | 'conversation'>;
  readonly ticketId: TicketId;
  readonly climb: number;
  readonly level: Level;
}

/** Who published a version of the policy, and since when it counts. */
export interface Publication {
  readonly version: number;
  /** Nobody: the command line, or the desk itself. */
  readonly author: PersonId | null;
  readonly publishedAt: Date;
  /** Where that is earlier: since when its calendars count. */
  readonly since: Date | null;
}

/** The stores of one transaction of one desk. Nothing else is reachable inside it. */
/** Both ends included. Desk time. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
}

export interface Stores {
  readonly policies: {
    current(): Promise<PolicyVersion>;
    /** @throws Error when that version does not exist */
    version(version: number): Promise<PolicyVersion>;
    /** As the next version. `since`: open time is counted by its calendars from then on already; null: from `at` on. */
    publish(policy: Policy, author: PersonId | null, at: Date, since?: Date | null): Promise<PolicyVersion>;
    /** @throws Error when that version does not exist */
    publication(version: number): Promise<Publication>;
    /** The later versions that promise something else than the one before each, in order. */
    repromisedAfter(version: number): Promise<readonly Publication[]>;
  };
  readonly people: {
    byId(personId: PersonId): Promise<Person | undefined>;
    /** Locks the person's row until the transaction ends: what one person says is judged one thing at a time. */
    lock(personId: PersonId): Promise<void>;
    byIds(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>;
    byAccount(connectionId: ConnectionId, externalId: string): Promise<Person | undefined>;
    /** The same for somebody who acts: that connection is the one that they used last. */
    acting(connectionId: ConnectionId, externalId: string): Promise<Person | undefined>;
    /** The account of a person on that connection, or undefined when they have none there. */
    account(personId: PersonId, connectionId: ConnectionId): Promise<Identity | undefined>;
    /** The account on which a person is told something: on that connection, else on the one that they used last. */
    accountToTell(personId: PersonId, preferred: ConnectionId): Promise<Identity | undefined>;
    /**
     * Adds a person with one account, or refreshes the account and whoever has it: name, language and zone are those of the
     * connection that they used last. The role of a known person is kept.
     */
    remember(account: NewAccount & { readonly role: Role }): Promise<Person>;
    /** Whoever has an account with this address, as `addressOf` writes it, and one such account of each. */
    withAddress(address: string): Promise<readonly AddressHolder[]>;
    /** Gives a person another account, and notes it in the desk's history. Whoever has the account already keeps it. */
    join(personId: PersonId, account: NewAccount): Promise<Person>;
    /** The addresses of their accounts, in small letters. */
    addressesOf(personId: PersonId): Promise<readonly string[]>;
    /** Whether one of their accounts is a guest's. */
    isGuest(personId: PersonId): Promise<boolean>;
    /**
     * Everything of the person `goes` is `stays`'s from now on, and so are their accounts; noted in the histories. Roles are
     * the caller's to settle. The tickets that changed, at their new revisions.
     */
    link(stays: PersonId, goes: PersonId, at: Date): Promise<readonly Reattributed[]>;
    /**
     * An account that was joined to a person is somebody else's again, with what was asked there: of whoever had it before,
     * or of somebody new. Noted in the histories. Their role is a requester's, or a guest's.
     */
    unlink(
      personId: PersonId,
      account: KnownAccount,
      at: Date,
    ): Promise<{ readonly personId: PersonId; readonly tickets: readonly Reattributed[] }>;
    withRole(role: Role): Promise<readonly Person[]>;
    /** The same, locked until the transaction ends: nobody else takes the role from them meanwhile. */
    lockWithRole(role: Role): Promise<readonly Person[]>;
    /** Everybody the desk knows, by name, with their accounts. */
    everybody(): Promise<readonly KnownPerson[]>;
    /** Notes the change in the desk's history; a role that they have already changes nothing. */
    setRole(personId: PersonId, role: Role, why: RoleChange): Promise<void>;
    /** An agent to give the next ticket to, as the policy says; never `except`. Undefined when there is none. */
    nextOwner(by: Exclude<Assignment, 'manual'>, except: PersonId): Promise<Person | undefined>;
    /** Notes that they were given a ticket: the others come before them in turn. */
    gaveTicketTo(personId: PersonId): Promise<void>;
    /** Gives those of them who have the role `from` the role `to`, and notes it; the others keep theirs. */
    changeRole(personIds: readonly PersonId[], from: Role, to: Role): Promise<void>;
  };
  readonly channels: {
    byExternalId(connectionId: ConnectionId, externalId: string): Promise<Channel | undefined>;
    withRole(role: ChannelRole): Promise<readonly Channel[]>;
    /** Channels with that name or platform's own id, on any connection; never those in which requesters write. */
    ofTeamNamed(nameOrId: string): Promise<readonly Channel[]>;
    /** What `withRole('triage')` and `byExternalId` say, in one question: where a ticket asked for there may be shown. */
    ofRequest(
      connectionId: ConnectionId,
      conversation: string,
    ): Promise<{ readonly triage: readonly Channel[]; readonly origin: Channel | undefined }>;
    /** Adds the channel or changes its role and name. */
    remember(channel: {
      connectionId: ConnectionId;
      externalId: string;
      role: ChannelRole;
      name: string;
    }): Promise<Channel>;
    /** Chooses how readily the desk proposes a ticket there, and notes who chose it. */
    tune(channelId: ChannelId, sensitivity: Sensitivity, by: PersonId): Promise<void>;
    byId(channelId: ChannelId): Promise<Channel | undefined>;
    /**
     * Takes the turn to tell the channel what is read there. False when it was told the same at or after `since`, also by
     * somebody who was faster.
     */
    takeGreeting(channelId: ChannelId, as: ChannelRole, since: Date, at: Date): Promise<boolean>;
  };
  readonly desk: {
    /** Locked until the transaction ends: two who set up the desk do so one after the other. */
    lock(): Promise<void>;
    /** Notes who chose the channels, and what they are now. */
    noteChannels(connectionId: ConnectionId, chosen: ChosenChannels, by: PersonId): Promise<void>;
    /** Whether somebody ever chose the channels of that connection. */
    channelsWereChosen(connectionId: ConnectionId): Promise<boolean>;
    /** Throws when it is none of the desk's. */
    platformOf(connectionId: ConnectionId): Promise<Platform>;
  };
  readonly drafts: {
    /** `at` is desk time: when it was last touched, as `recentOf` looks for it. */
    add(draft: Draft, at: Date, expiresAt: Date): Promise<void>;
    /** Locked until the transaction ends. */
    lock(draftId: DraftId): Promise<Draft | undefined>;
    find(draftId: DraftId): Promise<Draft | undefined>;
    /** The draft made of this message, if it still exists. Locked until the transaction ends. */
    byMessage(connectionId: ConnectionId, conversation: string, messageId: string): Promise<Draft | undefined>;
    /** The author's newest draft in that conversation that is not a ticket yet and was last touched in that time. Locked likewise. */
    recentOf(
      personId: PersonId,
      connectionId: ConnectionId,
      conversation: string,
      touched: Span,
    ): Promise<Draft | undefined>;
    /** Touched at `at`, or later already. */
    save(draft: Draft, at: Date): Promise<void>;
    erase(draftId: DraftId): Promise<void>;
    /** Erases the drafts whose time is over, in all desks' turns of this desk. Returns how many. */
    eraseExpired(at: Date): Promise<number>;
  };
  readonly tickets: {
    /** Gives the next number of the desk, gapless, and writes ticket, content, first event in one statement. */
    create(
      ticket: Omit<Ticket, 'number'>,
      request: Extract<Content, { kind: 'request' }>,
      how: {
        readonly actorId: PersonId;
        readonly draftId: DraftId;
        readonly origin: Origin;
        readonly dueAt?: Date | null;
        /** Names the form that was sent. */
        readonly gestureKey?: string | null;
        /** Whether its requester works on tickets. */
        readonly byTeam?: boolean;
        /** The version of the policy that promises; absent: the one its form was read with. */
        readonly promisedVersion?: number;
        /** What it was said to stand for. */
        readonly impacts?: readonly Impact[];
      },
    ): Promise<Ticket>;
    byNumber(number: number): Promise<Ticket | undefined>;
    byId(ticketId: TicketId): Promise<Ticket | undefined>;
    /** The ticket that this draft became, also when the draft itself is erased. A draft becomes one ticket: `create` refuses a second. */
    ofDraft(draftId: DraftId): Promise<Ticket | undefined>;
    /** The person's tickets that wait for information from them, the newest first (S0-35). */
    waitingFor(requesterId: PersonId): Promise<readonly Ticket[]>;
    /** Unresolved tickets whose owner no longer works on tickets, the oldest first. */
    ofFormerAgents(): Promise<readonly TicketId[]>;
    /** Locked until the transaction ends. */
    lock(ticketId: TicketId): Promise<Ticket | undefined>;
    /** A ticket that nobody at the desk works on is not due. */
    save(ticket: Ticket): Promise<void>;
    /** At most `most` tickets of a list, nearest to the place first. Reads few rows however many tickets there are. */
    list(list: TicketList, part: ListPart): Promise<readonly ListedTicket[]>;
    /** How many tickets the list holds, counted to `most` only. */
    count(list: TicketList, most: number, at: Date): Promise<number>;
    /** Where the request was made, to answer there. */
    origin(ticketId: TicketId): Promise<Origin | undefined>;
    /** The ticket whose thread this is: the request's own thread, or under one of the messages we posted about it. */
    ofThread(connectionId: ConnectionId, conversation: string, threadId: string): Promise<Ticket | undefined>;
  };
  readonly history: {
    /** `gestureKey` names the click or form that caused it; the same key a second time is refused with false, and nothing is written. */
    append(event: TicketEvent, content: Content | null, gestureKey: string | null): Promise<boolean>;
    /** Whether this gesture already changed this ticket. */
    knows(ticketId: TicketId, gestureKey: string): Promise<boolean>;
    of(ticketId: TicketId): Promise<readonly TicketEvent[]>;
    /** What this gesture did, on whichever ticket: the newest one, should there be several. */
    byGesture(gestureKey: string): Promise<TicketEvent | undefined>;
    content(contentId: ContentId): Promise<Content | undefined>;
    /** Erases what was said for good and leaves a tombstone with who asked for it. False when there is nothing to erase. */
    erase(contentId: ContentId, by: PersonId, at: Date): Promise<boolean>;
  };
  readonly clocks: {
    of(ticketId: TicketId): Promise<readonly KeptClock[]>;
    /**
     * Puts these clocks in the place of those that are kept of the ticket, which the caller has locked. `dueAt`: when the
     * desk must next answer or resolve it; null while nothing is promised.
     */
    keep(ticketId: TicketId, clocks: readonly KeptClock[], dueAt: Date | null): Promise<void>;
    alertsOf(ticketId: TicketId): Promise<readonly NotedAlert[]>;
    /** False when it was noted before, and not skipped: nothing is to be told again. */
    note(ticketId: TicketId, alert: NotedAlert): Promise<boolean>;
    /** The ticket whose clock has waited longest to be looked at, locked until the transaction ends; never one that somebody else has locked. */
    lockDue(at: Date): Promise<Ticket | undefined>;
    /**
     * It was no longer so when it was to be told, or turned out never to have been: it may come about again. What was posted
     * somewhere was told, unless it never was so.
     */
    skip(ticketId: TicketId, alert: ToldAlert | ToldReminder, because: 'no_longer_so' | 'never_so'): Promise<void>;
    /** What is due of the ticket, which the caller has locked, is not looked at before that instant. */
    putOff(ticketId: TicketId, at: Date, until: Date): Promise<void>;
    /** How many missed promises wait to be looked at, counted to `most` only. */
    breachesDue(at: Date, most: number): Promise<number>;
    /**
     * A ticket whose running or paused clocks were promised by a version before the last one that promises something else;
     * locked until the transaction ends, never one that somebody else has locked, nor one of those.
     */
    lockPromisedBefore(except: readonly TicketId[]): Promise<Ticket | undefined>;
    /** Tickets with a running or paused clock, by id, those after that one. */
    unfinished(after: TicketId | null, most: number): Promise<readonly Ticket[]>;
    /** All tickets, by id, those after that one. */
    ticketsAfter(after: TicketId | null, most: number): Promise<readonly Pick<Ticket, 'ticketId'>[]>;
    /** Tickets that are not closed and have no clock: of before clocks existed. */
    missing(most: number): Promise<readonly TicketId[]>;
  };
  readonly escalations: {
    of(ticketId: TicketId): Promise<KeptEscalation | undefined>;
    /** Puts it in the place of what is kept of the ticket, which the caller has locked. */
    keep(ticketId: TicketId, escalation: KeptEscalation): Promise<void>;
    /** The ticket whose next step has been due longest, locked until the transaction ends; never one that somebody else has locked. */
    lockDue(at: Date): Promise<Ticket | undefined>;
    /** What is due of the ticket, which the caller has locked, is not looked at before that instant. */
    putOff(ticketId: TicketId, at: Date, until: Date): Promise<void>;
    /** How many tickets have a step that is due, counted to `most` only. */
    countDue(at: Date, most: number): Promise<number>;
    /** Notes that this place is to be told of a level that a ticket reached, with all that came at once. */
    defer(deferred: DeferredEscalation): Promise<void>;
    hasDeferred(): Promise<boolean>;
    /**
     * What was deferred, to be told now: nobody else gets it. Empty while missed promises or steps are due at `at`, also
     * those that others are looking at: who finds the last of them tells them all.
     * @param mostNamed of each place: the most urgent ones
     */
    takeDeferred(at: Date, mostNamed: number): Promise<readonly EscalationDigest[]>;
  };
  readonly surfaces: {
    add(surface: Surface): Promise<void>;
    of(ticketId: TicketId): Promise<readonly Surface[]>;
    byId(surfaceId: SurfaceId): Promise<Surface | undefined>;
  };
  readonly outbox: {
    announce(announcement: Announcement): Promise<void>;
    /** Every posted surface of the ticket is to show at least this revision: one edit each, however many changes. */
    refreshSurfaces(ticketId: TicketId, revision: number): Promise<void>;
    /** Every place that shows the words of this event is to show them as they are at this revision. */
    refreshSaid(ticketId: TicketId, eventSequence: number, revision: number): Promise<void>;
    /** Every place that shows this alert of a clock is to show it as it is at this revision. */
    refreshAlert(ticketId: TicketId, alert: ToldAlert, revision: number): Promise<void>;
    /**
     * Nothing more can be posted on that connection: what waits becomes dead letters with this reason. What was posted
     * stays known, and is redrawn once the connection works again.
     */
    buryAllOf(connectionId: ConnectionId, detail: string): Promise<void>;
  };
  readonly homes: {
    /** The person looks at their page: it is published, and again when a ticket that it may show changes soon after. */
    open(personId: PersonId, connectionId: ConnectionId, externalId: string): Promise<void>;
    /** The person chose what to see on it. */
    show(personId: PersonId, connectionId: ConnectionId, showing: Showing): Promise<void>;
    showing(personId: PersonId, connectionId: ConnectionId): Promise<Showing | undefined>;
  };
  readonly triage: {
    /** Keeps the verdict on a message; a second verdict on the same message (an edit) takes its place. */
    record(verdict: VerdictRecord): Promise<void>;
    verdictOn(channelId: ChannelId, messageId: string): Promise<VerdictRecord | undefined>;
    /**
     * Whether this person was privately answered in this channel on words of that time, and opened no ticket of it: whoever
     * does what the answer asks for is not kept quiet about the next problem.
     */
    answeredIn(channelId: ChannelId, personId: PersonId, said: Span): Promise<boolean>;
    /** "Don't ask me here". */
    mute(channelId: ChannelId, personId: PersonId, at: Date): Promise<void>;
    /** The way back from it. */
    unmute(channelId: ChannelId, personId: PersonId): Promise<void>;
    isMuted(channelId: ChannelId, personId: PersonId): Promise<boolean>;
    /** Words of the author in those seconds, oldest first, erased soon after (they are judged together). */
    recentWords(
      channelId: ChannelId,
      personId: PersonId,
      said: Span,
    ): Promise<readonly { messageId: string; text: string }[]>;
    keepWords(
      channelId: ChannelId,
      personId: PersonId,
      message: { messageId: string; text: string; at: Date },
    ): Promise<void>;
    /** Erases the words of a message that was deleted. */
    forgetWords(connectionId: ConnectionId, conversation: string, messageId: string): Promise<void>;
    /** Erases words kept before this instant. */
    eraseWords(before: Date): Promise<number>;
    /** Notes that a message was deleted of which nothing is known yet: it may be delivered late. */
    noteRemoval(connectionId: ConnectionId, conversation: string, messageId: string, at: Date): Promise<void>;
    wasRemoved(connectionId: ConnectionId, conversation: string, messageId: string): Promise<boolean>;
    /** Forgets the deletions noted before this instant. */
    forgetRemovals(before: Date): Promise<number>;
    /**
     * Notes that a form was opened from a message that was judged: once it is sent, that is this person's vote. Nothing is
     * noted of a message that was not judged.
     */
    pointAt(
      channelId: ChannelId,
      messageId: string,
      by: {
        readonly personId: PersonId;
        readonly draftId: DraftId;
        readonly textHash: string | null;
        readonly at: Date;
      },
    ): Promise<void>;
    /**
     * What the person says of the message that they were asked about, or pointed at, with this draft; a vote that they gave on
     * the same message before is replaced. False when there is no such message.
     */
    vote(draftId: DraftId, personId: PersonId, vote: Vote, at: Date): Promise<boolean>;
    /** The votes against what the desk did in a channel, since then. */
    votesAgainst(channelId: ChannelId, since: Date): Promise<readonly ChannelVote[]>;
    /** Every vote that is kept, the oldest first. */
    keptVotes(): Promise<readonly KeptVote[]>;
    /** Erases verdicts and votes of before `before`, and what was opened and not sent before `unsentBefore`. */
    eraseVotes(before: Date, unsentBefore: Date): Promise<void>;
  };
  readonly installations: {
    /** Erases the tokens of the installation of that instant. False when there is none, or a newer one. */
    revoke(connectionId: ConnectionId, installedAt: Date): Promise<boolean>;
  };
  readonly inbox: {
    /**
     * Marks the received event as handled, in this transaction; its payload is erased with it.
     * @throws EventAlreadyHandledError when another worker was faster, so that what was done twice is rolled back
     */
    done(inboxKey: string): Promise<void>;
  };
}

/** Another worker has handled this event, or given it up: nothing is left to do. */
export class EventAlreadyHandledError extends Error {
  constructor(inboxKey: string) {
    super(`the event ${inboxKey} is already handled`);
    this.name = 'EventAlreadyHandledError';
  }
}

/**
 * Runs `work` in one transaction of one desk: all of it happens, or none. Wakes the workers when it commits. When the database gave
 * it up in favour of a concurrent one, `work` runs again from its start: it must change nothing but through its stores.
 */
export type InTransaction = <T>(deskId: DeskId, work: (stores: Stores) => Promise<T>) => Promise<T>;
