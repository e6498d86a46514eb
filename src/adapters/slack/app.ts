import { App, type AuthorizeResult, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Log } from '../../app/ports/log.ts';
import { REQUEST_BYTES } from './draw/limits.ts';
import { guardSlack } from './gate.ts';
import { toSlackLogger } from './slack-logger.ts';
import { createSocketReceiver, type SocketReceiver, type SocketSettings } from './socket/receiver.ts';
import { clientOptions, interactiveTimeoutMs, type SlackApiSettings } from './workspaces/web-clients.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

interface AppSettings extends SlackApiSettings {
  readonly log: Log;
  readonly workspaces: Pick<Workspaces, 'connectionOf' | 'clientsOf'>;
}

export interface SlackAppSettings extends AppSettings {
  readonly signingSecret: string;
}

/**
 * Bolt behind signed HTTP, set so that nothing is lost: it answers after the listeners have run, and with a 500 when one
 * of them fails, so that Slack sends the event again. Listeners are registered by the caller.
 * @returns the app, and the route of `/slack/events`
 */
export function createSlackApp(settings: SlackAppSettings): { app: App; route: ReturnType<typeof guardSlack> } {
  const { signingSecret, log } = settings;
  const receiver = new HTTPReceiver({
    signingSecret,
    signatureVerification: false, // `guardSlack` has done it, with the same function of Bolt's
    logger: toSlackLogger(log),
    bodyLimit: REQUEST_BYTES,
    processBeforeResponse: true,
    processEventErrorHandler: async ({ response }) => {
      if (response.headersSent) return false;
      response.writeHead(500).end();
      return true;
    },
  });
  return {
    app: createApp(receiver, settings),
    route: guardSlack((request, response) => receiver.requestListener(request, response), { signingSecret, log }),
  };
}

/** Bolt behind WebSockets that we open: Socket Mode. Listeners are registered by the caller, who then starts the receiver. */
export function createSlackSocketApp(settings: AppSettings & SocketSettings): { app: App; receiver: SocketReceiver } {
  const receiver = createSocketReceiver(settings);
  return { app: createApp(receiver, settings), receiver };
}

function createApp(receiver: Receiver, settings: AppSettings): App {
  const { log } = settings;
  const app = new App({
    receiver,
    logger: toSlackLogger(log),
    convoStore: false,
    authorize: async ({ teamId }, body) => authorize(settings, teamId, body),
    clientOptions: {
      ...clientOptions(settings, log),
      // Also what `respond` posts with, which has no time limit of its own.
      fetch: (input, init) => fetch(input, { signal: AbortSignal.timeout(interactiveTimeoutMs(settings)), ...init }),
    },
  });
  app.error(async (error) => {
    log.error({ err: error }, 'an event or a click from Slack could not be handled');
    throw error;
  });
  return app;
}

/**
 * Who we are where it happened. Only whoever clicked, typed or sent a form is answered with Slack's client: an event has
 * no need of a token, so that no question to Slack stands between it and its row. A workspace that is not served is
 * nobody's: the listeners find out, and stay silent.
 */
async function authorize(
  { workspaces, log }: AppSettings,
  teamId: string | undefined,
  body: unknown,
): Promise<AuthorizeResult> {
  const workspace = teamId === undefined ? undefined : await workspaces.connectionOf(teamId);
  if (!workspace) return {};
  const { account, connectionId } = workspace;
  let token: string | undefined;
  try {
    if (!isEvent(body)) token = (await workspaces.clientsOf(connectionId)).interactive.token;
  } catch (error) {
    // What was asked is done all the same; a form that cannot be opened is offered again.
    log.error({ err: error, connectionId }, 'there is no token for the workspace of somebody who waits');
  }
  return {
    teamId: account.teamId,
    botUserId: account.botUserId,
    ...(account.botId !== null && { botId: account.botId }),
    ...(token !== undefined && { botToken: token }),
  };
}

function isEvent(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'event' in body;
}
