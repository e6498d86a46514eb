import type { IdentifyPerson } from '../app/people/identify-person.ts';
import type { Log } from '../app/ports/log.ts';
import { type Measures, noMeasures } from '../app/ports/measures.ts';
import type { ConnectionId, DeskId } from '../domain/ids.ts';
import { type Reader, readerOf } from '../texts/reader.ts';
import { type TypedOn, typingReader } from '../texts/typing.ts';
import type { Acting } from './acting.ts';

/** What somebody did, as it is counted. */
export type GestureKind = 'prompt' | 'ticket' | 'channel' | 'home' | 'form' | 'form_change' | 'command' | 'shortcut';

/** An account, in the platform's own ids: of a Slack workspace, of a Teams tenant. */
interface ExternalAccount {
  readonly externalConnection: string;
  readonly externalId: string;
}

/** Somebody who does something, and how they would type a command there. */
export interface Who extends ExternalAccount {
  readonly typedOn: TypedOn;
}

export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T; readonly acting: Acting }
  /** A bot, or somebody of a workspace that is not served here. */
  | { readonly kind: 'stranger' }
  /** It could not be done now, or not in the time that the platform leaves. */
  | { readonly kind: 'unavailable'; readonly reader: Reader };

/** Does what somebody asks by a click, a form or a command. */
export type AttemptFor = <T>(kind: GestureKind, who: Who, work: (acting: Acting) => Promise<T>) => Promise<Attempt<T>>;

/** Slack leaves 3 seconds, Teams 5: the rest is for the answer itself. */
const WITHIN_MS = 2300;
const MOST_READERS = 10_000;

/**
 * Finds out who acts, then does the work, within the time that platforms leave. What fails is logged and told as
 * unavailable: a click is not sent again by its platform, so the person must read that they can.
 */
export function makeAttemptFor(deps: {
  readonly connectionOf: (
    externalConnection: string,
  ) => Promise<{ readonly deskId: DeskId; readonly connectionId: ConnectionId } | undefined>;
  readonly identifyPerson: IdentifyPerson;
  readonly measures?: Measures | undefined;
  readonly log: Log;
  readonly withinMs?: number | undefined;
}): AttemptFor {
  const { measures = noMeasures, withinMs = WITHIN_MS } = deps;
  // Who was here before can be told in their language that the database is away.
  const readers = new Map<string, Reader>();

  const actingOf = async ({ externalConnection, externalId, typedOn }: Who): Promise<Acting | undefined> => {
    const connection = await deps.connectionOf(externalConnection);
    if (!connection) return undefined;
    const { deskId, connectionId } = connection;
    const actor = await deps.identifyPerson({ deskId, connectionId, externalId });
    if (!actor) return undefined;
    const reader = typingReader(readerOf(actor), typedOn);
    if (readers.size >= MOST_READERS) readers.clear();
    readers.set(keyOf({ externalConnection, externalId }), reader);
    return { deskId, connectionId, actor, reader };
  };

  const attempt = async <T>(who: Who, work: (acting: Acting) => Promise<T>): Promise<Attempt<T>> => {
    const acting = await actingOf(who);
    return acting ? { kind: 'done', value: await work(acting), acting } : { kind: 'stranger' };
  };

  const attemptOrSay = async <T>(who: Who, work: (acting: Acting) => Promise<T>): Promise<Attempt<T>> => {
    try {
      return await within(withinMs, attempt(who, work));
    } catch (error) {
      const { externalConnection } = who;
      deps.log.error({ err: error, externalConnection }, 'somebody was told that the desk is unavailable');
      return {
        kind: 'unavailable',
        reader: readers.get(keyOf(who)) ?? readerOf({ language: 'fr', timeZone: 'Europe/Paris' }),
      };
    }
  };

  return async (kind, who, work) => {
    const startedMs = performance.now();
    const attempted = await attemptOrSay(who, work);
    measures.gesture(kind, attempted.kind, (performance.now() - startedMs) / 1000);
    return attempted;
  };
}

const keyOf = ({ externalConnection, externalId }: ExternalAccount): string => `${externalConnection} ${externalId}`;

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
