import type { App, types, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { Correction } from '../../../forms/build-form.ts';
import type { Corrections } from '../../../forms/read-submission.ts';
import { answerForm, type SentAnswer } from '../../../gestures/form-sent.ts';
import type { Reader } from '../../../texts/reader.ts';
import { correctionSentence } from '../../../views/correction-sentence.ts';
import { type Dialog, SUBMITS } from '../../../views/dialog.ts';
import { sentence } from '../../../views/sentence.ts';
import { strangerCard } from '../../../views/stranger.ts';
import { fieldOfBlock } from '../draw/field-blocks.ts';
import { renderNotice } from '../draw/render-form.ts';
import { type FormGesture, formGestureSchema, teamOfGesture } from '../read/payloads.ts';
import { readForm } from '../read/read-form.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog } from './open-view.ts';
import { promptAddressOf, replacePrompt } from './prompt-address.ts';

/** Forms sent: a ticket asked for, a gesture on a ticket with its words, a reply, the desk's setup. */
export function listenToForms(app: App, deps: ListenerDeps): void {
  for (const submits of SUBMITS) listenToForm(app, deps, submits);
}

function listenToForm(app: App, deps: ListenerDeps, submits: Dialog['submits']): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: submits }, async ({ ack, body }) => {
    const gesture = formGestureSchema.parse(body);
    const team = teamOfGesture(gesture);
    const context: unknown = JSON.parse(gesture.view.private_metadata);
    const gestureKey = `slack:${team}:form:${gesture.view.id}`;
    const who = { externalConnection: team, externalId: gesture.user.id, typedOn: 'slack' as const };

    const attempt = await deps.attemptFor('form', who, (acting) => {
      const typed = readForm(gesture.view.state, acting.connectionId);
      return answerForm(deps, { submits, context, typed, gestureKey }, acting);
    });

    if (attempt.kind === 'stranger') await ack(onFirstField(gesture, strangerCard().plain));
    else if (attempt.kind === 'unavailable') await ack(onFirstField(gesture, attempt.reader.texts.unavailable));
    else await ack(answerOf(gesture, attempt.value, attempt.acting.reader));

    const promptAddress = promptAddressOf(context);
    if (promptAddress !== undefined && attempt.kind === 'done' && attempt.value.show === 'sentence') {
      const { insteadOfPrompt } = attempt.value;
      // Not waited for: Bolt gives our answer to Slack when the listener ends.
      if (insteadOfPrompt !== undefined) void replacePrompt(promptAddress, sentence(insteadOfPrompt), deps.log);
    }
  });
}

/** What rides in the answer to a form; nothing closes it. */
function answerOf(gesture: FormGesture, answered: SentAnswer, reader: Reader): ViewResponseAction | undefined {
  switch (answered.show) {
    case 'nothing':
      return undefined;
    case 'sentence':
      return inItsPlace(
        renderNotice({ title: answered.title, sentence: answered.words, closeLabel: reader.texts.form.done }),
      );
    case 'form':
      return inItsPlace(
        drawDialog(answered.dialog, reader, promptAddressOf(JSON.parse(gesture.view.private_metadata))),
      );
    case 'corrections':
      return besideFields(gesture, answered.corrections, reader);
  }
}

function inItsPlace(view: types.ModalView): ViewResponseAction {
  return { response_action: 'update', view };
}

/** Slack takes corrections of fields that the form shows; one of another field is said on the first. */
function besideFields(gesture: FormGesture, corrections: Corrections, reader: Reader): ViewResponseAction {
  const blocks = new Map(Object.keys(gesture.view.state.values).map((blockId) => [fieldOfBlock(blockId), blockId]));
  const shown = Object.entries(corrections).flatMap(([field, correction]): [string, Correction][] => {
    const block = blocks.get(field);
    return block === undefined ? [] : [[block, correction]];
  });
  const [other] = Object.values(corrections);
  if (shown.length === 0 && other) return onFirstField(gesture, correctionSentence(other, reader));
  const errors = shown.map(([block, correction]): [string, string] => [block, correctionSentence(correction, reader)]);
  return { response_action: 'errors', errors: Object.fromEntries(errors) };
}

/** The only way to say something and keep what was typed. */
function onFirstField(gesture: FormGesture, words: string): ViewResponseAction {
  const [first] = Object.keys(gesture.view.state.values);
  if (first === undefined) throw new Error('a form without fields was sent');
  return { response_action: 'errors', errors: { [first]: words } };
}
