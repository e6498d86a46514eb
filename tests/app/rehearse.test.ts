import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDataSource } from '../../src/adapters/db/engine/data-source.ts';
import { createUuidV7Ids } from '../../src/adapters/db/engine/uuid-v7.ts';
import { makeOnStage } from '../../src/adapters/db/stage.ts';
import { renderCard } from '../../src/adapters/slack/draw/render-card.ts';
import { drawDialog } from '../../src/adapters/slack/listeners/open-view.ts';
import { type Drawing, playDays, rehearse } from '../../src/app/rehearse.ts';
import { PRESET_NAMES } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { desksOfThisFile } from '../support/a-desk.ts';
import { createRecordingLog } from '../support/recording-log.ts';

const { aDesk, dataSource } = desksOfThisFile();
const ids = createUuidV7Ids();
const drawing = { card: renderCard, dialog: drawDialog };

const stageOn = (on: DataSource, preset: (typeof PRESET_NAMES)[number] = 'agence') =>
  makeOnStage({ dataSource: on, ids, policy: presetPolicy(preset) });

/** Every row of every table, and where the sequences stand. */
async function everythingStored(): Promise<Readonly<Record<string, unknown>>> {
  const tables = z.array(z.object({ name: z.string() })).parse(
    await dataSource().query(
      `select quote_ident(table_name) as name from information_schema.tables
          where table_schema = 'public' and table_type = 'BASE TABLE'`,
    ),
  );
  const stored: Record<string, unknown> = { sequences: await dataSource().query('select * from pg_sequences') };
  for (const { name } of tables)
    stored[name] = await dataSource().query(`select to_jsonb(kept) as row from ${name} as kept order by 1`);
  return stored;
}

/** Draws as Slack does, and remembers how much. */
function countingDrawing() {
  const drawn = { cards: 0, dialogs: 0 };
  const counting: Drawing = {
    card: (card) => {
      drawn.cards += 1;
      return renderCard(card);
    },
    dialog: (dialog, reader) => {
      drawn.dialogs += 1;
      return drawDialog(dialog, reader);
    },
  };
  return { drawn, drawing: counting };
}

describe('a rehearsal', () => {
  test.each(PRESET_NAMES)('leaves every table as it was, though whole tickets were played (%s)', async (preset) => {
    const desk = await aDesk();
    await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    const before = await everythingStored();
    const { drawn, drawing } = countingDrawing();

    await playDays({ onStage: stageOn(dataSource(), preset), ids, drawing });

    expect(await everythingStored()).toEqual(before);
    // A prompt, two ticket forms, three surfaces twice and a status card are what a day of one closed ticket draws at least.
    expect(drawn.cards).toBeGreaterThanOrEqual(8);
    expect(drawn.dialogs).toBeGreaterThanOrEqual(4);
  });

  test('uses no number: the next ticket is the next one', async () => {
    const desk = await aDesk();
    const { number } = await desk.hasTicket();

    await playDays({ onStage: stageOn(dataSource()), ids, drawing });

    expect((await desk.hasTicket()).number).toBe(number + 1);
  });

  test('that fails in the middle leaves nothing either, is one line in the log and stops nobody', async () => {
    const desk = await aDesk();
    const before = await everythingStored();
    const log = createRecordingLog();
    const tornDrawing: Drawing = {
      ...drawing,
      card: () => {
        throw new Error('the pen is broken');
      },
    };

    await rehearse(log, () => playDays({ onStage: stageOn(dataSource()), ids, drawing: tornDrawing }));

    expect(log.lines).toEqual([
      expect.objectContaining({ level: 'warn', sentence: expect.stringContaining('rehearsal') }),
    ]);
    expect(await everythingStored()).toEqual(before);
    expect((await desk.hasTicket()).number).toBe(1);
  });

  test('without a database is one line in the log and stops nobody', async () => {
    const log = createRecordingLog();
    const away = createDataSource({ databaseUrl: 'postgres://127.0.0.1:1/away', onPoolError: () => {} });

    await rehearse(log, () => playDays({ onStage: stageOn(away), ids, drawing }));

    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
  });
});
