import { randomUUID } from 'node:crypto';
import type { Acting } from '../../../gestures/acting.ts';
import type { Reader } from '../../../texts/reader.ts';
import type { Card } from '../../../views/card.ts';
import { correctionSentence } from '../../../views/correction-sentence.ts';
import type { Dialog } from '../../../views/dialog.ts';
import { renderWindow } from '../draw/render-card.ts';
import { type Opening, renderForm } from '../draw/render-form.ts';
import { sayInDialog } from '../invoke-answers.ts';
import { isSentence, showInDialog } from './answers.ts';
import type { ListenerDeps } from './deps.ts';

/** The message with the button that a form was opened from, as it rides on the form. */
export type Prompt = Opening['prompt'];

/** A form with the channels that can be chosen in it: Teams has no field for them. */
export interface OpenedForm {
  readonly dialog: Dialog;
  readonly channels: Opening['channels'];
}

/** A form, ready to be drawn. @throws DeliveryError when Teams cannot be asked which channels there are */
export async function withChannels(
  dialog: Dialog,
  { directory }: Pick<ListenerDeps, 'directory'>,
  { connectionId }: Acting,
): Promise<OpenedForm> {
  const asksForChannels = dialog.fields.some(({ field }) => field.kind === 'channel' || field.kind === 'channels');
  if (!asksForChannels) return { dialog, channels: undefined };
  const found = await directory.channels(connectionId);
  return { dialog, channels: found.map(({ externalId, name }) => ({ id: externalId, name })) };
}

/** A form in a dialog, its corrections in the reader's words. */
export function showForm({ dialog, channels }: OpenedForm, prompt: Prompt, reader: Reader) {
  const corrections = Object.entries(dialog.corrections).map(([field, correction]): [string, string] => [
    field,
    correctionSentence(correction, reader),
  ]);
  const opening = { form: randomUUID(), prompt, channels };
  return showInDialog(renderForm(dialog, opening, reader, Object.fromEntries(corrections)));
}

/** A card in a dialog; one sentence by itself needs no more than Teams' own small window. */
export function showCard(card: Card, reader: Reader) {
  return isSentence(card) ? sayInDialog(card.plain) : showInDialog(renderWindow(card, randomUUID(), reader));
}
