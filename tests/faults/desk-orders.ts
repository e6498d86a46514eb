import { z } from 'zod';

/** The moments at which a desk can be told to die: between any two of them lies what must not be lost, nor done twice. */
export const POINTS = [
  'before_inbox_insert',
  'after_inbox_insert',
  'before_commit',
  'after_commit',
  'between_post_and_mark',
] as const;
export type Point = (typeof POINTS)[number];

/** Death at the point when it is passed for the n-th time, 1 being the first. */
const deathSchema = z.object({ point: z.enum(POINTS), passage: z.int().min(1) });
export type Death = z.infer<typeof deathSchema>;

/** What the test tells a desk's process. It is told to open only then, so that it can load its code beforehand. */
export const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), death: deathSchema.nullable() }),
  /** How much is received and not handled, or to be said and not said. */
  z.object({ kind: z.literal('count_unfinished') }),
]);
export type Order = z.infer<typeof orderSchema>;

/** What a desk's process tells the test. */
export const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), port: z.int() }),
  z.object({ kind: z.literal('unfinished'), count: z.int() }),
]);
export type Report = z.infer<typeof reportSchema>;
