import { z } from 'zod';
import type { Hearing } from './adapters/slack/ear.ts';
import type { TeamsSettings } from './adapters/teams/settings.ts';
import type { Language } from './domain/language.ts';
import { PRESET_NAMES } from './policy/policy.ts';
import { languageFor } from './texts/language-for.ts';
import { type SettingFaultTexts, settingFaultTextsFor } from './texts/setting-faults.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(0);
const channelId = z.string().regex(/^[CG][A-Z0-9]+$/, 'is a channel id such as C0123456789, not a name');
const secret = z.string().min(32, 'is at least 32 characters; make one with: openssl rand -hex 32');
/** Slack sends people back to it, with a code: over HTTPS, except to the machine itself. */
const publicUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((url) => isHttpsOrLocal(new URL(url)), 'starts with https:// (http:// only for localhost)')
  .refine((url) => new URL(url).pathname === '/', 'is an address without a path, such as https://guichet.example.com')
  .transform((url) => new URL(url).origin);
const isHttpsOrLocal = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname);

/** Entra's ids, in one spelling: activities carry them in lower case. */
const entraId = z
  .guid('is an id such as 8f9f…-…, from the overview page of the app in Entra, not a name')
  .toLowerCase();
/** `tenant`, or `tenant=T0SLACKTEAM` for one that works at the desk of that Slack workspace. */
const allowedTenant = z.string().transform((entry, context) => {
  const [tenant, slackTeam = null, ...others] = entry.split('=').map((part) => part.trim());
  const tenantId = entraId.safeParse(tenant);
  const isReadable =
    tenantId.success && others.length === 0 && (slackTeam === null || /^[TE][A-Z0-9]+$/.test(slackTeam));
  if (isReadable) return { tenantId: tenantId.data, slackTeam };
  context.addIssue({ code: 'custom', message: 'is a list of tenant ids (or id=T0SLACKTEAM), separated by commas' });
  return z.NEVER;
});
const listOf = <Entry extends z.ZodType<unknown, string>>(entry: Entry) =>
  z
    .string()
    .transform((list) => list.split(',').map((part) => part.trim()))
    .pipe(z.array(entry).min(1));
const hostPattern = z
  .string()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'is a list of host names such as smba.example.com or *.example.com');
/** Secrets and tokens pass there. */
const secureUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((url) => isHttpsOrLocal(new URL(url)), 'starts with https:// (http:// only for localhost)');

/** The `xoxb-…` of a page that was copied whole has the shape of a token, save for its ellipsis. */
const token = (start: string) =>
  z
    .string()
    .startsWith(start, { abort: true })
    .regex(
      /^[\w-]+$/,
      'is cut or an example: a token has letters, digits and hyphens only; copy the whole one from Slack',
    );

/** An empty line in an environment file means the same as no line. */
const emptyIsAbsent = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  GUICHET_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  GUICHET_PRESET: z.enum(PRESET_NAMES).default('agence'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(3000),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is an address such as postgres://user:password@host/database' })
    .optional(),
  DATA_DIR: z.string().default('./.guichet'),
  GUICHET_METRICS_TOKEN: z.string().min(16).optional(),
  GUICHET_STOP_NOTICE_MS: milliseconds.max(5000).default(1000),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).optional(),
  SLACK_BOT_TOKEN: token('xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(16).optional(),
  SLACK_APP_TOKEN: token('xapp-').optional(),
  SLACK_SUPPORT_CHANNELS: listOf(channelId).optional(),
  SLACK_TRIAGE_CHANNEL: channelId.optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().min(16).optional(),
  GUICHET_PUBLIC_URL: publicUrl.optional(),
  GUICHET_ADMIN_EMAIL: z.email().optional(),
  GUICHET_SECRET: secret.optional(),
  GUICHET_SECRET_PREVIOUS: secret.optional(),
  SLACK_API_URL: z.url().default('https://slack.com/api/'),
  SLACK_PACE_MS: milliseconds.default(1000),
  TEAMS_APP_ID: entraId.optional(),
  TEAMS_APP_PASSWORD: z.string().min(8).optional(),
  TEAMS_TENANT_ID: entraId.optional(),
  TEAMS_ALLOWED_TENANTS: listOf(allowedTenant).optional(),
  TEAMS_SERVICE_HOSTS: listOf(hostPattern).optional(),
  TEAMS_ALLOW_UNAUTHENTICATED: z.enum(['0', '1']).default('0'),
  TEAMS_LOGIN_URL: secureUrl.default('https://login.microsoftonline.com'),
  TEAMS_OPENID_METADATA_URL: secureUrl.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  TEAMS_TOKEN_ISSUER: z.string().default('https://api.botframework.com'),
  TEAMS_PACE_MS: milliseconds.default(1000),
});
type Environment = z.infer<typeof environmentSchema>;

/** For one workspace, whose token stands here. */
const SINGLE = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'] as const;
/** Of no use without them. */
const CHANNELS = ['SLACK_SUPPORT_CHANNELS', 'SLACK_TRIAGE_CHANNEL'] as const;
/** For workspaces that install the app through OAuth. */
const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'GUICHET_PUBLIC_URL'] as const;
/** For the bot in Teams. */
const TEAMS = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const;

export interface SlackConfig {
  readonly hears: Hearing;
  /** The one workspace whose token stands in the environment. */
  readonly single: {
    readonly botToken: string;
    readonly supportChannels: readonly string[];
    /** Null where it is chosen with `/ticket setup`. */
    readonly triageChannel: string | null;
  } | null;
  /** For workspaces that install the app. */
  readonly oauth: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** Without a path or a slash at its end. */
    readonly publicUrl: string;
  } | null;
}

export interface Config {
  readonly isProduction: boolean;
  readonly role: 'all' | 'web' | 'worker';
  readonly preset: (typeof PRESET_NAMES)[number];
  readonly host: string;
  readonly port: number;
  /** PostgreSQL when set, otherwise the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly logLevel: string;
  /** Shown by whoever reads `/metrics`; without it, only this machine may. */
  readonly metricsToken: string | null;
  /** Between "not ready" and the closing of the port, so that a load balancer stops sending first. */
  readonly stopNoticeMs: number;
  /** Null without credentials. Without those of Teams either: the playground. */
  readonly slack: SlackConfig | null;
  readonly teams: TeamsSettings | null;
  /** Whoever has this address in Slack administers the desk. */
  readonly administratorEmail: string | null;
  /** What stored tokens are encrypted with. Null: the embedded database makes and keeps its own. */
  readonly secret: string | null;
  /** What they were encrypted with before. */
  readonly previousSecret: string | null;
  readonly slackApiUrl: string;
  readonly slackPaceMs: number;
  readonly teamsPaceMs: number;
}

export type ReadConfig =
  | { readonly kind: 'usable'; readonly config: Config }
  /** Every fault at once, each a sentence that begins with the name of the line to mend. */
  | { readonly kind: 'unusable'; readonly faults: readonly string[] };

/** Reads the environment once. Its faults are said in a language, that of the terminal unless told otherwise. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  language: Language = languageFor(undefined, environment),
): ReadConfig {
  const texts = settingFaultTextsFor(language);
  const given = emptyIsAbsent(environment);
  const read = environmentSchema.safeParse(given, { error: (issue) => inWords(issue, texts) });
  const faults = [
    ...(read.success
      ? []
      : read.error.issues.map(({ path: [name = ''], message }) => `${String(name)} ${texts.own[message] ?? message}`)),
    ...missingCredentials(given, texts),
    ...impossibleRole(given, texts),
    ...twoEars(given, texts),
    ...believingAnybody(given, texts),
  ];
  if (!read.success || faults.length > 0) return { kind: 'unusable', faults };
  const env = read.data;
  const slack = slackConfig(env);
  const teams = teamsConfig(env);
  return {
    kind: 'usable',
    config: {
      isProduction: env.NODE_ENV === 'production',
      role: env.GUICHET_ROLE,
      preset: env.GUICHET_PRESET,
      host: env.HOST,
      port: env.PORT,
      databaseUrl: env.DATABASE_URL ?? null,
      dataDir: env.DATA_DIR,
      // In the playground somebody reads the terminal for the address to open.
      logLevel: env.LOG_LEVEL ?? (slack || teams ? 'info' : 'warn'),
      metricsToken: env.GUICHET_METRICS_TOKEN ?? null,
      stopNoticeMs: env.GUICHET_STOP_NOTICE_MS,
      slack,
      teams,
      administratorEmail: env.GUICHET_ADMIN_EMAIL ?? null,
      secret: env.GUICHET_SECRET ?? null,
      previousSecret: env.GUICHET_SECRET_PREVIOUS ?? null,
      slackApiUrl: env.SLACK_API_URL,
      slackPaceMs: env.SLACK_PACE_MS,
      teamsPaceMs: env.TEAMS_PACE_MS,
    },
  };
}

/** The words for what the library finds, where the schema has none of its own. */
function inWords(issue: z.core.$ZodRawIssue, texts: SettingFaultTexts): string {
  if (issue.code === 'invalid_type') return issue.expected === 'int' ? texts.notInteger : texts.notNumber;
  if (issue.code === 'too_big') return texts.atMost(String(issue.maximum));
  if (issue.code === 'too_small')
    return (issue.origin === 'string' ? texts.tooShort : texts.atLeast)(String(issue.minimum));
  if (issue.code === 'invalid_value') return texts.notOneOf(issue.values.map(String).join(', '));
  if (issue.code !== 'invalid_format') return texts.notUsable;
  if (typeof issue['prefix'] === 'string') return texts.startsWith(issue['prefix']);
  if (issue.format === 'url') return texts.notUrl;
  return issue.format === 'email' ? texts.notEmail : texts.notUsable;
}

type Given = Readonly<Record<string, string | undefined>>;

/**
 * In production, or once one credential is given, all of its set are needed: the playground never runs beside a real one.
 * Two sets may stand beside each other.
 */
function missingCredentials(given: Given, texts: SettingFaultTexts): string[] {
  const isGiven = (name: string) => given[name] !== undefined;
  const isOAuth = isGiven('SLACK_CLIENT_ID') || isGiven('SLACK_CLIENT_SECRET');
  const isHearing = isGiven('SLACK_SIGNING_SECRET') || isGiven('SLACK_APP_TOKEN');
  const isSingle =
    [...SINGLE, ...CHANNELS].some((name) => isGiven(name) && name !== 'SLACK_SIGNING_SECRET') ||
    (isHearing && !isOAuth);
  const believesAnybody = given['TEAMS_ALLOW_UNAUTHENTICATED'] === '1';
  const isTeams = believesAnybody || [...TEAMS, 'TEAMS_ALLOWED_TENANTS'].some(isGiven);
  const isWanted = isSingle || (!isOAuth && !isTeams && given['NODE_ENV'] === 'production');
  const wanted = new Set<keyof SettingFaultTexts['examples']>([
    ...(isWanted ? SINGLE : []),
    ...(isOAuth ? OAUTH : []),
    // The embedded database keeps a secret of its own; several processes need the same.
    ...(isOAuth && isGiven('DATABASE_URL') ? (['GUICHET_SECRET'] as const) : []),
    ...(isTeams && !believesAnybody ? TEAMS : []),
    ...(believesAnybody && !isGiven('TEAMS_ALLOWED_TENANTS') ? (['TEAMS_TENANT_ID'] as const) : []),
  ]);
  return [...wanted]
    .filter((name) => (name === 'SLACK_SIGNING_SECRET' ? !isHearing : !isGiven(name)))
    .map((name) => `${name} ${texts.missing(`${name}=${texts.examples[name]}`)}`);
}

/** Slack sends everything one way or the other: with both set, half of what one believes would be wrong. */
function twoEars(given: Given, texts: SettingFaultTexts): string[] {
  if (given['SLACK_APP_TOKEN'] === undefined || given['SLACK_SIGNING_SECRET'] === undefined) return [];
  return [`SLACK_APP_TOKEN ${texts.twoEars}`];
}

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '::1'];

/** Whoever reaches the process is then believed to be Teams: only this machine may, and nothing real is at stake. */
function believingAnybody(given: Given, texts: SettingFaultTexts): string[] {
  if (given['TEAMS_ALLOW_UNAUTHENTICATED'] !== '1') return [];
  const isReal = Object.keys(given).some((name) => name.startsWith('SLACK_') || name === 'TEAMS_APP_PASSWORD');
  const faults = [
    ...(given['NODE_ENV'] === 'production' ? [texts.notInProduction] : []),
    ...(LOOPBACK_HOSTS.includes(given['HOST'] ?? '') ? [] : [texts.thisMachineOnly]),
    ...(isReal ? [texts.notBesideReal] : []),
  ];
  return faults.map((fault) => `TEAMS_ALLOW_UNAUTHENTICATED ${fault}`);
}

function impossibleRole(given: Given, texts: SettingFaultTexts): string[] {
  const role = given['GUICHET_ROLE'];
  if (role === undefined || role === 'all' || given['DATABASE_URL'] !== undefined) return [];
  return [`GUICHET_ROLE ${texts.oneProcess}`];
}

function slackConfig(env: Environment): SlackConfig | null {
  const single = singleOf(env);
  const oauth = oauthOf(env);
  const hears = hearingOf(env);
  if (!hears || (!single && !oauth)) return null;
  return { hears, single, oauth };
}

function singleOf(env: Environment): SlackConfig['single'] {
  const { SLACK_BOT_TOKEN, SLACK_SUPPORT_CHANNELS, SLACK_TRIAGE_CHANNEL } = env;
  if (!SLACK_BOT_TOKEN) return null;
  return {
    botToken: SLACK_BOT_TOKEN,
    supportChannels: SLACK_SUPPORT_CHANNELS ?? [],
    triageChannel: SLACK_TRIAGE_CHANNEL ?? null,
  };
}

function oauthOf(env: Environment): SlackConfig['oauth'] {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, GUICHET_PUBLIC_URL } = env;
  if (!SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET || !GUICHET_PUBLIC_URL) return null;
  return { clientId: SLACK_CLIENT_ID, clientSecret: SLACK_CLIENT_SECRET, publicUrl: GUICHET_PUBLIC_URL };
}

function hearingOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: Environment): Hearing | null {
  if (SLACK_APP_TOKEN) return { over: 'sockets', appToken: SLACK_APP_TOKEN };
  return SLACK_SIGNING_SECRET ? { over: 'http', signingSecret: SLACK_SIGNING_SECRET } : null;
}

/** What a bot without an app is called, where nothing is authenticated. */
const NO_APP = '00000000-0000-0000-0000-000000000000';

function teamsConfig(env: Environment): TeamsSettings | null {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = env;
  const own = tenantId === undefined ? [] : [{ tenantId, slackTeam: null }];
  const settings = {
    tenants: env.TEAMS_ALLOWED_TENANTS ?? own,
    serviceHosts: env.TEAMS_SERVICE_HOSTS ?? [],
    loginUrl: env.TEAMS_LOGIN_URL,
    metadataUrl: env.TEAMS_OPENID_METADATA_URL,
    tokenIssuer: env.TEAMS_TOKEN_ISSUER,
  };
  if (env.TEAMS_ALLOW_UNAUTHENTICATED === '1') return { ...settings, appId: appId ?? NO_APP, registration: null };
  if (!appId || !password || !tenantId) return null;
  return { ...settings, appId, registration: { password, tenantId } };
}
