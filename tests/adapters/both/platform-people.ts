import type { Answers } from '../slack/a-slack-desk.ts';

export type { Answers } from '../slack/a-slack-desk.ts';
export type Name = 'Camille' | 'Hugo' | 'Léa' | 'Marc';
/** The channel that the desk listens to, the agents' channel, and somebody's own chat with the desk. */
export type Place = 'support' | 'triage' | 'direct';

/** A message that somebody wrote, or that the desk posted. */
export interface At {
  readonly conversation: string;
  readonly id: string;
}

/** What somebody sees who did something; the words without the platform's markup. */
export interface Outcome {
  readonly kind: 'form' | 'corrections' | 'told' | 'nothing';
  readonly words: string;
}

/** The people of a platform: what they do there and what they see, so that a story can be told on any. */
export interface PlatformPeople {
  readonly platform: 'slack' | 'teams';
  /** Writes in the support channel, or in the thread of a message; returns once the desk has done all that it does. */
  say(who: Name, words: string, under?: At): Promise<At>;
  edit(who: Name, at: At, words: string): Promise<void>;
  remove(who: Name, at: At): Promise<void>;
  speaksEnglish(who: Name): Promise<void>;
  /** Types a command in the support channel, and reads what comes of it alone. */
  commands(who: Name, words: string): Promise<Outcome>;
  /** Clicks a button on what the desk last showed there, `alone`: to this person only, in the support channel. */
  clicks(who: Name, where: Place | 'alone', button: string): Promise<Outcome>;
  /** Chooses the type "bug" in the open form of a request. */
  choosesBug(who: Name, answers: Answers): Promise<void>;
  /** Sends the open form with its button. */
  sends(who: Name, button: string, answers: Answers): Promise<Outcome>;
  /** What the desk shows there to everybody, oldest first; without what stands in threads. */
  cards(where: Place, seenBy: Name): readonly { readonly at: At; readonly words: string }[];
  /** What the desk wrote in the thread of that message. */
  thread(root: At, seenBy: Name): readonly string[];
  /** What the desk shows this person alone in the support channel. */
  alone(who: Name): readonly string[];
}
