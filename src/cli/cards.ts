import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { renderCard } from '../adapters/slack/render-card.ts';
import { renderForm } from '../adapters/slack/render-form.ts';
import { LANGUAGES } from '../domain/language.ts';
import { gallery } from './cards/gallery.ts';
import { sampleCards, sampleForms } from './cards/samples.ts';

/** `guichet cards`: writes every card and form in both languages, as pages to look at and as Slack receives them. */
export function registerCards(program: Command): void {
  program
    .command('cards')
    .description('write every card and form in both languages, to look at')
    .option('--out <folder>', 'where to write them', 'artefacts/cards')
    .action(async ({ out }: { out: string }) => {
      for (const page of await writeCards(out)) console.log(page);
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
