import type { JudgedSignal, Judgement } from '../../protocol.ts';
import { create } from '../dom.ts';
import { walkWithArrows } from '../roving.ts';
import type { Words } from '../words.ts';
import { segmentsOf } from './segments.ts';

/** Who reads: their sentences, and how they write figures. */
export interface SignalReader {
  readonly words: Words;
  readonly locale: string;
}

/** Everything that is said of a sentence: the verdict, its words lit up, its reasons, what is missing, all signals. */
export function drawJudgement(text: string, judgement: Judgement, reader: SignalReader): readonly HTMLElement[] {
  const words = reader.words.signals;
  const { outcome, signals, reasons, missing } = judgement;
  const sentence = drawSentence(text, signals);
  const hasWork = outcome === 'answer' || outcome === 'unsure';
  return [
    drawVerdict(judgement, reader),
    create('h2', { class: 'signals-label' }, words.read),
    sentence,
    part(words.reasons, listOf('reasons', reasons)),
    part(
      words.all,
      create('p', { class: 'signals-legend' }, words.legend),
      drawSignals(text, signals, sentence, reader),
    ),
    ...(hasWork ? [part(words.missing, drawMissing(missing, words.nothingMissing))] : []),
  ];
}

/** "93 %"; nothing is ever sure. */
export function percentOf(share: number, { locale }: Pick<SignalReader, 'locale'>): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.min(0.99, Math.max(0.01, share)));
}

function part(title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return create('section', { class: 'signals-part' }, create('h2', {}, title), ...content);
}

function listOf(name: string, items: readonly string[]): HTMLElement {
  return create('ul', { class: `signals-list ${name}` }, ...items.map((item) => create('li', {}, item)));
}

function drawMissing(missing: readonly string[], nothing: string): HTMLElement {
  return missing.length > 0 ? listOf('missing', missing) : create('p', {}, nothing);
}

function named(name: string, title: string, value: string): HTMLElement {
  return create('dl', { class: `named ${name}` }, create('dt', {}, title), create('dd', {}, value));
}

function drawVerdict(judgement: Judgement, reader: SignalReader): HTMLElement {
  const { outcome, kind } = judgement;
  const words = reader.words.signals;
  return create(
    'section',
    { class: `verdict is-${outcome}`, 'data-outcome': outcome, 'data-kind': kind },
    create('h2', {}, words.outcomes[outcome]),
    create('p', { class: 'verdict-means' }, words.outcomesMean[outcome]),
    named('verdict-kind', words.kind, words.kinds[kind]),
    drawOdds(judgement, reader),
  );
}

/** How probable it is that a ticket is needed, between the two thresholds. */
function drawOdds({ probability, thresholds: { low, high } }: Judgement, reader: SignalReader): HTMLElement {
  const words = reader.words.signals;
  const percent = percentOf(probability, reader);
  const zone = (name: 'pass' | 'unsure' | 'answer', share: number) => {
    const drawn = create('span', { class: `odds-zone is-${name}` }, words.zones[name]);
    drawn.style.flexGrow = String(share);
    return drawn;
  };
  const needle = create('span', { class: 'odds-needle' });
  needle.style.left = `${probability * 100}%`;
  const mark = (at: number) => {
    const drawn = create('span', { class: 'odds-mark' }, percentOf(at, reader));
    drawn.style.left = `${at * 100}%`;
    return drawn;
  };
  return create(
    'div',
    { class: 'odds' },
    named('odds-title', words.odds, percent),
    create(
      'div',
      {
        class: 'odds-bar',
        role: 'img',
        'aria-label': words.oddsRead(percent, percentOf(low, reader), percentOf(high, reader)),
      },
      create(
        'div',
        { class: 'odds-track' },
        zone('pass', low),
        zone('unsure', high - low),
        zone('answer', 1 - high),
        needle,
      ),
      create('div', { class: 'odds-marks' }, mark(low), mark(high)),
    ),
  );
}

/** As long as it is a few lines, it stays in sight beside its signals. */
const SHORT = 240;

/** The sentence, in which the words of each signal carry the look of the strongest that they showed. */
function drawSentence(text: string, signals: readonly JudgedSignal[]): HTMLElement {
  return create(
    'p',
    { class: `judged-sentence${text.length <= SHORT ? ' is-short' : ''}` },
    ...segmentsOf(text, signals).map(({ text: words, signals: places }) => {
      const seen = places.flatMap((place) => signals[place] ?? []);
      const strongest = seen.find(({ isReason }) => isReason) ?? seen[0];
      if (!strongest) return words;
      return create('mark', { class: classesOf('lit', strongest), 'data-places': places.join(' ') }, words);
    }),
  );
}

function classesOf(name: string, { pull, isReason }: JudgedSignal): string {
  return `${name} ${pull > 0 ? 'is-towards' : 'is-away'}${isReason ? ' is-reason' : ''}`;
}

function drawSignals(
  text: string,
  signals: readonly JudgedSignal[],
  sentence: HTMLElement,
  reader: SignalReader,
): HTMLElement {
  const list = create('ul', { class: 'signal-chips' });
  list.append(...signals.map((signal, place) => drawSignal(text, signal, place, sentence, reader)));
  // One stop of Tab for all of them: the arrows do the rest.
  list.querySelector('button')?.setAttribute('tabindex', '0');
  walkWithArrows(list, 'button', 'vertical');
  walkWithArrows(list, 'button', 'horizontal');
  return list;
}

function drawSignal(
  text: string,
  signal: JudgedSignal,
  place: number,
  sentence: HTMLElement,
  { words, locale }: SignalReader,
): HTMLElement {
  const spoken = words.signals;
  const { phrase, span, pull, isReason } = signal;
  const figure = new Intl.NumberFormat(locale, {
    signDisplay: 'always',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const content = [
    create('span', { class: 'signal-pull' }, figure.format(pull).replace('-', '−')),
    create(
      'span',
      {},
      `${phrase} `,
      ...(span ? [create('span', { class: 'signal-words' }, spoken.quoted(text.slice(span.start, span.end)))] : []),
    ),
    create(
      'span',
      { class: 'sr-only' },
      `, ${pull > 0 ? spoken.towards : spoken.away}${isReason ? `, ${spoken.decided}` : ''}`,
    ),
  ];
  const attributes = { class: classesOf('signal-chip', signal) };
  if (!span) return create('li', {}, create('span', attributes, ...content));
  const marks = [...sentence.querySelectorAll<HTMLElement>('mark')].filter((mark) =>
    (mark.dataset['places'] ?? '').split(' ').includes(String(place)),
  );
  const chip = create('button', { type: 'button', tabindex: '-1', 'aria-pressed': 'false', ...attributes }, ...content);
  const light = (isLit: boolean) => {
    for (const mark of marks) mark.classList.toggle('is-lit', isLit);
  };
  const isKept = () => chip.getAttribute('aria-pressed') === 'true';
  for (const event of ['mouseenter', 'focus']) chip.addEventListener(event, () => light(true));
  for (const event of ['mouseleave', 'blur']) chip.addEventListener(event, () => light(isKept()));
  chip.addEventListener('click', () => {
    chip.setAttribute('aria-pressed', String(!isKept()));
    light(isKept());
  });
  return create('li', {}, chip);
}
