import { z } from 'zod';
import { PRESET_NAMES } from './policy/policy.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(0);
const channelId = z.string().regex(/^[CG][A-Z0-9]+$/, 'is a channel id such as C0123456789, not a name');
const channelIds = z
  .string()
  .transform((list) => list.split(',').map((id) => id.trim()))
  .pipe(z.array(channelId).min(1));

/** An empty line in an environment file means the same as no line. */
const emptyIsAbsent = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  GUICHET_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  GUICHET_PRESET: z.enum(PRESET_NAMES).default('agence'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default('./.guichet'),
  GUICHET_METRICS_TOKEN: z.string().min(16).optional(),
  GUICHET_STOP_NOTICE_MS: milliseconds.max(5000).default(1000),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(16).optional(),
  SLACK_SUPPORT_CHANNELS: channelIds.optional(),
  SLACK_TRIAGE_CHANNEL: channelId.optional(),
  SLACK_API_URL: z.url().default('https://slack.com/api/'),
  SLACK_PACE_MS: milliseconds.default(1000),
});

const SLACK_CREDENTIALS = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_SUPPORT_CHANNELS',
  'SLACK_TRIAGE_CHANNEL',
] as const;

const example = {
  SLACK_BOT_TOKEN: 'xoxb-… (OAuth & Permissions page of your Slack app)',
  SLACK_SIGNING_SECRET: '… (Basic Information page of your Slack app)',
  SLACK_SUPPORT_CHANNELS: 'C0123456789 (channels to watch, separated by commas)',
  SLACK_TRIAGE_CHANNEL: 'C0123456789 (the channel of the agents)',
};

export interface SlackConfig {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly supportChannels: readonly string[];
  readonly triageChannel: string;
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
  /** Null without credentials: the playground. */
  readonly slack: SlackConfig | null;
  readonly slackApiUrl: string;
  readonly slackPaceMs: number;
}

export type ReadConfig =
  | { readonly kind: 'usable'; readonly config: Config }
  /** Every fault at once, each with the line to mend. */
  | { readonly kind: 'unusable'; readonly faults: readonly string[] };

/** Reads the environment once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const given = emptyIsAbsent(environment);
  const read = environmentSchema.safeParse(given);
  const faults = [
    ...(read.success ? [] : read.error.issues.map((issue) => `${issue.path[0]?.toString() ?? ''}: ${issue.message}`)),
    ...missingCredentials(given),
    ...impossibleRole(given),
  ];
  if (!read.success || faults.length > 0) return { kind: 'unusable', faults };
  const env = read.data;
  const slack = slackConfig(env);
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
      logLevel: env.LOG_LEVEL ?? (slack ? 'info' : 'warn'),
      metricsToken: env.GUICHET_METRICS_TOKEN ?? null,
      stopNoticeMs: env.GUICHET_STOP_NOTICE_MS,
      slack,
      slackApiUrl: env.SLACK_API_URL,
      slackPaceMs: env.SLACK_PACE_MS,
    },
  };
}

type Given = Readonly<Record<string, string | undefined>>;

/** In production, or once one credential is given, all are needed: the playground never runs beside a real one. */
function missingCredentials(given: Given): string[] {
  const wanted = given['NODE_ENV'] === 'production' || SLACK_CREDENTIALS.some((name) => given[name] !== undefined);
  if (!wanted) return [];
  return SLACK_CREDENTIALS.filter((name) => given[name] === undefined).map(
    (name) => `${name}: is missing; write ${name}=${example[name]}`,
  );
}

function impossibleRole(given: Given): string[] {
  const role = given['GUICHET_ROLE'];
  if (role === undefined || role === 'all' || given['DATABASE_URL'] !== undefined) return [];
  return ['GUICHET_ROLE: is only "all" with the embedded database; set DATABASE_URL to run several processes'];
}

function slackConfig(env: z.infer<typeof environmentSchema>): SlackConfig | null {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_SUPPORT_CHANNELS, SLACK_TRIAGE_CHANNEL } = env;
  if (!SLACK_BOT_TOKEN || !SLACK_SIGNING_SECRET || !SLACK_SUPPORT_CHANNELS || !SLACK_TRIAGE_CHANNEL) return null;
  return {
    botToken: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    supportChannels: SLACK_SUPPORT_CHANNELS,
    triageChannel: SLACK_TRIAGE_CHANNEL,
  };
}
