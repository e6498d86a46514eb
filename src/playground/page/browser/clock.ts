import type { ClockJump, ClockPlace, ClockReading } from '../clock-protocol.ts';
import { moveClock, readClock } from './api.ts';
import { sayTime } from './clock-breaks.ts';
import { byId, create, createButton, type Keyed, reconcile } from './dom.ts';
import { icon } from './icons.ts';
import { attachMenu, type MenuEntry } from './menu.ts';
import { toast } from './toast.ts';
import type { Words } from './words.ts';

/** How often the page looks whether another minute has begun. */
const LOOK_EVERY_MS = 1000;
const MINUTE_MS = 60_000;

interface Speaking {
  readonly words: Words;
  readonly locale: string;
}

export interface ClockStrip {
  /** Shows the clock in this language. */
  speak(speaking: Speaking): void;
  /** Reads it again: it was moved, or what is due has changed. */
  changed(): void;
  moves(): ClockReading['moves'];
}

/**
 * The clock of the desk, in the head of both pages: its time in Paris and in Martinique, whether each is open, and how to
 * move it forward. Nothing where the product shows no clock.
 * @param moved called when the clock was found to have been moved
 */
export function createClockStrip(moved: () => void): ClockStrip {
  let speaking: Speaking | undefined;
  let reading: ClockReading | undefined;
  /** The desk's time minus the machine's. */
  let aheadMs = 0;
  let shownMinute = 0;

  const minute = (): number => Math.floor((Date.now() + aheadMs) / MINUTE_MS);

  const read = async (): Promise<void> => {
    if (!speaking) return;
    const { locale } = speaking;
    const read = await readClock(locale.startsWith('fr') ? 'fr' : 'en');
    // Of two readings that cross, the newer one stays.
    if (!read || locale !== speaking.locale || read.now < (reading?.now ?? 0)) return;
    const wasMoved = reading !== undefined && read.moves.length !== reading.moves.length;
    const isFirst = reading === undefined && read.moves.length > 0;
    reading = read;
    aheadMs = read.now - Date.now();
    show();
    if (wasMoved || isFirst) moved();
  };

  const show = (): void => {
    if (!reading || !speaking) return;
    shownMinute = minute();
    showClock(reading, Date.now() + aheadMs, speaking, entries);
  };

  const entries = (): readonly MenuEntry[] => (reading && speaking ? entriesOf(reading, speaking, move) : []);

  const move = async (to: ClockJump): Promise<void> => {
    const isMoved = await moveClock(to);
    await read();
    if (!speaking || !reading) return;
    const { words } = speaking;
    const [first] = reading.places;
    const now = first ? sayTime(reading.now, first.timeZone, speaking.locale) : '';
    toast(isMoved ? words.clock.moved(now) : words.clock.refused);
  };

  setInterval(() => {
    if (reading && minute() !== shownMinute) {
      show();
      void read();
    }
  }, LOOK_EVERY_MS);

  return {
    speak(spoken) {
      const isOther = spoken.locale !== speaking?.locale;
      speaking = spoken;
      if (isOther) void read();
    },
    changed: () => void read(),
    moves: () => reading?.moves ?? [],
  };
}

function showClock(
  reading: ClockReading,
  now: number,
  { words, locale }: Speaking,
  entries: () => readonly MenuEntry[],
): void {
  const clock = byId('desk-clock');
  clock.hidden = false;
  const aheadMs = reading.moves.at(-1)?.aheadMs ?? 0;
  const ahead = aheadMs === 0 ? '' : words.clock.ahead(lengthOf(aheadMs, words));
  const places = reading.places.map((place) => drawnPlace(place, now, { words, locale }));
  reconcile(clock, [
    { key: 'icon', signature: '', draw: () => create('span', { class: 'clock-icon' }, icon('clock')) },
    {
      key: 'places',
      signature: JSON.stringify(places),
      draw: () => create('ul', { class: 'clock-places' }, ...places.map(drawPlace)),
    },
    {
      key: 'ahead',
      signature: ahead,
      draw: () => create('span', { class: 'clock-ahead', hidden: ahead === '' }, ahead),
    },
    {
      key: 'move',
      // Not the times: an open menu stays open while they pass.
      signature: locale,
      draw: () => drawMove({ words, locale }, entries),
    },
  ] satisfies readonly Keyed[]);
}

interface DrawnPlace {
  readonly id: ClockPlace['id'];
  readonly name: string;
  readonly time: string;
  readonly instant: string;
  readonly isOpen: boolean;
  readonly state: string;
  readonly hint: string | undefined;
}

function drawnPlace(place: ClockPlace, now: number, { words, locale }: Speaking): DrawnPlace {
  const { id, timeZone, isOpen, holiday, opensAt } = place;
  const { clock } = words;
  const closed = holiday === null ? clock.closed : clock.closedFor(holiday);
  return {
    id,
    name: clock.places[id],
    time: sayTime(now, timeZone, locale),
    instant: new Date(Math.floor(now / MINUTE_MS) * MINUTE_MS).toISOString(),
    isOpen,
    state: isOpen ? clock.open : closed,
    hint: opensAt === null ? undefined : clock.opensAt(sayTime(opensAt, timeZone, locale)),
  };
}

function drawPlace({ id, name, time, instant, isOpen, state, hint }: DrawnPlace): HTMLElement {
  return create(
    'li',
    { class: 'clock-at', 'data-place': id, 'data-open': isOpen, title: hint },
    create('span', { class: 'clock-place' }, name),
    ' ',
    create('time', { datetime: instant }, time),
    ' ',
    create('span', { class: isOpen ? 'clock-state is-open' : 'clock-state' }, state),
  );
}

function drawMove({ words }: Speaking, entries: () => readonly MenuEntry[]): HTMLElement {
  const { clock } = words;
  const button = createButton(
    { class: 'tool-button clock-move', id: 'clock-move', 'data-focus': 'clock-move', title: clock.moveTitle },
    () => {},
    clock.move,
  );
  // The popup stands beside its button.
  const holder = create('div', { class: 'clock-mover' }, button);
  attachMenu(button, clock.moveTitle, () => [{ entries: entries() }]);
  return holder;
}

function entriesOf(
  { jumps, places }: ClockReading,
  { words, locale }: Speaking,
  move: (to: ClockJump) => Promise<void>,
): readonly MenuEntry[] {
  const timeZone = places[0]?.timeZone ?? 'UTC';
  return jumps.map(({ to, at }) => ({
    key: to,
    label: [words.clock.jumps[to], create('span', { class: 'clock-target' }, sayTime(at, timeZone, locale))],
    choose: () => move(to),
  }));
}

function lengthOf(ms: number, { clock }: Words): string {
  const minutes = Math.round(ms / MINUTE_MS);
  return clock.length(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
}
