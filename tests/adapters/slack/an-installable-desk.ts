import type { DataSource } from 'typeorm';
import { readConfig } from '../../../src/config.ts';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { InstallDecision, SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { startDesk } from '../../../src/wiring.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { oneSlack } from './one-slack.ts';
import { SIGNING_SECRET } from './signed-request.ts';

export const PUBLIC_URL = 'https://guichet.example';
export const APP = { clientId: '123.456', clientSecret: 'the client secret of the tests' };
export const SECRET = 'a secret of the tests, with more than 32 letters';
export const INES = 'UINES00001';

let teams = 0;

/** The token of a workspace that was given one by hand. */
export const tokenByHand = (teamId: string) => `xoxb-${teamId}-by-hand`;

/** A workspace in which the app is not installed yet, unless by hand. */
export function aWorkspace(
  name: string,
  {
    tokenLifeSeconds,
    isByHand = false,
    appToken,
  }: { tokenLifeSeconds?: number; isByHand?: boolean; appToken?: string } = {},
): Promise<SlackSimulator> {
  teams += 1;
  const id = `T${String(teams).padStart(4, '0')}${Math.random().toString(36).slice(2, 7).toUpperCase()}`;
  return createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: isByHand ? tokenByHand(id) : '',
    ...(appToken !== undefined && { appToken }),
    team: { id, name, domain: name.toLowerCase() },
    retryDelaysMs: [10, 20],
    oauth: {
      ...APP,
      redirectUrls: [`${PUBLIC_URL}/slack/oauth_redirect`],
      ...(tokenLifeSeconds !== undefined && { tokenLifeSeconds }),
    },
  });
}

/** The product as it is started for workspaces that install it, these and those that it `reaches` later. */
export async function anInstallableDesk(
  dataSource: DataSource,
  environment: Readonly<Record<string, string>> = {},
  reached: readonly SlackSimulator[] = [],
) {
  const workspaces: SlackSimulator[] = [...reached];
  const slack = await oneSlack(workspaces);
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: APP.clientId,
    SLACK_CLIENT_SECRET: APP.clientSecret,
    SLACK_API_URL: slack.apiUrl,
    SLACK_PACE_MS: '0',
    GUICHET_PUBLIC_URL: PUBLIC_URL,
    GUICHET_SECRET: SECRET,
    ...environment,
  });
  if (read.kind === 'unusable' || read.config.slack === null) throw new Error(JSON.stringify(read));
  const log = createRecordingLog();
  const desk = await startDesk({
    config: read.config,
    slack: { ...read.config.slack, apiUrl: slack.apiUrl },
    database: {
      interactive: dataSource,
      background: dataSource,
      isEmbedded: true,
      migrated: [],
      isReady: async () => true,
      close: async () => {},
    },
    log,
  }).catch(async (error: unknown) => {
    await slack.close();
    throw error;
  });
  const address = `http://127.0.0.1:${desk.port}`;
  for (const workspace of reached) workspace.deliverTo(`${address}/slack/events`);

  /** The page on which an installation begins, as a browser sees it. */
  const begin = async (language = 'fr') => {
    const answer = await fetch(`${address}/slack/install`, { headers: { 'accept-language': language } });
    const html = await answer.text();
    return {
      html,
      headers: answer.headers,
      cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      slackLink: (/href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'),
    };
  };
  /** Where Slack sends the browser; our TLS end stands between. */
  const comeBack = async (redirect: string, cookie: string, language = 'fr') => {
    const answer = await fetch(redirect.replace(PUBLIC_URL, address), {
      headers: { cookie, 'accept-language': language },
    });
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  return {
    log,
    address,
    /** Stands this workspace before the desk. */
    async reaches(workspace: SlackSimulator): Promise<SlackSimulator> {
      workspaces.unshift(workspace);
      workspace.deliverTo(`${address}/slack/events`);
      return workspace;
    },
    begin,
    comeBack,
    /** Somebody installs the app from beginning to end. */
    async install(workspace: SlackSimulator, decision: InstallDecision = 'allow', user = INES, language = 'fr') {
      const begun = await begin(language);
      return comeBack(workspace.authorize(begun.slackLink, user, decision), begun.cookie, language);
    },
    async stop() {
      await desk.stop();
      await slack.close();
    },
  };
}

export type InstallableDesk = Awaited<ReturnType<typeof anInstallableDesk>>;
