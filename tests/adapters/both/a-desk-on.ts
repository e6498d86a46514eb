import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readConfig } from '../../../src/config.ts';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import { DEFAULT_PEOPLE } from '../../../src/playground/teams/default-tenant.ts';
import { createTeamsSimulator } from '../../../src/playground/teams/simulator.ts';
import { startDesk } from '../../../src/wiring.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import type { TestDatabase } from '../../support/test-database.ts';
import { SUPPORT, TRIAGE } from '../slack/a-slack-desk.ts';
import { SIGNING_SECRET } from '../slack/signed-request.ts';
import { slackPeople } from './slack-people.ts';
import { channelCalled, personCalled, teamsPeople } from './teams-people.ts';

type Platform = 'slack' | 'teams';

const BOT_TOKEN = 'xoxb-test-token';
const APP_PASSWORD = 'a~client~secret';
const INES = 'ines.bernard@agence-lumiere.example';
/** Nothing happened for so long: give up. */
const FINISHED_WITHIN_MS = 25_000;

/**
 * The product as `guichet start` puts it together, workers included, in a simulated workspace and a simulated tenant of its
 * own: one desk. Where it is not in one of them, nobody there hears of it.
 */
export async function aDeskOn({ dataSource }: TestDatabase, platforms: readonly Platform[]) {
  const id = crypto.randomUUID();
  const slack = await createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    team: { id: `T${id.slice(0, 8).toUpperCase()}`, name: 'Agence Lumière', domain: 'agence-lumiere' },
    retryDelaysMs: [10, 20],
  });
  const teams = await createTeamsSimulator({
    appId: '5d1c1f1e-0000-4000-8000-00000000a550',
    appPassword: APP_PASSWORD,
    tenant: { id, name: 'Agence Lumière' },
    people: DEFAULT_PEOPLE.map((person) => ({ ...person, tenantId: id })),
    redeliveryDelaysMs: [10, 20],
  });
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    GUICHET_STOP_NOTICE_MS: '0',
    GUICHET_ADMIN_EMAIL: INES,
    GUICHET_SECRET: 'a secret of the tests, long enough',
    ...(platforms.includes('slack') && {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_SUPPORT_CHANNELS: SUPPORT,
      SLACK_TRIAGE_CHANNEL: TRIAGE,
      SLACK_API_URL: slack.apiUrl,
      SLACK_PACE_MS: '0',
    }),
    ...(platforms.includes('teams') && {
      TEAMS_APP_ID: teams.appId,
      TEAMS_APP_PASSWORD: APP_PASSWORD,
      TEAMS_TENANT_ID: teams.tenantId,
      TEAMS_SERVICE_HOSTS: '127.0.0.1',
      TEAMS_LOGIN_URL: teams.loginUrl,
      TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl,
      TEAMS_PACE_MS: '0',
    }),
  });
  if (read.kind === 'unusable') throw new Error(read.faults.join('\n'));
  const { config } = read;
  const log = createRecordingLog();
  const desk = await startDesk(
    {
      config,
      slack: config.slack && { ...config.slack, apiUrl: slack.apiUrl },
      teams: config.teams,
      database: {
        interactive: dataSource,
        background: dataSource,
        isEmbedded: true,
        migrated: [],
        isReady: async () => true,
        close: async () => {},
      },
      log,
    },
    {
      inbox: (port) => port,
      inTransaction: (port) => port,
      messenger: (port) => port,
      rehearsal: async () => {},
    },
  );
  const address = `http://127.0.0.1:${desk.port}`;

  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
    countRow.parse(await dataSource.query(sql, [...values]))[0].count;
  /** What is not done, but for what is given up. */
  const unfinished = () =>
    count(`select ((select count(*) from inbox_event    where state <> 'done')
                 + (select count(*) from outbox_message where state not in ('sent', 'dropped', 'dead'))
                 + (select count(*) from surface        where dirty_turn is not null)
                 + (select count(*) from destination    where due_at is not null))::int as count`);
  const deadLetters = () => count(`select count(*)::int as count from outbox_message where state = 'dead'`);
  const settled = () => Promise.all([slack.settled(), teams.settled()]);
  const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
    const giveUpAt = Date.now() + FINISHED_WITHIN_MS;
    while (!(await isSo())) {
      if (Date.now() > giveUpAt) throw new Error(`still not so: ${what}\n${JSON.stringify(log.lines.slice(-5))}`);
      await sleep(40);
    }
  };
  /** Waits until all that was heard is handled and told. */
  const quiet = async (): Promise<void> => {
    await settled();
    await until(async () => (await unfinished()) === 0, 'all is done');
    await settled();
  };

  const isTeam = (accounts: number) =>
    until(
      async () =>
        (await count(
          `select count(*)::int as count
             from connection c
             join identity i on i.desk_id = c.desk_id and i.connection_id = c.connection_id
             join person p on p.desk_id = i.desk_id and p.person_id = i.person_id
            where c.external_id = any($1) and p.role <> 'requester' and p.role <> 'external'`,
          [[slack.teamId, teams.tenantId]],
        )) >= accounts,
      'the agents are known',
    );

  if (platforms.includes('slack')) {
    slack.deliverTo(`${address}/slack/events`);
    await isTeam(3);
  }
  if (platforms.includes('teams')) {
    teams.deliverTo(`${address}/api/messages`);
    await teams.installEverywhere();
    const ines = personCalled(teams, 'Inès').id;
    const chat = teams.personalChat(ines).id;
    await teams.say(ines, chat, 'setup');
    await quiet();
    const answer = teams.messages(chat, ines).at(-1)?.id ?? '';
    await teams.click(ines, { conversation: chat, id: answer }, 'Ouvrir le formulaire');
    const channels = { setup_support: channelCalled(teams, 'support'), setup_triage: channelCalled(teams, 'triage') };
    expect(await teams.submitDialog(ines, 'Enregistrer', channels)).toMatchObject({ kind: 'message' });
    await isTeam(platforms.length * 3);
  }
  await quiet();

  return {
    slack,
    teams,
    log,
    quiet,
    until,
    deadLetters,
    inSlack: slackPeople(slack, quiet),
    inTeams: teamsPeople(teams, quiet),
    /** All that the desk remembers of its tickets, without ids and times: who did what, and what was said. */
    async histories() {
      return dataSource.query(
        `select t.number, t.type, t.urgency, t.rank, t.state, t.quality, t.missing, t.revision, e.sequence, e.kind,
                actor.name as actor, requester.name as requester, owner.name as owner,
                e.codes - 'requesterId' - 'ownerId' #- '{state,at}' as codes, c.body
           from connection n
           join ticket t on t.desk_id = n.desk_id
           join ticket_event e on e.desk_id = t.desk_id and e.ticket_id = t.ticket_id
           left join ticket_content c on c.desk_id = e.desk_id and c.content_id = e.content_id
           left join person actor on actor.desk_id = e.desk_id and actor.person_id = e.actor_id
           left join person requester on requester.desk_id = t.desk_id and requester.person_id = t.requester_id
           left join person owner on owner.desk_id = t.desk_id and owner.person_id = t.owner_id
          where n.external_id = $1
          order by t.number, e.sequence`,
        [platforms.includes('slack') ? slack.teamId : teams.tenantId],
      );
    },
    /** What was said against verdicts. */
    async votes() {
      return dataSource.query(
        `select n.platform, v.vote, v.outcome
           from connection n
           join channel c on c.desk_id = n.desk_id and c.connection_id = n.connection_id
           join triage_vote v on v.desk_id = c.desk_id and v.channel_id = c.channel_id
          where n.desk_id = (select desk_id from connection where external_id = $1) and v.corrects
          order by n.platform, v.vote desc`,
        [slack.teamId],
      );
    },
    /** Which cards of that ticket wait to be posted in Teams. */
    async kept(number: number): Promise<string[]> {
      const rows = await dataSource.query(
        `select s.kind
           from connection n
           join ticket t on t.desk_id = n.desk_id and t.number = $2
           join surface s on s.desk_id = t.desk_id and s.ticket_id = t.ticket_id
           join outbox_message o on o.desk_id = s.desk_id and o.surface_id = s.surface_id
          where n.external_id = $1 and s.connection_id = n.connection_id and o.state not in ('sent', 'dropped', 'dead')
          order by s.kind`,
        [teams.tenantId, number],
      );
      return keptRows.parse(rows).map(({ kind }) => kind);
    },
    async close() {
      await desk.stop();
      await Promise.all([slack.close(), teams.close()]);
    },
  };
}

export type DeskOn = Awaited<ReturnType<typeof aDeskOn>>;

const keptRows = z.array(z.object({ kind: z.string() }));
const countRow = z.tuple([z.object({ count: z.int() })]);
