import { renderCard } from '../../src/adapters/slack/draw/render-card.ts';
import { renderForm, renderNotice } from '../../src/adapters/slack/draw/render-form.ts';
import { renderCard as renderTeamsCard } from '../../src/adapters/teams/draw/render-card.ts';
import { renderForm as renderTeamsForm } from '../../src/adapters/teams/draw/render-form.ts';
import { sampleCards, sampleForms } from '../../src/cli/cards/samples.ts';
import { checkBlocks, checkView } from '../../src/playground/slack/block-kit/check.ts';
import type { Card, CardPart } from '../../src/views/card.ts';
import { correctionSentence } from '../../src/views/correction-sentence.ts';
import { attachedParts } from '../../src/views/files-parts.ts';
import { effectsOf } from '../support/as-slack-reads.ts';
import { effectsOf as effectsOnTeams } from '../support/as-teams-reads.ts';
import { aFile, READERS } from '../support/builders.ts';
import { HOSTILE_STRINGS } from '../support/hostile-strings.ts';

const { connectionId } = aFile();

/** Where the desk itself leads: to the files that people gave, by their addresses in Slack. */
function linksMeant({ parts }: Card): string[] {
  return parts.flatMap((part: CardPart) => (part.kind === 'files' ? part.files.map(({ permalink }) => permalink) : []));
}

describe('whatever people type (architecture §4.8)', () => {
  // In French alone: the language changes our own words only.
  const [reader] = READERS;

  test('no card mentions, pings, leads or looks otherwise than the desk means', () => {
    for (const hostile of HOSTILE_STRINGS) {
      for (const [name, card] of sampleCards('fr', () => hostile)) {
        const meant = linksMeant(card);
        const effects = effectsOf(renderCard(card, connectionId)).filter(
          ({ kind, what }) => kind !== 'link' || !meant.includes(what),
        );
        if (effects.length > 0) expect({ name, hostile, effects }).toEqual({ name, hostile, effects: [] });
      }
    }
  });

  test('no form, correction or notice does', () => {
    for (const hostile of HOSTILE_STRINGS) {
      for (const [name, form] of sampleForms('fr', () => hostile)) {
        const corrections = Object.fromEntries(
          Object.entries(form.corrections).map(([field, code]) => [field, correctionSentence(code, reader)]),
        );
        const notice = renderNotice({ title: hostile, sentence: hostile, closeLabel: hostile });
        const effects = effectsOf([renderForm(form, corrections), notice]);
        if (effects.length > 0) expect({ name, hostile, effects }).toEqual({ name, hostile, effects: [] });
      }
    }
  });

  // Every one of them in every part of a card and a form: tests/adapters/teams/draw.
  test('no card or form does in Teams', () => {
    for (const hostile of HOSTILE_STRINGS.filter((_, index) => index % 20 === 0)) {
      for (const [name, card] of sampleCards('fr', () => hostile)) {
        const meant = linksMeant(card);
        const effects = effectsOnTeams(renderTeamsCard(card, 'd1').card).filter(
          ({ kind, what }) => kind !== 'link' || !meant.includes(what),
        );
        if (effects.length > 0) expect({ name, hostile, effects }).toEqual({ name, hostile, effects: [] });
      }
      for (const [name, form] of sampleForms('fr', () => hostile)) {
        const effects = effectsOnTeams(renderTeamsForm(form, { form: 'f1' }, reader));
        if (effects.length > 0) expect({ name, hostile, effects }).toEqual({ name, hostile, effects: [] });
      }
    }
  });

  test('Slack takes it, also when it is far too long', () => {
    for (const hostile of HOSTILE_STRINGS.filter((words, index) => words.length > 100 || index % 10 === 0)) {
      for (const [name, card] of sampleCards('fr', () => hostile))
        expect({ name, hostile, faults: checkBlocks(renderCard(card).blocks, 'message') }).toEqual({
          name,
          hostile,
          faults: [],
        });
      for (const [name, form] of sampleForms('fr', () => hostile))
        expect({ name, hostile, faults: checkView(renderForm(form), 'modal') }).toEqual({ name, hostile, faults: [] });
    }
  });
});

test('the words of people stand in the samples, and nothing of ours in their place', () => {
  const drawn = [...sampleCards('fr', () => 'ZZZ')].map(([, card]) => JSON.stringify(renderCard(card))).join();

  expect(drawn).toContain('ZZZ');
  expect(drawn.match(/Camille R|Léa|Marc D|Inès|Boutique|prendr »|mobile/)).toBeNull();
});

test('an address given as a screenshot leads where it says', () => {
  for (const hostile of HOSTILE_STRINGS) {
    const card = { plain: 'x', parts: attachedParts({ screenshots: hostile }) };
    for (const effect of effectsOf(renderCard(card))) {
      expect(effect.kind).toBe('link');
      expect(hostile).toContain(effect.what);
      expect(JSON.stringify(card)).toContain(JSON.stringify({ link: effect.what, label: effect.what }));
    }
  }
});

test('the hostile words are two hundred, and the reading of Slack sees what they would do unescaped', () => {
  expect(new Set(HOSTILE_STRINGS).size).toBe(200);

  const kinds = new Set(HOSTILE_STRINGS.flatMap((text) => effectsOf({ type: 'mrkdwn', text })).map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['ping', 'mention', 'channel', 'link', 'date', 'emoji', 'style']));
});
