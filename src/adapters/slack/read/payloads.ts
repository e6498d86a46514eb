import { z } from 'zod';
import { SECRET_KINDS } from '../../../domain/secrets/secret.ts';
import { slackFilesSchema } from './read-files.ts';
import { viewStateSchema } from './read-form.ts';

// What we read of each payload; Slack sends far more, and adds to it without notice.

/** A message inside an event: the new one, or the one before an edit or a deletion. */
const innerMessage = z.object({
  user: z.string().optional(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  files: slackFilesSchema,
});

const messageEvent = z.object({
  type: z.literal('message'),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  hidden: z.boolean().optional(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  client_msg_id: z.string().optional(),
  files: slackFilesSchema,
  message: innerMessage.optional(),
  previous_message: innerMessage.optional(),
  deleted_ts: z.string().optional(),
});
export type MessageEvent = z.infer<typeof messageEvent>;

/** One delivery of the Events API about a message. */
export const eventEnvelopeSchema = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().nullish(),
  event_id: z.string(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
  event: messageEvent,
  /** Noted by us where the event is kept: the secrets that were masked in it (`mask-event.ts`). */
  secrets: z.array(z.enum(SECRET_KINDS)).optional(),
});
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

const account = z.object({ id: z.string(), team_id: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();

const view = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: z.string(),
  app_installed_team_id: z.string().optional(),
  state: viewStateSchema,
});

const firstAction = z
  .tuple([
    z.object({
      action_id: z.string(),
      action_ts: z.string(),
      value: z.string().default('{}'),
      /** Of a menu. */
      selected_option: z.object({ value: z.string() }).optional(),
    }),
  ])
  .rest(z.unknown());

const click = z.object({ team, user: account, trigger_id: z.string(), actions: firstAction });

/** A click on a button of a message or of a view, or a choice in one of its menus. */
export const clickSchema = z.union([
  click.extend({
    response_url: z.url().optional(),
    container: z.object({ message_ts: z.string(), thread_ts: z.string().optional() }),
    channel: z.object({ id: z.string() }),
  }),
  click.extend({
    view: z.object({
      id: z.string(),
      hash: z.string(),
      type: z.enum(['home', 'modal']),
      app_installed_team_id: z.string().optional(),
    }),
  }),
]);

/** A shortcut in the menu of a message. */
export const messageShortcutSchema = z.object({
  team,
  user: account,
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }),
  message: innerMessage,
});

/** A form, sent or changed. */
export const formGestureSchema = z.object({ team, user: account, view });
export type FormGesture = z.infer<typeof formGestureSchema>;

export const commandSchema = z.object({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
});

/** The team that installed the app; in a shared channel, a form tells it itself. */
export function teamOfGesture(gesture: {
  team?: { id: string } | null | undefined;
  user: { team_id?: string | undefined };
  view?: { app_installed_team_id?: string | undefined };
}): string {
  return gesture.view?.app_installed_team_id ?? gesture.team?.id ?? gesture.user.team_id ?? '';
}

/** What rides on our buttons, as it comes back. */
export const valueOfButtonSchema = z.record(z.string(), z.string());
