import type { PageState } from '../protocol.ts';
import type { Composer } from './composer.ts';
import { byId, create, createButton } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { icon } from './icons.ts';
import { channelLabel } from './sidebar.ts';
import {
  buttonFor,
  followTour,
  isLeftUnanswered,
  missingFor,
  nextStep,
  startTour,
  stepOf,
  TOUR_STEPS,
  type TourProgress,
} from './tour-steps.ts';
import type { Words } from './words.ts';

const KEPT_AS = 'guichet-tour';
const GAP_PX = 14;
const EDGE_PX = 12;
const RING_PX = 5;
const RECHECK_MS = 1000;

export interface Tour {
  /** Follows what the page shows; draws the card where it belongs. */
  show(state: PageState, drawing: Drawing): void;
  start(): void;
}

export interface TourHelp {
  readonly composer: Composer;
  openTraffic(): void;
}

/** What the card says and points at. */
interface Advice {
  readonly text: string;
  readonly target: HTMLElement | null;
  /** Words for the form or the composer, offered by a button. */
  readonly help?: { readonly label: string; give(): void };
}

/** The guided tour: a card beside what it speaks of. It watches what is done and moves on by itself. */
export function createTour({ composer, openTraffic }: TourHelp): Tour {
  const holder = byId('tour');
  const card = byId('tour-card');
  const ring = byId('tour-ring');
  const narrow = matchMedia('(max-width: 760px)');
  let progress = keptProgress();
  let isWelcome = progress === undefined && localStorage.getItem(KEPT_AS) === null;
  let seen: { readonly state: PageState; readonly drawing: Drawing } | undefined;
  let target: HTMLElement | null = null;
  let drawnAs = '';

  const seconds = () => Date.now() / 1000;
  const keep = (kept: TourProgress | undefined): void => {
    progress = kept;
    localStorage.setItem(KEPT_AS, JSON.stringify(kept ?? { isLeft: true }));
  };
  const leave = (): void => {
    const hadFocus = holder.contains(document.activeElement);
    isWelcome = false;
    keep(undefined);
    draw();
    if (hadFocus) byId('tour-start').focus();
  };
  const start = (): void => {
    isWelcome = false;
    keep(startTour(seconds()));
    draw();
    composer.focus();
  };

  function draw(): void {
    if (!seen) return;
    const { state, drawing } = seen;
    holder.hidden = progress === undefined && !isWelcome;
    if (holder.hidden) {
      target = null;
      drawnAs = '';
      place();
      return;
    }
    if (progress) {
      const followed = followTour(progress, state, seconds());
      if (followed !== progress) keep(followed);
    }
    const advice = progress ? adviceFor(progress, state, drawing, { composer, openTraffic }, seconds()) : undefined;
    stand();
    drawCard(advice, drawing);
    const isNew = target !== (advice?.target ?? null);
    target = advice?.target ?? null;
    if (isNew) target?.scrollIntoView({ block: 'nearest' });
    place();
  }

  /** In the form while one is open, which makes everything else unreachable; on a narrow screen above the messages. */
  function stand(): void {
    const dialog = document.querySelector<HTMLElement>('dialog.modal[open]');
    const home = dialog ?? (narrow.matches ? byId('tour-strip') : document.body);
    if (holder.parentElement === home) return;
    const focused = holder.contains(document.activeElement) ? document.activeElement : null;
    home.prepend(holder);
    if (focused instanceof HTMLElement) focused.focus();
  }

  function drawCard(advice: Advice | undefined, { words }: Drawing): void {
    const signature = JSON.stringify([words.tour.title, progress?.step, advice?.text, advice?.help?.label]);
    if (signature === drawnAs) return;
    drawnAs = signature;
    const hadFocus = card.contains(document.activeElement);
    card.setAttribute('aria-label', words.tour.title);
    card.replaceChildren(...(advice && progress ? stepCard(advice, progress, words) : welcomeCard(words)));
    if (hadFocus) card.querySelector<HTMLElement>('button')?.focus();
  }

  function welcomeCard({ tour }: Words): readonly HTMLElement[] {
    return [
      create('p', { class: 'tour-title' }, tour.welcomeTitle),
      create('p', { class: 'tour-text' }, tour.welcome),
      create(
        'div',
        { class: 'tour-buttons' },
        createButton({ class: 'button primary' }, start, tour.begin),
        createButton({ class: 'button quiet' }, leave, tour.later),
      ),
    ];
  }

  function stepCard(advice: Advice, { step }: TourProgress, { tour }: Words): readonly HTMLElement[] {
    const number = TOUR_STEPS.findIndex(({ name }) => name === step) + 1;
    const isEnd = step === 'end';
    const { help } = advice;
    return [
      create(
        'div',
        { class: 'tour-head' },
        create('p', { class: 'tour-title' }, tour.place(number, TOUR_STEPS.length)),
        createButton({ class: 'tool', 'aria-label': tour.quit, title: tour.quit }, leave, icon('close')),
      ),
      create('progress', {
        max: TOUR_STEPS.length,
        value: number,
        'aria-label': tour.place(number, TOUR_STEPS.length),
      }),
      create('p', { class: 'tour-text', role: 'status' }, advice.text),
      create(
        'div',
        { class: 'tour-buttons' },
        ...(help ? [createButton({ class: 'button primary' }, help.give, help.label)] : []),
        isEnd
          ? createButton({ class: 'button' }, leave, tour.finish)
          : createButton({ class: 'button quiet' }, skip, tour.skip),
      ),
    ];
  }

  function skip(): void {
    if (progress) keep(nextStep(progress, seconds()));
    draw();
  }

  function place(): void {
    const at = target?.isConnected ? target.getBoundingClientRect() : undefined;
    ring.hidden = at === undefined || at.width === 0;
    if (at && !ring.hidden) {
      ring.classList.toggle('is-on-dark', target?.closest('#sidebar') !== null);
      moveTo(ring, at.left - RING_PX, at.top - RING_PX);
      ring.style.width = `${at.width + 2 * RING_PX}px`;
      ring.style.height = `${at.height + 2 * RING_PX}px`;
    }
    if (narrow.matches) {
      card.style.removeProperty('translate');
      return;
    }
    const { width, height } = card.getBoundingClientRect();
    const [left, top] = besides(target?.isConnected ? target : null, width, height);
    moveTo(card, left, top);
  }

  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  });
  window.addEventListener('resize', draw);
  document.addEventListener('scroll', place, { capture: true, passive: true });
  // The step that waits for an answer must notice that none comes; a form takes a moment to be drawn.
  setInterval(() => progress && draw(), RECHECK_MS);

  return {
    show(state, drawing) {
      seen = { state, drawing };
      draw();
    },
    start,
  };
}

function moveTo(element: HTMLElement, left: number, top: number): void {
  element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}

/**
 * Where a card of this size stands: beside the left column or the form that holds the target, beneath or above a target
 * among the messages, so that it hides as little as it can of what one came to read.
 */
function besides(target: HTMLElement | null, width: number, height: number): readonly [number, number] {
  const right = window.innerWidth - width - EDGE_PX;
  const bottom = window.innerHeight - height - EDGE_PX;
  const at = target?.getBoundingClientRect();
  if (!target || !at || at.width === 0) return [right - EDGE_PX, bottom - 100];
  const level = clamp(at.top + at.height / 2 - height / 2, bottom);
  const beside = target.closest('dialog, #sidebar')?.getBoundingClientRect();
  if (beside) return [clamp(beside.right + GAP_PX, right), level];
  const left = clamp(at.left, right);
  if (at.bottom + GAP_PX <= bottom) return [left, at.bottom + GAP_PX];
  const rowEnd = Math.max(
    ...[...(target.parentElement?.children ?? [])].map((next) => next.getBoundingClientRect().right),
  );
  if (rowEnd + GAP_PX <= right - EDGE_PX) return [right - EDGE_PX, clamp(at.bottom - height, bottom)];
  if (at.top - GAP_PX - height >= EDGE_PX) return [left, at.top - GAP_PX - height];
  return [clamp(at.right + GAP_PX, right), level];
}

function clamp(wished: number, most: number): number {
  return Math.max(EDGE_PX, Math.min(wished, most));
}

function keptProgress(): TourProgress | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null');
    return isProgress(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isProgress(kept: unknown): kept is TourProgress {
  return typeof kept === 'object' && kept !== null && 'step' in kept && 'startedAt' in kept && 'since' in kept;
}

function adviceFor(
  progress: TourProgress,
  state: PageState,
  drawing: Drawing,
  { composer, openTraffic }: TourHelp,
  now: number,
): Advice {
  const { tour } = drawing.words;
  const step = stepOf(progress);
  if (state.view && !state.view.view.submit) {
    return { text: tour.closeForm, target: find('#modal footer .button:not([hidden])') };
  }
  if (state.view) return adviceInForm(progress, state, drawing);
  if (step.name === 'end') {
    return { text: tour.end, target: null, help: { label: tour.seeTraffic, give: openTraffic } };
  }
  const missing = missingFor(step, state);
  if (missing?.kind === 'be') {
    const { realName, id } = missing.user;
    const texts: Readonly<Record<string, string>> = { take: tour.become(realName), answer: tour.back(realName) };
    return { text: texts[step.name] ?? tour.be(realName), target: inSidebar(`[data-user="${id}"]`) };
  }
  if (missing?.kind === 'go') {
    const channel = state.channels.find(({ id }) => id === missing.channel);
    const label = channel ? channelLabel(channel, state) : '';
    return { text: tour.goTo(label), target: inSidebar(`[data-channel="${missing.channel}"]`) };
  }
  if (step.name === 'write') {
    const give = () => composer.write(tour.request);
    return { text: tour.write, target: find('#composer .composer-box'), help: { label: tour.doItForMe, give } };
  }
  if (isLeftUnanswered(progress, state, now)) {
    const give = () => composer.write(`/ticket ${tour.request}`);
    return { text: tour.openByCommand, target: find('#composer .composer-box'), help: { label: tour.doItForMe, give } };
  }
  const button = buttonFor(progress, state);
  const drawn = button && find(`[data-ts="${button.ts}"] [data-action-id="${CSS.escape(button.actionId)}"]`);
  return { text: tour[step.name], target: drawn ?? null };
}

function adviceInForm(progress: TourProgress, state: PageState, { words }: Drawing): Advice {
  const { tour } = words;
  const said: Readonly<Record<string, string>> = { ask: tour.question, answer: tour.reply, propose: tour.fix };
  const examples: Readonly<Record<string, string>> = {
    ...tour.fields,
    text: said[progress.step] ?? tour.anything,
    description: tour.anything,
    title: tour.request,
  };
  return {
    text: progress.step in said ? tour[progress.step] : tour.send,
    target: find('#modal footer .primary'),
    help: { label: tour.fillForMe, give: () => fill(state, examples, tour.anything) },
  };
}

/** Fills what is still empty and must not be, as if it had been typed. */
function fill(state: PageState, examples: Readonly<Record<string, string>>, anything: string): void {
  for (const block of state.view?.view.blocks ?? []) {
    if (block.type !== 'input') continue;
    const drawn = find(`#modal [data-block-id="${CSS.escape(block.block_id ?? '')}"]`);
    const field = drawn?.querySelector<HTMLElement>('input:not([type="file"]), textarea, select');
    const example = examples[block.block_id ?? ''];
    if (field instanceof HTMLSelectElement) choose(field, block.optional ?? false);
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      if (field.type === 'checkbox' || field.type === 'radio' || field.value !== '') continue;
      if (example === undefined && block.optional) continue;
      field.value = example ?? anything;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  find('#modal footer .primary')?.focus();
}

function choose(field: HTMLSelectElement, isOptional: boolean): void {
  if (isOptional || field.value !== '') return;
  field.selectedIndex = Math.ceil((field.options.length - 1) / 2);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

/** What stands in the left column, or the button that opens it while it is out of sight. */
function inSidebar(selector: string): HTMLElement | null {
  return byId('sidebar').inert ? byId('drawer-open') : find(`#sidebar ${selector}`);
}
