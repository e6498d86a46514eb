import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import {
  ENGLISH_FILE,
  english,
  MANIFEST_VERSION,
  manifestFor,
  type TeamsApp,
} from '../../../manifests/teams/manifest.ts';

/** What a package is asked for with: options of the command, or else lines of the environment. */
export interface PackageOptions {
  readonly appId?: string;
  readonly url?: string;
  readonly appVersion?: string;
  readonly developer?: string;
  readonly website?: string;
  readonly privacy?: string;
  readonly terms?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export type TeamsPackage =
  | { readonly kind: 'made'; readonly zip: Uint8Array; readonly app: TeamsApp }
  /** Every fault at once, each with the option or line to mend. */
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

const appId = z
  .guid('is the "Application (client) ID" of your registration: 8-4-4-4-12 characters 0-9 a-f')
  .toLowerCase()
  .refine(isOwn, 'is an example, not the "Application (client) ID" of your registration');
const address = z
  .url({ protocol: /^https$/, abort: true, error: 'is your public address, which begins with https://' })
  .refine((url) => new URL(url).pathname === '/', 'is an address without a path, such as https://desk.your-domain.com')
  .refine((url) => isPublicName(new URL(url).hostname), 'is an example or not public: Teams must reach it by its name')
  .transform((url) => new URL(url).origin);
const page = z.url({ protocol: /^https$/, error: 'is the address of a page, which begins with https://' }).max(2048);

const asked = z.object({
  TEAMS_APP_ID: appId,
  GUICHET_PUBLIC_URL: address,
  // Schema 1.29 of the manifest: at most 32 characters; the version is three numbers without leading zeros.
  TEAMS_DEVELOPER_NAME: z.string().min(1).max(32, 'has at most 32 characters').default('Guichet'),
  TEAMS_WEBSITE_URL: page.optional(),
  TEAMS_PRIVACY_URL: page.optional(),
  TEAMS_TERMS_URL: page.optional(),
  version: z.string().regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/, 'is three numbers, such as 0.1.1'),
});

const OPTION_OF: Readonly<Record<keyof z.input<typeof asked>, string>> = {
  TEAMS_APP_ID: '--app-id',
  GUICHET_PUBLIC_URL: '--url',
  TEAMS_DEVELOPER_NAME: '--developer',
  TEAMS_WEBSITE_URL: '--website',
  TEAMS_PRIVACY_URL: '--privacy',
  TEAMS_TERMS_URL: '--terms',
  version: '--app-version',
};

/**
 * The package to upload to Teams: manifest, English labels and two icons, at the root of a zip. The same question gives
 * the same bytes.
 */
export function teamsPackage(options: PackageOptions, environment: Environment): TeamsPackage {
  const given = (option: string | undefined, line: keyof z.input<typeof asked>) =>
    option?.trim() || environment[line]?.trim() || undefined;
  const read = asked.safeParse({
    TEAMS_APP_ID: given(options.appId, 'TEAMS_APP_ID'),
    GUICHET_PUBLIC_URL: given(options.url, 'GUICHET_PUBLIC_URL'),
    TEAMS_DEVELOPER_NAME: given(options.developer, 'TEAMS_DEVELOPER_NAME'),
    TEAMS_WEBSITE_URL: given(options.website, 'TEAMS_WEBSITE_URL'),
    TEAMS_PRIVACY_URL: given(options.privacy, 'TEAMS_PRIVACY_URL'),
    TEAMS_TERMS_URL: given(options.terms, 'TEAMS_TERMS_URL'),
    version: options.appVersion ?? MANIFEST_VERSION,
  });
  if (!read.success) return { kind: 'refused', faults: faultsOf(read.error) };
  const app = appOf(read.data);
  return { kind: 'made', app, zip: zipOf(app) };
}

function appOf(read: z.output<typeof asked>): TeamsApp {
  const { GUICHET_PUBLIC_URL: ownAddress } = read;
  return {
    id: read.TEAMS_APP_ID,
    version: read.version,
    address: ownAddress,
    developer: {
      name: read.TEAMS_DEVELOPER_NAME,
      websiteUrl: read.TEAMS_WEBSITE_URL ?? ownAddress,
      privacyUrl: read.TEAMS_PRIVACY_URL ?? ownAddress,
      termsOfUseUrl: read.TEAMS_TERMS_URL ?? ownAddress,
    },
  };
}

function zipOf(app: TeamsApp): Uint8Array {
  const json = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const icon = (file: string) => readFileSync(new URL(`../../../manifests/teams/${file}`, import.meta.url));
  const manifest = manifestFor(app);
  const files = {
    'manifest.json': json(manifest),
    [manifest.icons.color]: icon(manifest.icons.color),
    [manifest.icons.outline]: icon(manifest.icons.outline),
    [ENGLISH_FILE]: json(english),
  };
  // A zip holds the local hour, whatever the zone: the same one everywhere.
  return zipSync(files, { mtime: new Date(2026, 0, 1), level: 9 });
}

/** One line a fault; what lacks is said once, not in the words of each rule that it breaks. */
function faultsOf(error: z.ZodError): string[] {
  const first = new Map(error.issues.toReversed().map((issue) => [String(issue.path[0]), issue]));
  return Object.entries(OPTION_OF).flatMap(([line, option]) => {
    const issue = first.get(line);
    if (!issue) return [];
    const name = line === 'version' ? option : `${option} (or ${line})`;
    return [`${name}: ${issue.code === 'invalid_type' ? `is missing; it ${issue.message}` : issue.message}`];
  });
}

/** Ids of examples repeat themselves: all zeros, all ones, 12345678-1234-1234-1234-123456789012. */
function isOwn(id: string): boolean {
  const digits = id.replaceAll('-', '');
  return new Set(digits).size > 4 && !digits.startsWith('12345678') && !digits.startsWith('01234567');
}

const EXAMPLES = /(^|\.)(example|invalid|test|localhost|local|your-domain|votre-domaine)(\.(com|net|org|fr))?$/;

/** A name that Microsoft's servers could find; not a number, not this machine, not the name of an example. */
function isPublicName(hostname: string): boolean {
  return hostname.includes('.') && !/^[\d.]+$|^\[/.test(hostname) && !EXAMPLES.test(hostname);
}
