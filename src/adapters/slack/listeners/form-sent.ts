import type { App, types, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { OFFERED_TYPES } from '../../../domain/ticket/ticket.ts';
import type { Correction } from '../../../forms/build-form.ts';
import type { Typed } from '../../../forms/form.ts';
import type { Corrections } from '../../../forms/read-submission.ts';
import {
  replyToAssignment,
  replyToCreation,
  replyToMove,
  replyToReply,
  replyToSetup,
} from '../../../replies/replies.ts';
import type { Reader } from '../../../texts/reader.ts';
import { correctionSentence } from '../../../views/correction-sentence.ts';
import type { Dialog } from '../../../views/dialog.ts';
import { sentence } from '../../../views/sentence.ts';
import { fieldOfBlock } from '../draw/field-blocks.ts';
import { renderNotice } from '../draw/render-form.ts';
import {
  assignmentSchema,
  type FormGesture,
  formGestureSchema,
  moveIdsSchema,
  teamOfGesture,
  ticketFormIdsSchema,
  ticketIdsSchema,
} from '../read/payloads.ts';
import { readForm } from '../read/read-form.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog } from './open-view.ts';
import { promptAddressOf, replacePrompt } from './prompt-address.ts';
import type { Acting } from './who-acts.ts';

type SentAnswer =
  /** The form closes; what came of it is seen on the cards. */
  | { readonly show: 'nothing' }
  /** The form gives way to a sentence, and the prompt that it was opened from to another. */
  | { readonly show: 'sentence'; readonly title: string; readonly words: string; readonly insteadOfPrompt?: string }
  /** The form stays, with what was typed and what is wrong with it. */
  | { readonly show: 'corrections'; readonly corrections: Corrections }
  | { readonly show: 'form'; readonly dialog: Dialog };

interface Sent {
  /** What the form was opened with. */
  readonly context: unknown;
  readonly typed: Typed;
  /** Names the form: sent twice, it counts once. */
  readonly gestureKey: string;
}

/** Forms sent: a ticket asked for, a gesture on a ticket with its words, a reply. */
export function listenToForms(app: App, deps: ListenerDeps): void {
  const { useCases, clock } = deps;

  listenToForm(app, deps, 'ticket.submit', async ({ context, typed }, { deskId, connectionId, actor, reader }) => {
    const { draftId, type, policyVersion } = ticketFormIdsSchema.parse(context);
    const at = clock.now();
    const chosen = OFFERED_TYPES.find((known) => known === typed['type'] && known !== type);
    if (chosen) {
      // Sent before the form could show the fields of the type that was just chosen.
      const changed = await useCases.changeFormType({ deskId, actor, draftId, type: chosen, typed, at });
      if (changed.kind === 'form') return { show: 'form', dialog: changed.dialog };
    }
    const form = { draftId, type, policyVersion, typed };
    const result = await useCases.createTicket({ deskId, actor, connectionId, ...form, at });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    const { created } = reader.texts;
    return {
      show: 'sentence',
      title: created.modalTitle,
      words: replyToCreation(result, reader),
      ...(result.kind !== 'forbidden' && { insteadOfPrompt: created.became(result.ticket.number) }),
    };
  });

  listenToForm(app, deps, 'ticket.move', async ({ context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = moveIdsSchema.parse(context);
    const result = await useCases.moveTicket({ deskId, actor, ...ids, typed, gestureKey, at: clock.now() });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    if (result.kind === 'moved') return { show: 'nothing' };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToMove(result, policy, reader) };
  });

  listenToForm(app, deps, 'ticket.assign', async ({ context, typed, gestureKey }, acting) => {
    const { deskId, actor, reader } = acting;
    const ids = ticketIdsSchema.parse(context);
    const chosen = assignmentSchema.safeParse(typed);
    if (!chosen.success) return { show: 'corrections', corrections: { owner: { code: 'required' } } };
    const to = { kind: 'person', personId: chosen.data.owner } as const;
    const result = await useCases.assignTicket({ deskId, actor, ...ids, to, gestureKey, at: clock.now() });
    if (result.kind === 'assigned') return { show: 'nothing' };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToAssignment(result, policy, reader) };
  });

  listenToForm(app, deps, 'desk.setup', async ({ typed }, { deskId, connectionId, actor, reader }) => {
    const result = await useCases.setUpDesk({ deskId, connectionId, actor, typed, at: clock.now() });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    // Not waited for: everybody in the team's channel may be unknown yet. What fails is made up for when somebody joins or
    // leaves it, and at each start.
    if (result.kind === 'set_up')
      void useCases
        .syncAgents({ deskId })
        .catch((error: unknown) => deps.log.warn({ err: error, deskId }, 'the agents could not be named yet'));
    return { show: 'sentence', title: reader.texts.setup.form.title, words: replyToSetup(result, reader) };
  });

  listenToForm(app, deps, 'ticket.reply', async ({ context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = ticketIdsSchema.parse(context);
    const result = await useCases.addReply({ deskId, actor, ...ids, typed, gestureKey, at: clock.now() });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToReply(result, policy, reader) };
  });
}

function listenToForm(
  app: App,
  { attemptFor, log }: ListenerDeps,
  submits: Dialog['submits'],
  answer: (sent: Sent, acting: Acting) => Promise<SentAnswer>,
): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: submits }, async ({ ack, body }) => {
    const gesture = formGestureSchema.parse(body);
    const team = teamOfGesture(gesture);
    const sent = {
      context: JSON.parse(gesture.view.private_metadata),
      gestureKey: `slack:${team}:form:${gesture.view.id}`,
    };

    const attempt = await attemptFor({ team, user: gesture.user.id }, (acting) =>
      answer({ ...sent, typed: readForm(gesture.view.state, acting.connectionId) }, acting),
    );

    if (attempt.kind === 'stranger') await ack();
    else if (attempt.kind === 'unavailable') await ack(onFirstField(gesture, attempt.reader.texts.unavailable));
    else await ack(answerOf(gesture, attempt.value, attempt.acting.reader));

    const promptAddress = promptAddressOf(sent.context);
    if (promptAddress !== undefined && attempt.kind === 'done' && attempt.value.show === 'sentence') {
      const { insteadOfPrompt } = attempt.value;
      // Not waited for: Bolt gives our answer to Slack when the listener ends.
      if (insteadOfPrompt !== undefined) void replacePrompt(promptAddress, sentence(insteadOfPrompt), log);
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
