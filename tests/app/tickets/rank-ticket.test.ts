import { readCommand } from '../../../src/domain/commands/read-command.ts';
import type { TicketId } from '../../../src/domain/ids.ts';
import { RANKS, type Rank } from '../../../src/domain/ticket/ticket.ts';
import { PRESET_NAMES } from '../../../src/policy/policy.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { type Desk, desksOfThisFile, type Name } from '../../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

let gestures = 0;

const rank = (desk: Desk, by: Name, ticketId: TicketId, wanted: Rank, gestureKey?: string) => {
  gestures += 1;
  const gesture = { rank: wanted, gestureKey: gestureKey ?? `rank-${gestures}` };
  return desk.app.rankTicket({ ...desk.as(by), ticketId, ...gesture, at: desk.clock.now() });
};

const { targets } = presetPolicy('workflow-support');

describe('another rank, by an agent (C4)', () => {
  test('moves the promises with what was counted kept, and the requester reads them', async () => {
    const desk = await aDesk();
    await desk.publishes({ targets });
    const { ticketId, rank: before } = await desk.hasTicket({ by: 'Camille' });
    const due = async () => {
      const clocks = await desk.stores((stores) => stores.clocks.of(ticketId));
      return clocks.map(({ metric, rank: of, targetMs, revision }) => ({
        metric,
        of,
        minutes: (targetMs ?? 0) / 60_000,
        revision,
      }));
    };
    expect(before).toBe(2);

    expect(await rank(desk, 'Léa', ticketId, 1)).toMatchObject({ kind: 'ranked', ticket: { rank: 1, revision: 2 } });

    expect(await due()).toEqual([
      { metric: 'first_response', of: 1, minutes: 15, revision: 1 },
      { metric: 'resolution', of: 1, minutes: 240, revision: 1 },
    ]);
    expect(await desk.told()).toEqual(['Camille: Le ticket #1 est maintenant de rang 1 · Critique.']);
    expect(await desk.history(ticketId)).toMatchObject([{ kind: 'created' }, { kind: 'ranked', rank: 1 }]);
    expect(await desk.replayed(ticketId)).toEqual(await desk.ticket(ticketId));
  });

  test('whoever owns it reads who did it', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Camille' }, { by: 'Léa', move: 'take' });

    await rank(desk, 'Marc', ticketId, 4);

    expect(await desk.told()).toContainEqual(
      expect.stringContaining('Léa: Marc passe le ticket #1, dont vous avez la charge, au rang 4 · Quand possible.'),
    );
  });

  test('the same gesture twice, and the rank that it has, change nothing', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket();
    await rank(desk, 'Léa', ticketId, 1, 'click');
    await rank(desk, 'Marc', ticketId, 2);

    expect(await rank(desk, 'Léa', ticketId, 1, 'click')).toMatchObject({ kind: 'ranked', ticket: { rank: 2 } });
    expect(await rank(desk, 'Léa', ticketId, 2)).toMatchObject({ kind: 'ranked', ticket: { revision: 3 } });
  });

  test('is for the team, on what is not resolved; a ticket that one may not see reads like none', async () => {
    const desk = await aDesk();
    const { ticketId } = await desk.hasTicket({ by: 'Camille' });
    const done = await desk.hasTicket({}, { by: 'Léa', move: 'take' }, { by: 'Léa', move: 'resolve' });

    expect(await rank(desk, 'Camille', ticketId, 1)).toEqual({ kind: 'forbidden' });
    expect(await rank(desk, 'Hugo', ticketId, 1)).toEqual({ kind: 'unknown_ticket' });
    expect(await rank(desk, 'Léa', done.ticketId, 1)).toMatchObject({ kind: 'refused' });
    expect(await desk.app.startRanking({ ...desk.as('Camille'), ticketId })).toEqual({ kind: 'forbidden' });
  });
});

test('whatever a preset calls a rank is understood (C5)', () => {
  const called = PRESET_NAMES.flatMap((preset) =>
    (['fr', 'en'] as const).flatMap((language) =>
      RANKS.map((each) => ({ each, command: `rank 12 ${textsFor(language).ranks[preset][each]}` })),
    ),
  );
  expect(called.map(({ command }) => readCommand(command))).toEqual(
    called.map(({ each }) => ({ kind: 'rank', number: 12, rank: each, isSure: true })),
  );
});
