import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { manifest } from '../../manifests/slack/manifest.ts';
import { socketModeManifest } from '../../manifests/slack/socket-mode.ts';
import type { TeamsApp } from '../../manifests/teams/manifest.ts';
import { type CommandLineTexts, commandLineTextsFor } from '../texts/command-line.ts';
import { languageFor } from '../texts/language-for.ts';
import { type PackageOptions, teamsPackage } from './manifest/teams-package.ts';

interface Options {
  readonly url?: string;
  readonly socketMode?: boolean;
  readonly oauth?: boolean;
}

/** The address that the manifest of the repository shows. */
const EXAMPLE = 'https://guichet.example.com';

const publicAddress = z.url({ protocol: /^https$/ }).transform((url) => new URL(url));

/** `guichet manifest slack` and `guichet manifest teams`: the app's description with one's own address and ids. */
export function registerManifest(program: Command): void {
  const command = program.command('manifest').description('the app as it is to be made in Slack or in Teams');
  command
    .command('slack')
    .description('print the Slack app as it is to be made, with your own address')
    .option('--url <address>', 'where Slack reaches this desk, for example https://desk.example.com')
    .option('--socket-mode', 'for a site that Slack cannot reach: no address is needed', false)
    .option('--oauth', 'for an app that several workspaces install at /slack/install', false)
    .action((options: Options) => {
      const printed = slackManifest(options);
      if ('fault' in printed)
        refuse([commandLineTextsFor(languageFor(undefined, process.env)).slackAddress[printed.fault]]);
      else console.log(JSON.stringify(printed.manifest, null, 2));
    });
  command
    .command('teams')
    .description('write the package to upload to Teams; what is not given here is taken from the environment')
    .option('--app-id <id>', '"Application (client) ID" of your registration (TEAMS_APP_ID)')
    .option('--url <address>', 'where Teams reaches this desk (GUICHET_PUBLIC_URL)')
    .option('--app-version <version>', 'three numbers; Teams takes an update only with a higher one')
    .option('--developer <name>', 'who Teams says made it (TEAMS_DEVELOPER_NAME)')
    .option('--website <url>', 'your page about the desk (TEAMS_WEBSITE_URL); by default its address')
    .option('--privacy <url>', 'your page on privacy (TEAMS_PRIVACY_URL); likewise')
    .option('--terms <url>', 'your page with the terms of use (TEAMS_TERMS_URL); likewise')
    .option('--out <file>', 'where to write it', 'guichet-teams.zip')
    .action(({ out, ...options }: PackageOptions & { out: string }) => {
      const made = teamsPackage(options, process.env);
      if (made.kind === 'refused') return refuse(made.faults);
      try {
        writeFileSync(out, made.zip);
      } catch (error) {
        return refuse([`--out: ${error instanceof Error ? error.message : 'cannot be written'}`]);
      }
      console.log(packageMade(out, made.app));
    });
}

function packageMade(out: string, { version, address, id, developer }: TeamsApp): string {
  const { websiteUrl, privacyUrl, termsOfUseUrl } = developer;
  const toOurselves = Object.entries({ '--website': websiteUrl, '--privacy': privacyUrl, '--terms': termsOfUseUrl })
    .filter(([, url]) => url === address)
    .map(([option]) => option);
  return [
    `${out}: Guichet ${version} for ${address}, app ${id}`,
    ...(toOurselves.length === 0
      ? []
      : [`Teams shows links to your pages; these lead to ${address} until you give them: ${toOurselves.join(', ')}`]),
  ].join('\n');
}

function refuse(faults: readonly string[]): void {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}

/** The manifest as asked for, or what is missing. An app of a single workspace has no page to be sent back to. */
export function slackManifest({
  url,
  socketMode = false,
  oauth = false,
}: Options): { readonly manifest: unknown } | { readonly fault: keyof CommandLineTexts['slackAddress'] } {
  const address = publicAddress.safeParse(url);
  const needsAddress = !socketMode || oauth;
  if (needsAddress && !address.success) return { fault: oauth ? 'missingForOAuth' : 'missing' };
  if (address.success && address.data.pathname !== '/') return { fault: 'hasPath' };
  const { redirect_urls: _pages, ...single } = manifest.oauth_config;
  const base = socketMode ? socketModeManifest : manifest;
  const asked = { ...base, oauth_config: oauth ? manifest.oauth_config : single };
  return { manifest: JSON.parse(JSON.stringify(asked).replaceAll(EXAMPLE, address.data?.origin ?? EXAMPLE)) };
}
