import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PlayedClock } from './page/clock-protocol.ts';
import type { Judge } from './page/protocol.ts';
import { servePage } from './page/server.ts';
import { describeApp } from './slack/app-description.ts';
import { TEAM } from './slack/default-workspace.ts';
import { createSlackSimulator } from './slack/simulator.ts';
import type { SlackSimulator } from './slack/simulator-types.ts';
import { createTeamsSimulator } from './teams/simulator.ts';
import type { SimulatorOptions, TeamsSimulator } from './teams/simulator-types.ts';

/** Somebody whom one can play on both platforms: the same address is the same person. */
export interface Player {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly slackId: string;
  readonly teamsId: string;
}

export interface Playground {
  /** What a Slack workspace would have given: the product is set up with it like with a real one. */
  readonly slack: {
    readonly teamId: string;
    readonly teamName: string;
    readonly botUserId: string;
    readonly botId: string;
    readonly botToken: string;
    readonly signingSecret: string;
    readonly apiUrl: string;
    readonly supportChannels: readonly string[];
    readonly triageChannel: string;
    readonly leads: readonly string[];
  };
  /** The same of a Teams tenant. */
  readonly teams: {
    readonly tenantId: string;
    readonly appId: string;
    readonly appPassword: string;
    readonly loginUrl: string;
    readonly metadataUrl: string;
    readonly tokenIssuer: string;
    readonly serviceHost: string;
    readonly supportChannels: readonly string[];
    readonly triageChannel: string;
  };
  readonly players: readonly Player[];
  /** The one address to open. */
  readonly pageUrl: string;
  /** Tells both platforms where the product listens. */
  deliverTo(productUrl: string): void;
  /** Puts the app in the teams, where it is not yet, or where it does not know how to answer. */
  install(isNewDesk: boolean): Promise<void>;
  close(): Promise<void>;
}

const SUPPORT = 'support';
const TRIAGE = 'triage';
/** The same at every start: who people are in the tenant follows from it. */
const TEAMS_APP_ID = '7b1d7c1e-4a52-4c67-9a10-6d5f2b0e9c31';
const HOST = '127.0.0.1';

/** A workspace and a tenant on this machine, for newcomers: people, channels, and the page to play them all (architecture §6). */
export async function startPlayground(options: {
  readonly dataDir: string;
  readonly pagePort: number;
  /** The app's manifest: what Slack shows of it in its own menus. */
  readonly manifest: unknown;
  /** What the product's triage says of a sentence. */
  readonly judge: Judge;
  /** The product's own clock, which the page shows and moves. */
  readonly clock: PlayedClock;
}): Promise<Playground> {
  const { dataDir } = options;
  const botToken = `xoxb-${randomBytes(16).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const appPassword = randomBytes(16).toString('hex');
  const simulator = await createSlackSimulator({
    botToken,
    signingSecret,
    app: describeApp(options.manifest),
    stateFile: path.join(dataDir, 'playground-workspace.json'),
  });
  const { teams, isWhereItWas } = await startTeams(dataDir, {
    appId: TEAMS_APP_ID,
    appPassword,
    stateFile: path.join(dataDir, 'playground-tenant.json'),
  });
  const page = await servePage({
    simulator,
    teams,
    judge: options.judge,
    clock: options.clock,
    port: options.pagePort,
    token: randomBytes(12).toString('hex'),
  });
  const idOf = (name: string) =>
    simulator
      .channels()
      .filter((channel) => channel.name === name)
      .map((channel) => channel.id);
  const teamsIdOf = (name: string) =>
    teams.conversations().flatMap((each) => (each.kind === 'channel' && each.name === name ? [each.id] : []));
  return {
    slack: {
      teamId: TEAM.id,
      teamName: TEAM.name,
      botUserId: simulator.botUserId,
      botId: simulator.botId,
      botToken,
      signingSecret,
      apiUrl: simulator.apiUrl,
      supportChannels: idOf(SUPPORT),
      triageChannel: idOf(TRIAGE)[0] ?? '',
      leads: simulator
        .users()
        .filter((user) => user.part === 'lead')
        .map((user) => user.id),
    },
    teams: {
      tenantId: teams.tenantId,
      appId: teams.appId,
      appPassword,
      loginUrl: teams.loginUrl,
      metadataUrl: teams.openIdMetadataUrl,
      tokenIssuer: teams.tokenIssuer,
      serviceHost: HOST,
      supportChannels: teamsIdOf(SUPPORT),
      triageChannel: teamsIdOf(TRIAGE)[0] ?? '',
    },
    players: playersOf(simulator, teams),
    pageUrl: page.url,
    deliverTo: (productUrl) => {
      simulator.deliverTo(`${productUrl}/slack/events`);
      teams.deliverTo(`${productUrl}/api/messages`);
    },
    install: async (isNewDesk) => {
      const isInstalled = teams.teams().every((team) => team.install !== null);
      if (isNewDesk || !isInstalled || !isWhereItWas) await installAsTheLead(teams);
    },
    close: async () => {
      await page.close();
      await simulator.close();
      await teams.close();
    },
  };
}

/** At the port of last time: the product keeps the address by which it answers. Another one takes its place when it is taken. */
async function startTeams(
  dataDir: string,
  options: SimulatorOptions,
): Promise<{ readonly teams: TeamsSimulator; readonly isWhereItWas: boolean }> {
  const file = path.join(dataDir, 'playground-tenant-port');
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const wanted = Number.isInteger(kept) && kept > 0 && kept < 65_536 ? kept : 0;
  const teams = await createTeamsSimulator({ ...options, port: wanted }).catch(() => createTeamsSimulator(options));
  const port = Number(new URL(teams.url).port);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, String(port));
  return { teams, isWhereItWas: port === wanted };
}

/** For the channel that has its work, with the consent that it hears every message. */
async function installAsTheLead(teams: TeamsSimulator): Promise<void> {
  const lead = teams.people().find(({ part }) => part === 'lead')?.id;
  for (const { id: teamId } of teams.teams()) {
    const channel = teams
      .conversations()
      .find((each) => each.kind === 'channel' && each.teamId === teamId && [SUPPORT, TRIAGE].includes(each.name))?.id;
    await teams.install(teamId, { readsAllMessages: true, ...(lead && { by: lead }), ...(channel && { channel }) });
  }
}

function playersOf(slack: SlackSimulator, teams: TeamsSimulator): readonly Player[] {
  const inTeams = new Map(teams.people().map(({ id, email }) => [email, id]));
  return slack.users().flatMap(({ id, realName, email, timeZone, locale }) => {
    const teamsId = inTeams.get(email);
    return teamsId === undefined ? [] : [{ name: realName, email, timeZone, locale, slackId: id, teamsId }];
  });
}
