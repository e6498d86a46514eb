import { z } from 'zod';
import type { Log } from '../../../app/ports/log.ts';
import type { Card } from '../../../views/card.ts';
import { inItsPlace } from './answers.ts';

const carriesPromptSchema = z.object({ promptAddress: z.url().optional() });

/**
 * Where the prompt that a form was opened from can be replaced: the click's `response_url`, which Slack takes five times
 * within 30 minutes. It rides on the form, since a private message can be edited in no other way.
 */
export function promptAddressOf(context: unknown): string | undefined {
  return carriesPromptSchema.parse(context).promptAddress;
}

const ANSWER_WITHIN_MS = 2000;

/** Replaces a prompt that has done its work. One that Slack no longer lets us change stays: its buttons tell of the ticket. */
export async function replacePrompt(address: string, card: Card, log: Log): Promise<void> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inItsPlace(card)),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!answer.ok) log.info({ status: answer.status }, 'a prompt stays as it was: Slack no longer lets us change it');
  } catch (error) {
    log.warn({ err: error }, 'a prompt stays as it was: Slack could not be reached');
  }
}
