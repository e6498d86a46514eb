import { z } from 'zod';
import { isObject, parseJson } from '../slack/json.ts';
import { actionsOf, checkCard, inputsOf } from './cards/card.ts';
import { initialInputs } from './cards/inputs.ts';
import { type Delivered, isReceived } from './deliver.ts';
import type { AdaptiveCard, GestureOutcome, Inputs } from './simulator-types.ts';
import type { Opening, StoredDialog, StoredMessage, Tenant } from './tenant.ts';

type Failure = Extract<GestureOutcome, { kind: 'failed' }>;

const cardAttachment = z.object({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.unknown(),
});
const size = z.union([z.number().int().positive(), z.enum(['small', 'medium', 'large'])]);

/** task-modules/task-modules-bots: "continue" shows a card (or a page, which is not simulated), "message" a sentence. */
const taskAnswer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('continue'),
    value: z.strictObject({
      title: z.string().optional(),
      height: size.optional(),
      width: size.optional(),
      card: cardAttachment,
    }),
  }),
  z.object({ type: z.literal('message'), value: z.string().min(1) }),
]);

const composeAnswer = z.object({
  type: z.literal('result'),
  attachmentLayout: z.enum(['list', 'grid']),
  attachments: z.array(cardAttachment).length(1),
});

const actionAnswer = z.discriminatedUnion('type', [
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.unknown(),
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
  z.object({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
]);

const SHOWN = {
  dialog: 'Unable to reach app. Please try again.',
  card: 'Something went wrong. Please try again.',
} as const;

/** What the person sees when the app did not answer well; undefined when it did. */
function failureOf({ status }: Delivered, shown: Failure['shown']): Failure | undefined {
  if (status === 'timeout' || status === 'connection_failed') return { kind: 'failed', shown, reason: status };
  return isReceived({ status, body: '' }) ? undefined : { kind: 'failed', shown, reason: 'http_error', status };
}

const unusable = (shown: Failure['shown'], detail: string): Failure => ({
  kind: 'failed',
  shown,
  reason: 'unusable_answer',
  status: 200,
  detail,
});

/** The answer to `adaptiveCard/action`. A card stands in the place of the other for the person who clicked, nobody else. */
export function followAction(
  tenant: Tenant,
  message: StoredMessage,
  person: string,
  delivered: Delivered,
): GestureOutcome {
  const failure = failureOf(delivered, SHOWN.card);
  if (failure) return failure;
  const read = actionAnswer.safeParse(parseJson(delivered.body));
  if (!read.success) return unusable(SHOWN.card, z.prettifyError(read.error));
  switch (read.data.type) {
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: read.data.value };
    case 'application/vnd.microsoft.error':
      return unusable(SHOWN.card, read.data.value.message);
    case 'application/vnd.microsoft.card.adaptive': {
      const checked = checkCard(read.data.value, 'message');
      if (checked.kind === 'refused') return unusable(SHOWN.card, checked.faults.join('; '));
      message.cardsSeenBy.set(person, [checked.card]);
      tenant.changed();
      return { kind: 'card', card: checked.card };
    }
  }
}

/** The answer to what opens or sends a dialog. An empty one closes what is open, and opens nothing. */
export function followTask(tenant: Tenant, person: string, opening: Opening, delivered: Delivered): GestureOutcome {
  const failure = failureOf(delivered, SHOWN.dialog);
  if (failure) return failure;
  const isOpen = tenant.dialogs.has(person);
  const answer = delivered.body.trim() === '' ? {} : parseJson(delivered.body);
  if (!isObject(answer)) return unusable(SHOWN.dialog, 'the answer is not JSON');
  if (answer['composeExtension'] !== undefined) return compose(tenant, person, opening, answer['composeExtension']);
  if (answer['task'] === undefined || answer['task'] === null) {
    if (!isOpen) return unusable(SHOWN.dialog, 'nothing to open');
    close(tenant, person);
    return { kind: 'done' };
  }
  const read = taskAnswer.safeParse(answer['task']);
  if (!read.success) return unusable(SHOWN.dialog, z.prettifyError(read.error));
  if (read.data.type === 'message') {
    close(tenant, person);
    return { kind: 'message', text: read.data.value };
  }
  const { title = '', height = null, width = null, card } = read.data.value;
  const checked = checkCard(card.content, 'dialog');
  if (checked.kind === 'refused') return unusable(SHOWN.dialog, checked.faults.join('; '));
  const dialog: StoredDialog = {
    id: `dialog-${tenant.clock.next()}`,
    person,
    title,
    height,
    width,
    card: checked.card,
    inputs: inputsAtOpening(checked.card),
    source: opening.kind,
    opening,
  };
  tenant.dialogs.set(person, dialog);
  tenant.changed();
  return { kind: 'dialog', dialog };
}

function compose(tenant: Tenant, person: string, opening: Opening, given: unknown): GestureOutcome {
  if (opening.kind !== 'message_extension') return unusable(SHOWN.dialog, 'only a message extension composes');
  const read = composeAnswer.safeParse(given);
  if (!read.success) return unusable(SHOWN.dialog, z.prettifyError(read.error));
  const checked = checkCard(read.data.attachments[0]?.content, 'message');
  if (checked.kind === 'refused') return unusable(SHOWN.dialog, checked.faults.join('; '));
  close(tenant, person);
  return { kind: 'composed', card: checked.card };
}

/** What every input holds, those of cards that open from it too. */
export function inputsAtOpening(card: AdaptiveCard): Inputs {
  return initialInputs([...inputsOf(card), ...actionsOf(card).flatMap(({ inputs }) => inputs)]);
}

export function close(tenant: Tenant, person: string): void {
  if (tenant.dialogs.delete(person)) tenant.changed();
}
