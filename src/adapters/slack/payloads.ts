import { z } from 'zod';
import { viewStateSchema } from './read-form.ts';

// What we read of each payload; Slack sends far more, and adds to it without notice.

const files = z
  .array(z.object({ permalink: z.string().optional() }))
  .nullish()
  .transform((list) => (list ?? []).flatMap((file) => file.permalink ?? []));

/** A message inside an event: the new one, or the one before an edit or a deletion. */
const innerMessage = z.object({
  user: z.string().optional(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  files,
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
  files,
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
});
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

const account = z.object({ id: z.string(), team_id: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();

const view = z.object({
  id: z.string(),
  hash: z.string(),
  callback_id: z.string(),
  private_metadata: z.string(),
  app_installed_team_id: z.string().optional(),
  state: viewStateSchema,
});

/** A click on a button of a message. */
export const messageClickSchema = z.object({
  team,
  user: account,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z.object({ message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }).optional(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().default('{}') })).min(1),
});

/** A change inside an open form. */
export const formChangeSchema = z.object({ team, user: account, view });

/** A form sent. */
export const submissionSchema = z.object({ team, user: account, view });

export const commandSchema = z.object({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
});

/** What rides on a button and in a form's metadata: our own ids. */
export const idsSchema = z.record(z.string(), z.string());
