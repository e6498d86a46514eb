import type { PageMessage } from '../protocol.ts';
import { ask } from './ask.ts';
import { drawFile } from './attach.ts';
import { breakBefore } from './clock-breaks.ts';
import { dayOf, instantOf, timeOf } from './dates.ts';
import { type Child, create, createButton, type Keyed, reconcile } from './dom.ts';
import { keyedBlocks } from './draw-blocks.ts';
import { drawAvatar, drawEmoji, drawMrkdwn } from './draw-text.ts';
import { type Drawing, nameOf, type Surface } from './drawing.ts';
import { TypedValues } from './element-state.ts';
import { emojiFor } from './emoji.ts';
import { attachEmojiMenu } from './emoji-menu.ts';
import { type IconName, icon } from './icons.ts';
import { attachMenu, type MenuEntry, type MenuGroup } from './menu.ts';
import { walkWithArrows } from './roving.ts';

/** What a person can do to messages; each answers with what went wrong, if anything did. */
export interface MessageGestures {
  act(
    message: PageMessage,
    blockId: string,
    actionId: string,
    value: Readonly<Record<string, unknown>>,
  ): Promise<string | undefined>;
  edit(message: PageMessage, text: string): Promise<string | undefined>;
  remove(message: PageMessage): Promise<string | undefined>;
  /** Puts this person's reaction on the message, or takes it off. */
  react(message: PageMessage, emoji: string): Promise<string | undefined>;
  /** One of the app's own entries in the menu of the message. */
  shortcut(message: PageMessage, callbackId: string): Promise<string | undefined>;
  /** Absent inside a thread, where every message already stands in it. */
  openThread?(message: PageMessage): void;
  redraw(): void;
}

/** Two messages of one person closer than this stand under one name. */
const GROUPED_WITHIN_SECONDS = 300;

/** One click away on every message: done, being looked at, a ticket. */
const QUICK_REACTIONS = ['white_check_mark', 'eyes', 'ticket'] as const;

/** Of the box in which a message is edited. */
const MOST_ROWS = 12;

/** A list of messages of the page: draws what changed, keeps what is typed, follows the end when one stands there. */
export class MessageList {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #gestures: MessageGestures;
  readonly #typed = new Map<string, TypedValues>();
  readonly #problems = new Map<string, string>();
  /** Own messages being edited, with what their box holds. */
  readonly #edits = new Map<string, string>();
  #shownFor = '';
  #lastKey: string | undefined;
  /** Whether one stands at the end and so sees what comes. */
  #isFollowing = true;

  constructor(scroller: HTMLElement, list: HTMLElement, gestures: MessageGestures) {
    this.#scroller = scroller;
    this.#list = list;
    this.#gestures = gestures;
    scroller.addEventListener('keydown', (event) => this.#walk(event));
    scroller.addEventListener('scroll', () => {
      this.#isFollowing = this.#isAtEnd();
    });
    // A picture takes its height when it is loaded, long after its message was drawn.
    list.addEventListener('load', () => this.#isFollowing && this.#goToEnd(), { capture: true });
    new ResizeObserver(() => this.#isFollowing && this.#goToEnd()).observe(scroller);
    walkWithArrows(list, '.message-tools > .tool', 'horizontal');
  }

  /** The arrows go from message to message: only the tools of the one that has the focus are in the way of Tab. */
  #walk(event: KeyboardEvent): void {
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (!isArrow || event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest('input, select, textarea, .popup')) return;
    const row = event.target.closest('.message');
    const next = event.key === 'ArrowUp' ? row?.previousElementSibling : row?.nextElementSibling;
    const wanted = row ? next : this.#list.lastElementChild;
    if (!(wanted instanceof HTMLElement)) return;
    event.preventDefault();
    wanted.focus();
  }

  /** Shows these messages; `place` names what is looked at: another place is shown from its end. */
  show(messages: readonly PageMessage[], drawing: Drawing, place: string): void {
    const isNewPlace = place !== this.#shownFor;
    const wasAtEnd = this.#isAtEnd();
    this.#shownFor = place;
    const last = messages.at(-1);
    const lastKey = last && keyOf(last);
    const isOwnNews = last?.user === drawing.me && lastKey !== this.#lastKey;
    this.#lastKey = lastKey;
    const today = new Date().toDateString();
    const days = new Map<string, string>();
    const dayFor = (ts: string) => {
      const hour = ts.slice(0, -11);
      const known = days.get(hour) ?? dayOf(ts, drawing);
      days.set(hour, known);
      return known;
    };
    let previous: PageMessage | undefined;
    const items = messages.map((message) => {
      const day = dayFor(message.ts);
      const newDay = breakBefore(
        { at: msOf(message), day: previous && dayFor(previous.ts) === day ? undefined : day },
        previous && msOf(previous),
        drawing,
      );
      const isGrouped = newDay === undefined && previous !== undefined && belongTogether(previous, message);
      previous = message;
      return this.#row(message, drawing, isGrouped, newDay, today);
    });
    reconcile(this.#list, items);
    this.#isFollowing = isNewPlace || wasAtEnd || isOwnNews;
    if (this.#isFollowing) this.#goToEnd();
  }

  #isAtEnd(): boolean {
    return this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight < 80;
  }

  #goToEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #row(message: PageMessage, drawing: Drawing, isGrouped: boolean, newDay: string | undefined, today: string): Keyed {
    const key = keyOf(message);
    const isEditing = this.#edits.has(key);
    const names = JSON.stringify([nameOf(drawing, message.user), drawing.me, drawing.locale]);
    return {
      key,
      signature: `${names} ${isGrouped} ${newDay} ${today} ${isEditing} ${this.#problems.get(key)} ${JSON.stringify(message)}`,
      draw: () => this.#draw(message, drawing, isGrouped, newDay),
    };
  }

  #draw(message: PageMessage, drawing: Drawing, isGrouped: boolean, newDay: string | undefined): HTMLElement {
    const { words } = drawing;
    const key = keyOf(message);
    const problem = this.#problems.get(key);
    const body = create('div', { class: 'message-body' });
    if (message.isEphemeral) body.append(create('p', { class: 'only-you' }, words.onlyYou));
    body.append(
      create('div', { class: isGrouped ? 'message-head sr-only' : 'message-head' }, ...head(message, drawing)),
    );
    if (this.#edits.has(key)) body.append(this.#editBox(message, drawing));
    else body.append(this.#content(message, drawing));
    if (message.reactions.length > 0) body.append(this.#reactions(message, drawing));
    if (message.replies && this.#gestures.openThread) body.append(this.#threadLink(message, drawing));
    if (problem !== undefined) body.append(create('p', { class: 'problem', role: 'alert' }, problem));
    const margin = isGrouped
      ? create(
          'span',
          { class: 'grouped-time', 'aria-hidden': 'true' },
          timeOf(message.ts, drawing).replace(/\s?[AP]M$/, ''),
        )
      : drawAvatar(message.user, drawing);
    const row = create(
      'li',
      {
        class: `message${isGrouped ? ' is-grouped' : ''}${message.isEphemeral ? ' is-ephemeral' : ''}`,
        tabindex: '-1',
        'data-focus': key,
        'data-ts': message.ts,
        'data-channel': message.channel,
        'data-user': message.user,
        'data-ephemeral': message.isEphemeral,
      },
      create('div', { class: 'message-margin' }, margin),
      body,
    );
    if (newDay !== undefined) row.prepend(create('div', { class: 'day' }, create('span', {}, newDay)));
    if (!message.isEphemeral && !this.#edits.has(key)) row.append(this.#tools(message, drawing));
    return row;
  }

  #content(message: PageMessage, drawing: Drawing): HTMLElement {
    const content = create('div', { class: 'message-content' });
    if (message.isDeleted) {
      content.append(create('p', { class: 'deleted' }, drawing.words.deleted));
    } else if (message.blocks.length === 0) {
      content.append(create('div', { class: 'text' }, ...drawMrkdwn(message.text, drawing)));
    } else {
      for (const block of keyedBlocks(message.blocks, this.#surface(message), drawing)) content.append(block.draw());
    }
    if (message.files.length > 0) {
      content.append(create('div', { class: 'files' }, ...message.files.map((file) => drawFile(file, drawing.words))));
    }
    if (message.isEdited) content.append(create('span', { class: 'edited' }, drawing.words.edited));
    return content;
  }

  #surface(message: PageMessage): Surface {
    const key = keyOf(message);
    const typed = this.#typed.get(key) ?? new TypedValues();
    this.#typed.set(key, typed);
    return {
      name: key,
      stateOf: (blockId, element) => typed.of(blockId, element),
      typed: (blockId, actionId, state) => typed.set(blockId, actionId, state),
      act: (blockId, actionId, value, trigger) => {
        if (trigger.ariaBusy === 'true') return;
        trigger.ariaBusy = 'true';
        void this.#try(message, this.#gestures.act(message, blockId, actionId ?? '', value)).finally(() => {
          trigger.ariaBusy = null;
        });
      },
    };
  }

  async #try(message: PageMessage, gesture: Promise<string | undefined>): Promise<boolean> {
    const problem = await gesture;
    if (problem === undefined) this.#problems.delete(keyOf(message));
    else this.#problems.set(keyOf(message), problem);
    this.#gestures.redraw();
    return problem === undefined;
  }

  #tools(message: PageMessage, drawing: Drawing): HTMLElement {
    const { words } = drawing;
    const tools = create('div', {
      class: 'message-tools',
      role: 'toolbar',
      'aria-label': words.messageTools(nameOf(drawing, message.user)),
    });
    const add = (name: string, label: string, picture: Child, onClick: () => void) => {
      const tool = createButton(
        {
          class: 'tool',
          'aria-label': label,
          title: label,
          'data-tool': name,
          'data-focus': `${keyOf(message)} ${name}`,
          tabindex: tools.childElementCount === 0 ? '0' : '-1',
        },
        onClick,
        picture,
      );
      tools.append(tool);
      return tool;
    };
    const draw = (name: IconName) => icon(name);
    const { openThread } = this.#gestures;
    const react = (emoji: string) => void this.#try(message, this.#gestures.react(message, emoji));
    if (!message.isDeleted) {
      for (const emoji of QUICK_REACTIONS) {
        add(`react-${emoji}`, words.reactWith(emoji.replaceAll('_', ' ')), emojiFor(emoji), () => react(emoji));
      }
      attachEmojiMenu(
        add('react', words.react, draw('smile'), () => undefined),
        words,
        react,
      );
    }
    if (openThread) add('thread', words.replyInThread, draw('thread'), () => openThread(message));
    const groups = this.#menuOf(message, drawing);
    if (groups.length > 0) {
      attachMenu(
        add('more', words.more, draw('more'), () => undefined),
        words.more,
        () => groups,
      );
    }
    return tools;
  }

  /** The menu of a message: what its author may do, then what the app adds. */
  #menuOf(message: PageMessage, drawing: Drawing): readonly MenuGroup[] {
    const { words } = drawing;
    const own: readonly MenuEntry[] =
      message.typed === null
        ? []
        : [
            { key: 'edit', label: [words.edit], picture: icon('pencil'), choose: () => this.#startEditing(message) },
            {
              key: 'remove',
              label: [words.remove],
              picture: icon('bin'),
              isDangerous: true,
              choose: () => this.#askAndRemove(message, drawing),
            },
          ];
    const shortcuts = message.isDeleted ? [] : drawing.messageShortcuts;
    const entries = shortcuts.map(({ callbackId, name }) => ({
      key: callbackId,
      label: [name],
      picture: icon('ticket'),
      choose: () => void this.#try(message, this.#gestures.shortcut(message, callbackId)),
    }));
    return [{ entries: own }, { title: drawing.appName, entries }].filter((group) => group.entries.length > 0);
  }

  #startEditing(message: PageMessage): void {
    this.#edits.set(keyOf(message), message.typed ?? '');
    this.#gestures.redraw();
    this.#list.querySelector<HTMLElement>('.edit-box textarea')?.focus();
  }

  #reactions(message: PageMessage, drawing: Drawing): HTMLElement {
    const chips = message.reactions.map(({ name, users }) => {
      const label = drawing.words.reactedBy(name, users.map((user) => nameOf(drawing, user)).join(', '));
      const isMine = users.includes(drawing.me);
      return create(
        'li',
        {},
        createButton(
          {
            class: isMine ? 'reaction is-mine' : 'reaction',
            'aria-pressed': isMine ? 'true' : 'false',
            title: label,
            'data-reaction': name,
            'data-focus': `${keyOf(message)} reaction ${name}`,
          },
          () => void this.#try(message, this.#gestures.react(message, name)),
          create('span', { 'aria-hidden': 'true' }, drawEmoji(name), ` ${users.length}`),
          create('span', { class: 'sr-only' }, label),
        ),
      );
    });
    return create('ul', { class: 'reactions' }, ...chips);
  }

  async #askAndRemove(message: PageMessage, drawing: Drawing): Promise<void> {
    const { words } = drawing;
    const text = [create('p', {}, words.removeText)];
    const isSure = await ask({
      title: words.removeTitle,
      text,
      yes: words.remove,
      no: words.cancel,
      isDangerous: true,
    });
    if (isSure) await this.#try(message, this.#gestures.remove(message));
  }

  #editBox(message: PageMessage, drawing: Drawing): HTMLElement {
    const { words } = drawing;
    const key = keyOf(message);
    const field = create('textarea', {
      class: 'field',
      'aria-label': words.edit,
      'data-focus': `${key} editing`,
    });
    field.value = this.#edits.get(key) ?? '';
    field.rows = Math.min(field.value.split('\n').length + 1, MOST_ROWS);
    const leave = () => {
      this.#edits.delete(key);
      this.#gestures.redraw();
    };
    const save = async () => {
      const text = field.value;
      if (text.trim() === '' || text === message.typed) return leave();
      // The box stays, with what it holds, until the workspace has taken the change.
      if (await this.#try(message, this.#gestures.edit(message, text))) leave();
    };
    field.addEventListener('input', () => this.#edits.set(key, field.value));
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        // Only the box closes, not the thread it may stand in.
        event.preventDefault();
        leave();
      }
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void save();
    });
    return create(
      'div',
      { class: 'edit-box' },
      field,
      create(
        'div',
        { class: 'edit-buttons' },
        createButton({ class: 'button' }, leave, words.cancel),
        createButton({ class: 'button primary' }, () => void save(), words.save),
      ),
    );
  }

  #threadLink(message: PageMessage, drawing: Drawing): HTMLElement {
    const { replies } = message;
    const faces = (replies?.users ?? []).slice(0, 4).map((user) => drawAvatar(user, drawing));
    return createButton(
      { class: 'thread-link', 'data-focus': `${keyOf(message)} replies` },
      () => this.#gestures.openThread?.(message),
      ...faces,
      create('span', {}, drawing.words.replies(replies?.count ?? 0)),
      create('span', { class: 'thread-time' }, timeOf(replies?.lastTs ?? message.ts, drawing)),
    );
  }
}

/** An ephemeral may share its timestamp with a message that everybody sees. */
export function keyOf(message: PageMessage): string {
  return `${message.channel} ${message.ts}${message.isEphemeral ? ' private' : ''}`;
}

/** When it was written, in ms since 1970. */
const msOf = ({ ts }: PageMessage): number => Number(ts) * 1000;

function belongTogether(previous: PageMessage, message: PageMessage): boolean {
  return (
    previous.user === message.user &&
    previous.isEphemeral === message.isEphemeral &&
    !message.isEphemeral &&
    message.blocks.length === 0 &&
    Number(message.ts) - Number(previous.ts) < GROUPED_WITHIN_SECONDS
  );
}

function head(message: PageMessage, drawing: Drawing): readonly Child[] {
  const isApp = drawing.users.get(message.user)?.isBot ?? false;
  return [
    create('span', { class: 'author' }, nameOf(drawing, message.user)),
    ...(isApp ? [create('span', { class: 'app-tag' }, drawing.words.app)] : []),
    create('time', { class: 'time', title: instantOf(message.ts, drawing) }, timeOf(message.ts, drawing)),
  ];
}
