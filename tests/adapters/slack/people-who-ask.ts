import type { SimulatedMessage, ViewState } from '../../../src/playground/slack/simulator-types.ts';
import { type Answers, LEA, type SlackDesk, SUPPORT, TRIAGE, typed } from './a-slack-desk.ts';

/** A message that needs work. */
export const REQUEST = 'Salut, le site bug : le formulaire de contact ne part plus sur https://monsite.com/contact';

/** Good answers in the form of a bug. */
export const BUG = {
  title: 'Formulaire de contact muet',
  description: 'Depuis ce matin, le bouton Envoyer ne fait plus rien.',
  url: 'https://monsite.com/contact',
  expected: 'Le message part.',
  environment: { choose: 'production' },
  urgency: { choose: 'important' },
  screenshots_impossible: 'Rien ne s’affiche.',
} as const satisfies Answers;

/** The same as typed in the form, but for these. */
export function bugReport(but: Answers = {}): ViewState {
  return typed({ ...BUG, ...but });
}

/** The form or window that is open on this person's screen. */
export function windowOf(desk: SlackDesk, user: string) {
  const view = desk.slack.openView(user);
  if (!view) throw new Error(`nothing is open on the screen of ${user}`);
  return view;
}

/** The prompt that this person got last. */
export function promptTo(desk: SlackDesk, user: string): SimulatedMessage {
  const prompt = desk.private(user, SUPPORT).at(-1);
  if (!prompt) throw new Error(`no prompt for ${user}`);
  return prompt;
}

/** Says something that needs work, and opens the form from the prompt. */
export async function opensFromPrompt(desk: SlackDesk, user: string, request = REQUEST, label = 'Ouvrir un ticket') {
  const said = await desk.say(user, SUPPORT, request);
  const prompt = promptTo(desk, user);
  await desk.click(user, prompt, label);
  return { said, prompt, view: windowOf(desk, user) };
}

/** Chooses "bug" in the open form, whatever the message was taken for. */
export async function choosesBug(desk: SlackDesk, user: string, answers: ViewState): Promise<void> {
  const bug = { selected_option: { value: 'bug' } };
  await desk.slack.actInView(user, windowOf(desk, user).id, 'type', 'form.redraw', bug, answers);
}

/** Sends the open form as a bug. What it gives way to stays open. */
export async function sendsBug(desk: SlackDesk, user: string, answers = bugReport()) {
  await choosesBug(desk, user, answers);
  const outcome = await desk.slack.submit(user, windowOf(desk, user).id, answers);
  await desk.work();
  return outcome;
}

/** Asks for a ticket by command, from beginning to end. */
export async function asksByCommand(desk: SlackDesk, user: string, answers = bugReport()): Promise<void> {
  const command = () => desk.slack.command(user, SUPPORT, '/ticket', 'le formulaire de contact ne part plus');
  await command();
  // The first form of a cold process may take longer than Slack waits: people try again.
  if (!desk.slack.openView(user)) await command();
  await sendsBug(desk, user, answers);
  await desk.slack.closeView(user, windowOf(desk, user).id);
}

/** The cards of tickets in a channel of the team, oldest first; without what is said in their threads or in private. */
export function cardsIn(desk: SlackDesk, channel = TRIAGE): readonly SimulatedMessage[] {
  return desk.slack
    .messages(channel, LEA)
    .filter(({ threadTs, onlyFor }) => threadTs === undefined && onlyFor === undefined);
}

/** The card of the newest ticket. */
export function newestCard(desk: SlackDesk): SimulatedMessage {
  const card = cardsIn(desk).at(-1);
  if (!card) throw new Error('no card');
  return card;
}
