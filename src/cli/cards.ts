import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { renderCard } from '../adapters/slack/draw/render-card.ts';
import { renderForm } from '../adapters/slack/draw/render-form.ts';
import { LANGUAGES } from '../domain/language.ts';
import { gallery } from './cards/gallery.ts';
import { drawPictures } from './cards/pictures.ts';
import { sampleCards, sampleForms } from './cards/samples.ts';

/** `guichet cards`: writes every card and form in both languages, as pages to look at and as Slack receives them. */
export function registerCards(program: Command): void {
  program
    .command('cards')
    .description('write every card and form in both languages, to look at')
    .option('--out <folder>', 'where to write them', 'artefacts/cards')
    .option('--pictures', 'draw the pages as pictures too, in the light and in the dark (needs Chromium)')
    .action(async ({ out, pictures }: { out: string; pictures?: true }) => {
      const pages = await writeCards(out);
      const drawn = pictures ? await drawPictures(pages) : [];
      for (const file of [...pages, ...(drawn ?? [])]) console.log(file);
      if (!drawn) console.log('No Chromium here: the pages are written, the pictures are not.');
    });
}

/** Writes the cards and says which pages to open. */
export async function writeCards(folder: string): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const language of LANGUAGES) {
    const cards = sampleCards(language);
    const forms = sampleForms(language);
    const slack = path.join(folder, 'slack', language);
    await mkdir(slack, { recursive: true });
    for (const [name, card] of cards) await writeJson(path.join(slack, `${name}.json`), renderCard(card));
    for (const [name, form] of forms) await writeJson(path.join(slack, `${name}.json`), renderForm(form));
    const page = path.join(folder, `${language}.html`);
    await writeFile(page, gallery(language, cards, forms));
    pages.push(page);
  }
  return pages;
}

const writeJson = (file: string, content: unknown) => writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
