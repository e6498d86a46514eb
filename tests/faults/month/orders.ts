import { z } from 'zod';

/** What the month tells a worker's process. */
export const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), deskId: z.string() }),
  /**
   * Looks at everything that is due at that instant of the desk's time, until nothing is. `deathAt`: kills itself, as
   * `kill -9` would, when so many transactions were begun, before or after the commit of that one.
   */
  z.object({
    kind: z.literal('poll'),
    at: z.iso.datetime(),
    death: z.object({ atTransaction: z.int(), when: z.enum(['before_commit', 'after_commit']) }).nullable(),
  }),
]);
export type Order = z.infer<typeof orderSchema>;

export const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  /** `checked`: how often something was due. `failed`: the database went away meanwhile. */
  z.object({ kind: z.literal('polled'), checked: z.int(), failed: z.boolean() }),
]);
export type Report = z.infer<typeof reportSchema>;
