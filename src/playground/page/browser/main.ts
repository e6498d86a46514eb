import type { PageFile, PageMessage, PageState } from '../protocol.ts';
import { announceNew } from './announcer.ts';
import { listen, type Outcome, perform, readState, readTraffic, readTrafficDetail } from './api.ts';
import { createClockStrip } from './clock.ts';
import { createComposer } from './composer.ts';
import { byId } from './dom.ts';
import { drawAvatar } from './draw-text.ts';
import { createDrawer } from './drawer.ts';
import { type Drawing, nameOf } from './drawing.ts';
import { failureOf } from './failures.ts';
import { createHome, showTabs, type Tab } from './home.ts';
import { type MessageGestures, MessageList } from './messages.ts';
import { createModal } from './modal.ts';
import { keepStanding, readStanding, type Standing } from './place.ts';
import { hopBetweenRegions } from './regions.ts';
import { showWords } from './show-words.ts';
import { channelLabel, showSidebar } from './sidebar.ts';
import { showSides, showSignalsLink } from './sides.ts';
import { keptTheme, type Theme, wearTheme } from './theme.ts';
import { createTour } from './tour.ts';
import { createTrafficDrawer } from './traffic.ts';
import { type Words, wordsFor } from './words.ts';

let standing: Standing = readStanding();
let state: PageState | undefined;
let theme = keptTheme();
let isRefreshing: Promise<void> | undefined;
let isStale = false;

const gestures: MessageGestures = {
  act: async (message, blockId, actionId, value) => {
    const { channel, ts } = message;
    return problemOf(await perform('act', { as: me(), channel, ts, blockId, actionId, value }));
  },
  edit: async ({ channel, ts }, text) => problemOf(await perform('edit', { as: me(), channel, ts, text })),
  remove: async ({ channel, ts }) => problemOf(await perform('remove', { as: me(), channel, ts })),
  react: async ({ channel, ts }, emoji) => problemOf(await perform('react', { as: me(), channel, ts, emoji })),
  shortcut: async ({ channel, ts }, callbackId) =>
    problemOf(await perform('shortcut', { as: me(), channel, ts, callbackId })),
  openThread: (message) => {
    void go({ ...standing, thread: message.threadTs ?? message.ts }).then(() => threadComposer.focus());
  },
  redraw: () => show(),
};
const { openThread: _openThread, ...threadGestures } = gestures;

const channelMessages = new MessageList(byId('messages-scroller'), byId('messages'), gestures);
const threadMessages = new MessageList(byId('thread-scroller'), byId('thread-messages'), threadGestures);
const composer = createComposer('composer');
const threadComposer = createComposer('thread-composer');
const drawer = createDrawer();
const modal = createModal('modal', {
  act: (viewId, blockId, actionId, value, typed) =>
    refreshed(perform('act-in-view', { as: me(), viewId, blockId, actionId, value, state: typed })),
  submit: (viewId, typed) => refreshed(perform('submit', { as: me(), viewId, state: typed })),
  close: (viewId) => refreshed(perform('close-view', { as: me(), viewId })),
});

const home = createHome({
  act: (viewId, blockId, actionId, value, typed) =>
    refreshed(perform('act-in-view', { as: me(), viewId, blockId, actionId, value, state: typed })),
});
const traffic = createTrafficDrawer({ readTraffic, readTrafficDetail });
const clock = createClockStrip(() => show());
const tour = createTour({ composer, openTraffic: () => traffic.toggle() });
/** Whose Home was last opened, so that the app hears of each opening once. */
let openedHomeOf: string | undefined;

/** On a touch screen, focus would bring the keyboard over what one came to read. */
function canHover(): boolean {
  return matchMedia('(hover: hover)').matches;
}

function me(): string {
  return state?.me ?? standing.me ?? '';
}

/** Moves to another person, channel or thread. */
function go(to: Standing): Promise<void> {
  standing = to;
  keepStanding(standing);
  return refresh();
}

/** Reads the state again; calls that come during a reading are answered by one more reading. */
function refresh(): Promise<void> {
  isStale = true;
  isRefreshing ??= (async () => {
    try {
      while (isStale) {
        isStale = false;
        await readAndShow();
      }
    } finally {
      isRefreshing = undefined;
    }
  })();
  return isRefreshing;
}

async function readAndShow(): Promise<void> {
  const asked = standing;
  try {
    const read = await readState({ as: asked.me, channel: asked.channel, thread: asked.thread });
    if (asked !== standing) return;
    state = read;
    standing = { ...asked, me: read.me, channel: read.channel };
    keepStanding(standing);
    setConnection(true);
    show();
    markRead(read);
  } catch {
    setConnection(false);
  }
}

async function refreshed(gesture: Promise<Outcome>): Promise<Outcome> {
  const outcome = await gesture;
  await refresh();
  return outcome;
}

async function problemOf(outcome: Outcome): Promise<string | undefined> {
  await refresh();
  return failureOf(outcome, words());
}

function words(): Words {
  return wordsFor(state?.users.find((user) => user.id === state?.me)?.locale ?? 'fr');
}

function drawingOf(current: PageState): Drawing {
  const reader = current.users.find((user) => user.id === current.me);
  return {
    words: words(),
    me: current.me,
    locale: reader?.locale ?? 'fr-FR',
    timeZone: reader?.timeZone ?? 'Europe/Paris',
    users: new Map(current.users.map((user) => [user.id, user])),
    channels: new Map(current.channels.map((channel) => [channel.id, channel])),
    messageShortcuts: current.messageShortcuts,
    clockMoves: clock.moves(),
    appName: current.users.find((user) => user.id === current.botUserId)?.realName ?? '',
  };
}

function show(): void {
  if (!state) return;
  const drawing = drawingOf(state);
  const channel = state.channels.find(({ id }) => id === state?.channel);
  const label = channel ? channelLabel(channel, state) : '';
  showWords(drawing.words, drawing.locale);
  showSidebar(state, drawing, theme, {
    become: (user) => {
      void go({ ...standing, me: user, thread: undefined, tab: undefined });
      drawer.close();
    },
    open: (opened) => {
      void go({ ...standing, channel: opened, thread: undefined, tab: undefined });
      drawer.close();
      if (canHover()) composer.focus();
    },
    speak: (locale) => void refreshed(perform('locale', { as: me(), locale })),
    wear: (worn: Theme) => {
      theme = worn;
      wearTheme(worn);
      show();
    },
  });
  showSides('slack', state.hasTeams ? `teams.html#as=${encodeURIComponent(state.me)}` : undefined, drawing.words);
  showSignalsLink('slack', state.me, drawing.locale);
  byId('workspace-name').textContent = state.workspace;
  byId('channel-title').textContent = label;
  byId('whoami').replaceChildren(drawAvatar(state.me, drawing), nameOf(drawing, state.me));
  byId('messages-scroller').setAttribute('aria-label', drawing.words.messagesOf(label));
  byId('drawer-dot').hidden = !state.users.some((user) => user.id !== state?.me && user.unread > 0);
  byId('empty').hidden = state.messages.length > 0;
  showHome(state, drawing, channel?.isDirect ?? false);
  clock.speak(drawing);
  traffic.speak(drawing.words, drawing);
  document.title = `${label} · Guichet`;

  const place = `${state.me} ${state.channel}`;
  announceNew([...state.messages, ...(state.thread ?? [])], drawing, `${place} ${standing.thread}`);
  channelMessages.show(state.messages, drawing, place);
  showThread(state, drawing, place);
  composer.show({
    key: place,
    placeholder: drawing.words.writeTo(label),
    isArchived: channel?.isArchived ?? false,
    words: drawing.words,
    me: state.me,
    send: (text, files) => send(text, files, undefined),
  });
  const wasInForm = document.querySelector('dialog.modal[open]') !== null;
  modal.show(state.view, drawing);
  // The button that opened the form may be gone with it.
  if (wasInForm && !state.view && document.activeElement === document.body && canHover()) composer.focus();
  tour.show(state, drawing);
}

/** The app's own tab in place of its messages; the app hears that it was opened. */
function showHome(current: PageState, drawing: Drawing, isDirect: boolean): void {
  const hasTabs = isDirect && current.home !== null;
  const tab: Tab | undefined = hasTabs ? (standing.tab ?? 'messages') : undefined;
  const isHome = tab === 'home';
  showTabs(tab, drawing, (opened) => {
    const focused = document.activeElement?.closest('[role="tab"]') !== null;
    void go({ ...standing, tab: opened === 'home' ? 'home' : undefined, thread: undefined }).then(() => {
      if (focused) byId(`tab-${opened}`).focus();
    });
  });
  byId('home-scroller').hidden = !isHome;
  byId('messages-scroller').hidden = isHome;
  byId('composer').hidden = isHome;
  if (!isHome) {
    openedHomeOf = undefined;
    return;
  }
  home.show(current.home?.view ?? null, drawing);
  if (openedHomeOf === current.me) return;
  openedHomeOf = current.me;
  void perform('open-home', { as: current.me });
}

function showThread(current: PageState, drawing: Drawing, place: string): void {
  const { thread } = standing;
  byId('thread-pane').hidden = thread === undefined;
  byId('workspace').classList.toggle('has-thread', thread !== undefined);
  if (thread === undefined) return;
  byId('thread-gone').hidden = current.thread !== null;
  threadMessages.show(current.thread ?? [], drawing, `${place} ${thread}`);
  threadComposer.show({
    key: `${place} ${thread}`,
    placeholder: drawing.words.reply,
    isArchived: current.channels.find(({ id }) => id === current.channel)?.isArchived ?? false,
    words: drawing.words,
    me: current.me,
    send: (text, files) => send(text, files, thread),
  });
}

async function send(text: string, files: readonly PageFile[], thread: string | undefined): Promise<string | undefined> {
  const where = { as: me(), channel: state?.channel ?? '', text };
  if (!text.startsWith('/') || files.length > 0) {
    const ids = files.map(({ id }) => id);
    return problemOf(await perform('say', { ...where, ...(thread ? { thread } : {}), files: ids }));
  }
  const [name = ''] = text.split(/\s/);
  if (name !== '/ticket') return words().unknownCommand(name);
  return problemOf(await perform('command', where));
}

function setConnection(isUp: boolean): void {
  const notice = byId('connection');
  notice.hidden = isUp;
  notice.textContent = isUp ? '' : words().reconnecting;
}

/** What is on a visible page has been read. */
function markRead(current: PageState): void {
  const channel = current.channels.find(({ id }) => id === current.channel);
  if (document.hidden || !channel || channel.unread === 0) return;
  const latest = [...current.messages, ...(current.thread ?? [])].reduce(latestTs, '0.0');
  void perform('read', { as: current.me, channel: channel.id, ts: latest });
}

function latestTs(latest: string, message: PageMessage): string {
  const own = message.replies?.lastTs ?? message.ts;
  return Number(own) > Number(latest) ? own : latest;
}

function closeThread(): void {
  void go({ ...standing, thread: undefined });
  byId('thread-pane').hidden = true;
  composer.focus();
}

byId('thread-close').addEventListener('click', closeThread);
byId('thread-pane').addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) closeThread();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh();
});
window.addEventListener('hashchange', () => {
  standing = readStanding();
  void refresh();
});

// A region that scrolls is reached with the keyboard, in every browser.
for (const id of ['messages-scroller', 'thread-scroller', 'home-scroller']) byId(id).tabIndex = 0;
byId('tour-start').addEventListener('click', () => tour.start());
hopBetweenRegions();
wearTheme(theme);
listen(
  () => {
    void refresh();
    clock.changed();
  },
  () => traffic.changed(),
  () => clock.changed(),
  () => setConnection(false),
);
void refresh();
