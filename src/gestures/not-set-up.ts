import type { Card } from '../views/card.ts';
import { notSetUpCard } from '../views/setup-form.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';

/** What whoever wants a ticket reads at a desk that is not set up, instead of a form; undefined at one that is. */
export async function notSetUp(
  { useCases }: Pick<GestureDeps, 'useCases'>,
  { deskId, actor, reader }: Acting,
): Promise<Card | undefined> {
  const missing = await useCases.missingSetup({ deskId, actor });
  return missing ? notSetUpCard(missing, reader) : undefined;
}
