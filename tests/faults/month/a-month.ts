import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDesks } from '../../../src/adapters/db/desks.ts';
import type { Database } from '../../../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../../../src/adapters/db/stores/stores.ts';
import { makeApplyPolicy } from '../../../src/app/desk/apply-policy.ts';
import type { Directory } from '../../../src/app/ports/directory.ts';
import type { Draft, Person } from '../../../src/app/ports/stores.ts';
import { makeUseCases } from '../../../src/app/use-cases.ts';
import type { Role } from '../../../src/domain/access/may.ts';
import type { ConnectionId, DraftId, TicketId } from '../../../src/domain/ids.ts';
import type { MoveName } from '../../../src/domain/ticket/moves.ts';
import { RANKS, type Rank, type Ticket } from '../../../src/domain/ticket/ticket.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { bugReport } from '../../support/builders.ts';
import type { Chance } from './chance.ts';
import { createTimetable } from './timetable.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A month with the end of summer time, All Saints and the Armistice in it. */
export const MONTH_BEGINS = new Date('2026-10-19T04:00:00Z');
export const MONTH_ENDS = new Date('2026-11-20T23:00:00Z');

const REQUESTERS = 60;
const AGENTS = 16;
const LEADS = 4;

/** A customer in Martinique, by whose calendar its tickets are counted. */
const MARTINIQUE = 'madiana';
const FORT_DE_FRANCE = 'fort-de-france';

const ids = createUuidV7Ids();

/** What somebody is about to do. */
type Deed =
  | { readonly is: 'asks' }
  | { readonly is: 'takes' | 'replies' | 'hears late' | 'ranks' | 'acknowledges'; readonly ticketId: TicketId }
  | { readonly is: 'moves'; readonly ticketId: TicketId; readonly move: MoveName }
  | { readonly is: 'changes the policy'; readonly how: keyof typeof POLICY_CHANGES };

/** What an administrator changes during the month. */
const POLICY_CHANGES = {
  'answers of rank 2 within two hours': (policy: Policy): Policy => ({
    ...policy,
    targets: { ...policy.targets, 2: { ...policy.targets[2], response: { amount: 120, unit: 'business_minutes' } } },
  }),
  'rank 3 within a day': (policy: Policy): Policy => ({
    ...policy,
    targets: { ...policy.targets, 3: { ...policy.targets[3], resolution: { amount: 1, unit: 'business_days' } } },
  }),
  /** Entered the day after. */
  'a storm over Martinique': (policy: Policy): Policy => {
    const calendar = policy.calendars[FORT_DE_FRANCE];
    if (!calendar) throw new Error('the calendar is there');
    const storm = { name: 'Cyclone', from: '2026-11-03', until: '2026-11-04' };
    return { ...policy, calendars: { [FORT_DE_FRANCE]: { ...calendar, closures: [...calendar.closures, storm] } } };
  },
} as const;
const STORM_SINCE = new Date('2026-11-03T04:00:00Z');

export type Month = Awaited<ReturnType<typeof beginMonth>>;

/** The desk of the month: on both platforms, with a customer of its own calendar, and eighty people. */
export async function beginMonth(database: Database, chance: Chance) {
  const dataSource = database.background;
  const preset = presetPolicy('workflow-support');
  const policy: Policy = {
    ...preset,
    timeZone: 'Europe/Paris',
    calendars: { [FORT_DE_FRANCE]: presetCalendarOfMartinique() },
    clients: [
      {
        id: MARTINIQUE,
        name: 'Madiana Voyages',
        vip: false,
        calendar: FORT_DE_FRANCE,
        channels: ['CMADIANA'],
        emailDomains: [],
      },
    ],
  };
  const desks = createDesks({ dataSource, ids });
  const { deskId, connectionId: slack } = await desks.ensureDesk(
    { platform: 'slack', externalId: `T${ids.next()}`, botUserId: 'UBOT', botId: 'BBOT' },
    { name: 'Studio', policy, at: MONTH_BEGINS },
  );
  const { connectionId: teams } = await desks.ensureConnection(deskId, {
    platform: 'teams',
    externalId: ids.next(),
    botUserId: '28:app',
    botId: 'app',
  });
  const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
  const app = makeUseCases({ inTransaction, directory: nobodyAsked, ids });
  const applyPolicy = makeApplyPolicy({ inTransaction });
  const people = await inTransaction(deskId, async ({ channels, people: known }) => {
    const slackChannels = [
      { externalId: 'CSUPPORT', role: 'support', name: 'support' },
      { externalId: 'CMADIANA', role: 'support', name: 'madiana' },
      { externalId: 'CTRIAGE', role: 'triage', name: 'triage' },
    ] as const;
    for (const channel of slackChannels) await channels.remember({ connectionId: slack, ...channel });
    await channels.remember({ connectionId: teams, externalId: '19:support', role: 'support', name: 'support' });
    await channels.remember({ connectionId: teams, externalId: '19:triage', role: 'triage', name: 'triage' });
    const met = async (role: Role, count: number): Promise<readonly Person[]> => {
      const all: Person[] = [];
      for (let n = 0; n < count; n += 1)
        all.push(
          await known.remember({
            connectionId: n % 2 === 0 ? slack : teams,
            externalId: `${role}-${n}`,
            name: `${role} ${n}`,
            language: n % 5 === 4 ? 'en' : 'fr',
            timeZone: n % 3 === 2 ? 'America/Martinique' : 'Europe/Paris',
            email: `${role}-${n}@studio.example`,
            role,
          }),
        );
      return all;
    };
    return {
      requesters: await met('requester', REQUESTERS),
      agents: await met('agent', AGENTS),
      leads: await met('lead', LEADS),
    };
  });
  const timetable = createTimetable<Deed>();
  const tickets: TicketId[] = [];
  const heardAt = new Map<string, Date>();
  const done = new Map<string, number>();

  const one = <T>(all: readonly T[]): T => {
    const found = all[chance.between(0, all.length - 1)];
    if (found === undefined) throw new Error('nobody is there');
    return found;
  };
  /** Most of what people do they do within the hour, some of it days later. */
  const soon = (at: Date, minutes: number): Date =>
    new Date(at.getTime() + Math.round(-Math.log(1 - chance.next()) * minutes * MINUTE_MS) + 1000);
  const plan = (at: Date, deed: Deed): void => {
    if (at < MONTH_ENDS) timetable.add(at, deed);
  };

  /** What is likely to happen next to a ticket in its state. */
  const planNext = (ticket: Ticket, at: Date): void => {
    const { ticketId } = ticket;
    const moves = (move: MoveName, minutes: number) => plan(soon(at, minutes), { is: 'moves', ticketId, move });
    if (chance.happens(0.08)) plan(soon(at, 300), { is: 'ranks', ticketId });
    if (chance.happens(0.1)) plan(soon(at, 120), { is: 'replies', ticketId });
    if (chance.happens(0.05)) plan(soon(at, 200), { is: 'hears late', ticketId });
    if (chance.happens(0.2)) plan(soon(at, 400), { is: 'acknowledges', ticketId });
    switch (ticket.state.name) {
      case 'new':
        if (chance.happens(0.93)) plan(soon(at, chance.oneOf([10, 45, 400, 1500])), { is: 'takes', ticketId });
        return;
      case 'in_progress':
        chance.oneOf([
          () => moves('ask', 200),
          () => moves('propose_fix', 400),
          () => moves('resolve', 500),
          () => moves('resolve', 2500),
        ])();
        return;
      case 'waiting':
        if (chance.happens(0.6)) moves('resume', chance.oneOf([120, 1500, 6000]));
        return;
      case 'to_test':
        if (chance.happens(0.75))
          moves(chance.oneOf(['confirm_fix', 'confirm_fix', 'refuse_fix']), chance.oneOf([90, 2000]));
        return;
      case 'resolved':
        if (chance.happens(0.35)) moves(chance.oneOf(['reopen', 'close']), chance.oneOf([60, 3000]));
        return;
      case 'closed':
        return;
    }
  };

  const asks = async (at: Date): Promise<void> => {
    const requester = one(people.requesters);
    const isSlack = chance.happens(0.6);
    const connectionId: ConnectionId = isSlack ? slack : teams;
    const conversation = isSlack ? chance.oneOf(['CSUPPORT', 'CSUPPORT', 'CMADIANA']) : '19:support';
    const draft = aDraft(requester, connectionId, conversation);
    await inTransaction(deskId, ({ drafts }) => drafts.add(draft, at, new Date(at.getTime() + DAY_MS)));
    const urgency = chance.oneOf(['critical', 'important', 'normal', 'normal']);
    const typed = bugReport({
      urgency,
      title: `Panne ${tickets.length + 1} - monsite.com`,
      ...(urgency === 'critical' && {
        impacts: ['revenue'],
        justification: 'La boutique est fermée : environ 2000 € perdus par jour',
      }),
    });
    const form = { deskId, actor: requester, connectionId, draftId: draft.draftId, type: 'bug', typed };
    const { version } = await inTransaction(deskId, ({ policies }) => policies.current());
    const result = await app.createTicket({ ...form, policyVersion: version, gestureKey: draft.draftId, at });
    if (result.kind !== 'created') throw new Error(`a ticket was not created: ${JSON.stringify(result)}`);
    tickets.push(result.ticket.ticketId);
  };

  const changesPolicy = async (how: keyof typeof POLICY_CHANGES, at: Date): Promise<void> => {
    const current = await inTransaction(deskId, ({ policies }) => policies.current());
    const since = how === 'a storm over Martinique' ? STORM_SINCE : null;
    const changed = POLICY_CHANGES[how](current.policy);
    await applyPolicy({ deskId, policy: changed, base: current.version, since, author: null, at });
  };

  /** Does it with the rights of somebody who may; what makes no sense any more is refused by the desk, as in life. */
  const does = async (deed: Extract<Deed, { ticketId: TicketId }>, at: Date): Promise<void> => {
    const { ticketId } = deed;
    const ticket = await inTransaction(deskId, ({ tickets: all }) => all.byId(ticketId));
    if (!ticket) throw new Error('a ticket is gone');
    const requester = people.requesters.find(({ personId }) => personId === ticket.requesterId) ?? one(people.leads);
    const owner = people.agents.find(({ personId }) => personId === ticket.ownerId);
    const agent = owner ?? one(people.leads);
    const gestureKey = ids.next();
    const acting = { deskId, ticketId, gestureKey, at };
    switch (deed.is) {
      case 'takes':
        await app.takeTicket({ deskId, actor: one(people.agents), ticketId, at });
        return;
      case 'replies':
        await app.addReply({ ...acting, actor: chance.oneOf([requester, agent]), typed: { text: 'Du nouveau ?' } });
        return;
      case 'hears late': {
        // Said a while ago, and delivered only now.
        const said = new Date(
          Math.max(ticket.createdAt.getTime() + 1, at.getTime() - chance.between(1, 240) * MINUTE_MS),
        );
        await app.addReply({ ...acting, actor: agent, typed: { text: 'Je regarde.' }, at: said });
        return;
      }
      case 'ranks':
        await app.rankTicket({
          ...acting,
          actor: agent,
          rank: one(RANKS.filter((rank): rank is Rank => rank !== ticket.rank)),
        });
        return;
      case 'acknowledges':
        await app.acknowledgeClimb({ ...acting, actor: agent });
        return;
      case 'moves': {
        const byRequester = ['confirm_fix', 'refuse_fix', 'reopen'].includes(deed.move);
        const reason =
          deed.move === 'ask' ? chance.oneOf(['information', 'information', 'third_party', 'approval']) : 'done';
        const typed = { reason, text: 'Un mot de plus sur cette panne.' };
        if (deed.move === 'resume' && ticket.state.name === 'waiting' && ticket.state.reason === 'information')
          await app.addReply({ ...acting, actor: requester, typed: { text: 'Voici ce que vous demandiez.' } });
        else await app.moveTicket({ ...acting, actor: byRequester ? requester : agent, move: deed.move, typed });
        return;
      }
    }
  };

  return {
    deskId,
    app,
    people,
    timetable,
    tickets,
    heardAt,
    dataSource,
    inTransaction,
    /** How often each thing was done. */
    done,
    planAsking(count: number): void {
      for (let n = 0; n < count; n += 1) timetable.add(workingMoment(chance), { is: 'asks' });
      const changes = [
        ['2026-10-27T10:00:00Z', 'answers of rank 2 within two hours'],
        ['2026-11-05T13:10:00Z', 'a storm over Martinique'],
        ['2026-11-10T15:20:00Z', 'rank 3 within a day'],
      ] as const;
      for (const [at, how] of changes) timetable.add(new Date(at), { is: 'changes the policy', how });
    },
    /** The next thing that somebody does. */
    async happens({ at, what }: { readonly at: Date; readonly what: Deed }): Promise<void> {
      done.set(what.is, (done.get(what.is) ?? 0) + 1);
      if (what.is === 'changes the policy') return changesPolicy(what.how, at);
      if (what.is === 'asks') await asks(at);
      else await does(what, at);
      const ticketId = what.is === 'asks' ? tickets.at(-1) : what.ticketId;
      if (!ticketId) return;
      const ticket = await noteHeard(ticketId, at);
      if (ticket && (what.is === 'asks' || what.is === 'takes' || what.is === 'moves')) planNext(ticket, at);
    },
    /** When a worker must look next; undefined when nothing is to come. */
    nextLookAt: (): Promise<Date | undefined> => nextLookAt(dataSource),
  };

  /** What people did to the ticket and was not there before was heard of at that instant; what workers do is heard of at once. */
  async function noteHeard(ticketId: TicketId, at: Date): Promise<Ticket | undefined> {
    return inTransaction(deskId, async (stores) => {
      for (const { sequence, actorId } of await stores.history.of(ticketId)) {
        const key = `${ticketId} ${sequence}`;
        if (actorId !== null && !heardAt.has(key)) heardAt.set(key, at);
      }
      return stores.tickets.byId(ticketId);
    });
  }
}

/** Everybody is known before the month begins: no platform is asked who somebody is. */
const nobodyAsked: Directory = {
  describe: async () => undefined,
  conversation: async () => undefined,
  join: async () => false,
  membersOf: async () => [],
  messagesNear: async () => [],
};

const dueRow = z.object({ at: z.date().nullable() });

async function nextLookAt(dataSource: DataSource): Promise<Date | undefined> {
  const [row] = z.array(dueRow).parse(
    await dataSource.query(`
      select least(
               (select min(next_check_at) from sla_clock),
               (select min(next_step_at) from escalation),
               -- Somebody follows a changed policy at once.
               (select min(published_at)
                  from policy_version
                 where repromises
                   and exists (select from sla_clock where state in ('running', 'paused') and policy_version < version))
             ) as at`),
  );
  return row?.at ?? undefined;
}

/** Mostly between eight in the morning in Paris and six in the evening in Fort-de-France, now and then at night. */
function workingMoment(chance: Chance): Date {
  const days = Math.floor((MONTH_ENDS.getTime() - MONTH_BEGINS.getTime()) / DAY_MS) - 2;
  const day = chance.between(0, days);
  const minute = chance.happens(0.9) ? chance.between(6 * 60, 22 * 60) : chance.between(0, 24 * 60 - 1);
  return new Date(
    Math.max(MONTH_BEGINS.getTime() - 4 * HOUR_MS + day * DAY_MS + minute * MINUTE_MS, MONTH_BEGINS.getTime()) +
      chance.between(0, 59_999),
  );
}

function presetCalendarOfMartinique() {
  const { calendar } = presetPolicy('support-applicatif');
  if (!calendar) throw new Error('the preset has its calendar');
  return calendar;
}

function aDraft({ personId }: Person, connectionId: ConnectionId, conversation: string): Draft {
  const messageId = ids.next();
  return {
    draftId: ids.next() as DraftId,
    personId,
    connectionId,
    conversation,
    messageId,
    threadId: messageId,
    type: 'bug',
    originalText: 'Salut, le site bug',
    typed: {},
    policyVersion: 1,
    ticketId: null,
    promptAnswered: false,
    filledBy: null,
  };
}
