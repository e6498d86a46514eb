import { byId } from './dom.ts';
import type { Words } from './words.ts';

/** What one composer writes to: its draft is kept per key, so that nothing typed is lost by looking elsewhere. */
export interface Destination {
  readonly key: string;
  readonly placeholder: string;
  readonly isArchived: boolean;
  readonly words: Words;
  /** Sends what was typed; answers with what went wrong, if anything did. */
  send(text: string): Promise<string | undefined>;
}

export interface Composer {
  show(destination: Destination): void;
  focus(): void;
}

const MAX_HEIGHT_PX = 200;

/** Brings a form of the page to life: Enter sends, Shift+Enter goes to the next line, `/…` is announced as a command. */
export function createComposer(formId: string): Composer {
  const form = byId(formId);
  const field = form.querySelector('textarea');
  const hint = form.querySelector<HTMLElement>('.composer-hint');
  const failure = form.querySelector<HTMLElement>('.composer-failure');
  const button = form.querySelector('button');
  if (!field || !hint || !failure || !button) throw new Error(`#${formId} is not a composer`);
  const drafts = new Map<string, string>();
  const failures = new Map<string, string>();
  let current: Destination | undefined;

  const look = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT_PX)}px`;
    const isCommand = field.value.startsWith('/');
    form.classList.toggle('is-command', isCommand);
    const text = isCommand ? current?.words.commandHint : current?.words.composerHint;
    if (hint.textContent !== text) hint.textContent = text ?? '';
    button.disabled = field.value.trim() === '' || (current?.isArchived ?? false);
    const problem = current && failures.get(current.key);
    failure.hidden = problem === undefined;
    if (failure.textContent !== (problem ?? '')) failure.textContent = problem ?? '';
  };

  const send = async () => {
    const destination = current;
    const text = field.value;
    if (!destination || destination.isArchived || text.trim() === '') return;
    failures.delete(destination.key);
    drafts.delete(destination.key);
    field.value = '';
    look();
    const problem = await destination.send(text);
    if (problem === undefined) return;
    failures.set(destination.key, problem);
    const since = drafts.get(destination.key);
    drafts.set(destination.key, since ? `${text}\n${since}` : text);
    if (current?.key === destination.key) field.value = drafts.get(destination.key) ?? '';
    look();
  };

  field.addEventListener('input', () => {
    if (current) drafts.set(current.key, field.value);
    look();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
    field.focus();
  });

  return {
    show(destination) {
      if (current?.key !== destination.key) field.value = drafts.get(destination.key) ?? '';
      current = destination;
      field.placeholder = destination.isArchived ? destination.words.archivedChannel : destination.placeholder;
      field.setAttribute('aria-label', destination.placeholder);
      field.disabled = destination.isArchived;
      button.setAttribute('aria-label', destination.words.send);
      button.title = destination.words.send;
      look();
    },
    focus: () => field.focus({ preventScroll: true }),
  };
}
