import type { TeamsMessage, TeamsState } from '../../teams/protocol.ts';
import { listen } from '../api.ts';
import { createClockStrip } from '../clock.ts';
import { byId } from '../dom.ts';
import { drawAvatar } from '../draw-text.ts';
import { createDrawer } from '../drawer.ts';
import { type Drawing, nameOf } from '../drawing.ts';
import { icon } from '../icons.ts';
import type { MenuGroup } from '../menu.ts';
import { hopBetweenRegions } from '../regions.ts';
import { showSettings } from '../settings.ts';
import { showOwnWords, showWords } from '../show-words.ts';
import { showPeople } from '../sidebar.ts';
import { showSides, showSignalsLink } from '../sides.ts';
import { keptTheme, wearTheme } from '../theme.ts';
import { toast } from '../toast.ts';
import { createTrafficDrawer } from '../traffic.ts';
import { type Words, wordsFor } from '../words.ts';
import { performInTeams, readTeamsState, readTeamsTraffic, readTeamsTrafficDetail, type TeamsAnswer } from './api.ts';
import { type ChosenFile, createTeamsComposer } from './composer.ts';
import { createTeamsDialog } from './dialog.ts';
import { Posts } from './posts.ts';
import { APP, showPlaces } from './sidebar.ts';

/** Who one is and where; kept in the address. */
interface Standing {
  readonly me: string | undefined;
  readonly conversation: string | undefined;
}

let standing = readStanding();
let state: TeamsState | undefined;
let theme = keptTheme();
let isRefreshing: Promise<void> | undefined;
let isStale = false;
let known: ReadonlySet<string> | undefined;
let knownPlace = '';

const composer = createTeamsComposer('composer');
const drawer = createDrawer();
const traffic = createTrafficDrawer({ readTraffic: readTeamsTraffic, readTrafficDetail: readTeamsTrafficDetail });
const clock = createClockStrip(() => show());
const posts = new Posts(byId('messages-scroller'), byId('messages'), {
  click: ({ id }, action, inputs) => told(performInTeams('click', { ...here(), id, action, inputs })),
  edit: ({ id }, text) => told(performInTeams('edit', { ...here(), id, text })),
  remove: ({ id }) => told(performInTeams('remove', { ...here(), id })),
  reply: (thread, text) => told(performInTeams('say', { ...here(), text, thread })),
  messageAction: ({ id }, command) => told(performInTeams('message-action', { ...here(), id, command })),
  redraw: () => show(),
});
const dialog = createTeamsDialog('modal', {
  submit: async (action, inputs) => {
    const answer = await performInTeams('submit', { as: me(), action, inputs });
    await refresh();
    // Its window has closed: the sentence stands where the page says things.
    if (answer.kind === 'message') toast(answer.text);
    return answer.kind === 'message' ? undefined : tellingOf(answer, words());
  },
  close: async () => {
    await performInTeams('close', { as: me() });
    await refresh();
    composer.focus();
  },
});

function me(): string {
  return state?.me ?? '';
}

function here(): { as: string; conversation: string } {
  return { as: me(), conversation: state?.conversation ?? '' };
}

function words(): Words {
  return wordsFor(state?.people.find(({ id }) => id === me())?.locale ?? 'fr');
}

function readStanding(): Standing {
  const kept = new URLSearchParams(location.hash.slice(1));
  return { me: kept.get('as') ?? undefined, conversation: kept.get('conversation') ?? undefined };
}

function go(to: Standing): Promise<void> {
  standing = to;
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
    const read = await readTeamsState({ as: asked.me, conversation: asked.conversation });
    if (asked !== standing) return;
    state = read;
    standing = { me: read.me, conversation: read.conversation };
    history.replaceState(null, '', `#${new URLSearchParams({ as: read.me, conversation: read.conversation })}`);
    setConnection(true);
    show();
    markRead(read);
  } catch {
    setConnection(false);
  }
}

async function told(gesture: Promise<TeamsAnswer>): Promise<string | undefined> {
  const answer = await gesture;
  await refresh();
  return tellingOf(answer, words());
}

/** What to tell the person; undefined when there is nothing more than what they see. */
function tellingOf(answer: TeamsAnswer, spoken: Words): string | undefined {
  switch (answer.kind) {
    case 'done':
      return undefined;
    case 'message':
      return answer.text;
    case 'incomplete':
      return spoken.teams.incomplete;
    case 'failed':
      return spoken.teams.failed(answer.detail);
    case 'refused':
      return spoken.teams.refused(answer.detail);
    case 'lost':
      return spoken.failures.page;
  }
}

function drawingOf(current: TeamsState): Drawing {
  const reader = current.people.find(({ id }) => id === current.me);
  const locale = reader?.locale ?? 'fr-FR';
  const timeZone = reader?.timeZone ?? 'Europe/Paris';
  const people = current.people.map((person) => ({ ...person, realName: person.name, isBot: false }));
  const app = {
    id: APP,
    name: APP,
    realName: current.app.name,
    part: APP,
    isBot: true,
    locale,
    timeZone,
    unread: 0,
  } as const;
  return {
    words: words(),
    me: current.me,
    locale,
    timeZone,
    users: new Map([...people, app].map((user) => [user.id, user])),
    channels: new Map(),
    messageShortcuts: [],
    clockMoves: clock.moves(),
    appName: current.app.name,
  };
}

function show(): void {
  if (!state) return;
  const current = state;
  const drawing = drawingOf(current);
  const { words: spoken } = drawing;
  const channel = current.teams
    .flatMap(({ name: team, channels }) => channels.map((each) => ({ ...each, team })))
    .find(({ id }) => id === current.conversation);
  const label = channel?.name ?? current.app.name;
  showWords(spoken, drawing.locale);
  showOwnWords('teams', spoken);
  showSignalsLink('teams', current.me, drawing.locale);
  showPeople([...drawing.users.values()], drawing, {
    become: (person) => {
      void go({ me: person, conversation: standing.conversation });
      drawer.close();
    },
  });
  showSettings(drawing, theme, {
    speak: (locale) => void told(performInTeams('locale', { as: me(), locale })),
    wear: (worn) => {
      theme = worn;
      wearTheme(worn);
      show();
    },
  });
  showPlaces(current, drawing, (conversation) => {
    void go({ ...standing, conversation });
    drawer.close();
    if (matchMedia('(hover: hover)').matches) composer.focus();
  });
  const inSlack = current.people.find(({ id }) => id === current.me)?.slackId ?? null;
  showSides('teams', inSlack === null ? './' : `./#as=${inSlack}`, spoken);
  byId('workspace-name').textContent = current.tenant;
  byId('channel-title').textContent = channel ? `${channel.team} › ${label}` : label;
  byId('whoami').replaceChildren(drawAvatar(current.me, drawing), nameOf(drawing, current.me));
  byId('messages-scroller').setAttribute('aria-label', spoken.messagesOf(label));
  byId('drawer-dot').hidden = !current.people.some(({ id, unread }) => id !== current.me && unread > 0);
  byId('empty').hidden = current.messages.length > 0;
  document.title = `${label} · Teams · Guichet`;
  clock.speak(drawing);
  traffic.speak(inTeams(spoken), drawing);
  announceNew(current, drawing);
  posts.show(current, drawing);
  composer.show({
    key: `${current.me} ${current.conversation}`,
    placeholder: channel ? spoken.teams.newPost(label) : spoken.teams.writeTo(label),
    words: spoken,
    appName: current.app.name,
    takesFiles: !channel,
    menu: menuOf(current, spoken, channel !== undefined),
    send: (text, files) => say(text, files),
  });
  dialog.show(current.dialog, spoken);
}

function say(text: string, files: readonly ChosenFile[]): Promise<string | undefined> {
  return told(performInTeams('say', { ...here(), text, files: [...files] }));
}

/** What stands behind "+": the actions of the app, and in channels its commands. */
function menuOf(current: TeamsState, spoken: Words, isChannel: boolean): readonly MenuGroup[] {
  const actions = current.app.composeActions.map(({ id, title }) => ({
    key: id,
    label: [title],
    picture: icon('ticket'),
    choose: async () => {
      const problem = await told(performInTeams('compose-action', { ...here(), command: id }));
      if (problem !== undefined) toast(problem);
    },
  }));
  const commands = (isChannel ? current.app.slashCommands : []).map((title) => ({
    key: `/${title}`,
    label: [`/${title}`],
    choose: () => composer.insert(`/${title} `),
  }));
  return [
    { title: spoken.teams.actions, entries: actions },
    { title: spoken.teams.commands, entries: commands },
  ].filter(({ entries }) => entries.length > 0);
}

const teamsWords = new Map<Words, Words>();
/** The drawer's sentences, said of Teams. */
function inTeams(spoken: Words): Words {
  const made = teamsWords.get(spoken);
  if (made) return made;
  const { trafficIntro, ways, wayOut, wayIn, sent, answered, unanswered, kinds, names } = spoken.teams;
  const words: Words = {
    ...spoken,
    traffic: {
      ...spoken.traffic,
      intro: trafficIntro,
      ways,
      wayOut,
      wayIn,
      sent,
      answered,
      unanswered,
      kinds: { ...spoken.traffic.kinds, ...kinds },
      names: { ...spoken.traffic.names, ...names },
    },
  };
  teamsWords.set(spoken, words);
  return words;
}

/** Reads new messages aloud, politely; those already there when a place is opened stay silent. */
function announceNew(current: TeamsState, drawing: Drawing): void {
  const place = `${current.me} ${current.conversation}`;
  const before = place === knownPlace ? known : undefined;
  knownPlace = place;
  known = new Set(current.messages.map(({ id }) => id));
  if (!before) return;
  const fresh = current.messages.filter(({ id, from }) => !before.has(id) && from !== current.me);
  const said = fresh.map((message) => sayingOf(message, drawing));
  if (said.length > 0) byId('announcer').textContent = said.join('\n');
}

function sayingOf(message: TeamsMessage, drawing: Drawing): string {
  const whole = drawing.words.saidBy(nameOf(drawing, message.from), message.text || message.summary);
  return message.isOnlyForMe ? `${drawing.words.onlyYou}. ${whole}` : whole;
}

/** What is on a visible page has been read. */
function markRead(current: TeamsState): void {
  if (document.hidden) return;
  const places = [...current.teams.flatMap(({ channels }) => channels), current.chat];
  if ((places.find(({ id }) => id === current.conversation)?.unread ?? 0) === 0) return;
  const latest = Math.max(...current.messages.map(({ id }) => Number(id)));
  void performInTeams('read', { as: current.me, conversation: current.conversation, id: String(latest) });
}

function setConnection(isUp: boolean): void {
  const notice = byId('connection');
  notice.hidden = isUp;
  notice.textContent = isUp ? '' : words().reconnecting;
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh();
});
window.addEventListener('hashchange', () => {
  standing = readStanding();
  void refresh();
});
byId('messages-scroller').tabIndex = 0;
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
