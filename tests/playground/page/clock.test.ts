import { breakBefore, sayTime } from '../../../src/playground/page/browser/clock-breaks.ts';
import { wordsFor } from '../../../src/playground/page/browser/words.ts';
import type { ClockJump, ClockReading, PlayedClock } from '../../../src/playground/page/clock-protocol.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { type APage, aPage } from './a-page.ts';

const READING: ClockReading = {
  now: Date.parse('2027-05-21T08:00:00Z'),
  moves: [{ movedAt: Date.parse('2026-11-22T15:00:00Z'), aheadMs: 60_000 }],
  places: [{ id: 'martinique', timeZone: 'America/Martinique', isOpen: false, opensAt: 1, holiday: 'Ascension' }],
  jumps: [{ to: 'hour', at: Date.parse('2027-05-21T09:00:00Z') }],
};

/** What stands in for the product’s clock: it remembers where it was moved to. */
function aClock(): PlayedClock & { readonly moves: ClockJump[]; isStarting: boolean } {
  const moves: ClockJump[] = [];
  return {
    moves,
    isStarting: false,
    async read() {
      return this.isStarting ? undefined : READING;
    },
    async move(to) {
      if (to === 'may_22') return 'refused';
      moves.push(to);
      return 'moved';
    },
  };
}

describe('the clock of the desk', () => {
  const clock = aClock();
  let page: APage;
  beforeAll(async () => {
    page = await aPage({ clock });
  });
  afterAll(() => page.close());

  test('is read in the reader’s language, and is nothing while the product starts', async () => {
    expect(await page.get('api/clock?language=fr')).toEqual({ status: 200, body: READING });
    expect((await page.get('api/clock?language=de')).status).toBe(400);
    clock.isStarting = true;
    const response = await fetch(`${page.url}api/clock?language=fr`);
    expect(await response.json()).toBeNull();
    clock.isStarting = false;
  });

  test('is moved forward, and whoever has the page open hears of it', async () => {
    const hears = await fetch(`${page.url}api/events`);
    const reader = hears.body?.pipeThrough(new TextDecoderStream()).getReader();
    const answer = await page.post('move-clock', { to: 'night' });

    expect(answer).toEqual({ status: 200, body: { kind: 'moved' } });
    expect(clock.moves).toEqual(['night']);
    let heard = '';
    while (!heard.includes('event: clock')) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();
  });

  test('that cannot be moved says so', async () => {
    expect(await page.post('move-clock', { to: 'may_22' })).toEqual({ status: 409, body: { kind: 'refused' } });
  });

  test.each([
    ['back', { to: 'yesterday' }],
    ['by anything else than its jumps', { to: 12 }],
  ])('is not moved %s', async (_how, body) => {
    expect((await page.post('move-clock', body)).status).toBe(400);
  });

  test('is only read by GET and only moved by JSON', async () => {
    expect((await page.get('api/move-clock')).status).toBe(405);
    expect((await page.post('clock', {})).status).toBe(405);
    expect((await fetch(`${page.url}api/move-clock`, { method: 'POST', body: '{"to":"hour"}' })).status).toBe(415);
  });
});

test('where the product shows no clock, there is none to move', async () => {
  const page = await aPage();
  const response = await fetch(`${page.url}api/clock?language=fr`);
  expect(await response.json()).toBeNull();
  expect((await page.post('move-clock', { to: 'hour' })).status).toBe(404);
  await page.close();
});

describe('the time of the desk in words', () => {
  const machine = Date.parse('2026-11-22T15:00:00Z');

  test.each([
    ['fr-FR', 'America/Martinique', 'lun. 23 nov. 04:00'],
    ['fr-FR', 'Europe/Paris', 'lun. 23 nov. 09:00'],
    ['en-US', 'Europe/Paris', 'Mon, Nov 23 9:00 AM'],
  ])('in %s, %s', (locale, timeZone, words) => {
    expect(plainSpaces(sayTime(Date.parse('2026-11-23T08:00:00Z'), timeZone, locale, machine))).toBe(words);
  });

  test('has its year where that is not the machine’s', () => {
    expect(plainSpaces(sayTime(READING.now, 'Europe/Paris', 'fr-FR', machine))).toBe('ven. 21 mai 2027 10:00');
  });
});

describe('the line above a message', () => {
  const drawing = {
    words: wordsFor('fr'),
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    clockMoves: [
      { movedAt: 100, aheadMs: 1 },
      { movedAt: 200, aheadMs: 3_600_000 },
    ],
  };

  test('says that the clock was moved since the message before, and to what', () => {
    expect(breakBefore({ at: 300, day: undefined }, 50, drawing)).toMatch(
      /^Horloge avancée.: jeu. 1 janv. 1970 02:00$/,
    );
    expect(breakBefore({ at: 150, day: 'Jeudi' }, 50, drawing)).toMatch(/^Jeudi · Horloge avancée.: .* 01:00$/);
  });

  test('says nothing of it otherwise', () => {
    expect(breakBefore({ at: 300, day: undefined }, 250, drawing)).toBeUndefined();
    expect(breakBefore({ at: 300, day: 'Jeudi' }, undefined, drawing)).toBe('Jeudi');
    expect(breakBefore({ at: 300, day: undefined }, 50, { ...drawing, clockMoves: [] })).toBeUndefined();
  });
});
