import fc from 'fast-check';
import type { ContentId, TicketId } from '../../../src/domain/ids.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';
import { contentsOf, isSaid, type SaidEvent, wordsNow } from '../../../src/domain/ticket/words.ts';
import { personId } from '../../support/builders.ts';
import { TUESDAY } from '../../support/fixed-clock.ts';

const content = (name: string) => name as ContentId;
const head = (sequence: number) => ({
  ticketId: 'ticket-12' as TicketId,
  sequence,
  actorId: personId('Camille'),
  occurredAt: TUESDAY,
  policyVersion: 1,
});
const said = (sequence: number): SaidEvent => ({ ...head(sequence), kind: 'noted', contentId: content(`${sequence}`) });
const edited = (sequence: number, ofSequence: number): TicketEvent => ({
  ...head(sequence),
  kind: 'words_edited',
  ofSequence,
  version: `v${sequence}`,
  contentId: content(`${sequence}`),
});
const removed = (sequence: number, ofSequence: number): TicketEvent => ({
  ...head(sequence),
  kind: 'words_removed',
  ofSequence,
  contentId: null,
});

describe('what the words of an event are now (K9)', () => {
  test('what was said, when nothing changed them', () => {
    expect(wordsNow(said(2), [said(2), said(3)])).toEqual({ kind: 'kept', contentId: '2', version: null });
  });

  test('what their last edit says; an edit of other words is none of theirs', () => {
    const history = [said(2), said(3), edited(4, 2), edited(5, 2), edited(6, 3)];

    expect(wordsNow(said(2), history)).toEqual({ kind: 'kept', contentId: '5', version: 'v5' });
    expect(contentsOf(said(2), history)).toEqual(['2', '4', '5']);
  });

  test('nothing once they are taken back, for good', () => {
    expect(wordsNow(said(2), [said(2), edited(3, 2), removed(4, 2), edited(5, 2)])).toEqual({ kind: 'removed' });
    expect(wordsNow(said(3), [said(2), said(3), removed(4, 2)])).toEqual({
      kind: 'kept',
      contentId: '3',
      version: null,
    });
  });

  test('whatever is said, edited and removed: each event its own last words', () => {
    const deed = fc.record({ which: fc.nat(3), does: fc.constantFrom('says', 'edits', 'removes') });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const history: TicketEvent[] = [];
        const last = new Map<number, string>();
        for (const { which, does } of deeds) {
          const sequence = history.length + 1;
          const events = history.filter(isSaid);
          const of = events[which % Math.max(events.length, 1)]?.sequence;
          if (does === 'says' || of === undefined) {
            history.push(said(sequence));
            last.set(sequence, `${sequence}`);
          } else if (does === 'edits') {
            history.push(edited(sequence, of));
            if (last.get(of) !== 'removed') last.set(of, `${sequence}`);
          } else {
            history.push(removed(sequence, of));
            last.set(of, 'removed');
          }
        }

        for (const event of history.filter(isSaid)) {
          const now = wordsNow(event, history);
          expect(now.kind === 'removed' ? 'removed' : now.contentId).toBe(last.get(event.sequence));
        }
      }),
    );
  });
});
