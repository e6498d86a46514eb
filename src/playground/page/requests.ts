import { z } from 'zod';
import { CLOCK_JUMPS } from './clock-protocol.ts';

const slackId = z.string().regex(/^[A-Z][A-Z0-9]{1,40}$/);
const timestamp = z.string().regex(/^\d{1,12}\.\d{1,6}$/);
const identifier = z.string().min(1).max(255);
const values = z.record(z.string(), z.unknown());
const viewState = z.record(z.string(), z.record(z.string(), values));
const as = slackId;
const MOST_FILES = 10;

/** What the page asks to read: everything that one person sees, with the messages of one channel and maybe one
 * thread. `as` absent: whoever comes first. */
export const stateQuery = z.object({ as: as.optional(), channel: slackId.optional(), thread: timestamp.optional() });

/** The bodies of the page's gestures, by the last part of their address. Text is as typed: the simulator writes Slack's escapes. */
export const gestureBodies = {
  say: z
    .object({
      as,
      channel: slackId,
      text: z.string(),
      thread: timestamp.optional(),
      files: z.array(slackId).max(MOST_FILES).optional(),
    })
    .refine(({ text, files }) => text !== '' || (files ?? []).length > 0, { error: 'a message has a text or files' }),
  edit: z.object({ as, channel: slackId, ts: timestamp, text: z.string().min(1) }),
  remove: z.object({ as, channel: slackId, ts: timestamp }),
  command: z.object({ as, channel: slackId, text: z.string().regex(/^\/ticket(\s|$)/) }),
  act: z.object({
    as,
    channel: slackId,
    ts: timestamp,
    blockId: identifier,
    actionId: identifier,
    value: values.optional(),
  }),
  'act-in-view': z.object({
    as,
    viewId: identifier,
    blockId: identifier,
    actionId: identifier,
    value: values,
    state: viewState,
  }),
  submit: z.object({ as, viewId: identifier, state: viewState }),
  'close-view': z.object({ as, viewId: identifier }),
  react: z.object({ as, channel: slackId, ts: timestamp, emoji: z.string().regex(/^[a-z0-9_+-]{1,100}$/) }),
  shortcut: z.object({ as, channel: slackId, ts: timestamp, callbackId: identifier }),
  'open-home': z.object({ as }),
  locale: z.object({ as, locale: z.enum(['fr-FR', 'en-US']) }),
  read: z.object({ as, channel: slackId, ts: timestamp }),
};

/** A file that somebody chose; its content is the body. */
export const uploadQuery = z.object({
  as,
  name: z.string().min(1).max(255),
  type: z.string().regex(/^[\w.+-]{1,80}\/[\w.+-]{1,80}$/),
});
export const fileQuery = z.object({ id: slackId });
export const trafficQuery = z.object({ id: z.coerce.number().int().min(1) });

/** The desk's clock is moved there. */
export const moveClockBody = z.object({ to: z.enum(CLOCK_JUMPS) });
export const clockQuery = z.object({ language: z.enum(['fr', 'en']) });

/** A sentence to judge, and the language of whoever reads the answer. */
export const judgeBody = z.object({ text: z.string(), language: z.enum(['fr', 'en']) });

export type MoveClockBody = z.infer<typeof moveClockBody>;
export type JudgeBody = z.infer<typeof judgeBody>;
export type StateQuery = z.infer<typeof stateQuery>;
export type GestureName = keyof typeof gestureBodies;
export type GestureBody<Name extends GestureName> = z.infer<(typeof gestureBodies)[Name]>;
