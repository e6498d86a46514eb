import type { TrafficDetail, TrafficLine } from '../../protocol.ts';
import type { TeamsOutcome, TeamsState } from '../../teams/protocol.ts';
import type { TeamsGestureBody, TeamsGestureName, TeamsStateQuery } from '../../teams/requests.ts';

/** What came back from a gesture; `lost` when the page's own server did not answer. */
export type TeamsAnswer = TeamsOutcome | { readonly kind: 'lost' };

export async function readTeamsState({ as, conversation }: TeamsStateQuery): Promise<TeamsState> {
  const parameters = new URLSearchParams();
  if (as !== undefined) parameters.set('as', as);
  if (conversation !== undefined) parameters.set('conversation', conversation);
  const response = await fetch(`api/teams-state?${parameters}`);
  if (!response.ok) throw new Error(`state answered ${response.status}`);
  const state: TeamsState = await response.json();
  return state;
}

export async function performInTeams<Name extends TeamsGestureName>(
  name: Name,
  body: TeamsGestureBody<Name>,
): Promise<TeamsAnswer> {
  try {
    const response = await fetch(`api/teams-${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: TeamsOutcome | { readonly error: string } = await response.json();
    return 'error' in answer ? { kind: 'refused', detail: answer.error } : answer;
  } catch {
    return { kind: 'lost' };
  }
}

/** The latest requests between Teams and the app; none when the page's server did not answer. */
export async function readTeamsTraffic(): Promise<readonly TrafficLine[]> {
  try {
    const response = await fetch('api/teams-traffic');
    const answer: { readonly lines: readonly TrafficLine[] } = await response.json();
    return answer.lines;
  } catch {
    return [];
  }
}

export async function readTeamsTrafficDetail(id: number): Promise<TrafficDetail | undefined> {
  try {
    const response = await fetch(`api/teams-traffic-detail?id=${id}`);
    if (!response.ok) return undefined;
    const detail: TrafficDetail = await response.json();
    return detail;
  } catch {
    return undefined;
  }
}
