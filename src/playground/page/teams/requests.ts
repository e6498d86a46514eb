import { z } from 'zod';

const as = z.string().min(1).max(100);
const conversation = z.string().min(1).max(300);
const id = z.string().regex(/^\d{1,20}$/);
const inputs = z.record(z.string().max(255), z.string().max(20_000));
const called = z.string().min(1).max(300);
const action = z.union([called, z.object({ called, place: z.number().int().nonnegative() })]);
const command = z.string().min(1).max(100);
const MOST_FILES = 10;
const file = z.object({
  name: z.string().min(1).max(255),
  mimetype: z.string().max(160),
  size: z.number().int().nonnegative(),
});

/** What the Teams side asks to read. `as` may also be the person's account in Slack; absent: whoever comes first. */
export const teamsStateQuery = z.object({ as: as.optional(), conversation: conversation.optional() });

/** The bodies of the gestures of the Teams side, by the last part of their address after `teams-`. */
export const teamsGestureBodies = {
  say: z.object({
    as,
    conversation,
    text: z.string(),
    thread: id.optional(),
    files: z.array(file).max(MOST_FILES).optional(),
  }),
  edit: z.object({ as, conversation, id, text: z.string().min(1) }),
  remove: z.object({ as, conversation, id }),
  click: z.object({ as, conversation, id, action, inputs }),
  submit: z.object({ as, action, inputs }),
  close: z.object({ as }),
  'message-action': z.object({ as, conversation, id, command }),
  'compose-action': z.object({ as, conversation, command, thread: id.optional() }),
  locale: z.object({ as, locale: z.enum(['fr-FR', 'en-US']) }),
  read: z.object({ as, conversation, id }),
};

export type TeamsStateQuery = z.infer<typeof teamsStateQuery>;
export type TeamsGestureName = keyof typeof teamsGestureBodies;
export type TeamsGestureBody<Name extends TeamsGestureName> = z.infer<(typeof teamsGestureBodies)[Name]>;
