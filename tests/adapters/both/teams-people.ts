import type {
  GestureOutcome,
  SimulatedMessage,
  TeamsSimulator,
} from '../../../src/playground/teams/simulator-types.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { wordsOf } from '../teams/a-teams-desk.ts';
import type { Answers, Outcome, Place, PlatformPeople } from './platform-people.ts';

const ASK_TYPE = 'Afficher les questions de ce type';

/** @param quiet waits until the desk has nothing more to do */
export function teamsPeople(teams: TeamsSimulator, quiet: () => Promise<void>): PlatformPeople {
  const idOf = (name: string) => personCalled(teams, name).id;
  const support = channelCalled(teams, 'support');
  const triage = channelCalled(teams, 'triage');
  const placeOf = (where: Place, person: string) =>
    where === 'direct' ? teams.personalChat(person).id : where === 'support' ? support : triage;
  const aloneIn = (person: string) =>
    teams.messages(support, person).filter(({ onlyFor, from }) => onlyFor === person && from === 'app');
  const cardsIn = (where: Place, person: string) =>
    teams
      .messages(placeOf(where, person), person)
      .filter(({ from, onlyFor, threadId }) => from === 'app' && onlyFor === undefined && threadId === null);

  const seen = async (person: string, outcome: GestureOutcome, aloneBefore: number): Promise<Outcome> => {
    await quiet();
    if (outcome.kind === 'dialog') {
      const { title, card } = outcome.dialog;
      const words = plain(card);
      return words.includes('À corriger') ? { kind: 'corrections', words } : { kind: 'form', words: title };
    }
    if (outcome.kind === 'message') return { kind: 'told', words: plainSpaces(outcome.text) };
    // Another card stands where the button was.
    if (outcome.kind === 'card') return { kind: 'nothing', words: '' };
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const told = aloneIn(person).slice(aloneBefore).map(wordsOfMessage);
    return told.length > 0 ? { kind: 'told', words: told.join(' ') } : { kind: 'nothing', words: '' };
  };
  const clicked = async (person: string, shown: readonly SimulatedMessage[], button: string) => {
    const message = shown.findLast(({ cards }) => JSON.stringify(cards).includes(`"title":"${button}"`));
    if (!message) throw new Error(`there is no “${button}” there`);
    const before = aloneIn(person).length;
    const { conversation, id } = message;
    return seen(person, await teams.click(person, { conversation, id }, button), before);
  };

  return {
    platform: 'teams',
    say: async (who, words, under) => {
      const thread = under && { thread: under.id };
      const { conversation, id } = await teams.say(idOf(who), under?.conversation ?? support, words, thread);
      await quiet();
      return { conversation, id };
    },
    edit: async (who, at, words) => {
      await teams.edit(idOf(who), at, words);
      await quiet();
    },
    remove: async (who, at) => {
      await teams.remove(idOf(who), at);
      await quiet();
    },
    speaksEnglish: async (who) => teams.setLocale(idOf(who), 'en-GB'),
    // A message opens no window in Teams: the desk answers with a button that does.
    commands: async (who, words) => {
      const person = idOf(who);
      const before = aloneIn(person).length;
      await teams.slash(person, support, `ticket ${words}`);
      const answered = await seen(person, { kind: 'done' }, before);
      if (!/Ouvrir le formulaire|Open the form/.test(answered.words)) return answered;
      return clicked(person, aloneIn(person), 'Ouvrir le formulaire');
    },
    clicks: (who, where, button) => {
      const person = idOf(who);
      return clicked(person, where === 'alone' ? aloneIn(person) : cardsIn(where, person), button);
    },
    choosesBug: async (who, answers) => {
      const { title = '', description = '' } = inputsOf(answers);
      expect(await teams.submitDialog(idOf(who), ASK_TYPE, { type: 'bug', title, description })).toMatchObject({
        kind: 'dialog',
      });
    },
    sends: async (who, button, answers) => {
      const person = idOf(who);
      const before = aloneIn(person).length;
      return seen(person, await teams.submitDialog(person, button, inputsOf(answers)), before);
    },
    cards: (where, seenBy) =>
      cardsIn(where, idOf(seenBy)).map((message) => ({
        at: { conversation: message.conversation, id: message.id },
        words: wordsOfMessage(message),
      })),
    thread: ({ conversation, id }, seenBy) =>
      teams
        .messages(conversation, idOf(seenBy), id)
        .filter((message) => message.from === 'app' && message.id !== id && message.onlyFor === undefined)
        .map(wordsOfMessage),
    alone: (who) => aloneIn(idOf(who)).map(wordsOfMessage),
  };
}

export function personCalled(teams: TeamsSimulator, name: string) {
  const found = teams.people().find(({ givenName }) => givenName === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

export function channelCalled(teams: TeamsSimulator, name: string): string {
  const found = teams.conversations().find((known) => known.kind === 'channel' && known.name === name);
  if (!found) throw new Error(`no channel is called ${name}`);
  return found.id;
}

/** Words as they are read, without the dots before the items of a list, which Slack draws itself. */
const plain = (drawn: unknown) =>
  plainSpaces(wordsOf(drawn)).replaceAll(/\s+/g, ' ').replaceAll(' • ', ' ').replaceAll(' – ', ' ');
const wordsOfMessage = ({ cards }: SimulatedMessage) => plain(cards);

/** The same as typed in our forms. */
export function inputsOf(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).map(([field, answer]) => {
      if (typeof answer === 'string') return [field, answer];
      if ('choose' in answer) return [field, answer.choose];
      throw new Error(`${field} cannot be typed in Teams`);
    }),
  );
}
