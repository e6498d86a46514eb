import { openToLook } from '../../adapters/db/engine/look.ts';
import { describeFailure } from '../../adapters/db/engine/migrate.ts';
import {
  type Examination,
  type ExaminedTeam,
  type ExaminedWorkspace,
  examineDatabase,
  type Waiting,
} from '../../adapters/db/examine.ts';
import type { Config } from '../../config.ts';
import { missingScopes } from './check-slack.ts';
import type { Finding } from './finding.ts';

/** The oldest release that the PostgreSQL project still mends. */
const OLDEST_POSTGRES = { number: 140_000, name: '14' };
const SKEW_SECONDS = 5;
const SHORT_TIMEOUT_MS = 5000;
const LATE_SECONDS = 120;

export interface CheckedDatabase {
  readonly findings: readonly Finding[];
  /** Slack workspaces that the database knows; undefined when it could not be asked. */
  readonly workspaces: readonly ExaminedWorkspace[] | undefined;
  /** Teams in which the app is, as far as the database knows; undefined likewise, and before the first start. */
  readonly teams: readonly ExaminedTeam[] | undefined;
}

const UNKNOWN = { workspaces: undefined, teams: undefined };

/** The database, what waits in it and what was given up. It is read, never changed. */
export async function checkDatabase(config: Config): Promise<CheckedDatabase> {
  const look = await openToLook(config);
  switch (look.kind) {
    case 'in_use':
      return {
        findings: [{ rule: 'database-in-use', facts: { process: String(look.pid ?? '?') } }],
        ...UNKNOWN,
      };
    case 'not_made':
      return { findings: [{ rule: 'database-not-made', facts: {} }], workspaces: [], teams: undefined };
    case 'unreachable':
      return { findings: [{ rule: 'database-unreachable', facts: { reason: look.reason } }], ...UNKNOWN };
    case 'open':
      try {
        const seen = await examineDatabase(look.dataSource);
        return {
          findings: [...findingsIn(seen), ...findingsOfPlay(seen, config)],
          workspaces: seen.held?.desks.flatMap(({ workspaces }) => workspaces),
          teams: seen.held?.teams,
        };
      } catch (error) {
        return {
          findings: [{ rule: 'database-unreachable', facts: { reason: describeFailure(error) } }],
          ...UNKNOWN,
        };
      } finally {
        await look.close();
      }
  }
}

function findingsIn(seen: Examination): Finding[] {
  const findings: Finding[] = [];
  if (seen.versionNumber < OLDEST_POSTGRES.number)
    findings.push({ rule: 'database-too-old', facts: { version: seen.version, wanted: OLDEST_POSTGRES.name } });
  if (Math.abs(seen.skewSeconds) > SKEW_SECONDS)
    findings.push({ rule: 'clock-skew', facts: { seconds: Math.round(Math.abs(seen.skewSeconds)) } });
  for (const [setting, ms] of [
    ['statement_timeout', seen.statementTimeoutMs],
    ['lock_timeout', seen.lockTimeoutMs],
  ] as const)
    if (ms > 0 && ms < SHORT_TIMEOUT_MS)
      findings.push({ rule: 'statement-timeout', facts: { setting, value: `${ms} ms` } });
  if (seen.unknown.length > 0)
    findings.push({ rule: 'database-newer', facts: { migrations: seen.unknown.join(', ') } });
  if (seen.pending.length > 0)
    findings.push({ rule: 'migrations-pending', facts: { migrations: seen.pending.join(', ') } });
  return seen.held === null ? findings : [...findings, ...findingsHeld(seen.held)];
}

function findingsHeld(held: NonNullable<Examination['held']>): Finding[] {
  const findings: Finding[] = [];
  if (held.desks.length === 0) findings.push({ rule: 'database-not-made', facts: {} });
  for (const { name, version, policyFaults, team, leads } of held.desks) {
    if (policyFaults.length > 0)
      findings.push({ rule: 'policy-not-valid', facts: { desk: name, version, fields: policyFaults.join(', ') } });
    if (team === 0) findings.push({ rule: 'no-agents', facts: { desk: name } });
    else if (leads === 0) findings.push({ rule: 'no-admin', facts: { desk: name } });
  }
  for (const { team, hasEnded, scopes } of held.installations) {
    const missing = missingScopes(scopes);
    if (hasEnded) findings.push({ rule: 'slack-needs-reinstall', facts: { team } });
    else if (missing.length > 0)
      findings.push({ rule: 'slack-install-lacks-scopes', facts: { team, scopes: missing.join(', ') } });
  }
  findings.push(...findingsOfTeams(held));
  for (const { count, reason, oldestSeconds } of held.outboxDead)
    findings.push({ rule: 'outbox-dead', facts: { count, reason, hours: hours(oldestSeconds) } });
  const { outboxWaiting, inboxDead, inboxWaiting } = held;
  if (isLate(outboxWaiting))
    findings.push({
      rule: 'outbox-late',
      facts: { count: outboxWaiting.count, minutes: minutes(outboxWaiting), reason: outboxWaiting.reason },
    });
  if (inboxDead.count > 0)
    findings.push({ rule: 'inbox-dead', facts: { count: inboxDead.count, hours: hours(inboxDead.oldestSeconds) } });
  if (isLate(inboxWaiting))
    findings.push({ rule: 'inbox-late', facts: { count: inboxWaiting.count, minutes: minutes(inboxWaiting) } });
  return findings;
}

function findingsOfTeams({ teams, teamsRefused, teamsPrivateDead }: NonNullable<Examination['held']>): Finding[] {
  return [
    ...teams
      .filter(({ isOverheard }) => !isOverheard)
      .map(({ team, channels }): Finding => ({ rule: 'teams-not-overheard', facts: { team: nameOf(team, channels) } })),
    ...teamsRefused.map((facts): Finding => ({ rule: 'teams-channel-refused', facts })),
    ...teamsPrivateDead.map(
      ({ count, reason }): Finding => ({ rule: 'teams-private-refused', facts: { count, reason } }),
    ),
  ];
}

/** A clock that a playground moved, where real people are served now. */
function findingsOfPlay({ held }: Examination, { slack, teams }: Config): Finding[] {
  const hours = Math.round(held?.clockAheadHours ?? 0);
  return hours > 0 && (slack || teams) ? [{ rule: 'played-clock-ignored', facts: { hours } }] : [];
}

/** Teams tells us names of channels, not of teams. */
function nameOf(team: string, channels: readonly string[]): string {
  return channels.length === 0 ? team : channels.map((channel) => `#${channel}`).join(', ');
}

const isLate = ({ count, oldestSeconds }: Waiting): boolean => count > 0 && oldestSeconds > LATE_SECONDS;
const minutes = ({ oldestSeconds }: Waiting): number => Math.floor(oldestSeconds / 60);
const hours = (seconds: number): number => Math.floor(seconds / 3600);
