import { exportVotes } from '../../src/cli/triage/export.ts';
import { classify } from '../../src/domain/intake/classify.ts';
import { desksOfThisFile } from '../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

test('votes are exported with all that a refit reads, and nobody’s name or words', async () => {
  const desk = await aDesk();
  const nothing = await desk.hears('Camille', 'Salut, le site bug');
  const draft = await desk.draftOf(nothing);
  if (!draft) throw new Error('nobody was asked');
  await desk.app.dismissDraft({ ...desk.as('Camille'), draftId: draft.draftId, at: desk.clock.now() });
  desk.clock.advance({ hours: 24 });
  await desk.makesTicketOf(await desk.hears('Hugo', 'Salut, le site bug'), desk.person('Hugo'));

  const lines = await exportVotes(desk.inTransaction, [desk.deskId]);

  const { signals, probability } = classify('Salut, le site bug');
  const one = {
    v: 1,
    label: 'complex_request',
    p: Number(probability.toFixed(4)),
    outcome: 'answered',
    signals,
    hash: expect.stringMatching(/^[\w-]{22}$/),
    channel: expect.stringMatching(/^[\w-]{12}$/),
  };
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first).toEqual({ ...one, vote: 'was_fine', complex: false, day: '2026-11-24' });
  expect(second).toEqual({ ...one, vote: 'needed_ticket', complex: true, day: '2026-11-25' });
  expect([second.hash, second.channel]).toEqual([first.hash, first.channel]);
  expect(lines.join()).not.toMatch(/site|Camille|Hugo|UCAMILLE|CSUPPORT/);
});
