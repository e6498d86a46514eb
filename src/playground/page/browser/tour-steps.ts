import type { KitBlock } from '../block-kit.ts';
import type { PageMessage, PageState, PageUser } from '../protocol.ts';

/** The steps of the guided tour, in order. Each is done by one person in one place. */
export const TOUR_STEPS = [
  { name: 'write', as: 'requester', where: 'support' },
  { name: 'open', as: 'requester', where: 'support' },
  { name: 'send', as: 'requester', where: 'support' },
  { name: 'take', as: 'agent', where: 'triage' },
  { name: 'ask', as: 'agent', where: 'triage' },
  { name: 'answer', as: 'requester', where: 'direct' },
  { name: 'propose', as: 'agent', where: 'triage' },
  { name: 'confirm', as: 'requester', where: 'direct' },
  { name: 'end', as: 'requester', where: 'direct' },
] as const;
export type TourStep = (typeof TOUR_STEPS)[number];
export type TourStepName = TourStep['name'];

/** How far somebody is. Kept in this browser, so that a reload goes on where they were. */
export interface TourProgress {
  readonly step: TourStepName;
  /** When the tour was started, in seconds: older messages are none of its business. */
  readonly startedAt: number;
  /** When this step began, in seconds. */
  readonly since: number;
  /** The step's button was seen, so that its going away means that it was clicked. */
  readonly wasOffered: boolean;
}

/** The ids of Guichet's own buttons: the beginning of the action id, and what its value holds. */
const BUTTONS = {
  open: { action: 'draft.open', value: '' },
  take: { action: 'ticket.take', value: '' },
  ask: { action: 'ticket.move', value: '"ask"' },
  answer: { action: 'ticket.reply', value: '' },
  propose: { action: 'ticket.move', value: '"propose_fix"' },
  resume: { action: 'ticket.move', value: '"resume"' },
  confirm: { action: 'ticket.move', value: '"confirm_fix"' },
  reopen: { action: 'ticket.move', value: '"reopen"' },
} as const;
export type TourButton = keyof typeof BUTTONS;

/** After this long without an answer, the step offers the command instead. In seconds. */
const PATIENCE_SECONDS = 6;

export function startTour(now: number): TourProgress {
  return { step: 'write', startedAt: now, since: now, wasOffered: false };
}

/** The same progress at the next step; the last one stays. */
export function nextStep(progress: TourProgress, now: number): TourProgress {
  const at = TOUR_STEPS.findIndex(({ name }) => name === progress.step);
  return goTo(progress, TOUR_STEPS[at + 1]?.name ?? 'end', now);
}

function goTo(progress: TourProgress, step: TourStepName, now: number): TourProgress {
  return { ...progress, step, since: now, wasOffered: false };
}

/** The progress once what the page shows is taken into account: a step that was done is left behind. */
export function followTour(progress: TourProgress, state: PageState, now: number): TourProgress {
  const step = stepOf(progress);
  if (missingFor(step, state) !== undefined) return progress;
  // A form that was put away unsent is opened again first.
  if (step.name === 'send' && !state.view) return goTo(progress, 'open', now);
  const isOffered = isOfferedOnScreen(step.name, progress, state);
  if (isDone(step.name, progress, state, isOffered)) return nextStep(progress, now);
  return isOffered && !progress.wasOffered ? { ...progress, wasOffered: true } : progress;
}

export function stepOf({ step }: TourProgress): TourStep {
  return TOUR_STEPS.find(({ name }) => name === step) ?? TOUR_STEPS[0];
}

export type Detour =
  | { readonly kind: 'be'; readonly user: PageUser }
  | { readonly kind: 'go'; readonly channel: string };

/** What keeps this person from doing the step: being somebody else, or elsewhere; undefined when nothing does. */
export function missingFor({ as, where }: TourStep, state: PageState): Detour | undefined {
  const user = state.users.find(({ part }) => part === as);
  if (user && user.id !== state.me) return { kind: 'be', user };
  const wanted = state.channels.find((channel) =>
    where === 'direct' ? channel.isDirect : channel.name === where && !channel.isDirect,
  );
  return wanted && wanted.id !== state.channel ? { kind: 'go', channel: wanted.id } : undefined;
}

function isDone(step: TourStepName, progress: TourProgress, state: PageState, isOffered: boolean): boolean {
  const hasConfirmation = state.view !== null && !state.view.view.submit;
  switch (step) {
    case 'write':
      return saidSince(progress.startedAt, state) || state.view !== null;
    case 'open':
      return state.view !== null;
    case 'send':
      return hasConfirmation;
    case 'take':
    case 'ask':
    case 'propose':
      return progress.wasOffered && !isOffered && state.view === null;
    case 'answer':
      return hasConfirmation || saidSince(progress.since, state);
    case 'confirm':
      return latestWith('reopen', progress, state) !== undefined;
    case 'end':
      return false;
  }
}

function saidSince(since: number, state: PageState): boolean {
  return state.messages.some((message) => message.user === state.me && Number(message.ts) > since);
}

function isOfferedOnScreen(step: TourStepName, progress: TourProgress, state: PageState): boolean {
  return isButton(step) && latestWith(step, progress, state) !== undefined;
}

function isButton(step: TourStepName): step is TourStepName & TourButton {
  return Object.hasOwn(BUTTONS, step);
}

/**
 * The id of the button that this step is about, on the newest message that has it. A ticket that still waits (for
 * somebody else, say) is taken up again before a fix can be proposed.
 */
export function buttonFor(
  progress: TourProgress,
  state: PageState,
): { readonly ts: string; readonly actionId: string } | undefined {
  if (!isButton(progress.step)) return undefined;
  const button = latestWith(progress.step, progress, state);
  return button ?? (progress.step === 'propose' ? latestWith('resume', progress, state) : undefined);
}

/** Guichet has not answered for a while: it answers a person once in ten minutes. */
export function isLeftUnanswered(progress: TourProgress, state: PageState, now: number): boolean {
  return (
    progress.step === 'open' && now - progress.since > PATIENCE_SECONDS && buttonFor(progress, state) === undefined
  );
}

function latestWith(
  button: TourButton,
  { startedAt }: TourProgress,
  state: PageState,
): { readonly ts: string; readonly actionId: string } | undefined {
  for (const message of state.messages.toReversed()) {
    if (Number(message.ts) < startedAt) return undefined;
    const actionId = actionIdOf(button, message);
    if (actionId !== undefined) return { ts: message.ts, actionId };
  }
  return undefined;
}

function actionIdOf(button: TourButton, message: PageMessage): string | undefined {
  const { action, value } = BUTTONS[button];
  return message.blocks
    .flatMap(elementsOf)
    .find((element) => element.action_id?.startsWith(action) && (element.value ?? '').includes(value))?.action_id;
}

function elementsOf(block: KitBlock): readonly { readonly action_id?: string; readonly value?: string }[] {
  if (block.type !== 'actions') return [];
  return block.elements.flatMap((element) => (element.type === 'button' ? [element] : []));
}
