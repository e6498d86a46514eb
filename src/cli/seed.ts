import type { Command } from 'commander';
import { subHours } from 'date-fns/subHours';
import { createDesks } from '../adapters/db/desks.ts';
import { openDatabase } from '../adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../adapters/db/stores/stores.ts';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import type { Directory } from '../app/ports/directory.ts';
import { makeUseCases } from '../app/use-cases.ts';
import { readConfig } from '../config.ts';
import { languageOf } from '../domain/language.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { APP, DEFAULT_CHANNELS, DEFAULT_USERS, TEAM } from '../playground/slack/default-workspace.ts';
import { presetPolicy } from '../policy/presets/presets.ts';
import { rememberChannels } from '../wiring.ts';
import { endWith } from './end-with.ts';
import { playStory } from './seed/play-story.ts';
import { stories } from './seed/stories.ts';

/** `guichet seed`: fills the playground's desk with believable tickets in every state. Their cards appear at the next start. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description('fill the playground with believable tickets in every state (stop it first, then start it again)')
    .action(async () => {
      try {
        console.log(`${await seed(process.env)} tickets opened; start the playground to see them`);
      } catch (error) {
        endWith(error);
      }
    });
}

/**
 * Plays the stories on the playground's desk and says how many tickets they made.
 * @throws UnusableEnvironmentError with real credentials: invented tickets do not belong on a real desk
 */
export async function seed(environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const read = readConfig(environment);
  if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
  const { config } = read;
  if (config.slack || config.teams)
    throw new UnusableEnvironmentError(['SLACK_BOT_TOKEN: seed only fills the playground; run it without credentials']);

  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log: createPinoLog({ level: config.logLevel }),
    onFailure: endWith,
  });
  try {
    const ids = createUuidV7Ids();
    const now = new Date();
    const inTransaction = makeInTransaction({ dataSource: database.background, ids, wake: () => {} });
    const useCases = makeUseCases({ inTransaction, directory: playgroundDirectory, ids });
    const connection = await createDesks({ dataSource: database.background, ids }).ensureDesk(
      { platform: 'slack', externalId: TEAM.id, botUserId: APP.botUserId, botId: APP.botId },
      { name: TEAM.name, policy: presetPolicy(config.preset), at: now },
    );
    await rememberChannels(inTransaction, connection, {
      supportChannels: channelIds('support'),
      triageChannel: channelIds('triage')[0] ?? '',
    });
    await useCases.syncAgents(connection);
    for (const story of stories) await playStory(useCases, connection, story, subHours(now, story.hoursAgo));
    return stories.length;
  } finally {
    await database.close();
  }
}

const channelIds = (name: string) => DEFAULT_CHANNELS.filter((channel) => channel.name === name).map(({ id }) => id);

/** The playground's people, known without asking the simulated workspace, which is not running. */
const playgroundDirectory: Directory = {
  describe: async (_connectionId, externalId) => {
    const user = DEFAULT_USERS.find(({ id }) => id === externalId);
    return (
      user && {
        externalId,
        name: user.realName,
        language: languageOf(user.locale),
        timeZone: user.timeZone,
        email: user.email,
        isExternal: false,
        isBot: user.isBot,
      }
    );
  },
  conversation: async () => undefined,
  join: async () => false,
  membersOf: async (_connectionId, conversation) =>
    DEFAULT_CHANNELS.find(({ id }) => id === conversation)?.members ?? [],
  messagesNear: async () => [],
};
