import type { OurAccount } from '../workspaces/our-account.ts';
import type { EventEnvelope, MessageEvent } from './payloads.ts';
import type { SlackFile } from './read-files.ts';

interface Place {
  readonly team: string;
  readonly channel: string;
  readonly isDirect: boolean;
  /** The message that it is about; in Slack, its `ts`. */
  readonly messageId: string;
  /** The message that the thread hangs from; null outside of threads. */
  readonly threadId: string | null;
}

/** What people did with a message, in Slack's own words: `text` still carries Slack's markup. */
export type SlackGesture =
  | (Words & { readonly kind: 'said' })
  /** `version` names the edit: its time, which as text sorts like the time. */
  | (Words & { readonly kind: 'edited'; readonly version: string })
  | (Place & { readonly kind: 'removed'; readonly user: string });

interface Words extends Place {
  readonly user: string;
  readonly text: string;
  readonly files: readonly SlackFile[];
}

type Ourselves = Pick<OurAccount, 'botUserId'>;

/** Subtypes in which a person says something; all others are about the channel, or by machines. */
const SPOKEN = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message']);
const SLACK_ITSELF = 'USLACKBOT';

/**
 * What a message event means to us, or `ignored`: our own messages and those of other bots (two bots answering each
 * other never stop), joins and topics, and the edits that nobody made (an unfurled link, a card that we updated).
 */
export function readEvent(envelope: EventEnvelope, ourselves: Ourselves): SlackGesture | 'ignored' {
  const { event } = envelope;
  const team = teamOf(envelope);
  if (team === undefined) return 'ignored';
  if (event.subtype === 'message_changed') return readChange(event, team, ourselves);
  if (event.subtype === 'message_deleted') return readDeletion(event, team, ourselves);
  return readSaid(event, team, ourselves);
}

/** The team that installed the app, which in a shared channel is not the author's. Source: slackapi/bolt-js issue 935. */
export function teamOf(envelope: Pick<EventEnvelope, 'authorizations' | 'team_id'>): string | undefined {
  return envelope.authorizations?.[0]?.team_id ?? envelope.team_id ?? undefined;
}

function readSaid(event: MessageEvent, team: string, ourselves: Ourselves): SlackGesture | 'ignored' {
  const { user } = event;
  if (!SPOKEN.has(event.subtype) || event.hidden || user === undefined || !isPerson(event, ourselves)) return 'ignored';
  const text = event.text ?? '';
  if (text === '' && event.files.length === 0) return 'ignored';
  return { kind: 'said', ...placeOf(event, event, team), user, text, files: event.files };
}

function readChange(event: MessageEvent, team: string, ourselves: Ourselves): SlackGesture | 'ignored' {
  const { message, previous_message: before } = event;
  if (!message) return 'ignored';
  // A deleted message that has replies stays as a tombstone.
  if (message.subtype === 'tombstone') return before ? removedBy(before, event, team, ourselves) : 'ignored';
  const { user } = message;
  if (!SPOKEN.has(message.subtype) || user === undefined || !isPerson(message, ourselves)) return 'ignored';
  const text = message.text ?? '';
  if (text === (before?.text ?? '') && idsOf(message) === idsOf(before)) return 'ignored';
  const words = { user, text, files: message.files };
  return { kind: 'edited', ...placeOf(message, event, team), ...words, version: event.ts };
}

function idsOf(message: { readonly files: readonly SlackFile[] } | undefined): string {
  return (message?.files ?? []).map(({ id }) => id).join();
}

function readDeletion(event: MessageEvent, team: string, ourselves: Ourselves): SlackGesture | 'ignored' {
  return event.previous_message ? removedBy(event.previous_message, event, team, ourselves) : 'ignored';
}

function removedBy(
  before: NonNullable<MessageEvent['previous_message']>,
  event: MessageEvent,
  team: string,
  ourselves: Ourselves,
): SlackGesture | 'ignored' {
  const { user } = before;
  if (user === undefined || !isPerson(before, ourselves)) return 'ignored';
  return { kind: 'removed', ...placeOf(before, event, team), user };
}

function isPerson(
  message: { user?: string | undefined; bot_id?: string | null | undefined },
  { botUserId }: Ourselves,
) {
  return !message.bot_id && message.user !== SLACK_ITSELF && message.user !== botUserId;
}

function placeOf(message: { ts: string; thread_ts?: string | undefined }, event: MessageEvent, team: string): Place {
  return {
    team,
    channel: event.channel,
    isDirect: event.channel_type === 'im' || event.channel.startsWith('D'),
    messageId: message.ts,
    threadId: message.thread_ts ?? null,
  };
}
