import { App, HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../app/ports/log.ts';
import { guardSlack } from './gate.ts';
import { REQUEST_BYTES } from './limits.ts';
import type { OurAccount } from './our-account.ts';
import { toSlackLogger } from './slack-logger.ts';
import { clientOptions, INTERACTIVE_TIMEOUT_MS, type SlackConnectionSettings } from './web-clients.ts';

export interface SlackAppSettings extends SlackConnectionSettings {
  readonly signingSecret: string;
  readonly log: Log;
  readonly account: OurAccount;
}

/**
 * Bolt, set so that nothing is lost: it answers after the listeners have run, and with a 500 when one of them fails, so
 * that Slack sends the event again. Listeners are registered by the caller.
 * @returns the app, and the route of `/slack/events`
 */
export function createSlackApp(settings: SlackAppSettings): { app: App; route: ReturnType<typeof guardSlack> } {
  const { signingSecret, botToken, log, account } = settings;
  const logger = toSlackLogger(log);
  const receiver = new HTTPReceiver({
    signingSecret,
    signatureVerification: false, // `guardSlack` has done it, with the same function of Bolt's
    logger,
    bodyLimit: REQUEST_BYTES,
    processBeforeResponse: true,
    processEventErrorHandler: async ({ response }) => {
      if (response.headersSent) return false;
      response.writeHead(500).end();
      return true;
    },
  });
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    // In memory: no question to Slack or to the database stands between an event and its row.
    authorize: async () => ({
      botToken,
      teamId: account.teamId,
      botUserId: account.botUserId,
      ...(account.botId !== null && { botId: account.botId }),
    }),
    clientOptions: {
      ...clientOptions(settings, log),
      // Also what `respond` posts with, which has no time limit of its own.
      fetch: (input, init) => fetch(input, { signal: AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS), ...init }),
    },
  });
  app.error(async (error) => {
    log.error({ err: error }, 'an event or a click from Slack could not be handled');
    throw error;
  });
  return {
    app,
    route: guardSlack((request, response) => receiver.requestListener(request, response), { signingSecret, log }),
  };
}
