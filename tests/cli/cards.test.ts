import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { drawnSamples, samplesNamed, writeCards } from '../../src/cli/cards.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { checkBlocks, checkView } from '../../src/playground/slack/block-kit/check.ts';
import { faultsOf as faultsOnTeams } from '../support/as-teams-reads.ts';

test('every card and form is written in both languages', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-cards-'));
  const { pages } = await writeCards(folder);

  expect(pages.map((page) => path.basename(page))).toEqual(['fr.html', 'en.html']);
  const [written, ...others] = await Promise.all(
    LANGUAGES.flatMap((language) => [
      readdir(path.join(folder, 'slack', language)),
      readdir(path.join(folder, 'teams', language)),
    ]),
  );
  for (const other of others) expect(other).toEqual(written);
  expect(written?.length).toBeGreaterThan(40);
  expect(await readFile(path.join(folder, 'fr.html'), 'utf8')).toContain('Boutique inaccessible');
  await rm(folder, { recursive: true });
});

test('some are chosen by words of their names, and words of no name choose none', () => {
  expect(samplesNamed('teams-en-help')).toMatchObject([{ platform: 'teams', language: 'en', name: 'help' }]);
  expect(samplesNamed('zzz')).toEqual([]);
});

test.each(LANGUAGES)('Slack and Teams take every card and form in %s', (language) => {
  for (const { platform, name, drawn } of drawnSamples(language))
    expect({ platform, name, faults: faultsOf(platform, drawn) }).toEqual({ platform, name, faults: [] });
});

test.each(LANGUAGES)('in Teams no sentence in %s tells to type what is typed in Slack', (language) => {
  const toldSlash = drawnSamples(language).filter(
    ({ platform, drawn }) => platform === 'teams' && JSON.stringify(drawn).includes('/ticket'),
  );

  // The help names the slash as another way, which the others in a channel do not see.
  expect(toldSlash.map(({ name }) => name)).toEqual(['help']);
});

test('a card or form is drawn for both platforms under the same name', () => {
  const namesOn = (platform: string) =>
    drawnSamples('fr')
      .filter((sample) => sample.platform === platform)
      .map(({ name }) => name);

  expect(namesOn('teams')).toEqual(namesOn('slack'));
  expect(new Set(namesOn('teams')).size).toBe(namesOn('teams').length);
});

const asMessage = z.object({ blocks: z.array(z.unknown()) });
const asTeams = z.union([
  z.object({ card: z.object({ content: z.unknown() }) }).transform(({ card }) => card.content),
  z.object({ card: z.unknown() }).transform(({ card }) => card),
]);

function faultsOf(platform: string, drawn: unknown): readonly unknown[] {
  if (platform === 'teams') {
    const card = asTeams.parse(drawn);
    return [...faultsOnTeams(card), ...(JSON.stringify(card).length > 20_000 ? ['too large'] : [])];
  }
  const view = z.object({ type: z.literal('modal') }).safeParse(drawn);
  return view.success ? checkView(drawn, 'modal') : checkBlocks(asMessage.parse(drawn).blocks, 'message');
}
