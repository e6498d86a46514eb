import fc from 'fast-check';
import { onCallAt, type Rota } from '../../../src/domain/escalation/on-call.ts';

const PARIS: Rota = {
  timeZone: 'Europe/Paris',
  startsOn: '2026-10-19',
  handover: '09:00',
  people: ['lea@studio.example', 'marc@studio.example', 'ines@studio.example'],
  swaps: [],
};

test.each([
  ['the first one, from the first handover on', '2026-10-19T07:00:00Z', 'lea@studio.example'],
  ['nobody, before it', '2026-10-19T06:59:59Z', null],
  [
    'the first one, until the handover of the next week, which is in winter time',
    '2026-10-26T07:59:59Z',
    'lea@studio.example',
  ],
  ['the second one, from then on', '2026-10-26T08:00:00Z', 'marc@studio.example'],
  ['the first one again, when everybody had a week', '2026-11-09T08:00:00Z', 'lea@studio.example'],
])('is on call (C14): %s', (_who, at, email) => {
  expect(onCallAt(PARIS, new Date(at))).toBe(email);
});

test('is somebody else from the handover of the first day of a swap to that of the day after its last', () => {
  const swapped = { ...PARIS, swaps: [{ from: '2026-10-21', until: '2026-10-22', email: 'zoe@studio.example' }] };
  expect(onCallAt(swapped, new Date('2026-10-21T06:59:59Z'))).toBe('lea@studio.example');
  expect(onCallAt(swapped, new Date('2026-10-21T07:00:00Z'))).toBe('zoe@studio.example');
  expect(onCallAt(swapped, new Date('2026-10-23T06:59:59Z'))).toBe('zoe@studio.example');
  expect(onCallAt(swapped, new Date('2026-10-23T07:00:00Z'))).toBe('lea@studio.example');
});

test('has each of them for whole weeks of local time in turn, in every zone, whatever clocks do', () => {
  const rota = fc.record({
    timeZone: fc.constantFrom('Europe/Paris', 'America/Martinique', 'Australia/Lord_Howe', 'America/Santiago'),
    handover: fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
    people: fc.integer({ min: 1, max: 5 }).map((many) => Array.from({ length: many }, (_, index) => `p${index}`)),
  });
  fc.assert(
    fc.property(rota, fc.nat({ max: 700 * 24 * 60 }), ({ timeZone, handover, people }, minute) => {
      const each: Rota = { timeZone, handover, people, startsOn: '2026-01-05', swaps: [] };
      const at = Date.parse('2026-01-08T00:00:00Z') + minute * 60_000;
      const who = onCallAt(each, new Date(at));
      const week = 7 * 86_400_000;
      // An hour of clock change aside, the same one a whole round later; whoever is next, a week later.
      const isNearHandover =
        onCallAt(each, new Date(at + 90 * 60_000)) !== who || onCallAt(each, new Date(at - 90 * 60_000)) !== who;
      if (isNearHandover) return;
      expect(onCallAt(each, new Date(at + week * people.length))).toBe(who);
      expect(onCallAt(each, new Date(at + week))).toBe(people[(people.indexOf(who ?? '') + 1) % people.length]);
    }),
    { numRuns: 1000 },
  );
});
