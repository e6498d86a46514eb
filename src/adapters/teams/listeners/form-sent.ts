import { assertNever } from '../../../domain/assert-never.ts';
import { maskSecrets } from '../../../domain/secrets/mask-secrets.ts';
import { maskTyped } from '../../../forms/mask-typed.ts';
import type { Acting } from '../../../gestures/acting.ts';
import { changedForm } from '../../../gestures/form-changed.ts';
import { refusedForm } from '../../../gestures/form-refused.ts';
import { answerForm, type SentAnswer } from '../../../gestures/form-sent.ts';
import type { Reader } from '../../../texts/reader.ts';
import { sentence } from '../../../views/sentence.ts';
import type { Heard } from '../app.ts';
import { renderUnsent } from '../draw/render-unsent.ts';
import type { TaskInfo } from '../draw/task-info.ts';
import { sayInDialog } from '../invoke-answers.ts';
import type { SubmittedForm } from '../read/read-form.ts';
import { showInDialog } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { type OpenedForm, showForm, withChannels } from './open-view.ts';
import { replacePrompt } from './prompt-address.ts';
import { strangerWords, whoOf } from './who.ts';

type Shown =
  | { readonly show: 'form'; readonly opened: OpenedForm }
  /** The form can no longer be shown, and was not accepted. */
  | { readonly show: 'unsent' }
  | Extract<SentAnswer, { show: 'nothing' | 'sentence' }>;

/**
 * A form sent, or changed: Teams closes it, so that one with corrections comes back as a whole. A form is never answered with
 * nothing, which some clients show as a failure.
 * @param data what came: sent once more, it is the same form
 */
export async function answerSent(
  deps: ListenerDeps,
  heard: Heard,
  form: SubmittedForm,
  data: unknown,
): Promise<unknown> {
  const who = whoOf(heard);
  if (!who) return sayInDialog(strangerWords(heard));
  const gestureKey = `teams:${who.externalConnection}:form:${form.form}`;

  const attempt = await deps.attemptFor(form.isRedraw ? 'form_change' : 'form', who, (acting) =>
    form.isRedraw ? redraw(deps, form, acting) : send(deps, { ...form, gestureKey, filesComeLater: true }, acting),
  );

  if (attempt.kind === 'stranger') return sayInDialog(strangerWords(heard));
  if (attempt.kind === 'unavailable') return showInDialog(unsent(form, data, attempt.reader));
  const { value: shown, acting } = attempt;
  switch (shown.show) {
    case 'form':
      return showForm(shown.opened, form.prompt, acting.reader);
    case 'unsent':
      return showInDialog(unsent(form, data, acting.reader));
    case 'nothing':
      return sayInDialog(acting.reader.texts.form.sent);
    case 'sentence':
      // Not waited for: the window has said it already.
      if (form.prompt && shown.insteadOfPrompt !== undefined)
        void replacePrompt(deps, acting.connectionId, form.prompt, sentence(shown.insteadOfPrompt));
      return sayInDialog(shown.words);
    default:
      return assertNever(shown);
  }
}

/** The form as it was sent, to be sent again: also there nobody is shown a secret (C12). */
function unsent(form: SubmittedForm, data: unknown, reader: Reader): TaskInfo {
  const answers = Object.entries(typeof data === 'object' && data !== null ? data : {});
  const masked = answers.map(([input, answer]) => [
    input,
    typeof answer === 'string' ? maskSecrets(answer).text : answer,
  ]);
  return renderUnsent(maskTyped(form.typed).typed, Object.fromEntries(masked), reader);
}

async function send(
  deps: ListenerDeps,
  sent: SubmittedForm & { readonly gestureKey: string; readonly filesComeLater: true },
  acting: Acting,
): Promise<Shown> {
  const answered = await answerForm(deps, sent, acting);
  switch (answered.show) {
    case 'nothing':
    case 'sentence':
      return answered;
    case 'form':
      return { show: 'form', opened: await withChannels(answered.dialog, deps, acting) };
    case 'corrections': {
      const dialog = await refusedForm(deps, { ...sent, corrections: answered.corrections }, acting);
      return dialog ? { show: 'form', opened: await withChannels(dialog, deps, acting) } : { show: 'unsent' };
    }
    default:
      return assertNever(answered);
  }
}

/** The fields of another type, or the form as it was when there are none to show. */
async function redraw(deps: ListenerDeps, form: SubmittedForm, acting: Acting): Promise<Shown> {
  const dialog =
    (await changedForm(deps, form, acting)) ?? (await refusedForm(deps, { ...form, corrections: {} }, acting));
  return dialog ? { show: 'form', opened: await withChannels(dialog, deps, acting) } : { show: 'unsent' };
}
