import type { Advice, DoctorFacts, DoctorRule, DoctorTexts } from '../../texts/doctor.ts';

/** `serious`: the desk does not do its work. `warning`: it will not for long. `note`: what was not examined, and why. */
export type Level = 'serious' | 'warning' | 'note';

export type FindingOf<Rule extends DoctorRule> = {
  readonly [Each in Rule]: { readonly rule: Each; readonly facts: DoctorFacts[Each] };
}[Rule];
export type Finding = FindingOf<DoctorRule>;

const LEVELS: Readonly<Record<DoctorRule, Level>> = {
  'configuration-fault': 'serious',
  'node-too-old': 'serious',
  'no-credentials': 'note',
  'data-folder-not-writable': 'serious',
  'data-folder-open-to-others': 'warning',
  'disk-nearly-full': 'warning',
  'embedded-with-real-platform': 'warning',
  'database-in-use': 'note',
  'database-not-made': 'note',
  'database-unreachable': 'serious',
  'database-too-old': 'serious',
  'database-newer': 'serious',
  'migrations-pending': 'warning',
  'clock-skew': 'warning',
  'statement-timeout': 'warning',
  'played-clock-ignored': 'warning',
  'policy-not-valid': 'serious',
  'no-agents': 'serious',
  'no-admin': 'warning',
  'outbox-dead': 'serious',
  'outbox-late': 'warning',
  'inbox-dead': 'serious',
  'inbox-late': 'warning',
  'slack-unreachable': 'serious',
  'slack-token-refused': 'serious',
  'slack-app-token-refused': 'serious',
  'slack-scopes-missing': 'serious',
  'slack-needs-reinstall': 'serious',
  'slack-install-lacks-scopes': 'serious',
  'slack-other-team': 'warning',
  'slack-signing-secret-shape': 'warning',
  'slack-channel-unknown': 'serious',
  'slack-channel-archived': 'serious',
  'slack-not-in-channel': 'serious',
  'public-address-unreachable': 'serious',
  'teams-unauthenticated': 'warning',
  'teams-login-unreachable': 'serious',
  'teams-secret-is-its-id': 'serious',
  'teams-secret-refused': 'serious',
  'teams-secret-expired': 'serious',
  'teams-app-unknown': 'serious',
  'teams-tenant-unknown': 'serious',
  'teams-sign-in-refused': 'serious',
  'teams-own-tenant-not-allowed': 'warning',
  'teams-endpoint-not-told': 'note',
  'teams-endpoint-not-public': 'serious',
  'teams-endpoint-unreachable': 'serious',
  'teams-not-installed': 'warning',
  'teams-not-overheard': 'warning',
  'teams-channel-refused': 'serious',
  'teams-private-refused': 'warning',
};

export function levelOf({ rule }: Finding): Level {
  return LEVELS[rule];
}

/** What a finding says to whoever runs the desk. */
export function adviceOn<Rule extends DoctorRule>({ rule, facts }: FindingOf<Rule>, texts: DoctorTexts): Advice {
  return texts.rules[rule](facts);
}
