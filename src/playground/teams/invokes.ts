import { setTimeout as delay } from 'node:timers/promises';
import { isObject } from '../slack/json.ts';
import { activityBy, rootOf, type Speaker } from './activities.ts';
import { close, followAction, followTask, inputsAtOpening } from './answers.ts';
import { actionCalled, type PlacedAction } from './cards/card.ts';
import { refusedInputs } from './cards/inputs.ts';
import { type Delivered, failedForNow, type Wire } from './deliver.ts';
import type { Faults } from './faults.ts';
import { uuidOf } from './ids.ts';
import { messagePayload } from './message-payload.ts';
import { conversationSeenBy, messageSeenBy } from './seen-by.ts';
import type {
  AdaptiveCard,
  GestureOutcome,
  Inputs,
  JsonObject,
  SimulatedConversation,
  TeamsSimulator,
} from './simulator-types.ts';
import {
  installIn,
  messagesIn,
  type Opening,
  personalChatOf,
  type StoredDialog,
  type StoredMessage,
} from './tenant.ts';

export type Invokes = Pick<
  TeamsSimulator,
  'click' | 'submitDialog' | 'closeDialog' | 'messageAction' | 'composeAction'
>;

export interface InvokeOptions {
  readonly answerTimeoutMs: number;
  readonly submitTimeoutMs: number;
  readonly delaysMs: readonly number[];
}

/** Where an invoke comes from. */
interface Origin {
  readonly person: string;
  readonly conversation: SimulatedConversation;
  readonly rootId: string | null;
  /** The message whose card was clicked. */
  readonly replyToId?: string;
}

const CONTEXT = { theme: 'default' };

/** What people do with cards, dialogs and the app's own menu entries: asked of the app, and what it answers is followed. */
export function createInvokes(
  speaker: Speaker,
  wire: Wire,
  faults: Faults,
  tell: (activity: JsonObject) => void,
  options: InvokeOptions,
): Invokes {
  const { tenant } = speaker;

  const invokeActivity = ({ person, conversation, rootId, replyToId }: Origin, name: string, value: JsonObject) =>
    activityBy(speaker, person, conversation, rootId, {
      type: 'invoke',
      id: invokeId(),
      name,
      value,
      ...(replyToId === undefined ? {} : { replyToId }),
      channelData: {
        source: { name: 'message' },
        ...(replyToId === undefined ? {} : { legacy: { replyToId } }),
      },
    });
  const invokeId = (): string => `f:${uuidOf(`invoke ${tenant.clock.next()}`)}`;

  /**
   * Sends an invoke, and twice again while it fails: under the same id, then under another (botbuilder-dotnet#5005,
   * msteams-docs#6084). What counts is the last answer.
   */
  async function invoke(origin: Origin, name: string, value: JsonObject): Promise<Delivered> {
    const activity = invokeActivity(origin, name, value);
    const timeoutMs = name === 'composeExtension/submitAction' ? options.submitTimeoutMs : options.answerTimeoutMs;
    const [first = 0, second = first] = options.delaysMs;
    let last = await wire.send(activity, { timeoutMs });
    if (faults.takeLostAnswer()) last = await wire.send({ ...activity, id: invokeId() }, { attempt: 1, timeoutMs });
    if (!failedForNow(last)) return last;
    await delay(first);
    last = await wire.send(activity, { attempt: 1, timeoutMs });
    if (!failedForNow(last)) return last;
    await delay(second);
    return wire.send({ ...activity, id: invokeId() }, { attempt: 2, timeoutMs });
  }

  async function open(origin: Origin, opening: Opening, name: string, value: JsonObject): Promise<GestureOutcome> {
    return followTask(tenant, origin.person, opening, await invoke(origin, name, value));
  }

  async function act(
    origin: Origin,
    message: StoredMessage,
    { action }: PlacedAction,
    inputs: Inputs,
  ): Promise<GestureOutcome> {
    const data = { ...(isObject(action['data']) ? action['data'] : {}), ...inputs };
    if (action['type'] === 'Action.Execute') {
      const { type, id, title, verb } = action;
      const value = { action: { type, id, title, verb, data }, trigger: 'manual' };
      return followAction(tenant, message, origin.person, await invoke(origin, 'adaptiveCard/action', value));
    }
    if (action['type'] !== 'Action.Submit') return { kind: 'done' };
    const msteams = isObject(data['msteams']) ? data['msteams'] : undefined;
    if (msteams?.['type'] === 'task/fetch') {
      const opening: Opening = { kind: 'card', conversation: message.conversation, messageId: message.id };
      return open(origin, opening, 'task/fetch', { data, context: CONTEXT });
    }
    tell(
      activityBy(speaker, origin.person, origin.conversation, origin.rootId, {
        type: 'message',
        id: invokeId(),
        replyToId: message.id,
        ...(msteams?.['text'] === undefined ? {} : { text: msteams['text'] }),
        value: msteams?.['value'] ?? data,
      }),
    );
    return { kind: 'done' };
  }

  /** What stands in the dialog stays in it, whatever comes of sending it. */
  function typeIn(dialog: StoredDialog, inputs: Inputs): Inputs {
    const typed = { ...dialog.inputs, ...inputs };
    tenant.dialogs.set(dialog.person, { ...dialog, inputs: typed });
    tenant.changed();
    return typed;
  }

  const send = (dialog: StoredDialog, data: JsonObject): Promise<GestureOutcome> => {
    const { person, opening } = dialog;
    const conversation = conversationSeenBy(tenant, opening.conversation, person);
    if (opening.kind === 'card') {
      const opener = messagesIn(tenant, opening.conversation).find(({ id }) => id === opening.messageId);
      const rootId = opener ? rootOf(conversation, opener) : null;
      const origin = { person, conversation, rootId, replyToId: opening.messageId };
      return open(origin, opening, 'task/submit', { data, context: CONTEXT });
    }
    const origin = { person, conversation, rootId: opening.threadId };
    return open(origin, opening, 'composeExtension/submitAction', { ...commandValue(opening), data });
  };

  const commandValue = (opening: Extract<Opening, { kind: 'message_extension' }>): JsonObject => {
    const message = messagesIn(tenant, opening.conversation).find(({ id }) => id === opening.messageId);
    const conversation = conversationSeenBy(tenant, opening.conversation);
    return {
      commandId: opening.command,
      commandContext: opening.context,
      context: CONTEXT,
      ...(message ? { messagePayload: messagePayload(speaker, conversation, message) } : {}),
    };
  };

  const command = (
    person: string,
    opening: Extract<Opening, { kind: 'message_extension' }>,
  ): Promise<GestureOutcome> => {
    const conversation = conversationSeenBy(tenant, opening.conversation, person);
    const known = speaker.app.actions.find(({ id }) => id === opening.command);
    if (!known?.contexts.includes(opening.context)) {
      throw new Error(`the app has no action ${opening.command} in ${opening.context}`);
    }
    const isThere = installIn(tenant, conversation) !== null || personalChatOf(tenant, person).isInstalled;
    if (!isThere) throw new Error(`the app is not installed where ${person} is`);
    const origin = { person, conversation, rootId: opening.threadId };
    return open(origin, opening, 'composeExtension/fetchTask', commandValue(opening));
  };

  return {
    async click(person, at, name, inputs = {}) {
      const message = messageSeenBy(tenant, at, person);
      const card = at.card ?? cardsSeen(message, person)[0];
      if (!card) throw new Error(`message ${at.id} has no card`);
      const placed = actionCalled(card, name);
      const typed = inputsSent(card, placed, inputs);
      const refused = refusedInputs(placed.inputs, inputs, typed);
      if (Object.keys(refused).length > 0) return { kind: 'incomplete', inputs: refused };
      const conversation = conversationSeenBy(tenant, at.conversation, person);
      const origin = { person, conversation, rootId: rootOf(conversation, message), replyToId: message.id };
      return act(origin, message, placed, typed);
    },
    async submitDialog(person, name, inputs = {}) {
      const dialog = tenant.dialogs.get(person);
      if (!dialog) throw new Error(`${person} has no dialog open`);
      const placed = actionCalled(dialog.card, name);
      const typed = inputsSent(dialog.card, placed, typeIn(dialog, inputs));
      const refused = refusedInputs(placed.inputs, inputs, typed);
      if (Object.keys(refused).length > 0) return { kind: 'incomplete', inputs: refused };
      const { action } = placed;
      if (action['type'] !== 'Action.Submit') return { kind: 'done' };
      return send(dialog, { ...(isObject(action['data']) ? action['data'] : {}), ...typed });
    },
    closeDialog: (person) => close(tenant, person),
    async messageAction(person, at, commandId) {
      const message = messageSeenBy(tenant, at, person);
      const conversation = conversationSeenBy(tenant, at.conversation, person);
      return command(person, {
        kind: 'message_extension',
        conversation: at.conversation,
        threadId: rootOf(conversation, message),
        command: commandId,
        context: 'message',
        messageId: message.id,
      });
    },
    async composeAction(person, conversation, commandId, context, thread) {
      return command(person, {
        kind: 'message_extension',
        conversation,
        threadId: thread ?? null,
        command: commandId,
        context,
        messageId: null,
      });
    },
  };
}

/** The cards of a message as this person sees them. */
export const cardsSeen = (message: StoredMessage, person: string): readonly AdaptiveCard[] =>
  message.cardsSeenBy.get(person) ?? message.cards;

/** What an action sends: its inputs as typed, or as they stood. */
function inputsSent(card: AdaptiveCard, { action, inputs }: PlacedAction, typed: Inputs): Inputs {
  if (action['associatedInputs'] === 'none') return {};
  const stood = inputsAtOpening(card);
  return Object.fromEntries(inputs.map(({ id }) => [id, typed[id] ?? stood[id] ?? '']));
}
