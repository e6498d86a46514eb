import type { Command } from 'commander';
import { z } from 'zod';
import { manifest } from '../../manifests/slack/manifest.ts';
import { socketModeManifest } from '../../manifests/slack/socket-mode.ts';

interface Options {
  readonly url?: string;
  readonly socketMode?: boolean;
  readonly oauth?: boolean;
}

/** The address that the manifest of the repository shows. */
const EXAMPLE = 'https://guichet.example.com';

const publicAddress = z.url({ protocol: /^https$/ }).transform((url) => new URL(url).origin);

/** `guichet manifest slack`: the app's description with one's own address, to paste into Slack. */
export function registerManifest(program: Command): void {
  program
    .command('manifest <platform>')
    .description('print the Slack app as it is to be made, with your own address (platform: slack)')
    .option('--url <address>', 'where Slack reaches this desk, for example https://desk.example.com')
    .option('--socket-mode', 'for a site that Slack cannot reach: no address is needed', false)
    .option('--oauth', 'for an app that several workspaces install at /slack/install', false)
    .action((platform: string, options: Options) => {
      const printed =
        platform === 'slack' ? slackManifest(options) : { fault: `unknown platform "${platform}": slack` };
      if ('fault' in printed) {
        console.error(printed.fault);
        process.exitCode = 1;
      } else console.log(JSON.stringify(printed.manifest, null, 2));
    });
}

/** The manifest as asked for, or what is missing. An app of a single workspace has no page to be sent back to. */
export function slackManifest({
  url,
  socketMode = false,
  oauth = false,
}: Options): { readonly manifest: unknown } | { readonly fault: string } {
  const address = publicAddress.safeParse(url);
  const needsAddress = !socketMode || oauth;
  if (needsAddress && !address.success)
    return { fault: '--url: give your public address, which begins with https://, or use --socket-mode' };
  const base = socketMode ? socketModeManifest : manifest;
  const { redirect_urls: _pages, ...single } = base.oauth_config;
  const asked = oauth ? base : { ...base, oauth_config: single };
  return { manifest: JSON.parse(JSON.stringify(asked).replaceAll(EXAMPLE, address.data ?? EXAMPLE)) };
}
