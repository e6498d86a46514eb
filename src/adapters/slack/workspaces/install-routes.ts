import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InstallWorkspace } from '../../../app/desk/install-workspace.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Installations } from '../../../app/ports/installations.ts';
import type { Log } from '../../../app/ports/log.ts';
import { assertNever } from '../../../domain/assert-never.ts';
import type { Texts } from '../../../texts/fr.ts';
import { textsFor } from '../../../texts/texts.ts';
import { type InstallPage, languageOfBrowser, sendInstallPage } from './install-page.ts';
import { createInstallStates, INSTALL_WITHIN_MS } from './install-state.ts';
import type { SlackOAuth } from './oauth.ts';

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
const COOKIE = 'guichet_install';

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How an installation ended, for the page that says so. */
type Ending =
  | { readonly kind: 'installed'; readonly team: string; readonly isAdministrator: boolean }
  | { readonly kind: 'cancelled' | 'expired' | 'organisation' | 'single_token' | 'unavailable' }
  | { readonly kind: 'app_refused'; readonly detail: string };

export interface InstallRouteDeps {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Slack's page where somebody allows the app: `https://slack.com/oauth/v2/authorize`. */
  readonly authorizeUrl: string;
  /** Where this server is reached from outside, without a path. */
  readonly publicUrl: string;
  readonly stateSecret: string;
  readonly oauth: SlackOAuth;
  readonly installations: Pick<Installations, 'comesBack'>;
  readonly installWorkspace: InstallWorkspace;
  /** Teams whose token stands in the environment: these are not installed. */
  readonly servedBySingleToken: (teamId: string) => Promise<boolean>;
  /** Told once a workspace was installed. */
  readonly onInstalled: (teamId: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The two pages of an installation: where it begins, and where Slack sends the browser back to. Only the browser that began
 * an installation can end it (a cookie beside the signed state), within ten minutes, and once.
 */
export function installRoutes(
  deps: InstallRouteDeps,
): Readonly<Record<typeof INSTALL_PATH | typeof REDIRECT_PATH, Route>> {
  const states = createInstallStates(deps.stateSecret);
  const redirectUri = `${deps.publicUrl}${REDIRECT_PATH}`;
  const secure = deps.publicUrl.startsWith('https:') ? '; Secure' : '';
  const cookie = (value: string, seconds: number) =>
    `${COOKIE}=${value}; Path=${REDIRECT_PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;

  const begin: Route = async (request, response) => {
    const { language, texts } = readerOf(request);
    const state = states.issue();
    const authorize = new URL(deps.authorizeUrl);
    authorize.search = new URLSearchParams({
      client_id: deps.clientId,
      scope: deps.scopes.join(','),
      user_scope: '',
      redirect_uri: redirectUri,
      state,
    }).toString();
    const { title, paragraphs, addToSlack } = texts.install;
    sendInstallPage(response, {
      status: 200,
      language,
      title,
      paragraphs,
      link: { href: authorize.toString(), label: addToSlack },
      cookie: cookie(state, INSTALL_WITHIN_MS / 1000),
    });
  };

  const end: Route = async (request, response) => {
    const { language, texts } = readerOf(request);
    const ending = await endingOf(request);
    const again = ending.kind === 'installed' && ending.isAdministrator ? {} : { link: linkToBegin(texts) };
    sendInstallPage(response, {
      ...pageOf(ending, texts, redirectUri),
      ...again,
      language,
      cookie: cookie('', 0),
    });
  };

  const endingOf = async (request: IncomingMessage): Promise<Ending> => {
    try {
      return await finish(request);
    } catch (error) {
      deps.log.warn({ err: error }, 'an installation could not be finished');
      return { kind: 'unavailable' };
    }
  };

  const finish = async (request: IncomingMessage): Promise<Ending> => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const state = query.get('state') ?? '';
    const nonce = states.read(state);
    if (nonce === undefined || cookieOf(request) !== state) return { kind: 'expired' };
    if (!(await deps.installations.comesBack(nonce, INSTALL_WITHIN_MS))) return { kind: 'expired' };
    const code = query.get('code');
    if (code === null || code === '') return refusalOf(query.get('error'));

    const exchanged = await deps.oauth.exchange(code, redirectUri);
    switch (exchanged.kind) {
      case 'granted':
        break;
      case 'organisation':
        return { kind: 'organisation' };
      case 'code_refused':
        return { kind: 'expired' };
      case 'app_refused':
        deps.log.error(
          { detail: exchanged.detail },
          'Slack refuses an installation: the app is set up otherwise there',
        );
        return exchanged;
      default:
        return assertNever(exchanged);
    }
    const { grant } = exchanged;
    if (await deps.servedBySingleToken(grant.teamId)) return { kind: 'single_token' };
    const { installation, administrator } = await deps.installWorkspace({ grant, at: deps.clock.now() });
    deps.onInstalled(grant.teamId);
    const { deskId, connectionId } = installation;
    deps.log.info({ deskId, connectionId, team: grant.teamId }, 'the app was installed in a workspace');
    return { kind: 'installed', team: grant.teamName, isAdministrator: administrator !== undefined };
  };

  return { [INSTALL_PATH]: onlyGet(begin), [REDIRECT_PATH]: onlyGet(end) };
}

function refusalOf(error: string | null): Ending {
  if (error === null || error === '' || error === 'access_denied') return { kind: 'cancelled' };
  // What comes back in an address may be anybody's words.
  return { kind: 'app_refused', detail: /^[a-z_]{1,60}$/.test(error) ? error : 'unknown_error' };
}

function pageOf(
  ending: Ending,
  { install: { endings } }: Texts,
  redirectUri: string,
): Pick<InstallPage, 'status' | 'title' | 'paragraphs'> {
  switch (ending.kind) {
    case 'installed':
      return {
        status: 200,
        title: endings.installed.title(ending.team),
        paragraphs: ending.isAdministrator ? endings.installed.next : endings.installed.withoutAdministrator,
      };
    case 'cancelled':
      return { status: 200, ...endings.cancelled };
    case 'expired':
      return { status: 400, ...endings.expired };
    case 'organisation':
      return { status: 409, ...endings.organisation };
    case 'single_token':
      return { status: 409, ...endings.singleToken };
    case 'app_refused':
      return {
        status: 502,
        title: endings.appRefused.title,
        paragraphs: endings.appRefused.paragraphs(ending.detail, redirectUri),
      };
    case 'unavailable':
      return { status: 503, ...endings.unavailable };
    default:
      return assertNever(ending);
  }
}

function linkToBegin({ install }: Texts): { href: string; label: string } {
  return { href: INSTALL_PATH, label: install.again };
}

function readerOf(request: IncomingMessage): { language: InstallPage['language']; texts: Texts } {
  const language = languageOfBrowser(request.headers['accept-language']);
  return { language, texts: textsFor(language) };
}

function cookieOf(request: IncomingMessage): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

function onlyGet(route: Route): Route {
  return async (request, response) => {
    if (request.method === 'GET') return route(request, response);
    response.writeHead(405, { allow: 'GET' }).end();
  };
}
