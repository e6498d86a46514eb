import type { KitBlock } from '../../../src/playground/page/block-kit.ts';
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
  type TourStepName,
} from '../../../src/playground/page/browser/tour-steps.ts';
import type { PageMessage, PageState, PageUser } from '../../../src/playground/page/protocol.ts';

const START = 1_000;

function user(id: string, part: PageUser['part']): PageUser {
  return { id, name: id, realName: id, part, isBot: part === 'app', locale: 'fr-FR', timeZone: 'UTC', unread: 0 };
}

function channel(name: string, isDirect = false) {
  return { id: name, name: isDirect ? '' : name, isDirect, isPrivate: name === 'triage', isArchived: false, unread: 0 };
}

/** A message at this second, with buttons named `action` or `action value`. */
function message(at: number, from: string, ...buttons: string[]): PageMessage {
  const blocks: KitBlock[] = [
    {
      type: 'actions',
      elements: buttons.map((button) => {
        const [action = '', move] = button.split(' ');
        const value = JSON.stringify({ ticketId: '1', ...(move ? { move } : {}) });
        return { type: 'button', action_id: `${action}:abc`, value, text: { type: 'plain_text', text: action } };
      }),
    },
  ];
  return {
    channel: 'support',
    ts: `${at}.000100`,
    threadTs: null,
    user: from,
    text: '',
    typed: null,
    blocks: buttons.length > 0 ? blocks : [],
    isEphemeral: false,
    isEdited: false,
    isDeleted: false,
    files: [],
    reactions: [],
    replies: null,
  };
}

function seen(me: string, where: string, messages: readonly PageMessage[] = [], form?: 'open' | 'sent'): PageState {
  const submit = form === 'open' ? { submit: { type: 'plain_text', text: 'Send' } as const } : {};
  return {
    workspace: 'W',
    me,
    botUserId: 'app',
    users: [user('camille', 'requester'), user('lea', 'agent'), user('app', 'app')],
    channels: [channel('support'), channel('triage'), channel('direct', true)],
    channel: where,
    messages,
    thread: null,
    view: form ? { id: 'V', hash: '', state: {}, errors: {}, view: { type: 'modal', blocks: [], ...submit } } : null,
    home: null,
    messageShortcuts: [],
  };
}

const at = (step: TourStepName, wasOffered = false): TourProgress => ({ ...startTour(START), step, wasOffered });
const follow = (progress: TourProgress, state: PageState) => followTour(progress, state, START + 10);

test('the whole tour moves on by what is done, and by nothing else', () => {
  let progress = startTour(START);
  const expectStep = (state: PageState, step: TourStepName) => {
    progress = follow(progress, state);
    expect(progress.step).toBe(step);
  };
  const support = (...messages: PageMessage[]) => seen('camille', 'support', messages);
  const triage = (...buttons: string[]) => seen('lea', 'triage', [message(START + 3, 'app', ...buttons)]);
  const asked = message(START + 1, 'camille');

  expectStep(support(), 'write');
  expectStep(support(message(START - 9, 'camille')), 'write');
  expectStep(support(asked), 'open');
  expectStep(support(asked, message(START + 2, 'app', 'draft.open')), 'open');
  expectStep(seen('camille', 'support', [asked], 'open'), 'send');
  expectStep(seen('camille', 'support', [asked], 'sent'), 'take');
  expectStep(support(asked), 'take');
  expectStep(triage(), 'take');
  expectStep(triage('ticket.take', 'ticket.move ask'), 'take');
  expectStep(triage('ticket.move propose_fix', 'ticket.move ask'), 'ask');
  expectStep(triage('ticket.move propose_fix', 'ticket.move ask'), 'ask');
  expectStep(triage('ticket.move resume'), 'answer');
  expectStep(seen('camille', 'direct', [message(START + 4, 'app', 'ticket.reply')]), 'answer');
  expectStep(seen('camille', 'direct', [], 'open'), 'answer');
  expectStep(seen('camille', 'direct', [], 'sent'), 'propose');
  expectStep(triage('ticket.move resume'), 'propose');
  expectStep(triage('ticket.move propose_fix'), 'propose');
  expectStep(triage('ticket.move resolve'), 'confirm');
  expectStep(seen('camille', 'direct', [message(START + 6, 'app', 'ticket.move confirm_fix')]), 'confirm');
  expectStep(seen('camille', 'direct', [message(START + 6, 'app', 'ticket.move reopen')]), 'end');
  expectStep(seen('camille', 'direct', []), 'end');
});

test('a form that was put away unsent is opened again', () => {
  expect(follow(at('send'), seen('camille', 'support')).step).toBe('open');
});

test('a button goes away by a click only where it had been seen, and not while a form is open', () => {
  expect(follow(at('take'), seen('lea', 'triage')).step).toBe('take');
  expect(follow(at('ask', true), seen('lea', 'triage', [], 'open')).step).toBe('ask');
  expect(follow(at('ask', true), seen('lea', 'triage')).step).toBe('answer');
});

test('words in the direct messages answer as well as the button does', () => {
  const said = { ...at('answer'), since: START + 20 };
  expect(follow(said, seen('camille', 'direct', [message(START + 10, 'camille')])).step).toBe('answer');
  expect(follow(said, seen('camille', 'direct', [message(START + 30, 'camille')])).step).toBe('propose');
});

test('whoever is somebody else, or elsewhere, is shown the way first', () => {
  const take = stepOf(at('take'));
  expect(missingFor(take, seen('camille', 'support'))).toMatchObject({ kind: 'be', user: { id: 'lea' } });
  expect(missingFor(take, seen('lea', 'support'))).toEqual({ kind: 'go', channel: 'triage' });
  expect(missingFor(take, seen('lea', 'triage'))).toBeUndefined();
});

test('it points at the newest button of this tour, never at an older ticket’s', () => {
  const messages = [
    message(START - 5, 'app', 'ticket.take'),
    message(START + 3, 'app', 'ticket.take'),
    message(START + 4, 'app'),
  ];
  expect(buttonFor(at('take'), seen('lea', 'triage', messages))?.ts).toBe(`${START + 3}.000100`);
  expect(buttonFor(at('take'), seen('lea', 'triage', messages.slice(0, 1)))).toBeUndefined();
  const waiting = [message(START + 3, 'app', 'ticket.move resume')];
  expect(buttonFor(at('propose'), seen('lea', 'triage', waiting))?.ts).toBe(`${START + 3}.000100`);
  expect(buttonFor(at('end'), seen('camille', 'direct', messages))).toBeUndefined();
});

test('an answer that does not come is not waited for', () => {
  const open = { ...at('open'), since: START };
  expect(isLeftUnanswered(open, seen('camille', 'support'), START + 3)).toBe(false);
  expect(isLeftUnanswered(open, seen('camille', 'support'), START + 8)).toBe(true);
  const answered = seen('camille', 'support', [message(START + 2, 'app', 'draft.open')]);
  expect(isLeftUnanswered(open, answered, START + 8)).toBe(false);
});

test('skipping goes through every step and stays at the end', () => {
  let progress = startTour(START);
  const names = TOUR_STEPS.map(() => {
    const { step } = progress;
    progress = nextStep(progress, START);
    return step;
  });
  expect(names).toEqual(TOUR_STEPS.map(({ name }) => name));
  expect(progress.step).toBe('end');
});
