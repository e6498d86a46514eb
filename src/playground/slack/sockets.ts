import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Delivered, Retry } from './deliver.ts';
import { makeSecret } from './ids.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import type { Delivery, SimulatedSockets } from './simulator-types.ts';

/** docs.slack.dev/apis/events-api/using-socket-mode: an app may have ten at a time. */
const MOST_CONNECTIONS = 10;
/** How long after its announcement a connection is closed. */
const SLACK_GRACE_MS = 10_000;
const PATH = '/link/';

/** The app's side of Socket Mode: WebSockets that it opened, each payload sent over any one of them. */
export interface Sockets extends SimulatedSockets {
  /** False when the app is reached over HTTP, or Socket Mode was turned off. */
  isEnabled(): boolean;
  /** The address of the next connection, good once. */
  makeUrl(): string;
  /** Makes a request to such an address a connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends one body and waits for its acknowledgement. Never throws. */
  send(kind: Delivery['kind'], body: JsonObject, retry: Retry | undefined): Promise<Delivered>;
  close(): void;
}

interface Connection {
  readonly socket: WebSocket;
  /** Who waits for the acknowledgement of each envelope. */
  readonly waiting: Map<string, (delivered: Delivered) => void>;
  isStalled: boolean;
  /** It was told that it will be closed. */
  isAnnounced: boolean;
  /** Its time is over: nothing more is sent, and it closes once nobody waits. */
  isEnding: boolean;
}

export function createSockets(options: {
  readonly isEnabled: boolean;
  readonly appId: string;
  /** Of the server that passes requests on to `upgrade`: `ws://127.0.0.1:PORT`. */
  readonly address: () => string;
  readonly timeoutMs: number;
  readonly graceMs: number | undefined;
  /** True when the next acknowledgement is to come too late. */
  readonly takeLateAck: () => boolean;
}): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections: Connection[] = [];
  let isEnabled = options.isEnabled;

  const say = ({ socket }: Connection, message: JsonObject): void => socket.send(JSON.stringify(message));
  const announce = (connection: Connection, reason: string): void =>
    say(connection, { type: 'disconnect', reason, debug_info: { host: 'applink-simulated' } });

  const greet = (socket: WebSocket): void => {
    const connection: Connection = {
      socket,
      waiting: new Map(),
      isStalled: false,
      isAnnounced: false,
      isEnding: false,
    };
    if (connections.length >= MOST_CONNECTIONS) {
      announce(connection, 'too_many_websockets');
      socket.close();
      return;
    }
    connections.push(connection);
    socket.on('message', (data) => acknowledge(connection, parseJson(data.toString())));
    socket.on('error', () => {}); // its close follows
    socket.on('close', () => {
      connections.splice(connections.indexOf(connection), 1);
      for (const answer of connection.waiting.values()) answer(failed('connection_failed'));
    });
    say(connection, {
      type: 'hello',
      num_connections: connections.length,
      connection_info: { app_id: options.appId },
      debug_info: { host: 'applink-simulated', build_number: 1, approximate_connection_time: 3600 },
    });
  };

  const acknowledge = ({ waiting }: Connection, message: unknown): void => {
    if (!isObject(message)) return;
    const answer = waiting.get(String(message['envelope_id']));
    if (!answer || options.takeLateAck()) return;
    const { payload } = message;
    answer({ status: 200, body: payload === undefined ? '' : JSON.stringify(payload), refusesRetries: false });
  };

  const closeWhenDone = ({ socket, waiting, isEnding }: Connection): void => {
    if (isEnding && waiting.size === 0) socket.close();
  };

  const end = (connection: Connection): void => {
    connection.isEnding = true;
    closeWhenDone(connection);
  };

  /** The next that is open: Slack says that any one may be chosen. */
  const nextOpen = (): Connection | undefined => {
    const open = connections.find(({ socket, isEnding }) => socket.readyState === WebSocket.OPEN && !isEnding);
    if (open) connections.push(...connections.splice(connections.indexOf(open), 1));
    return open;
  };

  return {
    isEnabled: () => isEnabled,
    makeUrl() {
      const ticket = makeSecret();
      tickets.add(ticket);
      return `${options.address()}${PATH}?ticket=${ticket}&app_id=${options.appId}`;
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (url.pathname !== PATH || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    send(kind, body, retry) {
      const connection = nextOpen();
      if (!connection) return Promise.resolve(failed('connection_failed'));
      const envelopeId = randomUUID();
      return new Promise((resolve) => {
        const answer = (delivered: Delivered): void => {
          clearTimeout(timer);
          connection.waiting.delete(envelopeId);
          closeWhenDone(connection);
          resolve(delivered);
        };
        const timer = setTimeout(() => answer(failed('timeout')), options.timeoutMs);
        connection.waiting.set(envelopeId, answer);
        if (!connection.isStalled) say(connection, envelopeOf(kind, envelopeId, body, retry));
      });
    },

    count: () => connections.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length,
    announce(reason, howMany) {
      if (reason === 'link_disabled') isEnabled = false;
      for (const connection of connections.slice(0, howMany)) {
        announce(connection, reason);
        connection.isAnnounced = true;
        setTimeout(() => end(connection), options.graceMs ?? SLACK_GRACE_MS).unref();
      }
    },
    endAnnounced() {
      for (const connection of connections.filter(({ isAnnounced }) => isAnnounced)) end(connection);
    },
    enable() {
      isEnabled = true;
    },
    cut(howMany) {
      for (const { socket } of connections.slice(0, howMany)) socket.terminate();
    },
    stall(howMany) {
      for (const connection of connections.slice(0, howMany)) {
        connection.isStalled = true;
        connection.socket.pause();
      }
    },
    close() {
      for (const { socket } of connections) socket.terminate();
      server.close();
    },
  };
}

const failed = (status: 'timeout' | 'connection_failed'): Delivered => ({ status, body: '', refusesRetries: false });

function envelopeOf(
  kind: Delivery['kind'],
  envelopeId: string,
  body: JsonObject,
  retry: Retry | undefined,
): JsonObject {
  const envelope = { envelope_id: envelopeId, payload: body };
  if (kind === 'command') return { ...envelope, type: 'slash_commands', accepts_response_payload: true };
  if (kind === 'interaction') {
    const accepts = body['type'] === 'view_submission' || body['type'] === 'block_suggestion';
    return { ...envelope, type: 'interactive', accepts_response_payload: accepts };
  }
  return {
    ...envelope,
    type: 'events_api',
    accepts_response_payload: false,
    retry_attempt: retry?.number ?? 0,
    retry_reason: retry === undefined ? '' : retry.reason === 'http_timeout' ? 'timeout' : retry.reason,
  };
}
