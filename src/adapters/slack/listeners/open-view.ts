import type { types } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Log } from '../../../app/ports/log.ts';
import type { Reader } from '../../../texts/reader.ts';
import { correctionSentence } from '../../../views/correction-sentence.ts';
import type { Dialog } from '../../../views/dialog.ts';
import { renderForm } from '../draw/render-form.ts';

/** A dialog as a modal, its corrections in the reader's words. `promptAddress` rides on it (`prompt-address.ts`). */
export function drawDialog(dialog: Dialog, reader: Reader, promptAddress?: string): types.ModalView {
  const corrections = Object.entries(dialog.corrections).map(([field, correction]): [string, string] => [
    field,
    correctionSentence(correction, reader),
  ]);
  const context = { ...dialog.context, ...(promptAddress !== undefined && { promptAddress }) };
  return renderForm({ ...dialog, context }, Object.fromEntries(corrections));
}

/** Opens a form on somebody's screen. False when Slack did not: mostly its 3 seconds were over. */
export async function openView(
  client: WebClient,
  triggerId: string,
  view: types.ModalView,
  log: Log,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id: triggerId, view });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'a form could not be opened, the person was given a button to try again');
    return false;
  }
}

/** Redraws a form that is still as it was when it was changed; one that has moved on is left as it is. */
export async function updateView(
  client: WebClient,
  { id, hash }: { readonly id: string; readonly hash: string },
  view: types.ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: id, hash, view });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && GONE.has(error.data.error))) throw error;
  }
}

/** A newer change redraws it itself, or the person has closed it. */
const GONE = new Set(['hash_conflict', 'not_found', 'view_not_found']);
