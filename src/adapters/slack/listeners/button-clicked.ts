import type { App, types } from '@slack/bolt';
import { z } from 'zod';
import { assertNever } from '../../../domain/assert-never.ts';
import { answerClick, kindOfClick } from '../../../gestures/button-clicked.ts';
import type { Reader } from '../../../texts/reader.ts';
import { BUTTON_ACTIONS, type Card } from '../../../views/card.ts';
import { sentence } from '../../../views/sentence.ts';
import { strangerCard } from '../../../views/stranger.ts';
import { tryAgainCard } from '../../../views/try-again.ts';
import { gestureOfOption, MENU_ACTION } from '../draw/render-card.ts';
import { renderWindow } from '../draw/render-home.ts';
import { clickSchema, teamOfGesture, valueOfButtonSchema } from '../read/payloads.ts';
import { inItsPlace, privateAnswer } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, openView, updateView } from './open-view.ts';

/** Listens to the clicks on every kind of button, and to the same in a menu: reads, calls, answers. A form that Slack does not open in time is offered again. */
export function listenToButtons(app: App, deps: ListenerDeps): void {
  app.action(IDS_OF_BUTTONS, async ({ ack, body, client, respond }) => {
    await ack();
    const { who, triggerId, responseUrl, threadTs, inView, ...click } = readClick(body);
    /** In the window where the click was, or in a new one: no window is laid over another. */
    const openWindow = async (view: types.ModalView): Promise<boolean> => {
      if (inView?.type !== 'modal') return openView(client, triggerId, view, deps.log);
      await updateView(client, inView, view);
      return true;
    };
    /** To whoever clicked alone: beside the message, or in a window where the click was in a view. */
    const tell = async (card: Card, reader: Reader): Promise<void> => {
      if (inView) await openWindow(renderWindow(card, reader));
      else await respond(privateAnswer(card, threadTs));
    };

    const attempt = await deps.attemptFor(kindOfClick(click.action), who, (acting) => answerClick(deps, click, acting));

    if (attempt.kind === 'stranger') {
      if (!inView) await respond(privateAnswer(strangerCard(), threadTs));
      return;
    }
    if (attempt.kind === 'unavailable') {
      await tell(sentence(attempt.reader.texts.unavailableCommand), attempt.reader);
      return;
    }
    const { value: answered, acting } = attempt;
    switch (answered.show) {
      case 'beside':
        if (inView?.type !== 'home' || !answered.isSeen) await tell(answered.card, acting.reader);
        return;
      case 'instead':
        if (inView) await tell(answered.card, acting.reader);
        else await respond(inItsPlace(answered.card));
        return;
      case 'on_home':
        return;
      case 'form': {
        const view = drawDialog(answered.dialog, acting.reader, answered.endsPrompt ? responseUrl : undefined);
        // Nothing can be said to a click in a view when no window opens: the button is still there.
        if ((await openWindow(view)) || inView) return;
        await respond(privateAnswer(tryAgainCard(click, acting.reader), threadTs));
        return;
      }
      default:
        assertNever(answered);
    }
  });
}

/** `render-card.ts` tells the buttons of one kind apart by what they carry; a menu holds several kinds. */
const IDS_OF_BUTTONS = new RegExp(
  `^(?:${[...BUTTON_ACTIONS, MENU_ACTION].map((action) => action.replace('.', '\\.')).join('|')}):`,
);

const actionSchema = z.enum(BUTTON_ACTIONS);

function readClick(body: unknown) {
  const { user, trigger_id, actions, ...where } = clickSchema.parse(body);
  const team = teamOfGesture({ user, ...where });
  const [action] = actions;
  const chosen = action.selected_option && gestureOfOption(action.selected_option.value);
  return {
    who: { externalConnection: team, externalId: user.id, typedOn: 'slack' as const },
    triggerId: trigger_id,
    inView: 'view' in where ? where.view : undefined,
    responseUrl: 'view' in where ? undefined : where.response_url,
    conversation: 'view' in where ? '' : where.channel.id,
    threadTs: 'view' in where ? undefined : where.container.thread_ts,
    action: actionSchema.parse(chosen?.action ?? action.action_id.split(':')[0]),
    value: valueOfButtonSchema.parse(JSON.parse(chosen?.value ?? action.value)),
    gestureKey: `slack:${team}:click:${'view' in where ? where.view.id : where.container.message_ts}:${action.action_id}:${action.action_ts}`,
  };
}
