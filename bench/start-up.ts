import { z } from 'zod';
import { startChild } from './child.ts';
import { type Comparison, compare, inTurns } from './figures.ts';
import { memorySchema } from './memory.ts';
import { onSite, type Place } from './place.ts';
import { openTenant, TEAMS_CHANNELS } from './tenant.ts';

export interface StartFigures {
  /** From the start of the process until it says that it listens, in ms. */
  readonly took: Comparison;
  /** Processor time until then, in ms. */
  readonly cpu: Comparison;
  /** Resident memory then, in bytes, after garbage collection. */
  readonly rss: Comparison;
}

/**
 * What a process in Slack alone takes to start, against one that is in Teams too.
 * @throws Error when the one in Slack alone has loaded the Bot Framework's SDK, or the other has not
 */
export function measureStart(place: Place, { rounds }: { readonly rounds: number }): Promise<StartFigures> {
  return onSite(place, async ({ settingsFor }) => {
    const tenant = await openTenant();
    const teams = {
      loginUrl: tenant.loginUrl,
      metadataUrl: tenant.openIdMetadataUrl,
      supportChannels: TEAMS_CHANNELS,
    };
    const settings = { ...(await settingsFor('desk')), role: 'web' };
    try {
      const started = await inTurns(rounds, {
        product: () => start(settings, false),
        reference: () => start({ ...settings, teams }, true),
      });
      return {
        took: compare(started, ({ took }) => took),
        cpu: compare(started, ({ cpu }) => cpu),
        rss: compare(started, ({ rss }) => rss),
      };
    } finally {
      await tenant.close();
    }
  });
}

interface Started {
  readonly took: number;
  readonly cpu: number;
  readonly rss: number;
}

async function start(settings: object, isInTeams: boolean): Promise<Started> {
  const startedAt = performance.now();
  const desk = await startChild('serve-desk.js', settings);
  const took = performance.now() - startedAt;
  try {
    const cpu = z.number().parse(await desk.ask('cpu'));
    const { rss } = memorySchema.parse(await desk.ask('memory'));
    const isLoaded = z.boolean().parse(await desk.ask('loadsBotFramework'));
    if (isLoaded !== isInTeams) throw new Error(`the Bot Framework’s SDK is ${isLoaded ? '' : 'not '}loaded`);
    return { took, cpu, rss };
  } finally {
    await desk.stop();
  }
}
