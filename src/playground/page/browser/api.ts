import type { ClockJump, ClockReading } from '../clock-protocol.ts';
import type { PageFile, PageOutcome, PageState, TrafficDetail, TrafficLine } from '../protocol.ts';
import type { GestureBody, GestureName, MoveClockBody, StateQuery } from '../requests.ts';

/** What came back from a gesture; `lost` when the page's own server did not answer. */
export type Outcome = PageOutcome | { readonly kind: 'lost' };

export async function readState(query: StateQuery): Promise<PageState> {
  const parameters = new URLSearchParams();
  if (query.as !== undefined) parameters.set('as', query.as);
  if (query.channel !== undefined) parameters.set('channel', query.channel);
  if (query.thread !== undefined) parameters.set('thread', query.thread);
  const response = await fetch(`api/state?${parameters}`);
  if (!response.ok) throw new Error(`state answered ${response.status}`);
  const state: PageState = await response.json();
  return state;
}

export async function perform<Name extends GestureName>(name: Name, body: GestureBody<Name>): Promise<Outcome> {
  try {
    const response = await fetch(`api/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: PageOutcome | { readonly error: string } = await response.json();
    return 'error' in answer ? { kind: 'refused', detail: answer.error } : answer;
  } catch {
    return { kind: 'lost' };
  }
}

/** Puts a file of this person into the workspace; undefined when the page's server did not take it. */
export async function upload(as: string, file: File): Promise<PageFile | undefined> {
  const asked = new URLSearchParams({ as, name: file.name, type: file.type || 'application/octet-stream' });
  try {
    const response = await fetch(`api/upload?${asked}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    if (!response.ok) return undefined;
    const taken: PageFile = await response.json();
    return taken;
  } catch {
    return undefined;
  }
}

/** The latest requests between Slack and the app; none when the page's server did not answer. */
export async function readTraffic(): Promise<readonly TrafficLine[]> {
  try {
    const response = await fetch('api/traffic');
    const answer: { readonly lines: readonly TrafficLine[] } = await response.json();
    return answer.lines;
  } catch {
    return [];
  }
}

export async function readTrafficDetail(id: number): Promise<TrafficDetail | undefined> {
  try {
    const response = await fetch(`api/traffic-detail?id=${id}`);
    if (!response.ok) return undefined;
    const detail: TrafficDetail = await response.json();
    return detail;
  } catch {
    return undefined;
  }
}

/** The desk's clock; undefined when there is none, or the page's server did not answer. */
export async function readClock(language: 'fr' | 'en'): Promise<ClockReading | undefined> {
  try {
    const response = await fetch(`api/clock?language=${language}`);
    if (!response.ok) return undefined;
    const reading: ClockReading | null = await response.json();
    return reading ?? undefined;
  } catch {
    return undefined;
  }
}

/** Moves it forward; whether it was. */
export async function moveClock(to: ClockJump): Promise<boolean> {
  try {
    const response = await fetch('api/move-clock', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ to } satisfies MoveClockBody),
    });
    const answer: { readonly kind: string } = await response.json();
    return answer.kind === 'moved';
  } catch {
    return false;
  }
}

/**
 * Calls `changed` at each change of the workspace and after each reconnection, `traffic` when a request between Slack
 * and the app has ended, `clock` when the desk's clock was moved, `lost` while there is no connection.
 */
export function listen(changed: () => void, traffic: () => void, clock: () => void, lost: () => void): void {
  const events = new EventSource('api/events');
  events.addEventListener('changed', changed);
  events.addEventListener('traffic', traffic);
  events.addEventListener('clock', clock);
  events.addEventListener('error', lost);
}
