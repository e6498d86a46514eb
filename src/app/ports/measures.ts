import type { Vote } from '../../domain/intake/channel-offset.ts';
import type { Platform } from './stores.ts';

export type DeliveryOutcome = 'posted' | 'edited' | 'postponed' | 'dropped' | 'dead';
/** Why a connection that stays open to the platform was opened: at the start, or in the place of one that ended so. */
export type SocketOpening = 'started' | 'renewed' | 'lost' | 'too_many' | 'turned_off';
export type ReceivedOutcome = 'handled' | 'already_handled' | 'postponed' | 'dead';

/**
 * What is counted while the product works, for whoever watches over it. Every word given here comes from a short, closed
 * list: never an id of anybody, never what somebody wrote.
 */
export interface Measures {
  /** An HTTP request was answered, on that route of ours; `status` is `cut` when its sender left first. */
  request(route: string, status: string, seconds: number): void;
  /** Somebody clicked, sent a form or typed a command. */
  gesture(kind: string, outcome: 'done' | 'stranger' | 'unavailable', seconds: number): void;
  received(platform: Platform, outcome: ReceivedOutcome): void;
  delivery(platform: Platform, outcome: DeliveryOutcome): void;
  /** What triage said of a message, and what the desk did with it. */
  verdict(label: string, outcome: string): void;
  /** Somebody said what they think of a verdict. */
  vote(vote: Vote): void;
  /** Where the platform is heard over connections that we keep open to it. */
  socketOpened(platform: Platform, why: SocketOpening): void;
  socketsOpen(platform: Platform, count: number): void;
}

/** For what is not watched: a command, a test. */
export const noMeasures: Measures = {
  request: () => {},
  gesture: () => {},
  received: () => {},
  delivery: () => {},
  verdict: () => {},
  vote: () => {},
  socketOpened: () => {},
  socketsOpen: () => {},
};

/** How much waits in one queue of one platform, and since when. */
export interface QueueDepth {
  readonly queue: 'inbox' | 'outbox';
  readonly platform: Platform;
  readonly waiting: number;
  /** Age of the oldest that waits; 0 when none does. */
  readonly oldestSeconds: number;
  /** Put aside for the administrator, as long as it can be tried again: 7 days. */
  readonly dead: number;
}

/** How many clocks are due and were not looked at yet, and since when the oldest is: 0 when none is. */
export interface ClockDepth {
  readonly due: number;
  readonly oldestSeconds: number;
}

export type ReadClockDepth = () => Promise<ClockDepth>;

export type ReadDepths = () => Promise<readonly QueueDepth[]>;
