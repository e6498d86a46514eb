import type { IdentifyPerson } from '../../../app/people/identify-person.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { Measures } from '../../../app/ports/measures.ts';
import type { Person } from '../../../app/ports/stores.ts';
import type { ConnectionId, DeskId } from '../../../domain/ids.ts';
import { type Reader, readerOf } from '../../../texts/reader.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

export interface Acting {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly actor: Person;
  readonly reader: Reader;
}

export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T; readonly acting: Acting }
  /** A bot, or somebody of a workspace that is not served here. */
  | { readonly kind: 'stranger' }
  /** It could not be done now, or not in the time that Slack leaves. */
  | { readonly kind: 'unavailable'; readonly reader: Reader };

/** Does what somebody asks by a click, a form or a command. */
export type AttemptFor = <T>(
  who: { readonly team: string; readonly user: string },
  work: (acting: Acting) => Promise<T>,
) => Promise<Attempt<T>>;

/** Of Slack's 3 seconds; the rest is for the answer itself. */
const WITHIN_MS = 2300;
const MOST_READERS = 10_000;

/**
 * Finds out who acts, then does the work, within the time that Slack leaves. What fails is logged and told as
 * unavailable: a click cannot be sent again by Slack, so the person must read that they can.
 */
export function makeAttemptFor(deps: {
  readonly workspaces: Pick<Workspaces, 'connectionOf'>;
  readonly identifyPerson: IdentifyPerson;
  readonly log: Log;
}): AttemptFor {
  // Who was here before can be told in their language that the database is away.
  const readers = new Map<string, Reader>();

  const actingOf = async (team: string, user: string): Promise<Acting | undefined> => {
    const workspace = await deps.workspaces.connectionOf(team);
    if (!workspace) return undefined;
    const { deskId, connectionId } = workspace;
    const actor = await deps.identifyPerson({ deskId, connectionId, externalId: user });
    if (!actor) return undefined;
    const reader = readerOf(actor);
    if (readers.size >= MOST_READERS) readers.clear();
    readers.set(keyOf(team, user), reader);
    return { deskId, connectionId, actor, reader };
  };

  return async ({ team, user }, work) => {
    const attempt = async () => {
      const acting = await actingOf(team, user);
      return acting ? { kind: 'done' as const, value: await work(acting), acting } : { kind: 'stranger' as const };
    };
    try {
      return await within(WITHIN_MS, attempt());
    } catch (error) {
      deps.log.error({ err: error, team }, 'somebody was told that the desk is unavailable');
      return {
        kind: 'unavailable',
        reader: readers.get(keyOf(team, user)) ?? readerOf({ language: 'fr', timeZone: 'Europe/Paris' }),
      };
    }
  };
}

/** The same, with what came of it and how long it took measured under that kind of gesture. */
export function measuringAttempts(attemptFor: AttemptFor, kind: string, measures: Measures): AttemptFor {
  return async (who, work) => {
    const startedMs = performance.now();
    const attempt = await attemptFor(who, work);
    measures.gesture(kind, attempt.kind, (performance.now() - startedMs) / 1000);
    return attempt;
  };
}

const keyOf = (team: string, user: string): string => `${team} ${user}`;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
