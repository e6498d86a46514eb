import { z } from 'zod';
import { fileReferenceSchema } from '../forms/file-reference.ts';

/** A run of words. Words carry no markup: whatever was typed is shown as typed, and only a `link` links. */
export const spanSchema = z.union([
  z.string(),
  z.object({ bold: z.string() }),
  z.object({ link: z.url(), label: z.string() }),
]);
export type Span = z.infer<typeof spanSchema>;

const spans = z.array(spanSchema);

/** What the adapters know how to receive when a button is clicked, and the values that ride on it. */
export const BUTTON_ACTIONS = [
  'draft.open',
  'draft.dismiss',
  'draft.mute',
  'ticket.take',
  'ticket.assign',
  'ticket.release',
  'ticket.rank',
  'ticket.escalate',
  'ticket.acknowledge',
  'ticket.move',
  'ticket.reply',
  'ticket.show',
  'ticket.explain',
  'ticket.list',
  'channel.watch',
  'channel.pass',
  'channel.ask',
  'channel.tune',
  'ticket.new',
  'home.list',
  'desk.setup',
] as const;

const buttonSchema = z.object({
  action: z.enum(BUTTON_ACTIONS),
  label: z.string(),
  style: z.enum(['primary', 'danger']).optional(),
  /** What the listener needs to call its use case: ids, a list's name and page, the words that somebody looked for. */
  value: z.record(z.string(), z.string()),
  /** Asked before the click counts. */
  confirm: z.object({ title: z.string(), text: z.string(), yes: z.string(), no: z.string() }).optional(),
});
export type Button = z.infer<typeof buttonSchema>;

/** What a button does, without the looks that a menu cannot give it. */
const gestureSchema = buttonSchema.pick({ action: true, label: true, value: true });
export type Gesture = z.infer<typeof gestureSchema>;

export const cardPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), spans }),
  z.object({ kind: z.literal('facts'), facts: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({ kind: z.literal('list'), items: z.array(spans) }),
  /** Words of a person, set apart from ours. */
  z.object({ kind: z.literal('quote'), text: z.string() }),
  z.object({ kind: z.literal('note'), spans }),
  /** `more`: gestures of less use, in a menu at the end of the row. */
  z.object({
    kind: z.literal('buttons'),
    buttons: z.array(buttonSchema),
    more: z.object({ label: z.string(), gestures: z.array(gestureSchema).min(1) }).optional(),
  }),
  /** Files by reference: images as pictures where the platform can show them, others by name. Never in a thread note. */
  z.object({ kind: z.literal('files'), files: z.array(fileReferenceSchema) }),
  /** One thing among others of its kind: a line, a smaller one below, and what can be done with it. */
  z.object({ kind: z.literal('row'), spans, note: z.string(), buttons: z.array(buttonSchema) }),
  z.object({ kind: z.literal('divider') }),
]);
export type CardPart = z.infer<typeof cardPartSchema>;

/**
 * One thing the desk says, free of any platform: drawn by one exhaustive switch per platform. Also how announcements are
 * kept in the outbox. `plain` is the whole meaning in one line: read aloud, and shown in notifications.
 */
export const cardSchema = z.object({
  title: z.string().optional(),
  plain: z.string(),
  parts: z.array(cardPartSchema),
});
export type Card = z.infer<typeof cardSchema>;
