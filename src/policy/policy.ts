import { z } from 'zod';
import { LANGUAGES } from '../domain/language.ts';
import { OFFERED_TYPES, URGENCIES } from '../domain/ticket/ticket.ts';
import { bilingual, formSchema } from '../forms/form.ts';
import { calendarSchema } from './calendar.ts';
import { clientSchema, defaultEscalation, escalationSchema, routeSchema } from './escalation.ts';
import {
  defaultFollowUps,
  defaultSla,
  followUpsSchema,
  quietHoursSchema,
  slaSchema,
  targetsOfRankSchema,
} from './promises.ts';
import { timeZoneSchema } from './time-zone.ts';

export const PRESET_NAMES = ['agence', 'support-applicatif', 'workflow-support'] as const;
/** How a new ticket finds its owner. */
export const ASSIGNMENTS = ['manual', 'round_robin', 'least_loaded'] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

export type PresetName = (typeof PRESET_NAMES)[number];

const rank = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** As `example.org`: what stands behind the @ of an address, in small letters. */
const emailDomain = z.stringFormat(
  'domain',
  /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
);

const triage = z
  .strictObject({
    /** At or above: answered. Between: silence in a channel, a question in a direct message. */
    answerFrom: z.number().gt(0).lt(1),
    unsureFrom: z.number().gt(0).lt(1),
    /** Messages of one author this close together are judged as one. */
    joinWithinSeconds: z.int().min(0).max(3600),
    /** One private answer per person and channel in this time. */
    quietMinutes: z.int().min(0).max(1440),
  })
  .refine(({ answerFrom, unsureFrom }) => unsureFrom <= answerFrom, {
    path: ['unsureFrom'],
    error: 'is at most answerFrom',
  });

/**
 * Everything about a desk that is not a secret or a machine: one document, versioned, checked here, exported and applied
 * as a file. Forms, ranks and promises are data, so that an administrator changes them without a programmer.
 */
export const policySchema = z.strictObject({
  preset: z.enum(PRESET_NAMES),
  /** The language in which the desk speaks to a channel; a person is answered in their own. */
  language: z.enum(LANGUAGES),
  timeZone: timeZoneSchema,
  /** C22: `courtois` or `ferme`. */
  tone: z.enum(['courtois', 'ferme']),
  triage,
  draftHours: z.int().min(1).max(168),
  /**
   * Who owns a new ticket: nobody until an agent takes it, or an agent in turn, or the one with the fewest open tickets
   * (S3-11). Absent in versions written before it existed.
   */
  assignment: z.enum(ASSIGNMENTS).default('manual'),
  /**
   * E-mail domains on which the same address on two platforms is the same person (domain/people/joining.ts). Absent in versions
   * written before it existed.
   */
  joinAccountsOn: z.array(emailDomain).max(50).default([]),
  /**
   * How an access is handed over here, for whoever put a secret in a message (C12): after "To hand over an access:". Absent:
   * the catalogue's own words.
   */
  secretsAdvice: bilingual.optional(),
  /** Type × urgency → rank (C4). */
  ranks: z.record(z.enum(OFFERED_TYPES), z.record(z.enum(URGENCIES), rank)),
  /** When the desk is open (C3). Absent from versions older than calendars: see {@link calendarOf}. */
  calendar: calendarSchema.optional(),
  /** Other calendars, by name, for the clients that have theirs. */
  calendars: z.record(z.string().trim().min(1).max(50), calendarSchema).default({}),
  /** Promises by rank (C1); clocks follow them. */
  targets: z.strictObject({
    1: targetsOfRankSchema,
    2: targetsOfRankSchema,
    3: targetsOfRankSchema,
    4: targetsOfRankSchema,
  }),
  /** From here to `routes`: absent from versions written before clocks existed. */
  sla: slaSchema.default(defaultSla),
  followUps: followUpsSchema.default(defaultFollowUps),
  quietHours: quietHoursSchema.optional(),
  escalation: escalationSchema.default(defaultEscalation),
  clients: z.array(clientSchema).max(1000).default([]),
  routes: z.array(routeSchema).max(200).default([]),
  forms: z.record(z.enum(OFFERED_TYPES), formSchema),
});
export type Policy = z.infer<typeof policySchema>;

/** A policy as it is kept: versions are whole numbers from 1 and never change once written. */
export interface PolicyVersion {
  readonly version: number;
  readonly policy: Policy;
}
