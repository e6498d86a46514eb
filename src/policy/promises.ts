import { z } from 'zod';

const percent = z.int().min(1).max(99);
const percents = z
  .array(percent)
  .max(5)
  .refine((all) => all.every((value, index) => index === 0 || (all[index - 1] ?? 0) < value), {
    error: 'grow from one to the next',
  });

/**
 * A promised time: an amount of open minutes, of working days, or of minutes of the wall clock (somebody is on call).
 * Absent = "non engagé", never invented (C1). `warnAtPercent`: when the team is warned, instead of the policy's.
 */
export const targetSchema = z.strictObject({
  amount: z.int().positive(),
  unit: z.enum(['business_minutes', 'business_days', 'calendar_minutes']),
  warnAtPercent: percents.optional(),
});
export type Target = z.infer<typeof targetSchema>;

export const targetsOfRankSchema = z.strictObject({
  response: targetSchema.optional(),
  resolution: targetSchema.optional(),
});

/** How promises are kept an eye on. Absent from versions written before clocks existed. */
export const slaSchema = z.strictObject({
  /** Percent of a target after which the team is warned, by rank. */
  warnAtPercent: z.strictObject({ 1: percents, 2: percents, 3: percents, 4: percents }),
  /** Whether waiting for a supplier stops the resolution clock, as waiting for the requester does. */
  thirdPartyPauses: z.boolean(),
});

export const defaultSla: z.infer<typeof slaSchema> = {
  warnAtPercent: { 1: [50, 75], 2: [75], 3: [75], 4: [75] },
  thirdPartyPauses: false,
};

const days = z.int().min(1).max(365);

const followUpSchema = z
  .strictObject({
    /** Working days of silence after which the requester is reminded. */
    remindAfterDays: z.array(days).max(5),
    /** Working days of silence after which the ticket is closed; null: never. */
    closeAfterDays: days.nullable(),
  })
  .refine(
    ({ remindAfterDays }) =>
      remindAfterDays.every((day, index) => index === 0 || (remindAfterDays[index - 1] ?? 0) < day),
    {
      path: ['remindAfterDays'],
      error: 'grow from one to the next',
    },
  )
  .refine(
    ({ remindAfterDays, closeAfterDays }) => closeAfterDays === null || (remindAfterDays[0] ?? 366) < closeAfterDays,
    {
      path: ['closeAfterDays'],
      error: 'comes after a reminder',
    },
  )
  .refine(
    ({ remindAfterDays, closeAfterDays }) => closeAfterDays === null || (remindAfterDays.at(-1) ?? 0) < closeAfterDays,
    {
      path: ['remindAfterDays'],
      error: 'end before closeAfterDays',
    },
  );

/** What becomes of a ticket whose requester says nothing (S0-35, S0-36, C9, N13). */
export const followUpsSchema = z.strictObject({
  waiting: followUpSchema,
  to_test: followUpSchema,
  resolved: followUpSchema,
});

export const defaultFollowUps: z.infer<typeof followUpsSchema> = {
  waiting: { remindAfterDays: [2, 5], closeAfterDays: 10 },
  to_test: { remindAfterDays: [2, 4], closeAfterDays: 7 },
  resolved: { remindAfterDays: [3], closeAfterDays: 5 },
};

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'is a time such as 20:00' });

/** Between these hours of the desk's zone nobody is written to on the desk's own initiative, save who is on call. May span midnight. */
export const quietHoursSchema = z
  .strictObject({ from: time, until: time })
  .refine(({ from, until }) => from !== until, { path: ['until'], error: 'is another time than from' });
