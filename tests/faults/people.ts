import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { typed } from '../adapters/slack/a-slack-desk.ts';
import { SUPPORT } from './a-workspace.ts';
import { numberIn } from './cards.ts';

/** How long somebody waits before they click again on what did not answer. */
const PATIENCE_MS = 200;
/** On a busy machine a desk takes many seconds to start, and somebody may meet each death of the kill test. */
const GIVES_UP_AFTER_MS = 5 * 60_000;

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

export function answersFor(title: string) {
  return typed({
    title,
    description: 'Depuis ce matin, le bouton Envoyer du formulaire ne fait plus rien.',
    url: 'https://monsite.example/contact',
    expected: 'Le message part et une page de merci s’affiche.',
    environment: { choose: 'production' },
    urgency: { choose: 'important' },
    screenshots_impossible: 'Rien ne s’affiche.',
  });
}
