import type { PageFile } from '../protocol.ts';
import { attachFiles, drawChosenFiles } from './attach.ts';
import { byId } from './dom.ts';
import type { Words } from './words.ts';

/** What one composer writes to: its draft is kept per key, so that nothing typed is lost by looking elsewhere. */
export interface Destination {
  readonly key: string;
  readonly placeholder: string;
  readonly isArchived: boolean;
  readonly words: Words;
  readonly me: string;
  /** Sends what was typed, with files; answers with what went wrong, if anything did. */
  send(text: string, files: readonly PageFile[]): Promise<string | undefined>;
}

export interface Composer {
  show(destination: Destination): void;
  focus(): void;
  /** Puts words into the box, as if they had been typed. */
  write(text: string): void;
}

const MAX_HEIGHT_PX = 200;

/** Brings a form of the page to life: Enter sends, Shift+Enter goes to the next line, `/…` is announced as a command. */
export function createComposer(formId: string): Composer {
  const form = byId(formId);
  const field = form.querySelector('textarea');
  const hint = form.querySelector<HTMLElement>('.composer-hint');
  const failure = form.querySelector<HTMLElement>('.composer-failure');
  const button = form.querySelector<HTMLButtonElement>('button.send');
  const clip = form.querySelector<HTMLButtonElement>('button.attach');
  const chosen = form.querySelector<HTMLElement>('.chosen-files');
  if (!field || !hint || !failure || !button || !clip || !chosen) throw new Error(`#${formId} is not a composer`);
  const drafts = new Map<string, string>();
  const attached = new Map<string, readonly PageFile[]>();
  const failures = new Map<string, string>();
  let current: Destination | undefined;

  const filesHere = () => (current && attached.get(current.key)) ?? [];
  const keepFiles = (files: readonly PageFile[]) => {
    if (!current) return;
    attached.set(current.key, files);
    showFiles();
    look();
  };
  const showFiles = () => {
    if (!current) return;
    const drawn = drawChosenFiles(filesHere(), current.words, (taken) => {
      keepFiles(filesHere().filter(({ id }) => id !== taken.id));
      field.focus();
    });
    chosen.replaceChildren(...drawn);
  };

  const look = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT_PX)}px`;
    const isCommand = field.value.startsWith('/');
    form.classList.toggle('is-command', isCommand);
    const text = isCommand ? current?.words.commandHint : current?.words.composerHint;
    if (hint.textContent !== text) hint.textContent = text ?? '';
    const files = filesHere();
    button.disabled = (field.value.trim() === '' && files.length === 0) || (current?.isArchived ?? false);
    chosen.hidden = files.length === 0;
    const problem = current && failures.get(current.key);
    failure.hidden = problem === undefined;
    if (failure.textContent !== (problem ?? '')) failure.textContent = problem ?? '';
  };

  const send = async () => {
    const destination = current;
    const text = field.value;
    const files = filesHere();
    if (!destination || destination.isArchived || (text.trim() === '' && files.length === 0)) return;
    failures.delete(destination.key);
    drafts.delete(destination.key);
    field.value = '';
    keepFiles([]);
    const problem = await destination.send(text, files);
    if (problem === undefined) return;
    attached.set(destination.key, files);
    failures.set(destination.key, problem);
    const since = drafts.get(destination.key);
    drafts.set(destination.key, since ? `${text}\n${since}` : text);
    if (current?.key === destination.key) field.value = drafts.get(destination.key) ?? '';
    showFiles();
    look();
  };

  const tell = (problem: string) => {
    if (!current) return;
    failures.set(current.key, problem);
    look();
  };
  const makeClip = (words: Words) =>
    attachFiles(clip, {
      words: () => current?.words ?? words,
      me: () => current?.me ?? '',
      attached: (file) => {
        keepFiles([...filesHere(), file]);
        field.focus();
      },
      failed: tell,
    });

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
      const isElsewhere = current?.key !== destination.key || current.words !== destination.words;
      if (current?.key !== destination.key) field.value = drafts.get(destination.key) ?? '';
      if (!current) makeClip(destination.words);
      current = destination;
      if (isElsewhere) showFiles();
      clip.disabled = destination.isArchived;
      clip.setAttribute('aria-label', destination.words.attach);
      clip.title = destination.words.attach;
      field.placeholder = destination.isArchived ? destination.words.archivedChannel : destination.placeholder;
      field.setAttribute('aria-label', destination.placeholder);
      field.disabled = destination.isArchived;
      button.setAttribute('aria-label', destination.words.send);
      button.title = destination.words.send;
      look();
    },
    focus: () => field.focus({ preventScroll: true }),
    write(text) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    },
  };
}
