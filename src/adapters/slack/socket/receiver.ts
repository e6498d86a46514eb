import { setTimeout as wait } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { backOffMs } from '../../../app/outbox/back-off.ts';
import type { Log } from '../../../app/ports/log.ts';
import { type Measures, noMeasures, type SocketOpening } from '../../../app/ports/measures.ts';
import { problemFrom } from '../delivery-problem.ts';
import { clientOptions, type SlackApiSettings } from '../workspaces/web-clients.ts';
import { type Connection, type ConnectionTimes, connect, type Hear, type Leaving } from './connection.ts';

/** Slack does not take the app-level token: only an administrator can mend that. */
export class AppTokenRefusedError extends Error {
  constructor(detail: string) {
    super(`Slack refuses SLACK_APP_TOKEN (${detail}): ${remedyFor(detail)}`);
    this.name = 'AppTokenRefusedError';
  }
}

export interface SocketSettings extends SlackApiSettings {
  readonly appToken: string;
  readonly log: Log;
  readonly measures?: Pick<Measures, 'socketOpened' | 'socketsOpen'>;
  readonly times?: Partial<SocketTimes>;
}

interface SocketTimes extends ConnectionTimes {
  /** A connection that lived less counts as one more failure: the waits grow until one lasts. */
  readonly stableAfterMs: number;
  /** A line that Slack has announced to close is left to it this long, since it may still say something over it. */
  readonly leftToSlackMs: number;
  /** Between two attempts when only a person can mend it, or when other processes hold all the connections. */
  readonly hopelessMs: number;
}

const TIMES: SocketTimes = {
  helloWithinMs: 10_000,
  pingEveryMs: 5000,
  closeWithinMs: 1000,
  stableAfterMs: 30_000,
  leftToSlackMs: 30_000,
  hopelessMs: 60_000,
};

/** Two, on Slack's advice: while one is renewed or lost, the other hears. An app may have ten. */
const LINES = 2;
const LONGEST_WAIT_MS = 30_000;

export interface SocketReceiver extends Receiver {
  /** Resolves once the first connection is open. @throws AppTokenRefusedError */
  start(): Promise<void>;
  /** Acknowledges what is being worked on (at most `drainMs`), then closes. */
  stop(drainMs?: number): Promise<void>;
  /** True while something can be heard. */
  isConnected(): boolean;
  /** What is done with an envelope, for a rehearsal without Slack. */
  readonly hear: Hear;
}

/**
 * Hears Slack over WebSockets that we open: Socket Mode, for sites that nobody reaches from outside. Bolt's own receiver
 * acknowledges an event before any listener has run; this one does so after, so that what fails is sent again
 * (architecture §4.1; docs/decisions, "A receiver of our own for Socket Mode").
 */
export function createSocketReceiver(settings: SocketSettings): SocketReceiver {
  const { log, measures = noMeasures } = settings;
  const times = { ...TIMES, ...settings.times };
  const client = new WebClient(settings.appToken, clientOptions(settings, log));
  const stopping = new AbortController();
  const connections = new Set<Connection>();
  const turnedOff = new WeakSet<Connection>();
  let app: App | undefined;
  /** Why Slack refuses, as it was last told. */
  let refusal: string | undefined;

  const count = (): void => measures.socketsOpen('slack', connections.size);
  count();

  const hear: Hear = async ({ payload, retry_attempt, retry_reason }) => {
    let received: { answer: unknown } | 'not_received' = 'not_received';
    try {
      await app?.processEvent({
        body: payload,
        ...(retry_attempt !== undefined && { retryNum: retry_attempt }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
        // Bolt says "received" of an event at once: Slack is told when its listeners are done.
        ack: async (answer: unknown) => {
          received = { answer };
        },
      });
      return received;
    } catch {
      return 'not_received'; // logged by the app's error handler
    }
  };

  const open = async (): Promise<Connection | Exclude<Leaving, 'renewed'>> => {
    const { url } = withUrl.parse(await client.apps.connections.open());
    const connection = await connect(url, { hear, times, log });
    if (typeof connection === 'string') return connection;
    if (stopping.signal.aborted) connection.cut();
    refusal = undefined;
    connections.add(connection);
    count();
    void connection.closed.then(() => {
      connections.delete(connection);
      count();
    });
    log.info({}, 'a socket to Slack is open');
    return connection;
  };

  /** @returns undefined when we stop. @throws AppTokenRefusedError when told not to insist */
  const opened = async (attempt: { failures: number; insists: boolean }): Promise<Connection | undefined> => {
    for (let { failures } = attempt; !stopping.signal.aborted; failures += 1) {
      if (failures > 0) await pause(Math.min(backOffMs(failures - 1), LONGEST_WAIT_MS));
      if (stopping.signal.aborted) return undefined;
      try {
        const connection = await open();
        if (typeof connection !== 'string') return connection;
        await waitAfter(connection);
      } catch (error) {
        const problem = problemFrom(error);
        const { detail } = problem;
        if (problem.kind === 'credentials' || problem.kind === 'refused') {
          if (!attempt.insists) throw new AppTokenRefusedError(detail);
          tellRefusal(detail);
          await pause(times.hopelessMs);
        } else {
          log.warn({ detail, failures }, 'a socket to Slack could not be opened, it is tried again');
          if (problem.kind === 'try_later') await pause(Math.min(problem.afterMs, times.hopelessMs));
        }
      }
    }
    return undefined;
  };

  const tellRefusal = (detail: string): void => {
    if (refusal !== detail)
      log.error({ detail }, `Slack gives us no sockets and nothing is heard: ${remedyFor(detail)}`);
    refusal = detail;
  };

  const waitAfter = async (leaving: Leaving): Promise<void> => {
    if (leaving === 'renewed' || leaving === 'lost') return;
    if (leaving === 'turned_off') tellRefusal(TURNED_OFF);
    else log.warn({}, 'ten sockets of this app are open already, and Slack admits no more: stop other processes');
    await pause(times.hopelessMs);
  };

  /** Keeps one connection open. The next one stands before the last is closed, so that there is always somebody to hear. */
  const keepLine = async (first?: Connection): Promise<void> => {
    let last: Connection | undefined;
    let failures = 0;
    let why: SocketOpening = 'started';
    for (let next = first ?? (await opened({ failures, insists: true })); next; ) {
      measures.socketOpened('slack', why);
      if (last) void retireAfterSlack(last);
      last = next;
      const since = performance.now();
      const leaving = await next.leaving;
      if (stopping.signal.aborted) return;
      why = leaving;
      if (leaving === 'turned_off') turnedOff.add(next);
      await waitAfter(leaving);
      const isFailure = leaving === 'lost' && performance.now() - since < times.stableAfterMs;
      failures = isFailure ? failures + 1 : 0;
      next = await opened({ failures, insists: true });
    }
  };

  const retireAfterSlack = async (connection: Connection): Promise<void> => {
    await Promise.race([connection.closed, pause(times.leftToSlackMs)]);
    connection.retire();
  };

  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal: stopping.signal }).catch(() => {});

  return {
    hear,
    init: (given) => {
      app = given;
    },
    async start() {
      const first = await opened({ failures: 0, insists: false });
      void keepLine(first);
      for (let line = 1; line < LINES; line += 1) void keepLine();
    },
    async stop(drainMs = 0) {
      stopping.abort();
      const open = [...connections];
      for (const connection of open) connection.retire();
      const cut = setTimeout(() => {
        for (const connection of open) connection.cut();
      }, drainMs);
      await Promise.all(open.map(({ closed }) => closed));
      clearTimeout(cut);
    },
    isConnected: () => [...connections].some((connection) => connection.isOpen() && !turnedOff.has(connection)),
  };
}

const withUrl = z.object({ url: z.url({ protocol: /^wss?$/ }) });

const TURNED_OFF = 'socket_mode_not_enabled';

function remedyFor(detail: string): string {
  if (detail === TURNED_OFF) return 'turn it on, on the Socket Mode page of your Slack app';
  return 'copy it again from the Basic Information page of your Slack app, App-Level Tokens (scope connections:write)';
}
