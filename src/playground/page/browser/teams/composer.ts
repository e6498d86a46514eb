import { byId, create, createButton } from '../dom.ts';
import { icon } from '../icons.ts';
import { attachMenu, type MenuGroup } from '../menu.ts';
import type { Words } from '../words.ts';

export interface ChosenFile {
  readonly name: string;
  readonly mimetype: string;
  readonly size: number;
}

/** What the box writes to: its draft is kept per key, so that nothing typed is lost by looking elsewhere. */
export interface TeamsDestination {
  readonly key: string;
  readonly placeholder: string;
  readonly words: Words;
  readonly appName: string;
  /** Whether files can be sent from here. */
  readonly takesFiles: boolean;
  /** What stands behind "+". */
  readonly menu: readonly MenuGroup[];
  /** Answers with what went wrong, if anything did. */
  send(text: string, files: readonly ChosenFile[]): Promise<string | undefined>;
}

export interface TeamsComposer {
  show(destination: TeamsDestination): void;
  focus(): void;
  /** Puts words at the caret. */
  insert(text: string): void;
}

const MAX_HEIGHT_PX = 200;

/** The box where one writes: Enter sends, Shift + Enter goes to the next line; "+" offers what the app adds, "@" names it. */
export function createTeamsComposer(formId: string): TeamsComposer {
  const form = byId(formId);
  const find = <Wanted extends HTMLElement>(selector: string): Wanted => {
    const found = form.querySelector<Wanted>(selector);
    if (!found) throw new Error(`#${formId} has no ${selector}`);
    return found;
  };
  const field = find<HTMLTextAreaElement>('textarea');
  const apps = find<HTMLButtonElement>('.apps');
  const mention = find<HTMLButtonElement>('.mention-app');
  const clip = find<HTMLButtonElement>('.clip');
  const send = find<HTMLButtonElement>('.send');
  const hint = find('.composer-hint');
  const failure = find('.composer-failure');
  const chosen = find('.chosen-files');
  const drafts = new Map<string, string>();
  let files: readonly ChosenFile[] = [];
  let current: TeamsDestination | undefined;

  const look = (): void => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT_PX)}px`;
    form.classList.toggle('is-command', field.value.startsWith('/'));
    send.disabled = field.value.trim() === '' && files.length === 0;
    chosen.hidden = files.length === 0;
  };
  const tell = (problem: string | undefined): void => {
    failure.hidden = problem === undefined;
    failure.textContent = problem ?? '';
  };
  const showFiles = (): void => {
    chosen.replaceChildren(
      ...files.map((file) =>
        create(
          'li',
          { class: 'chosen-file' },
          icon('file'),
          create('span', { class: 'file-name' }, file.name),
          createButton(
            { class: 'tool', 'aria-label': current?.words.takeOff(file.name) },
            () => {
              files = files.filter((each) => each !== file);
              showFiles();
              field.focus();
            },
            icon('close'),
          ),
        ),
      ),
    );
    look();
  };
  const sendIt = async (): Promise<void> => {
    const destination = current;
    const text = field.value;
    const sent = files;
    if (!destination || (text.trim() === '' && sent.length === 0)) return;
    field.value = '';
    drafts.delete(destination.key);
    files = [];
    tell(undefined);
    showFiles();
    const problem = await destination.send(text, sent);
    if (problem === undefined) return;
    drafts.set(destination.key, text);
    if (current?.key === destination.key && field.value === '') {
      field.value = text;
      files = sent;
      showFiles();
    }
    tell(problem);
  };
  const insert = (text: string): void => {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  };

  const picker = create('input', { type: 'file', multiple: true, hidden: true });
  picker.addEventListener('change', () => {
    const picked = [...(picker.files ?? [])];
    files = [...files, ...picked.map(({ name, type, size }) => ({ name, mimetype: type, size }))];
    picker.value = '';
    showFiles();
  });
  clip.addEventListener('click', () => picker.click());
  mention.addEventListener('click', () => insert(`@${current?.appName ?? ''} `));
  field.addEventListener('input', () => {
    if (current) drafts.set(current.key, field.value);
    look();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendIt();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendIt();
  });
  attachMenu(apps, 'Apps', () => current?.menu ?? []);

  return {
    show(destination) {
      if (current?.key !== destination.key) {
        field.value = drafts.get(destination.key) ?? '';
        files = [];
        tell(undefined);
      }
      current = destination;
      const { words, placeholder, appName, takesFiles } = destination;
      field.placeholder = placeholder;
      field.setAttribute('aria-label', placeholder);
      clip.hidden = !takesFiles;
      mention.hidden = takesFiles;
      for (const [button, label] of [
        [apps, words.teams.apps],
        [mention, words.teams.mention(appName)],
        [clip, words.attach],
        [send, words.send],
      ] as const) {
        button.setAttribute('aria-label', label);
        button.title = label;
      }
      const told = takesFiles ? words.composerHint : words.teams.hint;
      if (hint.textContent !== told) hint.textContent = told;
      showFiles();
    },
    focus: () => field.focus({ preventScroll: true }),
    insert,
  };
}
