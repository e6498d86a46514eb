import type { TrafficDetail, TrafficLine } from '../protocol.ts';
import type { Reader } from './dates.ts';
import { byId, create, createButton, type Keyed, reconcile } from './dom.ts';
import { icon } from './icons.ts';
import { drawJson } from './json.ts';
import { walkWithArrows } from './roving.ts';
import { toast } from './toast.ts';
import type { Words } from './words.ts';

const WAYS = ['all', 'out', 'in', 'refused'] as const;
type Way = (typeof WAYS)[number];

export interface TrafficDrawer {
  /** Says the drawer's sentences in this reader's language, and times in their zone. */
  speak(words: Words, reader: Reader): void;
  /** Something went over the wire. */
  changed(): void;
  toggle(): void;
}

export interface TrafficSource {
  /** The latest requests, newest first; none when the page's server did not answer. */
  readTraffic(): Promise<readonly TrafficLine[]>;
  readTrafficDetail(id: number): Promise<TrafficDetail | undefined>;
}

/** The drawer that shows what a platform sends and receives, as it goes. */
export function createTrafficDrawer({ readTraffic, readTrafficDetail }: TrafficSource): TrafficDrawer {
  const drawer = byId('traffic');
  const opener = byId('traffic-open');
  const filter = byId('traffic-filter');
  const list = byId('traffic-lines');
  const detailPane = byId('traffic-detail');
  if (!(filter instanceof HTMLInputElement)) throw new Error('#traffic-filter is not an input');
  const wantedLetters = () => filter.value;
  let words: Words | undefined;
  let reader: Reader = { locale: 'fr-FR', timeZone: 'Europe/Paris' };
  let lines: readonly TrafficLine[] = [];
  let way: Way = 'all';
  let chosen: TrafficLine | undefined;

  const isOpen = () => !drawer.hidden;
  const set = (open: boolean): void => {
    if (open === isOpen()) return;
    drawer.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    byId('workspace').classList.toggle('has-traffic', open);
    if (open) {
      void refresh();
      filter.focus();
    } else {
      opener.focus();
    }
  };

  async function refresh(): Promise<void> {
    if (!isOpen()) return;
    lines = await readTraffic();
    show();
  }

  function show(): void {
    if (!words || !isOpen()) return;
    const spoken = words;
    const shown = lines.filter((line) => isWanted(line, way) && holds(line, wantedLetters()));
    const tabStop = shown.some(({ id }) => id === chosen?.id) ? chosen?.id : shown[0]?.id;
    reconcile(
      list,
      shown.map((line) => lineItem(line, spoken, reader, line.id === chosen?.id, line.id === tabStop, choose)),
    );
    const none = byId('traffic-none');
    none.hidden = shown.length > 0;
    none.textContent = lines.length === 0 ? spoken.traffic.empty : spoken.traffic.nothing;
    reconcile(
      byId('traffic-ways'),
      WAYS.map((name) =>
        wayButton(name, spoken, name === way, (picked) => {
          way = picked;
          show();
        }),
      ),
    );
  }

  async function choose(line: TrafficLine): Promise<void> {
    chosen = line;
    show();
    const detail = await readTrafficDetail(line.id);
    if (chosen === line && words) showDetail(line, detail, words);
  }

  function showDetail(line: TrafficLine, detail: TrafficDetail | undefined, spoken: Words): void {
    detailPane.replaceChildren(...drawDetail(line, detail, spoken));
    detailPane.scrollTop = 0;
    drawer.classList.add('has-detail');
  }

  filter.addEventListener('input', show);
  opener.addEventListener('click', () => set(!isOpen()));
  byId('traffic-close').addEventListener('click', () => set(false));
  drawer.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    set(false);
  });
  walkWithArrows(list, '.traffic-line', 'vertical');
  // An arrow from the filter goes into the list, as in any list with a filter above it.
  filter.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.querySelector<HTMLElement>('.traffic-line')?.focus();
  });

  return {
    speak(spoken, { locale, timeZone }) {
      if (words === spoken && reader.locale === locale && reader.timeZone === timeZone) return;
      words = spoken;
      reader = { locale, timeZone };
      filter.placeholder = spoken.traffic.filter;
      filter.setAttribute('aria-label', spoken.traffic.filter);
      byId('traffic-ways').setAttribute('aria-label', spoken.traffic.show);
      if (chosen) void choose(chosen);
      else detailPane.replaceChildren(create('p', { class: 'traffic-intro' }, spoken.traffic.intro));
      show();
    },
    changed: () => void refresh(),
    toggle: () => set(!isOpen()),
  };
}

function isWanted(line: TrafficLine, way: Way): boolean {
  if (way === 'all') return true;
  return way === 'refused' ? line.isRefused : line.way === way;
}

function holds(line: TrafficLine, letters: string): boolean {
  return `${line.name} ${line.kind} ${line.status}`.toLowerCase().includes(letters.trim().toLowerCase());
}

function lineItem(
  line: TrafficLine,
  { traffic }: Words,
  { locale, timeZone }: Reader,
  isChosen: boolean,
  isTabStop: boolean,
  choose: (line: TrafficLine) => Promise<void>,
): Keyed {
  return {
    key: String(line.id),
    signature: `${locale} ${timeZone} ${isChosen} ${isTabStop}`,
    draw: () =>
      create(
        'li',
        {},
        createButton(
          {
            class: `traffic-line way-${line.way}${line.isRefused ? ' is-refused' : ''}`,
            'aria-pressed': isChosen ? 'true' : 'false',
            tabindex: isTabStop ? '0' : '-1',
            'data-focus': `traffic ${line.id}`,
            'data-name': line.name,
          },
          () => choose(line),
          icon(line.way),
          create('span', { class: 'sr-only' }, line.way === 'out' ? traffic.wayOut : traffic.wayIn),
          create('span', { class: 'traffic-name' }, line.name),
          ...(line.attempt > 0 ? [create('span', { class: 'traffic-retry' }, traffic.retry(line.attempt))] : []),
          create('span', { class: 'traffic-status' }, line.status),
          create('span', { class: 'traffic-ms' }, traffic.ms(line.tookMs)),
          create('time', { class: 'traffic-time' }, new Date(line.at).toLocaleTimeString(locale, { timeZone })),
        ),
      ),
  };
}

function wayButton(name: Way, { traffic }: Words, isPressed: boolean, pick: (way: Way) => void): Keyed {
  return {
    key: name,
    signature: `${traffic.ways[name]} ${isPressed}`,
    draw: () =>
      createButton(
        { 'aria-pressed': isPressed ? 'true' : 'false', 'data-way': name, 'data-focus': `way ${name}` },
        () => pick(name),
        traffic.ways[name],
      ),
  };
}

function drawDetail(line: TrafficLine, detail: TrafficDetail | undefined, words: Words): readonly HTMLElement[] {
  const { traffic } = words;
  const named: Readonly<Record<string, string>> = traffic.names;
  const head = create(
    'header',
    { class: 'traffic-detail-head' },
    create('h3', {}, line.name),
    create('p', {}, named[line.name] ?? traffic.kinds[line.kind]),
  );
  if (!detail) return [head, create('p', { class: 'traffic-intro' }, traffic.gone)];
  return [
    head,
    part(traffic.sent[line.way], detail.sent, words),
    detail.answered === null
      ? create('p', { class: 'traffic-intro' }, line.isRefused ? traffic.unanswered : traffic.noAnswer)
      : part(traffic.answered[line.way], detail.answered, words),
  ];
}

function part(title: string, value: unknown, words: Words): HTMLElement {
  const text = JSON.stringify(value, null, 2);
  const copy = createButton(
    { class: 'copy', 'aria-label': words.saidBy(words.traffic.copy, title) },
    async () => {
      await navigator.clipboard.writeText(text);
      toast(words.traffic.copied);
    },
    icon('copy'),
    words.traffic.copy,
  );
  return create(
    'section',
    { class: 'traffic-part' },
    create('div', { class: 'traffic-part-head' }, create('h4', {}, title), copy),
    create('pre', { tabindex: '0', role: 'region', 'aria-label': title }, ...drawJson(text)),
  );
}
