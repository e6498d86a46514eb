import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import * as slackCard from '../adapters/slack/draw/render-card.ts';
import * as slackForm from '../adapters/slack/draw/render-form.ts';
import * as teamsCard from '../adapters/teams/draw/render-card.ts';
import * as teamsForm from '../adapters/teams/draw/render-form.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { commandLineTextsFor } from '../texts/command-line.ts';
import { languageFor } from '../texts/language-for.ts';
import { readerOf } from '../texts/reader.ts';
import { correctionSentence } from '../views/correction-sentence.ts';
import type { Dialog } from '../views/dialog.ts';
import { gallery } from './cards/gallery.ts';
import { type DrawnSample, drawPictures } from './cards/pictures.ts';
import { asTheySay } from './cards/said.ts';
import { sampleCards, sampleForms } from './cards/samples.ts';

/** `guichet cards`: writes every card and form in both languages, as pages to look at and as Slack and Teams receive them. */
export function registerCards(program: Command): void {
  program
    .command('cards')
    .description('write every card and form in both languages, to look at')
    .option('--out <folder>', 'where to write them', 'artefacts/cards')
    .option('--pictures', 'draw each as a picture too, in the light and in the dark (needs Chromium)')
    .option('--only <words>', 'only those with these words in their names')
    .action(async ({ out, pictures, only = '' }: { out: string; pictures?: true; only?: string }) => {
      const wanted = samplesNamed(only);
      if (wanted.length === 0) {
        console.error(commandLineTextsFor(languageFor(undefined, process.env)).noSample(only));
        process.exitCode = 1;
        return;
      }
      const { pages } = await writeCards(out);
      for (const file of pages) console.log(file);
      if (!pictures) return;
      const drawn = await drawPictures(wanted, path.join(out, 'pictures'));
      for (const line of [...drawn.pictures, ...drawn.missing]) console.log(line);
    });
}

/** Every card and form with these words in its name, such as `slack-fr-prompt`. */
export function samplesNamed(words: string): readonly DrawnSample[] {
  return LANGUAGES.flatMap(drawnSamples).filter(({ platform, language, name }) =>
    `${platform}-${language}-${name}`.includes(words),
  );
}

/** Writes the cards and says which pages to open. */
export async function writeCards(folder: string): Promise<{ readonly pages: readonly string[] }> {
  const pages: string[] = [];
  for (const language of LANGUAGES) {
    const page = path.join(folder, `${language}.html`);
    await mkdir(folder, { recursive: true });
    await writeFile(page, gallery(language, sampleCards(language), sampleForms(language)));
    pages.push(page);
  }
  for (const { platform, language, name, drawn } of LANGUAGES.flatMap(drawnSamples)) {
    const to = path.join(folder, platform, language);
    await mkdir(to, { recursive: true });
    await writeFile(path.join(to, `${name}.json`), `${JSON.stringify(drawn, null, 2)}\n`);
  }
  return { pages };
}

/** Channels that somebody could choose from, in a team of Teams. */
const CHANNELS = [
  { id: '19:support@thread.tacv2', name: 'support' },
  { id: '19:equipe@thread.tacv2', name: 'equipe-support' },
];

/** Every card and form of a language, as each platform receives it. */
export function drawnSamples(language: Language): DrawnSample[] {
  const reader = readerOf({ language, timeZone: 'Europe/Paris' });
  const opening = { form: 'form-1', channels: CHANNELS };
  const correctionWords = ({ corrections }: Dialog) =>
    Object.fromEntries(
      Object.entries(corrections).map(([field, correction]) => [field, correctionSentence(correction, reader)]),
    );
  const inSlack = { platform: 'slack' as const, language };
  const inTeams = { platform: 'teams' as const, language };
  return [
    ...[...sampleCards(language)].map(([name, card]) => ({ ...inSlack, name, drawn: slackCard.renderCard(card) })),
    ...[...sampleForms(language)].map(([name, form]) => ({
      ...inSlack,
      name,
      drawn: slackForm.renderForm(form, correctionWords(form)),
    })),
    ...[...sampleCards(language, asTheySay, 'teams_channel')].map(([name, card]) => ({
      ...inTeams,
      name,
      drawn: teamsCard.renderCard(card, 'drawn-1'),
    })),
    ...[...sampleForms(language, asTheySay, 'teams_channel')].map(([name, form]) => ({
      ...inTeams,
      name,
      drawn: teamsForm.renderForm(form, opening, reader, correctionWords(form)),
    })),
  ];
}
