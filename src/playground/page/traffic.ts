import type { ApiCall, Delivery, SlackSimulator } from '../slack/simulator-types.ts';
import type { TrafficDetail, TrafficLine } from './protocol.ts';

const SHOWN_LINES = 200;

/** The latest requests between Slack and the app, newest first. */
export function readTraffic(simulator: SlackSimulator): readonly TrafficLine[] {
  return [...simulator.deliveries().slice(-SHOWN_LINES).map(lineOfDelivery), ...lastCalls(simulator).map(lineOfCall)]
    .sort((one, other) => other.id - one.id)
    .slice(0, SHOWN_LINES);
}

/** What was sent and answered in one of them, whatever its age; undefined when the simulator has forgotten it. */
export function readTrafficDetail(simulator: SlackSimulator, id: number): TrafficDetail | undefined {
  const call = simulator.apiCalls().find((candidate) => candidate.id === id);
  if (call) return { sent: withoutSecrets(call.arguments), answered: withoutSecrets(call.response) };
  const delivery = simulator.deliveries().find((candidate) => candidate.id === id);
  return delivery && { sent: withoutSecrets(delivery.body), answered: withoutSecrets(readable(delivery.answer)) };
}

function lastCalls(simulator: SlackSimulator): readonly ApiCall[] {
  return simulator.apiCalls().slice(-SHOWN_LINES);
}

function lineOfDelivery({ id, kind, body, status, attempt, tookMs, at }: Delivery): TrafficLine {
  return {
    id,
    way: kind === 'response' ? 'in' : 'out',
    kind,
    name: nameOfDelivery(kind, body),
    status: String(status),
    isRefused: typeof status !== 'number' || status >= 400,
    attempt,
    tookMs,
    at,
  };
}

function lineOfCall({ id, method, response, status, tookMs, at }: ApiCall): TrafficLine {
  const isRefused = response['ok'] !== true;
  const shown = isRefused && typeof response['error'] === 'string' ? response['error'] : String(status);
  return { id, way: 'in', kind: 'call', name: method, status: shown, isRefused, attempt: 0, tookMs, at };
}

function nameOfDelivery(kind: Delivery['kind'], body: Delivery['body']): string {
  switch (kind) {
    case 'event':
      return eventName(body);
    case 'command':
      return String(body['command'] ?? 'command');
    case 'interaction':
      return String(body['type'] ?? 'interaction');
    case 'response':
      return 'response_url';
  }
}

function eventName(body: Delivery['body']): string {
  const { event } = body;
  if (typeof event !== 'object' || event === null || !('type' in event)) return String(body['type'] ?? 'event');
  const subtype = 'subtype' in event ? `.${String(event.subtype)}` : '';
  return `${String(event.type)}${subtype}`;
}

/** What was answered, as JSON where it is. */
export function readable(answer: string): unknown {
  if (answer === '') return null;
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}

const SECRET_KEYS: ReadonlySet<string> = new Set([
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
  'client_assertion',
]);
const SECRET_VALUE = /^xox[a-z]+[-.]/;

/** The same value, without what would let somebody speak as the app. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return SECRET_VALUE.test(value) ? '•••' : value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, SECRET_KEYS.has(key) ? '•••' : withoutSecrets(held)]),
  );
}
