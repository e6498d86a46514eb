import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Wide and tall enough for a whole gallery: Chromium draws no page beyond 16,384 pixels. */
const WINDOW = '3000,12000';

/**
 * Draws each page in the light and in the dark, beside it.
 * @returns the pictures; undefined when there is no Chromium on this machine
 * @throws Error when Chromium fails
 */
export async function drawPictures(pages: readonly string[]): Promise<readonly string[] | undefined> {
  const browser = BROWSERS.find((candidate) => existsSync(candidate));
  if (browser === undefined) return undefined;
  const profile = await mkdtemp(path.join(tmpdir(), 'guichet-pictures-'));
  const pictures: string[] = [];
  for (const page of pages) {
    for (const theme of ['light', 'dark']) {
      const picture = page.replace(/\.html$/, `-${theme}.png`);
      await promisify(execFile)(browser, [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        `--user-data-dir=${profile}`,
        `--window-size=${WINDOW}`,
        `--screenshot=${path.resolve(picture)}`,
        `${pathToFileURL(path.resolve(page)).href}#${theme}`,
      ]);
      pictures.push(picture);
    }
  }
  await rm(profile, { recursive: true, force: true });
  return pictures;
}
