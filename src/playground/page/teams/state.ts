import type { SlackSimulator } from '../../slack/simulator-types.ts';
import { titleFor } from '../../teams/app-description.ts';
import { TENANT } from '../../teams/default-tenant.ts';
import type { SimulatedMessage, SimulatedPerson, TeamsSimulator } from '../../teams/simulator-types.ts';
import { placedCard } from './placed-card.ts';
import type { TeamsMessage, TeamsState } from './protocol.ts';
import type { TeamsStateQuery } from './requests.ts';

/** Where the Teams side reads from. */
export interface TeamsWorld {
  readonly teams: TeamsSimulator;
  /** Whoever has the same address there is the same person. */
  readonly slack: SlackSimulator;
  readonly marks: TeamsMarks;
}

/** Until where each person has read each conversation. What stood before the page started counts as read. */
export class TeamsMarks {
  readonly #marks = new Map<string, number>();
  readonly #startedAt = Date.now();

  of(person: string, conversation: string): number {
    return this.#marks.get(`${person} ${conversation}`) ?? this.#startedAt;
  }

  move(person: string, conversation: string, id: string): void {
    if (Number(id) > this.of(person, conversation)) this.#marks.set(`${person} ${conversation}`, Number(id));
  }
}

/** The account in Teams of whom this names: by its own id, or by the id of their account in Slack. */
export function teamsPerson({ teams, slack }: TeamsWorld, as: string | undefined): SimulatedPerson | undefined {
  if (as === undefined) return teams.people()[0];
  const email = slack.users().find(({ id }) => id === as)?.email;
  return teams.people().find((person) => person.id === as || person.email === email);
}

/**
 * What one person sees in Teams now: people, teams with their channels and unread counts, the messages of one conversation
 * (the first that bears the app's work when none or a wrong one is asked), and the dialog on their screen.
 */
export function readTeamsState(world: TeamsWorld, query: TeamsStateQuery): TeamsState | undefined {
  const { teams, slack, marks } = world;
  const me = teamsPerson(world, query.as);
  if (!me) return undefined;
  const unreadOf = (person: string, conversation: string): number =>
    teams
      .messages(conversation, person)
      .filter(({ id, from }) => from !== person && Number(id) > marks.of(person, conversation)).length;
  const teamsOf = (person: string) =>
    teams
      .teams()
      .filter(({ members }) => members.has(person))
      .map(({ id, name }) => ({ id, name, channels: channelsOf(id, person) }));
  const channelsOf = (team: string, person: string) =>
    teams
      .conversations()
      .flatMap((each) => (each.kind === 'channel' && each.teamId === team ? [each] : []))
      .map(({ id, name }) => ({ id, name, unread: unreadOf(person, id) }));
  const chatOf = (person: string) => {
    const { id } = teams.personalChat(person);
    return { id, unread: unreadOf(person, id) };
  };
  const mine = teamsOf(me.id);
  const chat = chatOf(me.id);
  const seen = [...mine.flatMap(({ channels }) => channels.map(({ id }) => id)), chat.id];
  const firstChannel = mine.flatMap(({ channels }) => channels.filter(({ name }) => name !== GENERAL))[0]?.id;
  const conversation = seen.find((id) => id === query.conversation) ?? firstChannel ?? chat.id;
  const dialog = teams.openDialog(me.id);
  const { name, actions, commands } = teams.app;
  const inContext = (wanted: 'message' | 'compose') =>
    actions
      .filter(({ contexts }) => contexts.includes(wanted))
      .map((action) => ({ id: action.id, title: titleFor(action, me.locale) }));
  return {
    tenant: TENANT.name,
    me: me.id,
    people: teams.people().map(({ id, name: called, part, role, locale, timeZone, email }) => ({
      id,
      name: called,
      part,
      locale,
      timeZone,
      isGuest: role !== 'user',
      unread: [...teamsOf(id).flatMap(({ channels }) => channels), chatOf(id)].reduce(
        (sum, each) => sum + each.unread,
        0,
      ),
      slackId: slack.users().find((user) => user.email === email)?.id ?? null,
    })),
    teams: mine,
    chat,
    conversation,
    messages: inThreads(teams.messages(conversation, me.id)).map((message) => drawn(message, me.id)),
    dialog: dialog ? { id: dialog.id, title: dialog.title, card: placedCard(dialog.card) } : null,
    app: {
      name,
      messageActions: inContext('message'),
      composeActions: inContext('compose'),
      slashCommands: commands.filter(({ hasSlash }) => hasSlash).map((command) => titleFor(command, me.locale)),
    },
  };
}

/** Of every team, under this name. */
const GENERAL = 'General';

/** Each post, then what answers it. */
function inThreads(messages: readonly SimulatedMessage[]): readonly SimulatedMessage[] {
  const roots = messages.filter(({ threadId }) => threadId === null);
  return roots.flatMap((root) => [root, ...messages.filter(({ threadId }) => threadId === root.id)]);
}

function drawn(message: SimulatedMessage, me: string): TeamsMessage {
  const { id, threadId, from, text, cards, summary, onlyFor, isEdited, isDeleted, files } = message;
  return {
    id,
    threadId,
    from,
    text,
    cards: cards.map(placedCard),
    summary,
    isOnlyForMe: onlyFor === me,
    isEdited: isEdited && from !== 'app',
    isDeleted,
    files: files.map(({ name }) => ({ name })),
  };
}
