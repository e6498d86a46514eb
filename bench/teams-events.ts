import { z } from 'zod';
import type { TeamsSimulator } from '../src/playground/teams/simulator-types.ts';
import { createTokenIssuer } from '../src/playground/teams/token-issuer.ts';
import { type Child, startChild } from './child.ts';
import { type Comparison, compare, inTurns, type Latency, latencyOf } from './figures.ts';
import { type Request, sendRequests } from './load.ts';
import { type Compared, compared, REQUEST, SMALLTALK, untilIdle } from './message-events.ts';
import { onSite, type Place } from './place.ts';
import { APP_ID, openTenant, TEAMS_CHANNELS, TEAMS_REQUESTERS } from './tenant.ts';

/** One message in so many needs a prompt. */
const REQUEST_EVERY = 20;

interface Taken extends Latency {
  /** Processor time a message, in ms, all threads of the serving process together. */
  readonly cpu: number;
}

export interface TeamsFigures extends Compared {
  readonly cpu: Comparison;
}

/**
 * What a signed message of Teams costs the process that serves it, over 16 connections, against a bare bot of the same SDK
 * that checks the same tokens and says each message back. `web` receives only; `all` also handles what it received, to the
 * end.
 */
export function measureTeams(
  place: Place,
  { role, rounds, eventsPerRound }: { role: 'web' | 'all'; rounds: number; eventsPerRound: number },
): Promise<TeamsFigures> {
  return onSite(place, async ({ settingsFor }) => {
    const tenant = await openTenant();
    const teams = {
      loginUrl: tenant.loginUrl,
      metadataUrl: tenant.openIdMetadataUrl,
      supportChannels: TEAMS_CHANNELS,
    };
    const desk = await startChild('serve-desk.js', { ...(await settingsFor('desk')), role, paceMs: 0, teams });
    const bare = await startChild('serve-bare-teams.js', { teams });
    try {
      const measure = {
        product: () => take(desk, tenant, eventsPerRound, role === 'all'),
        reference: () => take(bare, tenant, eventsPerRound, false),
      };
      await measure.product();
      await measure.reference();
      const taken = await inTurns(rounds, measure);
      return { ...compared(taken), cpu: compare(taken, ({ cpu }) => cpu) };
    } finally {
      await Promise.all([desk.stop(), bare.stop()]);
      await tenant.close();
    }
  });
}

async function take(serving: Child, tenant: TeamsSimulator, count: number, toTheEnd: boolean): Promise<Taken> {
  const requests = await signedMessages(tenant, count);
  const before = await cpuOf(serving);
  const took = await sendRequests(serving.port, '/api/messages', requests);
  if (toTheEnd) await untilIdle(serving);
  return { ...latencyOf(took), cpu: ((await cpuOf(serving)) - before) / count };
}

const cpuOf = async (child: Child): Promise<number> => z.number().parse(await child.ask('cpu'));

let said = 0;
const placed = z.looseObject({ conversation: z.looseObject({}) });

/**
 * Messages of many people in many channels, mostly small talk, each signed for itself before any is sent. The tenant has
 * them, since what stands under a message that nobody wrote is refused.
 */
async function signedMessages(tenant: TeamsSimulator, count: number): Promise<readonly Request[]> {
  const issuer = createTokenIssuer({ appId: APP_ID });
  const requests: Request[] = [];
  for (let made = 0; made < count; made += 1) {
    said += 1;
    const person = TEAMS_REQUESTERS[said % TEAMS_REQUESTERS.length] ?? '';
    const channel = TEAMS_CHANNELS[said % TEAMS_CHANNELS.length] ?? '';
    const text = said % REQUEST_EVERY === 0 ? REQUEST : SMALLTALK;
    const { id } = await tenant.say(person, channel, text);
    const activity = placed.parse(tenant.anActivity(person, channel, text));
    const conversation = { ...activity.conversation, id: `${channel};messageid=${id}` };
    requests.push({
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: issuer.authorization(tenant.serviceUrl()),
      },
      body: JSON.stringify({ ...activity, id, conversation }),
    });
  }
  return requests;
}
