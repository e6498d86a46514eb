import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SlackSimulator } from '../src/playground/slack/simulator-types.ts';
import { startChild } from './child.ts';
import { openWorkspace } from './workspace.ts';

/** Where the processes under measure keep their data. */
export type Place =
  | { readonly kind: 'postgres'; readonly databaseUrl: string }
  /** Each process gets a copy of this folder. */
  | { readonly kind: 'embedded'; readonly template: string };

/** What the processes of one measure are started with. */
export interface Site {
  readonly slack: SlackSimulator;
  /** Settings for one process; `name` tells the folders of two apart. */
  settingsFor(name: string): Promise<{ databaseUrl: string | null; dataDir: string; apiUrl: string }>;
}

const temporaryFolder = () => mkdtemp(path.join(tmpdir(), 'guichet-bench-'));

/** A workspace, and folders that are gone afterwards. */
export async function onSite<T>(place: Place, work: (site: Site) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder();
  const slack = await openWorkspace();
  try {
    return await work({
      slack,
      async settingsFor(name) {
        const dataDir = path.join(folder, name);
        if (place.kind === 'embedded') await cp(place.template, dataDir, { recursive: true });
        return { databaseUrl: place.kind === 'postgres' ? place.databaseUrl : null, dataDir, apiUrl: slack.apiUrl };
      },
    });
  } finally {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the embedded database once: it takes seconds, and memory that an ordinary start does not take. */
export async function makeEmbeddedTemplate(): Promise<{ readonly place: Place; remove(): Promise<void> }> {
  const template = await temporaryFolder();
  const slack = await openWorkspace();
  const settings = { databaseUrl: null, dataDir: template, apiUrl: slack.apiUrl, role: 'web' };
  await (await startChild('serve-desk.js', settings)).stop();
  await slack.close();
  return { place: { kind: 'embedded', template }, remove: () => rm(template, { recursive: true, force: true }) };
}
