import type { App, types } from '@slack/bolt';
import type { z } from 'zod';
import { assertNever } from '../../../domain/assert-never.ts';
import type { Reader } from '../../../texts/reader.ts';
import type { Button, Card } from '../../../views/card.ts';
import type { Dialog } from '../../../views/dialog.ts';
import { sentence } from '../../../views/sentence.ts';
import { gestureOfOption, MENU_ACTION } from '../draw/render-card.ts';
import { renderWindow } from '../draw/render-home.ts';
import { clickSchema, idsOnButtonSchema, teamOfGesture } from '../read/payloads.ts';
import { inItsPlace, privateAnswer, tryAgainCard } from './answers.ts';
import type { ListenerDeps } from './deps.ts';
import { drawDialog, openView, updateView } from './open-view.ts';
import type { Acting } from './who-acts.ts';

/** A click on one of our buttons, with the ids that ride on it. */
export interface Click<Ids> {
  readonly ids: Ids;
  readonly conversation: string;
  /** Names the click: the same one a second time changes nothing. */
  readonly gestureKey: string;
}

export type ClickAnswer =
  /** Beside the message, to whoever clicked alone. `isSeen`: their Home tab shows it without words. */
  | { readonly show: 'beside'; readonly card: Card; readonly isSeen?: boolean }
  /** In the place of the message. */
  | { readonly show: 'instead'; readonly card: Card }
  /** A worker publishes the Home tab anew. */
  | { readonly show: 'on_home' }
  | { readonly show: 'form'; readonly dialog: Dialog; readonly endsPrompt?: boolean };

/** Listens to the clicks on one kind of button, and to the same in a menu: reads, calls, answers. A form that Slack does not open in time is offered again. */
export function listenToButton<Ids extends z.ZodType>(
  app: App,
  { attemptFor, log }: ListenerDeps,
  action: Button['action'],
  idsSchema: Ids,
  answer: (click: Click<z.infer<Ids>>, acting: Acting) => Promise<ClickAnswer>,
): void {
  app.action(idsOfButtons(action), async ({ ack, body, client, respond }) => {
    const clicked = readClick(body);
    // Every kind of button listens to the menus: the one whose gesture was chosen answers.
    if (clicked.action !== undefined && clicked.action !== action) return;
    await ack();
    const { who, triggerId, responseUrl, threadTs, value, action: _chosen, inView, ...click } = clicked;
    /** In the window where the click was, or in a new one: no window is laid over another. */
    const openWindow = async (view: types.ModalView): Promise<boolean> => {
      if (inView?.type !== 'modal') return openView(client, triggerId, view, log);
      await updateView(client, inView, view);
      return true;
    };
    /** To whoever clicked alone: beside the message, or in a window where the click was in a view. */
    const tell = async (card: Card, reader: Reader): Promise<void> => {
      if (inView) await openWindow(renderWindow(card, reader));
      else await respond(privateAnswer(card, threadTs));
    };
    const ids = idsSchema.parse(JSON.parse(value));

    const attempt = await attemptFor(who, (acting) => answer({ ...click, ids }, acting));

    if (attempt.kind === 'stranger') return;
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
        const again = { action, value: idsOnButtonSchema.parse(JSON.parse(value)) };
        await respond(privateAnswer(tryAgainCard(again, acting.reader), threadTs));
        return;
      }
      default:
        assertNever(answered);
    }
  });
}

/** `render-card.ts` tells the buttons of one kind apart by what they carry; a menu holds several kinds. */
function idsOfButtons(action: Button['action']): RegExp {
  return new RegExp(`^(?:${action.replace('.', '\\.')}|${MENU_ACTION}):`);
}

function readClick(body: unknown) {
  const { user, trigger_id, actions, ...where } = clickSchema.parse(body);
  const team = teamOfGesture({ user, ...where });
  const [action] = actions;
  const chosen = action.selected_option && gestureOfOption(action.selected_option.value);
  return {
    who: { team, user: user.id },
    triggerId: trigger_id,
    inView: 'view' in where ? where.view : undefined,
    responseUrl: 'view' in where ? undefined : where.response_url,
    conversation: 'view' in where ? '' : where.channel.id,
    threadTs: 'view' in where ? undefined : where.container.thread_ts,
    action: chosen?.action,
    value: chosen?.value ?? action.value,
    gestureKey: `slack:${team}:click:${'view' in where ? where.view.id : where.container.message_ts}:${action.action_id}:${action.action_ts}`,
  };
}
