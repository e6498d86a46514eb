import { z } from 'zod';
import { LEVELS } from '../domain/escalation/ladder.ts';
import { IMPACTS, OFFERED_TYPES, RANKS } from '../domain/ticket/ticket.ts';
import { timeZoneSchema } from './time-zone.ts';

const level = z.literal(LEVELS);
const rank = z.literal(RANKS);
const ranks = z.array(rank).min(1);
const email = z.email({ error: 'is an address such as lea@studio.example' });
const name = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .refine((text) => !/[\r\n]/.test(text), { error: 'is one line' });

/** Whom or where a level, or a route, tells. */
const destinationSchema = z.discriminatedUnion('kind', [
  /** `team`: where the desk's cards are. Otherwise a channel by its name or the platform's own id. */
  z.strictObject({ kind: z.literal('channel'), channel: name }),
  z.strictObject({ kind: z.literal('person'), email }),
  z.strictObject({ kind: z.literal('group'), group: name }),
  /** Everybody with that role. */
  z.strictObject({ kind: z.literal('role'), role: z.enum(['agent', 'lead', 'admin']) }),
  /** Whoever is on call in that rota. */
  z.strictObject({ kind: z.literal('on_call'), rota: name }),
  z.strictObject({ kind: z.literal('owner') }),
]);

const minutes = z.int().min(1).max(100_000);
const days = z.int().min(1).max(365);
const minutesByRank = z.strictObject({ 1: minutes, 2: minutes, 3: minutes, 4: minutes });

export type Destination = z.infer<typeof destinationSchema>;

const levelSchema = z.strictObject({ name, tell: z.array(destinationSchema).min(1).max(20) });

/** Open minutes everywhere. Every rule can be off. */
export const escalationSchema = z.strictObject({
  levels: z.strictObject({ 1: levelSchema, 2: levelSchema, 3: levelSchema, 4: levelSchema }),
  rules: z.strictObject({
    /** A clock is about to be missed. */
    warning: z.strictObject({ on: z.boolean(), ranks, level }),
    /** A clock is missed, `afterMinutes` ago. */
    breach: z.strictObject({ on: z.boolean(), ranks, level, afterMinutes: z.int().min(0).max(100_000) }),
    /** In progress, and nobody said or did anything on it for so long (S4-09). */
    diagnosis_stalled: z.strictObject({ on: z.boolean(), ranks, level, minutes }),
    /** Not resolved so long after it was created (S3-14). */
    unresolved: z.strictObject({ on: z.boolean(), ranks, level, minutes }),
    /** In one state for so many working days (S1-07). */
    stuck: z.strictObject({
      on: z.boolean(),
      level,
      days: z.strictObject({ new: days, in_progress: days, waiting: days, to_test: days }),
    }),
    /** An agent says that the skill is not there (S4-09). */
    skill_missing: z.strictObject({ on: z.boolean(), level }),
    /** The client's record says VIP, never the message (C16). */
    vip: z.strictObject({ on: z.boolean(), level }),
    /** One of these true impacts was stated (S0-30, S4-09). */
    impact: z.strictObject({ on: z.boolean(), level, impacts: z.array(z.enum(IMPACTS)).min(1) }),
    by_hand: z.strictObject({ on: z.boolean() }),
    /** Nobody took it on: the next level, or the last one again, `mostRepeats` times. */
    not_acknowledged: z.strictObject({ on: z.boolean(), minutes: minutesByRank, mostRepeats: z.int().min(0).max(3) }),
  }),
  /** "Je m'en occupe" holds the climb for so long; it goes on when nothing was done by then. */
  acknowledgedMinutes: minutesByRank,
  /** People by address. */
  groups: z.record(name, z.array(email).min(1).max(50)),
  /** Who is on call, a week each in turn. */
  rotas: z.record(
    name,
    z.strictObject({
      timeZone: timeZoneSchema,
      /** The first day of the first one's first week. */
      startsOn: z.iso.date(),
      handover: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'is a time such as 09:00' }),
      people: z.array(email).min(1).max(52),
      /** Somebody else, from a day to a day, both included. */
      swaps: z.array(z.strictObject({ from: z.iso.date(), until: z.iso.date(), email })).max(100),
    }),
  ),
});
export type EscalationPolicy = z.infer<typeof escalationSchema>;

/** What a route may send elsewhere than to the team's channels (K10). */
const ROUTED_EVENTS = ['created', 'warned', 'escalated', 'resolved', 'reopened'] as const;
export type RoutedEvent = (typeof ROUTED_EVENTS)[number];

/** Which events go where. The tickets that a route's `when` picks are a queue of their own; an empty one picks all. */
export const routeSchema = z.strictObject({
  events: z.array(z.enum(ROUTED_EVENTS)).min(1),
  when: z.strictObject({
    clients: z.array(name).min(1).optional(),
    types: z.array(z.enum(OFFERED_TYPES)).min(1).optional(),
    ranks: ranks.optional(),
  }),
  tell: z.array(destinationSchema).min(1).max(20),
});

/** A customer of the desk: its tickets are those asked for in its channels, or by people of its domains. */
export const clientSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, { error: 'is a short name such as boulangerie-roux' }),
  name,
  vip: z.boolean(),
  /** One of `calendars`; absent: the desk's own. */
  calendar: name.optional(),
  /** By name or the platform's own id. */
  channels: z.array(name).max(50),
  emailDomains: z
    .array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, { error: 'is a domain such as example.org' }))
    .max(50),
});

const everyRank = [...RANKS];

/** Every rule has a level: what is missed reaches the leads; more than that is each desk's own choice. */
export const defaultEscalation: EscalationPolicy = {
  levels: {
    1: { name: 'Support', tell: [{ kind: 'channel', channel: 'team' }] },
    2: { name: 'Support technique', tell: [{ kind: 'channel', channel: 'team' }, { kind: 'owner' }] },
    3: {
      name: 'Développement',
      tell: [
        { kind: 'channel', channel: 'team' },
        { kind: 'role', role: 'lead' },
      ],
    },
    4: {
      name: 'Direction technique',
      tell: [
        { kind: 'channel', channel: 'team' },
        { kind: 'role', role: 'lead' },
        { kind: 'role', role: 'admin' },
      ],
    },
  },
  rules: {
    warning: { on: false, ranks: [1], level: 1 },
    breach: { on: true, ranks: everyRank, level: 2, afterMinutes: 0 },
    diagnosis_stalled: { on: true, ranks: [1], level: 2, minutes: 30 },
    unresolved: { on: true, ranks: [1], level: 3, minutes: 30 },
    stuck: { on: true, level: 1, days: { new: 3, in_progress: 5, waiting: 15, to_test: 15 } },
    skill_missing: { on: true, level: 2 },
    vip: { on: true, level: 2 },
    impact: { on: false, level: 3, impacts: ['security', 'legal'] },
    by_hand: { on: true },
    not_acknowledged: { on: true, minutes: { 1: 15, 2: 60, 3: 210, 4: 420 }, mostRepeats: 1 },
  },
  acknowledgedMinutes: { 1: 30, 2: 120, 3: 120, 4: 120 },
  groups: {},
  rotas: {},
};
