import { manifest } from '../../../manifests/slack/manifest.ts';
import type { ExaminedWorkspace } from '../../adapters/db/examine.ts';
import { examineAppToken, examineChannel, examineToken } from '../../adapters/slack/examine.ts';
import { makeWebClients } from '../../adapters/slack/workspaces/web-clients.ts';
import type { Log } from '../../app/ports/log.ts';
import type { SlackConfig } from '../../config.ts';
import type { Finding } from './finding.ts';

/**
 * Slack's side of the workspace whose token stands in the environment: the token, what it may do, the desk's channels.
 * @param known workspaces that the database knows; undefined when it could not be asked
 */
export async function checkSlack(
  slack: NonNullable<SlackConfig['single']> & { readonly apiUrl: string },
  known: { readonly workspaces: readonly ExaminedWorkspace[] | undefined; readonly mayBeNew: boolean },
  log: Log,
): Promise<Finding[]> {
  const client = makeWebClients(slack, log).outbox;
  const token = await examineToken(client);
  if (token.kind !== 'taken')
    return token.kind === 'refused'
      ? [{ rule: 'slack-token-refused', facts: { code: token.detail } }]
      : [{ rule: 'slack-unreachable', facts: { reason: token.detail } }];

  const findings: Finding[] = [];
  const missing = missingScopes(token.scopes);
  if (missing.length > 0) findings.push({ rule: 'slack-scopes-missing', facts: { scopes: missing.join(', ') } });
  const workspace = known.workspaces?.find(({ team }) => team === token.teamId);
  if (!known.mayBeNew && !workspace && known.workspaces && known.workspaces.length > 0)
    findings.push({ rule: 'slack-other-team', facts: { team: `${token.teamName} (${token.teamId})` } });
  for (const channel of channelsOf(slack, workspace)) {
    const seen = await examineChannel(client, channel);
    if (seen.kind === 'archived') findings.push({ rule: 'slack-channel-archived', facts: { channel } });
    if (seen.kind === 'not_a_member') findings.push({ rule: 'slack-not-in-channel', facts: { channel } });
    if (seen.kind === 'unknown')
      findings.push({ rule: 'slack-channel-unknown', facts: { channel, code: seen.detail } });
    if (seen.kind === 'unreachable') {
      findings.push({ rule: 'slack-unreachable', facts: { reason: seen.detail } });
      break; // it would say so of every channel
    }
  }
  return findings;
}

/** Those chosen in Slack; until somebody chooses, those of the environment. */
function channelsOf(
  { supportChannels, triageChannel }: NonNullable<SlackConfig['single']>,
  workspace: ExaminedWorkspace | undefined,
): ReadonlySet<string> {
  if (workspace && workspace.channels.length > 0) return new Set(workspace.channels);
  return new Set([...supportChannels, ...(triageChannel === null ? [] : [triageChannel])]);
}

/** In Socket Mode, whether Slack would give us a connection. */
export async function checkSockets(hears: SlackConfig['hears'], apiUrl: string, log: Log): Promise<Finding[]> {
  if (hears.over !== 'sockets') return [];
  const seen = await examineAppToken(makeWebClients({ botToken: hears.appToken, apiUrl }, log).outbox);
  if (seen.kind === 'refused') return [{ rule: 'slack-app-token-refused', facts: { code: seen.detail } }];
  return seen.kind === 'unreachable' ? [{ rule: 'slack-unreachable', facts: { reason: seen.detail } }] : [];
}

/** Scopes that the manifest asks for, the optional ones apart, and that are not among these. */
export function missingScopes(given: readonly string[] | undefined): string[] {
  if (!given) return [];
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  const optional: readonly string[] = bot_optional;
  return bot.filter((scope) => !optional.includes(scope) && !given.includes(scope));
}
