import { z } from 'zod';
import { PRESET_NAMES } from './policy/policy.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(0);

/** An empty line in an environment file means the same as no line. */
const emptyIsAbsent = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

const environmentSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    GUICHET_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
    GUICHET_PRESET: z.enum(PRESET_NAMES).default('agence'),
    HOST: z.string().default('0.0.0.0'),
    PORT: port.default(3000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATA_DIR: z.string().default('./.guichet'),
    LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
    SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
    SLACK_SIGNING_SECRET: z.string().min(16).optional(),
    SLACK_SUPPORT_CHANNELS: z.string().optional(),
    SLACK_TRIAGE_CHANNEL: z.string().optional(),
    SLACK_API_URL: z.url().default('https://slack.com/api/'),
    SLACK_PACE_MS: milliseconds.default(1000),
  })
  .superRefine((environment, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const slack = [
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_SUPPORT_CHANNELS',
      'SLACK_TRIAGE_CHANNEL',
    ] as const;
    const given = slack.filter((name) => environment[name] !== undefined);
    const wanted = environment.NODE_ENV === 'production' || given.length > 0;
    if (wanted) {
      for (const name of slack)
        if (environment[name] === undefined) say(name, `is missing; write ${name}=${example[name]}`);
    }
    if (environment.GUICHET_ROLE !== 'all' && environment.DATABASE_URL === undefined)
      say('GUICHET_ROLE', 'can only be "all" with the embedded database; set DATABASE_URL to run several processes');
  });

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
  const read = environmentSchema.safeParse(emptyIsAbsent(environment));
  if (!read.success) {
    return {
      kind: 'unusable',
      faults: read.error.issues.map((issue) => `${issue.path.join('.') || 'environment'}: ${issue.message}`),
    };
  }
  const env = read.data;
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
      logLevel: env.LOG_LEVEL,
      slack: slackConfig(env),
      slackApiUrl: env.SLACK_API_URL,
      slackPaceMs: env.SLACK_PACE_MS,
    },
  };
}

function slackConfig(env: z.infer<typeof environmentSchema>): SlackConfig | null {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_SUPPORT_CHANNELS, SLACK_TRIAGE_CHANNEL } = env;
  if (!SLACK_BOT_TOKEN || !SLACK_SIGNING_SECRET || !SLACK_SUPPORT_CHANNELS || !SLACK_TRIAGE_CHANNEL) return null;
  return {
    botToken: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    supportChannels: SLACK_SUPPORT_CHANNELS.split(',')
      .map((channel) => channel.trim())
      .filter(Boolean),
    triageChannel: SLACK_TRIAGE_CHANNEL,
  };
}
