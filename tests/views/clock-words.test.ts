import { addMinutes } from 'date-fns/addMinutes';
import { sampleClocks } from '../../src/cli/cards/sample-clocks.ts';
import type { TicketState } from '../../src/domain/ticket/ticket.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { readerOf } from '../../src/texts/reader.ts';
import { requesterCard, requesterFacts } from '../../src/views/requester-card.ts';
import { ticketDetails } from '../../src/views/ticket-details.ts';
import { ticketFacts } from '../../src/views/triage-card.ts';
import { aShownTicket, aTicket, READERS, wordsOf } from '../support/builders.ts';
import { TUESDAY } from '../support/fixed-clock.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

const [french, english] = READERS;
const there = readerOf({ language: 'fr', timeZone: 'America/Martinique' });
const policy = presetPolicy('workflow-support');

/** A ticket of rank 2 made on Tuesday at 10:00 in Paris: answered within an hour, resolved within eight, so on Wednesday at 11:00. */
function minutesIn(minutes: number, state: TicketState = { name: 'new' }, movedAfter = minutes) {
  const ticket = aTicket({ state });
  const clocks = sampleClocks(ticket, policy, addMinutes(TUESDAY, minutes), addMinutes(TUESDAY, movedAfter));
  return aShownTicket({ ticket, policy, ...clocks });
}

const WAITING: TicketState = { name: 'waiting', reason: 'information' };
const TAKEN: TicketState = { name: 'in_progress' };

const clockFactsOf = (facts: readonly { readonly label: string; readonly value: string }[]) =>
  facts.flatMap(({ label, value }) =>
    ['Première réponse', 'Résolution'].includes(label) ? [`${label} ${plainSpaces(value)}`] : [],
  );

describe('a clock, as agents read it', () => {
  test.each([
    ['runs', minutesIn(10), 'Première réponse avant mar. 24 nov. 11:00 (Paris), reste 50 min'],
    ['is late', minutesIn(100), 'Première réponse dépassé de 40 min depuis mar. 24 nov. 11:00 (Paris)'],
    ['was kept', minutesIn(60, TAKEN, 40), 'Première réponse en 20 min, à temps'],
    ['was missed', minutesIn(200, TAKEN, 200), 'Première réponse en 1 h 40, avec 40 min de retard'],
  ])('a first response that %s', (_it, shown, words) => {
    expect(clockFactsOf(ticketFacts(shown, 'live', french))).toContain(words);
  });

  test('a pause keeps what is left, overnight too', () => {
    for (const minutes of [120, 1500])
      expect(clockFactsOf(ticketFacts(minutesIn(minutes, WAITING, 80), 'live', french))).toContain(
        'Résolution en pause, reste 6 h 40',
      );
  });

  test('a card says nothing that is no longer so the minute after', () => {
    expect(clockFactsOf(ticketFacts(minutesIn(10), 'card', french))).toContain(
      'Première réponse avant mar. 24 nov. 11:00 (Paris)',
    );
    expect(clockFactsOf(ticketFacts(minutesIn(50), 'card', french))).toContain(
      'Première réponse avant mar. 24 nov. 11:00 (Paris), plus de 75 % du temps est passé',
    );
    expect(clockFactsOf(ticketFacts(minutesIn(100), 'card', french))).toContain(
      'Première réponse en retard depuis mar. 24 nov. 11:00 (Paris)',
    );
  });

  test('what nobody promised is said to be so (C1)', () => {
    expect(clockFactsOf(ticketFacts(aShownTicket(), 'live', french))).toContain('Résolution non engagée');
  });
});

describe('a promise, as its requester reads it', () => {
  test('stands in their own zone, with the desk’s beside it', () => {
    expect(clockFactsOf(requesterFacts(minutesIn(10), there))).toEqual([
      'Première réponse avant mar. 24 nov. 06:00 (Martinique) · 11:00 (Paris)',
      'Résolution avant mer. 25 nov. 06:00 (Martinique) · 11:00 (Paris)',
    ]);
  });

  test('of a resolution alone, once somebody has answered', () => {
    expect(clockFactsOf(requesterFacts(minutesIn(60, TAKEN, 40), french))).toEqual([
      'Résolution avant mer. 25 nov. 11:00 (Paris)',
    ]);
  });

  test.each([
    [WAITING, 'Résolution en pause : nous attendons votre réponse'],
    [{ name: 'to_test' } as const, 'Résolution en pause : nous attendons que vous testiez'],
    [{ name: 'waiting', reason: 'approval' } as const, 'Résolution en pause : une validation est attendue'],
  ])('stands still in %j', (state, words) => {
    expect(clockFactsOf(requesterFacts(minutesIn(120, state, 80), french))).toEqual([words]);
  });

  test('is said to be missed when it is, with who was told, and nobody is asked to be patient (S0-33, N14)', () => {
    const words = wordsOf(requesterCard(minutesIn(100), french)).map(plainSpaces);

    expect(words).toContain('promise avant mar. 24 nov. 11:00 (Paris), en retard');
    expect(words.join(' ')).toContain(
      'La première réponse était promise avant mar. 24 nov. 11:00 (Paris) : nous sommes en retard. L’équipe et ses responsables en sont prévenus',
    );
    expect(words.join(' ')).not.toContain('Inutile de relancer');
  });

  test.each([{ on: false }, { ranks: [1, 3] as const }, { afterMinutes: 30 }])(
    'says that the team knows of what is missed, where the rule %j brings it to nobody in charge',
    (changed) => {
      const shown = minutesIn(100);
      const { escalation } = policy;
      const breach = {
        ...escalation.rules.breach,
        ...changed,
        ranks: [...(changed.ranks ?? escalation.rules.breach.ranks)],
      };
      const quiet = { ...policy, escalation: { ...escalation, rules: { ...escalation.rules, breach } } };
      const words = wordsOf(requesterCard({ ...shown, policy: quiet }, french))
        .map(plainSpaces)
        .join(' ');

      expect(words).toContain('nous sommes en retard. L’équipe en est prévenue, on revient vers vous');
    },
  );

  test('answers who asks where their ticket is before the time is over (N14)', () => {
    const card = ticketDetails(minutesIn(10), 'requester', english);

    expect(card.plain).toBe(
      'Ticket #12 is RECEIVED. You will have a first response before Tue 24 Nov 10:00 (London) · 11:00 (Paris).',
    );
  });
});
