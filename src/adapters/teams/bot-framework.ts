import { setTimeout as wait } from 'node:timers/promises';
import {
  type Activity as BotActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { type AuthenticateRequestResult, ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { z } from 'zod';
import type { Log } from '../../app/ports/log.ts';
import { KeysAwayError, UnauthorizedError } from './authentication-errors.ts';
import { type Activity, activitySchema } from './read/activity.ts';
import { makeMayBeServed } from './service-url.ts';
import type { TeamsSettings } from './settings.ts';

interface Deps {
  readonly settings: TeamsSettings;
  /** The body that whoever clicked or sent a form is answered with when their turn failed. */
  readonly apologise: (activity: Activity) => unknown;
  readonly log: Log;
}

/**
 * What we use of the SDK: it knows who sent an activity and runs its turn. Loading this file takes most of a second and
 * 85 MB: import it where Teams is configured, and only there.
 */
export interface BotFramework {
  /**
   * @returns what runs the turn of this activity. The turn's result is the body of the answer to an invoke, and is given
   *   back; to anything else there is no answer. A turn that throws apologises to an invoke, and throws for anything else.
   * @throws UnauthorizedError, KeysAwayError
   */
  authenticate(activity: Activity, authorization: string): Promise<(turn: () => Promise<unknown>) => Promise<unknown>>;
}

export function createBotFramework(deps: Deps): BotFramework {
  hushRefusedTokens();
  const authentication = new StrictAuthentication(deps.settings);
  const adapter = new Adapter(authentication, deps);
  return {
    authenticate: async (activity, authorization) => {
      const sender = await authentication.authenticateRequest(botActivity.parse(activity), authorization);
      return (turn) => adapter.run(sender, activity, turn);
    },
  };
}

/** `process` of the SDK's own answers with the words of errors, and writes them to the terminal: this goes around it. */
class Adapter extends CloudAdapter {
  constructor(authentication: StrictAuthentication, { apologise, log }: Deps) {
    super(authentication);
    this.onTurnError = async (context, error) => {
      const activity = activitySchema.parse(context.activity);
      // An event comes again after a 500. An invoke does too, while somebody looks at an error that says nothing.
      if (activity.type !== INVOKE) throw error;
      log.error({ err: error, invoke: activity.name }, 'what somebody did in Teams could not be handled');
      await context.sendActivity(invokeResponse(apologise(activity)));
    };
  }

  async run(sender: AuthenticateRequestResult, activity: Activity, turn: () => Promise<unknown>): Promise<unknown> {
    const answer = await this.processActivity(sender, botActivity.parse(activity), async (context) => {
      const body = await turn();
      if (activity.type === INVOKE) await context.sendActivity(invokeResponse(body));
    });
    return answer?.body;
  }
}

const INVOKE = 'invoke';
const invokeResponse = (body: unknown) => ({ type: 'invokeResponse', value: { status: 200, body } });
/** Its own reading is `activitySchema`; of the SDK's many fields only those of that schema are used. */
const botActivity = z.custom<BotActivity>();

/** The keys are two requests away when they are not known, and the SDK waits for them without end. */
const KEYS_WITHIN_MS = 5000;

/**
 * Believes what the SDK believes, less a great deal: Teams only, the channel's own issuer only (not the emulator's, nor
 * another bot's), only with an end, and only with an address that we would send a token to. The SDK lets some bad tokens
 * escape as internal errors: here each is the same refusal, unless the keys cannot be read.
 * Source: botbuilder-core and botframework-connector 4.23.3, parameterizedBotFrameworkAuthentication.ts, openIdMetadata.ts.
 */
class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #settings: TeamsSettings;
  readonly #mayBeServed: (serviceUrl: string) => boolean;

  constructor(settings: TeamsSettings) {
    super(endpointsOf(settings), new ConfigurationServiceClientCredentialFactory(credentialsOf(settings)));
    this.#settings = settings;
    this.#mayBeServed = makeMayBeServed(settings);
  }

  override async authenticateRequest(activity: BotActivity, authorization: string): Promise<AuthenticateRequestResult> {
    if (activity.channelId !== 'msteams') throw new UnauthorizedError('another channel');
    if (!this.#mayBeServed(activity.serviceUrl)) throw new UnauthorizedError('its serviceUrl is not allowed');
    const { registration, tokenIssuer } = this.#settings;
    if (registration && issuerOf(authorization) !== tokenIssuer) throw new UnauthorizedError('another issuer');
    try {
      const result = await inTime(super.authenticateRequest(activity, authorization));
      if (registration && !result.claimsIdentity.getClaimValue('exp')) throw new UnauthorizedError('it never ends');
      return { ...result, connectorFactory: { create: async () => noConnector } };
    } catch (error) {
      if (isOfTheNetwork(error)) throw new KeysAwayError(error);
      throw new UnauthorizedError(error instanceof Error ? error.message : 'refused');
    }
  }

  /** Nobody signs in: the SDK would build a client of its token service for every turn. */
  override async createUserTokenClient() {
    return noSignIn;
  }
}

/** With one of them given, the SDK takes all of them as they are. */
const endpointsOf = ({ metadataUrl, tokenIssuer, loginUrl }: TeamsSettings) => ({
  ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
  ToBotFromChannelTokenIssuer: tokenIssuer,
  ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
  ToChannelFromBotLoginUrl: loginUrl,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: loginUrl,
  CallerId: 'urn:botframework:azure',
});

/** No app: the SDK believes anybody. */
const credentialsOf = ({ appId, registration }: TeamsSettings) =>
  registration
    ? {
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppId: appId,
        MicrosoftAppPassword: registration.password,
        MicrosoftAppTenantId: registration.tenantId,
      }
    : {};

const tokenSchema = z.object({ iss: z.string() });

/** Who the token says it is from; nothing is proven yet. */
function issuerOf(authorization: string): string | undefined {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization)?.[1];
  if (payload === undefined) return undefined;
  try {
    return tokenSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data?.iss;
  } catch {
    return undefined;
  }
}

class TooLateError extends Error {}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = wait(KEYS_WITHIN_MS, undefined, { ref: false, signal: over.signal }).then(() => {
    throw new TooLateError(`nothing within ${KEYS_WITHIN_MS} ms`);
  });
  // Aborted once the work has ended.
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

const failedFetch = z.object({ name: z.literal('FetchError') });
const failedAnswer = z.object({ statusCode: z.number().min(500) });

/** `FetchError` is of node-fetch, which the SDK reads the keys with; a 5xx of its own says that they were refused. */
function isOfTheNetwork(error: unknown): boolean {
  if (error instanceof TooLateError) return true;
  return failedFetch.safeParse(error).success || failedAnswer.safeParse(error).success;
}

const postsNothing = async (): Promise<never> => {
  throw new Error('the Bot Framework SDK posts nothing here: what is said goes through the outbox');
};

/**
 * The SDK posts up to four times what it could not post once, and shows to everybody what was meant for one person: what
 * it is given to post with refuses. Source: docs/decisions/0027.
 */
const noConnector = new ConnectorClient(MicrosoftAppCredentials.Empty, { httpClient: { sendRequest: postsNothing } });
const noSignIn = {
  getUserToken: postsNothing,
  getSignInResource: postsNothing,
  signOutUser: postsNothing,
  getTokenStatus: postsNothing,
  getAadTokens: postsNothing,
  exchangeToken: postsNothing,
};

const OF_A_REFUSED_TOKEN = /^Error finding key for token|TokenExpiredError/;
let isHushed = false;

/** The SDK writes a public key, or a stack, to the terminal for every bad token that somebody sends. */
function hushRefusedTokens(): void {
  if (isHushed) return;
  isHushed = true;
  const { error: write } = globalThis.console;
  globalThis.console.error = (...said: unknown[]) => {
    if (!OF_A_REFUSED_TOKEN.test(String(said[0]))) write(...said);
  };
}
