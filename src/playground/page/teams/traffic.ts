import type { ConnectorCall, Delivery, TeamsSimulator } from '../../teams/simulator-types.ts';
import type { TrafficDetail, TrafficLine } from '../protocol.ts';
import { readable, withoutSecrets } from '../traffic.ts';

const SHOWN_LINES = 200;

/** The latest requests between Teams and the app, newest first. */
export function readTeamsTraffic(teams: TeamsSimulator): readonly TrafficLine[] {
  return [
    ...teams.deliveries().slice(-SHOWN_LINES).map(lineOfDelivery),
    ...teams.calls().slice(-SHOWN_LINES).map(lineOfCall),
  ]
    .sort((one, other) => other.id - one.id)
    .slice(0, SHOWN_LINES);
}

/** What was sent and answered in one of them; undefined when the simulator has forgotten it. */
export function readTeamsTrafficDetail(teams: TeamsSimulator, id: number): TrafficDetail | undefined {
  const call = teams.calls().find((each) => each.id === id);
  if (call) {
    const { method, path, body, response, warnings } = call;
    const sent = { method, path, body, ...(warnings.length > 0 ? { warnings } : {}) };
    return { sent: withoutSecrets(sent), answered: withoutSecrets(response ?? null) };
  }
  const delivery = teams.deliveries().find((each) => each.id === id);
  return delivery && { sent: withoutSecrets(delivery.activity), answered: withoutSecrets(readable(delivery.answer)) };
}

function lineOfDelivery({ id, activity, status, attempt, tookMs, at }: Delivery): TrafficLine {
  const { type, name } = activity;
  const isInvoke = type === 'invoke';
  return {
    id,
    way: 'out',
    kind: isInvoke ? 'interaction' : 'event',
    name: String((isInvoke ? name : type) ?? 'activity'),
    status: String(status),
    isRefused: typeof status !== 'number' || status >= 400,
    attempt,
    tookMs,
    at,
  };
}

function lineOfCall({ id, operation, status, tookMs, at }: ConnectorCall): TrafficLine {
  const isRefused = status >= 400;
  return { id, way: 'in', kind: 'call', name: operation, status: String(status), isRefused, attempt: 0, tookMs, at };
}
