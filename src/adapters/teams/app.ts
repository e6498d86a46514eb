import type { Log } from '../../app/ports/log.ts';
import { apologyTo } from './apology.ts';
import { KeysAwayError, UnauthorizedError } from './authentication-errors.ts';
import { guardTeams, type HttpAnswer, type ReceivedActivity } from './gate.ts';
import type { NoteWhere } from './note-where.ts';
import { type Activity, tenantOf } from './read/activity.ts';
import type { TeamsSettings } from './settings.ts';
import type { ServedTenant, Tenants } from './tenants.ts';

/** An activity that Teams sent to a tenant that is served. */
export interface Heard {
  readonly activity: Activity;
  readonly tenant: ServedTenant;
}

/**
 * Handles an activity, and returns the body that answers an invoke; what it returns for anything else goes nowhere. What it
 * throws makes Teams send an event again, and tells whoever clicked that it failed.
 */
export type Listen = (heard: Heard) => Promise<unknown>;

interface Deps {
  readonly settings: TeamsSettings;
  readonly tenants: Pick<Tenants, 'isAllowed' | 'enter'>;
  readonly noteWhere: NoteWhere;
  readonly listen: Listen;
  readonly log: Log;
}

/**
 * What answers `/api/messages`: an activity is handled once it is known to be from Teams and of a tenant that is served.
 * 401 to everybody else, without a word; 403 to another tenant; 503 while the keys that sign activities cannot be read; 500
 * to an event that could not be kept, so that Teams sends it again. Loads the Bot Framework's SDK.
 */
export async function createTeamsApp(deps: Deps): Promise<ReturnType<typeof guardTeams>> {
  const { settings, tenants, noteWhere, listen, log } = deps;
  const { createBotFramework } = await import('./bot-framework.ts');
  const framework = createBotFramework({ settings, apologise: apologyTo, log });
  if (!settings.registration)
    log.warn({}, 'TEAMS_ALLOW_UNAUTHENTICATED: whoever reaches this process from this machine is believed to be Teams');

  const answer = async ({ activity, authorization }: ReceivedActivity): Promise<HttpAnswer> => {
    const run = await framework.authenticate(activity, authorization);
    const tenantId = tenantOf(activity);
    if (tenantId === undefined || !tenants.isAllowed(tenantId)) {
      log.warn({ status: 403, tenantId }, 'an activity of a tenant that is not in TEAMS_ALLOWED_TENANTS was refused');
      return { status: 403 };
    }
    const body = await run(async () => {
      const tenant = await tenants.enter(tenantId);
      // What is answered is posted there.
      await noteWhere(tenant, activity);
      return listen({ activity, tenant });
    });
    return { status: 200, body };
  };
  return guardTeams((received) => answer(received).catch((error: unknown) => refusalOf(error, log)));
}

function refusalOf(error: unknown, log: Log): HttpAnswer {
  if (error instanceof UnauthorizedError) {
    log.warn({ status: 401, why: error.message }, 'a request to Teams’ address was not from Teams');
    return { status: 401 };
  }
  if (error instanceof KeysAwayError) {
    log.warn({ status: 503, err: error }, 'what Teams sent could not be checked, it sends it again');
    return { status: 503 };
  }
  log.error({ err: error }, 'an event from Teams could not be kept, Teams sends it again');
  return { status: 500 };
}
