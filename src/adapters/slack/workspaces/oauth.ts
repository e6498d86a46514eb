import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { DeliveryError } from '../../../app/ports/delivery.ts';
import type { Grant, Refreshed, Tokens } from '../../../app/ports/installations.ts';
import type { Log } from '../../../app/ports/log.ts';
import { problemFrom } from '../delivery-problem.ts';
import { askOurAccount } from './our-account.ts';
import { clientOptions, makeWebClients, type SlackApiSettings } from './web-clients.ts';

/** Slack forgets a code or refresh token once it is exchanged: its answer is waited for longer than others. */
const EXCHANGE_TIMEOUT_MS = 6000;

export interface SlackAppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Exchanged =
  | { readonly kind: 'granted'; readonly grant: Grant }
  /** Installed for a whole Enterprise Grid organisation, which has no team of its own. */
  | { readonly kind: 'organisation' }
  /** The code is not Slack's, was used, or is older than 10 minutes. */
  | { readonly kind: 'code_refused' }
  /** Slack knows this app by other credentials or another address. Its code says which. */
  | { readonly kind: 'app_refused'; readonly detail: string };

/** Slack's own door: exchanging codes and refresh tokens. */
export interface SlackOAuth {
  /** @throws DeliveryError when Slack cannot be asked now */
  exchange(code: string, redirectUri: string): Promise<Exchanged>;
  /** @throws DeliveryError when Slack cannot be asked now, or does not know the app */
  refresh(refreshToken: string): Promise<Refreshed>;
}

const CODE_REFUSED = new Set(['invalid_code', 'code_already_used', 'code_expired']);
const APP_REFUSED = new Set([
  'invalid_client_id',
  'bad_client_secret',
  'bad_redirect_uri',
  'invalid_grant_type',
  'oauth_authorization_url_mismatch',
]);
const REFRESH_REFUSED = new Set(['invalid_refresh_token', 'invalid_grant', 'token_revoked', 'account_inactive']);

const named = z.object({ id: z.string(), name: z.string().default('') });
const tokensSchema = z
  .object({
    access_token: z.string(),
    refresh_token: z.string().optional(),
    expires_in: z.number().positive().optional(),
  })
  .transform(
    ({ access_token, refresh_token, expires_in }): Tokens => ({
      botToken: access_token,
      rotation:
        refresh_token === undefined || expires_in === undefined
          ? null
          : { refreshToken: refresh_token, expiresInSeconds: expires_in },
    }),
  );
const installationSchema = z.object({
  team: named.nullish(),
  enterprise: named.nullish(),
  is_enterprise_install: z.boolean().default(false),
  scope: z.string().default(''),
  authed_user: z.object({ id: z.string() }),
});

/** Asks with the app's own credentials. Answers that hold tokens never reach a log or an error. */
export function createSlackOAuth(settings: SlackApiSettings & SlackAppCredentials, log: Log): SlackOAuth {
  const { clientId, clientSecret } = settings;
  const client = new WebClient(undefined, { ...clientOptions(settings, log), timeout: EXCHANGE_TIMEOUT_MS });
  const credentials = { client_id: clientId, client_secret: clientSecret };

  return {
    async exchange(code, redirectUri) {
      const answer = await asking(() => client.oauth.v2.access({ ...credentials, code, redirect_uri: redirectUri }));
      if (answer.kind === 'refused') {
        const { error } = answer;
        if (CODE_REFUSED.has(error.data.error)) return { kind: 'code_refused' };
        if (APP_REFUSED.has(error.data.error)) return { kind: 'app_refused', detail: error.data.error };
        throw new DeliveryError(problemFrom(error), error);
      }
      const { team, enterprise, scope, authed_user, is_enterprise_install } = readAnswer(
        installationSchema,
        answer.value,
      );
      if (is_enterprise_install || !team) return { kind: 'organisation' };
      const tokens = readAnswer(tokensSchema, answer.value);
      // The answer does not say which bot we are; asking also proves that the token works.
      const account = await askOurAccount(makeWebClients({ ...settings, botToken: tokens.botToken }, log).outbox);
      return {
        kind: 'granted',
        grant: {
          enterpriseId: enterprise?.id ?? null,
          teamId: team.id,
          teamName: team.name || account.teamName,
          botUserId: account.botUserId,
          botId: account.botId,
          installedBy: authed_user.id,
          scopes: scope.split(',').filter((name) => name !== ''),
          tokens,
        },
      };
    },
    async refresh(refreshToken) {
      const answer = await asking(() =>
        client.oauth.v2.access({ ...credentials, grant_type: 'refresh_token', refresh_token: refreshToken }),
      );
      if (answer.kind === 'given') return { kind: 'refreshed', tokens: readAnswer(tokensSchema, answer.value) };
      const { error } = answer;
      if (REFRESH_REFUSED.has(error.data.error)) return { kind: 'refused' };
      if (APP_REFUSED.has(error.data.error)) {
        log.error(
          { detail: error.data.error },
          'Slack does not take SLACK_CLIENT_ID and SLACK_CLIENT_SECRET: copy them again from the Basic Information page of your Slack app',
        );
        throw new DeliveryError({ kind: 'credentials', detail: error.data.error }, error);
      }
      throw new DeliveryError(problemFrom(error), error);
    },
  };
}

type Answer =
  | { readonly kind: 'given'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: WebAPIPlatformError };

async function asking(call: () => Promise<unknown>): Promise<Answer> {
  try {
    return { kind: 'given', value: await call() };
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { kind: 'refused', error };
    throw new DeliveryError(problemFrom(error), error);
  }
}

/** Tells which fields are not as expected, and nothing that they hold. */
function readAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new DeliveryError({ kind: 'unknown', detail: `oauth.v2.access answered without ${fields}` });
}
