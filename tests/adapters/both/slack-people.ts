import type { SimulatedMessage, SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import {
  buttonOf,
  CAMILLE,
  HUGO,
  LEA,
  MARC,
  SUPPORT,
  TRIAGE,
  textsWithin,
  typed,
  wordsOf,
} from '../slack/a-slack-desk.ts';
import type { Name, Outcome, Place, PlatformPeople } from './platform-people.ts';

const ACCOUNTS: Readonly<Record<Name, string>> = { Camille: CAMILLE, Hugo: HUGO, Léa: LEA, Marc: MARC };

/** @param quiet waits until the desk has nothing more to do */
export function slackPeople(slack: SlackSimulator, quiet: () => Promise<void>): PlatformPeople {
  const isOurs = ({ user }: SimulatedMessage) => user === slack.botUserId;
  const plain = (message: SimulatedMessage) => withoutMarkup(wordsOf(message));
  const channelOf = (where: Place, user: string) =>
    where === 'direct' ? slack.directChannel(user).id : where === 'support' ? SUPPORT : TRIAGE;
  const aloneIn = (channel: string, user: string) =>
    slack.messages(channel, user).filter(({ onlyFor }) => onlyFor === user);
  const cardsIn = (where: Place, user: string) =>
    slack
      .messages(channelOf(where, user), user)
      .filter((message) => isOurs(message) && message.onlyFor === undefined && message.threadTs === undefined);
  const formOf = (user: string) => {
    const view = slack.openView(user);
    if (!view) throw new Error(`nothing is open on the screen of ${user}`);
    return view;
  };
  const title = (user: string) => textsWithin(formOf(user).view['title']).join('');

  /** What somebody sees of a gesture made in that channel. */
  const seenAfter = async (user: string, channel: string, gesture: () => Promise<unknown>): Promise<Outcome> => {
    const before = aloneIn(channel, user).length;
    await gesture();
    await quiet();
    if (slack.openView(user)) return { kind: 'form', words: title(user) };
    const told = aloneIn(channel, user).slice(before).map(plain);
    return told.length > 0 ? { kind: 'told', words: told.join(' ') } : { kind: 'nothing', words: '' };
  };

  return {
    platform: 'slack',
    say: async (who, words, under) => {
      const said = await slack.say(ACCOUNTS[who], under?.conversation ?? SUPPORT, words, under?.id);
      await quiet();
      return { conversation: said.channel, id: said.ts };
    },
    edit: async (who, at, words) => {
      await slack.edit(ACCOUNTS[who], at.conversation, at.id, words);
      await quiet();
    },
    remove: async (who, at) => {
      await slack.remove(ACCOUNTS[who], at.conversation, at.id);
      await quiet();
    },
    speaksEnglish: async (who) => {
      slack.setLocale(ACCOUNTS[who], 'en-GB');
      await quiet();
    },
    commands: (who, words) =>
      seenAfter(ACCOUNTS[who], SUPPORT, () => slack.command(ACCOUNTS[who], SUPPORT, '/ticket', words)),
    clicks: async (who, where, button) => {
      const user = ACCOUNTS[who];
      const shown = where === 'alone' ? aloneIn(SUPPORT, user) : cardsIn(where, user);
      const message = shown.findLast(({ blocks }) => textsWithin(blocks).includes(button));
      if (!message) throw new Error(`${who} sees no “${button}” there`);
      const { channel, ts, blockId, actionId } = buttonOf(message, button);
      return seenAfter(user, channel, () => slack.act(user, { channel, ts }, blockId, actionId));
    },
    choosesBug: async (who, answers) => {
      const user = ACCOUNTS[who];
      const bug = { selected_option: { value: 'bug' } };
      await slack.actInView(user, formOf(user).id, 'type', 'form.redraw', bug, typed(answers));
    },
    sends: async (who, button, answers) => {
      const user = ACCOUNTS[who];
      const form = formOf(user);
      expect(textsWithin(form.view['submit'])).toEqual([button]);
      const outcome = await slack.submit(user, form.id, typed(answers));
      await quiet();
      if (outcome.kind === 'corrections')
        return { kind: 'corrections', words: Object.values(outcome.errors).join(' ') };
      expect(outcome).toEqual({ kind: 'acknowledged' });
      const notice = slack.openView(user);
      if (!notice) return { kind: 'nothing', words: '' };
      await slack.closeView(user, notice.id);
      return { kind: 'told', words: withoutMarkup(textsWithin(notice.view['blocks']).join(' ')) };
    },
    cards: (where, seenBy) =>
      cardsIn(where, ACCOUNTS[seenBy]).map((message) => ({
        at: { conversation: message.channel, id: message.ts },
        words: plain(message),
      })),
    thread: ({ conversation, id }, seenBy) =>
      slack
        .messages(conversation, ACCOUNTS[seenBy], id)
        .filter((message) => isOurs(message) && message.ts !== id)
        .map(plain),
    alone: (who) => aloneIn(SUPPORT, ACCOUNTS[who]).map(plain),
  };
}

/** Words as they are read, without the dash that parts a fact from its label. */
function withoutMarkup(words: string): string {
  return words
    .replaceAll(/<[^|>]+\|([^>]+)>/g, '$1')
    .replaceAll(/\*([^*]+)\*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' – ', ' ');
}
