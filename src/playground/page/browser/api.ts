import type { PageOutcome, PageState } from '../protocol.ts';
import type { GestureBody, GestureName, StateQuery } from '../requests.ts';

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

/** Calls `changed` at each change of the workspace and after each reconnection; `lost` while there is no connection. */
export function listen(changed: () => void, lost: () => void): void {
  const events = new EventSource('api/events');
  events.addEventListener('changed', changed);
  events.addEventListener('error', lost);
}
