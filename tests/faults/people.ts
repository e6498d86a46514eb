import { setTimeout as sleep } from 'node:timers/promises';
import type { GestureOutcome as SlackOutcome, SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import type { GestureOutcome, TeamsSimulator } from '../../src/playground/teams/simulator-types.ts';
import { typed } from '../adapters/slack/a-slack-desk.ts';
import type { ATenant } from './a-tenant.ts';
import { SUPPORT } from './a-workspace.ts';
import { numberIn } from './cards.ts';

/** How long somebody waits before they click again on what did not answer. */
const PATIENCE_MS = 200;
const GIVES_UP_AFTER_MS = 400_000;

/**
 * Asks for a ticket as a person does: the command, the form, and again whatever got no answer, in the same form once it
 * is open.
 * @returns the number that the form gave in the end
 */
export async function askForTicket(slack: SlackSimulator, user: string, title: string): Promise<number> {
  await untilAcknowledged(`no form for "${title}"`, async () => {
    if (formOf(slack, user)) return true;
    const outcome = await slack.command(user, SUPPORT, '/ticket', `bug : le formulaire de contact plante (${title})`);
    return formOf(slack, user) !== undefined || outcome;
  });
  await untilAcknowledged(`"${title}" was not taken`, async () => {
    const form = formOf(slack, user);
    if (!form) return { kind: 'the form is gone' };
    const outcome = await slack.submit(user, form.id, answersFor(title));
    return outcome.kind === 'acknowledged' || outcome;
  });
  const said = slack.openView(user);
  const number = said && numberIn(said.view);
  if (!said || number === undefined) throw new Error(`the form of "${title}" closed without a number`);
  await slack.closeView(user, said.id);
  return number;
}

const ASK_TYPE = 'Afficher les questions de ce type';

/**
 * Asks for a ticket in Teams, from the menu under the box where one writes, and again whatever got no answer.
 * @returns the number that the form gave in the end
 */
export async function askForTicketInTeams({ teams, support }: ATenant, person: string, title: string): Promise<number> {
  let number: number | undefined;
  await untilAcknowledged(`"${title}" was not taken`, async () => {
    let outcome = await nextStepInTeams(teams, support, person, title);
    // Each step opens the next.
    while (outcome.kind === 'dialog') outcome = await nextStepInTeams(teams, support, person, title);
    number = outcome.kind === 'message' ? Number(/#(\d+)/.exec(outcome.text)?.[1]) : undefined;
    return number ? true : outcome;
  });
  if (number === undefined) throw new Error(`the form of "${title}" closed without a number`);
  return number;
}

function nextStepInTeams(
  teams: TeamsSimulator,
  support: string,
  person: string,
  title: string,
): Promise<GestureOutcome> {
  const drawn = JSON.stringify(teams.openDialog(person)?.card ?? null);
  const answers = { ...WRITTEN, title, environment: 'production', urgency: 'important' };
  if (drawn.includes('"title":"Réessayer"')) return teams.submitDialog(person, 'Réessayer');
  if (drawn.includes('"id":"screenshots_impossible"')) return teams.submitDialog(person, 'Envoyer', answers);
  if (drawn.includes(ASK_TYPE))
    return teams.submitDialog(person, ASK_TYPE, { type: 'bug', title, description: WRITTEN.description });
  return teams.composeAction(person, support, 'createTicket', 'compose');
}

/**
 * What a gesture comes to when Slack waits as long as it does. Where this machine paused, Slack waited in vain and it is made
 * again, a few times: a desk that is not in time never is.
 */
export async function answeredInTime(gesture: () => Promise<SlackOutcome>): Promise<SlackOutcome> {
  let outcome = await gesture();
  for (let times = 1; times < 10 && outcome.kind === 'failed'; times += 1) outcome = await gesture();
  return outcome;
}

/** Clicks again and again. @throws Error when it does not help, with what came back */
async function untilAcknowledged(complaint: string, gesture: () => Promise<true | object>): Promise<void> {
  const giveUpAt = Date.now() + GIVES_UP_AFTER_MS;
  const seen = new Map<string, number>();
  for (;;) {
    const outcome = await gesture();
    if (outcome === true) return;
    const words = JSON.stringify(outcome);
    seen.set(words, 1 + (seen.get(words) ?? 0));
    if (Date.now() > giveUpAt) throw new Error(`${complaint}: ${JSON.stringify([...seen])}`);
    await sleep(PATIENCE_MS);
  }
}

function formOf(slack: SlackSimulator, user: string) {
  const view = slack.openView(user);
  return view?.view['callback_id'] === 'ticket.submit' ? view : undefined;
}

const WRITTEN = {
  description: 'Depuis ce matin, le bouton Envoyer du formulaire ne fait plus rien.',
  url: 'https://monsite.example/contact',
  expected: 'Le message part et une page de merci s’affiche.',
  screenshots_impossible: 'Rien ne s’affiche.',
};

export function answersFor(title: string) {
  return typed({ title, ...WRITTEN, environment: { choose: 'production' }, urgency: { choose: 'important' } });
}
