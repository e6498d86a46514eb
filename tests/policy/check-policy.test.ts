import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPolicy } from '../../src/policy/check-policy.ts';
import { PRESET_NAMES, policySchema } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { policyFaultTextsFor } from '../../src/texts/policy-faults.ts';

const good = presetPolicy('workflow-support');
const minutes = (amount: number) => ({ amount, unit: 'business_minutes' });
const days = (amount: number) => ({ amount, unit: 'business_days' });
const client = (id: string, more = {}) => ({ id, name: id, vip: false, channels: [], emailDomains: [], ...more });
const tellAt2 = (tell: unknown) => ({
  escalation: { ...good.escalation, levels: { ...good.escalation.levels, 2: { name: 'N2', tell } } },
});
const rota = (swaps: unknown) => ({
  timeZone: 'Europe/Paris',
  startsOn: '2026-11-23',
  handover: '09:00',
  people: ['lea@studio.example'],
  swaps,
});

describe('a policy that contradicts itself', () => {
  test.each(PRESET_NAMES)('is none of the presets: %s', (preset) => {
    expect(checkPolicy(presetPolicy(preset))).toEqual([]);
  });

  test.each<[string, object, string, object]>([
    [
      '48 raw hours for rank 3 are longer than five days for rank 4',
      { targets: { ...good.targets, 3: { response: minutes(240), resolution: minutes(48 * 60) } } },
      'targets.4.resolution',
      { code: 'shrinks', above: 3 },
    ],
    [
      'a lesser rank is promised what a more urgent one is not',
      { targets: { ...good.targets, 1: { response: minutes(15) } } },
      'targets.2.resolution',
      { code: 'shrinks', above: 1 },
    ],
    [
      'a response that comes after its resolution',
      { targets: { ...good.targets, 4: { response: days(6), resolution: days(5) } } },
      'targets.4.response',
      { code: 'response_after_resolution' },
    ],
    [
      'a day of a client’s calendar is too short',
      {
        targets: { ...good.targets, 4: { response: minutes(240), resolution: days(5) } },
        calendars: { court: { ...good.calendar, nominalDayMinutes: 239 } },
        clients: [client('roux', { calendar: 'court' })],
      },
      'targets.3.resolution',
      { code: 'shrinks', above: 2 },
    ],
    [
      'a lesser urgency has the higher rank',
      { ranks: { ...good.ranks, demande: { critical: 2, important: 1, normal: 3 } } },
      'ranks.demande.important',
      { code: 'rank_rises', urgency: 'critical' },
    ],
    [
      'an unknown calendar',
      { clients: [client('roux', { calendar: 'fdf' })] },
      'clients.0.calendar',
      { code: 'unknown', what: 'calendar', name: 'fdf' },
    ],
    [
      'a calendar that only an object has',
      { clients: [client('roux', { calendar: 'constructor' })] },
      'clients.0.calendar',
      { code: 'unknown', what: 'calendar', name: 'constructor' },
    ],
    [
      'two clients of one id',
      { clients: [client('roux'), client('roux')] },
      'clients.1.id',
      { code: 'same_id', name: 'roux', other: 'roux' },
    ],
    [
      'one channel for two clients',
      { clients: [client('roux', { channels: ['#Roux'] }), client('blanc', { channels: ['vip', 'roux'] })] },
      'clients.1.channels.1',
      { code: 'same_channel', name: 'roux', other: 'roux' },
    ],
    [
      'one domain for two clients',
      {
        clients: [
          client('roux', { emailDomains: ['roux.example'] }),
          client('blanc', { emailDomains: ['roux.example'] }),
        ],
      },
      'clients.1.emailDomains.0',
      { code: 'same_domain', name: 'roux.example', other: 'roux' },
    ],
    [
      'an unknown group',
      tellAt2([{ kind: 'group', group: 'direction' }]),
      'escalation.levels.2.tell.0.group',
      { code: 'unknown', what: 'group', name: 'direction' },
    ],
    [
      'an unknown rota',
      tellAt2([
        { kind: 'channel', channel: 'team' },
        { kind: 'on_call', rota: 'nuit' },
      ]),
      'escalation.levels.2.tell.1.rota',
      { code: 'unknown', what: 'rota', name: 'nuit' },
    ],
    [
      'a level of nobody but the owner',
      tellAt2([{ kind: 'owner' }]),
      'escalation.levels.2.tell',
      { code: 'owner_alone' },
    ],
    [
      'a route of an unknown client',
      {
        routes: [{ events: ['created'], when: { clients: ['roux'] }, tell: [{ kind: 'channel', channel: 'roux' }] }],
      },
      'routes.0.when.clients.0',
      { code: 'unknown', what: 'client', name: 'roux' },
    ],
    [
      'a swap that ends before it begins',
      {
        escalation: {
          ...good.escalation,
          rotas: { nuit: rota([{ from: '2026-12-02', until: '2026-12-01', email: 'max@studio.example' }]) },
        },
      },
      'escalation.rotas.nuit.swaps.0.until',
      { code: 'ends_before_it_begins' },
    ],
    ['quiet all day', { quietHours: { from: '08:00', until: '19:00' } }, 'quietHours', { code: 'never_aloud' }],
  ])('%s', (_what, change, place, fault) => {
    const policy = policySchema.parse({ ...good, ...change });

    expect(checkPolicy(policy)).toEqual([{ place, fault }]);
    expect(readPolicy(JSON.stringify(policy), 'fr')).toMatchObject({ kind: 'faults', faults: [{ place }] });
  });

  test('is quiet at night and over lunch without contradiction', () => {
    for (const quietHours of [
      { from: '20:00', until: '08:00' },
      { from: '12:00', until: '14:00' },
    ])
      expect(checkPolicy({ ...good, quietHours })).toEqual([]);
  });
});

test('a fault is placed to the very item', () => {
  const written = {
    calendars: { fdf: { ...good.calendar, hours: { mon: [['09h', '12:00']] } } },
    followUps: { ...good.followUps, waiting: { remindAfterDays: [12], closeAfterDays: 10 } },
    base: 'seven',
  };
  expect(readPolicy(JSON.stringify(written), 'en')).toMatchObject({
    faults: [
      { place: 'base' },
      { place: 'calendars.fdf.hours.mon.0.0', what: 'is a time such as 09:00' },
      { place: 'followUps.waiting.closeAfterDays', what: 'comes after a reminder' },
      { place: 'followUps.waiting.remindAfterDays', what: 'end before closeAfterDays' },
    ],
  });
  expect(readPolicy('{ "base": 7 }', 'en')).toMatchObject({ kind: 'policy', base: 7 });
});

test('each check of our own has its sentence in French', () => {
  const folder = path.join(import.meta.dirname, '../../src/policy');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .concat(readFileSync(path.join(folder, '../forms/form.ts'), 'utf8'));
  const sentences = sources.flatMap((source) =>
    [...source.matchAll(/(?:error|message): '([^']+)'/g)].map(([, words]) => words),
  );

  expect(sentences.length).toBeGreaterThan(10);
  expect(Object.keys(policyFaultTextsFor('fr').own)).toEqual(expect.arrayContaining(sentences));
});

test('the example of the manual can be applied', () => {
  const manual = readFileSync(path.join(import.meta.dirname, '../../docs/policy.md'), 'utf8');
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(manual) ?? [];

  expect(readPolicy(example, 'en')).toMatchObject({ kind: 'policy', base: 1, policy: { clients: [{ vip: true }] } });
});
