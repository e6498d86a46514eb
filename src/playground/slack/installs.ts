import { randomLetters } from './ids.ts';
import { type JsonObject, textIn } from './json.ts';
import { SlackRefusal } from './refusal.ts';
import type { InstallDecision, SimulatorOptions, SlackId } from './simulator-types.ts';
import type { Workspace } from './workspace.ts';

/** Who has installed the app here, and with which tokens: docs.slack.dev/authentication/installing-with-oauth. */
export interface Installs {
  isInstalled(): boolean;
  /** @throws SlackRefusal when the token is none of this workspace, has ended, or was taken back */
  check(token: unknown): void;
  /**
   * What somebody decides on Slack's page for installing an app.
   * @returns where Slack sends the browser
   * @throws Error with the words of Slack's page, when it does not know the app or the address
   */
  decide(authorizeUrl: URL, user: SlackId, decision: InstallDecision): string;
  /** `oauth.v2.access`: a code, or a refresh token, for tokens. @throws SlackRefusal */
  exchange(given: JsonObject): JsonObject;
  /** `auth.revoke`. Tells whether it was the last token. */
  revoke(token: string): 'last' | 'others_left';
  removeAll(): void;
  endTokens(): void;
}

interface Token {
  /** In ms since 1970; null for one that does not end. */
  endsAt: number | null;
  state: 'works' | 'token_revoked' | 'account_inactive';
}

interface Code {
  readonly user: SlackId;
  readonly scope: string;
  readonly redirectUri: string;
  readonly endsAt: number;
  readonly isForOrganisation: boolean;
}

const CODE_LASTS_MS = 10 * 60_000;
const SECRET_LETTERS = 24;

export function createInstalls(workspace: Workspace, options: Pick<SimulatorOptions, 'botToken' | 'oauth'>): Installs {
  const { oauth } = options;
  const tokens = new Map<string, Token>();
  const refreshTokens = new Map<string, { readonly scope: string }>();
  const codes = new Map<string, Code>();
  if (options.botToken !== '') tokens.set(options.botToken, { endsAt: null, state: 'works' });

  const checkApp = (given: JsonObject): NonNullable<SimulatorOptions['oauth']> => {
    if (!oauth || given['client_id'] !== oauth.clientId) throw new SlackRefusal('invalid_client_id');
    if (given['client_secret'] !== oauth.clientSecret) throw new SlackRefusal('bad_client_secret');
    return oauth;
  };

  /** Tokens name their workspace, as Slack's do. */
  const issue = (scope: string, lifeSeconds: number | undefined): JsonObject => {
    const rest = `${workspace.team.id}-${randomLetters(SECRET_LETTERS)}`;
    const bot = { token_type: 'bot', scope, bot_user_id: workspace.app.botUserId, app_id: workspace.app.id };
    if (lifeSeconds === undefined) {
      const token = `xoxb-${rest}`;
      tokens.set(token, { endsAt: null, state: 'works' });
      return { ...bot, access_token: token };
    }
    const token = `xoxe.xoxb-1-${rest}`;
    const refreshToken = `xoxe-1-${workspace.team.id}-${randomLetters(SECRET_LETTERS)}`;
    tokens.set(token, { endsAt: workspace.now() + lifeSeconds * 1000, state: 'works' });
    refreshTokens.set(refreshToken, { scope });
    return { ...bot, access_token: token, refresh_token: refreshToken, expires_in: lifeSeconds };
  };

  const exchangeCode = (given: JsonObject, lifeSeconds: number | undefined): JsonObject => {
    const key = textIn(given['code']) ?? '';
    const code = codes.get(key);
    codes.delete(key);
    if (!code || code.endsAt < workspace.now()) throw new SlackRefusal('invalid_code');
    if (given['redirect_uri'] !== code.redirectUri) throw new SlackRefusal('bad_redirect_uri');
    const issued = issue(code.scope, lifeSeconds);
    const { id, name } = workspace.team;
    return {
      ...issued,
      team: code.isForOrganisation ? null : { id, name },
      enterprise: code.isForOrganisation ? { id: 'EORGANISATION', name: 'Organisation' } : null,
      is_enterprise_install: code.isForOrganisation,
      authed_user: { id: code.user },
    };
  };

  const exchangeRefreshToken = (given: JsonObject, lifeSeconds: number | undefined): JsonObject => {
    const key = textIn(given['refresh_token']) ?? '';
    const known = refreshTokens.get(key);
    refreshTokens.delete(key);
    if (!known) throw new SlackRefusal('invalid_refresh_token');
    const { id, name } = workspace.team;
    return {
      ...issue(known.scope, lifeSeconds),
      team: { id, name },
      enterprise: null,
      is_enterprise_install: false,
    };
  };

  return {
    isInstalled: () => [...tokens.values()].some(({ state }) => state === 'works'),
    check(token) {
      if (typeof token !== 'string' || token === '') throw new SlackRefusal('not_authed');
      const known = tokens.get(token);
      if (!known) throw new SlackRefusal('invalid_auth');
      if (known.state !== 'works') throw new SlackRefusal(known.state);
      if (known.endsAt !== null && known.endsAt <= workspace.now()) throw new SlackRefusal('token_expired');
    },
    decide(authorizeUrl, user, decision) {
      const asked = authorizeUrl.searchParams;
      const redirectUri = asked.get('redirect_uri') ?? oauth?.redirectUrls[0] ?? '';
      const scope = asked.get('scope') ?? '';
      if (!oauth || asked.get('client_id') !== oauth.clientId) throw new Error('Invalid client_id parameter');
      if (!oauth.redirectUrls.some((known) => redirectUri.startsWith(known)))
        throw new Error('redirect_uri did not match any configured URIs.');
      if (scope === '') throw new Error('Invalid permissions requested: no scopes');
      const back = new URL(redirectUri);
      back.searchParams.set('state', asked.get('state') ?? '');
      if (decision === 'cancel') {
        back.searchParams.set('error', 'access_denied');
        return back.toString();
      }
      const code = `${workspace.team.id}.${randomLetters(SECRET_LETTERS)}`;
      const endsAt = workspace.now() + CODE_LASTS_MS;
      codes.set(code, { user, scope, redirectUri, endsAt, isForOrganisation: decision === 'allow_for_organisation' });
      back.searchParams.set('code', code);
      return back.toString();
    },
    exchange(given) {
      const { tokenLifeSeconds } = checkApp(given);
      const grantType = given['grant_type'] ?? 'authorization_code';
      if (grantType === 'refresh_token') return exchangeRefreshToken(given, tokenLifeSeconds);
      if (grantType === 'authorization_code') return exchangeCode(given, tokenLifeSeconds);
      throw new SlackRefusal('invalid_grant_type');
    },
    revoke(token) {
      const known = tokens.get(token);
      if (known) known.state = 'token_revoked';
      return [...tokens.values()].some(({ state }) => state === 'works') ? 'others_left' : 'last';
    },
    removeAll() {
      for (const token of tokens.values()) token.state = 'account_inactive';
      refreshTokens.clear();
    },
    endTokens() {
      for (const token of tokens.values()) if (token.endsAt !== null) token.endsAt = workspace.now();
    },
  };
}
