import { type ExaminedRegistration, examineEndpoint, examineRegistration } from '../../adapters/teams/examine.ts';
import type { TeamsSettings } from '../../adapters/teams/settings.ts';
import type { Finding } from './finding.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Known {
  /** Where Teams reaches this desk; undefined when the environment does not say. */
  readonly publicUrl: string | undefined;
  /** Teams that the app was added to; undefined when the database could not be asked. */
  readonly teams: readonly unknown[] | undefined;
}

/** Teams' side: whether Microsoft takes the app's secret, whether Teams finds the desk, and whether it was installed. */
export async function checkTeams(teams: TeamsSettings, known: Known): Promise<Finding[]> {
  const { registration } = teams;
  if (!registration) return [{ rule: 'teams-unauthenticated', facts: {} }];
  const { tenantId } = registration;
  const findings: Finding[] = [];
  const seen = await examineRegistration(teams);
  if (seen.kind === 'unreachable')
    findings.push({ rule: 'teams-login-unreachable', facts: { address: teams.loginUrl, reason: seen.detail } });
  if (seen.kind === 'refused') findings.push(refusal(seen, teams.appId, registration));
  if (!teams.tenants.some((allowed) => allowed.tenantId === tenantId))
    findings.push({ rule: 'teams-own-tenant-not-allowed', facts: { tenant: tenantId } });
  if (known.teams?.length === 0) findings.push({ rule: 'teams-not-installed', facts: {} });
  return [...findings, ...(await checkEndpoint(known.publicUrl, teams.loginUrl))];
}

function refusal(
  { because, code }: Extract<ExaminedRegistration, { kind: 'refused' }>,
  app: string,
  { tenantId: tenant, password }: NonNullable<TeamsSettings['registration']>,
): Finding {
  switch (because) {
    case 'secret_wrong':
      // Entra shows two columns; the one that looks like an id is copied by mistake.
      return ID.test(password)
        ? { rule: 'teams-secret-is-its-id', facts: { code } }
        : { rule: 'teams-secret-refused', facts: { code } };
    case 'secret_expired':
      return { rule: 'teams-secret-expired', facts: { code } };
    case 'unknown_app':
      return { rule: 'teams-app-unknown', facts: { app, tenant, code } };
    case 'unknown_tenant':
      return { rule: 'teams-tenant-unknown', facts: { tenant, code } };
    case 'other':
      return { rule: 'teams-sign-in-refused', facts: { code } };
  }
}

async function checkEndpoint(publicUrl: string | undefined, loginUrl: string): Promise<Finding[]> {
  if (publicUrl === undefined) return [{ rule: 'teams-endpoint-not-told', facts: {} }];
  const address = new URL('/api/messages', publicUrl).href;
  // Beside a simulator everything is on this machine.
  if (isHere(address) && !isHere(loginUrl)) return [{ rule: 'teams-endpoint-not-public', facts: { address } }];
  const seen = await examineEndpoint(address);
  return seen.kind === 'guarded'
    ? []
    : [{ rule: 'teams-endpoint-unreachable', facts: { address, reason: seen.detail } }];
}

const isHere = (address: string): boolean => ['localhost', '127.0.0.1'].includes(new URL(address).hostname);
