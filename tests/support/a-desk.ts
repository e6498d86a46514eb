import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDesks } from '../../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../../src/adapters/db/engine/uuid-v7.ts';
import { createInboxQueue } from '../../src/adapters/db/queues/inbox-queue.ts';
import { announcementSchema } from '../../src/adapters/db/rows/outbox-message.rows.ts';
import { createFingerprint } from '../../src/adapters/db/secrets/fingerprint.ts';
import { makeInTransaction } from '../../src/adapters/db/stores/stores.ts';
import type { AnswerMessageResult } from '../../src/app/intake/answer-message.ts';
import type { HeardMessage } from '../../src/app/intake/heard-message.ts';
import { DeliveryError } from '../../src/app/ports/delivery.ts';
import type { Account, Conversation, Directory, WrittenMessage } from '../../src/app/ports/directory.ts';
import type { Announcement, Draft, Person, Stores } from '../../src/app/ports/stores.ts';
import { readClocks } from '../../src/app/sla/keep-clocks.ts';
import { makeUseCases } from '../../src/app/use-cases.ts';
import type { Role } from '../../src/domain/access/may.ts';
import type { ConnectionId, DraftId, TicketId } from '../../src/domain/ids.ts';
import { nextDueAt } from '../../src/domain/sla/clocks.ts';
import type { MoveName } from '../../src/domain/ticket/moves.ts';
import { replay } from '../../src/domain/ticket/replay.ts';
import type { OfferedType, Ticket } from '../../src/domain/ticket/ticket.ts';
import type { FileReference } from '../../src/forms/file-reference.ts';
import type { Typed } from '../../src/forms/form.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { bugReport } from './builders.ts';
import { createFixedClock } from './fixed-clock.ts';
import { plainSpaces } from './plain-spaces.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

export const SUPPORT = 'CSUPPORT';
export const TRIAGE = 'CTRIAGE';
/** The channels of a desk's second connection. */
export const TEAMS_SUPPORT = '19:support@thread.tacv2';
export const TEAMS_TRIAGE = '19:triage@thread.tacv2';

const ids = createUuidV7Ids();

/** Who is at the desk: their role, and the language and zone that they read in. */
const PEOPLE = {
  Camille: { role: 'requester', language: 'fr', timeZone: 'Europe/Paris' },
  Hugo: { role: 'requester', language: 'en', timeZone: 'Europe/London' },
  Zoé: { role: 'external', language: 'fr', timeZone: 'Europe/Paris' },
  Léa: { role: 'agent', language: 'fr', timeZone: 'Europe/Paris' },
  Marc: { role: 'agent', language: 'fr', timeZone: 'America/Martinique' },
  Inès: { role: 'lead', language: 'fr', timeZone: 'Europe/Paris' },
} as const satisfies Record<string, Pick<Person, 'language' | 'timeZone'> & { role: Role }>;
export type Name = keyof typeof PEOPLE;
const NAMES: readonly Name[] = ['Camille', 'Hugo', 'Zoé', 'Léa', 'Marc', 'Inès'];

/** A gesture on a ticket, with what is typed in its form. */
export type Gesture =
  | { readonly by: Name; readonly move: 'take' }
  | { readonly by: Name; readonly move: MoveName; readonly typed?: Typed };

/** One database for the desks of a test file, each desk a stranger to the others. */
export function desksOfThisFile(): {
  aDesk: (changes?: Partial<Policy>) => Promise<Desk>;
  dataSource: () => DataSource;
} {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database?.close());
  const dataSource = () => {
    if (!database) throw new Error('the database is opened before the first test');
    return database.dataSource;
  };
  return { dataSource, aDesk: (changes = {}) => openDesk(dataSource(), changes) };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

async function openDesk(dataSource: DataSource, changes: Partial<Policy>) {
  const clock = createFixedClock();
  const workspace = `T${ids.next()}`;
  const { deskId, connectionId } = await createDesks({ dataSource, ids }).ensureDesk(
    { platform: 'slack', externalId: workspace, botUserId: 'UBOT', botId: 'BBOT' },
    { name: 'Studio', policy: { ...presetPolicy('agence'), ...changes }, at: clock.now() },
  );
  const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
  const stores = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(deskId, work);
  const directory = createDirectory();
  const fingerprint = createFingerprint('the secret of the tests');
  const app = makeUseCases({
    inTransaction,
    directory,
    ids,
    fingerprint,
    clock,
    administratorEmail: 'patron@example.org',
  });
  const inbox = createInboxQueue({ dataSource, wake: () => {} });

  const people = await stores(async ({ channels, people }) => {
    await channels.remember({ connectionId, externalId: SUPPORT, role: 'support', name: 'support' });
    await channels.remember({ connectionId, externalId: TRIAGE, role: 'triage', name: 'triage' });
    const known = new Map<Name, Person>();
    for (const name of NAMES)
      known.set(name, await people.remember({ ...accountOf(name), connectionId, role: PEOPLE[name].role }));
    return known;
  });
  const person = (name: Name): Person => {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const as = (name: Name) => ({ deskId, actor: person(name) });
  const now = () => ({ at: clock.now() });

  // What was announced before a test's own gesture is not its subject.
  let announcedBefore = 0;
  const allAnnouncements = async (): Promise<readonly Announcement[]> =>
    announcementRows
      .parse(
        await dataSource.query(
          `select payload from outbox_message where desk_id = $1 and payload is not null order by outbox_id`,
          [deskId],
        ),
      )
      .map(({ payload }) => payload);
  const forgetAnnouncements = async (): Promise<void> => {
    announcedBefore = (await allAnnouncements()).length;
  };
  const announcements = async () => (await allAnnouncements()).slice(announcedBefore);

  let messages = 0;
  const heard = (by: Name, text: string, where: Where): HeardMessage => {
    messages += 1;
    const direct = where.directly ?? false;
    const author = where.author ?? accountOf(by).externalId;
    return {
      deskId,
      connectionId: where.connectionId ?? connectionId,
      inboxKey: ids.next(),
      author,
      conversation: where.conversation ?? (direct ? `D${author}` : SUPPORT),
      isDirect: direct,
      messageId: where.messageId ?? `1764000000.${String(messages).padStart(6, '0')}`,
      threadId: where.threadId ?? null,
      text,
      files: where.files ?? [],
      at: new Date(clock.now().getTime() - (where.saidSecondsAgo ?? 0) * 1000),
      heardAt: clock.now(),
    };
  };
  let edits = 0;
  const nextVersion = () => {
    edits += 1;
    return `1764000000.${String(edits).padStart(6, '0')}`;
  };
  /** Keeps the event in the inbox first, as the platform's adapter does. */
  const received = async <Event extends { inboxKey: string }>(event: Event): Promise<Event> => {
    await inbox.receive({
      inboxKey: event.inboxKey,
      platform: 'slack',
      externalConnection: workspace,
      payload: '{}',
    });
    return event;
  };

  const whatIsTold = async (announcement: Announcement, kinds: ReadonlyMap<string, string>): Promise<string> => {
    if (announcement.kind === 'card') return plainSpaces(announcement.card.plain);
    const kind = kinds.get(announcement.surfaceId);
    if (kind !== 'said') return `<${kind}>`;
    return plainSpaces((await app.drawSurface(deskId, announcement.surfaceId))?.card.plain ?? '<nothing>');
  };

  const ticket = async (ticketId: TicketId): Promise<Ticket> => {
    const found = await stores(({ tickets }) => tickets.byId(ticketId));
    if (!found) throw new Error('this ticket does not exist');
    return found;
  };

  const gesture = async (ticketId: TicketId, made: Gesture) => {
    if (made.move === 'take') return app.takeTicket({ ...as(made.by), ticketId, ...now() });
    return app.moveTicket({
      ...as(made.by),
      ticketId,
      move: made.move,
      typed: made.typed ?? {},
      gestureKey: ids.next(),
      ...now(),
    });
  };

  /** A ticket of that requester, opened from a message in #support and lived through these gestures. */
  const hasTicket = async (
    of: { by?: Name; typed?: Typed; type?: OfferedType; directly?: boolean } = {},
    ...gestures: readonly Gesture[]
  ): Promise<Ticket> => {
    const { by = 'Camille', typed = bugReport(), type = 'bug', directly = false } = of;
    const draft = await hasDraft({ by, directly });
    const { draftId } = draft;
    const result = await app.createTicket({
      ...as(by),
      connectionId,
      draftId,
      type,
      typed,
      policyVersion: 1,
      ...now(),
    });
    if (result.kind !== 'created') throw new Error(`the ticket was not created: ${JSON.stringify(result)}`);
    for (const each of gestures) {
      const { kind } = await gesture(result.ticket.ticketId, each);
      if (kind !== 'moved' && kind !== 'taken') throw new Error(`${each.by} could not ${each.move}: ${kind}`);
    }
    await forgetAnnouncements();
    return ticket(result.ticket.ticketId);
  };

  /** The ticket that a message became: its author sent the form of the private answer. */
  const makesTicketOf = async ({ message }: Said, actor: Person, typed: Typed = bugReport()): Promise<Ticket> => {
    const { connectionId, conversation, messageId } = message;
    const draft = await stores(({ drafts }) => drafts.byMessage(connectionId, conversation, messageId));
    if (!draft) throw new Error('the message was not answered');
    const { draftId, policyVersion } = draft;
    const form = { deskId, actor, connectionId, draftId, type: 'bug', policyVersion, typed };
    const result = await app.createTicket({ ...form, ...now() });
    if (result.kind !== 'created') throw new Error(`the ticket was not created: ${JSON.stringify(result)}`);
    return result.ticket;
  };

  /** A draft with its prompt, as a message that needs a ticket leaves it. */
  const hasDraft = async (of: { by?: Name; text?: string; directly?: boolean } = {}): Promise<Draft> => {
    const { by = 'Camille', text = 'Salut, le site bug', directly = false } = of;
    const message = heard(by, text, { directly });
    const draft: Draft = {
      draftId: ids.next() as DraftId,
      personId: person(by).personId,
      connectionId,
      conversation: message.conversation,
      messageId: message.messageId,
      threadId: message.messageId,
      type: 'bug',
      originalText: text,
      typed: { title: text },
      policyVersion: 1,
      ticketId: null,
      promptAnswered: false,
      filledBy: null,
    };
    if (directly)
      await stores(({ channels }) =>
        channels.remember({ connectionId, externalId: message.conversation, role: 'direct', name: '' }),
      );
    await stores(({ drafts }) => drafts.add(draft, clock.now(), new Date(clock.now().getTime() + 24 * 3600_000)));
    return draft;
  };

  return {
    deskId,
    connectionId,
    dataSource,
    app,
    clock,
    directory,
    inbox,
    inTransaction,
    stores,
    person,
    as,
    hasTicket,
    hasDraft,
    makesTicketOf,
    ticket,
    gesture,
    heard,
    received,

    /** The desk is on Teams too, with a channel that it listens to and one for the team there. */
    async isOnTeamsToo() {
      const tenant = ids.next();
      const installation = { platform: 'teams', externalId: tenant, botUserId: '28:app', botId: 'app' } as const;
      const teams = await createDesks({ dataSource, ids }).ensureConnection(deskId, installation);
      await stores(async ({ channels }) => {
        const here = { connectionId: teams.connectionId, name: '' };
        await channels.remember({ ...here, externalId: TEAMS_SUPPORT, role: 'support' });
        await channels.remember({ ...here, externalId: TEAMS_TRIAGE, role: 'triage' });
      });
      return {
        connectionId: teams.connectionId,
        /** Known on Teams: as a new person, or with the account of one who is here already. */
        async knows(name: string, account: Partial<Account> = {}): Promise<Person> {
          const externalId = `aad-${name.toLowerCase()}`;
          directory.knows({ externalId, name, ...account });
          const known = NAMES.find((each) => each === name);
          if (known)
            return stores(({ people }) =>
              people.join(person(known).personId, {
                ...accountOf(known),
                connectionId: teams.connectionId,
                externalId,
                email: account.email ?? null,
              }),
            );
          const met = await app.identifyPerson({ deskId, connectionId: teams.connectionId, externalId });
          if (!met) throw new Error(`${name} is nobody`);
          return met;
        },
        /** In its support channel, as that person, unless told otherwise. */
        as: (name: string, where: Where = {}): Where => ({
          connectionId: teams.connectionId,
          author: `aad-${name.toLowerCase()}`,
          conversation: TEAMS_SUPPORT,
          ...where,
        }),
      };
    },

    /** What the desk does with what somebody writes: in #support, unless told otherwise. */
    async hears(by: Name, text: string, where: Where = {}): Promise<Heard> {
      const message = await received(heard(by, text, where));
      return { message, result: await app.answerMessage(message) };
    },
    /** Edits follow each other, unless an older `version` comes late. */
    async hearsEdit({ message }: Said, text: string, version = nextVersion()): Promise<AnswerMessageResult> {
      return app.judgeAgain(await received({ ...message, text, version, inboxKey: ids.next(), at: clock.now() }));
    },
    async hearsDeletion({ message }: Said) {
      const { author, connectionId, conversation, messageId } = message;
      const place = { deskId, connectionId, author, conversation, messageId, at: clock.now() };
      return app.forgetMessage(await received({ ...place, inboxKey: ids.next() }));
    },

    /** Draws the policy anew, as its next version. */
    publishes: (next: Partial<Policy>) =>
      stores(async ({ policies }) =>
        policies.publish({ ...(await policies.current()).policy, ...next }, null, clock.now()),
      ),

    draft: (draftId: DraftId) => stores(({ drafts }) => drafts.find(draftId)),
    /** The draft made of that message, if there is one. */
    draftOf: ({ message }: Heard) =>
      stores(({ drafts }) => drafts.byMessage(message.connectionId, message.conversation, message.messageId)),
    history: (ticketId: TicketId) => stores(({ history }) => history.of(ticketId)),
    /** What was said with each event of a ticket, null where nothing was. */
    said: (ticketId: TicketId) =>
      stores(async ({ history }) => {
        const said: (string | null)[] = [];
        for (const { contentId } of await history.of(ticketId)) {
          const content = contentId && (await history.content(contentId));
          said.push(content ? (content.kind === 'said' ? content.text : content.title) : null);
        }
        return said;
      }),
    /** The ticket rebuilt from its history. */
    replayed: (ticketId: TicketId) =>
      stores(async ({ history }) => {
        const events = await history.of(ticketId);
        const [created] = events;
        const content = created?.contentId ? await history.content(created.contentId) : undefined;
        return replay(deskId, events, () => (content?.kind === 'request' ? content.title : ''));
      }),

    /** When the desk must next act on a ticket, as it is kept. */
    dueAt: async (ticketId: TicketId): Promise<Date | null> => {
      const [row]: { due_at: Date | null }[] = await dataSource.query(
        'select due_at from ticket where ticket_id = $1',
        [ticketId],
      );
      return row?.due_at ?? null;
    },
    /** The same, worked out of its history. */
    dueByHistory: (ticketId: TicketId) =>
      stores(async (all) => {
        const found = await all.tickets.byId(ticketId);
        return found ? nextDueAt((await readClocks(all, found)).clocks) : null;
      }),

    announcements,
    forgetAnnouncements,
    prompts: async () => (await announcements()).filter(({ key }) => key.startsWith('prompt:')),
    /** What was announced, in order, as “to whom: what”; somebody's words as they are shown now. */
    async told(): Promise<string[]> {
      const surfaces = new Map(
        z
          .array(z.object({ surface_id: z.string(), kind: z.string() }))
          .parse(await dataSource.query('select surface_id, kind from surface where desk_id = $1', [deskId]))
          .map((row) => [row.surface_id, row.kind]),
      );
      const told: string[] = [];
      for (const announcement of await announcements())
        told.push(`${placeOf(announcement)}: ${await whatIsTold(announcement, surfaces)}`);
      return told;
    },
    /** The places that show a ticket, each with the revision that it is to show. */
    async surfaces(ticketId: TicketId): Promise<Record<string, number>> {
      const rows = z
        .array(z.object({ kind: z.string(), wanted_revision: z.number() }))
        .parse(await dataSource.query('select kind, wanted_revision from surface where ticket_id = $1', [ticketId]));
      return Object.fromEntries(rows.map((row) => [row.kind, row.wanted_revision]));
    },
  };
}

/** Where something is said, when it is not simply #support. */
export interface Where {
  /** Where it is not the desk's first. */
  readonly connectionId?: ConnectionId;
  /** Their account there. */
  readonly author?: string;
  readonly conversation?: string;
  readonly directly?: boolean;
  readonly threadId?: string;
  readonly messageId?: string;
  readonly files?: readonly FileReference[];
  /** How long ago it was said, in seconds, where the desk hears of it late. */
  readonly saidSecondsAgo?: number;
}

/** A message, also one that the desk has not heard. */
export interface Said {
  readonly message: HeardMessage;
}

export interface Heard extends Said {
  readonly result: AnswerMessageResult;
}

const announcementRows = z.array(z.object({ payload: announcementSchema }));

function accountOf(name: Name): Account {
  const { role, language, timeZone } = PEOPLE[name];
  return {
    externalId: `U${name.toUpperCase()}`,
    name,
    language,
    timeZone,
    email: null,
    isExternal: role === 'external',
    isBot: false,
  };
}

const nameOfAccount = (externalId: string) =>
  NAMES.find((name) => accountOf(name).externalId === externalId) ?? externalId;

function placeOf({ to }: Announcement): string {
  const place = to.conversation.startsWith('person:')
    ? nameOfAccount(to.conversation.slice('person:'.length))
    : to.conversation.replace(/^D(U.+)$/, (_direct, account: string) => `${nameOfAccount(account)}’s direct messages`);
  const inThread = to.inThreadOf ? ', in a thread' : '';
  return `${place}${inThread}${to.onlyFor ? `, only for ${nameOfAccount(to.onlyFor)}` : ''}`;
}

/** A directory that knows who it is told of, and can be away. */
export interface KnownDirectory extends Directory {
  knows(account: Partial<Account> & { readonly externalId: string }): void;
  hasMembers(conversation: string, members: readonly string[]): void;
  hasConversation(externalId: string, conversation?: Partial<Conversation>): void;
  /** Whether the app was installed with the right to enter public channels. */
  mayJoin: boolean;
  /** What stands in a conversation. */
  hasWritten(conversation: string, messages: readonly WrittenMessage[]): void;
  isAway: boolean;
  /** How often it was asked. */
  asked: number;
}

function createDirectory(): KnownDirectory {
  const accounts = new Map<string, Account>();
  const members = new Map<string, readonly string[]>();
  const conversations = new Map<string, Conversation>();
  const written = new Map<string, readonly WrittenMessage[]>();
  const directory: KnownDirectory = {
    isAway: false,
    asked: 0,
    knows: (account) =>
      void accounts.set(account.externalId, {
        name: account.externalId,
        language: 'fr',
        timeZone: 'Europe/Paris',
        email: null,
        isExternal: false,
        isBot: false,
        ...account,
      }),
    hasWritten: (conversation, messages) => void written.set(conversation, messages),
    hasMembers: (conversation, who) => void members.set(conversation, who),
    hasConversation: (externalId, conversation) =>
      void conversations.set(externalId, { name: externalId, isArchived: false, isOurs: true, ...conversation }),
    mayJoin: true,
    async describe(_connectionId, externalId) {
      answers();
      return accounts.get(externalId);
    },
    async messagesNear(_connectionId, { conversation }) {
      answers();
      return written.get(conversation) ?? [];
    },
    async conversation(_connectionId, externalId) {
      answers();
      return conversations.get(externalId);
    },
    async join(_connectionId, externalId) {
      answers();
      const known = conversations.get(externalId);
      if (!known || known.isArchived || !directory.mayJoin) return false;
      conversations.set(externalId, { ...known, isOurs: true });
      return true;
    },
    async membersOf(_connectionId, conversation) {
      answers();
      return members.get(conversation) ?? [];
    },
  };
  const answers = () => {
    directory.asked += 1;
    if (directory.isAway) throw new DeliveryError({ kind: 'try_later', afterMs: 1000, detail: 'the platform is away' });
  };
  return directory;
}
