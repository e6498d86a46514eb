import { WebSocket } from 'ws';
import type { Log } from '../../../app/ports/log.ts';
import { acknowledgementOf, type Envelope, type Frame, frameSchema } from './envelope.ts';

/** How long things may take on a connection, in ms. */
export interface ConnectionTimes {
  /** From the request to Slack's hello. */
  readonly helloWithinMs: number;
  /** A line that was silent for twice as long is dead: a firewall that forgets it tells nobody. */
  readonly pingEveryMs: number;
  /** Slack answers our closing, then keeps the line open: it is cut after this. */
  readonly closeWithinMs: number;
}

/** Why the next connection is to be opened. */
export type Leaving =
  /** Slack renews its connections every few hours, and says so some seconds before. */
  | 'renewed'
  | 'turned_off'
  /** The app has ten already. */
  | 'too_many'
  | 'lost';

/** Does the work of one envelope. @returns what Slack is told, or 'not_received' so that it sends an event again */
export type Hear = (envelope: Envelope) => Promise<{ readonly answer: unknown } | 'not_received'>;

/** One WebSocket to Slack that said hello. */
export interface Connection {
  /** Settles once, when it is time for another one; envelopes may still come until it is closed. */
  readonly leaving: Promise<Leaving>;
  readonly closed: Promise<undefined>;
  isOpen(): boolean;
  /** Closes as soon as nothing is being worked on: an acknowledgement belongs to the line that its envelope came over. */
  retire(): void;
  /** Closes now. What is being worked on is not acknowledged. */
  cut(): void;
}

/**
 * Opens a connection and waits for Slack's hello.
 * @param url of `apps.connections.open`, good once
 * @returns why not, when there is none
 */
export function connect(
  url: string,
  { hear, times, log }: { readonly hear: Hear; readonly times: ConnectionTimes; readonly log: Log },
): Promise<Connection | Exclude<Leaving, 'renewed'>> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const greeted = promised<'greeted'>();
  const leaving = promised<Leaving>();
  const closed = promised<undefined>();
  let isRetired = false;
  let atWork = 0;
  let wasHeard = true;

  const close = (): void => {
    socket.close();
    setTimeout(() => socket.terminate(), times.closeWithinMs).unref();
  };
  const closeWhenIdle = (): void => {
    if (isRetired && atWork === 0) close();
  };

  const work = async (envelope: Envelope): Promise<void> => {
    atWork += 1;
    const heard = await hear(envelope);
    if (heard !== 'not_received' && socket.readyState === WebSocket.OPEN)
      socket.send(acknowledgementOf(envelope, heard.answer));
    atWork -= 1;
    closeWhenIdle();
  };

  const listen = (frame: Frame): void => {
    if (frame.type === 'hello') greeted.resolve('greeted');
    else if (frame.type === 'disconnect') leaving.resolve(leavingFor(frame.reason));
    // Once we close, nothing can be acknowledged: Slack sends it again, over another line.
    else if (socket.readyState === WebSocket.OPEN) void work(frame);
  };

  const pulse = setInterval(() => {
    if (!wasHeard) socket.terminate();
    else if (socket.readyState === WebSocket.OPEN) socket.ping();
    wasHeard = false;
  }, times.pingEveryMs);
  const impatience = setTimeout(() => socket.terminate(), times.helloWithinMs);

  socket.on('message', (data) => {
    wasHeard = true;
    const read = frameSchema.safeParse(parse(data.toString()));
    if (read.success) listen(read.data);
    else log.warn({ err: read.error }, 'Slack says something over its socket that we do not know');
  });
  for (const sign of ['ping', 'pong', 'open']) socket.on(sign, () => (wasHeard = true));
  socket.on('error', (error) => log.debug({ err: error }, 'a socket to Slack has failed')); // its close follows
  socket.on('close', () => {
    clearInterval(pulse);
    clearTimeout(impatience);
    leaving.resolve('lost');
    closed.resolve(undefined);
  });

  const connection: Connection = {
    leaving: leaving.promise,
    closed: closed.promise,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    retire() {
      isRetired = true;
      closeWhenIdle();
    },
    cut: () => socket.terminate(),
  };
  return Promise.race([greeted.promise, leaving.promise]).then((first) => {
    clearTimeout(impatience);
    if (first === 'greeted') return connection;
    connection.cut();
    return first === 'renewed' ? 'lost' : first;
  });
}

/** A promise that is kept from outside; only the first time counts. */
function promised<Value>() {
  let keep: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    keep = resolve;
  });
  return { promise, resolve: (value: Value) => keep(value) };
}

function leavingFor(reason: string): Leaving {
  if (reason === 'link_disabled') return 'turned_off';
  return reason === 'too_many_websockets' ? 'too_many' : 'renewed';
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
