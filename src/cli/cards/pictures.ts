import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type Page, startChromium } from './chromium.ts';
import { type Stage, slackStage, teamsStage } from './stages.ts';

/** One card or form as a platform receives it. */
export interface DrawnSample {
  readonly platform: 'slack' | 'teams';
  readonly language: string;
  readonly name: string;
  readonly drawn: unknown;
}

const sizeSchema = z.object({ width: z.number(), height: z.number() });

/**
 * Draws every sample in the light and in the dark, in one file each: `slack-fr-dark-triage-card-new.png`.
 * @returns the files, and one line for each thing that is missing here to draw the others
 * @throws Error when Chromium fails
 */
export async function drawPictures(
  samples: readonly DrawnSample[],
  folder: string,
): Promise<{ readonly pictures: readonly string[]; readonly missing: readonly string[] }> {
  const page = await startChromium();
  if (page === undefined) return { pictures: [], missing: ['No Chromium here: the pictures are not drawn.'] };
  await mkdir(folder, { recursive: true });
  const pictures: string[] = [];
  const missing: string[] = [];
  try {
    for (const [platform, stage] of [['slack', slackStage()] as const, ['teams', teamsStage()] as const]) {
      if (stage.kind === 'missing') missing.push(`No pictures of ${platform}: ${stage.why}.`);
      else {
        await setUp(page, stage);
        for (const sample of samples.filter((each) => each.platform === platform))
          pictures.push(...(await picturesOf(sample, folder, page)));
      }
    }
  } finally {
    await page.close();
  }
  return { pictures, missing };
}

async function setUp(page: Page, { html }: Extract<Stage, { kind: 'stage' }>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-stage-'));
  const file = path.join(folder, 'stage.html');
  await writeFile(file, html);
  await page.open(file);
  await rm(folder, { recursive: true });
}

async function picturesOf(sample: DrawnSample, folder: string, page: Page): Promise<string[]> {
  const { platform, language, name, drawn } = sample;
  const pictures: string[] = [];
  for (const theme of ['light', 'dark']) {
    const given = [drawn, language, theme].map((each) => JSON.stringify(each)).join();
    await page.evaluate(`drawPicture(${given})`);
    const size = await page.evaluate(SIZE);
    const file = path.join(folder, `${platform}-${language}-${theme}-${name}.png`);
    await writeFile(file, await page.picture(sizeSchema.parse(size)));
    pictures.push(file);
  }
  return pictures;
}

/** Of the body, which is as tall as what is drawn on it, save a dialog that stands over it. */
const SIZE = `
  (([body, dialog = body]) => ({ width: Math.ceil(body.width), height: Math.ceil(Math.max(body.bottom, dialog.bottom + 20)) }))(
    [document.body, ...document.querySelectorAll('dialog[open]')].map((each) => each.getBoundingClientRect()),
  )`;
