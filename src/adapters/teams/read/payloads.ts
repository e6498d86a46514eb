import { z } from 'zod';
import { BUTTON_ACTIONS } from '../../../views/card.ts';
import { activitySchema } from './activity.ts';
import { teamsFilesSchema } from './read-files.ts';

// What we read of each activity; Teams sends far more, and adds to it without notice.

/** A mention in the text of a message: `<at>Name</at>`. */
const mentionSchema = z.object({
  type: z.literal('mention'),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
});

const mentionsSchema = z
  .array(z.unknown())
  .nullish()
  .transform((entities) => (entities ?? []).flatMap((entity) => mentionSchema.safeParse(entity).data ?? []));

/** Something was said, edited, deleted or brought back. */
export const messageActivitySchema = activitySchema.extend({
  type: z.enum(['message', 'messageUpdate', 'messageDelete']),
  id: z.string(),
  timestamp: z.string().nullish(),
  text: z.string().nullish(),
  entities: mentionsSchema,
  attachments: teamsFilesSchema,
  /** To the app alone: a slash command. */
  recipient: z.looseObject({ id: z.string(), isTargeted: z.boolean().nullish() }),
});
export type MessageActivity = z.infer<typeof messageActivitySchema>;

const members = z
  .array(z.looseObject({ id: z.string() }))
  .nullish()
  .transform((list) => list ?? []);

/** Somebody joined or left a team or a chat. */
export const membersActivitySchema = activitySchema.extend({
  type: z.literal('conversationUpdate'),
  id: z.string(),
  recipient: z.looseObject({ id: z.string() }),
  membersAdded: members,
  membersRemoved: members,
});

/** The app was put in a team or a chat, or taken out. */
export const installActivitySchema = activitySchema.extend({
  type: z.literal('installationUpdate'),
  id: z.string(),
  action: z.string(),
  channelData: z
    .looseObject({
      settings: z.looseObject({ selectedChannel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
      team: z.looseObject({ id: z.string().optional() }).nullish(),
    })
    .nullish(),
});

/** What `draw/render-card.ts` puts on a button. `drawn`: a random id of the drawing that it stands on. */
const clickedSchema = z.looseObject({
  guichet: z.object({ action: z.enum(BUTTON_ACTIONS), value: z.record(z.string(), z.string()), drawn: z.string() }),
});
export type ClickedButton = z.infer<typeof clickedSchema>['guichet'];

/** The button in the data that came with a click; undefined for what is none of ours, as a form that was sent. */
export function readClicked(data: unknown): ClickedButton | undefined {
  return clickedSchema.safeParse(data).data?.guichet;
}

/** `task/fetch`, `task/submit`, `composeExtension/submitAction`: what stood on the button, with what was typed beside. */
export const taskValueSchema = z.looseObject({ data: z.unknown() });
/** `adaptiveCard/action`. */
export const executedValueSchema = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });

/** `composeExtension/fetchTask`: our entry in the menu of a message, under the box where one writes, or behind a slash. */
export const shortcutValueSchema = z.looseObject({
  commandContext: z.string().nullish(),
  /** A message in the shape of Microsoft Graph. */
  messagePayload: z
    .looseObject({
      id: z.string(),
      replyToId: z.string().nullish(),
      createdDateTime: z.iso.datetime({ offset: true }).nullish(),
      from: z.looseObject({ user: z.looseObject({ id: z.string() }).nullish() }).nullish(),
      body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type PointedPayload = NonNullable<z.infer<typeof shortcutValueSchema>['messagePayload']>;
