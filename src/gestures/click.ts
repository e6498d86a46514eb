import type { z } from 'zod';
import type { Card } from '../views/card.ts';
import type { Dialog } from '../views/dialog.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';

/** A click on one of our buttons, with what rides on it. */
export interface Click<Value = unknown> {
  readonly value: Value;
  /** Where it was made; empty where that is no conversation. */
  readonly conversation: string;
  /** Names the click: the same one a second time changes nothing. */
  readonly gestureKey: string;
}

export type ClickAnswer =
  /** Beside the message, to whoever clicked alone. `isSeen`: a page that shows the ticket says it without words. */
  | { readonly show: 'beside'; readonly card: Card; readonly isSeen?: boolean }
  /** In the place of the message. */
  | { readonly show: 'instead'; readonly card: Card }
  /** A worker publishes the person's page anew. */
  | { readonly show: 'on_home' }
  /** `endsPrompt`: once sent, it gives the prompt that it was opened from another sentence. */
  | { readonly show: 'form'; readonly dialog: Dialog; readonly endsPrompt?: boolean };

export type AnswerToClick = (deps: GestureDeps, click: Click, acting: Acting) => Promise<ClickAnswer>;

/** What a click comes to, its ids read first. The answer throws ZodError on ids that are not ours. */
export function withIds<Ids extends z.ZodType>(
  idsSchema: Ids,
  answer: (deps: GestureDeps, click: Click<z.infer<Ids>>, acting: Acting) => Promise<ClickAnswer>,
): AnswerToClick {
  return async (deps, click, acting) => answer(deps, { ...click, value: idsSchema.parse(click.value) }, acting);
}
