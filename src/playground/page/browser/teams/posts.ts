import type { ClickedAction, TeamsMessage, TeamsState } from '../../teams/protocol.ts';
import { ask } from '../ask.ts';
import { breakBefore } from '../clock-breaks.ts';
import { dayOf, instantOf, timeOf } from '../dates.ts';
import { create, createButton, type Keyed, reconcile } from '../dom.ts';
import { drawAvatar } from '../draw-text.ts';
import { type Drawing, nameOf } from '../drawing.ts';
import { icon } from '../icons.ts';
import { attachMenu, type MenuGroup } from '../menu.ts';
import { drawCard } from './card.ts';

/** What a person can do to messages; each answers with what to tell them, if anything. */
export interface PostGestures {
  click(
    message: TeamsMessage,
    action: ClickedAction,
    inputs: Readonly<Record<string, string>>,
  ): Promise<string | undefined>;
  edit(message: TeamsMessage, text: string): Promise<string | undefined>;
  remove(message: TeamsMessage): Promise<string | undefined>;
  reply(root: string, text: string): Promise<string | undefined>;
  messageAction(message: TeamsMessage, command: string): Promise<string | undefined>;
  redraw(): void;
}

/** The posts of a channel, each with its replies beneath, or the messages of a chat. */
export class Posts {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #gestures: PostGestures;
  /** What was said to this person of a message, by `conversation id`. */
  readonly #told = new Map<string, string>();
  readonly #edits = new Map<string, string>();
  /** Replies being written, by the post that they answer. */
  readonly #replies = new Map<string, string>();
  #place = '';
  #isFollowing = true;

  constructor(scroller: HTMLElement, list: HTMLElement, gestures: PostGestures) {
    this.#scroller = scroller;
    this.#list = list;
    this.#gestures = gestures;
    scroller.addEventListener('keydown', (event) => this.#walk(event));
    scroller.addEventListener('scroll', () => {
      this.#isFollowing = this.#isAtEnd();
    });
    new ResizeObserver(() => this.#isFollowing && this.#goToEnd()).observe(scroller);
  }

  /** The arrows go from message to message. */
  #walk(event: KeyboardEvent): void {
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (!isArrow || event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest('input, select, textarea, .popup, .ac-popup-container')) return;
    const rows = [...this.#list.querySelectorAll<HTMLElement>('.message')];
    const row = event.target.closest<HTMLElement>('.message');
    const at = row ? rows.indexOf(row) : rows.length;
    const wanted = rows[event.key === 'ArrowUp' ? at - 1 : at + 1];
    if (!wanted) return;
    event.preventDefault();
    wanted.focus();
  }

  show(state: TeamsState, drawing: Drawing): void {
    const place = `${state.me} ${state.conversation}`;
    const isNewPlace = place !== this.#place;
    const wasAtEnd = this.#isAtEnd();
    if (isNewPlace) this.#replies.clear();
    this.#place = place;
    const isChat = state.conversation === state.chat.id;
    const items = state.messages.flatMap((message, index) => {
      const next = state.messages[index + 1];
      const rootId = message.threadId ?? message.id;
      const isLast = !isChat && (next?.threadId ?? next?.id) !== rootId;
      const before = state.messages.slice(0, index).findLast(({ threadId }) => threadId === null);
      const day = secondsOf(message.id, drawing);
      const isNewDay = message.threadId === null && (!before || secondsOf(before.id, drawing) !== day);
      const shown = { at: Number(message.id), day: isNewDay ? day : undefined };
      const previous = message.threadId === null ? before && Number(before.id) : undefined;
      const row = this.#row(message, state, drawing, breakBefore(shown, previous, drawing));
      const root = state.messages.find(({ id }) => id === rootId);
      return isLast && root && !root.isOnlyForMe ? [row, this.#replyBar(root, drawing)] : [row];
    });
    reconcile(this.#list, items);
    this.#list.classList.toggle('is-chat', isChat);
    const isOwnNews = state.messages.at(-1)?.from === state.me;
    this.#isFollowing = isNewPlace || wasAtEnd || isOwnNews;
    if (this.#isFollowing) this.#goToEnd();
  }

  #isAtEnd(): boolean {
    return this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight < 80;
  }

  #goToEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #row(message: TeamsMessage, state: TeamsState, drawing: Drawing, day: string | undefined): Keyed {
    const key = this.#keyOf(message);
    const isEditing = this.#edits.has(key);
    return {
      key,
      signature: JSON.stringify([message, drawing.me, drawing.locale, isEditing, this.#told.get(key), day]),
      draw: () => this.#draw(message, state, drawing, day),
    };
  }

  #keyOf(message: TeamsMessage): string {
    return `${this.#place} ${message.id}`;
  }

  #draw(message: TeamsMessage, state: TeamsState, drawing: Drawing, day: string | undefined): HTMLElement {
    const { words } = drawing;
    const key = this.#keyOf(message);
    const told = this.#told.get(key);
    const name = nameOf(drawing, message.from);
    const body = create('div', { class: 'message-body' });
    if (message.isOnlyForMe) body.append(create('p', { class: 'only-you' }, words.onlyYou));
    const at = String(Number(message.id) / 1000);
    body.append(
      create(
        'div',
        { class: 'message-head' },
        create('span', { class: 'author' }, name),
        create(
          'time',
          { class: 'time', title: instantOf(at, drawing), datetime: new Date(Number(message.id)).toISOString() },
          timeOf(at, drawing),
        ),
        ...(message.isEdited ? [create('span', { class: 'edited' }, words.edited)] : []),
      ),
      this.#edits.has(key) ? this.#editBox(message, drawing) : this.#content(message, drawing),
    );
    if (told !== undefined) body.append(create('p', { class: 'told', role: 'status' }, told));
    const isMine = message.from === state.me;
    const row = create(
      'li',
      {
        class: [
          'message',
          ...(message.threadId === null ? ['is-root'] : ['is-reply']),
          ...(message.isOnlyForMe ? ['is-ephemeral'] : []),
          ...(isMine ? ['is-mine'] : []),
        ].join(' '),
        tabindex: '-1',
        'data-focus': key,
        'data-id': message.id,
        'data-user': message.from,
      },
      create('div', { class: 'message-margin' }, drawAvatar(message.from, drawing)),
      body,
    );
    const groups = message.isDeleted ? [] : this.#menuOf(message, state, drawing);
    if (groups.length > 0 && !this.#edits.has(key)) row.append(this.#tools(message, groups, drawing));
    if (day !== undefined) row.prepend(create('div', { class: 'day' }, create('span', {}, day)));
    return row;
  }

  #content(message: TeamsMessage, drawing: Drawing): HTMLElement {
    const content = create('div', { class: 'message-content' });
    if (message.isDeleted) {
      content.append(create('p', { class: 'deleted' }, drawing.words.deleted));
      return content;
    }
    if (message.text !== '')
      content.append(create('p', { class: 'text said' }, ...withMentions(message.text, drawing)));
    for (const card of message.cards) {
      content.append(
        drawCard(card, message.summary || nameOf(drawing, message.from), (action, inputs, trigger) => {
          if (trigger?.ariaBusy === 'true') return;
          if (trigger) trigger.ariaBusy = 'true';
          void this.#try(message, this.#gestures.click(message, action, inputs)).finally(() => {
            if (trigger) trigger.ariaBusy = null;
          });
        }),
      );
    }
    if (message.files.length > 0) {
      const files = message.files.map(({ name }) => create('span', { class: 'chosen-file' }, icon('file'), name));
      content.append(create('div', { class: 'files' }, ...files));
    }
    return content;
  }

  async #try(message: TeamsMessage, gesture: Promise<string | undefined>): Promise<void> {
    const told = await gesture;
    if (told === undefined) this.#told.delete(this.#keyOf(message));
    else this.#told.set(this.#keyOf(message), told);
    this.#gestures.redraw();
  }

  #menuOf(message: TeamsMessage, state: TeamsState, drawing: Drawing): readonly MenuGroup[] {
    const { words } = drawing;
    const own =
      message.from === state.me && !message.isOnlyForMe
        ? [
            {
              key: 'edit',
              label: [words.edit],
              picture: icon('pencil'),
              choose: () => {
                this.#edits.set(this.#keyOf(message), message.text);
                this.#gestures.redraw();
                this.#list.querySelector<HTMLElement>('.edit-box textarea')?.focus();
              },
            },
            {
              key: 'remove',
              label: [words.remove],
              picture: icon('bin'),
              isDangerous: true,
              choose: () => this.#askAndRemove(message, drawing),
            },
          ]
        : [];
    const actions = message.isOnlyForMe ? [] : state.app.messageActions;
    const entries = actions.map(({ id, title }) => ({
      key: id,
      label: [title],
      picture: icon('ticket'),
      choose: () => void this.#try(message, this.#gestures.messageAction(message, id)),
    }));
    return [{ entries: own }, { title: state.app.name, entries }].filter((group) => group.entries.length > 0);
  }

  #tools(message: TeamsMessage, groups: readonly MenuGroup[], { words, ...drawing }: Drawing): HTMLElement {
    const label = words.messageTools(nameOf({ words, ...drawing }, message.from));
    const more = createButton(
      { class: 'tool', 'aria-label': label, title: words.more, 'data-tool': 'more', tabindex: '0' },
      () => undefined,
      icon('more'),
    );
    // The menu opens beside its button, within what holds it.
    const tools = create('div', { class: 'message-tools' }, more);
    attachMenu(more, words.more, () => groups);
    return tools;
  }

  async #askAndRemove(message: TeamsMessage, { words }: Drawing): Promise<void> {
    const isSure = await ask({
      title: words.removeTitle,
      text: [create('p', {}, words.removeText)],
      yes: words.remove,
      no: words.cancel,
      isDangerous: true,
    });
    if (isSure) await this.#try(message, this.#gestures.remove(message));
  }

  #editBox(message: TeamsMessage, { words }: Drawing): HTMLElement {
    const key = this.#keyOf(message);
    const leave = () => {
      this.#edits.delete(key);
      this.#gestures.redraw();
    };
    return writingBox({
      label: words.edit,
      save: words.save,
      cancel: words.cancel,
      text: this.#edits.get(key) ?? '',
      focus: `${key} editing`,
      typed: (text) => this.#edits.set(key, text),
      leave,
      send: async (text) => {
        if (text !== message.text) await this.#try(message, this.#gestures.edit(message, text));
        leave();
      },
    });
  }

  #replyBar(root: TeamsMessage, drawing: Drawing): Keyed {
    const { words } = drawing;
    const isWriting = this.#replies.has(root.id);
    const key = `reply ${this.#keyOf(root)}`;
    const name = nameOf(drawing, root.from);
    const leave = () => {
      this.#replies.delete(root.id);
      this.#gestures.redraw();
    };
    return {
      key,
      signature: JSON.stringify([drawing.locale, drawing.me, isWriting]),
      draw: () => {
        const bar = create('li', { class: 'reply-bar', 'data-reply-to': root.id });
        if (!isWriting) {
          bar.append(
            createButton(
              { class: 'reply-button', 'data-focus': key, 'aria-label': words.teams.replyTo(name) },
              () => {
                this.#replies.set(root.id, '');
                this.#gestures.redraw();
                this.#list.querySelector<HTMLElement>(`[data-reply-to="${root.id}"] textarea`)?.focus();
              },
              words.teams.reply,
            ),
          );
          return bar;
        }
        bar.append(
          writingBox({
            label: words.teams.replyTo(name),
            save: words.send,
            cancel: words.cancel,
            text: this.#replies.get(root.id) ?? '',
            focus: key,
            typed: (text) => this.#replies.set(root.id, text),
            leave,
            send: async (text) => {
              await this.#try(root, this.#gestures.reply(root.id, text));
              leave();
            },
          }),
        );
        return bar;
      },
    };
  }
}

/** The day of a message, in words. */
function secondsOf(id: string, drawing: Drawing): string {
  return dayOf(String(Number(id) / 1000), drawing);
}

/** The words as typed; names of people and of the app after an @ stand out. */
function withMentions(text: string, drawing: Drawing): readonly (string | HTMLElement)[] {
  const names = [...drawing.users.values()].map(({ realName }) => `@${realName}`);
  const parts: (string | HTMLElement)[] = [];
  let rest = text;
  while (rest !== '') {
    const found = names
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    if (!found) return [...parts, rest];
    parts.push(rest.slice(0, found.at), create('span', { class: 'mention mention-person' }, found.name));
    rest = rest.slice(found.at + found.name.length);
  }
  return parts;
}

function writingBox(box: {
  readonly label: string;
  readonly save: string;
  readonly cancel: string;
  readonly text: string;
  readonly focus: string;
  typed(text: string): void;
  leave(): void;
  send(text: string): Promise<void>;
}): HTMLElement {
  const field = create('textarea', { class: 'field', rows: 2, 'aria-label': box.label, 'data-focus': box.focus });
  field.value = box.text;
  const send = () => (field.value.trim() === '' ? box.leave() : void box.send(field.value));
  field.addEventListener('input', () => box.typed(field.value));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      box.leave();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return create(
    'div',
    { class: 'edit-box' },
    field,
    create(
      'div',
      { class: 'edit-buttons' },
      createButton({ class: 'button' }, box.leave, box.cancel),
      createButton({ class: 'button primary' }, send, box.save),
    ),
  );
}
