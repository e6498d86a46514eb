import { createDesks } from './adapters/db/desks.ts';
import type { Database } from './adapters/db/engine/database.ts';
import { createUuidV7Ids } from './adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from './adapters/db/stores/stores.ts';
import { makeIdentifyPerson } from './app/people/identify-person.ts';
import { makeLinkPeople } from './app/people/link-people.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Directory } from './app/ports/directory.ts';
import { languageOf } from './domain/language.ts';
import { addressOf } from './domain/people/joining.ts';
import type { Player, Playground } from './playground/playground.ts';
import type { Policy } from './policy/policy.ts';
import { rememberChannels } from './wiring.ts';

/**
 * The desk as one would have set it up for the playground's workspace and tenant: one for both, channels with their roles,
 * and whoever has an account on each platform known as one person. Done once; what is changed later stays changed.
 * @returns whether the tenant was new to it
 */
export async function furnishPlayedDesk(
  database: Pick<Database, 'background'>,
  { slack, teams, players }: Pick<Playground, 'slack' | 'teams' | 'players'>,
  policy: Policy,
  clock: Clock,
): Promise<boolean> {
  const at = clock.now();
  const ids = createUuidV7Ids();
  const desks = createDesks({ dataSource: database.background, ids });
  const inTransaction = makeInTransaction({ dataSource: database.background, ids, wake: () => {} });
  if (await desks.deskOfConnection('teams', teams.tenantId)) return false;

  const inSlack = await desks.ensureDesk(
    { platform: 'slack', externalId: slack.teamId, botUserId: slack.botUserId, botId: slack.botId },
    { name: slack.teamName, policy, at },
  );
  const { deskId } = inSlack;
  await rememberChannels(inTransaction, inSlack, slack);
  await inTransaction(deskId, async ({ policies }) => {
    const current = await policies.current();
    const joinAccountsOn = [...new Set([...current.policy.joinAccountsOn, ...players.map(domainOf)])];
    await policies.publish({ ...current.policy, joinAccountsOn }, null, at);
  });

  const inTeams = await desks.ensureConnection(deskId, {
    platform: 'teams',
    externalId: teams.tenantId,
    botUserId: `28:${teams.appId}`,
    botId: teams.appId,
  });
  await rememberChannels(inTransaction, inTeams, teams);
  const identify = makeIdentifyPerson({ inTransaction, directory: directoryOf(players) });
  const link = makeLinkPeople({ inTransaction });
  const meet = (connection: typeof inSlack, externalId: string) =>
    identify({ deskId, connectionId: connection.connectionId, externalId, isNamedOnly: true });
  for (const { slackId, teamsId } of players) {
    const stays = await meet(inSlack, slackId);
    const goes = await meet(inTeams, teamsId);
    // Whoever had a role in Slack already is not joined by their address.
    if (stays && goes && stays.personId !== goes.personId)
      await link({ deskId, stays: stays.personId, goes: goes.personId, at });
  }
  return true;
}

const domainOf = ({ email }: Player): string => addressOf(email).slice(addressOf(email).indexOf('@') + 1);

/** The players, known without asking the simulators, which do not know yet where the desk is. */
function directoryOf(players: readonly Player[]): Directory {
  return {
    describe: async (_connectionId, externalId) => {
      const player = players.find(({ slackId, teamsId }) => [slackId, teamsId].includes(externalId));
      return (
        player && {
          externalId,
          name: player.name,
          language: languageOf(player.locale),
          timeZone: player.timeZone,
          email: player.email,
          isExternal: false,
          isBot: false,
        }
      );
    },
    conversation: async () => undefined,
    join: async () => false,
    membersOf: async () => [],
    messagesNear: async () => [],
  };
}
