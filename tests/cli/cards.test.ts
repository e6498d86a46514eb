import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderCard } from '../../src/adapters/slack/draw/render-card.ts';
import { renderForm } from '../../src/adapters/slack/draw/render-form.ts';
import { sampleCards, sampleForms } from '../../src/cli/cards/samples.ts';
import { writeCards } from '../../src/cli/cards.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { checkBlocks, checkView } from '../../src/playground/slack/block-kit/check.ts';

test('every card and form is written in both languages', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-cards-'));
  const pages = await writeCards(folder);

  expect(pages.map((page) => path.basename(page))).toEqual(['fr.html', 'en.html']);
  const written = await Promise.all(LANGUAGES.map((language) => readdir(path.join(folder, 'slack', language))));
  expect(written[0]).toEqual(written[1]);
  expect(written[0]?.length).toBeGreaterThan(40);
  expect(await readFile(path.join(folder, 'fr.html'), 'utf8')).toContain('Boutique inaccessible');
  await rm(folder, { recursive: true });
});

test.each(LANGUAGES)('Slack takes every card and form in %s', (language) => {
  for (const [name, card] of sampleCards(language))
    expect({ name, faults: checkBlocks(renderCard(card).blocks, 'message') }).toEqual({ name, faults: [] });
  for (const [name, form] of sampleForms(language))
    expect({ name, faults: checkView(renderForm(form), 'modal') }).toEqual({ name, faults: [] });
});
